"""The command `lokm servers`: writes what an administrator takes into the configuration of Apache, nginx or IIS."""

from pathlib import Path

import click

from lokm_build.adapters.options import root_option
from lokm_build.adapters.thai_click import ThaiCommand
from lokm_build.export.servers import configurations
from lokm_build.model.registry import Centre
from lokm_build.model.source import Source
from lokm_build.parse.names import REGISTRY
from lokm_build.parse.registry import parse_registry
from lokm_build.site.write import write_files


@click.command(cls=ThaiCommand)
@root_option
@click.option("--out", type=click.Path(path_type=Path), default=Path("servers"), help="โฟลเดอร์ปลายทาง")
def servers(root: Path, out: Path) -> int:
    """เขียนค่าตั้งพร้อมใช้ของ nginx, Apache และ IIS"""
    count = write_files(root / out, configurations(_centre(root)))
    click.echo(f"เขียน {count} ไฟล์ที่ {(root / out).resolve()} วิธีใช้อยู่ต้นไฟล์และในคู่มือเจ้าหน้าที่ไอที")
    return 0


def _centre(root: Path) -> Centre:
    """What centre.yml says, of which the address matters here; faults in it are told by `lokm check`."""
    path = f"{REGISTRY}centre.yml"
    file = root / path
    sources = {path: Source(path, file.read_bytes())} if file.is_file() else {}
    return parse_registry(sources)[0].centre
