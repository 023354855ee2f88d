"""Which day it is: `--today`, else SOURCE_DATE_EPOCH, else the system's date in Asia/Bangkok."""

import datetime
import os

from lokm_build.thai.dates import BANGKOK

_LONGEST = 11
"""Digits of a moment that a date can hold; a longer number is no moment."""


def today() -> datetime.date:
    """The day of SOURCE_DATE_EPOCH (in Bangkok) when that is set to one, else the day it is there now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal() and len(epoch) <= _LONGEST:
        return datetime.datetime.fromtimestamp(int(epoch), BANGKOK).date()
    return datetime.datetime.now(BANGKOK).date()
