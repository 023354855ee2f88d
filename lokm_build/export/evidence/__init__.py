"""The evidence pack: what a unit hands in for an indicator and a round, as one ZIP that explains itself offline.

    files = evidence_files(Evidence(evaluation, catalogue, views, left_out, read, font))
    data = zipped(files, pack_name(evaluation))

All of it tells what `derive.levels.evaluate` found, in the words of `derive.levels.words`, which the pages show too.
A report is made once, as blocks, and written twice: as HTML and for Word. Pure functions; `read` brings attachments.
"""

from lokm_build.export.evidence.facts import Evidence
from lokm_build.export.evidence.pack import evidence_files, pack_name, zipped

__all__ = ["Evidence", "evidence_files", "pack_name", "zipped"]
