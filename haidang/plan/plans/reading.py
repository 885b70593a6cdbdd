"""The one door to the reader: other rooms read papers through here."""

from collections.abc import Iterable

from haidang.papers.reader import Plan, read
from haidang.papers.sources.text import Source


def read_paper(source: Source, agencies: Iterable[tuple[str, str]] = ()) -> Plan:
    """What the reader sees in a paper; `agencies` are (code, name) as of the day of the paper."""
    return read(source, agencies)
