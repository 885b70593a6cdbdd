"""Decisions of the directory on plain values: days of names, who inherits from whom, what a phrase for many covers."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from haidang.office.directory.choices import Kind, Level
from haidang.papers.vietnamese.letters import fold

# ── days ─────────────────────────────────────────────────────────────────────────────────────────


def holds(first: date | None, last: date | None, on: date) -> bool:
    """Is `on` a day of the range? Both ends count; an empty one is open."""
    return (first is None or first <= on) and (last is None or on <= last)


def overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Have two ranges a day in common?"""
    first = max((day for day in (one[0], other[0]) if day), default=None)
    last = min((day for day in (one[1], other[1]) if day), default=None)
    return first is None or last is None or first <= last


def day_before(day: date) -> date:
    """The last day of what ends because something else begins."""
    return day - timedelta(days=1)


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A name as it is compared: small bare letters, no signs, "&" and "và" alike, UBND written short.

    "Ủy ban nhân dân TP. Vũng Tàu" and "UBND thành phố Vũng Tàu" are one name.
    """
    words = fold(text).replace("&", " va ")
    words = " ".join(re.sub(r"[^\w]+", " ", words).split())
    for long, short in _SHORT_FORMS:
        if long in words:
            words = re.sub(rf"\b{long}\b", short, words)
    return words


#: Official abbreviations that papers use beside the long form (NĐ 30/2020/NĐ-CP, Phụ lục III, note on names).
_SHORT_FORMS = (
    ("uy ban nhan dan", "ubnd"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban mat tran to quoc", "ubmttq"),
    ("tphcm", "thanh pho ho chi minh"),
    ("tp hcm", "thanh pho ho chi minh"),
    ("tp", "thanh pho"),
    ("tx", "thi xa"),
    ("dai su quan", "dsq"),
    ("tong lanh su quan", "tlsq"),
)


def without_signs(text: str) -> str:
    """A name as printed in a list, without the signs around it: "- Sở Y tế;" → "Sở Y tế"."""
    return " ".join(text.split()).strip(' -–+•;:,.“”"')


#: What a paper may leave out or add at the end of a name: "Hội Nông dân" is "Hội Nông dân tỉnh" here.
_TAILS = (" tinh", " thanh pho")


def spellings(text: str) -> tuple[str, ...]:
    """The comparable forms under which a name may stand in the directory, the likeliest first."""
    name = plain(text)
    bare = next((name.removesuffix(tail) for tail in _TAILS if name.endswith(tail)), "")
    return tuple(form for form in (name, bare, *(name + tail for tail in _TAILS if not bare)) if form)


#: The first words of a name tell what kind of body it is; the longest come first.
_HEADS = (
    ("ban chi dao", Kind.STEERING),
    ("to cong tac", Kind.WORKING_GROUP),
    ("to giup viec", Kind.WORKING_GROUP),
    ("ban quan ly", Kind.BOARD),
    ("ban tuyen giao", Kind.PARTY),
    ("ban to chuc", Kind.PARTY),
    ("ban noi chinh", Kind.PARTY),
    ("ban dan van", Kind.PARTY),
    ("ubkt", Kind.PARTY),
    ("ubmttq", Kind.FRONT),
    ("ubnd", Kind.PEOPLES_COMMITTEE),
    ("hdnd", Kind.COUNCIL),
    ("van phong tinh uy", Kind.PARTY),
    ("van phong thanh uy", Kind.PARTY),
    ("van phong", Kind.OFFICE),
    ("bo chi huy", Kind.ARMED_FORCES),
    ("bo tu lenh", Kind.ARMED_FORCES),
    ("bo doi", Kind.ARMED_FORCES),
    ("cong an", Kind.ARMED_FORCES),
    ("bo", Kind.MINISTRY),
    ("so", Kind.DEPARTMENT),
    ("thanh tra", Kind.DEPARTMENT),
    ("tinh uy", Kind.PARTY),
    ("thanh uy", Kind.PARTY),
    ("dang uy", Kind.PARTY),
    ("tinh doan", Kind.FRONT),
    ("thanh doan", Kind.FRONT),
    ("hoi lien hiep phu nu", Kind.FRONT),
    ("hoi nong dan", Kind.FRONT),
    ("hoi cuu chien binh", Kind.FRONT),
    ("lien doan lao dong", Kind.FRONT),
    ("hiep hoi", Kind.ASSOCIATION),
    ("lien hiep", Kind.ASSOCIATION),
    ("lien minh", Kind.ASSOCIATION),
    ("hoi", Kind.ASSOCIATION),
    ("toa an", Kind.COURT),
    ("vien kiem sat", Kind.COURT),
    ("kho bac", Kind.SECTOR),
    ("cuc", Kind.SECTOR),
    ("chi cuc", Kind.SECTOR),
    ("bao hiem", Kind.SECTOR),
    ("dai phat thanh", Kind.PRESS),
    ("bao", Kind.PRESS),
    ("truong", Kind.SCHOOL),
    ("dai hoc", Kind.SCHOOL),
    ("cao dang", Kind.SCHOOL),
    ("dsq viet nam", Kind.MISSION),
    ("tlsq viet nam", Kind.MISSION),
    ("dsq", Kind.FOREIGN_MISSION),
    ("tlsq", Kind.FOREIGN_MISSION),
    ("cong ty", Kind.ENTERPRISE),
    ("tap doan", Kind.ENTERPRISE),
    ("tong cong ty", Kind.ENTERPRISE),
    ("trung tam", Kind.PUBLIC_UNIT),
    ("ban", Kind.BOARD),
)


def kind_of(name: str) -> Kind:
    """What kind of body a name speaks of, by its first words: an offer, which a person may change."""
    words = plain(name) + " "
    return next((kind for head, kind in _HEADS if words.startswith(f"{head} ")), Kind.OTHER)


def code_for(name: str, taken: Iterable[str]) -> str:
    """A code from the first letters of a name, unlike those already taken: "Sở Ngoại vụ" → "SNV2"."""
    words = [word for word in re.sub(r"[^\w]+", " ", fold(name)).split() if word not in ("va", "cua", "tai")]
    letters = "".join(word[0] for word in words).upper()[:16] or "CQ"
    used = {code.upper() for code in taken}
    if letters not in used:
        return letters
    return next(f"{letters}{count}" for count in range(2, len(used) + 3) if f"{letters}{count}" not in used)


def name_of(held: Iterable[tuple[date | None, date | None, str]], on: date) -> str:
    """The official name of a day; before the first the first, after the last the last, in a gap the one before it."""
    rows = sorted(held, key=lambda row: row[0] or date.min)
    begun = [text for first, _last, text in rows if first is None or first <= on]
    return begun[-1] if begun else (rows[0][2] if rows else "")


# ── protocol ─────────────────────────────────────────────────────────────────────────────────────

#: Where a body of the province stands in a list: Party, elected bodies, administration, Front, then the rest, as in
#: the recipients of papers (NĐ 30/2020/NĐ-CP) and at receptions (NĐ 145/2013/NĐ-CP). A person may move any of them.
_SEATS = {
    Kind.PARTY: 1000,
    Kind.COUNCIL: 1400,
    Kind.PEOPLES_COMMITTEE: 1800,
    Kind.FRONT: 2000,
    Kind.OFFICE: 2400,
    Kind.DEPARTMENT: 2600,
    Kind.BOARD: 3000,
    Kind.ARMED_FORCES: 3200,
    Kind.SECTOR: 3400,
    Kind.COURT: 3600,
    Kind.ASSOCIATION: 3800,
    Kind.PRESS: 4200,
    Kind.PUBLIC_UNIT: 4400,
    Kind.SCHOOL: 4600,
    Kind.ENTERPRISE: 4800,
    Kind.STEERING: 5000,
    Kind.WORKING_GROUP: 5200,
}
_FLOORS = {Level.DISTRICT: 6000, Level.COMMUNE: 7000, Level.CENTRAL: 8000, Level.ABROAD: 8500, Level.FOREIGN: 8700}


def protocol_order(kind: str, level: str, position: int = 99) -> int:
    """The number by which a body is seated and listed; `position` is its place among those of its sort."""
    seat = _FLOORS.get(Level(level)) or _SEATS.get(Kind(kind), 5800)
    return seat + min(position, 199)


# ── heirs ────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Link:
    """From `since`, `successor` answers for what `predecessor` had to do, within `scope`; `main` where in doubt."""

    predecessor: int
    successor: int
    since: date
    scope: str = ""
    main: bool = False


@dataclass(frozen=True, slots=True)
class Inherited:
    """An agency at the end of a chain of heirs, and the steps that lead there."""

    agency: int
    steps: tuple[Link, ...]

    @property
    def scope(self) -> str:
        """What it inherits: the narrowest scope named on the way."""
        return next((step.scope for step in reversed(self.steps) if step.scope and not is_whole(step.scope)), "")


def is_whole(scope: str) -> bool:
    """Does a scope say everything? "toàn bộ", or nothing at all."""
    return not scope.strip() or plain(scope).startswith("toan bo")


def heirs(start: int, links: Iterable[Link], on: date) -> tuple[Inherited, ...]:
    """Who had inherited from `start` by that day, at the ends of the chains; () while nobody had.

    Sở TT&TT → Sở KH&CN (bưu chính, viễn thông) and Sở VH&TT (báo chí): two ends (NĐ 45/2025/NĐ-CP).
    """
    table = by_predecessor(links, on)
    return tuple(found for found in _ends(start, table, ()) if found.steps)


def by_predecessor(links: Iterable[Link], on: date) -> dict[int, list[Link]]:
    """The steps taken by that day, those of each predecessor together, the main one first."""
    table: dict[int, list[Link]] = {}
    for link in sorted(links, key=lambda link: (not link.main, link.since)):
        if link.since <= on:
            table.setdefault(link.predecessor, []).append(link)
    return table


def _ends(agency: int, table: Mapping[int, Sequence[Link]], steps: tuple[Link, ...]) -> Iterator[Inherited]:
    walked = {step.predecessor for step in steps}
    onward = [link for link in table.get(agency, ()) if link.successor not in walked and link.successor != agency]
    if not onward:
        yield Inherited(agency, steps)
    for link in onward:
        yield from _ends(link.successor, table, (*steps, link))


def responsible(
    start: int, links: Iterable[Link], on: date, *, ended: Mapping[int, date | None], about: str = ""
) -> int:
    """Who answers on that day for what `start` was given: itself while it lives, then its heirs in turn.

    Among several heirs the one whose scope `about` speaks of, else the main one. A chain that breaks off ends there.
    """
    return followed(start, by_predecessor(links, on), on, ended=ended, about=about)


def followed(
    start: int, table: Mapping[int, Sequence[Link]], on: date, *, ended: Mapping[int, date | None], about: str = ""
) -> int:
    """The same, where the steps have been laid out by predecessor before."""
    walked: set[int] = set()
    while _is_over(ended.get(start), on) and start not in walked and start in table:
        walked.add(start)
        start = _heir_for(table[start], about).successor
    return start


@dataclass(frozen=True, slots=True)
class Charge:
    """For whom one agency stands on a day."""

    #: Those whose papers it reads: its own, and those of whom it is an heir, of the whole or of a part.
    sees: frozenset[int]
    #: Those for whom it answers where nobody says what about: not even itself, once somebody took over from it.
    answers: frozenset[int]
    #: Those of them that have several heirs: what a thing is about may give it to another one.
    parted: frozenset[int]


def charge(agency: int, links: Iterable[Link], on: date, *, ended: Mapping[int, date | None]) -> Charge:
    """What has come to `agency` by that day from those that are gone, through how many hands whatever.

    Whoever parted with a piece of its work and lives on still answers for all it was given; see `responsible`.
    """
    links = list(links)
    table = {gone: steps for gone, steps in by_predecessor(links, on).items() if _is_over(ended.get(gone), on)}
    behind = {gone for gone in table if agency in _reached(gone, table)}
    sees = frozenset({agency, *behind})
    return Charge(
        sees=sees,
        answers=frozenset(one for one in sees if responsible(one, links, on, ended=ended) == agency),
        parted=frozenset(
            gone for gone in behind if any(len(table.get(one, ())) > 1 for one in {gone, *_reached(gone, table)})
        ),
    )


def _reached(start: int, table: Mapping[int, Sequence[Link]]) -> set[int]:
    """Every agency on a way that leads on from `start`."""
    reached: set[int] = set()
    waiting = [start]
    while waiting:
        onward = {link.successor for link in table.get(waiting.pop(), ())} - reached
        reached |= onward
        waiting += onward
    return reached - {start}


def _is_over(last: date | None, on: date) -> bool:
    return last is not None and last < on


def _heir_for(links: Sequence[Link], about: str) -> Link:
    words = f" {plain(about)} "
    for link in links:
        topics = [] if is_whole(link.scope) else re.split(r"[,;]", link.scope)
        if any(f" {plain(topic)} " in words for topic in topics if topic.strip()):
            return link
    return links[0]


def makes_a_ring(predecessor: int, successor: int, links: Iterable[Link]) -> bool:
    """Would the new step lead back to where it began? Nobody is the heir of their own heir."""
    table = by_predecessor(links, date.max)
    reached, waiting = set(), [successor]
    while waiting:
        agency = waiting.pop()
        if agency == predecessor:
            return True
        if agency not in reached:
            reached.add(agency)
            waiting += [link.successor for link in table.get(agency, ())]
    return False


def is_under_itself(agency: int, parent: int, parents: Mapping[int, int]) -> bool:
    """Would `agency` stand under a body that stands under it?"""
    seen: set[int] = set()
    above: int | None = parent
    while above is not None and above not in seen:
        if above == agency:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


# ── phrases for many ─────────────────────────────────────────────────────────────────────────────

#: "có liên quan", "liên quan", "khác", "được giao", "một số": somebody must still say who.
_OPEN = re.compile(r"\b(?:co lien quan|lien quan|khac|duoc giao|mot so)\b")


def is_open(phrase: str) -> bool:
    """Does the phrase leave open who is meant?"""
    return _OPEN.search(plain(phrase)) is not None


def groups_in(phrase: str, patterns: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The codes of the groups that a phrase names, in its order; the longest pattern wins.

    "các Sở, Ban, Ngành, UBND các huyện, thị xã, thành phố có liên quan" → the departments and the districts.
    """
    words = f" {plain(phrase)} "
    longest_first = sorted(
        ((plain(form), code) for code, forms in patterns.items() for form in forms), key=lambda pair: -len(pair[0])
    )
    found: dict[int, str] = {}
    for form, code in longest_first:
        if form and (at := words.find(f" {form} ")) >= 0:
            found[at] = code
            words = words.replace(f" {form} ", " " + "·" * len(form) + " ", 1)
    return tuple(dict.fromkeys(code for _, code in sorted(found.items())))


def belongs(
    body: tuple[str, str, bool], rule: tuple[Sequence[str], str], *, listed: bool = False, left_out: bool = False
) -> bool:
    """Is a living body (its kind, its level, is it of the province) meant by a group of this rule (kinds, level)?

    The query says the same: `AgencyGroup.members`.
    """
    kind, level, is_of_province = body
    kinds, of_level = rule
    if left_out or listed:
        return not left_out
    if not (kinds or of_level) or not is_of_province:
        return False
    return (not kinds or kind in kinds) and (not of_level or level == of_level)


def words_met(topics: Iterable[str], text: str) -> tuple[str, ...]:
    """Which of an agency's words a text speaks of, as they are written in the directory."""
    words = f" {plain(text)} "
    return tuple(topic for topic in topics if topic and f" {plain(topic)} " in words)


def topics_of(text: str) -> tuple[str, ...]:
    """ "du lịch, lữ hành" → its parts."""
    return tuple(part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


# ── fields of work ───────────────────────────────────────────────────────────────────────────────


def best_field(title: str, fields: Mapping[int, tuple[str, Sequence[str]]]) -> int | None:
    """Under which field a heading falls: the one of its name, else the one most of whose words it speaks.

    `fields`: for each its name and its key words, in their order; the first wins a draw. None where nothing fits.
    """
    heading = plain(_without_label(title))
    if not heading:
        return None
    for field, (name, _) in fields.items():
        if plain(name) == heading:
            return field
    said = {field: sum(len(plain(word)) for word in words_met(words, title)) for field, (_, words) in fields.items()}
    best = max(said, key=lambda field: said[field], default=None)
    return best if best is not None and said[best] else None


def _without_label(title: str) -> str:
    """ "3. Công tác lãnh sự" → "Công tác lãnh sự"."""
    return re.sub(r"^\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[.)]\s*", "", title)
