"""An international agreement, from the proposal to its end: what was done, by which paper, on which day."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import drafted_by
from haidang.office.accounts.choices import Reach, Role
from haidang.office.directory.models import Agency, Field
from haidang.office.documents.models import Consultation, Document, Opinion
from haidang.plan.plans.linking import tasks_field
from haidang.registers.agreements import rules
from haidang.registers.agreements.choices import COMING, LIVING, SIGNED, Form, Level, Scope, Stage
from haidang.registers.partners.models import Partner

#: Who reads of the army's papers beside the army itself: who keeps the register, and the leaders of UBND.
_READ_ARMY = frozenset({Role.DESK, Role.DESK_UNIT, Role.DESK_LEADER, Role.CHAIR, Role.VICE_CHAIR})


class AgreementQuerySet(RecordQuerySet["Agreement"]):
    """The agreements, in the words of the office."""

    def for_user(self, user: Any, verb: str) -> Self:
        """Who oversees sees all; an agency what it keeps, what it signed, and what it is asked about.

        Papers of the army are for the army, the desk and the leaders. What is signed is not deleted.
        """
        if verb == "draft":
            return drafted_by(self, user)
        reach = user.reach(verb, "book") if user.is_authenticated else None
        if reach is None:
            return self.none()
        charge = user.charge
        if verb == "delete":
            return self.filter(stage__in=(Stage.PROPOSED, Stage.DROPPED, Stage.REFUSED))
        ours = Q(agency__in=charge.sees if verb == "view" else charge.answers)
        if verb == "view":
            ours |= Q(party__in=charge.sees)
        open_to_us = self if user.role in _READ_ARMY else self.filter(~Q(level=Level.ARMY) | ours)
        if reach == Reach.ALL:
            return open_to_us
        if verb != "view":
            return self.filter(ours)
        asked = Opinion.objects.filter(agency__in=charge.sees).values("consultation")
        asked_of_us = Q(consultation__in=asked) & ~Q(level=Level.ARMY)
        return open_to_us.filter(ours | asked_of_us)

    def may_add(self, user: Any) -> bool:
        return bool(user.is_authenticated and user.may("add", "book"))

    def coming(self) -> Self:
        return self.filter(stage__in=COMING)

    def living(self) -> Self:
        """Signed and not ended; whether in force, days say."""
        return self.filter(stage__in=LIVING)

    def counted(self) -> Self:
        """Those that figures on international agreements are made of."""
        return self.filter(scope=Scope.LAW)

    def in_force(self, on: date) -> Self:
        """Those that hold on the day: in effect by then, not at their end unless they renew themselves, not ended."""
        renews = Q(auto_renews=True, renewal_months__isnull=False)
        rows = self.filter(stage__in=SIGNED, effective_on__lte=on).exclude(stage=Stage.SUSPENDED)
        return rows.filter(Q(expires_on=None) | Q(expires_on__gte=on) | renews).exclude(ended_on__lte=on)

    def with_term(self) -> Self:
        """Those that may come to an end by their days, the soonest first."""
        return self.living().filter(expires_on__isnull=False).order_by("expires_on", "pk")

    def unreported(self) -> Self:
        """Signed under the law, and not reported to Thủ tướng."""
        return self.counted().filter(stage__in=SIGNED, reported_on=None).exclude(level=Level.ARMY)

    def with_renewing(self) -> Self:
        """Each with `renewing`: an extension of it is on its way."""
        change = self.model._meta.get_field("changes").related_model
        going = change._default_manager.filter(agreement=OuterRef("pk"), kind="extend", stage="open")
        return self.annotate(renewing=Exists(going))

    def with_names(self) -> Self:
        return self.select_related("agency", "party", "field", "consultation", "approval", "report")


class Agreement(models.Model):
    """What the province, a department or an organisation of it agreed with somebody abroad."""

    name = models.CharField(
        _("tên thỏa thuận"), max_length=300, help_text=_("Như trên văn bản; không dùng tên dành cho điều ước quốc tế.")
    )
    name_foreign = models.CharField(_("tên bằng tiếng nước ngoài"), max_length=300, blank=True)
    form = models.CharField(_("tên gọi"), max_length=20, choices=Form, default=Form.MEMORANDUM)
    scope = models.CharField(_("phạm vi pháp luật"), max_length=12, choices=Scope, default=Scope.LAW)
    level = models.CharField(_("cấp ký"), max_length=14, choices=Level, default=Level.PROVINCE)
    party = models.ForeignKey(
        Agency, verbose_name=_("bên Việt Nam"), on_delete=models.PROTECT, related_name="agreements_signed"
    )
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan đầu mối"), on_delete=models.PROTECT, related_name="agreements_kept"
    )
    foreign_party = models.CharField(
        _("bên nước ngoài"), max_length=250, help_text=_("Như trên văn bản: địa phương, cơ quan, nước.")
    )
    partners = models.ManyToManyField(Partner, verbose_name=_("đối tác"), blank=True, related_name="agreements")
    field = models.ForeignKey(
        Field, verbose_name=_("lĩnh vực"), on_delete=models.PROTECT, null=True, blank=True, related_name="agreements"
    )
    on_defence = models.BooleanField(_("có nội dung quốc phòng"), default=False)
    on_security = models.BooleanField(_("có nội dung an ninh"), default=False)
    on_investment = models.BooleanField(_("có nội dung đầu tư"), default=False)
    is_shortened = models.BooleanField(_("theo trình tự rút gọn"), default=False)
    shortened_why = models.CharField(
        _("lý do rút gọn"), max_length=250, blank=True, help_text=_("Chuyến thăm cấp cao, yêu cầu gấp.")
    )
    summary = models.TextField(_("nội dung chính"), blank=True)
    stage = models.CharField(_("bước"), max_length=12, choices=Stage, default=Stage.PROPOSED, editable=False)
    planned_on = models.DateField(_("dự kiến ký"), null=True, blank=True)
    consultation = models.ForeignKey(
        Consultation, verbose_name=_("việc xin ý kiến"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreements", editable=False,
    )  # fmt: skip
    approval = models.ForeignKey(
        Document, verbose_name=_("văn bản chấp thuận"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreements_approved", editable=False,
    )  # fmt: skip
    approved_on = models.DateField(_("duyệt ngày"), null=True, blank=True, editable=False)
    signed_on = models.DateField(_("ngày ký"), null=True, blank=True)
    signed_at = models.CharField(_("nơi ký"), max_length=200, blank=True)
    signers = models.TextField(
        _("người ký"), blank=True, help_text=_("Họ tên, chức vụ của mỗi bên, mỗi người một dòng.")
    )
    languages = models.CharField(_("ngôn ngữ"), max_length=120, blank=True)
    effective_on = models.DateField(_("có hiệu lực từ ngày"), null=True, blank=True)
    duration = models.CharField(_("thời hạn ghi trong văn bản"), max_length=120, blank=True)
    expires_on = models.DateField(
        _("có hiệu lực đến hết ngày"), null=True, blank=True, help_text=_("Bỏ trống: không xác định thời hạn.")
    )
    auto_renews = models.BooleanField(_("tự động gia hạn"), default=False)
    renewal_months = models.PositiveSmallIntegerField(
        _("mỗi lần tự gia hạn, tháng"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(600)]
    )
    notice_days = models.PositiveSmallIntegerField(
        _("báo trước khi gia hạn, chấm dứt, ngày"), null=True, blank=True, validators=[MaxValueValidator(1000)]
    )
    has_minutes = models.BooleanField(_("kết nghĩa, có biên bản hằng năm"), default=False)
    binding_note = models.CharField(
        _("ghi về tính ràng buộc"), max_length=250, blank=True,
        help_text=_("Ví dụ: không ràng buộc pháp lý quốc tế. Thỏa thuận của sở phải ghi điều này."),
    )  # fmt: skip
    copies = models.CharField(_("số bản, nơi lưu bản gốc"), max_length=250, blank=True)
    report = models.ForeignKey(
        Document, verbose_name=_("báo cáo Thủ tướng"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreements_reported", editable=False,
    )  # fmt: skip
    reported_on = models.DateField(_("báo cáo Thủ tướng ngày"), null=True, blank=True, editable=False)
    copied_on = models.DateField(_("gửi bản sao Bộ Ngoại giao ngày"), null=True, blank=True, editable=False)
    published_on = models.DateField(_("đăng tải ngày"), null=True, blank=True, editable=False)
    published_at = models.URLField(_("địa chỉ đăng tải"), blank=True, editable=False)
    unpublished_why = models.CharField(_("lý do không đăng tải"), max_length=250, blank=True, editable=False)
    ended_on = models.DateField(_("chấm dứt ngày"), null=True, blank=True, editable=False)
    inherited_on = models.DateField(_("kế thừa từ ngày"), null=True, blank=True, editable=False)
    inherited_from = models.ForeignKey(
        Agency, verbose_name=_("kế thừa từ"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="agreements_left", editable=False,
    )  # fmt: skip
    tasks = tasks_field("agreements")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("người ghi"), on_delete=models.PROTECT, null=True, blank=True,
        related_name="+", editable=False,
    )  # fmt: skip
    created_at = models.DateTimeField(_("ghi lúc"), default=clock.now, editable=False)

    objects = AgreementQuerySet.as_manager()
    searchable = Searchable(title="name", text=("name_foreign", "foreign_party", "summary", "agency__name"))

    NOTE_VERBS = {
        "asked": _("Xin ý kiến"),
        "approved": _("Duyệt"),
        "refused": _("Không duyệt"),
        "reopened": _("Đề xuất lại"),
        "dropped": _("Thôi đề xuất"),
        "signed": _("Ký"),
        "reported": _("Báo cáo Thủ tướng"),
        "published": _("Đăng tải"),
        "unpublished": _("Không đăng tải"),
        "begun": _("Bắt đầu thay đổi"),
        "left": _("Thôi thay đổi"),
        "amended": _("Sửa đổi, bổ sung"),
        "extended": _("Gia hạn"),
        "suspended": _("Tạm đình chỉ"),
        "resumed": _("Tiếp tục thực hiện"),
        "ended": _("Chấm dứt"),
        "inherited": _("Kế thừa"),
        "notified": _("Thông báo Bộ Ngoại giao"),
        "minuted": _("Ghi biên bản năm"),
        "hinted": _("Gợi ý cho nhiệm vụ"),
        "stepped": _("Thành bước của chương trình"),
    }
    NOTE_FIELDS = {
        "change": _("thay đổi"),
        "year": _("năm"),
        "words": _("nội dung"),
        "asked_of": _("cơ quan được xin ý kiến"),
    }

    class Meta:
        verbose_name = "thỏa thuận quốc tế"
        verbose_name_plural = "thỏa thuận quốc tế"
        ordering = [F("signed_on").desc(nulls_first=True), "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(effective_on=None) | Q(signed_on=None) | Q(effective_on__gte=F("signed_on")),
                name="agreements_effective_after_signed",
                violation_error_message=_("Ngày có hiệu lực phải từ ngày ký trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(effective_on=None) | Q(expires_on__gte=F("effective_on")),
                name="agreements_ends_after_it_begins",
                violation_error_message=_("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=SIGNED) | Q(signed_on__isnull=False),
                name="agreements_signed_has_its_day",
                violation_error_message=_("Thỏa thuận đã ký phải có ngày ký."),
            ),
            models.CheckConstraint(
                condition=~Q(level=Level.ARMY) | Q(summary="", binding_note=""),
                name="agreements_army_open_metadata_only",
                violation_error_message=_("Thỏa thuận của quân đội chỉ ghi thông tin công khai, không ghi nội dung."),
            ),
        ]
        indexes = [models.Index(fields=["stage", "expires_on"], name="agreements_ends")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement-record", args=[self.pk])

    def in_place_of(self, user: Any) -> Agency | None:
        """The agency that is gone, where its heir acts (asked by the notes)."""
        return user.in_place_of(self.agency, self.name)

    @property
    def takes_files(self) -> bool:
        """No text of the army comes into this program (asked by kit.files)."""
        return self.level != Level.ARMY

    @property
    def is_ours(self) -> bool:
        return rules.is_ours(self.level, self.scope)

    @property
    def goes_by_decree(self) -> bool:
        return rules.goes_by_decree(self.level, is_inherited=self.inherited_on is not None)

    @property
    def is_counted(self) -> bool:
        return rules.is_counted(self.scope)

    @property
    def topics(self) -> tuple[str, ...]:
        told = {"defence": self.on_defence, "security": self.on_security, "investment": self.on_investment}
        return tuple(topic for topic, is_so in told.items() if is_so)

    @property
    def law_day(self) -> date:
        """The day whose law governs it: of the signature, else today."""
        return self.signed_on or clock.today()

    @property
    def term(self) -> rules.Term:
        return rules.Term(self.effective_on, self.expires_on, self.auto_renews, self.renewal_months, self.notice_days)

    @property
    def expiry(self) -> date | None:
        """The last day in force as it stands today."""
        return rules.expiry(self.term, clock.today())

    @property
    def notice_by(self) -> date | None:
        return rules.notice_by(self.expiry, self.notice_days)
