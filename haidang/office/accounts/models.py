"""Accounts: a person at the door, the agency they act for and the role they act in."""

from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from haidang.kit.records.querysets import RecordQuerySet
from haidang.office.accounts.choices import DESK_ROLES, OVERSEEING_ROLES, Role
from haidang.office.directory.models import Agency


class UserQuerySet(RecordQuerySet["User"]):
    """Administration keeps accounts; everybody else sees their own."""

    def for_user(self, user: Any, verb: str) -> Self:
        if not user.is_authenticated:
            return self.none()
        if user.is_admin:
            return self
        return self.filter(pk=user.pk) if verb == "view" else self.none()


class UserManager(BaseUserManager["User"].from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes accounts; a name is compared without case."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user: User = self.model(username=self.model.normalize_username(username), **fields)
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

    class Meta:
        verbose_name = "tài khoản"
        verbose_name_plural = "tài khoản"
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def is_desk(self) -> bool:
        """Of the Department of Foreign Affairs: the focal point that keeps the plan."""
        return self.role in DESK_ROLES

    @property
    def oversees(self) -> bool:
        """Sees every open task, whoever leads it."""
        return self.role in OVERSEEING_ROLES

    @property
    def is_admin(self) -> bool:
        """Keeps accounts and settings, and has no access to content."""
        return self.role == Role.ADMIN

    @property
    def keeps_directory(self) -> bool:
        return self.is_desk or self.is_admin
