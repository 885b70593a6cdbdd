"""Projects that look for investors, who was met about them, and each step that was taken with somebody."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from haidang.kit.dossiers.models import Dossier, Part, PartQuerySet
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.money import Money
from haidang.kit.personal.fields import EncryptedCharField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.kit.verdicts import day
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.plan.plans.linking import tasks_field
from haidang.registers.events import investment_rules as rules
from haidang.registers.events.investment_choices import (
    ALIVE,
    CURRENCY_CHOICES,
    Form,
    InvestmentAct,
    InvestmentStage,
    InvestorAct,
    InvestorStage,
    Sector,
    Way,
)
from haidang.registers.events.models.events import Event
from haidang.registers.partners.choices import Kind
from haidang.registers.partners.models import Partner


def _paper(label: Any, name: str) -> "models.ForeignKey[Any, Any]":
    """A paper of the dossier: set by the acts, never by the form."""
    return models.ForeignKey(
        Document, verbose_name=label, on_delete=models.PROTECT, null=True, blank=True, related_name=name,
        editable=False,
    )  # fmt: skip


def _amount(label: Any, **more: Any) -> "models.DecimalField[Any, Any]":
    return models.DecimalField(label, max_digits=20, decimal_places=2, null=True, blank=True, **more)


def _currency(label: Any, **more: Any) -> "models.CharField[Any, Any]":
    return models.CharField(label, max_length=3, choices=CURRENCY_CHOICES, blank=True, **more)


class InvestmentQuerySet(BookQuerySet["InvestmentProject"]):
    """The list on which investors are called is for everybody who meets them; a draft is its agency's."""

    def beside(self, user: Any) -> Q:
        return Q(stage=InvestmentStage.CALLING)

    def writable(self) -> Q:
        return ~Q(stage=InvestmentStage.STOPPED)

    def deletable(self) -> Q:
        return Q(stage=InvestmentStage.DRAFT)

    def run_out(self, on: date) -> "InvestmentQuerySet":
        """Still called for though the time is over."""
        return self.filter(stage=InvestmentStage.CALLING, calls_until__lt=on)


class InvestmentProject(Dossier):
    """A project for which the province looks for an investor."""

    course = Course({
        InvestmentAct.CALL: step(Hand.AUTHOR, InvestmentStage.DRAFT, InvestmentStage.CALLING),
        InvestmentAct.AGREE: step(Hand.AUTHOR, InvestmentStage.CALLING, InvestmentStage.AGREED),
        InvestmentAct.AGAIN: step(
            Hand.AUTHOR, (InvestmentStage.AGREED, InvestmentStage.STOPPED), InvestmentStage.CALLING
        ),
        InvestmentAct.STOP: step(
            Hand.AUTHOR, (InvestmentStage.DRAFT, InvestmentStage.CALLING), InvestmentStage.STOPPED
        ),
    })  # fmt: skip

    title = models.CharField(_("tên dự án"), max_length=300)
    title_english = models.CharField(_("tên tiếng Anh"), max_length=300, blank=True)
    number = models.CharField(_("số trong danh mục"), max_length=40, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đầu mối"), on_delete=models.PROTECT, related_name="investment_projects"
    )
    contact = models.CharField(
        _("nơi nhà đầu tư liên hệ"), max_length=250, blank=True,
        help_text=_("Phòng, điện thoại, thư điện tử của cơ quan; không ghi số riêng của người nào."),
    )  # fmt: skip
    sector = models.CharField(_("lĩnh vực"), max_length=16, choices=Sector)
    form = models.CharField(_("hình thức đầu tư"), max_length=8, choices=Form, default=Form.ANY)
    place = models.CharField(_("địa điểm"), max_length=250)
    area = models.DecimalField(_("diện tích (ha)"), max_digits=12, decimal_places=2, null=True, blank=True)
    capital = _amount(_("vốn dự kiến"))
    currency = _currency(_("loại tiền"))
    content = models.TextField(_("mục tiêu, quy mô"), blank=True)
    conditions = models.TextField(_("hạ tầng, điều kiện, ưu đãi"), blank=True)
    calls_until = models.DateField(_("kêu gọi đến hết ngày"), null=True, blank=True)
    tasks = tasks_field("investment_projects")

    stage = models.CharField(
        _("trạng thái"), max_length=8, choices=InvestmentStage, default=InvestmentStage.DRAFT, editable=False
    )
    listing = _paper(_("văn bản ban hành danh mục"), "investment_listings")
    called_on = models.DateField(_("kêu gọi từ ngày"), null=True, blank=True, editable=False)

    objects = InvestmentQuerySet.as_manager()
    searchable = Searchable(title="title", number="number", text=("title_english", "place", "content", "agency__name"))

    NOTE_VERBS = {
        "call": _("Đưa vào danh mục kêu gọi"),
        "agree": _("Đã có nhà đầu tư"),
        "again": _("Kêu gọi lại"),
        "stop": _("Dừng kêu gọi"),
    }
    NOTE_FIELDS = {"investor": _("nhà đầu tư")}

    class Meta:
        verbose_name = "dự án kêu gọi đầu tư"
        verbose_name_plural = "dự án kêu gọi đầu tư"
        ordering = ["sector", "title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(capital=None, currency="") | (Q(capital__isnull=False) & ~Q(currency="")),
                name="events_investment_currency",
                violation_error_message=_("Số vốn phải có loại tiền, và loại tiền phải có số vốn."),
            ),
            models.CheckConstraint(
                condition=Q(capital=None) | Q(capital__gt=0),
                name="events_investment_capital",
                violation_error_message=_("Số vốn phải lớn hơn 0."),
            ),
            models.CheckConstraint(
                condition=Q(called_on=None) | Q(calls_until=None) | Q(calls_until__gte=F("called_on")),
                name="events_investment_days",
                violation_error_message=_("Ngày hết kêu gọi phải từ ngày bắt đầu kêu gọi trở đi."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "sector"], name="events_investment_stage")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:investment-record", args=[self.pk])

    @property
    def capital_said(self) -> str:
        return rules.said(self.capital, self.currency)

    @property
    def money(self) -> Money | None:
        return None if self.capital is None else Money(self.capital, self.currency)

    def hands(self, user: Any) -> frozenset[Hand]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    def clean(self) -> None:
        name, fault = rules.capital_fault(self.capital, self.currency)
        if name:
            raise ValidationError({name: fault})


class InvestorContactQuerySet(BookQuerySet["InvestorContact"]):
    """Who talks to an investor keeps it; whose project it is reads of it."""

    def beside(self, user: Any) -> Q:
        return Q(project__agency__in=user.charge.sees)

    def writable(self) -> Q:
        return ~Q(stage=InvestorStage.LOST)

    def deletable(self) -> Q:
        return Q(stage=InvestorStage.TALKING)


class InvestorContact(Dossier):
    """Somebody who may invest in a project, from the first meeting to a yes or a no."""

    course = Course({
        InvestorAct.SIGN: step(Hand.AUTHOR, InvestorStage.TALKING, InvestorStage.SIGNED),
        InvestorAct.WIN: step(Hand.AUTHOR, ALIVE, InvestorStage.WON),
        InvestorAct.LOSE: step(Hand.AUTHOR, ALIVE, InvestorStage.LOST),
        InvestorAct.AGAIN: step(Hand.AUTHOR, InvestorStage.LOST, InvestorStage.TALKING),
    })  # fmt: skip

    project = models.ForeignKey(
        InvestmentProject, verbose_name=_("dự án"), on_delete=models.PROTECT, related_name="investors"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan tiếp xúc"), on_delete=models.PROTECT, related_name="investors_met"
    )
    partner = models.ForeignKey(
        Partner, verbose_name=_("nhà đầu tư"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="investments", help_text=_("Chọn trong sổ đối tác."),
    )  # fmt: skip
    name = models.CharField(
        _("tên nhà đầu tư"), max_length=200, blank=True, help_text=_("Chỉ ghi khi sổ đối tác chưa có.")
    )
    country = models.ForeignKey(
        Partner, verbose_name=_("nước"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="investors_from", limit_choices_to={"kind": Kind.COUNTRY.value},
    )  # fmt: skip
    person = EncryptedCharField(_("người liên hệ"), max_length=160, blank=True)
    reach = EncryptedCharField(_("điện thoại, thư điện tử"), max_length=160, blank=True)
    began_on = models.DateField(_("tiếp xúc lần đầu ngày"))
    way = models.CharField(_("cách tiếp xúc"), max_length=8, choices=Way, default=Way.MEETING)
    event = models.ForeignKey(
        Event, verbose_name=_("gặp ở sự kiện"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="investors",
    )  # fmt: skip
    content = models.TextField(_("quan tâm, đề nghị"), blank=True)

    stage = models.CharField(
        _("kết quả"), max_length=8, choices=InvestorStage, default=InvestorStage.TALKING, editable=False
    )
    memo = _paper(_("bản ghi nhớ"), "investor_memos")
    decision = _paper(_("văn bản chấp thuận"), "investor_decisions")
    capital = _amount(_("vốn được chấp thuận"), editable=False)
    currency = _currency(_("loại tiền"), editable=False)
    concluded_on = models.DateField(_("kết thúc ngày"), null=True, blank=True, editable=False)

    keeping = Keeping(since="concluded_on")
    objects = InvestorContactQuerySet.as_manager()
    searchable = Searchable(title="name", text=("partner__name", "project__title", "content"))

    NOTE_VERBS = {
        "sign": _("Ký ghi nhớ"),
        "win": _("Được chấp thuận đầu tư"),
        "lose": _("Không theo tiếp"),
        "again": _("Trao đổi lại"),
        "part-added": _("Thêm bước làm việc"),
        "part-changed": _("Sửa bước làm việc"),
        "part-dropped": _("Bỏ bước làm việc"),
    }
    NOTE_FIELDS = {"part": _("bước làm việc")}

    class Meta:
        verbose_name = "tiếp xúc nhà đầu tư"
        verbose_name_plural = "tiếp xúc nhà đầu tư"
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(partner__isnull=False) | ~Q(name=""),
                name="events_investor_named",
                violation_error_message=_("Chưa ghi nhà đầu tư: chọn trong sổ đối tác, hoặc ghi tên nếu sổ chưa có."),
            ),
            models.CheckConstraint(
                condition=Q(capital=None, currency="") | (Q(capital__gt=0) & ~Q(currency="")),
                name="events_investor_currency",
                violation_error_message=_("Vốn được chấp thuận phải lớn hơn 0 và có loại tiền."),
            ),
            models.CheckConstraint(
                condition=~Q(stage=InvestorStage.WON) | Q(decision__isnull=False, concluded_on__isnull=False),
                name="events_investor_won_by_a_paper",
                violation_error_message=_("Được chấp thuận đầu tư phải có văn bản và ngày."),
            ),
            models.CheckConstraint(
                condition=Q(concluded_on=None) | Q(concluded_on__gte=F("began_on")),
                name="events_investor_days",
                violation_error_message=_("Ngày kết thúc phải từ ngày tiếp xúc lần đầu trở đi."),
            ),
        ]
        indexes = [models.Index(fields=["project", "stage"], name="events_investor_stage")]

    def __str__(self) -> str:
        return f"{self.who}: {self.project}"

    def get_absolute_url(self) -> str:
        return reverse("events:investor-record", args=[self.pk])

    @property
    def who(self) -> str:
        return str(self.partner) if self.partner else self.name

    @property
    def capital_said(self) -> str:
        return rules.said(self.capital, self.currency)

    def hands(self, user: Any) -> frozenset[Hand]:
        return hands_of(self.agency_id, user)

    def may_reveal(self, user: Any, name: str) -> bool:
        """Who met them, also once they said no: they may come back."""
        return Hand.AUTHOR in self.hands(user)

    def in_the_way(self, act: Any) -> str:
        asked = (InvestorAct.SIGN, InvestorAct.WIN, InvestorAct.AGAIN)
        if act in asked and self.project.stage not in (InvestmentStage.CALLING, InvestmentStage.AGREED):
            told = {"project": self.project, "stage": self.project.get_stage_display()}
            return _now("Dự án “%(project)s” đang ở bước “%(stage)s”; kêu gọi lại trước.") % told
        return ""

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class InvestorStepQuerySet(PartQuerySet):
    """Steps, in the words of the office."""

    def waiting(self) -> "InvestorStepQuerySet":
        """What was agreed to come next and is not done, while somebody still talks."""
        return self.exclude(next_step="").filter(done_on=None, contact__stage__in=ALIVE)


class InvestorStep(Part):
    """What was done with an investor on a day, and what comes next by when."""

    whole_name: ClassVar[str] = "contact"

    contact = models.ForeignKey(
        InvestorContact, verbose_name=_("nhà đầu tư"), on_delete=models.CASCADE, related_name="steps"
    )
    on = models.DateField(_("ngày"))
    way = models.CharField(_("cách tiếp xúc"), max_length=8, choices=Way, default=Way.MEETING)
    told = models.TextField(_("nội dung, kết quả"))
    next_step = models.CharField(_("bước tiếp theo"), max_length=250, blank=True)
    due_on = models.DateField(_("hạn của bước tiếp theo"), null=True, blank=True)
    done_on = models.DateField(_("bước tiếp theo đã làm ngày"), null=True, blank=True)

    objects: ClassVar[Any] = InvestorStepQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "bước làm việc với nhà đầu tư"
        verbose_name_plural = "bước làm việc với nhà đầu tư"
        ordering = ["contact", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(next_step="") | Q(due_on=None, done_on=None),
                name="events_step_says_what",
                violation_error_message=_("Có hạn hay ngày đã làm thì ghi bước tiếp theo là việc gì."),
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | Q(due_on__gte=F("on")),
                name="events_step_due",
                violation_error_message=_("Hạn của bước tiếp theo phải từ ngày làm việc trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(done_on=None) | Q(done_on__gte=F("on")),
                name="events_step_done",
                violation_error_message=_("Ngày đã làm bước tiếp theo phải từ ngày làm việc trở đi."),
            ),
        ]

    def __str__(self) -> str:
        return f"{day(self.on)}: {self.next_step or self.told[:80]}"

    @property
    def fact(self) -> rules.Step:
        return rules.Step(self.on, self.next_step, self.due_on, self.done_on)
