"""One symbol of the flow with its text, alone: what stands at the head of a step's card."""

from lokm_build.model.asset import Step
from lokm_build.render.flow.ink import PAGE, Marks
from lokm_build.render.flow.measure import plain
from lokm_build.render.flow.symbols import FIGURE, symbol

_EDGE = 2


def step_symbol(step: Step) -> str:
    """The symbol of one step with its text, as large as it is in the figure; hidden from screen readers."""
    made = symbol(step.shape, plain(step.text), FIGURE)
    wide, high = 2 * (made.half + _EDGE), 2 * (made.tall + _EDGE)
    marks = Marks(PAGE, FIGURE)
    marks.symbol(made, wide / 2, high / 2)
    return (
        f'<svg class="lokm-flow lokm-flow--symbol" width="{wide:g}" height="{high:g}" '
        f'viewBox="0 0 {wide:g} {high:g}" aria-hidden="true" focusable="false">{marks.picture()}</svg>'
    )
