"""Decisions that wait for one person, and the small form by which each is taken where it is read.

The rooms decide: whose it is, what is refused and what it does are their rules and their verbs. Here is only the list,
and the least that a decision needs; papers, other days and work given go by the room's own page.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.desk.choices import When
from haidang.desk.rules import when
from haidang.kit import clock
from haidang.kit.money import written
from haidang.kit.records.forms import dress
from haidang.plan.difficulties import services as difficulties
from haidang.plan.difficulties.choices import Verdict
from haidang.plan.difficulties.deciding import waiting_for
from haidang.plan.difficulties.forms import DecideExtensionForm
from haidang.plan.difficulties.models import Difficulty, Extension
from haidang.plan.money import services as money
from haidang.plan.money.choices import Act, Hand
from haidang.plan.money.fields import AmountField, PaperField
from haidang.plan.money.models import Estimate
from haidang.plan.money.rules import is_time_for
from haidang.plan.plans import services as plans
from haidang.plan.plans.models import Amendment
from haidang.plan.plans.selectors.amendments import Preview, preview
from haidang.plan.plans.services.days import may_decide

#: Amendments that are compared with their plan on one page; further ones are opened.
_COMPARED = 3


@dataclass(frozen=True)
class Awaited:
    """One decision that somebody is to take."""

    key: str
    kind: Any
    #: Who asks, about what, and in which words.
    who: str
    title: str
    words: str
    #: Everything there is about it; and the page where it is decided with all that can be said.
    url: str
    whole_url: str
    form: forms.Form | None
    act: Any
    due_on: date | None = None
    #: Why it cannot be decided here yet.
    refusals: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    _bind: Callable[[Any], forms.Form] | None = field(default=None, repr=False)
    _do: Callable[[Any], Any] = field(default=lambda form: None, repr=False)

    @property
    def is_late(self) -> bool:
        return when(self.due_on, clock.today()) == When.OVERDUE

    @property
    def id(self) -> str:
        """Its place on a page."""
        return f"cho-{self.key.replace(':', '-')}"

    def decided(self, posted: Any) -> "Awaited | None":
        """Do it: None when it is done; else the same with its form, which says beside each field why not."""
        if self._bind is None:
            return self
        form = self._bind(posted)
        if form.is_valid():
            try:
                self._do(form)
            except ValidationError as refused:
                _put(form, refused)
            else:
                return None
        return replace(self, form=form)


def _put(form: forms.Form, refused: ValidationError) -> None:
    """What the verb refused, at its field where this form has it."""
    if not hasattr(refused, "error_dict"):
        form.add_error(None, refused.messages)
        return
    for name, faults in refused.error_dict.items():
        sentences = [sentence for fault in faults for sentence in fault.messages]
        form.add_error(name if name in form.fields else None, sentences)


def awaited(user: Any, today: date) -> list[Awaited]:
    """All of them, the soonest due first. The queries do not grow with them."""
    mine = waiting_for(user)
    found = [
        *(_difficulty(row, user) for row in mine.difficulties),
        *(_extension(row, user) for row in mine.extensions),
        *_amendments(user, today),
        *_estimates(user),
    ]
    return sorted(found, key=lambda each: (each.due_on is None, each.due_on or date.max, each.key))


# ── difficulties ─────────────────────────────────────────────────────────────────────────────────


class DifficultyForm(forms.Form):
    """A word on what is in the way."""

    verdict = forms.ChoiceField(label=_("Ý kiến"), choices=[("", "—"), *Verdict.choices])
    words = forms.CharField(
        label=_("Nội dung ý kiến"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Ai làm gì."),
    )  # fmt: skip
    act_by = forms.DateField(label=_("Cơ quan thực hiện trước ngày"), required=False)


def _difficulty(row: Difficulty, user: Any) -> Awaited:
    def bind(posted: Any) -> forms.Form:
        return _dressed(DifficultyForm(posted, prefix=f"d{row.pk}"))

    return Awaited(
        key=f"difficulty:{row.pk}",
        kind=_("Vướng mắc"),
        who=str(row.agency),
        title=str(row.task),
        words=row.words,
        facts=(gettext("Đề xuất: %(proposal)s") % {"proposal": row.proposal},),
        url=row.get_absolute_url(),
        whole_url=reverse("difficulties:decide", args=[row.pk]),
        due_on=row.answer_due_on,
        act=_("Cho ý kiến"),
        form=bind(None),
        _bind=bind,
        _do=lambda form: difficulties.settle(row, by=user, **form.cleaned_data),
    )


# ── extensions ───────────────────────────────────────────────────────────────────────────────────


class ExtensionForm(DecideExtensionForm):
    """The day asked for, another, or none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, recorded=False, **kwargs)
        del self.fields["number"], self.fields["issued_on"]
        answers: Any = self.fields["answer"]
        answers.widget = forms.Select(attrs={"class": "form-select"}, choices=[("", "—"), *answers.choices])
        self.fields["words"].widget.attrs["rows"] = 2


def _extension(row: Extension, user: Any) -> Awaited:
    def bind(posted: Any) -> forms.Form:
        return ExtensionForm(posted, extension=row, prefix=f"e{row.pk}")

    days = {"before": date_format(row.due_before, "d/m/Y"), "until": date_format(row.until, "d/m/Y"), "n": row.days}
    return Awaited(
        key=f"extension:{row.pk}",
        kind=_("Gia hạn"),
        who=str(row.agency),
        title=str(row.task),
        words=row.reason,
        facts=(gettext("Từ %(before)s đến %(until)s, thêm %(n)s ngày.") % days,),
        url=row.get_absolute_url(),
        whole_url=reverse("difficulties:extension-decide", args=[row.pk]),
        due_on=row.due_before,
        act=_("Quyết định"),
        form=bind(None),
        _bind=bind,
        _do=lambda form: difficulties.decide_extension(row, form.granted, form.cleaned_data["words"], by=user),
    )


# ── amendments ───────────────────────────────────────────────────────────────────────────────────


class AmendmentForm(forms.Form):
    """Only yes, to what was seen."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)


def _amendments(user: Any, today: date) -> Iterator[Awaited]:
    """Signed, its day come, and still not in force."""
    if not may_decide(user):
        return
    rows = Amendment.objects.for_user(user, "view").drafts().filter(in_force_on__lte=today, document__isnull=False)
    rows = rows.select_related("plan", "document").prefetch_related("changes__task").order_by("in_force_on", "pk")
    for at, row in enumerate(rows):
        yield _amendment(row, user, preview(row) if at < _COMPARED else None)


def _amendment(row: Amendment, user: Any, shown: Preview | None) -> Awaited:
    def bind(posted: Any) -> forms.Form:
        return AmendmentForm(posted, prefix=f"a{row.pk}", initial={"seen": shown.mark if shown else ""})

    may_be = shown is not None and shown.may_be_put
    return Awaited(
        key=f"amendment:{row.pk}",
        kind=_("Điều chỉnh kế hoạch"),
        who=str(row.document),
        title=str(row.plan),
        words=row.words,
        facts=tuple(str(change) for change in row.changes.all()),
        url=row.get_absolute_url(),
        whole_url=f"{row.get_absolute_url()}#so-sanh",
        due_on=row.in_force_on,
        act=_("Đưa vào thực hiện"),
        form=bind(None) if may_be else None,
        refusals=shown.refusals if shown else (),
        _bind=bind if may_be else None,
        _do=lambda form: plans.put_in_force(row, by=user, seen=form.cleaned_data["seen"]),
    )


# ── estimates ────────────────────────────────────────────────────────────────────────────────────

_YES, _NO = "yes", "no"


class EstimateForm(forms.Form):
    """So much, by this paper; or not, and why."""

    answer = forms.ChoiceField(label=_("Quyết định"), choices=[("", "—"), (_YES, _("Duyệt")), (_NO, _("Không duyệt"))])
    amount = AmountField(label=_("Nếu duyệt: số tiền, đồng"), required=False)
    document = PaperField(label=_("Nếu duyệt: theo văn bản"), required=False)
    reason = forms.CharField(
        label=_("Nếu không duyệt: lý do"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, by: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["document"].by = by  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("answer") == _YES:
            for name in ("amount", "document"):
                if name not in self.errors and cleaned.get(name) is None:
                    self.add_error(name, gettext("Duyệt thì ghi số tiền và văn bản duyệt."))
        return cleaned


def _estimates(user: Any) -> Iterator[Awaited]:
    rows = Estimate.objects.for_user(user, "view").awaiting_decision()
    rows = rows.select_related("agency", "task").prefetch_related("lines", "entries")
    for row in rows.order_by("appraised_on", "pk"):
        if Hand.DECIDER in row.hands(user) and is_time_for(Act.DECIDE, row.stage, {Hand.DECIDER}):
            yield _estimate(row, user)


def _estimate(row: Estimate, user: Any) -> Awaited:
    state = row.balance

    def bind(posted: Any) -> forms.Form:
        return _dressed(EstimateForm(posted, by=user, prefix=f"m{row.pk}", initial={"amount": state.appraised}))

    def do(form: Any) -> None:
        said = form.cleaned_data
        if said["answer"] == _NO:
            money.refuse(row, reason=said["reason"], by=user)
        else:
            money.decide(row, amount=said["amount"], document=said["document"], by=user, today=clock.today())

    sums = {"asked": written(state.asked), "agreed": written(state.appraised or state.asked)}
    return Awaited(
        key=f"estimate:{row.pk}",
        kind=_("Dự toán"),
        who=str(row.agency),
        title=row.title,
        words=row.remark,
        facts=(gettext("Đề nghị %(asked)s đồng, thẩm định %(agreed)s đồng.") % sums,),
        url=row.get_absolute_url(),
        whole_url=reverse("money:decide", args=[row.pk]),
        act=_("Quyết định"),
        form=bind(None),
        _bind=bind,
        _do=do,
    )


def _dressed(form: forms.Form) -> forms.Form:
    dress(form.fields)
    return form
