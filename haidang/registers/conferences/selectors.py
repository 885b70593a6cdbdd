"""What the page of a conference asks: what each rule says of it, with the norms of its day."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from haidang.kit import clock
from haidang.kit.verdicts import gravest_first
from haidang.office.documents.models import Opinion
from haidang.office.norms.selectors import calendar
from haidang.registers.conferences import rules, verdicts
from haidang.registers.conferences.models import Conference
from haidang.registers.conferences.terms import FILING, OPINION, REPORT, after, before, law_of


def checks(conference: Conference, *, today: date | None = None) -> tuple[verdicts.Verdict, ...]:
    """What every rule says of it today; what was let pass is marked so, and stays to be read."""
    on = today or clock.today()
    awaited = Opinion.objects.filter(consultation=conference.consultation_id, answered_on=None).count()
    facts, shut = conference.facts(awaited=awaited), calendar()
    acted_on = facts.filed_on or on
    law = law_of(acted_on)
    found: list[verdicts.Verdict | None] = [verdicts.scope(facts, law)]
    if not rules.counts(facts):
        term = before(FILING[rules.authority(facts)], facts.starts_on, acted_on, shut)
        found += [
            verdicts.authority_verdict(facts, law),
            verdicts.filing(facts, term, on),
            verdicts.dossier(facts, law),
        ]
        if facts.asked_on:
            found.append(verdicts.opinions(facts, after(OPINION, facts.asked_on, shut)))
        if facts.held_on:
            found.append(verdicts.report(facts, after(REPORT, facts.held_on, shut), on))
    waived = set(conference.waivers.values_list("code", flat=True))
    told = _("đã cho qua")
    said = [replace(one, let_go=told if one.code in waived else "") for one in found if one]
    return tuple(gravest_first(said))
