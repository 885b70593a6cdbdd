"""The first pages of the day: my own work, the desk of Sở Ngoại vụ, the lists behind numbers, the list of a meeting."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation

from haidang.desk import chat, letters, rules, scope, selectors
from haidang.desk.choices import When
from haidang.desk.doors import door, oversees, query_of
from haidang.desk.forms import OwedFilter
from haidang.desk.owed import owed, parted
from haidang.desk.paper import sheet_head
from haidang.kit import clock
from haidang.kit.owed import Owed
from haidang.papers.writer.word import docx_of
from haidang.plan.followup.selectors import silent
from haidang.registers.partners.suggesting import nobody_has, offer

#: Lines of a page, and of one of several short lists on a page.
PAGE, FEW, FEWER = 100, 8, 5
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_content = door(lambda user: not user.is_admin)
_desk = door(lambda user: user.is_desk)
_overseers = door(oversees)


@_content
def home(request: Any) -> HttpResponse:
    """Việc của tôi: what is for me to do, the soonest first."""
    today = clock.today()
    everything = owed(today)
    found = parted(everything, request.user)
    of_colleagues = request.GET.get("cua") == "dong-nghiep"
    context = _listed(request, found.colleagues if of_colleagues else found.mine) | {
        "of_colleagues": of_colleagues,
        "several": len(_of_kind(found.mine, "update")) > 1,
        "mine": len(found.mine),
        "colleagues": len(found.colleagues),
        "today": today,
    }
    if found.mine and not of_colleagues:
        first = [line for group in context["groups"] for line in group.lines]
        whose = str(request.user.agency or request.user.full_name)
        context["three_lines"] = chat.own(whose, first, selectors.counts(found.mine, today), today)
    if request.user.oversees:
        context |= {"whole": len(everything), "whole_overdue": selectors.counts(everything, today)[When.OVERDUE]}
    return render(request, "desk/home.html", context)


@_desk
def desk(request: Any) -> HttpResponse:
    """Bàn điều hành của Sở Ngoại vụ."""
    today = clock.today()
    everything = owed(today)
    mine = parted(everything, request.user).mine
    days = nobody_has(request.user, today)
    offer(days[:FEWER], request.user)
    came = selectors.arrivals(request.user, today)
    reviews, programmes, bookings, unconfirmed = (
        _of_kind(everything, kind) for kind in ("review", "accept", "book", "receipt")
    )
    context = {
        "today": today,
        "came": came[:FEW],
        "came_count": len(came),
        "mine_count": len(mine),
        "reviews": selectors.lines(reviews[:FEW], today),
        "reviews_count": len(reviews),
        "programmes": selectors.lines(programmes[:FEWER], today),
        "programmes_count": len(programmes),
        "bookings": selectors.lines(bookings[:FEWER], today),
        "bookings_count": len(bookings),
        "silent": silent(today),
        "unconfirmed": selectors.lines(unconfirmed[:FEW], today),
        "unconfirmed_count": len(unconfirmed),
        "counts": list(selectors.counts(everything, today).items()),
        "count": len(everything),
        "days": days[:FEWER],
        "days_count": len(days),
        "may_plan": True,
    }
    return render(request, "desk/desk.html", context)


@_desk
def arrivals(request: Any) -> HttpResponse:
    """Mới đến: everything that came in these days."""
    page = Paginator(selectors.arrivals(request.user, clock.today()), PAGE).get_page(request.GET.get("trang"))
    return render(request, "desk/arrivals.html", {"page": page, "query": ""})


@_overseers
def owed_list(request: Any) -> HttpResponse:
    """Mọi việc đang chờ các cơ quan, as narrow as is asked: every number of these pages opens it."""
    today = clock.today()
    everything = owed(today)
    names = selectors.names_of({each.agency_id for each in everything if each.agency_id}, today)
    kinds = sorted({rules.kind_of(each.key) for each in everything})
    directing = scope.directors(today)
    form = OwedFilter(
        request.GET or None,
        agencies=sorted(names.items(), key=lambda pair: pair[1]),
        kinds=kinds,
        directors=[(each.pk, each.name) for each in directing],
    )
    asked = form.cleaned_data if form.is_valid() else {}
    part = scope.scope_of(request.user, str(asked.get("director") or ""), directing)
    shown = [each for each in part.owed(everything) if _fits(each, asked, today)]
    context = _listed(request, shown) | {"form": form, "is_asked": any(asked.values()), "count": len(shown)}
    return render(request, "desk/owed_list.html", context)


@_overseers
def silent_list(request: Any) -> HttpResponse:
    """Cơ quan im lặng: those that report and have not been heard for long."""
    today = clock.today()
    part = scope.scope_of(request.user, request.GET.get("director", ""), scope.directors(today))
    rows = silent(today)
    if part.director:
        led = part.led(selectors.leads_of(today))
        rows = [each for each in rows if each.agency.pk in led]
    return render(request, "desk/silent.html", {"rows": rows, "director": part.director})


@_overseers
def weekly(request: Any) -> HttpResponse:
    """Danh mục giao ban: two pages of Word, in Vietnamese whatever the screen speaks."""
    today = clock.today()
    with translation.override("vi"):
        found = owed(today)
        standing = selectors.standing_of_all(request.user, today)
        rows = selectors.agency_rows(found, today, standing)
        whole = selectors.whole(found, rows, standing, request.user, today)
        lines = selectors.lines(found, today)
        data = docx_of(letters.weekly(lines, rows, whole, today, head=sheet_head(today)))
    reply = HttpResponse(data, content_type=WORD)
    reply["Content-Disposition"] = f'attachment; filename="giao-ban-{today:%Y-%m-%d}.docx"'
    return reply


# ── what several pages need ──────────────────────────────────────────────────────────────────────


def _listed(request: Any, shown: list[Owed]) -> dict[str, Any]:
    """A page of the list, in groups; names are asked for the lines of the page alone."""
    today = clock.today()
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    counted = selectors.counts(shown, today)
    return {
        "page": page,
        "groups": selectors.groups(selectors.lines(page.object_list, today), counted),
        "query": query_of(request),
    }


def _fits(each: Owed, asked: dict[str, Any], today: Any) -> bool:
    return (
        (not asked.get("when") or rules.when(each.due_on, today) == asked["when"])
        and (not asked.get("agency") or each.agency_id == asked["agency"])
        and (not asked.get("kind") or rules.kind_of(each.key) == asked["kind"])
    )


def _of_kind(found: list[Owed], kind: str) -> list[Owed]:
    return [each for each in found if rules.kind_of(each.key) == kind]
