"""Calling a function in a new process, for engines that change a whole process or write on its screen."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import ParamSpec

from lokm_build.site.frames import EngineError

Parameters = ParamSpec("Parameters")


def apart(function: Callable[Parameters, None], *arguments: Parameters.args, **named: Parameters.kwargs) -> None:
    """Call the function there; what it raises is raised here. Raises EngineError when that process dies."""
    try:
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
            process.submit(function, *arguments, **named).result()
    except BrokenProcessPool as error:
        raise EngineError("โปรแกรมหยุดทำงานกลางคัน") from error
