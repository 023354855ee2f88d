"""What is wrong with a live list in a hand-written page."""


class SlotError(ValueError):
    """A slot that cannot be filled; the message is Thai and says what to write instead."""
