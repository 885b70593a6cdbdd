"""Papers of the plans: how a plan is cited, and the decision that amends one with the list of what it changes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.office.documents.legal_bases import local_government
from haidang.office.documents.letterheads import (
    cited,
    drafted,
    full_name,
    in_small_letters,
    letterhead,
    long_day,
    lowered,
    province,
    sentence,
    short_day,
    signature,
)
from haidang.papers.writer.model import Annex, Block, Column, Letterhead, Official, Para, Row, Run, Table, Words
from haidang.papers.writer.wording import body_name
from haidang.plan.plans import amend_rules
from haidang.plan.plans.choices import AmendmentState
from haidang.plan.plans.models import Amendment, Plan
from haidang.plan.plans.selectors.amendments import PartDiff, TaskDiff, preview


def plan_cited(plan: Plan) -> str:
    """Kind, number, day, issuer and what it is about, as a first citation names it."""
    if plan.document is not None:
        return cited(plan.document)
    kind = plan.kind or "Kế hoạch"
    said = f"{kind} số {plan.number}" if plan.number else kind
    if plan.issued_on:
        said += f" {long_day(plan.issued_on)}"
    if issuer := _issuer(plan):
        said += f" của {issuer}"
    about = in_small_letters(plan.title.strip().rstrip("."), plan.issuer_agency, plan.issued_on)
    if about.casefold().startswith(kind.casefold()):
        about = about[len(kind) :].strip()
    return f"{said} về {lowered(about)}" if about and not about.casefold().startswith("về ") else f"{said} {about}"


def _issuer(plan: Plan) -> str:
    """As a sentence names it: the letterhead of the plan has it in capitals."""
    if plan.issuer_agency is not None:
        return full_name(plan.issuer_agency, plan.issued_on or plan.created_at.date())
    return body_name(Letterhead(plan.issuer)) if plan.issuer else ""


def plan_named(plan: Plan) -> str:
    """Kind and number: as it is named after the first time."""
    kind = plan.kind or "Kế hoạch"
    if plan.number:
        return f"{kind} số {plan.number}"
    return f"{kind} {lowered(in_small_letters(plan.title, plan.issuer_agency, plan.issued_on))}"


# ── the decision that amends ─────────────────────────────────────────────────────────────────────


def amendment_decision(amendment: Amendment, today: date, by: Any) -> Official:
    """Quyết định điều chỉnh kế hoạch, danh mục thay đổi ở phụ lục: what stands before and what stands after it."""
    plan = amendment.plan
    issuer = plan.issuer_agency or province()
    diffs = preview(amendment).diffs
    whole = issuer.kind == "peoples-committee"
    blocks = (
        Para(
            f"Điều 1. Điều chỉnh {plan_cited(plan)}: {_counted(diffs)} (danh mục tại Phụ lục kèm theo)."
            + (f" Lý do: {sentence(amendment.words)}" if amendment.words else "")
        ),
        Para(
            f"Điều 2. Quyết định này có hiệu lực {_from(amendment.in_force_on)}. Các nội dung khác của "
            f"{plan_named(plan)} không thay đổi."
        ),
        Para(f"Điều 3. {_charged(diffs)} chịu trách nhiệm thi hành Quyết định này."),
    )
    return drafted(
        letterhead(issuer, today, "QĐ"),
        "QUYẾT ĐỊNH",
        f"Về việc điều chỉnh {plan_named(plan)}",
        bases=(*local_government(today), f"Căn cứ {plan_cited(plan)}", *_asked(amendment)),
        blocks=blocks,
        signature=signature(issuer, today, in_its_name=whole),
        recipients=("Như Điều 3", "Sở Ngoại vụ", "Lưu: VT"),
        annexes=(Annex("Danh mục nội dung điều chỉnh", (_changes(diffs),), landscape=True),),
    )


def why_no_decision(amendment: Amendment, today: date) -> str:
    """A decision decides something, once."""
    if amendment.state != AmendmentState.DRAFT:
        told = {"state": amendment.get_state_display().lower()}
        return _("Bản điều chỉnh này %(state)s, nên không soạn quyết định cho nó nữa.") % told
    if amendment.changes.exists():
        return ""
    return _("Bản điều chỉnh chưa có thay đổi nào; thêm thay đổi rồi soạn quyết định.")


def _counted(diffs: Sequence[TaskDiff]) -> str:
    """ "sửa 2 nhiệm vụ, bổ sung 1 nhiệm vụ" """
    words = {"changed": "sửa", "new": "bổ sung", "gone": "đưa ra"}
    counted = {kind: sum(diff.kind == kind for diff in diffs) for kind in words}
    return ", ".join(f"{words[kind]} {count} nhiệm vụ" for kind, count in counted.items() if count) or "theo danh mục"


def _from(day: date | None) -> str:
    return f"kể từ {long_day(day)}" if day else "kể từ ngày ký"


def _asked(amendment: Amendment) -> tuple[str, ...]:
    asker = amendment.asked_by.name if amendment.asked_by else "Giám đốc Sở Ngoại vụ"
    return (f"Theo đề nghị của {asker}",)


def _charged(diffs: Sequence[TaskDiff]) -> str:
    """Who carries it out: the two offices that keep the plan, and everybody with a part in what is changed."""
    parts = [part for diff in diffs for part in diff.parts]
    names = dict.fromkeys(name for part in parts for name in (*part.stayed, *part.gone, *part.new))
    # "Các sở, ban, ngành có liên quan" is what the sentence ends with anyway.
    told = [name for name in names if name not in _KEEPERS and not (is_phrase(name) and name.endswith("liên quan"))]
    others = "; ".join(f"{name[:1].lower()}{name[1:]}" if is_phrase(name) else name for name in told)
    listed = f"; Thủ trưởng các cơ quan: {others}" if others else ""
    return f"Chánh Văn phòng UBND tỉnh; Giám đốc Sở Ngoại vụ{listed} và các cơ quan, đơn vị có liên quan"


def is_phrase(name: str) -> bool:
    """ "Các Sở, Ban, Ngành có liên quan": it names nobody, and stands in the middle of a sentence."""
    return name.casefold().startswith(("các ", "những "))


#: They are named by their heads.
_KEEPERS = frozenset({"Sở Ngoại vụ", "Văn phòng UBND tỉnh", "Văn phòng Ủy ban nhân dân tỉnh"})
_KINDS = {"new": "Bổ sung", "gone": "Đưa ra", "changed": "Sửa"}


def _changes(diffs: Sequence[TaskDiff]) -> Block:
    columns = (
        Column("TT", 1, "center"), Column("Mục", 1, "center"), Column("Loại", 2), Column("Nội dung đang có", 7),
        Column("Nội dung điều chỉnh", 7),
    )  # fmt: skip
    rows = tuple(
        Row((str(at), diff.label, _kind(diff), _side(diff, is_after=False), _side(diff, is_after=True)))
        for at, diff in enumerate(diffs, 1)
    )
    return Table(columns, rows)


def _kind(diff: TaskDiff) -> Words:
    return f"{_KINDS[diff.kind]}. {diff.how}".rstrip(". ") if diff.how else _KINDS[diff.kind]


def _side(diff: TaskDiff, *, is_after: bool) -> Words:
    """One of the two columns: what is different of the task, each on its line, in bold what stands only there."""
    if diff.kind == ("gone" if is_after else "new"):
        return ""
    lines: list[tuple[Run, ...]] = [_runs(diff.title, is_after=is_after)]
    if any(run.kind != "same" for run in diff.description):
        lines.append(_runs(diff.description, is_after=is_after))
    amends = diff.kind == "changed"
    lines += [_part(part, is_after=is_after, marks=amends) for part in diff.parts if part.is_changed or not amends]
    if any(run.kind != "same" for run in diff.deadline) or diff.is_day_moved or diff.kind != "changed":
        day = diff.due_after if is_after else diff.due_before
        words = _runs(diff.deadline, is_after=is_after) or ((Run(short_day(day)),) if day else ())
        lines += [(Run("Thời hạn: "), *words)] if words else []
    for solution in diff.solutions:
        if solution.kind != "same" and (words := _runs(solution.runs, is_after=is_after)):
            lines.append((Run("- "), Run(words[0].text.lstrip("-+* "), bold=words[0].bold), *words[1:]))
    return _joined(lines)


def _part(part: PartDiff, *, is_after: bool, marks: bool) -> tuple[Run, ...]:
    """ "Chủ trì: Sở A, Sở B": who comes or goes in bold, where others stay."""
    named = [Run(name) for name in part.stayed] + [
        Run(name, bold=True) for name in (part.new if is_after else part.gone)
    ]
    if not named:
        return ()
    apart = [run for name in named for run in (name, Run(", "))][:-1]
    return (Run(f"{part.part}: "), *apart)


def _runs(runs: Iterable[amend_rules.Run], *, is_after: bool) -> tuple[Run, ...]:
    other = "gone" if is_after else "new"
    told = [run for run in runs if run.kind != other and run.words]
    # Where nothing stayed, all of it is different: bold would say nothing.
    apart = any(run.kind == "same" and run.words.strip() for run in told)
    return tuple(Run(run.words, bold=apart and run.kind != "same") for run in told)


def _joined(lines: Iterable[tuple[Run, ...]]) -> tuple[Run, ...]:
    said = [line for line in lines if line]
    return tuple(run for at, line in enumerate(said) for run in ((Run("\n"),) if at else ()) + line)
