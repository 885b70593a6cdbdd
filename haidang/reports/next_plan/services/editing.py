"""An officer chooses what goes in, and says it in better words."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.accounts.models import User
from haidang.reports.next_plan.choices import ANNEXES, Section, Why
from haidang.reports.next_plan.models import NextPlan, NextPlanLine
from haidang.reports.next_plan.rules.wording import bare, one_line, without_label
from haidang.reports.next_plan.services.holding import grown, held, held_line, refuse_stale

_WORDS = ("words", "field_title", "leads", "coordinators", "due", "solutions", "position", "is_in")
_HEAD = ("about", "issuer", "symbol", "place", "formula", "post", "signer", "recipients")


@transaction.atomic
def choose(next_plan: NextPlan, shown: Collection[int], chosen: Collection[int], *, by: User) -> NextPlan:
    """Of the lines that were shown, those that are ticked go in and the others out; the rest stays as it is."""
    made = held(next_plan, by)
    rows = made.lines.select_for_update(of=("self",)).filter(pk__in=shown)
    came = [row for row in rows if row.pk in chosen and not row.is_in]
    went = [row for row in rows if row.pk not in chosen and row.is_in]
    if not came and not went:
        return made
    for row in (*came, *went):
        row.is_in = not row.is_in
        row.version += 1
    NextPlanLine.objects.bulk_update((*came, *went), ["is_in", "version"])
    changes = {"in": [None, _named(came)], "out": [None, _named(went)]}
    note(made, "chosen", by=by, changes={name: said for name, said in changes.items() if said[1]})
    return grown(made)


def _named(rows: list[NextPlanLine]) -> str:
    return "; ".join(str(row)[:80] for row in rows)


@transaction.atomic
def edit_line(line: NextPlanLine, values: Mapping[str, Any], *, version: int, by: User) -> NextPlanLine:
    """Other words, another lead, another day; what it came from stays with it."""
    row = held_line(line, by)
    refuse_stale(version, row.version)
    said = _clean(row.section, values)
    changes = {name: [getattr(row, name), value] for name, value in said.items() if getattr(row, name) != value}
    if not changes:
        return row
    for name, (_before, value) in changes.items():
        setattr(row, name, value)
    if values.get("whole_field") and "field_title" in changes:
        before, after = changes["field_title"]
        _rename_field(row, before, after, by)
    row.field_order = _order_of(row)
    row.is_edited, row.version = True, row.version + 1
    row.save()
    note(row, "line-edited", by=by, changes=changes)
    grown(row.next_plan)
    return row


def _rename_field(row: NextPlanLine, before: str, after: str, by: User) -> None:
    """Every task of the field goes with the one that was edited, so that the heading is said anew and not twice."""
    others = NextPlanLine.objects.filter(next_plan=row.next_plan, section=Section.TASK, field_title=before)
    renamed = others.exclude(pk=row.pk).update(field_title=after, is_edited=True, version=F("version") + 1)
    note(row.next_plan, "heading-renamed", by=by, changes={"field_title": [before, after], "lines": [None, renamed]})


@transaction.atomic
def add_line(next_plan: NextPlan, section: str, values: Mapping[str, Any], *, by: User) -> NextPlanLine:
    """Something that no book proposes."""
    made = held(next_plan, by)
    if section in ANNEXES:
        raise ValidationError(_("Phụ lục lấy từ sổ: ghi vào sổ, rồi bấm Gom lại ở trang dự thảo."))
    said = _clean(Section(section), values)
    last = made.lines.aggregate(last=Max("position"))["last"] or 0
    row = NextPlanLine(
        next_plan=made, section=section, why=Why.BY_HAND, is_edited=True,
        **{"position": last + 10, "is_in": True} | said,
    )  # fmt: skip
    row.field_order = _order_of(row)
    row.save()
    note(row, "line-added", by=by, changes={"words": [None, row.words]})
    grown(made)
    return row


@transaction.atomic
def remove_line(line: NextPlanLine, *, by: User) -> NextPlan:
    """Only what a person added goes altogether; what a book proposed is left out, and can be seen."""
    row = held_line(line, by)
    if row.why != Why.BY_HAND:
        raise ValidationError(
            _("Dòng này do sổ đề xuất (%(why)s) nên không xóa; bỏ dấu chọn để không đưa vào.")
            % {"why": row.get_why_display()}
        )
    note(row.next_plan, "line-removed", by=by, changes={"words": [row.words, None]})
    row.delete()
    return grown(row.next_plan)


@transaction.atomic
def write_head(next_plan: NextPlan, values: Mapping[str, str], *, version: int, by: User) -> NextPlan:
    """Trích yếu, who issues and signs, who gets it."""
    made = held(next_plan, by)
    refuse_stale(version, made.version)
    changes: dict[str, list[Any]] = {}
    for name in _HEAD:
        said = _lines(values.get(name, ""))
        if said != getattr(made, name):
            changes[name] = [getattr(made, name), said]
            setattr(made, name, said)
    if changes:
        made.save(update_fields=list(changes))
        note(made, "changed", by=by, changes=changes)
        grown(made)
    return made


def _clean(section: str, values: Mapping[str, Any]) -> dict[str, Any]:
    said: dict[str, Any] = {name: values[name] for name in _WORDS if name in values}
    if section in ANNEXES:
        return {name: value for name, value in said.items() if name == "is_in"}
    said["words"] = bare(said.get("words", ""))
    if not said["words"]:
        raise ValidationError({"words": _("Chưa ghi nội dung. Ghi một câu rồi lưu lại.")})
    if section != Section.TASK:
        return {name: value for name, value in said.items() if name in ("words", "position", "is_in")}
    for name in ("leads", "coordinators", "solutions"):
        if name in said:
            said[name] = "\n".join(filter(None, (without_label(each) for each in said[name].splitlines())))
    for name in ("due", "field_title"):
        if name in said:
            said[name] = bare(said[name])
    if not said.get("leads"):
        raise ValidationError({"leads": _("Nhiệm vụ phải có cơ quan chủ trì. Ghi tên một cơ quan.")})
    if not said.get("field_title"):
        raise ValidationError({"field_title": _("Chưa ghi nhóm công tác của nhiệm vụ.")})
    return said


def _lines(words: str) -> str:
    return "\n".join(filter(None, (one_line(each) for each in words.splitlines())))


def _order_of(row: NextPlanLine) -> int:
    """The place of its field: that of the others of the field, or behind them all."""
    if not row.is_task:
        return 0
    others = NextPlanLine.objects.filter(next_plan=row.next_plan, section=Section.TASK).exclude(pk=row.pk)
    same = others.filter(field_title=row.field_title).values_list("field_order", flat=True).first()
    return same if same is not None else (others.aggregate(last=Max("field_order"))["last"] or 0) + 1
