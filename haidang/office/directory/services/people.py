"""Persons in public service take up posts and leave them; leaders of the province direct fields of work."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.directory import rules
from haidang.office.directory.models import Agency, Field, FieldDirection, Official, Posting
from haidang.office.directory.services.holding import (
    end,
    held,
    refuse_unless_alive,
    refuse_unless_keeper,
    refuse_unless_said,
    said,
)

# ── posts ────────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_official(*, name: str, by: Any, remark: str = "") -> Official:
    """Enter a person in public service, by name."""
    refuse_unless_keeper(Official, by)
    official = Official(name=" ".join(refuse_unless_said(name, _("Chưa ghi họ và tên.")).split()), note=remark.strip())
    official.save()
    note(official, "added", by=by, changes={"name": [None, official.name]})
    return official


@transaction.atomic
def change_official(official: Official, *, by: Any, name: str, remark: str = "") -> Official:
    """Correct a name or a remark."""
    official = held(official, by)
    before = {"name": official.name, "note": official.note}
    official.name = " ".join(refuse_unless_said(name, _("Chưa ghi họ và tên.")).split())
    official.note = remark.strip()
    now = {"name": official.name, "note": official.note}
    changes = {field: [before[field], now[field]] for field in now if before[field] != now[field]}
    if changes:
        official.save()
        note(official, "changed", by=by, changes=changes)
    return official


@transaction.atomic
def post(
    official: Official, agency: Agency, *, title: str, since: date | None, by: Any, rank: int = 9, decision: str = "",
    is_focal: bool = False, phone: str = "", email: str = "", last: date | None = None,
) -> Posting:  # fmt: skip
    """Give a person a post of an agency from a day on.

    Errors: ValidationError where the agency is not there that day, or the person holds the same post already.
    """
    official = held(official, by)
    title = refuse_unless_said(title, _("Chưa ghi chức vụ."))
    if since is not None:
        refuse_unless_alive(agency, since)
    range_ = (since, last)
    for row in official.postings.filter(agency=agency):
        if rules.plain(row.post) == rules.plain(title) and rules.overlap(range_, (row.valid_from, row.valid_to)):
            raise ValidationError(_("%(official)s đã giữ chức vụ “%(post)s” của %(agency)s trong thời gian này.") % {
                "official": official, "post": row.post, "agency": agency,
            })  # fmt: skip
    posting = Posting(
        official=official, agency=agency, post=title, rank=rank, valid_from=since, valid_to=last,
        decision=decision.strip(), is_focal=is_focal, phone=phone.strip(), email=email.strip(),
    )  # fmt: skip
    posting.full_clean()
    posting.save()
    note(official, "posted", by=by, changes={"postings": [None, f"{title}, {agency}"], "valid_from": [None, since]},
         reason=decision)  # fmt: skip
    return posting


@transaction.atomic
def change_posting(posting: Posting, *, by: Any, **facts: Any) -> Posting:
    """Correct a post: its words, rank, who is focal person, how to reach them."""
    posting = held(posting, by)
    changes: dict[str, list[Any]] = {}
    for field in ("post", "rank", "decision", "is_focal", "phone", "email"):
        if field in facts and getattr(posting, field) != facts[field]:
            changes[field] = [getattr(posting, field), facts[field]]
            setattr(posting, field, facts[field])
    if changes:
        posting.full_clean()
        posting.save()
        note(posting.official, "changed", by=by, changes=changes)
    return posting


@transaction.atomic
def leave(posting: Posting, *, last: date, by: Any, decision: str = "") -> Posting:
    """The person holds the post to the end of `last`."""
    posting = held(posting, by)
    end(posting, last)
    note(posting.official, "left", by=by, changes={"postings": [str(posting.post), None], "valid_to": [None, last]},
         reason=decision)  # fmt: skip
    return posting


# ── fields of work ───────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_field(*, code: str, name: str, by: Any, order: int = 99, words: str = "", agencies: Any = ()) -> Field:
    """Enter a field of work with the words by which headings are known to be of it."""
    refuse_unless_keeper(Field, by)
    field = Field(code=code.strip().upper(), name=" ".join(name.split()), order=order, words=words.strip())
    field.full_clean()
    field.save()
    field.agencies.set(agencies)
    note(field, "added", by=by, changes={"name": [None, field.name]})
    return field


@transaction.atomic
def change_field(field: Field, *, by: Any, agencies: Any = None, **facts: Any) -> Field:
    """Correct a field of work."""
    field = held(field, by)
    changes: dict[str, list[Any]] = {}
    for name in ("code", "name", "order", "words"):
        if name in facts and getattr(field, name) != facts[name]:
            changes[name] = [getattr(field, name), facts[name]]
            setattr(field, name, facts[name])
    if agencies is not None:
        before = [str(agency) for agency in field.agencies.all()]
        field.agencies.set(agencies)
        now = [str(agency) for agency in field.agencies.all()]
        if before != now:
            changes["agencies"] = [before, now]
    if changes:
        field.full_clean()
        field.save()
        note(field, "changed", by=by, changes=changes)
    return field


@transaction.atomic
def direct(field: Field, official: Official, *, since: date, decision: str, by: Any) -> FieldDirection:
    """From `since` on this leader of the province directs the field, by decision; who did before does no more.

    Errors: ValidationError without a decision, for a person out of office, and for a day before a later decision.
    """
    field = held(field, by)
    decision = refuse_unless_said(decision, _("Chưa ghi quyết định phân công phụ trách."))
    if official.posting_on(since) is None:
        raise ValidationError(_("%(official)s không giữ chức vụ nào vào ngày %(day)s. Ghi chức vụ trước.") % {
            "official": official, "day": said(since),
        })  # fmt: skip
    if later := field.directions.filter(valid_from__gte=since).select_related("official").first():
        raise ValidationError(_("Từ ngày %(day)s đã phân công %(official)s. Chọn ngày sau ngày đó.") % {
            "day": said(later.valid_from), "official": later.official,
        })  # fmt: skip
    before = field.director_on(since)
    if before == official:
        raise ValidationError(_("%(official)s đang phụ trách lĩnh vực này.") % {"official": official})
    for row in field.directions.in_force(since):
        end(row, rules.day_before(since))
    row = FieldDirection.objects.create(field=field, official=official, valid_from=since, decision=decision)
    note(field, "directed", by=by, changes={"directions": [before, official], "valid_from": [None, since]},
         reason=decision)  # fmt: skip
    return row
