"""IDP: what each role must know, the assets that give it, and what no asset gives yet."""

from collections.abc import Iterator

from lokm_build.derive.needs import Held, NeedGap
from lokm_build.model.registry import Role
from lokm_build.render.pages.draft import PageDraft
from lokm_build.render.pages.secretary.desk import Desk, draft, numbered, paginated
from lokm_build.render.pages.secretary.gap import asked


def idp_drafts(desk: Desk) -> Iterator[PageDraft]:
    """The list of roles and a form for each."""
    roles = [(role, _needs(role, desk)) for role in desk.catalogue.registry.roles]
    for at, stem, some in paginated(roles, "idp"):
        yield draft(
            desk, stem, numbered("แผนพัฒนารายบุคคล (IDP) ตามบทบาท", at),
            "ความรู้ที่แต่ละบทบาทต้องมี และองค์ความรู้ที่อ่านได้", "idp",
            indexed=at.number == 1, at=at, total=len(roles),
            roles=[(role, len(found), [(state, _count(found, state)) for state in Held]) for role, found in some],
        )  # fmt: skip
    for role, found in roles:
        yield from _of_role(role, found, desk)


def _of_role(role: Role, found: tuple[NeedGap, ...], desk: Desk) -> Iterator[PageDraft]:
    for at, stem, some in paginated(found, f"idp-{role.code}"):
        yield draft(
            desk, stem, numbered(f"แผนพัฒนารายบุคคลของ{role.name}", at),
            f"ความรู้ที่{role.name}ต้องมี และองค์ความรู้ที่อ่านได้", "idp_role",
            indexed=at.number == 1, at=at, role=role, total=len(found), needs=[asked(gap) for gap in some],
            counts=[(state, _count(found, state)) for state in Held],
        )  # fmt: skip


def _needs(role: Role, desk: Desk) -> tuple[NeedGap, ...]:
    """What the role must know: an IDP begins with what can be read today, and ends with what is lacking."""
    return tuple(sorted(desk.needs.of(role.needs), key=lambda gap: gap.state is Held.NONE))


def _count(found: tuple[NeedGap, ...], state: Held) -> int:
    return sum(gap.state is state for gap in found)
