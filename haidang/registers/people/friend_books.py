"""The books of friendship: associations, what they do, friends abroad; with their pages."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.forms import ReasonForm
from haidang.kit.dossiers.views import ActPage, Pages, PartPages
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.register import Register
from haidang.kit.records.related import additions
from haidang.registers.partners.models import Partner
from haidang.registers.people import friend_forms as forms
from haidang.registers.people import friend_services as services
from haidang.registers.people.friend_choices import (
    ActivityAct,
    ActivityKind,
    ActivityStage,
    AssociationAct,
    AssociationKind,
    AssociationStage,
    Circle,
    FriendAct,
    FriendStage,
)
from haidang.registers.people.friend_selectors import association_checks, friend_checks
from haidang.registers.people.models import (
    AssociationTerm,
    ForeignFriend,
    FoundingStep,
    FriendContact,
    FriendshipActivity,
    FriendshipAssociation,
)

#: Told under the heading.
_SAID = frozenset({"stage"})

# ── associations ─────────────────────────────────────────────────────────────────────────────────


class FriendshipAssociationFilters(RecordFilters):
    words = WordsFilter(fields=("name", "country__name", "office", "note"))
    kind = django_filters.ChoiceFilter(label=_("Loại"), choices=AssociationKind.choices)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=AssociationStage.choices)
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    since = django_filters.DateFilter(label=_("Thành lập từ ngày"), field_name="founded_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Thành lập đến ngày"), field_name="founded_on", lookup_expr="lte")
    living_on = django_filters.DateFilter(label=_("Hoạt động vào ngày"), method="living")

    class Meta:
        model = FriendshipAssociation
        fields = ("words", "kind", "stage", "country", "since", "until", "living_on")

    def living(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        """Founded by that day and not dissolved."""
        found: QuerySet[Any] = rows.living_on(value)  # type: ignore[attr-defined]
        return found


associations = Register(
    model=FriendshipAssociation,
    form=forms.FriendshipAssociationForm,
    filters=FriendshipAssociationFilters,
    columns=("name", "kind", "country", "founded_on", "chair", "members", "stage"),
    details=(
        "kind", "name", "country", "parent", "host", "agency", "office", "note", "tasks", "stage", "founded_on",
        "founding_paper", "chair", "members", "counted_on", "ended_on", "ending_paper",
    ),
    save=services.save,
)  # fmt: skip

association_pages = Pages(
    register=associations,
    acts={
        AssociationAct.STEP: ActPage(
            word="buoc", form=forms.StepForm, do=services.take_step, look="foremost",
            why=_("Ghi từng bước đã làm, có ngày và văn bản; bước dự kiến thì thêm ở bảng bên dưới."),
        ),
        AssociationAct.FOUND: ActPage(word="thanh-lap", form=forms.FoundForm, do=services.found),
        AssociationAct.COUNT: ActPage(word="so-lieu", form=forms.CountForm, do=services.count),
        AssociationAct.DISSOLVE: ActPage(
            word="giai-the", form=forms.DissolveForm, do=services.dissolve, look="undoing"
        ),
        AssociationAct.DROP: ActPage(word="thoi-van-dong", form=ReasonForm, do=services.drop, look="undoing"),
    },
    parts={
        "step": PartPages(
            word="cac-buoc", model=FoundingStep, form=forms.FoundingStepForm, title=_("Các bước thành lập"),
            columns=("kind", "due_on", "done_on", "document", "words"),
            empty=_("Chưa ghi bước nào."),
        ),
        "term": PartPages(
            word="nhiem-ky", model=AssociationTerm, form=forms.AssociationTermForm, title=_("Các nhiệm kỳ"),
            columns=("number", "congress_on", "since", "until", "chair", "board"),
            empty=_("Chưa ghi nhiệm kỳ nào."),
            is_offered=lambda record: record.founded_on is not None,
        ),
    },
    verdicts=association_checks,
    more=lambda record, user: {"additions": additions(record, user)},
    left_out=_SAID,
)  # fmt: skip

# ── activities ───────────────────────────────────────────────────────────────────────────────────


class FriendshipActivityFilters(RecordFilters):
    words = WordsFilter(fields=("title", "place", "content", "association__name"))
    kind = django_filters.ChoiceFilter(label=_("Loại hoạt động"), choices=ActivityKind.choices)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=ActivityStage.choices)
    partners = django_filters.ModelChoiceFilter(
        label=_("Nước, đối tác"), field_name="partners", queryset=Partner.objects.all()
    )
    since = django_filters.DateFilter(label=_("Từ ngày"), field_name="ends_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đến ngày"), field_name="starts_on", lookup_expr="lte")

    class Meta:
        model = FriendshipActivity
        fields = ("words", "kind", "stage", "partners", "since", "until", "association", "agency")


activities = Register(
    model=FriendshipActivity,
    form=forms.FriendshipActivityForm,
    filters=FriendshipActivityFilters,
    columns=("title", "kind", "association", "agency", "starts_on", "ends_on", "place", "stage"),
    details=(
        "title", "kind", "association", "agency", "partners", "starts_on", "ends_on", "place", "content", "estimate",
        "tasks", "stage", "vietnamese", "foreigners", "results",
    ),
    save=services.save,
)  # fmt: skip

activity_pages = Pages(
    register=activities,
    acts={
        ActivityAct.HOLD: ActPage(word="da-to-chuc", form=forms.HoldForm, do=services.hold, look="foremost"),
        ActivityAct.CANCEL: ActPage(word="khong-to-chuc", form=ReasonForm, do=services.cancel, look="undoing"),
    },
    left_out=_SAID,
)

# ── friends ──────────────────────────────────────────────────────────────────────────────────────


class ForeignFriendFilters(RecordFilters):
    words = WordsFilter(fields=("code", "country__name", "languages"))
    circle = django_filters.ChoiceFilter(label=_("Giới"), choices=Circle.choices)
    stage = django_filters.ChoiceFilter(label=_("Trạng thái"), choices=FriendStage.choices)
    country = django_filters.ModelChoiceFilter(label=_("Nước"), queryset=Partner.objects.countries())
    since = django_filters.DateFilter(label=_("Đồng ý từ ngày"), field_name="consent_on", lookup_expr="gte")
    until = django_filters.DateFilter(label=_("Đồng ý đến ngày"), field_name="consent_on", lookup_expr="lte")

    class Meta:
        model = ForeignFriend
        fields = ("words", "circle", "stage", "country", "since", "until", "association")


friends = Register(
    model=ForeignFriend,
    form=forms.ForeignFriendForm,
    filters=ForeignFriendFilters,
    columns=("code", "name", "country", "circle", "association", "agency", "consent_on", "stage"),
    details=(
        "code", "name", "country", "circle", "organisation", "phone", "email", "story", "languages", "association",
        "agency", "consent_on", "consent_way", "consent_for", "tasks", "stage", "withdrawn_on",
    ),
    save=services.save_friend,
)  # fmt: skip

friend_pages = Pages(
    register=friends,
    acts={
        FriendAct.WITHDRAW: ActPage(
            word="rut-dong-y", form=forms.WithdrawForm, do=services.withdraw, look="undoing",
            why=_("Thông tin cá nhân và nội dung các lần liên hệ bị xóa ngay, không lấy lại được."),
            done=_("Đã xóa thông tin cá nhân. Hồ sơ chỉ còn mã, nước và ngày."),
        ),
    },
    parts={
        "contact": PartPages(
            word="lien-he", model=FriendContact, form=forms.FriendContactForm, title=_("Các lần liên hệ"),
            columns=("on", "way", "words", "is_answered"),
            empty=_("Chưa ghi lần liên hệ nào."),
        ),
    },
    verdicts=friend_checks,
    left_out=_SAID,
)  # fmt: skip

REGISTERS = (associations, activities, friends)
URLS = [
    *association_pages.urls("hoi-huu-nghi/"),
    *activity_pages.urls("hoat-dong-huu-nghi/"),
    *friend_pages.urls("ban-be-quoc-te/"),
]
