"""A: who is charged, with whom, by what name, and whether the paper will reach them."""

import re
from collections.abc import Iterator
from functools import cache

from haidang.papers.reader.agencies import subject
from haidang.papers.reader.checks.check import Check, Hit
from haidang.papers.reader.checks.paper import Paper, plain
from haidang.papers.reader.label_lines import label_parts
from haidang.papers.reader.plan import Assignment, Mention, Solution
from haidang.papers.reference.agencies import Agency, heirs_of, known_agencies
from haidang.papers.reference.documents import duties
from haidang.papers.reference.groups import GroupPhrase, group_phrases
from haidang.papers.sources.text import Span
from haidang.papers.vietnamese.letters import fold


def _lead_is_coordinator(paper: Paper) -> Iterator[Hit]:
    """A body leads a task and is asked to work with itself."""
    for task in paper.given:
        leads = {paper.identity(mention) for mention in task.leads if not mention.group}
        for mention in task.coordinators:
            if paper.identity(mention) in leads:
                yield Hit(mention.span, {"label": paper.place(task), "agency": paper.words(mention.span)})


def _several_leads(paper: Paper) -> Iterator[Hit]:
    """A task with several leads has nobody who answers for it (one task, one lead: NĐ 191/2026/NĐ-CP Đ2.2). Phrases for
    many ("các sở, ngành", "UBND cấp xã") are not counted: each of them answers for itself."""
    for task in paper.given:
        if sum(not mention.group for mention in task.leads) > 1:
            whole = Span(task.leads[0].span.start, task.leads[-1].span.end)
            yield Hit(
                whole, {"label": paper.place(task), "count": str(len(task.leads)), "agencies": paper.short(whole, 160)}
            )


def _open_lead(paper: Paper) -> Iterator[Hit]:
    """The only lead is a phrase whose members somebody must still name ("các cơ quan có liên quan")."""
    for task in paper.given:
        if task.leads and all(mention.open for mention in task.leads):
            yield Hit(task.leads[0].span, {"label": paper.place(task), "agency": paper.words(task.leads[0].span)})


def _no_lead(paper: Paper) -> Iterator[Hit]:
    """A task that is given to nobody, in a paper whose other tasks name their leads ("rõ người"); coordinators whose
    task has no lead beside them."""
    idle = [task for task in paper.given if not task.leads and not task.implementers]
    if len(idle) * 2 <= len(paper.given):
        for task in idle:
            yield Hit(task.title.span, {"label": paper.place(task)})
    taken = {span.start for task in paper.plan.assignments for _, span in task.lines}
    for above, node in ((heading, child) for heading in paper.body for child in heading.children):
        parts = label_parts(paper.plan.source, node.span) if paper.given and node.kind in ("dash", "text") else ()
        if parts and parts[0].kind == "coordinating" and not {part.whole.start for part in parts} & taken:
            yield Hit(parts[0].whole, {"label": above.label or paper.short(above.text, 40)})


def _twice(paper: Paper) -> Iterator[Hit]:
    """One list of bodies names the same body twice."""
    for task in paper.plan.assignments:
        for mentions in (task.leads, task.coordinators, task.implementers):
            seen: set[str] = set()
            for mention in mentions:
                identity = paper.identity(mention)
                if identity in seen and not mention.group:
                    yield Hit(mention.span, {"label": paper.place(task), "agency": paper.words(mention.span)})
                seen.add(identity)


# --- names that were no longer, or not yet, borne


def _name_not_in_force(paper: Paper) -> Iterator[Hit]:
    """A body is charged under a name that nobody bore on the day of the paper (agencies.csv, heirs.csv)."""
    if paper.on is None or paper.agencies is not None:
        return
    living = {agency.code for agency in known_agencies(paper.on)}
    seen: set[str] = set()
    for _, mention in paper.charged():
        agency = paper.agency_of(mention)
        if agency is None or agency.code in living or agency.code in seen:
            continue
        if agency.valid_from is not None and agency.valid_from > paper.on:
            continue  # the new departments of a year began in each province on a day of its own
        seen.add(agency.code)
        heirs = [_name(heir.successor) for heir in heirs_of(agency.code, paper.on)]
        yield Hit(mention.span, {"agency": paper.words(mention.span), "heirs": ", ".join(dict.fromkeys(heirs)) or "?"})


def _name(code: str) -> str:
    return next((agency.name for agency in known_agencies(None) if agency.code == code), code)


# --- recipients

#: A recipient that stands for all who are named above: "Như trên", "Các cơ quan, đơn vị liên quan".
_EVERYBODY = re.compile(
    r"^(?:nhu )?(?:tren|muc|phan|dieu)\b|\bnhu (?:tren|muc|phan|dieu|kinh gui)|"
    r"\b(?:co quan|don vi|to chuc|dia phuong|nganh)[\w\s,]* (?:co )?(?:lien quan|duoc giao|neu tren|tai muc)"
)
_OWN = frozenset(("UBND", "VPUBND"))
#: Heads of names that say what kind of body it is, for bodies that no list knows.
_HEADS = (("so ", "sở"), ("hoi ", "hội"), ("hiep hoi ", "hội"), ("lien hiep ", "hội"), ("truong dai hoc ", "sự nghiệp"))


@cache
def _group_forms() -> tuple[tuple[str, GroupPhrase], ...]:
    forms = [(plain(form), group) for group in group_phrases() for form in group.forms]
    return tuple(sorted(forms, key=lambda pair: len(pair[0]), reverse=True))


def _groups_in(words: str) -> set[str]:
    """Codes of the group phrases that stand in these (plain) words."""
    return {group.code for form, group in _group_forms() if re.search(rf"\b{re.escape(form)}\b", words)}


@cache
def _covers(words: str) -> frozenset[tuple[str, str]]:
    """(kind, level) of the bodies that the group phrases of a recipient cover; words between the parts forgiven."""
    codes = _groups_in(words)
    if re.search(r"\bcac so\b|\bso ban\b|\bso nganh\b|\bso va\b", words):
        codes.add("SBN")
    if re.search(r"\bubnd\b.*(?:\bcap xa|(?<!thi )\bxa\b|\bphuong\b|\bdac khu\b)", words):
        codes.add("UBX")
    if re.search(r"\bubnd\b.*\b(?:huyen|thi xa|quan)\b", words):
        codes.add("UBH")
    if re.search(r"\bnganh doc\b|\bco quan trung uong\b", words):
        codes.add("NDOC")
    if re.search(r"\bdoan the\b|\bto chuc chinh tri xa hoi\b|\btc ct xh\b", words):
        codes.add("DTHE")
    kinds = {(kind, group.level) for group in group_phrases() if group.code in codes for kind in group.kinds}
    if "DTHE" in codes:
        kinds.add(("hội", "tỉnh"))
    return frozenset(kinds)


def _not_recipients(paper: Paper) -> Iterator[Hit]:
    """A body is given something to do, and the paper is not sent to it (Nơi nhận: NĐ 30/2020/NĐ-CP Đ8, PL I)."""
    lines = [paper.words(value.span) for value in paper.plan.recipients]
    listed = [_written_out(line) for line in lines]
    if not any(words.startswith("luu") for words in listed) or any(_EVERYBODY.search(words) for words in listed):
        return
    covered = {pair for words in listed for pair in _covers(words)}
    known = {agency.code for line in lines for part in _parts(line) if (agency := paper.agency(part))}
    seen: set[str] = set()
    for task, mention in paper.charged():
        identity = paper.identity(mention)
        if mention.group or identity in seen:
            continue
        agency = paper.agency_of(mention)
        if agency and agency.level == "trung ương" and task.layout.startswith("agency"):
            continue  # "phối hợp Bộ Y tế tổ chức …": nobody below charges a ministry
        seen.add(identity)
        kind, level = (agency.kind, agency.level) if agency else _guess(identity)
        names = agency.names if agency else (paper.words(mention.span),)
        if not kind or identity in _OWN or identity in known or (kind, level) in covered or _is_written(names, listed):
            continue
        spoken = (*names, paper.words(mention.span))
        if any(_shortens(part, name) for line in lines for part in (line, *_parts(line)) for name in spoken):
            continue
        yield Hit(mention.span, {"agency": paper.words(mention.span), "label": paper.place(task)})


def _shortens(short: str, name: str) -> bool:
    """ "Báo và PTTH CT" stands for "Báo và Phát thanh, Truyền hình Cần Thơ": words as they are or by their initials."""
    tokens, words = re.findall(r"\w+", short), re.findall(r"\w+", name)
    return len(tokens) < len(words) and _spells(tokens, words)


def _spells(tokens: list[str], words: list[str]) -> bool:
    if not tokens or not words:
        return not tokens and not words
    token = tokens[0]
    if fold(token) == fold(words[0]) and _spells(tokens[1:], words[1:]):
        return True
    initials = "".join(fold(word[0]) for word in words[: len(token)])
    if token.isupper() and len(token) > 1 and fold(token) == initials and _spells(tokens[1:], words[len(token) :]):
        return True
    return fold(words[0]) in ("va", "cua", "cac") and _spells(tokens, words[1:])


#: Abbreviations of recipients: "Viện KSND TP", "TT. TU".
_SHORT = (
    ("tp", "thanh pho"),
    ("ksnd", "kiem sat nhan dan"),
    ("bch", "ban chi huy"),
    ("nh", "ngan hang"),
    ("cn", "chi nhanh"),
)


def _written_out(line: str) -> str:
    words = plain(line)
    for short, long in _SHORT:
        words = re.sub(rf"\b{short}\b", long, words)
    return words


def _parts(line: str) -> Iterator[str]:
    """The bodies of one line: "Sở: Nội vụ, Y tế" → "Sở Nội vụ", "Sở Y tế"."""
    head, colon, rest = line.partition(":")
    first = head.strip() + " " if colon and head.strip() in ("Sở", "Các Sở", "Các sở", "Bộ", "Các Bộ") else ""
    for part in re.split(r";\s*|,\s+|\s+và\s+", rest if first else line):
        name = first.removeprefix("Các ").replace("sở", "Sở") + part
        yield name
        yield _written_out(name)


def _guess(name: str) -> tuple[str, str]:
    return next(((kind, "tỉnh") for head, kind in _HEADS if name.startswith(head)), ("", ""))


def _is_written(names: tuple[str, ...], listed: list[str]) -> bool:
    return any(
        re.search(rf"\b{re.escape(plain(name).removesuffix(' tinh'))}\b", words) for name in names for words in listed
    )


# --- who else is concerned

#: "Các cơ quan được giao chủ trì …": those already named.
_NOBODY = re.compile(r"(?:co quan|don vi|dia phuong|to chuc|ca nhan)\b")
# + Chỉ đạo Ban Chỉ huy Quân sự các huyện …
_ORDERED = re.compile(r"[\s+*\-–]*(?:Chỉ đạo|Giao|Yêu cầu|Đề nghị|Phân công)(?: cho)?\s+")


def _ordered(paper: Paper, solution: Solution) -> tuple[Mention, ...]:
    """Whom the words of a solution charge: as the reader saw it, and behind "Chỉ đạo …" at its head."""
    order = _ORDERED.match(paper.flat, solution.span.start, solution.span.end)
    if solution.assignees or order is None:
        return solution.assignees
    return subject(paper.plan.source, order.end(), solution.span.end, "behind-order")[0]


def _charged_in_solutions(paper: Paper) -> Iterator[Hit]:
    """A solution gives a duty to somebody who is neither lead nor coordinator of its task."""
    for task in paper.plan.tasks:
        named = (*task.leads, *task.coordinators, *task.implementers)
        if not named:
            continue
        identities = {_bare(paper, mention) for mention in named}
        for solution in task.solutions:
            for mention in _ordered(paper, solution):
                if _bare(paper, mention) not in identities and not _NOBODY.match(_bare(paper, mention)):
                    yield Hit(mention.span, {"label": paper.place(task), "agency": paper.short(mention.span)})


def _charged_as_lead(paper: Paper) -> Iterator[Hit]:
    """A solution gives a duty to bodies that the task only names as coordinators: nobody made them answer for it."""
    for task in paper.plan.tasks:
        leads = {_bare(paper, mention) for mention in (*task.leads, *task.implementers)}
        others = {_bare(paper, mention) for mention in task.coordinators}
        for solution in task.solutions:
            for mention in solution.assignees:
                if leads and (bare := _bare(paper, mention)) in others and bare not in leads and mention.group:
                    yield Hit(mention.span, {"label": paper.place(task), "agency": paper.short(mention.span)})


def _bare(paper: Paper, mention: Mention) -> str:
    """The identity, "có liên quan" aside."""
    return re.sub(r"(?: co)? lien quan$", "", paper.identity(mention)).removeprefix("cac ")


def _duty_of_law(paper: Paper) -> Iterator[Hit]:
    """The topic of a task by law passes through an agency that the task does not name (duties.csv). Only tasks with
    few coordinators, or several leads, are looked at: "các Sở, Ban, Ngành" may well name it."""
    in_force = duties(paper.on)
    for task in paper.plan.tasks:
        if not task.leads:
            continue
        title = fold(paper.words(task.title.span))
        for duty in in_force:
            if any(fold(words) in title for words in duty.words) and not _has(paper, task, duty.agency):
                yield Hit(
                    task.title.span,
                    {
                        "label": paper.place(task),
                        "agency": _name(duty.agency),
                        "topic": duty.topic,
                        "source": duty.source,
                    },
                )
                break


def _has(paper: Paper, task: Assignment, code: str) -> bool:
    return any(paper.identity(mention) == code for mention in (*task.leads, *task.coordinators, *task.implementers))


def _channel_too_narrow(paper: Paper) -> Iterator[Hit]:
    """Difficulties are heard from some of those who were given tasks and not from others."""
    charged: dict[str, tuple[tuple[str, str], str]] = {}
    for _, mention in paper.charged() if paper.plan.channels else ():
        for kind, level, label in _kinds(paper, mention):
            key = paper.identity(mention) if kind == "hội" else f"{kind} {level}"
            charged.setdefault(key, ((kind, level), label))
    for channel in paper.plan.channels:
        if not channel.who or any(_EVERYBODY.search(_without_tail(paper, mention)) for mention in channel.who):
            continue
        said = " ".join(plain(paper.words(mention.span)) for mention in channel.who)
        covered = _covers(said) | {(agency.kind, agency.level) for m in channel.who if (agency := paper.agency_of(m))}
        if not covered:
            continue
        left = {key: label for key, (pair, label) in charged.items() if pair not in covered}
        if left:
            yield Hit(channel.who[0].span, {"who": paper.short(channel.who[0].span), "left": ", ".join(left.values())})


def _without_tail(paper: Paper, mention: Mention) -> str:
    """ "các Sở, Ban, Ngành có liên quan" narrows; "các cơ quan, đơn vị" and "các đơn vị có liên quan" do not."""
    words = plain(paper.words(mention.span))
    return "nhu tren" if re.match(r"(?:cac )?(?:co quan|don vi|dia phuong)\b", words) else ""


def _kinds(paper: Paper, mention: Mention) -> Iterator[tuple[str, str, str]]:
    """(kind, level, how to call it) of the bodies of provincial level and below that a mention stands for."""
    if mention.group:
        codes = _covers(plain(paper.words(mention.span)))
        for kind, level in codes:
            if kind == "ủy ban nhân dân" and level in ("huyện", "xã"):
                yield kind, level, f"UBND cấp {level}"
            elif kind in ("đoàn thể", "mặt trận"):
                yield kind, level, "Mặt trận, đoàn thể"
        return
    agency: Agency | None = paper.agency_of(mention)
    if (
        agency
        and agency.level in ("tỉnh", "huyện")
        and agency.kind in ("hội", "đoàn thể", "mặt trận", "ủy ban nhân dân")
        and agency.code not in _OWN
    ):
        yield agency.kind, agency.level, paper.words(mention.span)


CHECKS = (
    Check("A101", "error", _lead_is_coordinator),
    Check("A102", "warning", _several_leads),
    Check("A103", "note", _open_lead),
    Check("A104", "warning", _no_lead),
    Check("A105", "warning", _not_recipients),
    Check("A106", "note", _charged_in_solutions),
    Check("A107", "note", _charged_as_lead),
    Check("A108", "warning", _twice),
    Check("A109", "warning", _name_not_in_force),
    Check("A110", "note", _duty_of_law),
    Check("A111", "note", _channel_too_narrow),
)
