"""A plan under check, with what several checks ask about it: its year, its bodies by name, its paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from haidang.papers.reader.plan import Assignment, Mention, Node, Plan
from haidang.papers.reference.agencies import Agency, known_agencies
from haidang.papers.reference.names import provinces
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import fold

#: Kinds of outline nodes that are not the running text of the paper.
ZONES = frozenset(("head", "foot", "table", "letterhead", "closing"))
_NOT_WORD = re.compile(r"[^\w]+")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_OFFICE_OF = re.compile(
    r"^(?:lanh dao|thu truong|giam doc|chu tich|pho chu tich|truong|truong ban)\s+(?=so|ban|ubnd|cong an)"
)


def plain(name: str) -> str:
    """A name without case, marks, signs or the choice between "Ủy ban nhân dân" and "UBND"."""
    bare = _NOT_WORD.sub(" ", fold(name).replace("&", " va ")).strip()
    return bare.replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


@cache
def province_names() -> tuple[str, ...]:
    return tuple(sorted({plain(province.name) for province in provinces()}, key=len, reverse=True))


@cache
def _by_name(on: date | None) -> dict[str, Agency]:
    """Every known name; where a name was borne by two, the one that bore it that day wins."""
    names: dict[str, Agency] = {}
    for agency in (*known_agencies(None), *known_agencies(on)):
        names.update({plain(name): agency for name in agency.names})
    return names


@dataclass(frozen=True)
class Paper:
    """The plan and, where one was given, the list of agencies to know its bodies by."""

    plan: Plan
    agencies: Sequence[Agency] | None = None

    @property
    def flat(self) -> str:
        return self.plan.source.flat

    @property
    def folded(self) -> str:
        return self.plan.source.folded

    @property
    def on(self) -> date | None:
        """The day of the paper."""
        return self.plan.letterhead.dated.on if self.plan.letterhead.dated else None

    @cached_property
    def year(self) -> int | None:
        """The one year the plan is for, by its title: "… năm 2020 …"."""
        years = set(re.findall(r"\bnam\s+(\d{4})\b", fold(self.words(self.title))))
        return int(years.pop()) if len(years) == 1 else None

    @property
    def title(self) -> Span | None:
        value = self.plan.letterhead.title
        return value.span if value else None

    def words(self, span: Span | None) -> str:
        return self.plan.words(span)

    def short(self, span: Span | None, length: int = 80) -> str:
        words = self.words(span)
        return words if len(words) <= length else words[: length - 1].rstrip() + "…"

    @property
    def top(self) -> Span:
        """Where a remark on the whole paper is shown: at its title, or its first line."""
        if self.title:
            return self.title
        first = next((span for span in self.plan.source.lines() if self.words(span)), None)
        return first or Span(0, 0)

    # --- bodies

    @cached_property
    def _names(self) -> dict[str, Agency]:
        if self.agencies is None:
            return _by_name(self.on)
        return {plain(name): agency for agency in self.agencies for name in agency.names}

    @cached_property
    def _places(self) -> tuple[str, ...]:
        """The province whose paper it is, under its bare name: "Thanh tra tỉnh Yên Bái" is not the one of Lào Cai."""
        head = self.plan.letterhead
        said = " ".join(plain(self.words(value.span)) for value in (head.issuer, head.parent_body, head.place) if value)
        own = next((place for place in province_names() if re.search(rf"\b{place}\b", said)), None)
        return (own,) if own else province_names()

    @cached_property
    def _asked(self) -> dict[str, Agency | None]:
        """Answers of `agency`: the same few names come again and again."""
        return {}

    def agency(self, words: str) -> Agency | None:
        """The agency that these words name, with or without its province at the end."""
        if words not in self._asked:
            forms = _forms(plain(_IN_BRACKETS.sub(" ", words)), self._places)
            self._asked[words] = next((self._names[form] for form in forms if form in self._names), None)
        return self._asked[words]

    def agency_of(self, mention: Mention) -> Agency | None:
        return None if mention.group else self.agency(self.words(mention.span))

    def identity(self, mention: Mention) -> str:
        """What two mentions of one body share: its code, or its bare name."""
        agency = self.agency_of(mention)
        return agency.code if agency else plain(self.words(mention.span))

    def charged(self) -> Iterator[tuple[Assignment, Mention]]:
        """Every body that the paper gives something to do, in the order of the text."""
        for task in self.plan.assignments:
            for mention in (*task.leads, *task.coordinators, *task.implementers):
                yield task, mention

    # --- text

    @cached_property
    def body(self) -> tuple[Node, ...]:
        """The paragraphs of the running text: no letterhead, no tables, no foot."""
        return tuple(node for node in _inside(self.plan.outline) if node.kind != "root")

    @cached_property
    def body_spans(self) -> tuple[Span, ...]:
        return tuple(node.span for node in self.body)

    @cached_property
    def given(self) -> tuple[Assignment, ...]:
        """The tasks that label lines or an annex table give, with room for who and when; not the lists by agency of
        "Tổ chức thực hiện" nor what a sentence charges, where a deadline or a lead of its own is not looked for."""
        return tuple(task for task in self.plan.tasks if not task.layout.startswith(("agency", "charged")))

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Words of another paper that are quoted over several paragraphs: from “ to the ” that shuts it, with no other
        “ between."""
        found = []
        for match in _QUOTED.finditer(self.plan.source.text):
            if "\n" in match[0]:
                found.append(Span(*match.span()))
        return tuple(found)

    def is_quoted(self, at: int) -> bool:
        return any(span.start - 3 <= at < span.end for span in self.quoted)

    def place(self, task: Assignment) -> str:
        """The task's label as people say it; its first words where it has none."""
        return task.label or self.short(task.title.span, 40)


#: Longer than this no paper quotes another; an unshut mark must not swallow the rest.
_QUOTED = re.compile(r"“[^“”]{0,3000}”")


def _inside(node: Node) -> Iterator[Node]:
    if node.kind in ZONES:
        return
    yield node
    for child in node.children:
        yield from _inside(child)


def _forms(name: str, places: tuple[str, ...]) -> Iterator[str]:
    """The name, then the name with less and less around it: "so ngoai vu tinh dong nai" → "so ngoai vu"."""
    yield name
    yield (name := _OFFICE_OF.sub("", name))
    if name.startswith("cac "):
        return
    for place in places:
        if name.endswith(" " + place):
            name = name[: -len(place) - 1].rstrip()
            yield name
            break
    for tail in (" tinh", " thanh pho", " cua tinh", " cua thanh pho"):
        if name.endswith(tail):
            yield name[: -len(tail)]
    yield name + " tinh"


def day_text(on: date) -> str:
    return f"{on:%d/%m/%Y}"
