"""One honest instance of each thing of the directory, for tests and the demonstration."""

from datetime import date

from haidang.office.directory.choices import Kind, Level, NameKind
from haidang.office.directory.models import Agency, AgencyName


def agency(
    code: str = "SYT",
    name: str = "Sở Y tế",
    *,
    kind: str = Kind.DEPARTMENT,
    level: str = Level.PROVINCE,
    first: date | None = None,
    last: date | None = None,
    aliases: tuple[str, ...] = (),
    topics: str = "",
    order: int = 100,
) -> Agency:
    """An agency with its official name and what else it is called, over its whole life."""
    made = Agency.objects.create(
        code=code, name=name, kind=kind, level=level, valid_from=first, valid_to=last, topics=topics, order=order
    )
    AgencyName.objects.create(agency=made, kind=NameKind.OFFICIAL, text=name, valid_from=first, valid_to=last)
    for alias in aliases:
        AgencyName.objects.create(agency=made, kind=NameKind.ALIAS, text=alias, valid_from=first, valid_to=last)
    return made
