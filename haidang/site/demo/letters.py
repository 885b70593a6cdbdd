"""The clerk's book of the demo province: papers as they came in, what they stand on, letters awaiting an answer."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency, Official
from haidang.office.documents import services
from haidang.office.documents.choices import Direction, Formula
from haidang.office.documents.models import Document
from haidang.site.demo.paper import FOLDER, day, facts

#: What stands above the post, by the first letters of each line.
_FORMULAS = {
    ("TM",): Formula.ON_BEHALF,
    ("KT",): Formula.FOR_HEAD,
    ("TM", "KT"): Formula.ON_BEHALF_FOR_HEAD,
}


@cache
def _said() -> dict[str, Any]:
    return tomllib.loads((FOLDER / "letters.toml").read_text(encoding="utf-8"))


def letters() -> Iterator[tuple[str, dict[str, Any]]]:
    """(moment, letter) in the order of time."""
    for letter in _said()["letter"]:
        yield letter["told"], letter


def book(letter: dict[str, Any], *, by: User) -> Document:
    """Enter a letter; where it is an answer, say to which."""
    apart = ("told", "issuer", "to", "answers", "signer")
    said = {name: value for name, value in letter.items() if name not in apart}
    made = services.add(
        by=by,
        issuer=_agency(letter["issuer"]),
        recipients=map(_agency, letter["to"]),
        **said,
        **_signed(letter["signer"], letter["issued_on"]),
    )
    if number := letter.get("answers"):
        services.answer(Document.objects.get(number=number), with_=made, by=by)
    return made


def book_paper(name: str, *, by: User, arrived_on: date) -> Document:
    """Enter one of the papers that this folder makes, as it came to the Department of Foreign Affairs."""
    said = facts(name)
    *formulas, _post, signer = said["signer"]
    return services.add(
        by=by,
        direction=Direction.INCOMING,
        number=said["number"],
        issued_on=day(said),
        issuer=_agency("UBND"),
        subject=said["title"],
        formula=_FORMULAS[tuple(words[:2] for words in formulas)],
        arrived_on=arrived_on,
        recipients=[_agency("SNGV")],
        other_recipients="\n".join(each.rstrip(";.") for each in said["recipients"]),
        **_signed(signer, day(said)),
    )


def _signed(name: str, on: date) -> dict[str, Any]:
    """Who signed, and the post they held that day."""
    official = Official.objects.get(name=name)
    posting = official.posting_on(on)
    assert posting
    return {"signer": official, "signer_post": posting.post}


def cite_bases(*, by: User) -> None:
    """What plan 163 stands on, so that later papers can point at it."""
    for number, on, issuer, about in _said()["cited"]:
        services.cite(number, on, issuer, about, by=by)


def _agency(code: str) -> Agency:
    return Agency.objects.get(code=code)
