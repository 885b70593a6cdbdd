"""Who sits in a steering committee or a working group, and whom a phrase for many means beside its rule."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.directory import rules
from haidang.office.directory.choices import Part
from haidang.office.directory.models import Agency, AgencyGroup, GroupListing, Membership, Official
from haidang.office.directory.services.holding import (
    end,
    held,
    refuse_unless_alive,
    refuse_unless_keeper,
    refuse_unless_said,
    said,
)

# ── committees ───────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_member(
    committee: Agency, *, decision: str, by: Any, agency: Agency | None = None, official: Official | None = None,
    part: str = Part.MEMBER, since: date | None = None,
) -> Membership:  # fmt: skip
    """An agency, a person, or the person for the agency, becomes a member by decision.

    Errors: ValidationError for a body that has no members, without a decision, or for a member already there.
    """
    committee = held(committee, by)
    if not committee.has_members:
        raise ValidationError(_("%(agency)s là %(kind)s, không phải ban chỉ đạo hay tổ công tác có thành viên.") % {
            "agency": committee, "kind": committee.get_kind_display(),
        })  # fmt: skip
    decision = refuse_unless_said(decision, _("Chưa ghi quyết định cử thành viên."))
    if since is not None:
        refuse_unless_alive(committee, since)
        if agency is not None:
            refuse_unless_alive(agency, since)
    same = committee.members.filter(agency=agency, official=official)
    if any(rules.overlap((since, None), (row.valid_from, row.valid_to)) for row in same):
        raise ValidationError(_("%(member)s đã là thành viên của %(committee)s.") % {
            "member": official or agency, "committee": committee,
        })  # fmt: skip
    row = Membership(committee=committee, agency=agency, official=official, part=part, decision=decision,
                     valid_from=since)  # fmt: skip
    row.full_clean()
    row.save()
    note(committee, "member-added", by=by, changes={"members": [None, str(row)]}, reason=decision)
    return row


@transaction.atomic
def end_member(row: Membership, *, last: date, by: Any, decision: str = "") -> Membership:
    """The member sits in the committee to the end of `last`."""
    row = held(row, by)
    end(row, last)
    note(row.committee, "member-ended", by=by, changes={"members": [str(row), None], "valid_to": [None, last]},
         reason=decision)  # fmt: skip
    return row


# ── groups ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def add_group(*, code: str, phrase: str, by: Any, **facts: Any) -> AgencyGroup:
    """Enter a phrase for many: its other spellings, and the rule that says who belongs to it."""
    refuse_unless_keeper(AgencyGroup, by)
    group = AgencyGroup(code=code.strip().upper(), phrase=" ".join(phrase.split()), **facts)
    _refuse_taken_forms(group)
    group.full_clean()
    group.save()
    note(group, "added", by=by, changes={"phrase": [None, group.phrase]})
    return group


@transaction.atomic
def change_group(group: AgencyGroup, *, by: Any, **facts: Any) -> AgencyGroup:
    """Correct a group. What was confirmed for tasks stays as it was: only later proposals follow the new rule."""
    group = held(group, by)
    changes: dict[str, list[Any]] = {}
    for field in ("code", "phrase", "variants", "kinds", "level", "is_open", "reading", "source"):
        if field in facts and getattr(group, field) != facts[field]:
            changes[field] = [getattr(group, field), facts[field]]
            setattr(group, field, facts[field])
    if changes:
        _refuse_taken_forms(group)
        group.full_clean()
        group.save()
        note(group, "changed", by=by, changes=changes)
    return group


def _refuse_taken_forms(group: AgencyGroup) -> None:
    """One phrase names one group."""
    others = AgencyGroup.objects.exclude(pk=group.pk).patterns()
    taken = {rules.plain(form): code for code, forms in others.items() for form in forms}
    for form in group.forms:
        if code := taken.get(rules.plain(form)):
            raise ValidationError(_("Cụm từ “%(form)s” đã thuộc nhóm %(code)s. Mỗi cụm từ chỉ chỉ một nhóm.") % {
                "form": form, "code": code,
            })  # fmt: skip


@transaction.atomic
def list_member(
    group: AgencyGroup,
    agency: Agency,
    *,
    by: Any,
    since: date | None = None,
    last: date | None = None,
    reason: str = "",
) -> GroupListing:
    """The agency belongs to the group too, whatever the rule says."""
    return _list(group, agency, by=by, since=since, last=last, reason=reason.strip(), is_left_out=False)


@transaction.atomic
def leave_out(
    group: AgencyGroup, agency: Agency, *, reason: str, by: Any, since: date | None = None, last: date | None = None
) -> GroupListing:
    """The agency does not belong to the group, although the rule would take it in; the reason is kept."""
    reason = refuse_unless_said(reason, _("Chưa ghi lý do vì sao cơ quan này không thuộc nhóm."))
    return _list(group, agency, by=by, since=since, last=last, reason=reason, is_left_out=True)


def _list(
    group: AgencyGroup,
    agency: Agency,
    *,
    by: Any,
    since: date | None,
    last: date | None,
    reason: str,
    is_left_out: bool,
) -> GroupListing:
    group = held(group, by)
    if since is not None:
        refuse_unless_alive(agency, since)
    for row in group.listed.filter(agency=agency):
        if rules.overlap((since, last), (row.valid_from, row.valid_to)):
            raise ValidationError(
                _("%(agency)s đã được ghi riêng trong nhóm này (từ %(day)s). Kết thúc dòng cũ trước.")
                % {"agency": agency, "day": said(row.valid_from)}
            )
    row = GroupListing(group=group, agency=agency, valid_from=since, valid_to=last, reason=reason,
                      is_left_out=is_left_out)  # fmt: skip
    row.full_clean()
    row.save()
    verb = "member-left-out" if is_left_out else "member-added"
    note(group, verb, by=by, changes={"members": [None, str(agency)]}, reason=reason)
    return row


@transaction.atomic
def end_listing(row: GroupListing, *, last: date, by: Any) -> GroupListing:
    """From the day after `last` the rule alone says whether it belongs."""
    row = held(row, by)
    end(row, last)
    note(row.group, "member-ended", by=by, changes={"members": [str(row.agency), None], "valid_to": [None, last]})
    return row
