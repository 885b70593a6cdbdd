"""A case of citizen protection, from the call in the night to its end."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.models import Dossier
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.personal.fields import EncryptedCharField, EncryptedTextField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.plan.plans.linking import tasks_field
from haidang.registers.partners.choices import Kind as PartnerKind
from haidang.registers.partners.models import Partner
from haidang.registers.people import citizen_rules as rules
from haidang.registers.people.citizen_choices import Act, Kind, Outcome, Source, Stage, Urgency
from haidang.registers.people.numbering import Numbered


class CitizenCaseQuerySet(BookQuerySet["CitizenCase"]):
    """What the office asks about cases."""

    def beside(self, user: Any) -> Q:
        """Who was asked to help reads the case; whom it is about stays masked for them."""
        asked = Opinion.objects.filter(agency__in=user.charge.sees).order_by().values("consultation")
        return Q(consultation__in=asked)

    def writable(self) -> Q:
        return Q(stage=Stage.OPEN)

    def open(self) -> Self:
        return self.filter(stage=Stage.OPEN)

    def real(self) -> Self:
        """Without what turned out to be something else."""
        return self.exclude(stage=Stage.DROPPED)


class CitizenCase(Numbered, Dossier):
    """Vụ việc bảo hộ công dân. Its number, kind and country may be said aloud; whom it is about may not."""

    prefix = "BHCD"
    _ours = (Hand.AUTHOR, Hand.DESK)
    course = Course({
        Act.CLOSE: step(Hand.AUTHOR, Stage.OPEN, Stage.CLOSED),
        Act.ASK: step(_ours, Stage.OPEN),
        Act.REFUND: step(Hand.AUTHOR, (Stage.OPEN, Stage.CLOSED)),
        Act.DROP: step(Hand.AUTHOR, Stage.OPEN, Stage.DROPPED),
        Act.REOPEN: step(_ours, (Stage.CLOSED, Stage.DROPPED), Stage.OPEN),
    })  # fmt: skip

    kind = models.CharField(_("loại vụ việc"), max_length=12, choices=Kind)
    urgency = models.CharField(_("mức độ"), max_length=10, choices=Urgency, default=Urgency.SOON)
    country = models.ForeignKey(
        Partner, verbose_name=_("nước xảy ra"), on_delete=models.PROTECT, related_name="citizen_cases",
        limit_choices_to={"kind": PartnerKind.COUNTRY.value},
    )  # fmt: skip
    place = models.CharField(
        _("nơi xảy ra"),
        max_length=160,
        blank=True,
        help_text=_("Thành phố, bệnh viện, vùng biển… Không ghi tên người."),
    )
    happened_on = models.DateField(_("xảy ra ngày"), null=True, blank=True)
    received_on = models.DateField(_("nhận tin ngày"), default=clock.today)
    received_at = models.TimeField(_("lúc"), null=True, blank=True)
    source = models.CharField(_("nguồn tin"), max_length=10, choices=Source, default=Source.FAMILY)
    people = models.PositiveIntegerField(_("số người"), default=1, validators=[MinValueValidator(1)])
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan xử lý"), on_delete=models.PROTECT, related_name="citizen_cases"
    )
    story = EncryptedTextField(_("sự việc"), blank=True, max_length=8000)
    caller = EncryptedCharField(_("người báo tin"), max_length=160, blank=True)
    caller_phone = EncryptedCharField(_("điện thoại người báo tin"), max_length=40, blank=True)
    tasks = tasks_field("citizen_cases")

    stage = models.CharField(_("trạng thái"), max_length=10, choices=Stage, default=Stage.OPEN, editable=False)
    #: What one opened form may make once: a thumb that presses twice, a line that breaks in between.
    entry = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("lấy ý kiến, phối hợp"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="citizen_cases", editable=False,
    )  # fmt: skip
    outcome = models.CharField(_("kết thúc thế nào"), max_length=10, choices=Outcome, blank=True, editable=False)
    result = models.TextField(_("kết quả"), blank=True, editable=False)
    closed_on = models.DateField(_("kết thúc ngày"), null=True, blank=True, editable=False)
    report = models.ForeignKey(
        Document, verbose_name=_("văn bản kết thúc"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="citizen_cases", editable=False,
    )  # fmt: skip

    keeping = Keeping(since="closed_on")
    objects = CitizenCaseQuerySet.as_manager()
    searchable = Searchable(title="code", number="code", text=("place", "country__name", "agency__name"))

    NOTE_VERBS = {
        "ask": _("Lấy ý kiến, nhờ phối hợp"),
        "close": _("Kết thúc vụ việc"),
        "refund": _("Thu hồi tiền ứng"),
        "drop": _("Không phải việc bảo hộ"),
        "reopen": _("Mở lại"),
        "part-added": _("Thêm vào hồ sơ"),
        "part-changed": _("Sửa trong hồ sơ"),
        "part-dropped": _("Bỏ khỏi hồ sơ"),
    }
    NOTE_FIELDS = {"part": _("mục"), "refunded": _("đã thu hồi")}

    class Meta:
        verbose_name = "vụ việc bảo hộ công dân"
        verbose_name_plural = "vụ việc bảo hộ công dân"
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(happened_on=None) | Q(happened_on__lte=F("received_on")),
                name="people_case_told_after_it_happened",
                violation_error_message=_("Ngày xảy ra phải từ ngày nhận tin trở về trước."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.CLOSED) | (Q(closed_on__gte=F("received_on")) & ~Q(outcome="")),
                name="people_case_closed_with_its_day",
                violation_error_message=_("Vụ việc đã kết thúc phải có kết quả và ngày, từ ngày nhận tin trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="people_case_of_somebody",
                violation_error_message=_("Số người phải từ 1 trở lên."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "received_on"], name="people_case_stage")]

    def __str__(self) -> str:
        return f"{self.code} · {self.get_kind_display()} · {self.country}"

    def get_absolute_url(self) -> str:
        return reverse("people:case-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        if self.country_id and self.country.kind != PartnerKind.COUNTRY:
            told = _now("“%(name)s” không phải là nước. Chọn một nước trong sổ.") % {"name": self.country}
            raise ValidationError({"country": told})
        if self.received_on and self.received_on > clock.today():
            told = _now("Ngày nhận tin %(day)s chưa đến. Xem lại ngày.") % {"day": f"{self.received_on:%d/%m/%Y}"}
            raise ValidationError({"received_on": told})

    def hands(self, user: Any) -> frozenset[Hand]:
        return hands_of(self.agency_id, user)

    def in_the_way(self, act: Any) -> str:
        if act == Act.ASK and self.consultation_id:
            return _now("Đã lấy ý kiến về vụ việc này; hỏi thêm cơ quan ở trang lấy ý kiến.")
        if act == Act.REFUND and not rules.outstanding(self.facts()):
            return _now("Không còn khoản ứng trước nào chưa thu hồi.")
        return ""

    def may_reveal(self, user: Any, name: str) -> bool:
        """Whose work it is, also after it is over: a family calls again, an advance is asked back."""
        return Hand.AUTHOR in self.hands(user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    def names(self) -> list[str]:
        """Who is protected, in plain words: only to see that no open box tells of them (kit.personal allows checks)."""
        return [name for person in self.persons.all() if (name := person.plain_name)]

    def facts(self) -> list[rules.Cost]:
        """Its costs as the rules see them."""
        return [cost.fact for cost in self.costs.all()]
