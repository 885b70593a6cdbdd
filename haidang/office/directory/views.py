"""Pages of the directory's own: records as of any day, the acts on them, and names nobody knows."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from haidang.kit import clock
from haidang.kit.records.pages import record_context, seen, show
from haidang.kit.records.register import Register
from haidang.office.directory import forms, registers, selectors, services
from haidang.office.directory.models import (
    Agency,
    AgencyGroup,
    AgencyName,
    Field,
    GroupListing,
    Membership,
    Official,
    Posting,
)

# ── records as of a day ──────────────────────────────────────────────────────────────────────────


def day_asked(request: HttpRequest) -> date:
    """The day of the address (?ngay=2020-06-15); what is no day is today."""
    form = forms.DayForm(request.GET)
    return form.cleaned_data["ngay"] if form.is_valid() else clock.today()


def _day_form(on: date) -> forms.DayForm:
    return forms.DayForm(initial={"ngay": on}, auto_id="xem-%s")


def _shown(request: HttpRequest, register: Register, record: Any, more: dict[str, Any]) -> HttpResponse:
    return show(request, register, "record", record_context(request, register, record) | more)


@require_safe
def agency_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một cơ quan, như vào ngày được hỏi."""
    on = day_asked(request)
    agency = seen(request, register, pk)
    more: dict[str, Any] = {
        "life": selectors.agency_on(agency, on),
        "names": selectors.names_over_time(agency),
        "parents": selectors.parents_over_time(agency),
        "on": on,
        "day_form": _day_form(on),
        "told_above": ("focal", "field"),
    }
    return _shown(request, register, agency, more)


@require_safe
def official_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một cán bộ: every post, the latest first, and what they direct."""
    official = seen(request, register, pk)
    more = {
        "postings": list(official.postings.select_related("agency").order_by("-valid_from", "rank", "pk")),
        "directions": list(official.directions.select_related("field").order_by("-valid_from", "pk")),
        "today": clock.today(),
    }
    return _shown(request, register, official, more)


@require_safe
def group_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một nhóm: who belongs to it on the day asked."""
    on = day_asked(request)
    group = seen(request, register, pk)
    more = {
        "members": list(group.members(on)),
        "listed": list(group.listed.select_related("agency")),
        "on": on,
        "day_form": _day_form(on),
    }
    return _shown(request, register, group, more)


@require_safe
def field_page(request: HttpRequest, register: Register, pk: int) -> HttpResponse:
    """Một lĩnh vực: who directed it, and when."""
    field = seen(request, register, pk)
    return _shown(request, register, field, {"directions": list(field.directions.select_related("official"))})


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────

#: Does what a valid form says to a record, and says what was done.
Act = Callable[[Any, dict[str, Any], Any], str]


def _act_page(register: Register, form: type[forms.ActForm], do: Act) -> Callable[..., Any]:
    """A page that asks what an act needs, then does it: 404 and 403 as on every page of the register."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        record = seen(request, register, pk, "change")
        return _answer(request, record, record.get_absolute_url(), form, do)

    return page


def _row_page(
    model: type[Model], owner: Callable[[Any], Any], form: type[forms.ActForm], do: Act
) -> Callable[..., Any]:
    """The same for a row that hangs on a record (a name, a post, a member): back to the record it hangs on."""

    @require_http_methods(["GET", "HEAD", "POST"])
    @login_required
    def page(request: HttpRequest, pk: int) -> HttpResponse:
        rows = model._default_manager
        row = rows.for_user(request.user, "view").filter(pk=pk).first()  # type: ignore[attr-defined]
        if row is None:
            raise Http404
        if not rows.for_user(request.user, "change").filter(pk=pk).exists():  # type: ignore[attr-defined]
            raise PermissionDenied
        return _answer(request, row, owner(row).get_absolute_url(), form, do)

    return page


def _answer(request: HttpRequest, record: Any, back: str, form_class: type[forms.ActForm], do: Act) -> HttpResponse:
    form = form_class(request.POST if request.method == "POST" else None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            done = do(record, form.cleaned_data, request.user)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, done)
            return redirect(back)
    context = {"record": record, "form": form, "back": back}
    return render(request, "directory/act.html", context, status=422 if form.errors else 200)


def _rename(agency: Agency, said: dict[str, Any], by: Any) -> str:
    return _("Từ ngày ấy cơ quan mang tên “%(name)s”.") % {
        "name": services.rename(agency, by=by, **said).name_on(said["since"])
    }


def _name_also(agency: Agency, said: dict[str, Any], by: Any) -> str:
    return _("Đã thêm tên gọi “%(name)s”.") % {"name": services.name_also(agency, by=by, **said)}


def _drop_name(row: AgencyName, said: dict[str, Any], by: Any) -> str:
    services.drop_name(row, by=by, **said)
    return _("Đã gỡ tên gọi “%(name)s”.") % {"name": row}


def _put_under(agency: Agency, said: dict[str, Any], by: Any) -> str:
    services.put_under(agency, said.pop("parent"), by=by, **said)
    return _("Đã ghi cơ quan cấp trên.")


def _close(agency: Agency, said: dict[str, Any], by: Any) -> str:
    services.close(agency, by=by, **said)
    return _("Đã ghi ngày kết thúc hoạt động. Nếu có cơ quan kế thừa, ghi tiếp ở “Ghi kế thừa”.")


def _merge(agency: Agency, said: dict[str, Any], by: Any) -> str:
    into, others = said.pop("into"), said.pop("others")
    services.merge([agency, *others], into=into, by=by, **said)
    return _("Đã sáp nhập vào %(into)s.") % {"into": into}


def _split(agency: Agency, said: dict[str, Any], by: Any) -> str:
    wanted = {name: said[name] for name in ("into", "since", "legal_basis", "goes_on")}
    services.split(agency, by=by, **wanted)
    return _("Đã ghi việc chia, tách.")


def _inherit(agency: Agency, said: dict[str, Any], by: Any) -> str:
    services.inherit(agency, said.pop("successor"), by=by, **said)
    return _("Đã ghi cơ quan kế thừa.")


def _add_member(committee: Agency, said: dict[str, Any], by: Any) -> str:
    return _("Đã thêm thành viên: %(member)s.") % {"member": services.add_member(committee, by=by, **said)}


def _end_member(row: Membership, said: dict[str, Any], by: Any) -> str:
    services.end_member(row, by=by, **said)
    return _("Đã ghi ngày thôi thành viên.")


def _post(official: Official, said: dict[str, Any], by: Any) -> str:
    return _("Đã giao chức vụ: %(posting)s.") % {"posting": services.post(official, said.pop("agency"), by=by, **said)}


def _leave(row: Posting, said: dict[str, Any], by: Any) -> str:
    services.leave(row, by=by, **said)
    return _("Đã ghi ngày thôi chức vụ.")


def _list(group: AgencyGroup, said: dict[str, Any], by: Any) -> str:
    verb = services.leave_out if said.pop("is_left_out") else services.list_member
    verb(group, said.pop("agency"), by=by, **said)
    return _("Đã ghi riêng cho cơ quan này.")


def _end_listing(row: GroupListing, said: dict[str, Any], by: Any) -> str:
    services.end_listing(row, last=said["last"], by=by)
    return _("Đã kết thúc dòng ghi riêng.")


def _direct(field: Field, said: dict[str, Any], by: Any) -> str:
    services.direct(field, said.pop("official"), by=by, **said)
    return _("Đã ghi phân công phụ trách.")


rename = _act_page(registers.agencies, forms.RenameForm, _rename)
name_also = _act_page(registers.agencies, forms.NameForm, _name_also)
put_under = _act_page(registers.agencies, forms.ParentForm, _put_under)
close = _act_page(registers.agencies, forms.CloseForm, _close)
merge = _act_page(registers.agencies, forms.MergeForm, _merge)
split = _act_page(registers.agencies, forms.SplitForm, _split)
inherit = _act_page(registers.agencies, forms.InheritForm, _inherit)
add_member = _act_page(registers.agencies, forms.MemberForm, _add_member)
post = _act_page(registers.officials, forms.PostForm, _post)
list_member = _act_page(registers.groups, forms.ListForm, _list)
direct = _act_page(registers.fields, forms.DirectForm, _direct)

drop_name = _row_page(AgencyName, lambda row: row.agency, forms.DropNameForm, _drop_name)
leave = _row_page(Posting, lambda row: row.official, forms.LeaveForm, _leave)
end_member = _row_page(Membership, lambda row: row.committee, forms.EndMemberForm, _end_member)
end_listing = _row_page(GroupListing, lambda row: row.group, forms.EndListingForm, _end_listing)


# ── names nobody knows ───────────────────────────────────────────────────────────────────────────


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def unknown(request: HttpRequest) -> HttpResponse:
    """Tên chưa biết: what a reading found becomes another name of a known agency, or a new one."""
    if not Agency.objects.may_add(request.user):
        raise PermissionDenied
    asked = {name: request.GET.get(key, "") for name, key in (("text", "ten"), ("source", "nguon"), ("next", "ve"))}
    form = forms.UnknownForm(request.POST if request.method == "POST" else None, initial=asked, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            agency = _settled(form.cleaned_data, request.user)
        except ValidationError as refused:
            form.add_error(None, refused.messages)
        else:
            messages.success(request, _("Danh bạ đã biết “%(name)s”.") % {"name": form.cleaned_data["text"]})
            back = form.cleaned_data["next"]
            is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
            return redirect(back if is_ours else agency.get_absolute_url())
    text = form.data.get("text", "") if form.is_bound else asked["text"]
    context = {"form": form, "near": selectors.nearest(text, None, 5) if text else [], "text": text}
    return render(request, "directory/unknown.html", context, status=422 if form.errors else 200)


def _settled(said: dict[str, Any], by: Any) -> Agency:
    if said["agency"]:
        services.alias_of_unknown(said["text"], said["agency"], by=by)
        return said["agency"]
    return services.add_unknown(said["text"], source=said["source"], level=said["level"], by=by)
