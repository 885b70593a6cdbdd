"""Every Register of the house: related records, the API, house tests and docs read this list."""

from haidang.kit.records.register import Register
from haidang.office.directory import registers as directory
from haidang.office.documents.registers import consultations, documents, drafts
from haidang.office.norms.registers import amounts, days, norms
from haidang.office.privacy import registers as privacy
from haidang.plan.difficulties.registers import difficulties, extensions
from haidang.plan.money.registers import estimates
from haidang.plan.urging.registers import urgings
from haidang.registers.agreements import registers as agreements
from haidang.registers.aid import registers as aid
from haidang.registers.conferences import registers as conferences
from haidang.registers.defence.registers import activities as defence
from haidang.registers.delegations.limits.registers import baselines, blackouts
from haidang.registers.delegations.registers import delegations
from haidang.registers.events import registers as events
from haidang.registers.information import registers as information
from haidang.registers.partners import registers as partners
from haidang.registers.passports import registers as passports
from haidang.registers.people import registers as people
from haidang.registers.visits.registers import visits

REGISTERS: tuple[Register, ...] = (
    *directory.REGISTERS,
    norms,
    amounts,
    days,
    documents,
    consultations,
    drafts,
    *privacy.REGISTERS,
    estimates,
    difficulties,
    extensions,
    urgings,
    *passports.REGISTERS,
    *conferences.REGISTERS,
    *partners.REGISTERS,
    *agreements.REGISTERS,
    *aid.REGISTERS,
    delegations,
    blackouts,
    baselines,
    visits,
    *events.REGISTERS,
    *people.REGISTERS,
    *information.REGISTERS,
    defence,
)
