"""Every Register of the house: related records, the API, house tests and docs read this list."""

from haidang.kit.records.register import Register
from haidang.office.documents.registers import documents

REGISTERS: tuple[Register, ...] = (documents,)
