"""What is sent to the API, as the description tells it and as it is judged before any verb sees it."""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from django.db.models import TextChoices
from ninja import Header, Path, Schema
from pydantic import ConfigDict, Field

from haidang.kit.records.sheets import MOST_ROWS
from haidang.plan.difficulties.choices import Cause
from haidang.plan.followup.choices import Source, State

#: The number of a record: more no table holds.
Id = Annotated[int, Field(ge=1, le=2**63 - 1)]
#: The same as it stands in an address.
Number = Annotated[int, Path(alias="id", ge=1, le=2**63 - 1)]
#: Signs of what a program has read, as ETag gave them.
IfMatch = Annotated[str, Header(alias="If-Match", max_length=1_000)]
IfNoneMatch = Annotated[str, Header(alias="If-None-Match", max_length=1_000)]
Words = Annotated[str, Field(max_length=20_000)]
#: Why somebody does something.
Reason = Annotated[str, Field(min_length=1, max_length=2_000)]


def _codes(name: str, of: type[TextChoices], *, blank: bool = False) -> Any:
    """The codes of choices; where it may be left open, "" as well."""
    members = {member.name: str(member.value) for member in of}
    return StrEnum(name, {"NONE": ""} | members if blank else members)


StateCode: Any = _codes("StateCode", State, blank=True)
CauseCode: Any = _codes("CauseCode", Cause)
SourceCode: Any = _codes("SourceCode", Source)


class Body(Schema):
    """Nothing is passed over: a name that we do not know is refused."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Figure(Body):
    """What was reached of an output of the part; null takes the figure away."""

    output: Id
    value: Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=4)] | None


class EnteredFor(Body):
    """Nhập hộ: how the agency told what Sở Ngoại vụ writes down for it."""

    source: SourceCode
    words: Annotated[str, Field(max_length=250)] = ""
    document: Id | None = None


class UpdateIn(Body):
    """The words of an update; what is left out stays as it is."""

    state: StateCode | None = None
    done: Words | None = None
    next: Words | None = None
    obstacle: Words | None = None
    finished_on: date | None = None
    figures: Annotated[list[Figure], Field(max_length=100)] = []
    entered_for: EnteredFor | None = None


class EvidenceIn(Body):
    """A paper of the office by its number in the API, or a link; one of the two."""

    document: Id | None = None
    link: Annotated[str, Field(max_length=500)] = ""


class ReasonIn(Body):
    reason: Reason


class RemarkIn(Body):
    words: Annotated[str, Field(max_length=2_000)] = ""


class DifficultyIn(Body):
    """What stands in the way of a part, what would help, and exactly one who can settle it."""

    cause: CauseCode
    words: Annotated[str, Field(min_length=1, max_length=20_000)]
    proposal: Annotated[str, Field(min_length=1, max_length=20_000)]
    to_agency: Id | None = None
    to_leader: Id | None = None
    since: date | None = None
    update: Id | None = None
    told_by: Annotated[str, Field(max_length=250)] = ""


class ExplainIn(Body):
    """The answer to what Sở Ngoại vụ asked; words and proposal where they are mended with it."""

    reply: Annotated[str, Field(min_length=1, max_length=20_000)]
    words: Words = ""
    proposal: Words = ""


#: A cell as it stands in a sheet: a choice by its code or its word, a day as 2026-06-30, several with ";" between.
Cell = Annotated[str, Field(max_length=20_000)] | bool | int | None


class ImportIn(Body):
    """Rows of a register by the names of its fields; "ID" is the number of the record that a row corrects."""

    rows: Annotated[
        list[Annotated[dict[Annotated[str, Field(max_length=100)], Cell], Field(max_length=200)]],
        Field(min_length=1, max_length=MOST_ROWS),
    ]
    #: Only say what would come of it.
    trial: bool = False
