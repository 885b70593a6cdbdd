"""Verbs that keep the norms: load them, change them, end them; each leaves a note."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note, note_all
from haidang.office.norms.choices import DayKind, Unit
from haidang.office.norms.models import Amount, CalendarDay, Norm
from haidang.office.norms.rules import family
from haidang.papers.reference import norms as reference

_UNITS = {
    "": Unit.NONE,
    "ngày": Unit.DAYS,
    "ngày làm việc": Unit.WORKING_DAYS,
    "tháng": Unit.MONTHS,
    "năm": Unit.YEARS,
    "giờ": Unit.HOURS,
    "hằng năm": Unit.DAY_OF_YEAR,
    "kỳ": Unit.WINDOW,
    "giờ trong ngày": Unit.TIME,
    "mốc ngày": Unit.DAYS_AROUND,
}
_DAY_KINDS = {"nghỉ": DayKind.OFF, "làm bù": DayKind.WORKED}


@transaction.atomic
def seed(*, by: Any = None) -> int:
    """Load what the program ships with; rows that are there stay as they are. How many came in."""
    known = set(Norm.objects.values_list("code", flat=True))
    rows = [
        Norm(
            code=rule.code,
            family=family(rule.code),
            act=rule.act,
            value=rule.value,
            amount=rule.amount,
            unit=_UNITS[rule.unit],
            valid_from=rule.valid_from,
            valid_to=rule.valid_to,
            document=_document(rule.source)[0],
            article=_document(rule.source)[1],
            tag=rule.tag,
        )
        for rule in reference.rules()
        if rule.code not in known
    ]
    Norm.objects.bulk_create(rows)
    note_all(rows, "seeded", by=by)
    days = set(CalendarDay.objects.values_list("day", flat=True))
    shut = [
        CalendarDay(
            day=holiday.day,
            kind=_DAY_KINDS[holiday.kind],
            name=holiday.name,
            valid_from=holiday.valid_from,
            valid_to=holiday.valid_to,
            document=holiday.source,
            tag=holiday.tag,
        )
        for holiday in reference.holidays()
        if holiday.day not in days
    ]
    CalendarDay.objects.bulk_create(shut)
    note_all(shut, "seeded", by=by)
    return len(rows) + len(shut) + _seed_amounts(by=by)


def _seed_amounts(*, by: Any) -> int:
    """The tables under rules that have none; a table that the office keeps is never touched."""
    tables: dict[str, list[reference.TableRow]] = {}
    for row in reference.amounts():
        tables.setdefault(row.rule, []).append(row)
    empty = Norm.objects.filter(code__in=tables, amounts=None)
    made = 0
    for norm in empty:
        made += len(
            Amount.objects.bulk_create(
                Amount(
                    norm=norm,
                    item=row.item,
                    group=row.group,
                    role=row.role,
                    kind=row.kind,
                    amount=Decimal(row.amount) if row.amount else None,
                    percent_of=row.percent_of,
                    unit=row.unit,
                    condition=row.condition,
                    valid_from=row.valid_from,
                    valid_to=row.valid_to,
                    article=row.article,
                    tag=row.tag,
                )
                for row in tables[norm.code]
            )
        )
        note(norm, "table-seeded", by=by)
    return made


def _document(source: str) -> tuple[str, str]:
    """ "NĐ 09/2019/NĐ-CP Đ12" → the paper and the place in it."""
    paper, found, article = source.partition(" Đ")
    if found and article[:1].isdigit():
        return paper, f"Đ{article}"
    return source, ""


@transaction.atomic
def replace(norm: Norm, *, since: date, by: Any, **new: Any) -> Norm:
    """A new number from a day on: the old row ends the day before, and both stay."""
    norm = _kept(norm, by)
    if norm.valid_from and since <= norm.valid_from:
        raise ValidationError(
            _("Dòng cũ bắt đầu từ %(day)s; dòng mới phải bắt đầu sau ngày đó.") % {"day": f"{norm.valid_from:%d/%m/%Y}"}
        )
    if norm.valid_to and since > norm.valid_to:
        raise ValidationError(
            _("Dòng cũ đã hết hiệu lực ngày %(day)s; hãy thêm dòng mới.") % {"day": f"{norm.valid_to:%d/%m/%Y}"}
        )
    last = norm.valid_to
    end(norm, on=since - timedelta(days=1), by=by)
    kept = {name: getattr(norm, name) for name in ("act", "value", "amount", "unit", "conditions", "document", "tag")}
    code = f"{norm.family}-{Norm.objects.filter(family=norm.family).count() + 1}"
    made = Norm(**kept | {"code": code, "valid_from": since, "valid_to": last} | new)
    made.family = norm.family
    made.full_clean()
    made.save()
    note(made, "created", by=by, changes={"valid_from": [None, since]})
    return made


@transaction.atomic
def end(norm: Norm, *, on: date, by: Any) -> Norm:
    """The row no longer holds after the day."""
    norm = _kept(norm, by)
    before = norm.valid_to
    norm.valid_to = on
    norm.full_clean()
    norm.save(update_fields=["valid_to"])
    note(norm, "ended", by=by, changes={"valid_to": [before, on]})
    return norm


def _kept(norm: Norm, by: Any) -> Norm:
    """The row under lock, if `by` may change it."""
    found: Norm = Norm.objects.for_user(by, "change").select_for_update().get(pk=norm.pk)
    return found
