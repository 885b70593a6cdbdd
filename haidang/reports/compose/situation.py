"""Part I: what the days were like, which plans stood in them and how they were changed, how the work was directed.

Rules know what the records say: what was hindered and halted, what was decided, asked for and urged. What the world was
like they do not know; the officer writes it, and the page says where (`CONTEXT`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from haidang.reports.compose.material import (
    AmendmentLine,
    FigureLine,
    HaltLine,
    Material,
    Obstacle,
    PaperLine,
    PlanLine,
)
from haidang.reports.compose.saying_nothing import nothing
from haidang.reports.compose.tasks import number_of
from haidang.reports.compose.values import Block, Number, Paragraph, Section, Sentence, Source, counted, said_day, told
from haidang.reports.compose.wording import bare, ended, listed

#: Where an officer writes what no record says.
CONTEXT = "situation.context"
#: Papers named one by one; of more than that the number is told, and the book has them.
PAPERS = 40
#: So many difficulties told in their words; all of them stand in the book.
OBSTACLES = 12


def situation(of: Material) -> Section:
    return Section(
        "situation",
        "Bối cảnh, tình hình; công tác chỉ đạo, điều hành",
        sections=(
            Section(CONTEXT, "Bối cảnh, tình hình", tuple(_context(of)) or (nothing(CONTEXT),)),
            Section("situation.plan", "Kế hoạch và phạm vi báo cáo", tuple(_scope(of))),
            Section("situation.papers", "Công tác chỉ đạo, điều hành", (*_papers(of.papers), *_directed(of))),
        ),
    )


# ── what the days were like ──────────────────────────────────────────────────────────────────────


def _context(of: Material) -> Iterator[Block]:
    if of.obstacles:
        yield Paragraph("context.obstacles", (causes("context.obstacles", of.obstacles),))
        for each in of.obstacles[:OBSTACLES]:
            yield _obstacle(each)
    if of.halts:
        rulings = counted("context.halts", "lần tạm hoãn, thôi thực hiện", (each.source for each in of.halts), "lần")
        words = "Trong kỳ có {n} lần cấp có thẩm quyền cho tạm hoãn, điều chỉnh hoặc thôi thực hiện nhiệm vụ:"
        yield Paragraph("context.halts", (told("context.halts", words, n=rulings),))
        yield from (_halt(each) for each in of.halts)
    if sentences := tuple(_fallen(of.figures)):
        yield Paragraph("context.fallen", sentences)


def causes(key: str, found: Sequence[Obstacle]) -> Sentence:
    """The difficulties of the days, by cause."""
    every = counted(f"{key}.all", "khó khăn, vướng mắc", (each.source for each in found), "vướng mắc")
    open_ = counted(f"{key}.open", "vướng mắc chưa xong", (each.source for each in found if each.is_open), "vướng mắc")
    values, words = _parted(f"{key}.cause", ((each.cause, each.source) for each in found))
    template = (
        f"Các cơ quan nêu {{all}} khó khăn, vướng mắc (theo nguyên nhân: {words}), còn {{open}} chưa giải quyết xong."
    )
    return told(key, template, all=every, open=open_, **values)


def _parted(key: str, found: Iterable[tuple[str, Source]], unit: str = "") -> tuple[dict[str, Any], str]:
    """ "khách quan 4, phối hợp 1", or with a unit "gộp nhiệm vụ (1 nội dung)": the values of a template, and it."""
    groups: dict[str, list[Source]] = {}
    for name, behind in found:
        groups.setdefault(name, []).append(behind)
    values: dict[str, Any] = {}
    for at, (name, sources) in enumerate(groups.items()):
        tag = "abcdefghijklmnop"[at]
        values |= {f"name_{tag}": name[:1].lower() + name[1:], f"number_{tag}": counted(f"{key}.{name}", name, sources)}
    tags = [name.removeprefix("name_") for name in values if name.startswith("name_")]
    many = "({{number_{tag}}} {unit})" if unit else "{{number_{tag}}}"
    return values, ", ".join(f"{{name_{tag}}} {many.format(tag=tag, unit=unit)}" for tag in tags)


def _obstacle(each: Obstacle) -> Paragraph:
    key = f"{each.source.key}.context"
    settled = "" if each.is_open else " (đã giải quyết xong)"
    sentence = told(
        key, "{agency}: {words}{settled}.", sources=(each.source,),
        agency=each.agency, words=bare(each.words), settled=settled,
    )  # fmt: skip
    return Paragraph(key, (sentence,), mark="-")


def _halt(each: HaltLine) -> Paragraph:
    key = f"{each.source.key}.halt"
    why = f"; lý do: {bare(each.reason)}" if each.reason.strip() else ""
    sentence = told(
        key, "{title}: {kind} từ ngày {day}{why}.", sources=(each.source, each.task),
        title=bare(each.title), kind=each.kind.lower(), day=said_day(each.on), why=why,
    )  # fmt: skip
    return Paragraph(key, (sentence,), mark="-")


#: What was to be and did not come: told here since it is what the days were like.
_FALLEN = {
    "delegations:off": "Có {n} đoàn ra đã định mà không đi.",
    "conferences:off": "Có {n} hội nghị, hội thảo quốc tế không tổ chức.",
    "defence:off": "Có {n} hoạt động đối ngoại quốc phòng không thực hiện.",
}


def _fallen(lines: Iterable[FigureLine]) -> Iterator[Sentence]:
    for line in lines:
        if line.key in _FALLEN and line.now.value:
            yield told(f"context.{line.key}", _FALLEN[line.key], n=line.now)


# ── plans and their amendments ───────────────────────────────────────────────────────────────────


def _scope(of: Material) -> Iterator[Block]:
    # days chosen by hand are their own name
    named = "" if of.period.startswith("từ ngày") else f" {of.period}"
    days = told(
        "situation.days", "Báo cáo{named} lấy số liệu từ ngày {since} đến hết ngày {until}.",
        named=named, since=said_day(of.span.since), until=said_day(of.span.counted_until),
    )  # fmt: skip
    if not of.plans:
        none = told("situation.no-plan", "Chưa có kế hoạch của năm trong hệ thống.")
        yield Paragraph("situation.days", (days,))
        yield Paragraph("situation.no-plan", (none,))
        return
    lead = told("situation.plans", "Báo cáo tổng hợp việc thực hiện:")
    yield Paragraph("situation.days", (days, lead))
    for plan in of.plans:
        yield _plan(of, plan)
        yield from (_amendment(each) for each in plan.amendments)


def _plan(of: Material, plan: PlanLine) -> Paragraph:
    """The paper, how much it gives to how many, and how often it was changed. An agency sees its own part of it."""
    key = f"{plan.source.key}.cited"
    sentences = [told(key, "{cited}.", sources=(plan.source,), cited=plan.cited)]
    held = [task for task in of.tasks if task.plan == plan.source.pk and task.is_in_plan]
    if held and plan.leads:
        tasks = number_of(f"{key}.tasks", "nhiệm vụ của kế hoạch", held)
        leads = counted(f"{key}.leads", "cơ quan chủ trì", plan.leads, "cơ quan")
        sentences.append(
            told(f"{key}.tasks", "Gồm {tasks} nhiệm vụ, {leads} cơ quan chủ trì.", tasks=tasks, leads=leads)
        )
    elif held:
        tasks = number_of(f"{key}.tasks", "nhiệm vụ của kế hoạch có phần của cơ quan", held)
        sentences.append(told(f"{key}.tasks", "Cơ quan có phần trong {tasks} nhiệm vụ.", tasks=tasks))
    else:
        sentences.append(told(f"{key}.none", "Chưa có nhiệm vụ nào được đưa vào theo dõi."))
    if plan.amendments:
        times = counted(f"{key}.amended", "lần điều chỉnh", (each.source for each in plan.amendments), "lần")
        sentences.append(told(f"{key}.amended", "Được điều chỉnh {times} lần.", times=times))
    return Paragraph(key, tuple(sentences), mark="-")


def _amendment(each: AmendmentLine) -> Paragraph:
    key = f"{each.source.key}.amendment"
    # "gộp nhiệm vụ 1" would be read as the number of a task
    values, words = _parted(f"{key}.kind", each.changes, "nội dung")
    what = f": {words}" if words else ""
    sentences = [
        told(f"{key}", f"{{cited}} điều chỉnh kế hoạch từ ngày {{day}}{what}.", sources=(each.source,),
             cited=each.cited, day=said_day(each.on), **values)
    ]  # fmt: skip
    if each.reason.strip():
        why = bare(each.reason)
        sentences.append(told(f"{key}.why", "Lý do: {why}.", sources=(each.source,), why=why[:1].lower() + why[1:]))
    return Paragraph(key, tuple(sentences), mark="+")


# ── how the work was directed ────────────────────────────────────────────────────────────────────


def _papers(papers: Sequence[PaperLine]) -> Iterator[Block]:
    if not papers:
        yield nothing("situation.papers")
        return
    every = counted("papers.all", "văn bản chỉ đạo", (each.source for each in papers), "văn bản")
    kinds = Counter(each.kind for each in papers)
    values: dict[str, Any] = {}
    words = []
    for at, kind in enumerate(kinds):
        tag = "abcdefghijk"[at]
        records = (each.source for each in papers if each.kind == kind)
        values |= {f"number_{tag}": counted(f"papers.{kind}", kind, records), f"kind_{tag}": kind.lower()}
        words.append(f"{{number_{tag}}} {{kind_{tag}}}")
    template = "Trong kỳ đã ban hành {all} văn bản chỉ đạo, điều hành: " + ", ".join(words) + "."
    yield Paragraph("papers", (told("papers", template, all=every, **values),))
    for paper in papers[:PAPERS]:
        key = f"{paper.source.key}.paper"
        yield Paragraph(key, (told(key, "{cited}.", sources=(paper.source,), cited=bare(paper.cited)),), mark="-")


def _directed(of: Material) -> Iterator[Block]:
    if found := tuple(_programmes(of)):
        yield Paragraph("situation.programmes", found)
    if found := (*_heard(of), *_urged(of)):
        yield Paragraph("situation.followed", found)


def _programmes(of: Material) -> Iterator[Sentence]:
    """Which leads laid their concrete programme before the desk, and who has not: of the plans that ask for one."""
    filed = [each for each in of.programmes if each.is_filed]
    if not filed:
        return
    sent = counted("programmes.filed", "chương trình cụ thể đã gửi", (each.source for each in filed), "chương trình")
    taken = counted(
        "programmes.accepted", "chương trình được chấp nhận", (each.source for each in filed if each.is_accepted),
        "chương trình",
    )  # fmt: skip
    words = "Các cơ quan chủ trì đã gửi {sent} chương trình cụ thể thực hiện kế hoạch, {taken} được chấp nhận."
    yield told("programmes.filed", words, sent=sent, taken=taken)
    waited = [each for each in of.programmes if not each.is_filed]
    if waited:
        agencies = counted("programmes.waited", "cơ quan chưa gửi", (each.source for each in waited), "cơ quan")
        yield told(
            "programmes.waited", "Còn {n} chương trình chưa gửi ({names}).", sources=(e.source for e in waited),
            n=agencies, names=listed(each.agency for each in waited),
        )  # fmt: skip


def _heard(of: Material) -> Iterator[Sentence]:
    told_of = [task for task in of.held if any(said.is_new for said in task.said)]
    if not told_of:
        return
    updates = (said.source for task in told_of for said in task.said if said.is_new)
    number = counted("followed.updates", "cập nhật đã nhận", updates, "cập nhật")
    tasks = number_of("followed.tasks", "nhiệm vụ có cập nhật", told_of)
    words = "Trong kỳ có {updates} cập nhật được nhận, về {tasks} nhiệm vụ."
    yield told("followed.updates", words, updates=number, tasks=tasks)


def _urged(of: Material) -> Iterator[Sentence]:
    if not of.urgings:
        return
    every = counted("followed.urged", "lượt đôn đốc", (each.source for each in of.urgings), "lượt")
    values, words = _parted("followed.urged.step", ((each.step, each.source) for each in of.urgings))
    agencies = _distinct(each.agency for each in of.urgings)
    template = f"Đã đôn đốc {{all}} lượt đối với {{agencies}} cơ quan ({words})."
    yield told("followed.urged", template, all=every, agencies=agencies, **values)


def _distinct(agencies: Iterable[Source]) -> Number:
    once = {each.key: each for each in agencies}
    return counted("followed.urged.agencies", "cơ quan được đôn đốc", once.values(), "cơ quan")


def reasons(found: Sequence[Obstacle], *, objective: bool) -> Iterator[Paragraph]:
    """Causes that agencies named themselves, when a difficulty was raised: outside of them, or among them."""
    for each in found:
        if each.is_objective == objective:
            key = f"{each.source.key}.cause"
            sentence = told(
                key, "{cause}: {words} ({agency} nêu)", sources=(each.source,),
                cause=each.cause, words=bare(each.words), agency=each.agency,
            )  # fmt: skip
            yield Paragraph(key, (Sentence(sentence.key, ended(sentence.words), (), sentence.own_sources),), mark="-")
