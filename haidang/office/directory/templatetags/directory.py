"""How pages say from when to when something held."""

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def days(row: Any) -> str:
    """ "01/01/2019 – 30/06/2025", "từ 01/07/2025", "đến hết 30/06/2025", "không giới hạn"."""
    first, last = (day and date_format(day, "d/m/Y") for day in (row.valid_from, row.valid_to))
    if first and last:
        return f"{first} – {last}"
    if first:
        return _("từ %(day)s") % {"day": first}
    return _("đến hết %(day)s") % {"day": last} if last else _("không giới hạn")
