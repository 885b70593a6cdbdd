"""Papers of the follow-up: what an agency reports of its part, and what a meeting on a plan concludes.

Done is what an agency stands by; what comes next is told as coming, never as done.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit.records.related import rows_above
from haidang.office.documents.letterheads import (
    committee,
    desk,
    drafted,
    full_name,
    head_of,
    letterhead,
    province,
    sentence,
    short_day,
    signature,
    titled,
)
from haidang.papers.writer.model import Annex, Block, Column, Heading, Item, Official, Para, Row, Table
from haidang.plan.followup import figures
from haidang.plan.followup.choices import Result, State
from haidang.plan.followup.models import Update
from haidang.plan.followup.periods import reporting
from haidang.plan.followup.selectors import TaskStanding, counts, standings
from haidang.plan.plans.choices import GivingKind
from haidang.plan.plans.letters import plan_cited, plan_named
from haidang.plan.plans.models import Duty, Plan, Task
from haidang.plan.programmes.models import Programme

# ── báo cáo tiến độ của một cơ quan ──────────────────────────────────────────────────────────────


@dataclass
class _Part:
    """One part of the agency with what it said last, and what hinders it."""

    duty: Duty
    said: Update | None = None
    difficulties: list[Any] = field(default_factory=list)
    extensions: list[Any] = field(default_factory=list)

    @property
    def name(self) -> str:
        task = self.duty.task
        return f"{task.label} {task.title}".strip().rstrip(".")

    @property
    def solution(self) -> str:
        return self.duty.solution.words if self.duty.solution else ""


def progress_report(programme: Programme, today: date, by: Any) -> Official:
    """Báo cáo tiến độ: what was done of each task, what hinders, what is asked; behind it the table of follow-up."""
    agency, plan, focal = programme.agency, programme.plan, desk()
    parts = _parts(programme, by)
    found = standings(list({part.duty.task_id: part.duty.task for part in parts}.values()), today)
    reached = {task.pk: rows for task, rows in figures.of_programme(plan, agency)}
    hindered = [part for part in parts if part.difficulties or (part.said and part.said.obstacle)]
    blocks: list[Block] = [
        Para(
            f"Thực hiện {plan_cited(plan)}, {agency.name_on(today)} báo cáo tiến độ các nhiệm vụ được giao, "
            f"số liệu đến hết ngày {short_day(today)}, như sau (chi tiết tại Phụ lục kèm theo):"
        ),
        Heading("I. KẾT QUẢ THỰC HIỆN"),
        Para(_counted(f"{agency.name_on(today)} thực hiện {len(found)} nhiệm vụ", found.values())),
        *(block for at, part in enumerate(parts, 1) for block in _done(at, part, reached.get(part.duty.task_id, ()))),
        Heading("II. KHÓ KHĂN, VƯỚNG MẮC"),
        *(_hindrances(hindered) or [Para("Không có khó khăn, vướng mắc phải báo cáo.")]),
        Heading("III. KIẾN NGHỊ, ĐỀ XUẤT"),
        *(_asked(parts) or [Para("Không có kiến nghị, đề xuất.")]),
    ]
    return drafted(
        letterhead(agency, today, "BC"),
        "BÁO CÁO",
        f"Tiến độ thực hiện {plan_named(plan)}",
        to=(focal.name_on(today),),
        blocks=tuple(blocks),
        signature=signature(agency, today),
        recipients=("Như trên", "Lưu: VT"),
        annexes=(Annex("Biểu theo dõi tiến độ", (_table(parts, reached, found),), landscape=True),),
    )


def is_of_its_agency(programme: Programme, user: Any) -> bool:
    """An agency reports for itself; what the desk knows of it is not its report."""
    return programme.agency_id in user.charge.answers


def why_no_report(programme: Programme, today: date) -> str:
    duties = reporting().filter(task__plan=programme.plan_id, agency=programme.agency_id)
    if Update.objects.said().filter(duty__in=duties.order_by().values("pk")).exists():
        return ""
    return _("Cơ quan chưa gửi cập nhật nào của kế hoạch này; gửi cập nhật rồi soạn báo cáo.")


def _parts(programme: Programme, by: Any) -> list[_Part]:
    """What the agency reports on, in the order of the plan; as many queries for one part as for all."""
    duties = reporting().filter(task__plan=programme.plan, agency=programme.agency)
    parts = {duty.pk: _Part(duty) for duty in duties.order_by("task__position", "task", "pk")}
    for update in Update.objects.said().filter(duty__in=parts).order_by("first"):
        held = parts[update.duty_id]
        # a period with nothing new does not unsay the last
        if held.said is None or update.state != State.NOTHING:
            held.said = update
    for name in ("difficulties", "extensions"):
        rows = rows_above(Duty, name, by)
        if rows is None:
            continue
        open_ones = rows.open() if name == "difficulties" else rows.asked()  # type: ignore[attr-defined]
        for row in open_ones.filter(duty__in=parts).order_by("pk"):
            getattr(parts[row.duty_id], name).append(row)
    return list(parts.values())


def _counted(opening: str, found: Iterable[TaskStanding]) -> str:
    """The four standard results, in one sentence that adds up; standing work has none of them."""
    rows = list(found)
    counted = {result: count for result, count in counts(rows).items() if count}
    told = [f"{count} {result.label}" for result, count in counted.items()]
    if left := len(rows) - sum(counted.values()):
        told.append(f"{left} chưa tính theo thời hạn (thường xuyên, tạm hoãn hoặc chưa phân công)")
    return sentence(f"{opening}: {', '.join(told)}" if told else opening)


def _done(at: int, part: _Part, reached: Sequence[figures.Reached]) -> list[Block]:
    sources = (f"followup.update:{part.said.pk}",) if part.said else ()
    number = f" (mục {part.duty.task.label})" if part.duty.task.label else ""
    blocks: list[Block] = [Heading(f"{at}. {part.duty.task.title.rstrip('.')}{number}", 2)]
    if part.solution:
        blocks.append(titled("Phần việc", sentence(part.solution)))
    if part.said is None:
        blocks.append(Para("Chưa có cập nhật."))
        return blocks
    blocks.append(Para(sentence(f"Tình trạng: {str(part.said.get_state_display()).lower()}"), sources=sources))
    blocks += [Para(sentence(line), sources=sources) for line in part.said.done.splitlines() if line.strip()]
    for each in reached:
        if each.actual is not None:
            blocks.append(Item(sentence(_figure(each)), sources=sources))
    if part.said.next.strip():
        blocks.append(Para(sentence(f"Việc tiếp theo (dự kiến): {' '.join(part.said.next.split())}"), sources=sources))
    return blocks


def _figure(each: figures.Reached) -> str:
    of = f"/{each.output.target_said}" if each.output.target is not None else ""
    share = f" ({each.share_said} chỉ tiêu)" if each.share_said else ""
    return f"{each.output.name.rstrip('.')}: {each.actual_said}{of} {each.output.unit}{share}"


def _product(each: figures.Reached) -> str:
    return each.output.name if each.actual is None else _figure(each)


def _hindrances(parts: Sequence[_Part]) -> list[Block]:
    blocks: list[Block] = []
    for part in parts:
        told = [difficulty.words for difficulty in part.difficulties]
        if not told and part.said:
            told = [part.said.obstacle]
        blocks += [Item(sentence(f"{part.name}: {' '.join(words.split())}")) for words in told]
    return blocks


def _asked(parts: Sequence[_Part]) -> list[Block]:
    """Each has exactly one addressee."""
    blocks: list[Block] = []
    for part in parts:
        for row in part.difficulties:
            if row.proposal.strip():
                words = " ".join(row.proposal.split())
                blocks.append(Item(sentence(f"Kiến nghị {row.addressee} ({part.duty.task.label}): {words}")))
        for row in part.extensions:
            words = " ".join(row.reason.split())
            until = f"đề nghị gia hạn đến ngày {short_day(row.until)}"
            blocks.append(Item(sentence(f"{part.name}: {until}; lý do: {words}")))
    return blocks


def _table(parts: Sequence[_Part], reached: dict[int, list[figures.Reached]], found: dict[int, TaskStanding]) -> Table:
    """The form of the follow-up (STT … đề nghị gia hạn)."""
    columns = (
        Column("TT", 1, "center"), Column("Nhiệm vụ", 4), Column("Giải pháp, phần việc", 4), Column("Sản phẩm", 3),
        Column("Thời hạn", 3, "center"), Column("Tiến độ", 3), Column("Kết quả", 5), Column("Khó khăn", 3),
        Column("Kiến nghị", 3), Column("Đề nghị gia hạn", 3, "center"),
    )  # fmt: skip
    rows = []
    for at, part in enumerate(parts, 1):
        task = part.duty.task
        standing = found[task.pk]
        result = f"\n({standing.result.label})" if standing.result else ""
        state = str(part.said.get_state_display()) if part.said else "Chưa có cập nhật"
        outputs = "\n".join(
            _figure(each) if each.actual is not None else each.output.name for each in reached.get(task.pk, ())
        )
        rows.append(
            Row(
                (
                    str(at), part.name, part.solution, outputs, short_day(task.due_on), f"{state}{result}",
                    part.said.done if part.said else "",
                    "\n".join(row.words for row in part.difficulties) or (part.said.obstacle if part.said else ""),
                    "\n".join(row.proposal for row in part.difficulties),
                    "\n".join(short_day(row.until) for row in part.extensions),
                ),
                sources=(f"followup.update:{part.said.pk}",) if part.said else (),
            )
        )  # fmt: skip
    return Table(columns, tuple(rows))


#: Points are told by the letters of the Vietnamese alphabet (NĐ 30/2020/NĐ-CP PL I).
_POINTS = "abcdđeghiklmnopqrstuvxy"

# ── thông báo kết luận ───────────────────────────────────────────────────────────────────────────


def conclusions(plan: Plan, today: date, by: Any) -> Official:
    """Thông báo kết luận cuộc họp về tình hình thực hiện một kế hoạch: where it stands, who does what by when.

    The meeting is the one at which the direction was given, or the last that the desk wrote down as such; nobody knows
    its day otherwise, and it has dots.
    """
    focal = desk()
    met = _meeting(plan, focal, today, by)
    found = standings(Task.objects.for_user(by, "view").in_force().filter(plan=plan, kind="task"), today)
    waiting = _to_be_done(found.values(), today)
    blocks: list[Block] = [
        Para(
            f"Ngày {short_day(met.on) or '…/…/……'}, tại {met.place}, {met.chair} chủ trì cuộc họp về tình hình thực "
            f"hiện {plan_cited(plan)}. Sau khi nghe báo cáo và ý kiến của các cơ quan dự họp, {met.chair_again} kết "
            "luận như sau:"
        ),
        Heading("1. Tình hình chung", 2),
        Para(_counted(f"Đến hết ngày {short_day(today)}, {plan_named(plan)} có {len(found)} nhiệm vụ", found.values())),
        Heading("2. Yêu cầu đối với các cơ quan", 2),
        *(waiting or [Para("Các cơ quan tiếp tục thực hiện đúng tiến độ các nhiệm vụ được giao.")]),
        *_to_be_settled(plan, by),
        Para(
            f"Giao {focal.name_on(today)} theo dõi, đôn đốc việc thực hiện kết luận này, tổng hợp báo cáo "
            f"{committee(today)}."
        ),
        Para(f"{focal.name_on(today)} thông báo để các cơ quan biết, thực hiện."),
    ]
    return drafted(
        letterhead(focal, today, "TB"),
        "THÔNG BÁO",
        f"Kết luận cuộc họp về tình hình thực hiện {plan_named(plan)}",
        blocks=tuple(blocks),
        signature=signature(focal, today),
        recipients=(f"{full_name(province(), today)} (b/c)", "Các cơ quan dự họp", "Lưu: VT"),
    )


@dataclass(frozen=True)
class _Meeting:
    on: date | None
    place: str
    chair: str
    #: As the chair is named the second time.
    chair_again: str


def _meeting(plan: Plan, focal: Any, today: date, by: Any) -> _Meeting:
    """At whose word, where and when: what the records know of it."""
    if plan.kind == str(GivingKind.MEETING.label) and plan.issuer:
        return _Meeting(plan.issued_on, "……", plan.issuer, plan.issuer)
    rows = rows_above(Task, "urgings", by)
    held = None if rows is None else rows.filter(way=_MEETING, task__plan=plan).order_by("-climbed_on").first()
    post, name = head_of(focal, today)
    said = f"{post} {focal.name_on(today)}"
    chair = f"đồng chí {name}, {said}," if name else f"đồng chí {said}"
    # The desk's own round of the agencies is led by its head, at its house.
    return _Meeting(held.climbed_on if held else None, focal.name_on(today), chair, f"đồng chí {name or said}")


#: A way in which the desk urges by itself (urging.choices.Way): that room stands above this one.
_MEETING = "meeting"


def why_no_conclusions(plan: Plan, today: date) -> str:
    return "" if plan.tasks.exists() else _("Kế hoạch chưa có nhiệm vụ nào được chấp nhận.")


def _to_be_done(found: Iterable[TaskStanding], today: date) -> list[Block]:
    """By agency, in the order of protocol: what is late, and what is hindered."""
    late = [each for each in found if each.result == Result.DOING_LATE or each.state == "hindered"]
    leads: dict[int, list[Duty]] = defaultdict(list)
    for duty in (
        reporting().filter(task__in=[each.task.pk for each in late]).order_by("agency__order", "agency__sort_key")
    ):
        leads[duty.task_id].append(duty)
    by_agency: dict[str, list[str]] = {}
    order = sorted(
        ((duty.agency.order, duty.agency.name, each) for each in late for duty in leads[each.task.pk]),
        key=lambda one: (one[0], one[1], one[2].task.position),
    )
    for _order, name, each in order:
        line = _late(each, today)
        held = by_agency.setdefault(name, [])
        if line not in held:
            held.append(line)
    blocks: list[Block] = []
    for at, (name, lines) in enumerate(by_agency.items()):
        blocks.append(Para(f"{_POINTS[at] if at < len(_POINTS) else at + 1}) {name}:"))
        blocks += [Item(line) for line in lines]
    return blocks


def _late(each: TaskStanding, today: date) -> str:
    task = each.task
    title = f"nhiệm vụ {task.label} “{task.title.strip().rstrip('.')}”".replace("  ", " ")
    if each.result == Result.DOING_LATE and task.due_on:
        days = (today - task.due_on).days
        return sentence(
            f"Khẩn trương hoàn thành {title} (hạn {short_day(task.due_on)}, đã quá {days} ngày) và báo cáo kết quả"
        )
    return sentence(f"Báo cáo rõ vướng mắc và hướng giải quyết của {title}")


def _to_be_settled(plan: Plan, by: Any) -> list[Block]:
    """Difficulties that wait for an answer: each by who is to give it."""
    rows = rows_above(Task, "difficulties", by)
    if rows is None:
        return []
    waiting = list(rows.waiting().filter(task__plan=plan).with_names()[:50])  # type: ignore[attr-defined]
    if not waiting:
        return []
    lines = [
        Item(
            sentence(
                f"{row.addressee} xem xét, trả lời {row.agency}: {' '.join(row.words.split()).rstrip('.')}"
                + (f" (trước ngày {short_day(row.answer_due_on)})" if row.answer_due_on else "")
            ),
            sources=(f"difficulties.difficulty:{row.pk}",),
        )
        for row in waiting
    ]
    return [Heading("3. Khó khăn, vướng mắc", 2), *lines]
