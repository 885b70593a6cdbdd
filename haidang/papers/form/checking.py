"""The door: bytes of a .docx in, its faults of form out."""

from collections.abc import Callable, Iterator
from datetime import date

from haidang.papers.form.checks import annexes, content, end, head, names, page
from haidang.papers.form.faults import Fault, Hit
from haidang.papers.form.opening import open_paper
from haidang.papers.form.paper import Paper
from haidang.papers.form.parts import Parts, parts_of
from haidang.papers.sources.guards import kind_of
from haidang.papers.sources.limits import Limits
from haidang.papers.sources.opening import open_source
from haidang.papers.sources.refusals import Refused

Check = Callable[[Paper, Parts], Iterator[Hit]]
#: In the order in which a paper is read.
CHECKS: tuple[Check, ...] = (
    page.sheets, page.letters, page.numbers,
    head.order, head.title, head.motto, head.bodies, head.number, head.place_and_day,
    names.kind, names.addressee, names.urgency,
    content.bases, content.text, content.spacing, content.headings, content.points, content.marks, content.deciding,
    content.end,
    end.recipients, end.signer,
    annexes.annexes,
)  # fmt: skip
#: NĐ 30/2020/NĐ-CP came into force.
_IN_FORCE = date(2020, 3, 5)


def check(data: bytes, *, name: str = "", limits: Limits | None = None) -> list[Fault]:
    """What is wrong with the form of this Word file, in the order of its codes; nothing wrong is an empty list.

    Errors: Refused, as `sources.opening.open_source`; "not-docx" for anything but a .docx.
    """
    if data.strip(b"\0 \t\r\n"):
        kind = kind_of(data, name or "x.docx")
        if kind != "docx":
            raise Refused("not-docx", found=kind)
    # the guards of every upload: size, bombs, entities, secret marks
    open_source(name or "x.docx", data, limits=limits, ocr="never")
    paper = open_paper(data, limits=limits)
    return faults_of(paper)


def faults_of(paper: Paper) -> list[Fault]:
    parts = parts_of(paper)
    if parts.is_of_the_party:
        return [Fault("F001")]
    hits = [hit for each in CHECKS for hit in each(paper, parts)]
    issued = head.issued_on(parts.day.text) if parts.day is not None else None
    if issued is not None and issued < _IN_FORCE and hits:
        hits.insert(0, Hit("F002", values={"day": f"{issued:%d/%m/%Y}"}))
    return [Fault.of(hit) for hit in hits]
