"""Agencies come, change their names and places, merge, split and go; what they were stays readable for every day."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.audit.services import note
from haidang.office.directory import rules
from haidang.office.directory.choices import NameKind
from haidang.office.directory.models import Agency, AgencyName, AgencyParent
from haidang.office.directory.selectors import named
from haidang.office.directory.services.holding import (
    end,
    held,
    refuse_unless_alive,
    refuse_unless_keeper,
    refuse_unless_said,
    said,
)

#: What `change` may change; names, parents, heirs and the last day have verbs of their own.
_FACTS = ("code", "kind", "level", "order", "topics", "is_of_province", "decision", "source", "valid_from")

# ── coming ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add(
    *,
    name: str,
    by: Any,
    kind: str = "",
    level: str,
    code: str = "",
    valid_from: date | None = None,
    short: str = "",
    aliases: Iterable[str] = (),
    english: str = "",
    parent: Agency | None = None,
    order: int | None = None,
    topics: str = "",
    is_of_province: bool = True,
    decision: str = "",
    source: str = "",
) -> Agency:
    """Enter an agency with its names. Kind, code and place in protocol are found where they are not given.

    Errors: PermissionDenied; ValidationError for a name or a code that is taken.
    """
    refuse_unless_keeper(Agency, by)
    name = _refuse_known(" ".join(name.split()), valid_from)
    kind = kind or rules.kind_of(name)
    agency = Agency(
        code=_code(code, name), name=name, kind=kind, level=level, valid_from=valid_from, topics=topics.strip(),
        order=rules.protocol_order(kind, level) if order is None else order, is_of_province=is_of_province,
        decision=decision.strip(), source=source.strip(),
    )  # fmt: skip
    agency.save()
    texts = [(NameKind.OFFICIAL, name), (NameKind.SHORT, short), (NameKind.ENGLISH, english)]
    for kind_of_name, text in [*texts, *((NameKind.ALIAS, alias) for alias in aliases)]:
        if text.strip():
            _keep_name(agency, kind_of_name, text, valid_from, decision=decision)
    note(agency, "added", by=by, changes={"name": [None, name], "code": [None, agency.code]})
    if parent is not None:
        _stand_under(agency, parent, valid_from, decision)
    return agency


def _refuse_known(name: str, on: date | None) -> str:
    if not name:
        raise ValidationError(_("Chưa ghi tên cơ quan."))
    known = AgencyName.objects.filter(plain=rules.plain(name), kind=NameKind.OFFICIAL).in_force(on)
    if row := known.select_related("agency").first():
        raise ValidationError(
            _("Danh bạ đã có “%(name)s” (mã %(code)s). Nếu là cơ quan khác, ghi tên đầy đủ hơn để phân biệt.")
            % {"name": row.text, "code": row.agency.code}
        )
    return name


def _code(wanted: str, name: str) -> str:
    code = wanted.strip().upper()
    if not code:
        return rules.code_for(name, Agency.objects.values_list("code", flat=True))
    if taken := Agency.objects.filter(code__iexact=code).first():
        raise ValidationError(_("Mã %(code)s đã thuộc %(agency)s. Chọn mã khác hoặc để trống.") % {
            "code": code, "agency": taken.name,
        })  # fmt: skip
    return code


@transaction.atomic
def change(agency: Agency, *, by: Any, name: str = "", **facts: Any) -> Agency:
    """Correct what was entered. A `name` here mends a slip of typing; a new name by decision is `rename`."""
    agency = held(agency, by)
    changes: dict[str, list[Any]] = {}
    for field in _FACTS:
        if field in facts and getattr(agency, field) != facts[field]:
            changes[field] = [getattr(agency, field), facts[field]]
            setattr(agency, field, facts[field])
    if "code" in changes:
        agency.code = _code(agency.code, agency.name)
    if "valid_from" in changes:
        _move_beginning(agency, *changes["valid_from"])
    if name.strip() and name.strip() != agency.name:
        changes["name"] = [agency.name, _mend_name(agency, name.strip())]
    if changes:
        agency.save()
        note(agency, "changed", by=by, changes=changes)
    return agency


def _move_beginning(agency: Agency, before: date | None, now: date | None) -> None:
    """What began with the agency begins with it still. Errors: ValidationError where something would end before."""
    if now is not None and agency.valid_to is not None and agency.valid_to < now:
        raise ValidationError(_("%(agency)s kết thúc ngày %(last)s, không thể bắt đầu từ ngày %(first)s.") % {
            "agency": agency.name, "last": said(agency.valid_to), "first": said(now),
        })  # fmt: skip
    for rows in (agency.names.filter(valid_from=before), agency.parents.filter(valid_from=before)):
        if now is not None and (row := rows.filter(valid_to__lt=now).first()):
            raise ValidationError(_("“%(row)s” kết thúc trước ngày %(day)s. Sửa mục đó trước.") % {
                "row": row, "day": said(now),
            })  # fmt: skip
        rows.update(valid_from=now)


def _mend_name(agency: Agency, name: str) -> str:
    row = agency.names.filter(kind=NameKind.OFFICIAL, text=agency.name).order_by("-valid_from").first()
    if row is not None:
        row.text = name
        row.save()
    agency.name = name
    return name


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def rename(agency: Agency, *, name: str, since: date, decision: str, by: Any, short: str = "") -> Agency:
    """From `since` on it bears another official name by decision; the old one stays for the days before.

    Errors: ValidationError for a day at which it is not there or has a later name, and for the name it has.
    """
    agency = held(agency, by)
    refuse_unless_alive(agency, since)
    name = " ".join(name.split())
    decision = refuse_unless_said(decision, _("Chưa ghi căn cứ đổi tên (số, ngày của văn bản)."))
    official = agency.names.filter(kind=NameKind.OFFICIAL)
    if later := official.filter(valid_from__gte=since).first():
        raise ValidationError(_("Từ ngày %(day)s đã có tên “%(name)s”. Ngày đổi tên phải sau ngày đó.") % {
            "day": said(later.valid_from), "name": later.text,
        })  # fmt: skip
    before = agency.name_on(since)
    if rules.plain(before) == rules.plain(name):
        raise ValidationError(_("Cơ quan đang mang tên “%(name)s”. Sửa lỗi gõ thì dùng “Sửa”.") % {"name": before})
    _refuse_known(name, since)
    ending = official.in_force(since)
    if short.strip():
        ending = ending | agency.names.filter(kind=NameKind.SHORT).in_force(since)
    for row in ending:
        end(row, rules.day_before(since))
    _keep_name(agency, NameKind.OFFICIAL, name, since, decision=decision, last=agency.valid_to)
    if short.strip():
        _keep_name(agency, NameKind.SHORT, short, since, decision=decision, last=agency.valid_to)
    _bear_name_of(agency, clock.today())
    note(agency, "renamed", by=by, changes={"name": [before, name], "valid_from": [None, since]}, reason=decision)
    return agency


def _keep_name(
    agency: Agency, kind: str, text: str, first: date | None, *, decision: str = "", last: date | None = None,
    context: str = "",
) -> AgencyName:  # fmt: skip
    row = AgencyName(
        agency=agency, kind=kind, text=" ".join(text.split()), valid_from=first, valid_to=last, decision=decision,
        context=context,
    )  # fmt: skip
    row.full_clean(exclude=["agency", "plain"])
    row.save()
    return row


def _bear_name_of(agency: Agency, today: date) -> bool:
    """`name` is what it is called today; what it was called another day is asked of its names."""
    rows = agency.names.filter(kind=NameKind.OFFICIAL).values_list("valid_from", "valid_to", "text")
    name = rules.name_of(rows, today)
    if not name or name == agency.name:
        return False
    agency.name = name
    agency.save(update_fields=["name"])
    return True


@transaction.atomic
def names_of_today(*, today: date) -> int:
    """Let every agency bear the name of today: a change of names decided beforehand comes into force by itself."""
    agencies = Agency.objects.prefetch_related("names").select_for_update()
    return sum(_bear_name_of(agency, today) for agency in agencies if _may_change(agency))


def _may_change(agency: Agency) -> bool:
    return len([row for row in agency.names.all() if row.kind == NameKind.OFFICIAL]) > 1


@transaction.atomic
def name_also(
    agency: Agency, *, text: str, kind: str = NameKind.ALIAS, by: Any, first: date | None = None,
    last: date | None = None, context: str = "", decision: str = "",
) -> AgencyName:  # fmt: skip
    """Keep another name under which papers speak of it.

    Errors: ValidationError where the text means somebody else already: then readings would find neither.
    """
    agency = held(agency, by)
    if kind == NameKind.OFFICIAL:
        raise ValidationError(_("Tên chính thức chỉ thay bằng “Đổi tên”, kèm ngày và căn cứ."))
    if not text.strip():
        raise ValidationError(_("Chưa ghi tên gọi."))
    other = None if context.strip() else named(text, first or clock.today())
    if other is not None and other != agency:
        raise ValidationError(
            _("“%(text)s” đang là tên gọi của %(other)s. Ghi rõ tên này dùng ở đâu, hoặc gỡ ở cơ quan kia trước.")
            % {"text": text.strip(), "other": other.name}
        )
    row = _keep_name(agency, kind, text, first, last=last, context=context.strip(), decision=decision.strip())
    note(agency, "named", by=by, changes={"names": [None, row.text]})
    return row


@transaction.atomic
def drop_name(row: AgencyName, *, by: Any, reason: str) -> None:
    """Take away a short name or an alias that was entered by mistake."""
    agency = held(row.agency, by)
    row = held(row, by)
    reason = refuse_unless_said(reason, _("Chưa ghi lý do gỡ tên gọi."))
    if row.kind == NameKind.OFFICIAL:
        raise ValidationError(_("Tên chính thức không gỡ được: báo cáo của những ngày đó vẫn in tên này."))
    note(agency, "unnamed", by=by, changes={"names": [row.text, None]}, reason=reason)
    row.delete()


# ── places ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def put_under(agency: Agency, parent: Agency | None, *, since: date, decision: str, by: Any) -> Agency:
    """From `since` on it stands under `parent` (nobody: on its own), by decision."""
    agency = held(agency, by)
    decision = refuse_unless_said(decision, _("Chưa ghi căn cứ đổi cơ quan cấp trên."))
    refuse_unless_alive(agency, since)
    before = agency.parent_on(since)
    if before == parent:
        raise ValidationError(_("%(agency)s đã như vậy vào ngày %(day)s.") % {"agency": agency, "day": said(since)})
    if later := agency.parents.filter(valid_from__gte=since).select_related("parent").first():
        raise ValidationError(_("Từ ngày %(day)s đã ghi cấp trên là %(parent)s. Chọn ngày sau ngày đó.") % {
            "day": said(later.valid_from), "parent": later.parent,
        })  # fmt: skip
    for row in agency.parents.in_force(since):
        end(row, rules.day_before(since))
    if parent is not None:
        _stand_under(agency, parent, since, decision)
    note(agency, "put-under", by=by, changes={"parents": [before, parent]}, reason=decision)
    return agency


def _stand_under(agency: Agency, parent: Agency, since: date | None, decision: str) -> None:
    on = since or clock.today()
    refuse_unless_alive(parent, on)
    above = dict(AgencyParent.objects.in_force(on).values_list("agency", "parent"))
    if agency.pk == parent.pk or rules.is_under_itself(agency.pk, parent.pk, above):
        raise ValidationError(_("%(parent)s đang thuộc %(agency)s, nên không thể là cấp trên của cơ quan này.") % {
            "parent": parent, "agency": agency,
        })  # fmt: skip
    AgencyParent.objects.create(agency=agency, parent=parent, valid_from=since, decision=decision)
