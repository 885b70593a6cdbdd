"""Facts of money: an estimate with its lines, and what was allocated and spent on it. Amounts are decimals."""

from decimal import Decimal
from hashlib import sha256
from typing import Any, Self

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.money import CURRENCIES, Money
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.choices import Reach, Role
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document
from haidang.office.norms.models import Norm
from haidang.plan.money import rules
from haidang.plan.money.choices import Act, EntryKind, Fund, Hand, Stage
from haidang.plan.plans.models import Plan, Task

_CURRENCIES = [(code, code) for code in CURRENCIES]
_NOTHING_LESS = [MinValueValidator(Decimal(0))]


class EstimateQuerySet(RecordQuerySet["Estimate"]):
    """What the office asks about estimates."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees and Sở Tài chính see all that was sent; an agency its own; each changes its own while open."""
        reach = user.reach(verb, "estimate") if user.is_authenticated else None
        if reach is None:
            return self.none()
        ours = Q(agency__in=user.charge.sees if verb == "view" else user.charge.answers)
        if reach == Reach.ALL:
            rows = self if verb != "view" or user.is_desk else self.filter(Q(asked_on__isnull=False) | ours)
        else:
            rows = self.filter(ours)
        return rows.filter(stage__in=rules.OPEN) if verb == "change" else rows

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "estimate"))

    def with_figures(self) -> Self:
        """With lines and entries, so that figures cost no query of their own."""
        return self.select_related("agency", "task__directory_field", "plan", "decision").prefetch_related(
            Prefetch("lines", EstimateLine.objects.order_by("position", "pk")), "entries"
        )

    def awaiting_appraisal(self) -> Self:
        return self.filter(stage=Stage.ASKED)

    def awaiting_decision(self) -> Self:
        return self.filter(stage=Stage.APPRAISED)

    def awaiting_money(self) -> Self:
        """Decided, and not settled: Sở Tài chính allocates."""
        return self.filter(stage=Stage.DECIDED)

    def counted(self) -> Self:
        """Those that sums are made of."""
        return self.filter(stage__in=rules.COUNTED)

    def awaiting_settlement(self, on: Any) -> Self:
        """Decided in a year that is over by that day, and not settled."""
        return self.filter(stage=Stage.DECIDED, year__lt=on.year)


class Estimate(models.Model):
    """What something will cost, line by line; later what was decided of it and what became of the money."""

    title = models.CharField(_("nội dung"), max_length=250)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan lập"), on_delete=models.PROTECT, related_name="estimates"
    )
    task = models.ForeignKey(
        Task, verbose_name=_("nhiệm vụ"), on_delete=models.PROTECT, null=True, blank=True, related_name="estimates"
    )
    plan = models.ForeignKey(
        Plan, verbose_name=_("kế hoạch"), on_delete=models.PROTECT, null=True, blank=True, related_name="estimates"
    )
    year = models.PositiveSmallIntegerField(_("năm ngân sách"))
    fund = models.CharField(_("nguồn"), max_length=12, choices=Fund, default=Fund.PROVINCE)
    currency = models.CharField(_("loại tiền"), max_length=3, choices=_CURRENCIES, default="VND")
    rate = models.DecimalField(
        _("tỷ giá ra đồng"), max_digits=14, decimal_places=2, null=True, blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )  # fmt: skip
    rate_on = models.DateField(_("tỷ giá ngày"), null=True, blank=True)
    rate_source = models.CharField(_("nguồn tỷ giá"), max_length=120, blank=True)
    norm = models.ForeignKey(
        Norm, verbose_name=_("theo định mức"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    stage = models.CharField(_("trạng thái"), max_length=12, choices=Stage, default=Stage.DRAFT, editable=False)
    asked_on = models.DateField(_("gửi ngày"), null=True, blank=True, editable=False)
    appraised_on = models.DateField(_("thẩm định ngày"), null=True, blank=True, editable=False)
    appraised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người thẩm định"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", editable=False,
    )  # fmt: skip
    remark = models.TextField(_("ý kiến thẩm định, lý do trả lại"), blank=True, editable=False)
    decided = models.DecimalField(
        _("số tiền được duyệt, đồng"), max_digits=18, decimal_places=2, null=True, blank=True, editable=False,
        validators=_NOTHING_LESS,
    )  # fmt: skip
    decided_on = models.DateField(_("duyệt ngày"), null=True, blank=True, editable=False)
    decision = models.ForeignKey(
        Document, verbose_name=_("văn bản duyệt"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="estimates_decided", editable=False,
    )  # fmt: skip
    settled_on = models.DateField(_("quyết toán ngày"), null=True, blank=True, editable=False)
    difference_words = models.TextField(_("giải thích chênh lệch"), blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người lập"), on_delete=models.PROTECT, related_name="+",
        editable=False,
    )  # fmt: skip
    created_at = models.DateTimeField(_("lập lúc"), default=clock.now, editable=False)

    objects = EstimateQuerySet.as_manager()
    searchable = Searchable(title="title", text=("agency__name", "lines__item"))

    NOTE_FIELDS = {"amount": _("số tiền, đồng"), "on": _("ngày"), "asked": _("tổng đề nghị")}
    NOTE_VERBS = {
        "asked": _("Gửi thẩm định"),
        "appraised": _("Thẩm định"),
        "returned": _("Trả lại"),
        "decided": _("Duyệt"),
        "refused": _("Không duyệt"),
        "allocated": _("Cấp kinh phí"),
        "spent": _("Ghi chi"),
        "paid-back": _("Ghi nộp trả"),
        "settled": _("Quyết toán"),
        "cancelled": _("Rút"),
        "lines-laid": _("Sửa các dòng"),
        "entry-taken-back": _("Gỡ bút toán ghi nhầm"),
    }

    class Meta:
        verbose_name = "dự toán"
        verbose_name_plural = "dự toán"
        ordering = ["-year", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(currency="VND") | ~Q(stage__in=sorted(rules.COUNTED)) | Q(rate__isnull=False),
                name="money_foreign_needs_rate",
                violation_error_message=_("Dự toán bằng ngoại tệ phải có tỷ giá."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.DECIDED, Stage.SETTLED])
                | Q(decided__isnull=False, decision__isnull=False),
                name="money_decided_by_a_paper",
                violation_error_message=_("Dự toán được duyệt phải có số tiền và văn bản duyệt."),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("money:estimate-record", args=[self.pk])

    def hands(self, user: Any) -> frozenset[Hand]:
        """In which ways it is this person's business. The desk does an author's work for anybody."""
        found = set()
        ours = user.charge.answers_for(self.agency_id)
        if user.reach("change", "estimate") == Reach.ALL or (ours and user.may("change", "estimate")):
            found.add(Hand.AUTHOR)
        if user.may("approve", "estimate"):
            found.add(Hand.APPRAISER if user.role == Role.FINANCE else Hand.DECIDER)
        return frozenset(found)

    def acts(self, user: Any) -> tuple[Act, ...]:
        """What this person can do to it now."""
        return rules.acts(self.stage, self.hands(user))

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found

    @property
    def fingerprint(self) -> str:
        """The lines as they stand: whoever saves them must have seen the same."""
        seen = [
            (line.pk, line.item, line.unit, str(line.quantity), str(line.times), str(line.price), line.words)
            for line in self.lines.all()
        ]
        return sha256(repr(seen).encode()).hexdigest()[:32]

    def in_dong(self, amount: Decimal) -> Decimal:
        """An amount of its currency in đồng, at its own rate; 0 while a foreign one has no rate."""
        if self.currency == "VND":
            return amount
        return Money(amount * (self.rate or Decimal(0))).rounded().amount

    @property
    def asked(self) -> Decimal:
        """What the lines come to, in its own currency."""
        return sum((line.asked for line in self.lines.all()), Decimal(0))

    @property
    def appraised(self) -> Decimal | None:
        """What appraisal left of it; None before."""
        if not self.appraised_on:
            return None
        lines = self.lines.all()
        return sum((line.asked if line.appraised is None else line.appraised for line in lines), Decimal(0))

    @property
    def balance(self) -> rules.Balance:
        """Where its money stands, in đồng."""
        appraised = self.appraised
        return rules.balance(
            asked=self.in_dong(self.asked),
            appraised=None if appraised is None else self.in_dong(appraised),
            decided=self.decided,
            entries=[(entry.kind, entry.amount) for entry in self.entries.all()],
        )


class EstimateLine(models.Model):
    """One line: what, how many, how often, at what price; what appraisal left of it and why."""

    estimate = models.ForeignKey(Estimate, verbose_name=_("dự toán"), on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField(_("thứ tự"), default=0)
    item = models.CharField(_("khoản mục"), max_length=250)
    unit = models.CharField(_("đơn vị tính"), max_length=40, blank=True)
    quantity = models.DecimalField(
        _("số lượng"), max_digits=12, decimal_places=2, default=Decimal(1), validators=_NOTHING_LESS
    )
    times = models.DecimalField(
        _("số lần, số ngày"), max_digits=9, decimal_places=2, default=Decimal(1), validators=_NOTHING_LESS
    )
    price = models.DecimalField(_("đơn giá"), max_digits=18, decimal_places=2, validators=_NOTHING_LESS)
    norm = models.ForeignKey(
        Norm, verbose_name=_("theo định mức"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    words = models.CharField(_("thuyết minh"), max_length=250, blank=True)
    appraised = models.DecimalField(
        _("thẩm định"), max_digits=18, decimal_places=2, null=True, blank=True, validators=_NOTHING_LESS
    )
    remark = models.CharField(_("ý kiến thẩm định"), max_length=250, blank=True)

    class Meta:
        verbose_name = "dòng dự toán"
        verbose_name_plural = "dòng dự toán"
        ordering = ["estimate", "position", "pk"]

    def __str__(self) -> str:
        return self.item

    @property
    def asked(self) -> Decimal:
        """What it comes to, in the currency of its estimate."""
        return rules.amount(self.quantity, self.times, self.price, CURRENCIES[self.estimate.currency])


class MoneyEntryQuerySet(RecordQuerySet["MoneyEntry"]):
    def for_user(self, user: Any, verb: str) -> Self:
        """Whoever sees the estimate."""
        return self.filter(estimate__in=Estimate.objects.for_user(user, "view").order_by())


class MoneyEntry(models.Model):
    """Money that moved: allocated, spent or paid back, in đồng, on a day, by a paper. Only added to: what was entered
    by mistake is taken back by its opposite."""

    estimate = models.ForeignKey(Estimate, verbose_name=_("dự toán"), on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(_("việc"), max_length=12, choices=EntryKind)
    amount = models.DecimalField(_("số tiền, đồng"), max_digits=18, decimal_places=2)
    on = models.DateField(_("ngày"))
    document = models.ForeignKey(
        Document, verbose_name=_("văn bản, chứng từ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="money_entries",
    )  # fmt: skip
    words = models.CharField(_("nội dung"), max_length=250, blank=True)
    takes_back = models.OneToOneField(
        "self", verbose_name=_("gỡ bút toán"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="taken_back_by",
    )  # fmt: skip
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(_("ghi lúc"), default=clock.now)

    objects = MoneyEntryQuerySet.as_manager()

    class Meta:
        verbose_name = "bút toán kinh phí"
        verbose_name_plural = "bút toán kinh phí"
        ordering = ["estimate", "on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, takes_back=None) | Q(amount__lt=0, takes_back__isnull=False),
                name="money_entry_has_a_sum",
                violation_error_message=_("Số tiền phải lớn hơn 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {Money(self.amount)}"
