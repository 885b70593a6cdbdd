"""Where a body stands in a list: the order of protocol."""

from haidang.office.directory.choices import Kind, Level

#: Where a body of the province stands in a list: Party, elected bodies, administration, Front, then the rest, as in
#: the recipients of papers (NĐ 30/2020/NĐ-CP) and at receptions (NĐ 145/2013/NĐ-CP). A person may move any of them.
_SEATS = {
    Kind.PARTY: 1000,
    Kind.COUNCIL: 1400,
    Kind.PEOPLES_COMMITTEE: 1800,
    Kind.FRONT: 2000,
    Kind.OFFICE: 2400,
    Kind.DEPARTMENT: 2600,
    Kind.BOARD: 3000,
    Kind.ARMED_FORCES: 3200,
    Kind.SECTOR: 3400,
    Kind.COURT: 3600,
    Kind.ASSOCIATION: 3800,
    Kind.PRESS: 4200,
    Kind.PUBLIC_UNIT: 4400,
    Kind.SCHOOL: 4600,
    Kind.ENTERPRISE: 4800,
    Kind.STEERING: 5000,
    Kind.WORKING_GROUP: 5200,
}
_FLOORS = {Level.DISTRICT: 6000, Level.COMMUNE: 7000, Level.CENTRAL: 8000, Level.ABROAD: 8500, Level.FOREIGN: 8700}


def protocol_order(kind: str, level: str, position: int = 99) -> int:
    """The number by which a body is seated and listed; `position` is its place among those of its sort."""
    seat = _FLOORS.get(Level(level)) or _SEATS.get(Kind(kind), 5800)
    return seat + min(position, 199)
