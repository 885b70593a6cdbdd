"""Agencies merge, split and go; who takes over from whom is kept, and everything stays readable for every day."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from haidang.kit.audit.services import note
from haidang.office.directory import rules
from haidang.office.directory.models import Agency, AgencyParent, GroupListing, Membership, Posting, Succession
from haidang.office.directory.services.agencies import put_under
from haidang.office.directory.services.holding import (
    beginning_after,
    held,
    lasting,
    refuse_unless_alive,
    refuse_unless_said,
    said,
)


@transaction.atomic
def close(agency: Agency, *, last: date, decision: str, by: Any) -> Agency:
    """It exists to the end of `last`; names, parents, posts and memberships end with it.

    Errors: ValidationError where it ended before, or something of it begins only after that day.
    """
    agency = held(agency, by)
    decision = refuse_unless_said(decision, _("Chưa ghi căn cứ kết thúc hoạt động."))
    if agency.valid_to is not None:
        raise ValidationError(_("%(agency)s đã kết thúc hoạt động ngày %(day)s.") % {
            "agency": agency, "day": said(agency.valid_to),
        })  # fmt: skip
    if agency.valid_from is not None and agency.valid_from > last:
        raise ValidationError(_("%(agency)s chỉ có từ ngày %(first)s, không thể kết thúc ngày %(last)s.") % {
            "agency": agency, "first": said(agency.valid_from), "last": said(last),
        })  # fmt: skip
    dropped = _drop_later_places(agency, last)
    for rows in _ending_with(agency):
        if later := rows.filter(beginning_after(last)).first():
            raise ValidationError(
                _("“%(row)s” bắt đầu từ ngày %(day)s, sau ngày kết thúc. Sửa mục đó trước.")
                % {"row": later, "day": said(later.valid_from)}
            )
        rows.filter(lasting(last)).update(valid_to=last)
    agency.valid_to = last
    agency.save(update_fields=["valid_to"])
    changes: dict[str, list[Any]] = {"valid_to": [None, last]}
    if dropped:
        changes["parents"] = [dropped, []]
    note(agency, "closed", by=by, changes=changes, reason=decision)
    return agency


def _drop_later_places(agency: Agency, last: date) -> list[str]:
    """Where it was to stand after a day it will not see, or what under it; the note says what that was."""
    rows = AgencyParent.objects.filter(Q(agency=agency) | Q(parent=agency)).filter(beginning_after(last))
    dropped = [f"{row}, {said(row.valid_from)}" for row in rows.select_related("agency", "parent")]
    rows.delete()
    return dropped


def _ending_with(agency: Agency) -> list[Any]:
    """Everything dated that cannot outlive it."""
    return [
        agency.names.all(),
        agency.parents.all(),
        AgencyParent.objects.filter(parent=agency),
        Posting.objects.filter(agency=agency),
        Membership.objects.filter(agency=agency),
        Membership.objects.filter(committee=agency),
        GroupListing.objects.filter(agency=agency),
    ]


@transaction.atomic
def inherit(
    predecessor: Agency, successor: Agency, *, since: date, legal_basis: str, by: Any, scope: str = "",
    is_main: bool | None = None,
) -> Succession:  # fmt: skip
    """From `since` on `successor` answers for what `predecessor` had to do, within `scope` (nothing said: all of it).

    The first heir is the main one, who answers where it is not clear whose part something is.
    """
    predecessor = held(predecessor, by)
    legal_basis = refuse_unless_said(legal_basis, _("Chưa ghi căn cứ pháp lý của việc kế thừa."))
    refuse_unless_alive(successor, since)
    if predecessor.valid_from is not None and since <= predecessor.valid_from:
        raise ValidationError(_("%(agency)s có từ ngày %(day)s; ngày kế thừa phải sau ngày đó.") % {
            "agency": predecessor, "day": said(predecessor.valid_from),
        })  # fmt: skip
    if predecessor == successor or rules.makes_a_ring(predecessor.pk, successor.pk, Succession.objects.links()):
        raise ValidationError(
            _("%(successor)s là cơ quan trước của %(predecessor)s, nên không thể kế thừa cơ quan này.")
            % {"successor": successor, "predecessor": predecessor}
        )
    has_main = predecessor.successors.filter(is_main=True).exists()
    if is_main and has_main:
        predecessor.successors.filter(is_main=True).update(is_main=False)
    row = Succession(
        predecessor=predecessor, successor=successor, since=since, legal_basis=legal_basis, scope=scope.strip(),
        is_main=not has_main if is_main is None else is_main,
    )  # fmt: skip
    row.full_clean()
    row.save()
    for agency in (predecessor, successor):
        note(agency, "inherited", by=by, changes={"successors": [str(predecessor), str(successor)]}, reason=legal_basis)
    return row


@transaction.atomic
def merge(agencies: Sequence[Agency], *, into: Agency, since: date, legal_basis: str, by: Any) -> Agency:
    """All of `agencies` end the day before `since`; `into` (new, or one that takes the others in) inherits everything.

    What stood under them stands under it.
    """
    going = [agency for agency in dict.fromkeys(agencies) if agency != into]
    if not going:
        raise ValidationError(_("Chưa chọn cơ quan nào để nhập vào %(agency)s.") % {"agency": into})
    for agency in going:
        _hand_on_children(agency, into, since, legal_basis, by=by)
        close(agency, last=rules.day_before(since), decision=legal_basis, by=by)
        inherit(agency, into, since=since, legal_basis=legal_basis, by=by, is_main=True)
    note(into, "merged", by=by, changes={"predecessors": [[str(agency) for agency in going], str(into)]},
         reason=legal_basis)  # fmt: skip
    return into


def _hand_on_children(agency: Agency, heir: Agency, since: date, decision: str, *, by: Any) -> None:
    rows = AgencyParent.objects.filter(parent=agency).in_force(since).select_related("agency")
    for row in rows.exclude(agency=heir):
        if row.agency.is_alive(since):
            put_under(row.agency, heir, since=since, decision=decision, by=by)


@transaction.atomic
def split(
    agency: Agency, *, into: Sequence[tuple[Agency, str]], since: date, legal_basis: str, by: Any, goes_on: bool = False
) -> Agency:
    """Its work is parted from `since` on: each of `into` takes its scope; the first answers where it is not clear.

    It ends the day before, unless it goes on with the rest (`goes_on`).
    """
    if len(into) < (1 if goes_on else 2):
        raise ValidationError(_("Chia thì phải có ít nhất hai cơ quan nhận; một cơ quan nhận hết là sáp nhập."))
    if unsaid := [heir for heir, scope in into if not scope.strip()]:
        raise ValidationError(_("Chưa ghi %(agency)s nhận phần việc nào.") % {"agency": unsaid[0]})
    agency = held(agency, by)
    if not goes_on:
        agency = close(agency, last=rules.day_before(since), decision=legal_basis, by=by)
    for number, (heir, scope) in enumerate(into):
        inherit(agency, heir, since=since, legal_basis=legal_basis, scope=scope, by=by,
                is_main=number == 0 and not goes_on)  # fmt: skip
    note(agency, "split", by=by, changes={"successors": [str(agency), [str(heir) for heir, _scope in into]]},
         reason=legal_basis)  # fmt: skip
    return agency
