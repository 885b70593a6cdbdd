"""Parts II to V of a report on the work of a year, a half or a quarter; part I is `situation`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from haidang.plan.followup.choices import Result, TaskState
from haidang.reports.compose.figures import channel_table, figure_paragraph, is_detail, told_lines
from haidang.reports.compose.material import FigureLine, Judged, Material, TaskLine
from haidang.reports.compose.outline import RESULTS
from haidang.reports.compose.saying_nothing import nothing
from haidang.reports.compose.situation import causes, reasons
from haidang.reports.compose.tasks import field_paragraph, number_of, results_chart, results_sentence, task_paragraph
from haidang.reports.compose.values import (
    Block,
    Paragraph,
    Section,
    Sentence,
    said_day,
    share,
    told,
)
from haidang.reports.compose.wording import as_asked, as_planned, bare, begun, ended, split

#: Where nobody has judged yet, that is what is said: it is not that there was nothing good, or no lesson.
_NOT_JUDGED = "Chưa có đánh giá nào được xác nhận trong kỳ."


# ── II ───────────────────────────────────────────────────────────────────────────────────────────


def results(of: Material) -> Section:
    """The whole in numbers, then section by section: tasks, figures, each task."""
    every = (
        Section("results.whole", "Kết quả chung thực hiện kế hoạch", tuple(_whole(of))),
        *_sections(of),
    )
    return Section("results", "Kết quả thực hiện", sections=every)


def _whole(of: Material) -> Iterator[Block]:
    now, first = of.in_plan, of.original
    if not of.tasks:
        yield nothing("results.whole")
        return
    given = number_of("tasks.original", "nhiệm vụ của kế hoạch ban đầu", first)
    held = number_of("tasks.amended", "nhiệm vụ của kế hoạch sau điều chỉnh", now)
    done = number_of("tasks.done", "nhiệm vụ hoàn thành", (task for task in now if task.state == TaskState.DONE))
    is_amended = {task.source.key for task in now} != {task.source.key for task in first}
    counts: dict[str, Any] = {"now": held} | ({"first": given} if is_amended else {})
    sentences = [told("tasks.all", _given(of, is_amended=is_amended), **counts)]
    if of_all := share(done, held):
        sentences.append(
            told("tasks.share", "Đến nay {done} nhiệm vụ hoàn thành, đạt tỷ lệ {share} %.", done=done, share=of_all)
        )
    yield Paragraph("tasks.all", tuple(sentences))
    against = [
        results_sentence("tasks.by-amended", "So với kế hoạch đã điều chỉnh và thời hạn được gia hạn", now),
        results_sentence("tasks.by-original", "So với kế hoạch và thời hạn ban đầu", first, by_first_day=True),
    ]
    yield Paragraph("tasks.results", (*against, *_beside_results(of)))
    yield results_chart("tasks.chart", now, first)
    if table := channel_table("results.whole", of.figures):
        yield table


def _given(of: Material, *, is_amended: bool) -> str:
    """How many tasks there are, and were: of the plans, or of an agency's part in them."""
    papers = "các kế hoạch, văn bản nêu trên" if len(of.plans) > 1 else "kế hoạch"
    if of.is_part:
        whole = f"Trong {papers}, cơ quan có phần ở {{now}} nhiệm vụ."
        return f"{whole[:-1]}; ban đầu là {{first}} nhiệm vụ." if is_amended else whole
    who = begun(papers)
    if is_amended:
        return f"{who} ban đầu giao {{first}} nhiệm vụ; sau điều chỉnh là {{now}} nhiệm vụ."
    return f"{who} giao {{now}} nhiệm vụ."


def _beside_results(of: Material) -> Iterator[Sentence]:
    """What has none of the four results, told apart so that nothing is lost in the count."""
    gone = [task for task in of.original if not task.is_in_plan]
    if gone:
        number = number_of("tasks.gone", "nhiệm vụ không còn trong kế hoạch", gone)
        words = "Có {gone} nhiệm vụ của kế hoạch ban đầu không còn trong kế hoạch do điều chỉnh."
        yield told("tasks.gone", words, sources=(t.amendment for t in gone if t.amendment), gone=number)
    halted = [task for task in of.held if task.state in (TaskState.PAUSED, TaskState.DROPPED)]
    if halted:
        number = number_of("tasks.halted", "nhiệm vụ tạm hoãn, không thực hiện", halted)
        yield told("tasks.halted", "Có {halted} nhiệm vụ tạm hoãn hoặc không thực hiện.", halted=number)
    if of.given:
        yield results_sentence("tasks.given", "Ngoài kế hoạch, các việc được giao bằng văn bản khác", of.given)
    silent = [task for task in of.held if task.state == TaskState.SILENT]
    if silent:
        number = number_of("tasks.silent", "nhiệm vụ chưa có báo cáo", silent)
        yield told("tasks.silent", "Có {silent} nhiệm vụ chưa có báo cáo được nhận.", silent=number)


def _sections(of: Material) -> Iterator[Section]:
    for key, heading in RESULTS:
        tasks = [task for task in of.tasks if task.section == key]
        figures = told_lines(line for line in of.figures if line.section == key)
        if not tasks and not figures and key == "other":
            continue
        yield Section(f"results.{key}", heading, tuple(_section(key, tasks, figures)) or (nothing(f"results.{key}"),))


def _section(key: str, tasks: Sequence[TaskLine], figures: Sequence[FigureLine]) -> Iterator[Block]:
    held = [task for task in tasks if task.is_in_plan and not task.is_given]
    if held:
        yield field_paragraph(f"results.{key}", held)
    shown = [line for line in figures if not is_detail(line)]
    for group in dict.fromkeys(line.group for line in shown):
        lines = [line for line in shown if line.group == group]
        yield figure_paragraph(f"results.{key}.{lines[0].key}", lines)
    for task in tasks:
        yield task_paragraph(task)


# ── III ──────────────────────────────────────────────────────────────────────────────────────────


def assessment(of: Material) -> Section:
    return Section(
        "assessment",
        "Đánh giá chung",
        sections=(
            Section("assessment.good", "Ưu điểm", tuple(_good(of)) or (nothing("assessment.good", _NOT_JUDGED),)),
            Section("assessment.poor", "Hạn chế", tuple(_poor(of)) or (nothing("assessment.poor"),)),
            Section("assessment.causes", "Nguyên nhân", sections=(
                Section("assessment.objective", "Nguyên nhân khách quan", _judged(of, "objective")),
                Section("assessment.subjective", "Nguyên nhân chủ quan", _judged(of, "subjective")),
            )),
            Section("assessment.lessons", "Bài học kinh nghiệm", _judged(of, "lesson")),
        ),
    )  # fmt: skip


def _good(of: Material) -> Iterator[Block]:
    in_time = [task for task in of.held if task.result == Result.DONE_IN_TIME]
    if in_time:
        number = number_of("good.in-time", "nhiệm vụ hoàn thành đúng hạn", in_time)
        yield Paragraph("good.in-time", (told("good.in-time", "Có {n} nhiệm vụ hoàn thành đúng hạn.", n=number),))
    for aim in of.aims:
        key = f"{aim.source.key}.aim"
        words = "{aim}: {grade}." if not aim.result.strip() else "{aim}: {grade}. {result}"
        sentence = told(
            key, words, sources=(aim.source,), aim=bare(aim.words), grade=aim.grade.lower(), result=ended(aim.result)
        )
        yield Paragraph(key, (sentence,), mark="-")


def _poor(of: Material) -> Iterator[Block]:
    late = [task for task in of.held if task.result == Result.DOING_LATE]
    if late:
        number = number_of("poor.late", "nhiệm vụ quá hạn", late)
        yield Paragraph("poor.late", (told("poor.late", "Còn {n} nhiệm vụ đang làm quá hạn.", n=number),))
        for task in late:
            key = f"{task.source.key}.late"
            who = f" ({', '.join(task.leads)})" if task.leads else ""
            words = told(key, "{title}{who}.", sources=(task.source,), title=bare(task.title), who=who)
            yield Paragraph(key, (words,), mark="-")
    if of.obstacles:
        yield Paragraph("poor.obstacles", (causes("obstacles", of.obstacles),))


def _judged(of: Material, kind: str) -> tuple[Block, ...]:
    """What was confirmed when the year was judged; causes also from what agencies named as in their way."""
    found = [_said(each) for each in of.judged if each.kind == kind]
    if kind in ("objective", "subjective"):
        found += reasons(of.obstacles, objective=kind == "objective")
    return tuple(found) or (nothing(f"assessment.{kind}", _NOT_JUDGED),)


def _said(each: Judged) -> Paragraph:
    key = f"{each.source.key}.{each.kind}"
    words = " ".join(split(each.words))
    return Paragraph(key, (told(key, "{words}", sources=(each.source,), words=words),), mark="-")


# ── IV ───────────────────────────────────────────────────────────────────────────────────────────


def next_steps(of: Material, *, in_short: bool = False) -> Section:
    """What remains: told as intended, each with what its agency says it will do next; in short its name and its day."""
    remaining = [task for task in of.held if task.is_open]
    blocks: list[Block] = []
    if remaining:
        number = number_of("next.all", "nhiệm vụ tiếp tục", remaining)
        late = number_of("next.late", "nhiệm vụ quá hạn", (t for t in remaining if t.result == Result.DOING_LATE))
        focus = ", trong đó tập trung {late} nhiệm vụ quá hạn" if late.value else ""
        words = f"Dự kiến thời gian tới tiếp tục thực hiện {{n}} nhiệm vụ{focus}."
        numbers: dict[str, Any] = {"n": number} | ({"late": late} if focus else {})
        blocks.append(Paragraph("next.all", (told("next.all", words, is_planned=True, **numbers),)))
    blocks += [_next(task, in_short=in_short) for task in remaining]
    moved = [task for task in of.tasks if not task.is_in_plan and task.ending == "Chuyển sang năm sau"]
    blocks += [_moved(task) for task in moved]
    return Section("next", "Phương hướng, nhiệm vụ thời gian tới", tuple(blocks) or (nothing("next"),))


def _next(task: TaskLine, *, in_short: bool) -> Paragraph:
    key = f"{task.source.key}.next"
    who = f" ({', '.join(task.leads)} chủ trì)" if task.leads and not in_short else ""
    by = f", thời hạn {said_day(task.due_on)}" if task.due_on else ""
    sentences = [
        told(key, "Dự kiến tiếp tục: {title}{who}{by}.", sources=(task.source,), is_planned=True,
             title=bare(task.title), who=who, by=by)
    ]  # fmt: skip
    last = next((said for said in reversed(task.said) if said.next.strip()), None)
    if last and not in_short:
        words = " ".join(as_planned(each) for each in split(last.next))
        sentences.append(
            told(f"{last.source.key}.next", "Dự kiến {words}", sources=(last.source,), is_planned=True, words=words)
        )
    return Paragraph(key, tuple(sentences), mark="-")


def _moved(task: TaskLine) -> Paragraph:
    key = f"{task.source.key}.moved"
    sources = (task.source, *((task.amendment,) if task.amendment else ()))
    sentence = told(
        key, "Dự kiến chuyển sang năm sau: {title}.", sources=sources, is_planned=True, title=bare(task.title)
    )
    return Paragraph(key, (sentence,), mark="-")


# ── V ────────────────────────────────────────────────────────────────────────────────────────────

PROPOSALS = "proposals"


def proposals(of: Material) -> Section:
    """Each with one addressee: what nobody is asked for is done by nobody. Where it is not known, an officer says."""
    blocks = [*_asked(of), *_wanted(of.judged)]
    return Section(PROPOSALS, "Kiến nghị, đề xuất", tuple(blocks) or (nothing(PROPOSALS),))


def _asked(of: Material) -> Iterator[Paragraph]:
    for each in of.obstacles:
        if each.is_open and not each.is_decided and each.proposal.strip():
            key = f"{each.source.key}.proposal"
            sentence = told(
                key, "Đề nghị {whom}: {words} (đề xuất của {agency}).", sources=(each.source,),
                whom=each.addressee, words=as_asked(bare(each.proposal)), agency=each.agency,
            )  # fmt: skip
            yield Paragraph(key, (sentence,), mark="-", addressee=each.addressee)


def _wanted(found: Iterable[Judged]) -> Iterator[Paragraph]:
    for each in found:
        if each.kind == "proposal":
            key = f"{each.source.key}.proposal"
            words = bare(" ".join(split(each.words)))
            sentence = told(
                key, "{words} (đề xuất của {agency}).", sources=(each.source,), words=words, agency=each.agency
            )
            yield Paragraph(key, (sentence,), mark="-")
