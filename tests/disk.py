"""A small repository on disk, for tests that run commands on real folders."""

from pathlib import Path
from textwrap import dedent

REGISTRY = {
    "centre.yml": "name: ศูนย์ความรู้ทดสอบ\norganisation: กรมทดสอบ\nurl: https://km.example.go.th/\n",
    "units.yml": "- {code: dept, name: กรมทดสอบ}\n- {code: plan, name: กองแผนงาน, parent: dept}\n",
    "topics.yml": "- {code: meetings, name: การประชุม}\n- {code: letters, name: หนังสือราชการ}\n",
    "indicators.yml": '- {agency: dept, year: 2566, code: "2.10", name: ตัวชี้วัดทดสอบ}\n',
    "channels.yml": "- {code: web, name: เว็บไซต์}\n",
}


def write(root: Path, path: str, text: str) -> Path:
    """Write one file of the repository; returns its path."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
    return target


def asset(root: Path, identity: str, title: str, body: str = "เนื้อหา\n", **keys: str) -> Path:
    """Write a sound question-and-answer asset; `keys` replace or add front matter, as YAML text."""
    front = {
        "title": title, "kind": "qa", "unit": "plan", "topics": "[meetings]", "fiscal_year": "2566",
        "summary": f"สรุปของ{title}", **keys,
    }  # fmt: skip
    head = "".join(f"{key}: {value}\n" for key, value in front.items())
    sections = f"## คำถาม\n\nถามเรื่อง{title}\n\n## คำตอบ\n\n{dedent(body)}\n## ผู้ยืนยัน\n\nกองแผนงาน\n"
    return write(root, f"knowledge/{front['unit']}/{identity}.md", f"---\n{head}---\n\n{sections}")


def repository(root: Path) -> Path:
    """A repository with a public, an internal and a draft asset, each with a word that stands nowhere else."""
    for name, text in REGISTRY.items():
        write(root, f"knowledge/registry/{name}", text)
    asset(root, "open", "เรื่องเปิดเผย", "คำเปิดเผยสุดพิเศษ ดู [เรื่องภายใน](inside.md)\n", indicators="[dept/2566/2.10]")
    asset(root, "inside", "เรื่องภายใน", "คำภายในสุดพิเศษ\n", access="internal", topics="[letters]")
    asset(root, "rough", "เรื่องร่าง", "คำร่างสุดพิเศษ\n", status="draft")
    return root
