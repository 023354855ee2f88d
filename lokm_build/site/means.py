"""The means of a build: who does the work, what was kept of earlier builds, and who is told of its course."""

from dataclasses import dataclass, field

from lokm_build.site.cache import Store
from lokm_build.site.telling import Telling
from lokm_build.site.work import IN_PROCESS, Workers


@dataclass(frozen=True)
class Means:
    """Workers, store and telling; by default this process alone, and silence."""

    store: Store
    workers: Workers = IN_PROCESS
    telling: Telling = field(default_factory=Telling)
