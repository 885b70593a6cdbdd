"""The forms of the room: the agreement itself, and what each act asks."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.forms import RecordForm, dress
from haidang.kit.verdicts import Outcome
from haidang.office.accounts.choices import Reach
from haidang.plan.plans.linking import TasksField
from haidang.registers.agreements.choices import COMING, SIGNED, Level, Stage
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import ActionProgramme, Agreement
from haidang.registers.agreements.selectors.verdicts import district, named
from haidang.registers.agreements.services.signing import refuse_days

#: The fields of an agreement in the order of the form.
FIELDS = (
    "name", "name_foreign", "form", "scope", "level", "party", "agency", "foreign_party", "partners", "field",
    "summary", "on_defence", "on_security", "on_investment", "is_shortened", "shortened_why", "planned_on", "tasks",
    "signed_on", "signed_at", "signers", "languages", "effective_on", "duration", "expires_on", "auto_renews",
    "renewal_months", "notice_days", "has_minutes", "binding_note", "copies",
)  # fmt: skip


#: The same fields under headings, as the page lays them out.
GROUPS = (
    (_("Thỏa thuận"), ("name", "name_foreign", "form", "level", "scope", "field", "summary")),
    (_("Các bên"), ("party", "agency", "foreign_party", "partners")),
    (
        _("Lấy ý kiến"),
        ("on_defence", "on_security", "on_investment", "is_shortened", "shortened_why", "planned_on", "tasks"),
    ),
    (_("Ký kết"), ("signed_on", "signed_at", "signers", "languages", "binding_note", "copies")),
    (
        _("Hiệu lực"),
        (
            "effective_on", "expires_on", "duration", "auto_renews", "renewal_months", "notice_days", "has_minutes",
        ),
    ),
)  # fmt: skip
#: Those that need the whole width of the page.
ACROSS = ("name", "name_foreign", "summary", "foreign_party", "tasks", "signers")


class _Marked:
    """Bootstrap's class on each button: on the widget it would stand on the list as well."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        option: dict[str, Any] = super().create_option(*args, **kwargs)  # type: ignore[misc]
        option["attrs"]["class"] = "form-check-input"
        return option


class Choices(_Marked, forms.RadioSelect):
    """One of a few."""


class Ticks(_Marked, forms.CheckboxSelectMultiple):
    """Several of many."""


class AgreementForm(RecordForm):
    """Page and Excel go through here: the names, the days, the army, the district that is no more."""

    tasks = TasksField()

    class Meta:
        model = Agreement
        fields = FIELDS
        widgets = {"summary": forms.Textarea(attrs={"rows": 4}), "signers": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tasks: Any = self.fields["tasks"]
        tasks.offer(self.by, self.instance)
        self.fields["signed_on"].help_text = _now("Chỉ ghi khi nhập thỏa thuận đã ký từ trước; ký mới thì dùng nút.")
        if self.by is not None and not self.instance.pk and self.by.agency_id:
            self.initial.setdefault("agency", self.by.agency_id)

    @property
    def groups(self) -> list[dict[str, Any]]:
        return [{"head": head, "fields": [(self[name], name in ACROSS) for name in names]} for head, names in GROUPS]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        self._keep_to_agency(cleaned)
        self._refuse_stage(cleaned)
        self._refuse_army(cleaned)
        if cleaned.get("is_shortened") and not cleaned.get("shortened_why", "").strip():
            self.add_error("shortened_why", _now("Trình tự rút gọn phải có lý do."))
        if cleaned.get("auto_renews") and not cleaned.get("renewal_months"):
            self.add_error("renewal_months", _now("Tự động gia hạn thì ghi mỗi lần gia hạn bao nhiêu tháng."))
        try:
            refuse_days(cleaned.get("signed_on"), cleaned.get("effective_on"), cleaned.get("expires_on"))
        except ValidationError as refused:
            self.add_error(None, refused)
        return cleaned

    def _post_clean(self) -> None:
        """The law is asked of the record as the form would leave it."""
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        row, law = self.instance, Law()
        for field, found in (("name", named(row, law)), ("level", district(row, law))):
            if found and found.kind == Outcome.REFUSE:
                self.add_error(field, f"{found.sentence}")

    def _keep_to_agency(self, cleaned: dict[str, Any]) -> None:
        """An agency keeps its own agreements, not those of others."""
        agency = cleaned.get("agency")
        if self.by is None or agency is None or self.by.reach("change", "book") == Reach.ALL:
            return
        if agency.pk not in self.by.charge.answers:
            self.add_error(
                "agency", _now("Bạn ghi được thỏa thuận của cơ quan mình; %(agency)s tự ghi, hoặc nhờ Sở Ngoại vụ.")
                % {"agency": agency},
            )  # fmt: skip

    def _refuse_stage(self, cleaned: dict[str, Any]) -> None:
        """A signature is an act with its own button, once the agreement is in the register."""
        signed_on, stage = cleaned.get("signed_on"), self.instance.stage
        if signed_on and signed_on > clock.today():
            self.add_error("signed_on", _now("Ngày ký chưa đến; ngày hẹn ký thì ghi ở “Dự kiến ký”."))
        if self.instance.pk is None:
            return
        if stage in SIGNED and not signed_on:
            self.add_error("signed_on", _now("Thỏa thuận đã ký phải có ngày ký."))
        if (stage in COMING or stage in (Stage.REFUSED, Stage.DROPPED)) and signed_on:
            self.add_error(
                "signed_on",
                _now("Thỏa thuận đang ở bước “%(stage)s”; ký thì dùng nút “Ghi đã ký” trên trang thỏa thuận.")
                % {"stage": self.instance.get_stage_display()},
            )

    def _refuse_army(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("level") != Level.ARMY:
            return
        for name in ("summary", "binding_note"):
            if cleaned.get(name, "").strip():
                self.add_error(
                    name,
                    _now("Thỏa thuận của quân đội chỉ ghi thông tin công khai (tên, các bên, ngày ký); bỏ phần này."),
                )


class ProgrammeForm(RecordForm):
    class Meta:
        model = ActionProgramme
        fields = ("agreement", "name", "agency", "starts_on", "ends_on", "words")
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        starts, ends, agreement = cleaned.get("starts_on"), cleaned.get("ends_on"), cleaned.get("agreement")
        if starts and ends and ends < starts:
            self.add_error(
                "ends_on", _now("Ngày cuối %(ends)s trước ngày đầu %(starts)s.")
                % {"ends": f"{ends:%d/%m/%Y}", "starts": f"{starts:%d/%m/%Y}"},
            )  # fmt: skip
        if agreement and agreement.stage not in SIGNED:
            self.add_error("agreement", _now("Thỏa thuận này chưa ký nên chưa có chương trình hành động."))
        if agreement and agreement.level == Level.ARMY and cleaned.get("words", "").strip():
            self.add_error("words", _now("Thỏa thuận của quân đội chỉ ghi thông tin công khai; bỏ phần này."))
        if self.by is not None and agreement and self.by.reach("change", "book") != Reach.ALL:
            mine = self.by.charge.answers
            agency = cleaned.get("agency")
            if agreement.agency_id not in mine or (agency and agency.pk not in mine):
                self.add_error("agency", _now("Bạn ghi được chương trình hành động của cơ quan mình."))
        return cleaned


class ActForm(forms.Form):
    """What an act asks. `agreement` is the record, `by` who does it."""

    def __init__(self, *args: Any, agreement: Any = None, by: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agreement, self.by = agreement, by
        self.prepare()
        dress(self.fields)

    def prepare(self) -> None:
        """What the form offers of this record."""
