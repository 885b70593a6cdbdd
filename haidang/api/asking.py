"""What the address of a list asks: filters, sorting, pages. What is not understood is refused by its name."""

from collections.abc import Iterator
from typing import Any

from django.forms import NullBooleanField
from django.http import HttpRequest
from django.utils.translation import gettext as _

from haidang.api.faults import Refused
from haidang.kit.records.listing import Listing, listing
from haidang.kit.records.register import Register

#: Words of the address that every list knows beside its filters.
SORT, PAGE, SIZE = "sap-xep", "trang", "moi-trang"
#: Rows of a page: what is given unasked, and never more than.
USUAL, MOST = 50, 200
#: No list has more pages than that, and no filter longer words.
MOST_PAGES, MOST_LETTERS = 10**9, 200
_TRUTHS = ("true", "false", "")


def asked_of(request: HttpRequest, book: Register) -> Listing:
    """The rows that were asked for. Errors: Refused with 400."""
    asked = listing(request, book, book.listed)
    if errors := dict(_faults(asked)):
        raise Refused(400, errors)
    return asked


def size_of(request: HttpRequest) -> int:
    return int(request.GET.get(SIZE) or USUAL)


def names_of(field: Any, name: str) -> list[str]:
    """A filter of two boxes has two names in the address."""
    ends = getattr(field.widget, "suffixes", None)
    return [f"{name}_{end}" if end else name for end in ends] if ends else [name]


def _faults(asked: Listing) -> Iterator[tuple[str, list[str]]]:
    """What of the address is no filter, no value of one, no column to sort by, no page."""
    given, form = asked.request.GET, asked.filters.form
    known = {name: field for own, field in form.fields.items() for name in names_of(field, own)}
    for name in sorted(set(given) - {SORT, PAGE, SIZE, *known}):
        yield name, [_("Không có bộ lọc “%(name)s”.") % {"name": name[:60]}]
    for name in sorted(set(given) & set(known)):
        if sentence := _told_wrong(known[name], given.getlist(name)):
            yield name, [sentence]
    if not form.is_valid():
        yield from ((name, [str(fault) for fault in faults]) for name, faults in form.errors.items())
    if (way := given.get(SORT, "")) and way != asked.sort:
        yield SORT, [_("Không sắp xếp được theo “%(name)s”.") % {"name": way[:60]}]
    for name, most in ((PAGE, MOST_PAGES), (SIZE, MOST)):
        if (said := given.get(name)) is not None and not _is_count(said, most):
            yield name, [_("“%(said)s” không phải số nguyên từ 1 đến %(most)d.") % {"said": said[:30], "most": most}]


def _told_wrong(field: Any, values: list[str]) -> str:
    """What a form would pass over in silence, since from a page it cannot come."""
    if isinstance(field, NullBooleanField) and any(said not in _TRUTHS for said in values):
        return _("Chỉ ghi true hoặc false.")
    if any(len(said) > MOST_LETTERS for said in values):
        return _("Dài quá %(most)d chữ.") % {"most": MOST_LETTERS}
    return ""


def _is_count(said: str, most: int) -> bool:
    return said.isascii() and said.isdigit() and len(said) <= len(str(most)) and 0 < int(said) <= most
