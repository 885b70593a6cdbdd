"""The answer to the search box: what was asked for, of what one may see, the likeliest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from rapidfuzz import fuzz

from haidang.kit.search import engines
from haidang.kit.search.folding import words
from haidang.kit.search.marking import Part, excerpt, marked
from haidang.kit.search.models import Entry
from haidang.kit.search.searchable import Searchable, kind_of, piece, searchables

#: Of each kind on the first page; on the page of one kind; words of a query that count.
AT_FIRST, ON_A_PAGE, MOST_WORDS = 5, 25, 12
#: How much alike a title must be to be offered to who has mistyped, of 100.
_ALIKE = 65


@dataclass(frozen=True)
class Found:
    """One record that was found."""

    url: str
    title: list[Part]
    number: str
    excerpt: list[Part]


@dataclass(frozen=True)
class Group:
    """What was found of one kind."""

    kind: str
    label: str
    count: int
    rows: list[Found]

    @property
    def is_cut(self) -> bool:
        return self.count > len(self.rows)


@dataclass(frozen=True)
class Results:
    """What the page shows. `page` stands when one kind was asked for."""

    query: str
    groups: list[Group]
    page: "Page[Any] | None"
    #: Titles that are much alike, when nothing was found.
    alike: list[Found]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def search(query: str, user: Any, *, kind: str = "", page: Any = 1) -> Results:
    """What `user` may see and `query` says, grouped by kind; with a kind, a page of it."""
    query = query.replace("\x00", " ")[:500]
    asked = words(query).split()[:MOST_WORDS]
    groups: list[Group] = []
    paged = None
    for model, found in _books(engines.matching(asked), kind) if asked else ():
        rows = _rows(model, user, asked)
        if kind:
            paged = Paginator(rows, ON_A_PAGE).get_page(page)
        shown = list(paged.object_list if paged else rows[:AT_FIRST])
        if shown:
            # A short list has been counted by being read.
            count = paged.paginator.count if paged else len(shown) if len(shown) < AT_FIRST else rows.count()
            label = str(model._meta.verbose_name)
            made = _found(model, found, user, shown, asked)
            groups.append(Group(kind_of(model), label[:1].upper() + label[1:], count, made))
    groups.sort(key=lambda group: -group.count)
    alike = [] if groups or not asked or kind else _alike(" ".join(asked), user, asked)
    return Results(query, groups, paged, alike)


def _rows(model: Any, user: Any, asked: Sequence[str]) -> QuerySet[Any]:
    """Numbers of records, the likeliest first: the number itself, then the title, then the words as they were typed."""
    phrase = " ".join(asked)
    rows = _seen(model, user)
    rows = _that(rows, engines.matching(list(asked)))
    rank = Case(
        When(number=phrase, then=0),
        When(Q(number__startswith=f"{phrase} "), then=1),
        When(title=phrase, then=2),
        When(title__startswith=phrase, then=3),
        When(title__contains=phrase, then=4),
        When(words__contains=phrase, then=5),
        default=6,
        output_field=models.IntegerField(),
    )
    return rows.order_by(rank, "-record_id").values_list("record_id", flat=True)


def _books(match: Any, kind: str = "") -> list[tuple[Any, Searchable]]:
    """Those in which anything is found at all, whoever may see it; of one kind where it is named.

    One question for all: to ask each of seventy books, with all its rights, was nine tenths of the time of a search.
    """
    kinds = set(_that(Entry.objects.all(), match).values_list("kind", flat=True).distinct())
    return [each for each in searchables() if (book := kind_of(each[0])) in kinds and kind in ("", book)]


def _that(rows: QuerySet[Entry], match: Any) -> QuerySet[Entry]:
    return rows.filter(**match) if isinstance(match, dict) else rows.filter(match)


def _seen(model: Any, user: Any) -> QuerySet[Entry]:
    """Of what is indexed, what `user` may see. Asked row by row: two long lists of numbers SQLite multiplies."""
    mine = model._default_manager.for_user(user, "view").order_by().filter(pk=OuterRef("record_id"))
    return Entry.objects.filter(Exists(mine), kind=kind_of(model))


def _found(model: Any, found: Searchable, user: Any, keys: Sequence[int], asked: Sequence[str]) -> list[Found]:
    records = {record.pk: record for record in _with_texts(model, found, user).filter(pk__in=keys)}
    return [_one(records[key], found, asked) for key in keys if key in records]


def _with_texts(model: Any, found: Searchable, user: Any) -> QuerySet[Any]:
    rows = model._default_manager.for_user(user, "view")
    beyond = [each for path in found.paths if (each := piece(model, path)).relation]
    if joins := {each.relation for each in beyond if not each.is_reverse}:
        rows = rows.select_related(*sorted(joins))
    if fetched := {each.relation for each in beyond if each.is_reverse}:
        rows = rows.prefetch_related(*sorted(fetched))
    return rows


def _one(record: Any, found: Searchable, asked: Sequence[str]) -> Found:
    number = getattr(record, found.number, "") if found.number else ""
    texts = [text for path in found.text for text in _texts(record, path)]
    return Found(
        url=record.get_absolute_url(),
        title=marked(str(record), asked),
        number="" if number and number in str(record) else str(number or ""),
        excerpt=excerpt(texts, asked),
    )


def _texts(record: Any, path: str) -> Iterator[str]:
    """What the record says at a path; everything was fetched before."""
    relation, _, name = path.rpartition("__")
    held = getattr(record, relation) if relation else record
    for each in held.all() if isinstance(held, models.Manager) else [held]:
        if text := each and getattr(each, name):
            yield str(text)


def _alike(title: str, user: Any, asked: Sequence[str]) -> list[Found]:
    """The five titles most like what was typed. The engines propose, one measure decides for both."""
    if len(title) < 3:
        return []
    likest: list[tuple[float, Any, Searchable, int]] = []
    match = engines.alike(title)
    for model, found in _books(match):
        rows = _that(_seen(model, user), match)
        for key, known in rows.values_list("record_id", "title")[:50]:
            if (score := fuzz.token_set_ratio(title, known)) >= _ALIKE:
                likest.append((-score, model, found, key))
    likest.sort(key=lambda each: (each[0], -each[3]))
    return [one for _s, model, found, key in likest[:5] for one in _found(model, found, user, [key], asked)]
