"""Accounts: a person at the door, the agency and the role they act in, who stands in for whom, who came and when."""

from datetime import date
from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from haidang.kit import clock
from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts import rules
from haidang.office.accounts.choices import DESK_ROLES, OVERSEEING_ROLES, Outcome, Reach, Role
from haidang.office.directory.answering import ChargeOf
from haidang.office.directory.models import Agency


class UserQuerySet(RecordQuerySet["User"]):
    """Administration keeps accounts; everybody else sees their own."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        if user.is_admin:
            return self
        return self.filter(pk=user.pk) if verb == "view" else self.none()

    def in_use(self) -> Self:
        return self.filter(is_active=True)


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts; a name is kept and compared in small letters."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user: User = self.model(username=self.model.normalize_username(username).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Someone who may come in. Rights follow from role and agency, never from a list of permissions."""

    username = models.CharField(_("tên đăng nhập"), max_length=64, unique=True, validators=[UnicodeUsernameValidator()])
    full_name = models.CharField(_("họ và tên"), max_length=120)
    post = models.CharField(_("chức vụ"), max_length=120, blank=True)
    email = models.EmailField(_("thư điện tử"), blank=True)
    phone = models.CharField(_("điện thoại"), max_length=32, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan"), on_delete=models.PROTECT, null=True, blank=True, related_name="users"
    )
    role = models.CharField(_("vai trò"), max_length=24, choices=Role)
    is_active = models.BooleanField(_("đang dùng"), default=True)
    must_change_password = models.BooleanField(_("phải đổi mật khẩu"), default=False)
    date_joined = models.DateTimeField(_("ngày cấp"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    NOTE_VERBS = {
        "opened": _("Cấp tài khoản"),
        "handed-over": _("Đóng và bàn giao"),
        "reopened": _("Mở lại"),
        "password-given": _("Cấp lại mật khẩu"),
        "password-changed": _("Tự đổi mật khẩu"),
        "second-factor-on": _("Bật xác thực hai bước"),
        "second-factor-off": _("Tắt xác thực hai bước"),
        "second-factor-dropped": _("Bỏ xác thực hai bước cho người mất điện thoại"),
        "recovery-codes-renewed": _("Tạo mã dự phòng mới"),
        "unlocked": _("Mở khóa"),
    }
    NOTE_FIELDS = {"to": _("người nhận việc"), "sessions": _("phiên đang mở")}

    #: Whose role and agency this person has taken for now; set for one request by `act_for`, never stored.
    acting_for: "User | None" = None
    _charge: ChargeOf | None = None

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self) -> str:
        """Both names while standing in: so every note carries both."""
        own = self.full_name or self.username
        return f"{own} (thay {self.acting_for})" if self.acting_for else own

    def get_absolute_url(self) -> str:
        return reverse("accounts:user", args=[self.pk])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """What was taken over for a while is not written down as one's own."""
        if self.acting_for:
            names = kwargs.get("update_fields") or [
                field.name for field in self._meta.concrete_fields if field.name != "id"
            ]
            kwargs["update_fields"] = [name for name in names if name not in ("role", "agency", "agency_id")]
        super().save(*args, **kwargs)

    def act_for(self, absent: "User") -> None:
        """Take the role and the agency of `absent`, and keep saying so."""
        self.acting_for = absent
        self.role, self.agency = absent.role, absent.agency

    def may(self, verb: str, thing: str) -> bool:
        """Has this person the right at all? Which rows it covers is for `objects.for_user` of the room."""
        return rules.may(self.role, verb, thing)

    def reach(self, verb: str, thing: str) -> Reach | None:
        """How far the right goes: everybody's, the agency's, one's own; None where there is none."""
        return rules.reach(self.role, verb, thing)

    @property
    def charge(self) -> ChargeOf:
        """For which agencies this person reads and acts today: their own, and those that it took over from."""
        today = clock.today()
        held = self._charge
        if held is None or (held.agency_id, held.on) != (self.agency_id, today):
            held = self._charge = ChargeOf(self.agency_id, today)
        return held

    def in_place_of(self, agency: Agency, about: str = "") -> Agency | None:
        """The agency that is gone, where this person acts for it as one of its heir's."""
        taken_over = agency.pk != self.agency_id and self.charge.answers_for(agency.pk, about)
        return agency if taken_over else None

    @property
    def is_desk(self) -> bool:
        """Of the Department of Foreign Affairs: the focal point that keeps the plan."""
        return self.role in DESK_ROLES

    @property
    def oversees(self) -> bool:
        """Sees every open task, whoever leads it."""
        return self.role in OVERSEEING_ROLES

    @property
    def writes_updates(self) -> bool:
        """May this person open the form of an update? Whoever may not is led to what is told of it."""
        return bool(self.may("add", "update"))

    @property
    def is_admin(self) -> bool:
        """Keeps accounts and settings, and has no access to content."""
        return self.role == Role.ADMIN

    @property
    def keeps_directory(self) -> bool:
        return self.may("change", "directory")


class StandInQuerySet(RecordQuerySet["StandIn"]):
    """Administration sees all; the two people concerned see theirs; the absent one may end it."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        if user.is_admin:
            return self
        return self.concerning(user) if verb == "view" else self.filter(absent_id=user.pk)

    def concerning(self, user: Any) -> Self:
        return self.filter(Q(absent_id=user.pk) | Q(deputy_id=user.pk))

    def not_ended(self) -> Self:
        return self.filter(ended_at=None)

    def on(self, today: date) -> Self:
        """Those in force on the day."""
        return self.filter(ended_at=None, starts_on__lte=today, ends_on__gte=today)

    def open_to(self, deputy: Any, today: date) -> Self:
        """Those that `deputy` may take up on the day: nobody acts for a closed account."""
        return self.on(today).filter(deputy=deputy, absent__is_active=True).select_related("absent__agency")


class StandIn(models.Model):
    """Somebody acts for somebody absent, from a day to a day, by decision."""

    absent = models.ForeignKey(User, verbose_name=_("người vắng"), on_delete=models.PROTECT, related_name="stand_ins")
    deputy = models.ForeignKey(User, verbose_name=_("người thay"), on_delete=models.PROTECT, related_name="stands_in")
    starts_on = models.DateField(_("từ ngày"))
    ends_on = models.DateField(_("đến hết ngày"))
    decision = models.CharField(_("căn cứ"), max_length=250, help_text=_("Số, ngày của quyết định hoặc giấy ủy quyền."))
    granted_by = models.ForeignKey(User, verbose_name=_("người cho thay"), on_delete=models.PROTECT, related_name="+")
    NOTE_VERBS = {
        "appointed": _("Giao người thay"),
        "ended": _("Thôi cho thay"),
        "taken-up": _("Bắt đầu làm thay"),
        "laid-down": _("Thôi làm thay"),
    }

    created_at = models.DateTimeField(_("lập lúc"), default=clock.now)
    ended_at = models.DateTimeField(_("thôi lúc"), null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = "thay người vắng"
        verbose_name_plural = "thay người vắng"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="accounts_standin_days",
                violation_error_message=_("Ngày cuối phải từ ngày đầu trở đi."),
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("deputy")),
                name="accounts_standin_two_people",
                violation_error_message=_("Người thay phải là người khác."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy} thay {self.absent}, {self.starts_on:%d/%m/%Y} - {self.ends_on:%d/%m/%Y}"

    def is_on(self, today: date) -> bool:
        return self.ended_at is None and rules.stands_in(self.starts_on, self.ends_on, today)


class SignInQuerySet(RecordQuerySet["SignIn"]):
    """Administration reads the door's book; everybody reads their own lines."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated or verb != "view":
            return self.none()
        return self if user.may("view", "log") else self.filter(user_id=user.pk)


class SignIn(models.Model):
    """One attempt at the door. The name typed is not kept: people type passwords there by mistake."""

    #: Rows are only added; the triggers of kit.audit see to it.
    append_only = True

    name_digest = models.CharField(_("dấu của tên"), max_length=64)
    user = models.ForeignKey(
        User, verbose_name=_("tài khoản"), on_delete=models.PROTECT, null=True, related_name="sign_ins"
    )
    outcome = models.CharField(_("kết quả"), max_length=12, choices=Outcome)
    address = models.GenericIPAddressField(_("địa chỉ mạng"), null=True)
    agent = models.CharField(_("trình duyệt"), max_length=250, blank=True)
    at = models.DateTimeField(_("lúc"), default=clock.now)

    objects = SignInQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt đăng nhập"
        verbose_name_plural = "lượt đăng nhập"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["name_digest", "at"], name="accounts_signin_name"),
            models.Index(fields=["address", "at"], name="accounts_signin_address"),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} {self.at:%d/%m/%Y %H:%M}"

    @property
    def browser(self) -> str:
        return rules.browser_said(self.agent)


class OpenSessionQuerySet(RecordQuerySet["OpenSession"]):
    def for_user(self, user: Any, verb: str) -> Self:
        return self.filter(user_id=user.pk) if user.is_authenticated else self.none()

    def still_open(self) -> Self:
        return self.filter(expire_date__gt=clock.now())


class OpenSession(AbstractBaseSession):
    """A browser in which somebody is signed in (or about to be): Django's session, with the person beside it."""

    #: It comes and goes with every click, and its key opens the door: no copy of it anywhere.
    row_history = False

    user = models.ForeignKey(
        User, verbose_name=_("tài khoản"), on_delete=models.CASCADE, null=True, related_name="open_sessions"
    )
    address = models.CharField(_("địa chỉ mạng"), max_length=64, blank=True)
    agent = models.CharField(_("trình duyệt"), max_length=250, blank=True)
    started_at = models.DateTimeField(_("bắt đầu"), null=True)
    seen_at = models.DateTimeField(_("lần cuối"), null=True)

    objects = OpenSessionQuerySet.as_manager()  # type: ignore[assignment,misc]

    class Meta:
        verbose_name = "phiên làm việc"
        verbose_name_plural = "phiên làm việc"
        ordering = ["-seen_at"]

    @property
    def handle(self) -> str:
        """What a page may call it: the key itself opens the door."""
        return salted_hmac("haidang.accounts.session", self.session_key).hexdigest()[:20]

    @property
    def browser(self) -> str:
        return rules.browser_said(self.agent)
