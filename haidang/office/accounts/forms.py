"""Forms of the door and of accounts; labels are ours, what they check is allauth's and the models'."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm, ReauthenticateForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgain
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from haidang.office.accounts.adapters import AccountAdapter, locked
from haidang.office.accounts.choices import Outcome, Role
from haidang.office.accounts.models import StandIn, User
from haidang.office.accounts.selectors import shut_until
from haidang.office.directory.models import Agency


class Plain:
    """Bootstrap's classes on every field; the label says what a placeholder would."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            widget = field.widget
            widget.attrs.pop("placeholder", None)
            kind = "form-check-input" if isinstance(widget, forms.CheckboxInput) else "form-control"
            widget.attrs["class"] = "form-select" if isinstance(widget, forms.Select) else kind


# ── the door ─────────────────────────────────────────────────────────────────────────────────────


class SignInForm(Plain, LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Tên đăng nhập")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].label, self.fields["password"].help_text = _("Mật khẩu"), ""


class OwnPasswordForm(Plain, ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        old, new, again = self.fields["oldpassword"], self.fields["password1"], self.fields["password2"]
        old.label, old.help_text = _("Mật khẩu hiện nay"), ""
        new.label, new.help_text = (
            _("Mật khẩu mới"),
            " ".join(text.capitalize() for text in password_validators_help_texts()),
        )
        again.label = _("Nhập lại mật khẩu mới")

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("password1") and cleaned.get("password1") == cleaned.get("oldpassword"):
            self.add_error("password1", _("Mật khẩu mới giống mật khẩu hiện nay; hãy chọn mật khẩu khác."))
        return cleaned


class PasswordAgainForm(Plain, ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label, self.fields["password"].help_text = _("Mật khẩu"), ""


class _Code(Plain):
    """A code from the telephone: wrong ones are counted with wrong passwords."""

    user: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = self.fields["code"]  # type: ignore[attr-defined]
        code.label = _("Mã xác thực")
        code.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric"}

    def clean_code(self) -> str:
        door = AccountAdapter(context.request)
        if until := shut_until(self.user.username, door.get_client_ip(context.request)):
            door.record(context.request, self.user.username, Outcome.LOCKED, user=self.user)
            raise locked(until)
        try:
            return str(super().clean_code())  # type: ignore[misc]
        except ValidationError:
            door.record(context.request, self.user.username, Outcome.WRONG_CODE, user=self.user)
            raise


class CodeForm(_Code, AuthenticateForm):
    """At the door, behind the password: a code of the telephone or a recovery code."""


class CodeAgainForm(_Code, CodeAgain):
    """Once more, before something grave."""


class FirstCodeForm(_Code, ActivateTOTPForm):
    """The first code proves that the telephone has the secret."""


# ── accounts ─────────────────────────────────────────────────────────────────────────────────────


class AccountForm(Plain, forms.ModelForm):
    class Meta:
        model = User
        fields = ["username", "full_name", "post", "agency", "role", "email", "phone"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["username"].disabled = True
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["username"].help_text = _("Chữ thường không dấu, số và dấu . - _; không đổi được về sau.")
        agency, role = self.fields["agency"], self.fields["role"]
        agency.empty_label, agency.help_text = _("Chọn cơ quan"), _("Chỉ bỏ trống với quản trị hệ thống.")  # type: ignore[attr-defined]
        role.choices = [("", _("Chọn vai trò")), *Role.choices]  # type: ignore[attr-defined]

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if not cleaned.get("agency") and cleaned.get("role") not in (Role.ADMIN, None, ""):
            self.add_error("agency", _("Vai trò này phải thuộc một cơ quan."))
        return cleaned


class ProfileForm(Plain, forms.ModelForm):
    class Meta:
        model = User
        fields = ["email", "phone"]


class AccountFilter(Plain, forms.Form):
    q = forms.CharField(label=_("Tên, tên đăng nhập"), required=False)
    agency = forms.ModelChoiceField(Agency.objects.all(), label=_("Cơ quan"), required=False, empty_label=_("Tất cả"))
    role = forms.ChoiceField(label=_("Vai trò"), required=False, choices=[("", _("Tất cả")), *Role.choices])
    state = forms.ChoiceField(
        label=_("Tình trạng"),
        required=False,
        choices=[("", _("Đang dùng")), ("closed", _("Đã đóng")), ("all", _("Tất cả"))],
    )


class ReasonForm(Plain, forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class HandOverForm(ReasonForm):
    to = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Người nhận việc"),
        required=False,
        empty_label=_("Không có việc cần bàn giao"),
        help_text=_("Mọi việc đang mở của người đi chuyển hết cho người này."),
    )
    field_order = ["to", "reason"]

    def __init__(self, *args: Any, leaver: User, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = User.objects.for_user(by, "change").in_use().exclude(pk=leaver.pk).exclude(role=Role.ADMIN)
        # Colleagues of the same agency first: it is nearly always one of them.
        same = others.filter(agency=leaver.agency) if leaver.agency_id else others
        self.fields["to"].queryset = same if same.exists() else others  # type: ignore[attr-defined]


class StandInForm(Plain, forms.ModelForm):
    class Meta:
        model = StandIn
        fields = ["absent", "deputy", "starts_on", "ends_on", "decision"]
        widgets = {
            "starts_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "ends_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.in_use().exclude(role=Role.ADMIN).select_related("agency")
        if by.is_admin:
            self.fields["absent"].queryset = people  # type: ignore[attr-defined]
        else:
            del self.fields["absent"]
            people = people.filter(agency_id=by.agency_id).exclude(pk=by.pk)
        self.fields["deputy"].queryset = people  # type: ignore[attr-defined]
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.empty_label = _("Chọn người")


class SheetForm(Plain, forms.Form):
    sheet = forms.FileField(label=_("Tệp Excel (.xlsx)"), widget=forms.FileInput(attrs={"accept": ".xlsx"}))
