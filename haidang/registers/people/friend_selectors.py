"""What the pages of friendship ask: what each rule says of an association, an activity, a friend."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import Outcome, Verdict, gravest_first
from haidang.kit.verdicts import day as said
from haidang.office.norms.selectors import calendar
from haidang.registers.people import friend_rules
from haidang.registers.people.friend_choices import AssociationKind, AssociationStage, FoundingKind, FriendStage
from haidang.registers.people.models import ForeignFriend, FriendshipAssociation
from haidang.registers.people.scholar_selectors import norm_of

#: Codes of norms: the paper on associations and that on personal data, days from the permit to the congress.
LAW, CONGRESS, PERSONAL_LAW = "ASSOC-LAW", "ASSOC-CONGRESS", "PERSONAL-LAW"


def association_checks(
    association: FriendshipAssociation, user: Any = None, *, today: date | None = None
) -> Sequence[Verdict]:
    on = today or clock.today()
    match association.stage:
        case AssociationStage.PREPARING:
            return gravest_first(_founding(association, on))
        case AssociationStage.FOUNDED:
            until = association.terms.order_by("-until").values_list("until", flat=True).first()
            return [friend_rules.term(until, on)]
    return []


def _founding(association: FriendshipAssociation, on: date) -> list[Verdict | None]:
    done = {step.kind: step.done_on for step in association.founding_steps.all() if step.done_on}
    if association.kind == AssociationKind.BRANCH:
        return [friend_rules.founding(association.kind, list(done))]
    law, why = norm_of(LAW, on)
    paper = law.value if law else ""
    found: list[Verdict | None] = [friend_rules.founding(association.kind, list(done), paper, why=why)]
    if permitted := done.get(FoundingKind.PERMIT):
        norm, why = norm_of(CONGRESS, permitted)
        last = norm.end_of(permitted, calendar()) if norm else None
        source = norm.source if norm else ""
        held = done.get(FoundingKind.CONGRESS)
        found.append(friend_rules.congress(permitted, held, last, source, today=on, why=why))
    return found


def friend_checks(friend: ForeignFriend, user: Any = None, *, today: date | None = None) -> Sequence[Verdict]:
    """By what law the consent stands."""
    if friend.stage == FriendStage.WITHDRAWN:
        told = {"on": said(friend.withdrawn_on)}
        sentence = _("Đã rút đồng ý ngày %(on)s; thông tin cá nhân đã xóa.") % told
        return [Verdict("consent", Outcome.OK, sentence)]
    law, why = norm_of(PERSONAL_LAW, friend.consent_on)
    told = {"on": said(friend.consent_on), "way": friend.get_consent_way_display().lower(), "for": friend.consent_for}
    sentence = _("Đồng ý ngày %(on)s (%(way)s) cho việc: %(for)s.") % told
    return [Verdict("consent", Outcome.OK, sentence, law.value if law else why)]
