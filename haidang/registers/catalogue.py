"""Every Register of the house: related records, the API, house tests and docs read this list."""

from haidang.kit.records.register import Register

REGISTERS: tuple[Register, ...] = ()
