"""Every Register of the house: related records, the API, house tests and docs read this list."""

from haidang.kit.records.register import Register
from haidang.office.directory import registers as directory
from haidang.office.documents.registers import consultations, documents
from haidang.office.norms.registers import amounts, days, norms
from haidang.plan.difficulties.registers import difficulties, extensions
from haidang.plan.money.registers import estimates
from haidang.plan.urging.registers import urgings
from haidang.registers.agreements import registers as agreements
from haidang.registers.conferences import registers as conferences
from haidang.registers.delegations.limits.registers import baselines, blackouts
from haidang.registers.delegations.registers import delegations
from haidang.registers.partners import registers as partners
from haidang.registers.passports import registers as passports
from haidang.registers.visits.registers import visits

REGISTERS: tuple[Register, ...] = (
    *directory.REGISTERS,
    norms,
    amounts,
    days,
    documents,
    consultations,
    estimates,
    difficulties,
    extensions,
    urgings,
    *passports.REGISTERS,
    *conferences.REGISTERS,
    *partners.REGISTERS,
    *agreements.REGISTERS,
    delegations,
    blackouts,
    baselines,
    visits,
)
