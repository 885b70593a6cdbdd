"""Evidence as a cell of a sheet says it: papers by their numbers, and links; found again for whole sheets at once."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from haidang.kit.glance import one_glance
from haidang.office.documents.models import Document
from haidang.papers.vietnamese.document_numbers import read_number, without_marks
from haidang.plan.followup.models import Update
from haidang.plan.replies.rules.evidence import Mention, mentions, written

#: Ordinals in one query.
_AT_ONCE = 5_000


def evidence_said(update: Update) -> str:
    """What an update shows for itself, as its cell has it. Ask with `evidence__document` fetched beforehand."""
    return written(
        each.link or paper_said(each.document) for each in update.evidence.all() if each.link or each.document
    )


def paper_said(document: Document | None) -> str:
    """A paper by number and day, as one would name it in a letter: "505/SNgV-HTQT ngày 12/06/2020".

    "" where it bears no number here (it lies with the clerk): no cell can name it.
    """
    if document is None or not document.number:
        return ""
    return f"{document.number} ngày {document.issued_on:%d/%m/%Y}" if document.issued_on else document.number


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell that was looked up: the papers and links it names, how it is written here, what could not be found."""

    said: str = ""
    papers: list[Document] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    #: (code, words).
    faults: list[tuple[str, str]] = field(default_factory=list)


class Papers:
    """The papers that some cells name, of those that `by` may see: as many queries for one cell as for thousands."""

    def __init__(self, cells: Iterable[str], by: Any) -> None:
        places = set()
        for cell in cells:
            for mention in mentions(cell):
                number = read_number(mention.number)
                if number:
                    places.add(number.place)
        self._by_place: dict[str, list[Document]] = defaultdict(list)
        ordered = sorted(places)
        # only read here: which of forty ways lead `by` to a paper need not be asked with each query
        with one_glance():
            for at in range(0, len(ordered), _AT_ONCE):
                rows = Document.objects.for_user(by, "view").valid().filter(ordinal__in=ordered[at : at + _AT_ONCE])
                for paper in rows.order_by("pk").distinct():
                    self._by_place[paper.ordinal].append(paper)

    def of(self, cell: str) -> Shown:
        shown = Shown()
        for mention in mentions(cell):
            if mention.link:
                shown.links.append(mention.link)
                continue
            found = self._found(mention)
            if len(found) == 1:
                shown.papers.append(found[0])
            else:
                shown.faults.append(("paper-many" if found else "paper-unknown", mention.words[:200]))
        said = written((*shown.links, *map(paper_said, shown.papers)))
        return Shown(said, shown.papers, shown.links, shown.faults)

    def _found(self, mention: Mention) -> list[Document]:
        """As `DocumentQuerySet.numbered` finds them; the day, where one is written, tells one of many."""
        number = read_number(mention.number)
        if number is None:
            return []
        found = self._by_place[number.place]
        if number.form != "bare":
            plain = without_marks(number.series) == number.series
            found = [one for one in found if (one.series_plain if plain else one.series) == number.series]
        if number.year:
            found = [one for one in found if one.year in (number.year, None)]
        return [one for one in found if _is_of(one, mention.day)]


def _is_of(paper: Document, day: date | None) -> bool:
    return day is None or paper.issued_on == day
