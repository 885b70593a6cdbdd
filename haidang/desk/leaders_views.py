"""The leaders' page: the whole, or one leader's fields, on one sheet; decisions taken in place; the lists behind it."""

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from haidang.desk import rules, scope, selectors
from haidang.desk.awaited import Awaited, awaited
from haidang.desk.choices import When
from haidang.desk.doors import door, oversees, query_of
from haidang.desk.forms import TaskFilter
from haidang.desk.owed import owed, parted
from haidang.kit import clock
from haidang.plan.difficulties.selectors import lists as promises
from haidang.plan.followup.choices import Result
from haidang.plan.followup.selectors import TaskStanding, counts

#: Lines of a list, decisions of a page, lines of one of several short lists.
PAGE, SEVERAL, FEW = 100, 20, 5
#: Decisions that can be taken on the sheet itself.
IN_PLACE = 3

_overseers = door(oversees)


@door(oversees, "GET", "HEAD", "POST")
def leaders(request: Any) -> HttpResponse:
    """Tình hình chung trên một trang."""
    today = clock.today()
    waiting = awaited(request.user, today)
    if request.method == "POST" and (reply := _decided(request, waiting)):
        return reply
    directing = scope.directors(today)
    part = scope.scope_of(request.user, request.GET.get("director"), directing)
    everything = owed(today)
    found = part.owed(everything)
    standing = part.standing(selectors.standing_of_all(request.user, today))
    rows = selectors.agency_rows(found, today, standing, part)
    overdue = [each for each in found if rules.when(each.due_on, today) == When.OVERDUE]
    mine = parted(everything, request.user).mine
    fields = part.director.fields if part.director else None
    moved = promises.moved_promises(request.user, today=today, fields=fields)
    context = {
        "today": today,
        "part": part,
        "directors": directing,
        "whole": selectors.whole(found, rows, standing, request.user, today),
        "leading": [row for row in rows if row.leads],
        "others": [row for row in rows if not row.leads],
        "quiet": [row for row in sorted(rows, key=lambda row: -row.silent_days) if row.is_silent][:FEW],
        "results": list(Result),
        "overdue": selectors.lines(overdue[:FEW], today),
        "overdue_count": len(overdue),
        "mine": selectors.lines([each for each in mine if not _is_among(each.key, waiting)][:FEW], today),
        "mine_count": len(mine),
        "waiting": _shown_first(waiting)[:IN_PLACE],
        "waiting_count": len(waiting),
        "moved": promises.moved_by_agency(moved)[:FEW],
        "moved_count": len(moved),
        "moved_times": sum(each.promise.times for each in moved),
        "query": query_of(request),
    }
    return render(request, "desk/leaders.html", context, status=_status(waiting))


@door(oversees, "GET", "HEAD", "POST")
def awaited_page(request: Any) -> HttpResponse:
    """Chờ tôi quyết định: all of it, each decided where it stands."""
    waiting = awaited(request.user, clock.today())
    if request.method == "POST" and (reply := _decided(request, waiting)):
        return reply
    page = Paginator(_shown_first(waiting), SEVERAL).get_page(request.GET.get("trang"))
    context = {"page": page, "waiting": page.object_list, "count": len(waiting), "query": ""}
    return render(request, "desk/awaited.html", context, status=_status(waiting))


def _decided(request: Any, waiting: list[Awaited]) -> HttpResponse | None:
    """Take the decision that was posted. None where it is refused: then the page shows it again, and why."""
    key = request.POST.get("viec", "")
    place = next((at for at, each in enumerate(waiting) if each.key == key), None)
    if place is None:
        messages.warning(request, _("Việc này đã có quyết định, hoặc không còn chờ bạn. Xem lại danh sách."))
        return redirect(request.get_full_path())
    refused = waiting[place].decided(request.POST)
    if refused is None:
        messages.success(request, _("Đã ghi quyết định: %(title)s.") % {"title": waiting[place].title})
        return redirect(request.get_full_path())
    waiting[place] = refused
    return None


def _shown_first(waiting: list[Awaited]) -> list[Awaited]:
    """What was just refused stands on top, wherever it stood: its words are not to be lost below the fold."""
    return sorted(waiting, key=lambda each: not (each.form and each.form.is_bound))


def _status(waiting: list[Awaited]) -> int:
    return 422 if any(each.form and each.form.is_bound for each in waiting) else 200


def _is_among(key: str, waiting: list[Awaited]) -> bool:
    """Is it on the page already, as a decision? ("difficulty:5:answer" is difficulty:5.)"""
    kind, _colon, rest = key.partition(":")
    return f"{kind}:{rest.partition(':')[0]}" in {each.key for each in waiting}


# ── the lists ────────────────────────────────────────────────────────────────────────────────────


@_overseers
def tasks(request: Any) -> HttpResponse:
    """Nhiệm vụ theo tình trạng: the list behind the numbers of the leaders' page."""
    today = clock.today()
    led = selectors.leads_of(today)
    names = selectors.names_of(led, today)
    everything = selectors.standing_of_all(request.user, today)
    directing = scope.directors(today)
    form = TaskFilter(
        request.GET or None,
        agencies=sorted(names.items(), key=lambda pair: pair[1]),
        plans={each.task.plan_id: str(each.task.plan) for each in everything.values()}.items(),
        directors=[(each.pk, each.name) for each in directing],
    )
    asked = form.cleaned_data if form.is_valid() else {}
    part = scope.scope_of(request.user, str(asked.get("director") or ""), directing)
    mine = led.get(asked.get("agency") or 0, set())
    shown = [
        each
        for pk, each in part.standing(everything).items()
        if (not asked.get("agency") or pk in mine)
        and (not asked.get("result") or each.result == asked["result"])
        and (not asked.get("plan") or each.task.plan_id == asked["plan"])
    ]
    page = Paginator(shown, PAGE).get_page(request.GET.get("trang"))
    context = {"form": form, "page": page, "rows": page.object_list, "count": len(shown), "query": query_of(request)}
    return render(request, "desk/tasks.html", context)


@_overseers
def plans(request: Any) -> HttpResponse:
    """Kế hoạch đang theo dõi: each with its tasks and how they stand."""
    today = clock.today()
    part = scope.scope_of(request.user, request.GET.get("director", ""), scope.directors(today))
    held: dict[int, list[TaskStanding]] = defaultdict(list)
    for each in part.standing(selectors.standing_of_all(request.user, today)).values():
        held[each.task.plan_id].append(each)
    found = [(some[0].task.plan, len(some), list(counts(some).items())) for some in held.values()]
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page, "part": part, "results": list(Result), "count": len(found), "query": query_of(request)
    }  # fmt: skip
    return render(request, "desk/plans.html", context)
