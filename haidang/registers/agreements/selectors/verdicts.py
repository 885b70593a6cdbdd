"""What the law of the day says to one agreement: the facts brought together, the rules asked."""

from datetime import date

from django.utils.translation import gettext as _

from haidang.office.directory.choices import Kind as AgencyKind
from haidang.office.documents.choices import Settlement
from haidang.office.documents.models import Consultation
from haidang.registers.agreements import rules, rules_law
from haidang.registers.agreements.choices import COMING, SIGNED, Level, Scope
from haidang.registers.agreements.law import Law
from haidang.registers.agreements.models import Agreement, AgreementChange
from haidang.registers.agreements.rules_law import Asking, Said, Verdict


def verdicts(agreement: Agreement, today: date, law: Law | None = None) -> tuple[Verdict, ...]:
    """Everything that is asked of it now, in the order of the way."""
    law = law or Law()
    found: list[Verdict | None] = [governed(agreement, law), named(agreement, law), district(agreement, law)]
    if agreement.is_ours:
        if agreement.stage in COMING:
            found += _on_the_way(agreement, law)
        if agreement.stage in SIGNED:
            found += _signed(agreement, law, today)
        found.append(binding(agreement, law))
    last = agreement.expiry
    found.append(heir(agreement, law, today))
    found.append(rules_law.notice(last, agreement.notice_by, today) if agreement.stage in SIGNED[:3] else None)
    return tuple(verdict for verdict in found if verdict)


def governed(agreement: Agreement, law: Law) -> Verdict:
    code = "AGR-ARMY" if agreement.level == Level.ARMY else "AGR-LAW"
    code = code if agreement.scope == Scope.LAW else "AGR-OUT"
    said, on = law.said(code, agreement.law_day), agreement.law_day
    # what the province signs itself goes by the law alone
    way = law.said(rules.OPINION_NORM[Level.DEPARTMENT], on) if agreement.goes_by_decree else None
    return rules_law.law(said, on, agreement.scope, agreement.level, way)


def named(agreement: Agreement, law: Law) -> Verdict:
    return rules_law.name(law.said("AGR-NAME", agreement.law_day), agreement.name, agreement.scope)


def district(agreement: Agreement, law: Law) -> Verdict | None:
    """May a district sign on that day? After 30/6/2025 there is none."""
    on = agreement.law_day
    said = law.said("AGR-DIST", on)
    found = rules_law.district(said, agreement.level, on, is_inherited=agreement.inherited_on is not None)
    if found and said.fault and not law.said("AGR-HEIR-BODY", on).fault:
        return rules_law.district_is_over(law.said("AGR-HEIR-BODY", on), on)
    return found


def heir(agreement: Agreement, law: Law, today: date) -> Verdict | None:
    """What a district signed passes to UBND tỉnh: said once it has, and until then while it lives."""
    if agreement.inherited_on:
        return rules_law.heir(law.said("AGR-HEIR-BODY", agreement.inherited_on), Said(), agreement.inherited_on)
    waits = rules.waits_for_heir(agreement.level, agreement.scope, agreement.stage, agreement.expiry, today)
    body = law.said("AGR-HEIR-BODY", today)
    return rules_law.heir(body, law.said("AGR-HEIR", today), None) if waits and not body.fault else None


def binding(agreement: Agreement, law: Law) -> Verdict | None:
    """The text of a department says that it binds nobody in law."""
    if agreement.level != Level.DEPARTMENT:
        return None
    return rules_law.binding(law.said("AGR-BIND", agreement.law_day), agreement.binding_note)


def required(agreement: Agreement, law: Law, on: date) -> dict[str, Said]:
    """Whom to ask: the norm of each."""
    codes = rules.norms_of_askings(agreement.level, agreement.topics) if agreement.is_ours else ()
    return {code: law.said(code, on) for code in codes}


def asking_of(consultation: Consultation | None) -> Asking | None:
    if consultation is None or consultation.withdrawn_on:
        return None
    opinions = list(consultation.opinions.select_related("agency"))
    differing = [
        each for each in opinions
        if each.settled == Settlement.EXPLAINED and each.agency.kind == AgencyKind.MINISTRY
    ]  # fmt: skip
    return Asking(
        asked=frozenset(each.agency.code for each in opinions),
        asked_on=consultation.asked_on,
        due_on=consultation.due_on,
        closed_on=consultation.closed_on,
        waiting=tuple(str(each.agency) for each in opinions if each.answered_on is None),
        url=consultation.get_absolute_url(),
        differing=tuple(str(each.agency) for each in differing),
        differs_on=max((each.settled_on for each in differing if each.settled_on), default=None),
    )


def opinions_of(agreement: Agreement, law: Law, asking: Asking | None) -> Verdict:
    """Of the day on which they were asked; before that, of today."""
    on = asking.asked_on if asking and asking.asked_on else agreement.law_day
    return rules_law.opinions(required(agreement, law, on), asking)


def opinion_norm(agreement: Agreement) -> str:
    return rules.SHORT_NORM if agreement.is_shortened else rules.OPINION_NORM[Level(agreement.level)]


def _on_the_way(agreement: Agreement, law: Law) -> list[Verdict | None]:
    asking = asking_of(agreement.consultation)
    code = opinion_norm(agreement)
    asked_on = asking.asked_on if asking and asking.asked_on else agreement.law_day
    found = [
        opinions_of(agreement, law, asking),
        rules_law.term_of_opinions(law.said(code, asked_on), asking, law.due(code, asked_on)),
    ]
    if agreement.level == Level.PROVINCE and asking and asking.differing:
        due = law.due("AGR-DIFFER", asking.differs_on)
        found.append(rules_law.differing(law.said("AGR-DIFFER", asked_on), asking, due))
    decides = rules.DECISION_NORM.get(Level(agreement.level))
    if decides and asking and asking.closed_on and agreement.stage == "asking":
        due = law.due(decides, asking.closed_on)
        said = law.said(decides, asking.closed_on)
        is_organisation = agreement.level == Level.ORGANISATION
        what = _("Cơ quan quản lý quyết định") if is_organisation else _("Chủ tịch UBND quyết định")
        found.append(rules_law.after("decision", said, due, None, agreement.law_day, what=what))
    return found


def _signed(agreement: Agreement, law: Law, today: date) -> list[Verdict | None]:
    on = agreement.signed_on or today
    said = law.said("AGR-SIGNED", on)
    due = law.due("AGR-SIGNED", on)
    report = rules_law.after("report", said, due, agreement.reported_on, today, what=reported_to(agreement))
    told = [
        rules_law.after(
            "notice-of-change", law.said(change.norm, change.effective_on), law.due(change.norm, change.effective_on),
            change.notified_on, today, what=_told(change),
        )
        for change in agreement.changes.all()
        if change.effective_on and change.kind in AgreementChange.TOLD
    ]  # fmt: skip
    publication = rules_law.publication(law.said("AGR-PUBLISH", on), agreement.published_on, agreement.unpublished_why)
    return [report, publication, *told]


def reported_to(agreement: Agreement) -> str:
    """UBND tỉnh reports to Thủ tướng; who signs under the decree reports to whom the decree says."""
    if agreement.goes_by_decree:
        return _("Báo cáo, gửi bản sao thỏa thuận đã ký")
    return _("Báo cáo Thủ tướng, gửi bản sao Bộ Ngoại giao")


def _told(change: AgreementChange) -> str:
    return _("Thông báo Bộ Ngoại giao (%(kind)s)") % {"kind": change.get_kind_display()}
