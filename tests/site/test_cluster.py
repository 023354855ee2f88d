"""A cluster makes the same bytes as one process."""

import datetime
import os
from pathlib import Path

import pytest
from disk import asset, repository

from lokm_build.adapters.publishing import RefusedError, publish
from lokm_build.pipeline import Settings

SETTINGS = Settings(datetime.date(2026, 11, 20))


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.mark.build
@pytest.mark.filterwarnings("ignore")  # the cluster's libraries warn of their own affairs
def test_two_dask_workers_make_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distributed = pytest.importorskip("distributed")
    repository(tmp_path)
    for number in range(60):
        asset(tmp_path, f"a{number}", f"เรื่องที่ {number}", f"ดู [เรื่องก่อน](a{max(number - 1, 0)}.md)\n")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "one-cache"))
    publish(tmp_path, tmp_path / "one", SETTINGS, jobs=1)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "two-cache"))
    with distributed.LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        address = "dask://" + cluster.scheduler_address.removeprefix("tcp://")
        publish(tmp_path, tmp_path / "two", SETTINGS, cluster=address)

    assert os.listdir(tmp_path / "two")
    assert files(tmp_path / "two") == files(tmp_path / "one")


def test_what_is_no_address_of_a_cluster_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="dask://"):
        publish(repository(tmp_path), tmp_path / "site", SETTINGS, cluster="nonsense")
