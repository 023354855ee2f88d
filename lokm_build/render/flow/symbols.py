"""The symbols of the official flowchart form."""

from lokm_build.model.asset import Step


def step_symbol(step: Step) -> str:
    """The symbol of one step with its text, alone."""
    return f'<svg class="lokm-flow-symbol" aria-hidden="true" focusable="false" data-shape="{step.shape}"></svg>'
