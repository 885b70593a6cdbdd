"""What is said of tasks: one of them with what its agencies reported, and all of them in numbers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from haidang.plan.followup.choices import Result, TaskState
from haidang.reports.compose.material import OutputLine, Said, TaskLine
from haidang.reports.compose.values import (
    Chart,
    Number,
    Paragraph,
    Sentence,
    Series,
    Source,
    counted,
    said_day,
    share,
    told,
)
from haidang.reports.compose.wording import as_planned, bare, listed, parted

#: How a task stands, after its name. Only what was confirmed is told as finished.
_STANDING = {
    TaskState.SILENT: "chưa có báo cáo được nhận",
    TaskState.NOT_STARTED: "chưa triển khai",
    TaskState.DOING: "đang thực hiện",
    TaskState.HINDERED: "đang thực hiện, có vướng mắc",
    TaskState.STANDING: "thực hiện thường xuyên",
    TaskState.WAITING: "cơ quan chủ trì đề nghị xác nhận hoàn thành",
    TaskState.DONE: "đã hoàn thành",
    TaskState.PAUSED: "tạm hoãn",
    TaskState.DROPPED: "không thực hiện",
}

# ── one task ─────────────────────────────────────────────────────────────────────────────────────


def task_paragraph(task: TaskLine) -> Paragraph:
    """The task, how it stands, what was done in the days of the report, what its outputs have reached."""
    key = task.source.key
    sentences = [_standing(task), *_done(task), *(_output(each) for each in task.outputs)]
    if task.state == TaskState.HINDERED:
        sentences += _hindered(task)
    return Paragraph(key, tuple(sentences), mark="-")


#: So many agencies are named in a report on one subject.
_NAMED = 3


def task_in_short(task: TaskLine) -> Paragraph:
    """For a report on one subject: how the task stands, what was said of it last, and what its outputs have reached.
    All that was said in the days stands in the report on the year.
    """
    leads = task.leads if len(task.leads) <= _NAMED else (task.leads[0], "các cơ quan khác")
    sentences = [_standing(replace(task, leads=leads)), *_last_done(task), *(_output(each) for each in task.outputs)]
    if task.state == TaskState.HINDERED:
        sentences += _hindered(task)
    return Paragraph(task.source.key, tuple(sentences), mark="-")


def _last_done(task: TaskLine) -> Iterator[Sentence]:
    """What each agency said it did, the last time that it said so."""
    last: dict[str, tuple[str, Said]] = {}
    for said in task.said:
        if said.is_new and (done := parted(said.done)[0]):
            last[said.agency] = " ".join(done), said
    for quote in _quotes(last.values()):
        # all of the leads together are named already
        is_of_all = {said.agency for said in quote.said} == set(task.leads)
        template = "{words}" if is_of_all else "{agencies}: {words}"
        agencies = quote.agencies if len(quote.said) <= _NAMED else f"{quote.said[0].agency} và các cơ quan khác"
        yield told(f"{quote.key}.done", template, sources=quote.sources, agencies=agencies, words=quote.words)


def _standing(task: TaskLine) -> Sentence:
    who = f" ({listed(task.leads)} chủ trì)" if task.leads else ""
    state = _STANDING[task.state] if task.is_in_plan else f"không còn trong kế hoạch ({task.ending.lower()})"
    if task.state == TaskState.DONE and task.finished_on:
        state = f"{state} ngày {said_day(task.finished_on)}"
    elif task.is_in_plan and task.result == Result.DOING_LATE and task.due_on:
        state = f"{state}, quá hạn ngày {said_day(task.due_on)}"
    sources = (task.source, *((task.amendment,) if task.amendment else ()))
    return told(
        f"{task.source.key}.standing", "{title}{who}: {state}.", sources=sources,
        title=bare(task.title), who=who, state=state,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Quote:
    """The same words, whoever said them and however often: once, with all who did."""

    words: str
    said: tuple[Said, ...]

    @property
    def sources(self) -> tuple[Source, ...]:
        return tuple(each.source for each in self.said)

    @property
    def agencies(self) -> str:
        return listed(each.agency for each in self.said)

    @property
    def key(self) -> str:
        return self.said[0].source.key


def _quotes(found: Iterable[tuple[str, Said]]) -> list[_Quote]:
    by_words: dict[str, list[Said]] = {}
    for words, said in found:
        by_words.setdefault(words, []).append(said)
    return [_Quote(words, tuple(said)) for words, said in by_words.items()]


def _done(task: TaskLine) -> Iterator[Sentence]:
    """In the words of who did it; what is only intended is told as intended, and stands at the end."""
    new = [said for said in task.said if said.is_new]
    parts = [(said, *parted(said.done)) for said in new]
    # who speaks is named where it is another than before; all of the leads together are named already
    speaking = listed(task.leads) if set(task.leads) == {said.agency for said in new} else ""
    for quote in _quotes((" ".join(done), said) for said, done, _to_come in parts if done):
        template = "{words}" if quote.agencies == speaking else "{agencies}: {words}"
        speaking = quote.agencies
        yield told(f"{quote.key}.done", template, sources=quote.sources, agencies=quote.agencies, words=quote.words)
    for at, quote in enumerate(_quotes((each, said) for said, _done, to_come in parts for each in to_come)):
        yield told(
            f"{quote.key}.planned.{at}", "Dự kiến {words}", sources=quote.sources, is_planned=True,
            words=as_planned(quote.words),
        )  # fmt: skip


def _hindered(task: TaskLine) -> Iterator[Sentence]:
    for quote in _quotes((bare(said.obstacle), said) for said in task.said if said.is_new and said.obstacle.strip()):
        yield told(f"{quote.key}.obstacle", "Vướng mắc: {words}.", sources=quote.sources, words=quote.words)


def _output(line: OutputLine) -> Sentence:
    """What is reached beside what was wanted; a share of the figure says nothing of how far the work has come."""
    key, named = f"{line.reached.key}.reached", bare(line.name)
    if line.target is None or not line.target.value:
        return told(key, "{name}: đạt {reached} {unit}.", sources=(line.source,), name=named, reached=line.reached,
                    unit=line.unit)  # fmt: skip
    of_target = share(line.reached, line.target)
    assert of_target
    return told(
        key, "{name}: đạt {reached}/{target} {unit} ({share} %).", sources=(line.source,), name=named,
        reached=line.reached, target=line.target, unit=line.unit, share=of_target,
    )  # fmt: skip


# ── all of them ──────────────────────────────────────────────────────────────────────────────────

_RESULTS = (
    (Result.DONE_IN_TIME, "done_in_time", "nhiệm vụ hoàn thành đúng hạn"),
    (Result.DONE_LATE, "done_late", "nhiệm vụ hoàn thành quá hạn"),
    (Result.DOING_IN_TIME, "doing_in_time", "nhiệm vụ đang làm trong hạn"),
    (Result.DOING_LATE, "doing_late", "nhiệm vụ đang làm quá hạn"),
)


def number_of(key: str, label: str, tasks: Iterable[TaskLine]) -> Number:
    return counted(key, label, (each.source for each in tasks), "nhiệm vụ")


def results(prefix: str, tasks: Sequence[TaskLine], *, by_first_day: bool = False) -> dict[str, Number]:
    """How many of each of the four standard results (QĐ 42/2014/QĐ-TTg); by the first day ever given, or the last."""

    def of(task: TaskLine) -> Result | None:
        return task.first_result if by_first_day else task.result

    return {
        name: number_of(f"{prefix}.{name}", label, (task for task in tasks if of(task) == result))
        for result, name, label in _RESULTS
    }


def results_sentence(key: str, beginning: str, tasks: Sequence[TaskLine], *, by_first_day: bool = False) -> Sentence:
    """The four results in one sentence."""
    numbers: dict[str, Any] = {**results(key, tasks, by_first_day=by_first_day)}
    return told(
        key,
        "{beginning}: {done_in_time} nhiệm vụ hoàn thành đúng hạn, {done_late} hoàn thành quá hạn, "
        "{doing_in_time} đang làm trong hạn, {doing_late} đang làm quá hạn.",
        beginning=beginning,
        **numbers,
    )


def results_chart(key: str, now: Sequence[TaskLine], first: Sequence[TaskLine]) -> Chart:
    """The four results by the plan as amended beside those by the plan as it was signed."""
    labels = tuple(label.removeprefix("nhiệm vụ ") for _result, _name, label in _RESULTS)
    amended, original = results(f"{key}.amended", now), results(f"{key}.original", first, by_first_day=True)
    series = (
        Series("Theo kế hoạch đã điều chỉnh", tuple(amended.values())),
        Series("Theo kế hoạch ban đầu", tuple(original.values())),
    )
    return Chart(key, "Kết quả thực hiện nhiệm vụ", labels, series, "nhiệm vụ")


def field_paragraph(key: str, tasks: Sequence[TaskLine]) -> Paragraph:
    """A section's tasks in one sentence."""
    done = number_of(f"{key}.done", "nhiệm vụ hoàn thành", (t for t in tasks if t.state == TaskState.DONE))
    open_ = number_of(f"{key}.open", "nhiệm vụ đang làm", (t for t in tasks if t.is_open))
    every = number_of(f"{key}.all", "nhiệm vụ được giao", tasks)
    late = number_of(f"{key}.late", "nhiệm vụ quá hạn", (t for t in tasks if t.result == Result.DOING_LATE))
    halted = number_of(f"{key}.halted", "nhiệm vụ tạm hoãn, không thực hiện", (t for t in tasks if _is_halted(t)))
    numbers: dict[str, Any] = {"all": every, "done": done, "open": open_}
    words = "Được giao {all} nhiệm vụ: " + ("{done} hoàn thành" if done.value else "chưa nhiệm vụ nào hoàn thành")
    if open_.value:
        words = f"{words}, {{open}} đang thực hiện"
    if late.value:
        words, numbers = f"{words} (trong đó {{late}} quá hạn)", numbers | {"late": late}
    if halted.value:
        words, numbers = f"{words}, {{halted}} tạm hoãn hoặc không thực hiện", numbers | {"halted": halted}
    return Paragraph(f"{key}.tasks", (told(f"{key}.tasks", f"{words}.", **numbers),))


def _is_halted(task: TaskLine) -> bool:
    return task.state in (TaskState.PAUSED, TaskState.DROPPED)
