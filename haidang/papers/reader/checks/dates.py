"""D: days that cannot be, that disagree with known days, and tasks without a day."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from haidang.papers.reader.checks.check import UNCHECKED, Check, Hit, weight
from haidang.papers.reader.checks.paper import Paper, day_text
from haidang.papers.reader.plan import Assignment
from haidang.papers.reference.countries import Relation, organisation_days, relations
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import fold

#: Anniversaries are kept every five years ("năm tròn, năm lẻ 5": NĐ 145/2013/NĐ-CP).
STEP = 5
_DAY = r"(?P<day>\d{1,2})\s*/\s*(?P<month>\d{1,2})\s*/\s*(?P<year>\d{4})"
_ANY_DAY = re.compile(r"(?<![\d/.])(?P<d>\d{1,2})\s?/\s?(?P<m>\d{1,2})\s?/\s?(?P<y>(?:19|20)\d\d)(?![\d/])")
_WRITTEN_DAY = re.compile(r"ngay\s+(?P<d>\d{1,2})\s+thang\s+(?P<m>\d{1,2})\s+nam\s+(?P<y>(?:19|20)\d\d)\b")


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())


@cache
def _country_pattern() -> str:
    names = sorted((name for relation in relations() for name in relation.names), key=len, reverse=True)
    return rf"(?:{'|'.join(_spaced(name) for name in names)})(?!\w)"


@cache
def _by_country() -> dict[str, Relation]:
    return {" ".join(name.split()): relation for relation in relations() for name in relation.names}


@cache
def _relation_day() -> re.Pattern[str]:
    # Việt Nam - Nga (20/01/1950-20/01/2020)
    return re.compile(
        rf"Việt\s+Nam\s*(?:[-–]|và|với)\s*(?P<country>{_country_pattern()})[^()\d;.]{{0,40}}\(?\s*(?:ngày\s+)?{_DAY}"
    )


def _date(found: re.Match[str]) -> date | None:
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        return None


def _day_span(found: re.Match[str]) -> Span:
    return Span(found.start("day"), found.end("year"))


def _relation_days(paper: Paper) -> Iterator[Hit]:
    """The day of diplomatic relations with a country is not the known one (relations.csv).

    A row that nobody checked only makes a warning.
    """
    for found in _relation_day().finditer(paper.flat):
        relation = _by_country()[" ".join(found["country"].split())]
        printed = _date(found)
        before = paper.folded[max(0, found.start() - 90) : found.start()]
        about = "thiet lap quan he" in before or (printed is not None and printed.year == relation.since.year)
        if about and "ngoai giao" in before and printed != relation.since:
            yield Hit(
                _day_span(found),
                {
                    "country": relation.country,
                    "printed": " ".join(found.group("day", "month", "year")).replace(" ", "/"),
                    "known": day_text(relation.since),
                    "source": relation.source or UNCHECKED,
                },
                weight(relation.tag),
            )


@cache
def _event_day() -> re.Pattern[str]:
    phrases = sorted((p for event in organisation_days() for p in event.phrases), key=len, reverse=True)
    return re.compile(
        rf"(?P<phrase>{'|'.join(_spaced(p) for p in phrases)})(?!\w)[^()\d;.]{{0,30}}\(?\s*(?:ngày\s+)?{_DAY}"
    )


def _organisation_days(paper: Paper) -> Iterator[Hit]:
    """The day of an international organisation is not the known one (organisation_days.csv)."""
    by_phrase = {phrase: event for event in organisation_days() for phrase in event.phrases}
    for found in _event_day().finditer(paper.flat):
        event = by_phrase[" ".join(found["phrase"].split())]
        printed = _date(found)
        if printed is not None and printed.year == event.on.year and printed != event.on:
            yield Hit(
                _day_span(found),
                {
                    "event": event.event,
                    "printed": day_text(printed),
                    "known": day_text(event.on),
                    "source": event.source or UNCHECKED,
                },
                weight(event.tag),
            )


# kỷ niệm 70 năm … (20/01/1950-20/01/2020) · 50 năm … (1973 - 2023)
_COUNTED = re.compile(
    r"(?<!\d)(?P<count>\d{1,3})\s+nam\b[^;.()\d]{0,120}\(\s*(?:ngay\s+)?(?:\d{1,2}\s*/\s*)?(?:\d{1,2}\s*/\s*)?(?P<from>(?:1[89]|20)\d\d)"
    r"\s*[-–]\s*(?:\d{1,2}\s*/\s*)?(?:\d{1,2}\s*/\s*)?(?P<to>(?:19|20)\d\d)\s*\)"
)


def _years_counted(paper: Paper) -> Iterator[Hit]:
    """ "Kỷ niệm 70 năm … (1950 - 2019)": the years between the two days are not the number printed."""
    for found in _COUNTED.finditer(paper.folded):
        years = int(found["to"]) - int(found["from"])
        # a plan of five years counts both ends: "kế hoạch 5 năm (2021 - 2025)"; an anniversary does not
        before = paper.folded[max(0, found.start() - 60) : found.end()]
        both_ends = 0 if re.search(r"ky niem|thanh lap|truyen thong", before) else 1
        if int(found["count"]) not in (years, years + both_ends):
            yield Hit(Span(*found.span("count")), {"printed": found["count"], "counted": str(years)})


def _impossible(paper: Paper) -> Iterator[Hit]:
    """A day that no calendar has: 31/11, 30/02."""
    for pattern in (_ANY_DAY, _WRITTEN_DAY):
        for found in pattern.finditer(paper.folded):
            try:
                date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                yield Hit(Span(*found.span()), {"printed": " ".join(found[0].split())})


def _before_the_plan(paper: Paper) -> Iterator[Hit]:
    """A task was due before the day the paper was signed."""
    if paper.on is None:
        return
    for task in paper.plan.assignments:
        for deadline in task.deadlines:
            if deadline.kind in ("day", "period") and deadline.on is not None and deadline.on < paper.on:
                yield Hit(
                    deadline.span,
                    {"label": paper.place(task), "due": day_text(deadline.on), "signed": day_text(paper.on)},
                )


def _has_time(task: Assignment) -> bool:
    return bool(task.deadlines) or any(solution.deadlines for solution in task.solutions)


def _without_deadline(paper: Paper) -> Iterator[Hit]:
    """A task without a deadline: "rõ thời gian" of the six "rõ" is missing, and nobody can be late for it."""
    for task in paper.given:
        if not _has_time(task) and not _is_under_merged_number(task):
            yield Hit(task.title.span, {"label": paper.place(task)})


def _is_under_merged_number(task: Assignment) -> bool:
    """A row that shares its number with the one above shares its time too."""
    return task.layout == "annex-table" and "#" in task.label


# theo tiến độ về thời gian đã được quy định tại Kế hoạch
_SAYS_TIME = re.compile(
    r"(?:thoi gian|thoi han|tien do)[^.;:]{0,40}\b(?:duoc\s+)?(?:quy dinh|xac dinh|neu|de ra|phan cong|giao)\s+"
    r"(?:tai|trong|o)\s+(?:noi dung\s+)?ke hoach"
)


def _speaks_of_deadlines(paper: Paper) -> Iterator[Hit]:
    """The paper tells to keep the times "quy định tại Kế hoạch", and hardly any task has one."""
    tasks = paper.plan.tasks
    dated = sum(_has_time(task) for task in tasks)
    if len(tasks) < 3 or dated * 4 >= len(tasks):
        return
    for found in _SAYS_TIME.finditer(paper.folded):
        yield Hit(Span(*found.span()), {"dated": str(dated), "tasks": str(len(tasks))})


# ưu tiên Lào, Campuchia …; các nước có mối quan hệ truyền thống như CuBa, …
_PRIORITY = re.compile(r"\b(?:uu tien|truyen thong)\b[^;.)]{0,200}")


def _anniversaries_left_out(paper: Paper) -> Iterator[Hit]:
    """A plan of foreign affairs names a country among its first partners and forgets that relations with it turn a
    round number of years in the plan's year (every five: STEP)."""
    if paper.year is None or "doi ngoai" not in fold(paper.words(paper.title)):
        return
    named: dict[str, Span] = {}
    names = re.compile(rf"(?<!\w){_country_pattern()}", re.IGNORECASE)
    folded_names = {fold(name): relation for name, relation in _by_country().items()}
    for found in _PRIORITY.finditer(paper.folded):
        for name in names.finditer(paper.flat, found.start(), found.end()):
            relation = folded_names[fold(" ".join(name[0].split()))]
            named.setdefault(relation.country, Span(*name.span()))
    for relation in relations():
        years = paper.year - relation.since.year
        if relation.country in named and years > 0 and years % STEP == 0 and not _kept(paper, relation):
            yield Hit(
                named[relation.country],
                {"country": relation.country, "years": str(years), "day": f"{relation.since:%d/%m}/{paper.year}"},
            )


def _kept(paper: Paper, relation: Relation) -> bool:
    """Does the paper speak of the day itself, or of relations "Việt Nam - X" beside a number of years?"""
    names = "|".join(_spaced(fold(name)) for name in relation.names)
    said = rf"(?:ky niem|ngoai giao)[^;.]{{0,100}}viet\s+nam\s*(?:-|va|voi)\s*(?:{names})(?!\w)"
    day = relation.since
    return bool(re.search(said, paper.folded)) or bool(
        re.search(rf"\b0?{day.day}/0?{day.month}/{day.year}\b", paper.folded)
    )


def _organisations_left_out(paper: Paper) -> Iterator[Hit]:
    """A plan of foreign affairs speaks of an organisation and forgets a round year of Việt Nam in it."""
    if paper.year is None or "doi ngoai" not in fold(paper.words(paper.title)):
        return
    said = " ".join(paper.folded.split())
    for event in organisation_days():
        years = paper.year - event.on.year
        at = paper.flat.find(event.organisation)
        if at < 0 or years <= 0 or years % STEP or any(fold(phrase) in said for phrase in event.phrases):
            continue
        yield Hit(
            Span(at, at + len(event.organisation)),
            {"event": event.event, "years": str(years), "day": f"{event.on:%d/%m}/{paper.year}"},
        )


CHECKS = (
    Check("D101", "error", _impossible),
    Check("D102", "error", _relation_days),
    Check("D103", "error", _organisation_days),
    Check("D104", "error", _years_counted),
    Check("D105", "warning", _before_the_plan),
    Check("D106", "note", _without_deadline),
    Check("D107", "warning", _speaks_of_deadlines),
    Check("D108", "note", _anniversaries_left_out),
    Check("D109", "note", _organisations_left_out),
)
