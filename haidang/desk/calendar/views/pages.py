"""Week, month, year and list: one set of days each, narrowed by what the address asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import ngettext

from haidang.desk.calendar import letters, rules, selectors
from haidang.desk.calendar.choices import Range
from haidang.desk.calendar.forms import CalendarFilter
from haidang.desk.calendar.selectors import Asked, Conflict, Entry, Page
from haidang.desk.doors import door, query_of
from haidang.desk.paper import sheet_head
from haidang.kit import clock
from haidang.kit.happenings import Happening
from haidang.office.documents.letterheads import short_day
from haidang.papers.writer.word import docx_of

#: Things of one day in a month; conflicts of a page; lines of a list.
FEW, CLASHES, PAGE = 4, 20, 100
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_content = door(lambda user: not user.is_admin)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a page."""

    day: date
    url: str
    mark: rules.Mark | None = None
    is_today: bool = False
    is_beside: bool = False
    entries: Sequence[Entry] = ()
    more: int = 0
    count: int = 0

    @property
    def is_bare(self) -> bool:
        """Is there nothing to tell of it? A telephone then leaves it out."""
        return self.is_beside or not (self.entries or self.mark or self.is_today)

    @property
    def is_off(self) -> bool:
        """Is nobody in the office that day?"""
        return not self.mark.is_worked if self.mark else self.day.weekday() >= 5


# ── the pages ────────────────────────────────────────────────────────────────────────────────────


@_content
def month(request: Any) -> HttpResponse:
    """Lịch tháng: a table of weeks; on a telephone the days that have something, one below the other."""
    day, span = _day(request), rules.month_of(_day(request))
    weeks = rules.weeks_of(span)
    page = selectors.page_of(
        request.user, span, _asked(request), clock.today(), whole=rules.Span(weeks[0][0], weeks[-1][-1], day, day)
    )
    held = rules.by_day(_gathered(page), weeks[0][0], weeks[-1][-1])
    rows = [[_cell(page, each, held[each]) for each in week] for week in weeks]
    context = _common(page, "desk:calendar", day) | {
        "weeks": [(cells, all(cell.is_bare for cell in cells)) for cells in rows],
        "heads": weeks[0],
        "is_bare": all(cell.is_bare for cells in rows for cell in cells),
        "is_empty": not page.found,
    }
    return render(request, "calendar/month.html", context)


@_content
def week(request: Any) -> HttpResponse:
    """Lịch công tác đối ngoại tuần: who receives whom, where, with which interpreter and car."""
    day = _day(request)
    page = selectors.page_of(request.user, rules.week_of(day), _asked(request), clock.today())
    events, others = _parted(page)
    held = _held(page, events)
    context = _common(page, "desk:calendar-week", day) | {
        "days": [_cell(page, each, things, all_of_them=True) for each, things in held.items()],
        "others": [page.entry(each, max(each.since, page.span.first)) for each in others],
    }
    return render(request, "calendar/week.html", context)


@_content
def week_word(request: Any) -> HttpResponse:
    """The same week in Word, in Vietnamese whatever the screen speaks."""
    with translation.override("vi"):
        page = selectors.page_of(request.user, rules.week_of(_day(request)), _asked(request), clock.today())
        events, others = _parted(page)
        held = _held(page, events)
        days = [(each, page.marks.get(each), things) for each, things in held.items()]
        clashes = [_said(each) for each in page.conflicts]
        data = docx_of(letters.week_paper(days, others, clashes, head=sheet_head(clock.today())))
    reply = HttpResponse(data, content_type=WORD)
    reply["Content-Disposition"] = f'attachment; filename="lich-doi-ngoai-tuan-{page.span.first:%Y-%m-%d}.docx"'
    return reply


@_content
def year(request: Any) -> HttpResponse:
    """Lịch năm: twelve small months, each day with how much is on it."""
    day = _day(request)
    page = selectors.page_of(request.user, rules.year_of(day), _asked(request), clock.today())
    held = rules.by_day(page.found, page.span.first, page.span.last)
    months = [_small(page, rules.month_of(date(day.year, number, 1)), held) for number in range(1, 13)]
    return render(request, "calendar/year.html", _common(page, "desk:calendar-year", day) | {"months": months})


@_content
def agenda(request: Any) -> HttpResponse:
    """Danh sách: everything from a day on, one line each; every number of the other pages opens it."""
    day, asked_for = _day(request), request.GET.get("khoang", "")
    length = asked_for if asked_for in Range else Range.MONTH.value
    page = selectors.page_of(request.user, rules.days_from(day, int(length)), _asked(request), clock.today())
    lines = Paginator(page.found, PAGE).get_page(request.GET.get("trang"))
    entries = [page.entry(each, max(each.since, page.span.first)) for each in lines]
    context = _common(page, "desk:calendar-list", day) | {
        "page": lines,
        "query": query_of(request),
        "entries": entries,
        "count": len(page.found),
        "ranges": [(value, label, value == length) for value, label in Range.choices],
        "length": length,
    }
    return render(request, "calendar/list.html", context)


# ── what the address asks for ────────────────────────────────────────────────────────────────────


def _day(request: Any) -> date:
    return rules.day_asked(request.GET.get("ngay", ""), clock.today())


def _asked(request: Any) -> Asked:
    """What nobody offers narrows nothing, and breaks nothing: the form then shows that it is not there."""
    return Asked(
        kind=request.GET.get("kind", "")[:20],
        agency=_number(request.GET.get("agency", "")),
        partner=_number(request.GET.get("partner", "")),
    )


def _number(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else None


def _kept(asked: Asked) -> str:
    """The filters, for every address that leads to another page of the calendar."""
    parts = {"kind": asked.kind, "agency": asked.agency, "partner": asked.partner}
    return urlencode({name: value for name, value in parts.items() if value})


def _address(name: str, asked: Asked, day: date, **more: str) -> str:
    kept = _kept(asked)
    return f"{reverse(name)}?{urlencode({'ngay': day.isoformat()} | more)}{f'&{kept}' if kept else ''}"


# ── what several pages need ──────────────────────────────────────────────────────────────────────

_VIEWS = ("desk:calendar-week", "desk:calendar", "desk:calendar-year", "desk:calendar-list")


def _common(page: Page, here: str, day: date) -> dict[str, Any]:
    """What the head of every page of the calendar shows."""
    asked = page.asked
    return {
        "span": page.span,
        "day": day,
        "today": page.today,
        "tabs": [(name, _address(name, asked, day), name == here) for name in _VIEWS],
        "before": _address(here, asked, page.span.before),
        "after": _address(here, asked, page.span.after),
        "now": _address(here, asked, page.today),
        "is_now": page.span.first <= page.today <= page.span.last,
        "paper": _address("desk:calendar-week-paper", asked, day),
        "all": _address(here, Asked(), day),
        "form": CalendarFilter(_given(asked), offered=page.choices),
        "asked": asked,
        "conflicts": page.conflicts[:CLASHES],
        "more_conflicts": max(0, len(page.conflicts) - CLASHES),
    }


def _given(asked: Asked) -> dict[str, Any]:
    return {"kind": asked.kind, "agency": asked.agency or "", "partner": asked.partner or ""}


def _list_of(page: Page, day: date) -> str:
    return _address("desk:calendar-list", page.asked, day, khoang=Range.DAY)


def _gathered(page: Page) -> list[Happening]:
    return rules.gathered(
        page.found,
        url=lambda day: _list_of(page, day),
        said=lambda sort, count: (
            ngettext("%(what)s: %(n)d việc", "%(what)s: %(n)d việc", count) % {"what": sort, "n": count}
        ),
    )


def _parted(page: Page) -> tuple[list[Happening], list[Happening]]:
    """What is held with people, and what is only to be remembered, the latter in the order of the days."""
    events = [each for each in page.found if rules.is_event(each)]
    others = [each for each in _gathered(page) if not rules.is_event(each)]
    return events, sorted(others, key=lambda each: (max(each.since, page.span.first), *rules.order(each)))


def _held(page: Page, events: Sequence[Happening]) -> dict[date, list[Happening]]:
    """The days of a week; what will not be held is named on its first day only."""
    held = rules.by_day(events, page.span.first, page.span.last)
    return {
        day: [each for each in things if not each.is_cancelled or day == max(each.since, page.span.first)]
        for day, things in held.items()
    }


def _cell(page: Page, day: date, things: Sequence[Happening], *, all_of_them: bool = False) -> Cell:
    # one more is shown where the line that speaks of it would take its room
    shown = things if all_of_them or len(things) <= FEW + 1 else things[:FEW]
    return Cell(
        day=day,
        url=_list_of(page, day),
        mark=page.marks.get(day),
        is_today=day == page.today,
        is_beside=not page.span.first <= day <= page.span.last,
        entries=[page.entry(each, day) for each in shown],
        more=len(things) - len(shown),
        count=len(things),
    )


def _small(page: Page, span: rules.Span, held: dict[date, list[Happening]]) -> dict[str, Any]:
    """A month of the year: its weeks, what is not of it left empty, and how many things begin in it or go on."""
    weeks = [
        [_small_cell(page, day, held[day]) if span.first <= day <= span.last else None for day in week]
        for week in rules.weeks_of(span)
    ]
    count = sum(each.since <= span.last and each.last >= span.first for each in page.found)
    return {
        "first": span.first,
        "url": _address("desk:calendar", page.asked, span.first),
        "count": count,
        "weeks": weeks,
    }


def _small_cell(page: Page, day: date, things: Sequence[Happening]) -> Cell:
    return Cell(day, _list_of(page, day), page.marks.get(day), day == page.today, count=len(things))


def _said(pair: Conflict) -> str:
    """A conflict as the paper says it."""
    both = "; ".join(
        f"“{each.title}”"
        + (
            f" ({', '.join(part for part in (f'{each.at:%H:%M}' if each.at else '', each.place) if part)})"
            if each.at or each.place
            else ""
        )
        for each in (pair.first, pair.second)
    )
    return f"{short_day(pair.day)}, {pair.official} {pair.clash.label}: {both}."
