"""Papers of the programmes: the plan by which an agency carries out its part, and the letter that gives it back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.office.documents.letterheads import (
    desk,
    drafted,
    letter,
    letterhead,
    long_day,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Annex, Block, Column, Heading, Item, Official, Para, Row, Table
from haidang.plan.plans.letters import plan_cited, plan_named
from haidang.plan.programmes.choices import RequestState, Stage
from haidang.plan.programmes.models import Output, Programme, Step
from haidang.plan.programmes.selectors import PartShown, parts_of

# ── kế hoạch triển khai ──────────────────────────────────────────────────────────────────────────


def own_plan(programme: Programme, today: date, by: Any) -> Official:
    """Kế hoạch triển khai của một cơ quan: each task it leads with products, steps, days and persons."""
    agency, plan = programme.agency, programme.plan
    name = agency.name_on(today)
    parts = parts_of(plan, agency, programme)
    blocks: list[Block] = [
        Para(f"Thực hiện {plan_cited(plan)}, {name} ban hành kế hoạch triển khai như sau:"),
        Heading("I. MỤC ĐÍCH, YÊU CẦU"),
        Para(
            f"1. Cụ thể hóa {len(parts)} nhiệm vụ do {name} chủ trì trong {plan_named(plan)}, bảo đảm rõ người, "
            "rõ việc, "
            "rõ thời gian, rõ trách nhiệm, rõ sản phẩm, rõ thẩm quyền."
        ),
        Para("2. Các bước được thực hiện đúng thời hạn; kết quả được cập nhật theo kỳ báo cáo của kế hoạch."),
        Heading("II. NỘI DUNG"),
        Para("Nội dung từng nhiệm vụ như sau; tiến độ chi tiết tại Phụ lục kèm theo."),
    ]
    for at, part in enumerate(parts, 1):
        blocks += _task(at, part)
    blocks += [Heading("III. TỔ CHỨC THỰC HIỆN"), *_carrying_out(programme, name)]
    return drafted(
        letterhead(agency, today, "KH"),
        "KẾ HOẠCH",
        f"Triển khai thực hiện {plan_named(plan)}",
        blocks=tuple(blocks),
        signature=signature(agency, today),
        recipients=tuple(dict.fromkeys(("Sở Ngoại vụ", *_asked(parts), f"Các đơn vị thuộc {name}", "Lưu: VT"))),
        annexes=(Annex("Biểu tiến độ thực hiện", (_table(parts),), landscape=True),),
    )


def is_of_its_agency(programme: Programme, user: Any) -> bool:
    """Who may change every programme does not write the plans of others."""
    return programme.agency_id in user.charge.answers


def why_no_plan(programme: Programme, today: date) -> str:
    """A plan without a step says nothing that the plan above does not say."""
    parts = parts_of(programme.plan, programme.agency, programme)
    if not parts:
        return _("Cơ quan không còn chủ trì nhiệm vụ nào của kế hoạch này.")
    empty = [part.task.label or part.task.title for part in parts if not part.steps]
    if not empty:
        return ""
    told = {"tasks": ", ".join(empty)}
    return _("Chưa có bước thực hiện của nhiệm vụ %(tasks)s; thêm bước rồi soạn kế hoạch.") % told


def _task(at: int, part: PartShown) -> list[Block]:
    number = f" (mục {part.task.label})" if part.task.label else ""
    blocks: list[Block] = [Heading(f"{at}. {part.task.title.rstrip('.')}{number}", 2)]
    if part.outputs:
        blocks.append(titled("Sản phẩm, chỉ tiêu", sentence("; ".join(map(_output, part.outputs)))))
    blocks += [Item(sentence(_step(step)), "+") for step in part.steps]
    if part.task.due_on and part.task.is_urged:
        blocks.append(titled("Thời hạn theo kế hoạch", sentence(short_day(part.task.due_on))))
    if beside := _beside(part):
        blocks.append(titled("Phối hợp", sentence("; ".join(beside))))
    return blocks


def _output(output: Output) -> str:
    """ "Tài liệu giới thiệu: 40 bộ (số gốc 12 bộ, theo Báo cáo năm trước)" """
    told = output.name.rstrip(".")
    if output.target is not None:
        told += f": {output.target_said} {output.unit}"
    if output.baseline is not None:
        told += f" (số gốc {output.baseline_said} {output.unit}, theo {output.baseline_source.rstrip('.')})"
    return told


def _step(step: Step) -> str:
    days = ""
    if step.starts_on and step.due_on:
        days = f"từ ngày {short_day(step.starts_on)} đến ngày {short_day(step.due_on)}"
    elif step.due_on:
        days = f"hạn {short_day(step.due_on)}"
    told = "; ".join(each for each in (days, step.person) if each)
    return f"{step.words.rstrip('.;')} ({told})" if told else step.words


def _beside(part: PartShown) -> list[str]:
    """Who takes what part beside the lead; who was asked and has not answered is told as asked."""
    asked = [
        f"{request.asked.agency.name}: {request.words.rstrip('.')}"
        + ("" if request.state == RequestState.ACCEPTED else " (đang đề nghị)")
        for request in part.requests
        if request.state != RequestState.REFUSED
    ]
    return [*asked, *(duty.agency.name for duty in part.unasked)]


def _asked(parts: Sequence[PartShown]) -> tuple[str, ...]:
    """Everybody who has a part beside it gets the paper."""
    names = [request.asked.agency.name for part in parts for request in part.requests]
    return tuple(dict.fromkeys([*names, *(duty.agency.name for part in parts for duty in part.unasked)]))


def _carrying_out(programme: Programme, name: str) -> list[Block]:
    told: list[Block] = []
    if programme.leader:
        told.append(Para(sentence(f"1. {programme.leader} chịu trách nhiệm chỉ đạo thực hiện kế hoạch này")))
    if programme.power:
        told.append(Para(sentence(f"{len(told) + 1}. Thẩm quyền quyết định, phê duyệt kết quả: {programme.power}")))
    told.append(
        Para(
            f"{len(told) + 1}. Các đơn vị được giao việc báo cáo kết quả theo kỳ; khi có khó khăn, vướng mắc thì "
            "báo cáo "
            f"ngay để {name} giải quyết hoặc kiến nghị cơ quan có thẩm quyền."
        )
    )
    return told


def _table(parts: Sequence[PartShown]) -> Table:
    columns = (
        Column("TT", 1, "center"), Column("Nhiệm vụ", 5), Column("Bước thực hiện", 6), Column("Sản phẩm, chỉ tiêu", 5),
        Column("Thời hạn", 3, "center"), Column("Người, đơn vị làm", 4), Column("Phối hợp", 4),
    )  # fmt: skip
    rows: list[Row] = []
    for at, part in enumerate(parts, 1):
        outputs, beside = "; ".join(map(_output, part.outputs)), "; ".join(_beside(part))
        task = f"{part.task.label} {part.task.title}".strip()
        for place, step in enumerate(part.steps):
            # What is of the whole task stands once, in its first line.
            number, name, products, others = (str(at), task, outputs, beside) if place == 0 else ("", "", "", "")
            rows.append(Row((number, name, step.words, products, short_day(step.due_on), step.person, others)))
    return Table(columns, tuple(rows))


# ── given back ───────────────────────────────────────────────────────────────────────────────────


def return_letter(programme: Programme, today: date, by: Any) -> Official:
    """Công văn trả lại chương trình để bổ sung: what the desk wrote, and what is not clear yet, task by task."""
    focal, agency = desk(), programme.agency
    name, plan = agency.name_on(today), programme.plan
    gaps = [part for part in parts_of(plan, agency, programme) if part.missing]
    filed = f" gửi {long_day(programme.filed_on)}" if programme.filed_on else ""
    blocks: list[Block] = [
        Para(
            f"{focal.name} nhận được chương trình cụ thể của {name}{filed} để thực hiện {plan_cited(plan)}. Sau "
            "khi xem "
            f"xét, {focal.name} trả lại để quý cơ quan bổ sung các nội dung sau:"
        )
    ]
    blocks += [Item(sentence(line)) for line in programme.remarks.splitlines() if line.strip()]
    blocks += [Item(sentence(_lacks(part))) for part in gaps]
    blocks += [
        Para(f"Đề nghị {name} hoàn thiện, gửi lại {focal.name} trước ngày …/…/…… để tổng hợp, theo dõi thực hiện."),
        Para("Rất mong nhận được sự phối hợp của quý cơ quan."),
    ]
    return letter(
        letterhead(focal, today),
        f"V/v bổ sung chương trình thực hiện {plan_named(plan)}",
        blocks=tuple(blocks),
        to=(name,),
        signature=signature(focal, today),
        recipients=("Như trên", "Lưu: VT"),
    )


def why_not_returned(programme: Programme, today: date) -> str:
    """The letter says why it was given back: that must be said first."""
    if programme.stage == Stage.RETURNED and programme.remarks:
        return ""
    told = {"stage": programme.get_stage_display()}
    return _("Chương trình đang ở bước “%(stage)s”. Ghi nhận xét và trả lại trước, rồi soạn công văn trả lại.") % told


def is_of_the_desk(programme: Programme, user: Any) -> bool:
    return bool(user.is_desk)


def _lacks(part: PartShown) -> str:
    label = f"Mục {part.task.label}" if part.task.label else part.task.title
    return f"{label}: {'; '.join(lack for mark in part.missing for lack in mark.lacks)}"
