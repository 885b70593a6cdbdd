"""What a check is: a code, a weight, and a function that looks at a paper and says where it stumbled."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from haidang.papers.reader.checks.paper import Paper
from haidang.papers.sources.text import Span

Severity = Literal["error", "warning", "note"]


class Hit(NamedTuple):
    """A place, the words that fill the sentence of its code, and a weight where it differs from the check's own."""

    span: Span
    values: Mapping[str, str]
    severity: Severity | None = None


#: Said where a row of reference names no source.
UNCHECKED = "chưa kiểm tra"


def weight(tag: str, *, severity: Severity = "error") -> Severity:
    """What a finding weighs that stands on a row of reference: own knowledge ("K", "S-") only makes it a doubt."""
    return severity if tag == "S" else "warning"


@dataclass(frozen=True, slots=True)
class Check:
    """`find` says in its docstring what it catches and on which rule it stands: docs/checks.md is made from it."""

    code: str
    severity: Severity
    find: Callable[[Paper], Iterator[Hit]]
