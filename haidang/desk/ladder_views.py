"""The ladder at the screen: before it is climbed, what is held back, spoken by hand, letters, the list for UBND."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.desk import ladder, ladder_letters
from haidang.desk.ladder_forms import HandForm, HoldForm, LetterForm
from haidang.desk.owed import owed
from haidang.desk.paper import sheet_head
from haidang.desk.selectors import names_of
from haidang.kit import clock
from haidang.kit.jobs.services import enqueue
from haidang.kit.owed import Owed
from haidang.office.norms.selectors import calendar
from haidang.office.notices.choices import Unreached
from haidang.office.notices.selectors import unreached
from haidang.papers.writer.word import docx_of
from haidang.plan.followup.selectors import silent
from haidang.plan.urging import rules, selectors, services
from haidang.plan.urging.audience import Told
from haidang.plan.urging.choices import Fate, Way
from haidang.plan.urging.letters import urging_letter
from haidang.plan.urging.models import Hold, Urging
from haidang.plan.urging.selectors import Climb, Letter

#: Lines of a page; agencies of a short list.
PAGE, FEW = 100, 5
#: Rungs that a person waits for; more are sent by a job, whose page says when it is done.
AT_ONCE = 300
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READ_AND_SENT = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class Line:
    """One rung as the page shows it: the agency by its name of today, and whom no mail reaches."""

    climb: Climb
    agency: str
    told: list[tuple[Told, Unreached | None]]


# ── today's rungs ────────────────────────────────────────────────────────────────────────────────


@require_http_methods(_READ_AND_SENT)
@login_required
def today_page(request: Any) -> HttpResponse:
    """Đôn đốc hôm nay: who gets what and why, before it is sent; the button sends it."""
    _desk_only(request)
    today = clock.today()
    if request.method == "POST":
        return _climb(request, today)
    context: dict[str, Any] = {
        "today": today,
        "holds": list(Hold.objects.for_user(request.user, "view").standing(today).select_related("agency", "by")),
        "silent": (quiet := silent(today))[:FEW],
        "silent_count": len(quiet),
        "letters_count": len(selectors.letters(today)),
        "province_count": Urging.objects.for_the_province().count(),
        "waiting_count": Urging.objects.open().filter(fate=Fate.SENT).order_by().values("key").distinct().count(),
    }
    try:
        context |= _shown(request, ladder.preview(today))
    except ValidationError as refused:
        context |= {"problem": " ".join(refused.messages)}
    return render(request, "desk/ladder.html", context)


def _climb(request: Any, today: date) -> HttpResponse:
    try:
        if len(ladder.preview(today).climbs) > AT_ONCE:
            absent = request.user.acting_for
            asked = (request.user.pk, today.isoformat(), absent.pk if absent else None)
            return redirect(enqueue(ladder.urge_for, *asked, by=request.user))
        made, ended = ladder.run(today=today, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
        return redirect("desk:ladder")
    if not made:
        messages.info(request, _("Không còn mốc nào phải gửi hôm nay; mốc đã gửi không gửi lại."))
        return redirect("desk:ladder")
    said = _("Đã gửi %(count)d mốc đôn đốc.") % {"count": len(made)}
    if ended:
        said += " " + _("%(count)d dòng thôi đôn đốc vì đã nộp hoặc không còn phải làm.") % {"count": ended}
    messages.success(request, said)
    return redirect(f"{reverse('urging:urging-list')}?since={today:%Y-%m-%d}")


def _shown(request: Any, day: selectors.Day) -> dict[str, Any]:
    counted = Counter(each.rung for each in day.climbs)
    asked = request.GET.get("moc", "")
    climbs = [each for each in day.climbs if not asked or each.rung.name == asked]
    climbs.sort(key=lambda each: (-each.rung.days, each.owed.order))
    page = Paginator(climbs, PAGE).get_page(request.GET.get("trang"))
    names = names_of({each.owed.agency_id for each in page if each.owed.agency_id}, day.today)
    without_mail = unreached(told.person for each in page for told in each.told)
    groups: dict[rules.Rung, list[Line]] = {}
    for each in page:
        told = [(one, without_mail.get(one.person.pk)) for one in each.told]
        groups.setdefault(each.rung, []).append(Line(each, names.get(each.owed.agency_id or 0, ""), told))
    return {
        "day": day,
        "page": page,
        "asked": asked,
        "query": f"moc={asked}" if asked else "",
        "rungs": sorted(counted.items(), key=lambda pair: -pair[0].days),
        "groups": [(rung, counted[rung], lines) for rung, lines in groups.items()],
        "unreached": sum(not each.told for each in day.climbs),
    }


@require_safe
@login_required
def waiting_page(request: Any) -> HttpResponse:
    """Đã đôn đốc, còn chờ: each thing once, by the last that was said about it."""
    _desk_only(request)
    found = selectors.still_waiting(Urging.objects.for_user(request.user, "view"), clock.today())
    page = Paginator(found, PAGE).get_page(request.GET.get("trang"))
    return render(request, "desk/ladder_waiting.html", {"page": page, "count": len(found), "query": ""})


# ── held back, by hand ───────────────────────────────────────────────────────────────────────────


@require_http_methods(_READ_AND_SENT)
@login_required
def hold_page(request: Any) -> HttpResponse:
    """Giữ lại: not urged for now, with a reason."""
    _desk_only(request)
    today = clock.today()
    each = _asked(request, today)
    form = HoldForm(request.POST or None, by=request.user)
    if form.is_valid():
        try:
            services.hold_back(each, today=today, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, _("Đã giữ lại; việc này chưa bị đôn đốc."))
            return redirect("desk:ladder")
    context = {"form": form, "owed": each, "act": _("Giữ lại, chưa đôn đốc"), "button": _("Giữ lại")}
    return render(request, "desk/ladder_act.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def let_go(request: Any, pk: int) -> HttpResponse:
    """Bỏ giữ."""
    _desk_only(request)
    hold = get_object_or_404(Hold.objects.for_user(request.user, "change"), pk=pk)
    try:
        services.let_go(hold, today=clock.today(), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, _("Đã bỏ giữ; việc này được đôn đốc trở lại."))
    return redirect("desk:ladder")


@require_http_methods(_READ_AND_SENT)
@login_required
def hand_page(request: Any) -> HttpResponse:
    """Đôn đốc trực tiếp: what was said on the telephone or by Zalo, into the book."""
    _desk_only(request)
    today = clock.today()
    each = _asked(request, today)
    form = HandForm(request.POST or None, by=request.user)
    if form.is_valid():
        late = rules.days_late(each.due_on, today, calendar()) if each.due_on else 0
        closed = bool(each.person_id) and ladder.MANNERS.is_closed(each.key)
        said = form.cleaned_data
        made = services.urge_by_hand(
            each,
            way=Way(said["way"]),
            words=said["words"],
            today=today,
            days_late=late,
            is_closed=closed,
            by=request.user,
        )
        messages.success(request, _("Đã ghi vào sổ đôn đốc."))
        return redirect(made)
    so_far = selectors.told_so_far([each.key]).get(each.key, [])
    context = {"form": form, "owed": each, "act": _("Đôn đốc trực tiếp"), "button": _("Ghi vào sổ"), "so_far": so_far}
    return render(request, "desk/ladder_act.html", context, status=422 if form.errors else 200)


def _asked(request: Any, today: date) -> Owed:
    """The thing in the address, if it is still owed."""
    key = request.GET.get("viec", "")
    for each in owed(today):
        if each.key == key:
            return each
    raise Http404


# ── letters ──────────────────────────────────────────────────────────────────────────────────────


@require_safe
@login_required
def letters_page(request: Any) -> HttpResponse:
    """Công văn đôn đốc phải soạn: one for each agency, with all it is late with."""
    _desk_only(request)
    return render(request, "desk/ladder_letters.html", {"letters": selectors.letters(clock.today())})


@require_safe
@login_required
def letter_paper(request: Any, pk: int) -> HttpResponse:
    """Dự thảo công văn, in Word and in Vietnamese whatever the screen speaks."""
    _desk_only(request)
    today = clock.today()
    with translation.override("vi"):
        data = docx_of(urging_letter(_letter(pk, today).agency, today, request.user))
    return _word(data, f"don-doc-{pk}-{today:%Y-%m-%d}.docx")


@require_http_methods(_READ_AND_SENT)
@login_required
def letter_sent(request: Any, pk: int) -> HttpResponse:
    """Công văn đã phát hành: which paper it is, and which of the items it names."""
    _desk_only(request)
    letter = _letter(pk, clock.today())
    form = LetterForm(request.POST or None, by=request.user, agency=letter.agency, items=letter.items)
    if form.is_valid():
        items = [item.pk for item in form.cleaned_data["items"]]
        try:
            services.letter_sent(items, document=form.cleaned_data["document"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, _("Đã ghi công văn đôn đốc gửi %(agency)s.") % {"agency": letter.name})
            return redirect("desk:ladder-letters")
    return render(
        request, "desk/ladder_letter_sent.html", {"form": form, "letter": letter}, status=422 if form.errors else 200
    )


def _letter(pk: int, today: date) -> Letter:
    for letter in selectors.letters(today):
        if letter.agency.pk == pk:
            return letter
    raise Http404


# ── the list for the provincial committee ────────────────────────────────────────────────────────


@require_safe
@login_required
def province_page(request: Any) -> HttpResponse:
    """Danh sách báo cáo UBND tỉnh."""
    found, history = _province(request)
    letters = [
        (each, [(item, [ladder_letters.told(row) for row in history.get(item.key, ())]) for item in each.items])
        for each in found
    ]
    count = sum(len(each.items) for each in found)
    return render(request, "desk/ladder_province.html", {"letters": letters, "count": count, "today": clock.today()})


@require_safe
@login_required
def province_paper(request: Any) -> HttpResponse:
    today = clock.today()
    with translation.override("vi"):
        found, history = _province(request)
        data = docx_of(ladder_letters.province_list(found, history, today, head=sheet_head(today)))
    return _word(data, f"danh-sach-bao-cao-ubnd-{today:%Y-%m-%d}.docx")


def _province(request: Any) -> tuple[list[Letter], dict[str, list[Urging]]]:
    if not request.user.oversees:
        raise Http404
    found = selectors.for_the_province(clock.today())
    return found, selectors.told_so_far([item.key for each in found for item in each.items])


# ── what several pages need ──────────────────────────────────────────────────────────────────────


def _desk_only(request: Any) -> None:
    """For others the page does not exist; who stands in for the desk is of the desk."""
    if not request.user.is_desk:
        raise Http404


def _word(data: bytes, name: str) -> HttpResponse:
    reply = HttpResponse(data, content_type=WORD)
    reply["Content-Disposition"] = f'attachment; filename="{name}"'
    return reply
