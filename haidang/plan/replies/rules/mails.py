"""What a person wrote in a reply: without what it quotes, without its signature, and which item each line answers.

Plain text in, plain values out; no database, no clock. The shapes are those of the mail programs of Vietnamese
offices: Outlook, Gmail, Apple Mail, Zimbra, Thunderbird.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from haidang.papers.vietnamese.letters import fold

# ── what is one's own ────────────────────────────────────────────────────────────────────────────

#: The line with which a program begins what it quotes. Folded: without marks and in small letters.
_INTRODUCES = re.compile(
    r"""
      (?:vao|on|luc|ngay|trong)\b.{0,200}\b(?:da\s+viet|viet|wrote|da\s+gui)\s*:$   # Gmail, Apple Mail, Thunderbird
    | .{0,120}<[^<>@\s]+@[^<>\s]+>\s*(?:da\s+viet|viet|wrote)\s*:$
    | -{2,}\s*(?:original\s+message|thu\s+goc|tin\s+nhan\s+goc|thu\s+ban\s+dau
        |th(?:ong\s+bao|ong\s+diep|u\s+dien\s+tu)\s+goc|forwarded\s+message
        |(?:thu|tin|tin\s+nhan)\s+(?:duoc\s+|da\s+)?chuyen\s+tiep)\s*-{2,}$         # Zimbra, Thunderbird, Gmail
    | (?:bat\s+dau\s+(?:thu|tin\s+nhan)\s+(?:duoc|da)\s+chuyen\s+tiep|begin\s+forwarded\s+message)\s*:$   # Apple Mail
    | _{10,}$                                                                       # Outlook on the web
    """,
    re.VERBOSE,
)
_BY_A_PROGRAM = re.compile(r"<[^<>@\s]+@[^<>\s]+>|\d{1,2}[:h]\d{2}")
#: The head of the old mail as Outlook and Zimbra lay it above the quoted text: its first line, and what follows it.
_HEAD_BEGINS = re.compile(r"\*?(?:from|tu|nguoi\s+gui)\s*:\*?\s*\S")
_HEAD_GOES_ON = re.compile(
    r"\*?(?:sent|date|to|cc|subject|da\s+gui(?:\s+luc)?|ngay(?:\s+gui)?|den|toi|tieu\s+de|chu\s+de|gui(?:\s+luc)?"
    r"|nguoi\s+nhan)\s*:\*?"
)
#: A signature by the rule of old, and those that telephones write by themselves.
_SIGNATURE = re.compile(
    r"--\s?$|(?:da\s+gui|duoc\s+gui|gui|sent)\s+(?:tu|from)\s+(?:my\s+)?(?:iphone|ipad|outlook|mail|gmail|dien\s+thoai|"
    r"thu\s+(?:danh\s+)?cho\s+windows|may|yahoo|zimbra|samsung|thiet\s+bi|android)\b.{0,60}$|get\s+outlook\s+for\b.{0,40}$|tai\s+outlook\s+cho\b.{0,40}$"
)
#: The place of a picture in a signature: Outlook, Gmail.
_PICTURE = re.compile(r"\[(?:cid|image):[^\]]{1,200}\]")
#: Words of courtesy that open and close a letter and say nothing of the work.
_COURTESY = re.compile(
    r"(?:kinh\s+gui|kinh\s+chao|chao|xin\s+chao|dear|hi|hello)\b[^:.;]{0,80}[,:.!]?$"
    r"|(?:tran\s+trong|kinh\s+thu|tran\s+trong\s+kinh\s+chao|xin\s+cam\s+on|cam\s+on|best\s+regards|regards|thanks)\b"
    r"[^:;]{0,40}[,.!]?$"
)
#: Gmail breaks the line that introduces at 78 letters: it is looked for over so many lines.
_OVER = 3


def own_words(text: str) -> str:
    """The text of a reply down to where it begins to quote or to sign, without quoted lines and courtesies.

    Whoever answers between the lines of the quotation is understood too: lines that are not quoted stay.
    """
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\u00a0", " ").split("\n")]
    kept = [line for line in lines[: _end(lines)] if not _is_of_a_program(line)]
    if not any(line.strip() for line in kept):
        kept = _between(lines)
    return "\n".join(_without_courtesies(kept)).strip()


def _is_of_a_program(line: str) -> bool:
    return line.lstrip("\ufeff \t").startswith(">") or bool(_PICTURE.fullmatch(line.strip()))


def _end(lines: list[str]) -> int:
    folded = [fold(line).strip() for line in lines]
    for at, line in enumerate(folded):
        if not line:
            continue
        if _SIGNATURE.fullmatch(line) or _is_head(folded, at):
            return at
        joined = line
        for more in range(_OVER):
            if _INTRODUCES.fullmatch(joined) and _is_sure(joined, folded[at + more + 1 :]):
                return at
            # a paragraph of its own: what stands above a blank line is not part of it
            if at + more + 1 >= len(folded) or not folded[at + more + 1]:
                break
            joined = f"{joined} {folded[at + more + 1]}".strip()
    return len(lines)


def _is_sure(line: str, below: list[str]) -> bool:
    """Somebody may write "… đã viết:" in a sentence; a program names an address or an hour, or quotes at once."""
    following = next((each for each in below if each), "")
    goes_on = following.startswith(">") or bool(_HEAD_BEGINS.match(following))
    return goes_on or not line.endswith(":") or bool(_BY_A_PROGRAM.search(line))


def _is_head(folded: list[str], at: int) -> bool:
    """ "Từ: … Đã gửi: … Đến: …": at least two lines of a head, so that "Từ: đầu tháng" in a sentence is none."""
    if not _HEAD_BEGINS.match(folded[at]):
        return False
    following = [line for line in folded[at + 1 : at + 8] if line][:4]
    return sum(bool(_HEAD_GOES_ON.match(line)) for line in following) >= 2


def _between(lines: list[str]) -> list[str]:
    """What stands unquoted below the line that introduces: some answer under the question."""
    end = _end(lines)
    below = lines[end + 1 :]
    if not any(line.lstrip().startswith(">") for line in below):
        return []
    unquoted = [line for line in below if not line.lstrip().startswith(">")]
    # the introducing line may have been broken: its rest ends in a colon and comes first
    while unquoted and (not unquoted[0].strip() or fold(unquoted[0]).strip().endswith(("viet:", "wrote:"))):
        unquoted.pop(0)
    return unquoted[: _end(unquoted)]


def _without_courtesies(lines: list[str]) -> list[str]:
    kept = list(lines)
    while kept and (not kept[0].strip() or _COURTESY.fullmatch(fold(kept[0]).strip())):
        kept.pop(0)
    for at, line in enumerate(kept):
        # what follows the closing words is the name and the post of who wrote
        if at and _COURTESY.fullmatch(fold(line).strip()):
            return kept[:at]
    return kept


# ── what it says ─────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Said:
    """What a reply says about one item; `state` is a word of the follow-up, "" where the words do not tell."""

    number: int
    state: str
    done: str = ""
    next: str = ""
    obstacle: str = ""


class WhichItem(ValueError):
    """The mail had several items and the reply does not say which it answers."""


class NoSuchItem(ValueError):
    """The reply names a number that the mail did not have."""


_NUMBERED = re.compile(r"\s*(?:viec\s+(?:so\s+)?|so\s+|muc\s+)?(\d{1,3})\s*[.:)\-–]\s*")
_ALONE = re.compile(r"\s*(?:viec\s+(?:so\s+)?|so\s+|muc\s+)?(\d{1,3})\s*$")
#: How a state is said at the beginning of a reply; the longest first.
_STATES: tuple[tuple[str, str], ...] = (
    ("khong phat sinh trong ky", "nothing"),
    ("khong phat sinh", "nothing"),
    ("khong co gi moi", "nothing"),
    ("da hoan thanh", "done"),
    ("hoan thanh", "done"),
    ("chua trien khai", "not-started"),
    ("chua thuc hien", "not-started"),
    ("dang thuc hien, co vuong mac", "hindered"),
    ("co vuong mac", "hindered"),
    ("dang thuc hien", "doing"),
    ("dang trien khai", "doing"),
)
_PARTS = {"vuong mac": "obstacle", "kho khan": "obstacle", "de nghi": "obstacle", "kien nghi": "obstacle",
          "tiep theo": "next", "viec tiep theo": "next", "thang toi": "next", "ky toi": "next"}  # fmt: skip
_PART = re.compile(rf"\s*[-+*•]?\s*({'|'.join(sorted(_PARTS, key=len, reverse=True))})\s*:\s*")


def said(words: str, numbers: Iterable[int]) -> list[Said]:
    """What `words` says of the items of the mail, by their `numbers`. Errors: WhichItem, NoSuchItem.

    One item: the whole reply is about it. Several: each part begins with its number ("2. Đã họp …").
    """
    known = list(numbers)
    blocks = _blocks(words, set(known), is_alone=len(known) == 1)
    return [_one(number, "\n".join(lines)) for number, lines in blocks.items()]


def _blocks(words: str, known: set[int], *, is_alone: bool) -> Mapping[int, list[str]]:
    if is_alone:
        (only,) = known
        lines = words.split("\n")
        return {only: [_after_number(lines[0], only), *lines[1:]]}
    found: dict[int, list[str]] = {}
    at: int | None = None
    for line in words.split("\n"):
        match = _NUMBERED.match(fold(line)) or _ALONE.match(fold(line))
        if match:
            at = int(match[1])
            if at not in known:
                raise NoSuchItem(at)
            found.setdefault(at, []).append(line[match.end() :])
        elif at is not None:
            found[at].append(line)
        elif line.strip():
            raise WhichItem
    if not found:
        raise WhichItem
    return found


def _after_number(line: str, number: int) -> str:
    """Who repeats the number of the only item means just that."""
    match = _NUMBERED.match(fold(line))
    return line[match.end() :] if match and int(match[1]) == number else line


def _one(number: int, words: str) -> Said:
    parts: dict[str, list[str]] = {"done": [], "next": [], "obstacle": []}
    part = "done"
    for line in words.strip().split("\n"):
        match = _PART.match(fold(line))
        if match:
            part = _PARTS[match[1]]
            line = line[match.end() :]
        parts[part].append(line)
    text = {name: "\n".join(lines).strip() for name, lines in parts.items()}
    state, text["done"] = _state(text["done"])
    if text["obstacle"] and state in ("", "doing"):
        state = "hindered"
    return Said(number, state or "doing", text["done"], text["next"], text["obstacle"])


def _state(words: str) -> tuple[str, str]:
    """The state that the first words name, and the rest; a sentence that merely begins so keeps its words."""
    plain = fold(words)
    for spoken, state in _STATES:
        if not plain.startswith(spoken):
            continue
        rest = words[len(spoken) :]
        if not rest.strip(" .!\n"):
            return state, ""
        if rest[0] in ".:;,-–\n":
            return state, rest.lstrip(" .:;,-–\n")
        # "Hoàn thành hồ sơ gửi hai bên": a sentence, not a state; only what is said alone ends a task
        return ("", words) if state in ("done", "nothing") else (state, words)
    return "", words


# ── who wrote it ─────────────────────────────────────────────────────────────────────────────────

#: Headers by which a program says that nobody wrote this (RFC 3834, and what stood before it).
_MACHINE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("auto-submitted", re.compile(r"\s*auto-", re.I)),
    ("precedence", re.compile(r"\s*(?:bulk|junk|list|auto_reply)\b", re.I)),
    ("x-autoreply", re.compile(r".")),
    ("x-autorespond", re.compile(r".")),
    ("x-auto-response-suppress", re.compile(r".*\b(?:all|oof|autoreply)\b", re.I)),
    ("list-id", re.compile(r".")),
    ("x-mailer", re.compile(r".*\b(?:autoresponder|vacation)\b", re.I)),
)


def is_machine(headers: Mapping[str, str], *, sender: str) -> bool:
    """Was it written by a program? Such a mail is kept, never acted upon and never answered: two programs that
    answer each other do so for ever.
    """
    low = {name.lower(): value for name, value in headers.items()}
    if low.get("return-path", "").strip() == "<>" or not sender:
        return True
    if re.match(r"(?:mailer-daemon|postmaster|no-?reply|bounces?)@", sender, re.I):
        return True
    return any(pattern.match(low[name]) for name, pattern in _MACHINE if name in low)


#: So many polite answers go to one address in one day: a loop that shows no sign of one ends here.
ANSWERS_A_DAY = 5


def may_answer(answered_today: int) -> bool:
    return answered_today < ANSWERS_A_DAY


def tokens_in(addresses: Iterable[str], mailbox: str) -> Iterator[str]:
    """The secrets in addresses of the form mailbox+SECRET@domain; letters of a secret keep their size."""
    local, _, domain = mailbox.partition("@")
    for address in addresses:
        head, _, tail = address.strip().rpartition("@")
        name, plus, secret = head.partition("+")
        if plus and name.lower() == local.lower() and tail.lower() == domain.lower() and secret:
            yield secret
