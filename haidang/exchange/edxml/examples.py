"""One honest instance of each thing, for tests and the demonstration. The codes are made up: no province is H99."""

from datetime import date

from haidang.exchange.edxml.models import OrganCode
from haidang.exchange.edxml.services import give_code
from haidang.office.accounts.examples import person
from haidang.office.accounts.models import User
from haidang.office.directory.choices import Kind, Level
from haidang.office.directory.models import Agency

#: Agency → its code in the demonstration.
CODES = {"SNGV": "000.00.11.H99", "SCT": "000.00.05.H99", "UBND": "000.00.00.H99"}


def organ_code(agency: str = "SCT", *, by: User | None = None) -> OrganCode:
    found = Agency.objects.get(code=agency)
    held = OrganCode.objects.filter(agency=found, until_on=None).first()
    return held or give_code(found, CODES[agency], from_on=date(2020, 1, 1), by=by or person("so-ngoai-vu"))


def organ_codes() -> list[OrganCode]:
    return [organ_code(agency) for agency in CODES]


#: What stands below the people's committee of the province and exchanges papers on its axis.
_ON_THE_AXIS = (Kind.PEOPLES_COMMITTEE, Kind.OFFICE, Kind.DEPARTMENT, Kind.BOARD)


def codes_of_the_province(*, by: User, from_on: date) -> int:
    """A made-up code for each agency of the province that has none; how many. They count on past those of `CODES`."""
    taken = {int(code.split(".")[2]) for code in CODES.values()}
    free = (number for number in range(1, 100) if number not in taken)
    rows = Agency.objects.alive(from_on).filter(is_of_province=True, kind__in=_ON_THE_AXIS, organ_codes=None)
    agencies = list(rows.exclude(level=Level.COMMUNE).in_protocol_order())
    for agency, number in zip(agencies, (None if each.code in CODES else next(free) for each in agencies), strict=True):
        code = CODES[agency.code] if number is None else f"000.00.{number:02}.H99"
        give_code(agency, code, from_on=from_on, by=by)
    return len(agencies)
