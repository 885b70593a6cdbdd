"""What a password of one's own must be (AUTH_PASSWORD_VALIDATORS)."""

from typing import Any

from django.contrib.auth.password_validation import CommonPasswordValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from haidang.office.accounts import rules


class Strong:
    """Long enough, or of several kinds of letters (the public one of the demonstration is neither)."""

    def validate(self, password: str, user: Any = None) -> None:
        if rules.is_weak(password):
            raise ValidationError(_("Mật khẩu còn yếu: %(rule)s") % {"rule": self.get_help_text()}, code="weak")

    def get_help_text(self) -> str:
        return _(
            "ít nhất %(least)d ký tự, gồm ba trong bốn loại: chữ thường, chữ hoa, chữ số, dấu;"
            " từ %(long)d ký tự trở lên thì loại nào cũng được."
        ) % {"least": rules.SHORTEST, "long": rules.LONG_ENOUGH}


class NotCommon(CommonPasswordValidator):
    def get_error_message(self) -> str:
        return _("Mật khẩu này rất nhiều người dùng, dễ bị đoán; hãy chọn mật khẩu khác.")

    def get_help_text(self) -> str:
        return _("không phải mật khẩu nhiều người dùng.")


class NotOneself(UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("username", "full_name", "email", "phone"))

    def get_error_message(self) -> str:
        return _("Mật khẩu quá giống %(verbose_name)s; hãy chọn mật khẩu khác.")

    def get_help_text(self) -> str:
        return _("không giống tên đăng nhập, họ tên, thư điện tử, số điện thoại.")
