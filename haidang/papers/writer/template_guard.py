"""What a template of an office may say. It comes from outside and is a program: it is read before it is run.

Allowed is what is listed here and nothing else: to name values, to repeat, to choose, and a handful of filters. No
call, no arithmetic, no name with an underscore in front; two loops at most, one in the other; and an end to its length.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from haidang.papers.writer.template_faults import TemplateRefused

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.For, nodes.If,
    nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Const, nodes.Filter,
    nodes.Test, nodes.Keyword,
)  # fmt: skip
_FILTERS = {"upper", "lower", "capitalize", "title", "trim", "join", "length", "first", "last", "default", "e"}
_TESTS = {"defined", "undefined", "none", "true", "false", "odd", "even", "equalto", "eq", "ne"}
_DEEPEST = 2
#: Letters of XML in one part of the file.
LONGEST = 20_000_000
_TAGS = re.compile(r"<[^>]+>")


class Guarded(SandboxedEnvironment):
    """An environment that refuses a template before it runs; `known` are the names a paper has."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.known = frozenset(known)
        self.filters = {name: made for name, made in self.filters.items() if name in _FILTERS}
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        try:
            tree = super()._parse(source, name, filename)
        except TemplateSyntaxError as fault:
            raise TemplateRefused(
                "broken-tag", where=line_of(source, fault.lineno), what=fault.message or "?"
            ) from fault
        self._check(tree, source, loops=0, bound=frozenset())
        return tree

    def _check(self, node: nodes.Node, source: str, *, loops: int, bound: frozenset[str]) -> None:
        if said := _forbidden(node, loops):
            raise TemplateRefused("forbidden", where=line_of(source, node.lineno), what=said)
        if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in self.known | bound:
            where, known = line_of(source, node.lineno), ", ".join(sorted(self.known))
            raise TemplateRefused("unknown-name", where=where, name=node.name, known=known)
        if isinstance(node, nodes.For):
            loops += 1
            bound |= {"loop", *(each.name for each in node.target.find_all(nodes.Name))}
            if isinstance(node.target, nodes.Name):
                bound |= {node.target.name}
        for child in node.iter_child_nodes():
            self._check(child, source, loops=loops, bound=bound)

    @staticmethod
    def concat(pieces: Iterable[str]) -> str:
        """Joined, to a length."""
        return "".join(_bounded(pieces))


def _bounded(pieces: Iterable[str]) -> Iterator[str]:
    length = 0
    for each in pieces:
        length += len(each)
        if length > LONGEST:
            raise TemplateRefused("too-long", limit=LONGEST // 1_000_000)
        yield each


def _forbidden(node: nodes.Node, loops: int) -> str:
    """What of this is not allowed; "" for what is."""
    if not isinstance(node, _ALLOWED):
        return type(node).__name__
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        return node.attr
    if isinstance(node, nodes.Getitem) and not isinstance(node.arg, nodes.Const):
        return "[…]"
    if isinstance(node, nodes.Filter) and node.name not in _FILTERS:
        return f"| {node.name}"
    if isinstance(node, nodes.Test) and node.name not in _TESTS:
        return f"is {node.name}"
    if isinstance(node, nodes.For) and (node.recursive or loops >= _DEEPEST):
        return "for … for … for"
    return ""


def line_of(source: str, number: int | None) -> str:
    """The words of the paragraph a fault is in."""
    lines = source.splitlines()
    at = min(max(number or 1, 1), len(lines)) - 1
    for line in lines[at:]:
        if words := " ".join(_TAGS.sub(" ", line).split()):
            return words if len(words) <= 80 else f"{words[:79]}…"
    return "…"


def of_undefined(fault: UndefinedError, known: Mapping[str, object]) -> TemplateRefused:
    """A value of a value that is not there."""
    name = re.search(r"attribute '?(\w+)'?|'(\w+)' is undefined", fault.message or "")
    said = next((each for each in name.groups() if each), "?") if name else "?"
    return TemplateRefused("unknown-name", name=said, where=f"… {said} …", known=", ".join(sorted(known)))
