"""The books of the directory: agencies, officials, groups, fields of work, and the list of focal persons."""

from datetime import date
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.columns import Column
from haidang.kit.records.filters import RecordFilters, WordsFilter
from haidang.kit.records.forms import RecordForm
from haidang.kit.records.register import Register
from haidang.office.directory import rules
from haidang.office.directory.choices import Kind, NameKind
from haidang.office.directory.models import Agency, AgencyGroup, Field, Official, Posting
from haidang.office.directory.services import entering

# ── agencies ─────────────────────────────────────────────────────────────────────────────────────


class LinesField(forms.CharField):
    """Several names, one a line or parted by semicolons: a sheet has no lines in a cell."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), required=False, **options)

    def clean(self, value: Any) -> list[str]:
        parts = super().clean(value).replace(";", "\n").splitlines()
        return [line.strip() for line in parts if line.strip()]

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        return sorted(initial or []) != sorted(self.clean(data or ""))


class AgencyForm(RecordForm):
    short = forms.CharField(label=_("Tên viết tắt"), max_length=250, required=False)
    aliases = LinesField(label=_("Cách gọi khác"), help_text=_("Mỗi dòng một tên, như các văn bản vẫn viết."))
    english = forms.CharField(label=_("Tên tiếng Anh"), max_length=250, required=False)
    parent = forms.ModelChoiceField(
        Agency.objects.all(), label=_("Cơ quan cấp trên"), required=False, empty_label=_("Không có")
    )

    class Meta:
        model = Agency
        fields = ["name", "code", "kind", "level", "valid_from", "order", "is_of_province", "topics", "decision",
                  "source"]  # fmt: skip
        widgets = {"topics": forms.Textarea(attrs={"rows": 2})}

    field_order = ["name", "short", "aliases", "english", "code", "kind", "level", "parent", "valid_from", "decision"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].required = False
        self.fields["order"].required = False
        self.fields["code"].help_text = _("Để trống để lấy các chữ cái đầu của tên.")
        self.fields["kind"] = self._kind_that_may_be_found()
        if self.instance.pk is None:
            self.fields["order"].initial = None
            self.initial.pop("order", None)
            return
        today = clock.today()
        self._parent = self.instance.parent_on(today)
        held = list(self.instance.names.in_force(today))
        self.initial.update(
            {
                "short": next((row.text for row in held if row.kind == NameKind.SHORT), ""),
                "english": next((row.text for row in held if row.kind == NameKind.ENGLISH), ""),
                "aliases": [row.text for row in held if row.kind == NameKind.ALIAS],
                "parent": self._parent and self._parent.pk,
            }
        )
        self.fields["name"].help_text = _("Chỉ sửa lỗi gõ ở đây; tên mới theo quyết định thì dùng “Đổi tên”.")
        # another body above is an act of its own, with its day and its paper
        del self.fields["parent"]

    def _kind_that_may_be_found(self) -> forms.ChoiceField:
        """Left open, the first words of the name tell the kind."""
        choices = [("", _("Theo tên gọi")), *Kind.choices]
        field = forms.ChoiceField(label=_("Loại"), choices=choices, required=False)
        field.widget.attrs["class"] = "form-select"
        return field

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["kind"] = cleaned.get("kind") or rules.kind_of(cleaned.get("name", "")).value
        if self.instance.pk and "parent" in self.data:
            now = str(self.initial["parent"] or "")
            if str(self.data["parent"] or "") not in (now, ""):
                raise ValidationError(_("Đổi cơ quan cấp trên: dùng trang “Đổi cấp trên”, kèm ngày và căn cứ."))
        return cleaned

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).strip().upper() or self.instance.code


class AgencyFilters(RecordFilters):
    words = WordsFilter(fields=("name", "code", "names__text"))
    state = django_filters.ChoiceFilter(
        label=_("Tình trạng"),
        empty_label=None,
        choices=[
            ("", _("Đang hoạt động")),
            ("ended", _("Đã kết thúc")),
            ("elsewhere", _("Chỉ biết tên, ở nơi khác")),
            ("all", _("Tất cả")),
        ],
        method="in_state",
    )
    on = django_filters.DateFilter(label=_("Có vào ngày"), method="there_on")

    class Meta:
        model = Agency
        fields = ["kind", "level"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Whoever asks for nothing else sees those that the province has today; words find the others too."""
        asked = self.form.cleaned_data
        rows: Any = super().filter_queryset(queryset)
        if asked.get("state") or asked.get("on"):
            return rows
        living = rows.alive(clock.today())
        return living if asked.get("words") else living.of_province()

    def in_state(self, rows: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        if value == "elsewhere":
            return rows.filter(is_of_province=False)
        return rows.filter(valid_to__lt=clock.today()) if value == "ended" else rows

    def there_on(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return rows.alive(value)  # type: ignore[attr-defined]


def _parent_today(agency: Agency) -> Agency | None:
    today = clock.today()
    rows = (row for row in agency.parents.all() if rules.holds(row.valid_from, row.valid_to, today))
    return next((row.parent for row in rows), None)


def _names(kind: NameKind) -> Any:
    def of(agency: Agency) -> str:
        today = clock.today()
        rows = (row for row in agency.names.all() if row.kind == kind)
        return "; ".join(row.text for row in rows if rules.holds(row.valid_from, row.valid_to, today))

    return of


_PARENT = Column("parent", label=_("cơ quan cấp trên"), value=_parent_today, prefetch="parents__parent")
_SHORT = Column("short", label=_("tên viết tắt"), value=_names(NameKind.SHORT), prefetch="names")
_ALIASES = Column("aliases", label=_("cách gọi khác"), value=_names(NameKind.ALIAS), prefetch="names")
_ENGLISH = Column("english", label=_("tên tiếng Anh"), value=_names(NameKind.ENGLISH), prefetch="names")

agencies = Register(
    model=Agency,
    form=AgencyForm,
    filters=AgencyFilters,
    columns=("name", "code", "kind", "level", _PARENT, "valid_from", "valid_to"),
    details=(
        "name", "code", _SHORT, _ALIASES, _ENGLISH, "kind", "level", _PARENT, "valid_from", "valid_to", "order",
        "is_of_province", "topics", "decision", "source",
    ),
    save=entering.save_agency,
)  # fmt: skip

# ── officials ────────────────────────────────────────────────────────────────────────────────────


class OfficialForm(RecordForm):
    class Meta:
        model = Official
        fields = ["name", "note"]


class OfficialFilters(RecordFilters):
    words = WordsFilter(fields=("name", "postings__post", "postings__agency__name"))
    agency = django_filters.ModelChoiceFilter(
        label=_("Cơ quan"), queryset=Agency.objects.all(), method="of_agency", empty_label=_("Tất cả")
    )

    def of_agency(self, rows: QuerySet[Any], name: str, value: Agency) -> QuerySet[Any]:
        """Those who hold a post there today."""
        holders = Posting.objects.in_force(clock.today()).filter(agency=value).values("official")
        return rows.filter(pk__in=holders)


def _post_today(official: Official) -> str:
    today = clock.today()
    rows = [row for row in official.postings.all() if rules.holds(row.valid_from, row.valid_to, today)]
    rows.sort(key=lambda row: (row.agency.order, row.rank))
    return "; ".join(f"{row.post} ({row.agency})" for row in rows)


_POST = Column("post", label=_("chức vụ hiện nay"), value=_post_today, prefetch="postings__agency")

officials = Register(
    model=Official,
    form=OfficialForm,
    filters=OfficialFilters,
    columns=("name", _POST, "note"),
    save=entering.save_official,
)

# ── groups ───────────────────────────────────────────────────────────────────────────────────────


class GroupForm(RecordForm):
    kinds = forms.MultipleChoiceField(
        label=_("Loại cơ quan"), choices=Kind.choices, required=False, help_text=_("Giữ Ctrl để chọn nhiều loại.")
    )

    class Meta:
        model = AgencyGroup
        fields = ["code", "phrase", "variants", "kinds", "level", "is_open", "reading", "source"]


class GroupFilters(RecordFilters):
    words = WordsFilter(fields=("phrase", "variants", "code"))

    class Meta:
        model = AgencyGroup
        fields = ["is_open"]


def _kinds_said(group: AgencyGroup) -> list[str]:
    return group.kind_labels


_KINDS = Column("kinds", value=_kinds_said)

groups = Register(
    model=AgencyGroup,
    name="group",
    form=GroupForm,
    filters=GroupFilters,
    columns=("phrase", "code", _KINDS, "level", "is_open"),
    details=("phrase", "code", "variants", _KINDS, "level", "is_open", "reading", "source"),
    save=entering.save_group,
)

# ── fields of work ───────────────────────────────────────────────────────────────────────────────


class FieldForm(RecordForm):
    class Meta:
        model = Field
        fields = ["name", "code", "order", "words", "agencies"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}


class FieldFilters(RecordFilters):
    words = WordsFilter(fields=("name", "words"))


def _director_today(field: Field) -> Official | None:
    today = clock.today()
    rows = (row for row in field.directions.all() if rules.holds(row.valid_from, row.valid_to, today))
    return next((row.official for row in rows), None)


_DIRECTOR = Column("director", label=_("người phụ trách"), value=_director_today, prefetch="directions__official")

fields = Register(
    model=Field,
    form=FieldForm,
    filters=FieldFilters,
    columns=("name", "code", "order", _DIRECTOR),
    details=("name", "code", "order", "words", "agencies", _DIRECTOR),
    save=entering.save_field,
)

# ── focal persons ────────────────────────────────────────────────────────────────────────────────


class FocalForm(RecordForm):
    """Posts are given on the page of the person; this book is only read."""

    class Meta:
        model = Posting
        fields = ["official", "agency", "post"]


class FocalFilters(RecordFilters):
    words = WordsFilter(fields=("official__name", "agency__name", "post"))
    on = django_filters.DateFilter(label=_("Tại ngày"), method="as_of")

    class Meta:
        model = Posting
        fields = ["agency"]

    def filter_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Without a day, the focal persons of today."""
        rows = super().filter_queryset(queryset)
        return rows if self.form.cleaned_data.get("on") else self.as_of(rows, "on", clock.today())

    def as_of(self, rows: QuerySet[Any], name: str, value: date) -> QuerySet[Any]:
        return rows.focal(value)  # type: ignore[attr-defined]


focals = Register(
    model=Posting,
    name="focal",
    form=FocalForm,
    filters=FocalFilters,
    columns=("agency", "official", "post", "phone", "email"),
    details=("agency", "official", "post", "phone", "email", "valid_from", "valid_to", "decision"),
)

REGISTERS = (agencies, officials, groups, fields, focals)
