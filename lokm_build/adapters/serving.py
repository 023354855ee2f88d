"""`lokm serve`: MkDocs' live reload over docs/ and knowledge/."""

from pathlib import Path

from mkdocs.commands.serve import serve
from mkdocs.exceptions import MkDocsException

from lokm_build.adapters.publishing import RefusedError


def serve_root(root: Path, port: int) -> None:
    """Serve on this machine until interrupted. Raises RefusedError."""
    config = root / "mkdocs.yml"
    if not config.is_file():
        raise RefusedError(f"ไม่พบ mkdocs.yml ใน '{root}' คำสั่งนี้ใช้ในโฟลเดอร์ที่มี mkdocs.yml, docs/ และ knowledge/")
    try:
        serve(config_file=str(config), dev_addr=f"127.0.0.1:{port}")
    except (MkDocsException, OSError) as error:
        raise RefusedError(f"เปิดเว็บตัวอย่างไม่ได้: {error}") from error
