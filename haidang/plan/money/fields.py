"""Boxes in which people write money and numbers as papers do, and a paper by its number."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from haidang.kit.money import CURRENCIES, NotMoney, money_of, number_of, written
from haidang.office.documents.models import Document
from haidang.plan.money import rules

#: Papers offered where several bear the number.
_OFFERED = 20
#: Letters of an amount: "999.999.999.999,99 đồng" has half of them.
_LONGEST = 60


class NumberField(forms.Field):
    """A number as somebody types it: "1.250.000", "2,5". Stored with two decimals at most."""

    most = rules.MOST

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs |= {"inputmode": "decimal", "autocomplete": "off", "maxlength": str(_LONGEST)}

    def to_python(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            return value
        text = str(value or "").strip()[: _LONGEST + 1]
        if not text:
            return None
        try:
            number = self.read(text)
        except NotMoney as wrong:
            raise ValidationError(str(wrong)) from None
        return self.fit(number)

    def read(self, text: str) -> Decimal:
        return number_of(text)

    def fit(self, number: Decimal) -> Decimal:
        if number > self.most:
            raise ValidationError(_("Số này lớn bất thường. Xem lại số vừa ghi."))
        if number < 0:
            raise ValidationError(_("Không ghi số nhỏ hơn 0."))
        if number != round(number, 2):
            raise ValidationError(_("Chỉ ghi tới hai chữ số sau dấu phẩy."))
        return number

    def prepare_value(self, value: Any) -> Any:
        """As it is written, so that it is read back as the same number: 2,50 and not 2,500."""
        if not isinstance(value, Decimal):
            return value
        return written(value, 0 if value == value.to_integral_value() else 2)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(self.prepare_value(initial)) != self.to_python(data))
        except ValidationError:
            return True


class AmountField(NumberField):
    """An amount of one currency: "120 triệu", "1.250.000 đồng". Another currency, or one nobody knows, is refused."""

    def __init__(self, *, currency: str = "VND", **options: Any) -> None:
        self.currency = currency
        super().__init__(**options)

    def read(self, text: str) -> Decimal:
        money = money_of(text, self.currency)
        if money.currency != self.currency:
            raise ValidationError(
                _("Ghi số tiền bằng %(wanted)s; “%(text)s” là %(found)s. Đổi ra %(wanted)s theo tỷ giá rồi ghi.")
                % {"wanted": self.currency, "found": money.currency, "text": text}
            )
        return money.amount

    def fit(self, number: Decimal) -> Decimal:
        number = super().fit(number)
        if CURRENCIES[self.currency] == 0 and number != number.to_integral_value():
            raise ValidationError(_("Số tiền bằng %(currency)s không có phần lẻ.") % {"currency": self.currency})
        return number


class PaperField(forms.CharField):
    """A paper of the office by its number; where several bear it, the day settles it: "15/QĐ-UBND ngày 10/02/2020"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": 120} | options)
        self.by: Any = None
        self.help_text = options.get("help_text") or gettext_lazy(
            "Số, ký hiệu như trên văn bản, ví dụ 15/QĐ-UBND. Nhiều văn bản cùng số thì ghi thêm ngày: "
            "15/QĐ-UBND ngày 10/02/2020."
        )

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if not text:
            return None
        number, _day, day = text.partition(" ngày ")
        rows = Document.objects.for_user(self.by, "view").numbered(number).with_issuers()
        found = [one for one in rows[:_OFFERED] if not day.strip() or _says(one, day.strip())]
        if not found:
            raise ValidationError(
                _("Sổ văn bản không có “%(text)s”, hoặc bạn không được xem. Vào sổ văn bản trước, rồi ghi số ở đây.")
                % {"text": text}
            )
        if len(found) > 1:
            told = "; ".join(f"{one} ({one.issuer_said})" for one in found)
            raise ValidationError(_("Có nhiều văn bản cùng số: %(told)s. Ghi thêm ngày của văn bản.") % {"told": told})
        return found[0]


def _says(document: Document, day: str) -> bool:
    on = document.issued_on
    return on is not None and day in (f"{on:%d/%m/%Y}", f"{on.day}/{on.month}/{on.year}", f"{on:%Y-%m-%d}")
