"""What the page of a conference asks: what each rule says of it, with the norms of its day."""

from dataclasses import replace
from datetime import date

from haidang.kit import clock
from haidang.office.documents.models import Opinion
from haidang.office.norms.selectors import calendar
from haidang.registers.conferences import rules
from haidang.registers.conferences.choices import Soundness
from haidang.registers.conferences.models import Conference
from haidang.registers.conferences.terms import FILING, OPINION, REPORT, after, before, law_of

#: What stops comes first, what is well last.
_ORDER = (Soundness.REFUSE, Soundness.UNKNOWN, Soundness.WARN, Soundness.OK)


def checks(conference: Conference, *, today: date | None = None) -> tuple[rules.Verdict, ...]:
    """What every rule says of it today; what was let pass is marked so, and stays to be read."""
    on = today or clock.today()
    awaited = Opinion.objects.filter(consultation=conference.consultation_id, answered_on=None).count()
    facts, shut = conference.facts(awaited=awaited), calendar()
    acted_on = facts.filed_on or on
    law = law_of(acted_on)
    found: list[rules.Verdict | None] = [rules.scope(facts, law)]
    if not rules.counts(facts):
        term = before(FILING[rules.authority(facts)], facts.starts_on, acted_on, shut)
        found += [rules.authority_verdict(facts, law), rules.filing(facts, term, on), rules.dossier(facts, law)]
        if facts.asked_on:
            found.append(rules.opinions(facts, after(OPINION, facts.asked_on, shut)))
        if facts.held_on:
            found.append(rules.report(facts, after(REPORT, facts.held_on, shut), on))
    waived = set(conference.waivers.values_list("code", flat=True))
    said = [replace(one, is_waived=one.code in waived) for one in found if one]
    return tuple(sorted(said, key=lambda one: (one.is_waived, _ORDER.index(one.kind))))
