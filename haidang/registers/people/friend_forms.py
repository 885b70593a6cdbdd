"""Forms of friendship: associations, activities, friends, their rows, each act."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.forms import ActForm, GuardedForm, day, words
from haidang.office.accounts.books import keep_to_own
from haidang.office.documents.act_forms import PaperActForm
from haidang.plan.plans.linking import TasksField
from haidang.registers.people.friend_choices import FoundingKind
from haidang.registers.people.models import (
    AssociationTerm,
    ForeignFriend,
    FoundingStep,
    FriendContact,
    FriendshipActivity,
    FriendshipAssociation,
)

_MOST = 1_000_000


class _OwnForm(GuardedForm):
    """A record of an agency that serves tasks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].offer(self.by, self.instance)  # type: ignore[attr-defined]
        keep_to_own(self)


class FriendshipAssociationForm(_OwnForm):
    tasks = TasksField()

    class Meta:
        model = FriendshipAssociation
        fields = ["kind", "name", "country", "parent", "host", "agency", "office", "note", "tasks"]


class FriendshipActivityForm(_OwnForm):
    tasks = TasksField()

    class Meta:
        model = FriendshipActivity
        fields = [
            "title", "kind", "association", "agency", "partners", "starts_on", "ends_on", "place", "content",
            "estimate", "tasks",
        ]  # fmt: skip


class ForeignFriendForm(_OwnForm):
    tasks = TasksField()

    class Meta:
        model = ForeignFriend
        fields = [
            "name", "country", "circle", "organisation", "phone", "email", "story", "languages", "association",
            "agency", "consent_on", "consent_way", "consent_for", "tasks",
        ]  # fmt: skip
        error_messages = {
            "consent_on": {
                "required": _(
                    "Chưa có ngày đồng ý: không lưu thông tin của người chưa đồng ý. Xin đồng ý trước rồi ghi."
                )
            }
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Empty only once consent was withdrawn, and then nothing is changed any more."""
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True


class FoundingStepForm(GuardedForm):
    class Meta:
        model = FoundingStep
        fields = ["kind", "due_on", "words"]


class AssociationTermForm(GuardedForm):
    class Meta:
        model = AssociationTerm
        fields = ["number", "congress_on", "since", "until", "chair", "board"]


class FriendContactForm(GuardedForm):
    class Meta:
        model = FriendContact
        fields = ["on", "way", "words", "is_answered"]


# ── acts ─────────────────────────────────────────────────────────────────────────────────────────


class _Today:
    """The day of the act begins with today."""

    fields: Any

    def prepare(self) -> None:
        self.fields["on"].initial = clock.today


class StepForm(_Today, PaperActForm):
    kind = forms.ChoiceField(label=_("Bước"))
    on = day(_("Đã làm ngày"), required=True)
    words = words(_("Ghi chú"), required=False, rows=2)

    field_order = ("kind", "on", "number", "issued_on", "issuer", "words")

    def prepare(self) -> None:
        super().prepare()
        done = {step.kind for step in self.row.founding_steps.all() if step.done_on}
        self.fields["kind"].choices = [(value, label) for value, label in FoundingKind.choices if value not in done]


class FoundForm(_Today, PaperActForm):
    needs_paper = True
    on = day(_("Thành lập ngày"), required=True)
    chair = forms.CharField(label=_("Chủ tịch, trưởng chi hội"), max_length=120)
    members = forms.IntegerField(label=_("Số hội viên"), min_value=0, max_value=_MOST)


class CountForm(_Today, ActForm):
    on = day(_("Số liệu đến ngày"), required=True)
    members = forms.IntegerField(label=_("Số hội viên"), min_value=0, max_value=_MOST)
    chair = forms.CharField(
        label=_("Chủ tịch, trưởng chi hội"), max_length=120, required=False, help_text=_("Để trống thì giữ như cũ.")
    )


class DissolveForm(_Today, PaperActForm):
    on = day(_("Giải thể ngày"), required=True)
    reason = words(_("Lý do"))


class HoldForm(ActForm):
    vietnamese = forms.IntegerField(label=_("Người Việt Nam tham gia"), min_value=0, max_value=_MOST)
    foreigners = forms.IntegerField(label=_("Người nước ngoài tham gia"), min_value=0, max_value=_MOST)
    results = words(_("Kết quả"))


class WithdrawForm(_Today, ActForm):
    on = day(_("Rút đồng ý ngày"), required=True)
