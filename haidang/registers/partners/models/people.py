"""The persons one writes to at a partner: what belongs to the person alone is encrypted and shown masked."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from haidang.kit.personal.fields import EncryptedCharField, EncryptedDateField
from haidang.kit.personal.keeping import Keeping
from haidang.kit.records.days import refuse_turned
from haidang.kit.search.searchable import Searchable
from haidang.office.directory.models import Agency
from haidang.registers.partners.models.owned import OwnQuerySet
from haidang.registers.partners.models.partners import Partner


class ContactQuerySet(OwnQuerySet["Contact"]):
    """The persons of contact."""

    def present(self, on: Any) -> "ContactQuerySet":
        """Those who still hold their post on the day."""
        return self.filter(Q(left_on=None) | Q(left_on__gt=on))


class Contact(models.Model):
    """Somebody at a partner through whom an agency works with it."""

    partner = models.ForeignKey(Partner, verbose_name=_("đối tác"), on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(_("họ và tên"), max_length=120)
    name_original = models.CharField(_("tên nguyên ngữ"), max_length=120, blank=True)
    post = models.CharField(_("chức vụ"), max_length=160, blank=True)
    unit = models.CharField(_("phòng, ban"), max_length=160, blank=True)
    languages = models.CharField(_("ngôn ngữ làm việc"), max_length=120, blank=True)
    phone = EncryptedCharField(_("điện thoại"), max_length=40, blank=True)
    email = EncryptedCharField(_("thư điện tử"), max_length=120, blank=True)
    born_on = EncryptedDateField(_("ngày sinh"), null=True, blank=True)
    agency = models.ForeignKey(
        Agency, verbose_name=_("cơ quan liên hệ"), on_delete=models.PROTECT, related_name="partner_contacts"
    )
    since = models.DateField(_("giữ chức vụ từ"), null=True, blank=True)
    left_on = models.DateField(_("thôi từ ngày"), null=True, blank=True)
    note = models.TextField(_("ghi chú"), blank=True)

    keeping = Keeping(since="left_on")

    objects = ContactQuerySet.as_manager()
    searchable = Searchable(title="name", text=("name_original", "post", "partner__name"))

    class Meta:
        verbose_name = "người liên hệ"
        verbose_name_plural = "người liên hệ"
        ordering = ["partner__sort_key", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since=None) | Q(left_on=None) | Q(left_on__gte=F("since")),
                name="partners_contact_days",
                violation_error_message=_("Ngày thôi chức vụ phải từ ngày bắt đầu trở đi."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.post}" if self.post else self.name

    def get_absolute_url(self) -> str:
        return reverse("partners:contact-record", args=[self.pk])

    def clean(self) -> None:
        """The days in their order, and an address that a letter can reach."""
        super().clean()
        refuse_turned(self, "since", "left_on")
        field: Any = self._meta.get_field("email")
        address = str(field.plain(self.email) or "")
        if address:
            _refuse_address(address)


def _refuse_address(address: str) -> None:
    try:
        validate_email(address)
    except ValidationError:
        sentence = gettext("“%(address)s” không phải địa chỉ thư điện tử. Ghi như ten@noi-nhan.jp, hoặc bỏ trống.")
        raise ValidationError({"email": sentence % {"address": address}}) from None
