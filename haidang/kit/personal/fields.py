"""Model fields for personal data. Mark the field once; the rest of the house sees a mask."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.expressions import Col
from django.db.models.lookups import IsNull
from django.db.models.query_utils import DeferredAttribute
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from haidang.kit.personal.forms import QUIET, MaskedCharField, MaskedDateField
from haidang.kit.personal.keys import Unreadable, decrypt, encrypt, is_token
from haidang.kit.personal.rules import MASK, is_mask, mask
from haidang.kit.personal.values import Personal


class _Attribute(DeferredAttribute):
    """Wraps what is assigned at once, and hands it out knowing its record."""

    field: "_Encrypted"

    def __get__(self, instance: Any, cls: Any = None) -> Any:
        value = super().__get__(instance, cls)
        return value.of(instance, self.field.name) if isinstance(value, Personal) else value

    def __set__(self, instance: Any, value: Any) -> None:
        instance.__dict__[self.field.attname] = self.field.personal(value)


class _SealedCol(Col):
    """A column that can be selected and counted, but not compared or sorted."""

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        raise FieldError(_refusal(self.target))


class _IsNull(IsNull):
    """The one question that may be asked: is there a value?"""

    def process_lhs(self, compiler: Any, connection: Any, lhs: Any = None) -> Any:
        return compiler.compile(lhs or self.lhs)


def _refusal(field: Any) -> str:
    return f"“{field.verbose_name}” là dữ liệu cá nhân đã mã hóa: không lọc, tìm hay sắp xếp theo trường này được."


class _Encrypted(models.TextField):
    """What all encrypted fields share; in the database each is a text."""

    descriptor_class = _Attribute
    #: The triggers of kit.audit copy a mark of it, never what is encrypted: what is erased from the row is gone.
    marked_in_history = True
    #: May the mask end in the last digits?
    shows_end = True
    form_class: type[forms.Field] = MaskedCharField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        if forbidden := {"unique", "db_index", "primary_key", "choices"} & {key for key in kwargs if kwargs[key]}:
            raise TypeError(f"An encrypted field cannot be {', '.join(sorted(forbidden))}.")
        super().__init__(*args, **kwargs)

    def get_internal_type(self) -> str:
        return "TextField"

    def text_of(self, plain: Any) -> str:
        """What is encrypted."""
        return str(plain)

    def value_of(self, text: str) -> Any:
        """What was encrypted."""
        return text

    def personal(self, value: Any) -> Any:
        """`value` as it is carried: encrypted and masked; nothing stays nothing, an expression an expression."""
        if value in (None, "") or isinstance(value, Personal) or hasattr(value, "resolve_expression"):
            return value
        text = self.text_of(value)
        if is_mask(text):
            raise ValidationError(_("Đây là giá trị đã che, không phải giá trị thật."), code="mask")
        return Personal(mask(text, shows_end=self.shows_end), encrypt(text))

    def plain(self, value: Any) -> Any:
        """The value behind the mask, unlogged: for this room and for checks. Everybody else asks `reveal`."""
        return self.value_of(decrypt(value.token)) if isinstance(value, Personal) else value or None

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        if not value:
            return value
        try:
            return Personal(mask(decrypt(value), shows_end=self.shows_end), value)
        except Unreadable:
            return Personal(MASK, value)

    def get_prep_value(self, value: Any) -> Any:
        value = self.personal(value)
        return value.token if isinstance(value, Personal) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str) and not isinstance(value, Personal) and is_token(value):
            return self.from_db_value(value, None, None)
        return self.personal(value)

    def value_to_string(self, obj: models.Model) -> str:
        """In an archive the value stays encrypted; it can be read again where the key is known."""
        value: Any = self.value_from_object(obj)
        return value.token if isinstance(value, Personal) else value

    def clean(self, value: Any, model_instance: Any) -> Any:
        """Validators look at the value, not at its mask."""
        value = self.to_python(value)
        self.validate(value, model_instance)
        self.run_validators(self.plain(value))
        return value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(_refusal(self))
        return _IsNull

    def get_transform(self, lookup_name: str) -> Any:
        raise FieldError(_refusal(self))

    def get_col(self, alias: Any, output_field: Any = None) -> Any:
        return _SealedCol(alias, self, output_field or self)

    def formfield(self, **kwargs: Any) -> Any:
        # Not TextField's own: it would give a text area, and a length to a day.
        chosen: dict[str, Any] = {"form_class": self.form_class, "widget": forms.TextInput(attrs=QUIET)}
        return models.Field.formfield(self, **chosen | kwargs)


class EncryptedCharField(_Encrypted):
    """A number or a name: passport, identity card, telephone. `max_length` counts the plain value."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            self.validators.append(MaxLengthValidator(self.max_length))

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"max_length": self.max_length} | kwargs)


class EncryptedTextField(_Encrypted):
    """Free text: health, circumstances of a protected citizen. Nothing of it is shown."""

    shows_end = False

    def formfield(self, **kwargs: Any) -> Any:
        chosen: dict[str, Any] = {"widget": forms.Textarea(attrs=QUIET | {"rows": "4"})}
        return super().formfield(**chosen | kwargs)


class EncryptedDateField(_Encrypted):
    """A day, such as a birthday. Nothing of it is shown."""

    shows_end = False
    form_class = MaskedDateField

    def text_of(self, plain: Any) -> str:
        if isinstance(plain, date):
            return plain.strftime("%Y-%m-%d")
        try:
            day = parse_date(str(plain))
        except ValueError:
            day = None
        if day is None:
            raise ValidationError(_("Ngày phải ghi theo dạng năm-tháng-ngày."), code="invalid")
        return day.isoformat()

    def value_of(self, text: str) -> date:
        return date.fromisoformat(text)


def personal_fields(model: type[models.Model]) -> tuple[models.Field[Any, Any], ...]:
    """The personal fields of a model: what exports leave out, search does not index, pages show masked."""
    return tuple(field for field in model._meta.concrete_fields if isinstance(field, _Encrypted))
