"""Friends abroad: persons, each with the day of their consent, and taken out when it is withdrawn."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.dossiers.models import Dossier, Part
from haidang.kit.dossiers.rules import Course, step
from haidang.kit.personal.fields import EncryptedCharField, EncryptedTextField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.search.searchable import Searchable
from haidang.office.accounts.books import BookQuerySet, Hand, hands_of
from haidang.office.directory.models import Agency
from haidang.plan.plans.linking import tasks_field
from haidang.registers.people import friend_rules
from haidang.registers.people.friend_choices import Circle, ConsentWay, ContactWay, FriendAct, FriendStage
from haidang.registers.people.models.associations import FriendshipAssociation
from haidang.registers.people.models.common import country_field, refuse_no_country
from haidang.registers.people.numbering import next_number

#: What is taken out when consent is withdrawn.
PERSONAL = ("name", "organisation", "phone", "email", "story")


class ForeignFriendQuerySet(BookQuerySet["ForeignFriend"]):
    """The friends; who withdrew is a code and two days."""

    def writable(self) -> Q:
        return Q(stage=FriendStage.KEPT)

    def deletable(self) -> Q:
        return Q()


class ForeignFriend(Dossier):
    """Somebody abroad who is a friend of the province, and agreed to be written down."""

    course = Course({FriendAct.WITHDRAW: step(Hand.AUTHOR, FriendStage.KEPT, FriendStage.WITHDRAWN)})

    code = models.CharField(_("mã bạn bè"), max_length=24, unique=True, editable=False)
    name = EncryptedCharField(_("họ và tên"), max_length=120, blank=True)
    country = country_field("foreign_friends")
    circle = models.CharField(_("giới"), max_length=12, choices=Circle, default=Circle.OTHER)
    organisation = EncryptedCharField(_("nghề nghiệp, nơi làm việc"), max_length=200, blank=True)
    phone = EncryptedCharField(_("điện thoại"), max_length=40, blank=True)
    email = EncryptedCharField(_("thư điện tử"), max_length=120, blank=True)
    story = EncryptedTextField(_("quan hệ với tỉnh"), blank=True)
    languages = models.CharField(_("ngôn ngữ"), max_length=120, blank=True)
    association = models.ForeignKey(
        FriendshipAssociation, verbose_name=_("hội, chi hội giữ liên hệ"), on_delete=models.PROTECT, null=True,
        blank=True, related_name="friends",
    )  # fmt: skip
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan giữ liên hệ"), on_delete=models.PROTECT, related_name="foreign_friends"
    )
    consent_on = models.DateField(
        _("ngày đồng ý cho lưu thông tin"),
        error_messages={"null": _("Chưa có ngày đồng ý: không lưu thông tin của người chưa đồng ý.")},
    )
    consent_way = models.CharField(_("đồng ý bằng"), max_length=8, choices=ConsentWay, default=ConsentWay.PAPER)
    consent_for = models.CharField(
        _("đồng ý cho dùng vào việc"), max_length=200, default=_("giữ liên hệ, mời dự hoạt động hữu nghị")
    )
    tasks = tasks_field("foreign_friends")

    stage = models.CharField(
        _("trạng thái"), max_length=12, choices=FriendStage, default=FriendStage.KEPT, editable=False
    )
    withdrawn_on = models.DateField(_("rút đồng ý ngày"), null=True, blank=True, editable=False)

    keeping = Keeping(since="withdrawn_on")
    objects = ForeignFriendQuerySet.as_manager()
    searchable = Searchable(title="code", number="code", text=("country__name", "languages"))

    NOTE_VERBS = {
        **{act.value: act.label for act in FriendAct},
        "part-added": _("Thêm lần liên hệ"),
        "part-changed": _("Sửa lần liên hệ"),
        "part-dropped": _("Bỏ lần liên hệ"),
    }
    NOTE_FIELDS = {"part": _("lần liên hệ")}

    class Meta:
        verbose_name = "bạn bè quốc tế"
        verbose_name_plural = "bạn bè quốc tế"
        ordering = ["-code", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("consent_on")),
                name="people_friend_withdrawn_after_consent",
                violation_error_message=_("Ngày rút đồng ý phải từ ngày đồng ý trở đi."),
            ),
            models.CheckConstraint(
                condition=Q(stage=FriendStage.KEPT, withdrawn_on=None)
                | Q(stage=FriendStage.WITHDRAWN, withdrawn_on__isnull=False),
                name="people_friend_withdrawn_on_a_day",
                violation_error_message=_("Rút đồng ý phải có ngày."),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The code is given once."""
        if not self.code:
            begin = friend_rules.code_begin(self.country.iso)
            self.code = friend_rules.code(begin, next_number(ForeignFriend, begin))
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("people:foreignfriend-record", args=[self.pk])

    def clean(self) -> None:
        super().clean()
        refuse_no_country(self.country if self.country_id else None)
        if told := friend_rules.consent(self.consent_on, clock.today()):
            raise ValidationError({"consent_on": told}, code="no-consent")
        if self.stage == FriendStage.KEPT and not self.name:
            raise ValidationError({"name": _("Chưa ghi họ và tên.")})

    def hands(self, user: Any) -> frozenset[str]:
        return hands_of(self.agency_id, user)

    def in_place_of(self, user: Any) -> Agency | None:
        found: Agency | None = user.in_place_of(self.agency)
        return found


class FriendContact(Part):
    """One time that somebody of the province was in touch with a friend."""

    whole_name = "friend"

    friend = models.ForeignKey(
        ForeignFriend, verbose_name=_("bạn bè quốc tế"), on_delete=models.CASCADE, related_name="contacts"
    )
    on = models.DateField(_("ngày"))
    way = models.CharField(_("cách liên hệ"), max_length=8, choices=ContactWay, default=ContactWay.MEETING)
    words = EncryptedTextField(_("nội dung"), blank=True)
    is_answered = models.BooleanField(_("đã trả lời, cảm ơn"), default=True)

    class Meta:
        verbose_name = "lần liên hệ với bạn bè quốc tế"
        verbose_name_plural = "lần liên hệ với bạn bè quốc tế"
        ordering = ["friend", "-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_way_display()}, {self.on:%d/%m/%Y}"
