"""Pages of dossiers: the record with its buttons, rules and parts; each act; each part."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import select_template
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from haidang.kit.dossiers import forms, services
from haidang.kit.records import pages
from haidang.kit.records.columns import Cell, Column, cell, column
from haidang.kit.records.register import Register
from haidang.kit.records.urls import urls

_methods = require_http_methods(["GET", "HEAD", "POST"])
_LOOKS = {"foremost": "btn-primary", "plain": "btn-outline-secondary", "undoing": "btn-outline-danger"}


@dataclass(frozen=True, kw_only=True)
class ActPage:
    """What an act asks, what it does, what is told before and afterwards, the word of its address."""

    word: str
    do: Callable[..., Any]
    form: type[forms.ActForm] = forms.NothingForm
    why: Any = ""
    done: Any = ""
    #: "foremost", "plain", "undoing"
    look: str = "plain"
    #: Afterwards one is led to what the verb gave back, not to the record.
    is_followed: bool = False


@dataclass(frozen=True, kw_only=True)
class PartPages:
    """One kind of rows that belong to a record: what they are called, their form, what their table shows."""

    word: str
    model: Any
    form: Any
    title: Any
    columns: tuple[str | Column, ...]
    #: What stands there while there is none.
    empty: Any = ""
    #: `rows(record)`: another order, or only some of them.
    rows: Callable[[Any], Any] | None = None
    #: `is_offered(record)`: the section is left out where it makes no sense.
    is_offered: Callable[[Any], bool] = lambda record: True

    @cached_property
    def listed(self) -> tuple[Column, ...]:
        return tuple(column(self.model, each) for each in self.columns)


@dataclass(frozen=True)
class Button:
    """An act that this person can do now."""

    label: str
    url: str
    look: str


@dataclass(frozen=True)
class Section:
    """The parts of one kind, for the page of the record."""

    slug: str
    title: str
    empty: str
    heads: tuple[Column, ...]
    #: Of each: the row, its cells, where it is changed ("": not by this person).
    rows: list[tuple[Any, list[Cell], str]]
    add_url: str
    may_reveal: bool


@dataclass(frozen=True, kw_only=True)
class Pages:
    """The pages of one register of dossiers: `Pages(register=projects, acts=ACTS, parts=PARTS).urls("du-an/")`."""

    register: Register
    acts: Mapping[Any, ActPage] = field(default_factory=dict)
    parts: Mapping[str, PartPages] = field(default_factory=dict)
    #: `verdicts(record, user)`: what the rules say of it today.
    verdicts: Callable[[Any, Any], Sequence[Any]] | None = None
    #: `more(record, user)`: what a room's own template needs beside.
    more: Callable[[Any, Any], dict[str, Any]] | None = None
    #: Facts that are told elsewhere on the page.
    left_out: frozenset[str] = frozenset()

    def name(self, page: str) -> str:
        return self.register.url_name(page)

    def urls(self, prefix: str, **own: Any) -> list[URLPattern]:
        """Acts and parts before the pages of the register."""
        short = self.register.name
        return [
            *(path(f"{prefix}<int:pk>/{each.word}/", self._act(act, each), name=f"{short}-{act}")
              for act, each in self.acts.items()),
            *(path(f"{prefix}<int:pk>/{each.word}/them/", self._add(each), name=f"{short}-{name}-add")
              for name, each in self.parts.items()),
            *(path(f"{prefix}{each.word}/<int:pk>/sua/", self._edit(name, each), name=f"{short}-{name}-edit")
              for name, each in self.parts.items()),
            *(path(f"{prefix}{each.word}/<int:pk>/bo/", self._drop(each), name=f"{short}-{name}-drop")
              for name, each in self.parts.items()),
            *urls(self.register, prefix, **({"record": require_safe(self.record_page)} | own)),
        ]  # fmt: skip

    # ── the record ───────────────────────────────────────────────────────────────────────────────

    def record_page(self, request: HttpRequest, register: Register, pk: int) -> HttpResponse:
        """Một hồ sơ: đang ở bước nào, làm được gì, quy định nói gì, các phần của nó."""
        record = pages.seen(request, register, pk)
        context = pages.record_context(request, register, record)
        user: Any = request.user
        context |= {
            "facts": [pair for pair in context["facts"] if pair[0].text and pair[0].column.path not in self.left_out],
            "buttons": self.buttons(record, user),
            "verdicts": self.verdicts(record, user) if self.verdicts else [],
            "related": self._beside(context["related"]),
            "sections": self.sections(record, user, may_change=context["may_change"]),
            **(self.more(record, user) if self.more else {}),
        }
        own = f"{register.model._meta.app_label}/{register.name}_record.html"
        template = select_template([own, "dossiers/record.html"])
        return HttpResponse(template.render({"register": register} | context, request))

    def _beside(self, related: Sequence[Any]) -> list[Any]:
        """What stands on it beside its own parts: a part that has a book of its own is not shown twice."""
        own = {each.model for each in self.parts.values()}
        return [group for group in related if group.register.model not in own]

    def buttons(self, record: Any, user: Any) -> list[Button]:
        if not self.acts:
            return []
        return [
            Button(str(act.label), reverse(self.name(act), args=[record.pk]), _LOOKS[self.acts[act].look])
            for act in record.acts(user)
            if act in self.acts
        ]

    def sections(self, record: Any, user: Any, *, may_change: bool) -> list[Section]:
        """One query for each kind of parts, however many rows."""
        return [
            self._section(name, each, record, user, may_change)
            for name, each in self.parts.items()
            if each.is_offered(record)
        ]

    def _section(self, name: str, each: PartPages, record: Any, user: Any, may_change: bool) -> Section:
        rows = each.model.objects.filter(**{each.model.whole_name: record})
        if each.rows:
            rows = each.rows(record)
        if joins := sorted({head.join for head in each.listed if head.join}):
            rows = rows.select_related(*joins)
        if fetched := sorted({head.prefetch for head in each.listed if head.prefetch}):
            rows = rows.prefetch_related(*fetched)
        found = list(rows)
        for row in found:
            setattr(row, row.whole_name, record)
        personal = next((head.path for head in each.listed if head.is_personal), "")
        return Section(
            slug=each.word,
            title=str(each.title),
            empty=str(each.empty or _("Chưa có.")),
            heads=each.listed,
            rows=[
                (
                    row,
                    [cell(head, row) for head in each.listed],
                    reverse(self.name(f"{name}-edit"), args=[row.pk]) if may_change else "",
                )
                for row in found
            ],
            add_url=reverse(self.name(f"{name}-add"), args=[record.pk]) if may_change else "",
            may_reveal=bool(personal and found and found[0].may_reveal(user, personal)),
        )

    # ── acts ─────────────────────────────────────────────────────────────────────────────────────

    def _seen(self, user: Any, pk: int) -> Any:
        return get_object_or_404(self.register.rows(user, "view"), pk=pk)

    def _act(self, act: Any, asked: ActPage) -> Callable[..., HttpResponse]:
        """Not seen: 404; never theirs: 403; not now: back to the record, with why."""

        @_methods
        @login_required
        def page(request: HttpRequest, pk: int) -> HttpResponse:
            row, by = self._seen(request.user, pk), request.user
            if not row.course.is_theirs(act, row.hands(by)):
                raise PermissionDenied
            if act not in row.acts(by):
                messages.error(request, row.not_now(act))
                return redirect(row)
            form = asked.form(request.POST if request.method == "POST" else None, row=row, by=by)
            if form.is_valid():
                try:
                    with transaction.atomic():  # a paper that is cited for an act that is refused goes with it
                        done = asked.do(row, by=by, **form.facts())
                except ValidationError as refused:
                    put_errors(form, refused)
                else:
                    messages.success(request, str(asked.done or _("Đã ghi.")))
                    return redirect(done if asked.is_followed else row)
            context = {
                "row": row, "form": form, "act": act.label, "why": asked.why, "register": self.register,
                "verdicts": self.verdicts(row, by) if self.verdicts and asked.look == "foremost" else [],
                "is_undoing": asked.look == "undoing",
            }  # fmt: skip
            return render(request, "dossiers/act.html", context, status=422 if form.errors else 200)

        return page

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _written(self, user: Any, pk: int) -> Any:
        """404 for who may not know of it, 403 for who may only read of it."""
        row = self._seen(user, pk)
        if not self.register.may(user, "change", row):
            raise PermissionDenied
        return row

    def _part(self, each: PartPages, user: Any, pk: int) -> Any:
        rows = each.model.objects.for_user(user, "view").select_related(each.model.whole_name)
        found = get_object_or_404(rows, pk=pk)
        if not each.model.objects.for_user(user, "change").filter(pk=pk).exists():
            raise PermissionDenied
        return found

    def _add(self, each: PartPages) -> Callable[..., HttpResponse]:
        @_methods
        @login_required
        def page(request: HttpRequest, pk: int) -> HttpResponse:
            row = self._written(request.user, pk)
            form = self._form(each, request, row)
            if form.is_valid():
                try:
                    services.add_part(row, form, by=request.user)
                except ValidationError as refused:
                    put_errors(form, refused)
                else:
                    messages.success(request, _("Đã thêm."))
                    return redirect(row)
            return self._shown(request, each, row, form)

        return page

    def _edit(self, name: str, each: PartPages) -> Callable[..., HttpResponse]:
        @_methods
        @login_required
        def page(request: HttpRequest, pk: int) -> HttpResponse:
            found = self._part(each, request.user, pk)
            form = self._form(each, request, found.whole, found)
            if form.is_valid():
                try:
                    services.change_part(found, form, by=request.user)
                except ValidationError as refused:
                    put_errors(form, refused)
                else:
                    messages.success(request, _("Đã sửa."))
                    return redirect(found.whole)
            drop = reverse(self.name(f"{name}-drop"), args=[found.pk])
            return self._shown(request, each, found.whole, form, drop=drop)

        return page

    def _drop(self, each: PartPages) -> Callable[..., HttpResponse]:
        @require_POST
        @login_required
        def page(request: HttpRequest, pk: int) -> HttpResponse:
            found = self._part(each, request.user, pk)
            whole = found.whole
            try:
                services.drop_part(found, by=request.user)
            except ValidationError as refused:
                messages.error(request, " ".join(refused.messages))
            else:
                messages.success(request, _("Đã bỏ."))
            return redirect(whole)

        return page

    @staticmethod
    def _form(each: PartPages, request: HttpRequest, whole: Any, part: Any = None) -> Any:
        """The form knows the record its part belongs to before it is asked anything."""
        part = part or each.model(**{each.model.whole_name: whole})
        return each.form(request.POST if request.method == "POST" else None, instance=part, by=request.user)

    def _shown(self, request: HttpRequest, each: PartPages, row: Any, form: Any, *, drop: str = "") -> HttpResponse:
        context = {"row": row, "form": form, "title": each.title, "drop": drop, "register": self.register}
        return render(request, "dossiers/part.html", context, status=422 if form.errors else 200)


def put_errors(form: Any, refused: ValidationError) -> None:
    """What the verb refused, at its field where the form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused)
        return
    for name, faults in refused.error_dict.items():
        told = [message for fault in faults for message in fault.messages]
        form.add_error(name if name in form.fields else None, told)
