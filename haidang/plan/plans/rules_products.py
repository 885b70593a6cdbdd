"""What a task should bring forth, as its words say, and how far it has come: decisions on plain values."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: The kinds that have an approving paper and tasks of their own, by the word that names them.
KINDS = {"kế hoạch": "plan", "đề án": "scheme", "chương trình": "programme", "quy chế": "regulation"}
_KIND = "|".join(KINDS)

# xây dựng Kế hoạch …; lập Kế hoạch …; tham mưu triển khai Đề án …; trình ban hành Quy chế …
# Not "triển khai Chương trình …" alone, which carries out one that is there; not "xây dựng kế hoạch, nội dung, thành
# phần đoàn đi", which is said of each delegation.
_MAKES = re.compile(
    rf"\b(?:xây dựng|ban hành|lập|soạn thảo|soạn|dự thảo|tham mưu|trình)\b"
    rf"(?P<between>[^,.;:“”\n]{{0,48}}?)\b(?P<kind>{_KIND})\b(?!\s*[,;.]|\s*$)",
    re.IGNORECASE,
)
# "theo (đúng) kế hoạch đối ngoại nhân dân năm 2020 đã được Ủy ban nhân dân tỉnh phê duyệt"
_FOLLOWS = re.compile(
    rf"\btheo(?: đúng)?\s+(?:(?:{_KIND}),\s*)?(?P<what>(?:{_KIND})\b[^,.;\n]{{4,160}}?)"
    rf"\s+đã(?: được)?\b[^,.;\n]{{0,80}}\b(?:phê duyệt|ban hành)",
    re.IGNORECASE,
)
# what tells more of it than its name does; a comma within a list of names ("Lào, Campuchia") is part of it
_TAIL = re.compile(
    r"\s*(?:[;,.(\n]|\bnhân (?:dịp|kỷ niệm)|\btrên cơ sở\b|\bdựa (?:vào|trên)\b|"
    r"\btrình Ủy ban|\btrong đó\b)",
    re.IGNORECASE,
)
#: "các kế hoạch cụ thể": no one paper is meant.
_MANY = re.compile(r"\b(?:các|những|từng|mỗi)\s*$", re.IGNORECASE)
LONGEST = 250


@dataclass(frozen=True, slots=True)
class Product:
    """A paper that a task should bring forth, and the sentence that says so."""

    kind: str
    title: str
    words: str


def products_of(passages: Iterable[str]) -> list[Product]:
    """What the passages of one task (title, description, solutions) say it makes, each once."""
    found: dict[str, Product] = {}
    for words in passages:
        for made in _MAKES.finditer(words):
            if _MANY.search(made["between"]):
                continue
            title = _title(words[made.start("kind") :])
            said = " ".join(words.split()).lstrip("+-–*• ")
            found.setdefault(_plain(title), Product(KINDS[made["kind"].lower()], title, said))
    return list(found.values())


def followed_by(passages: Iterable[str]) -> list[str]:
    """The names of approved plans that a task is done by, as it says them."""
    return [" ".join(found["what"].split()) for words in passages for found in _FOLLOWS.finditer(words)]


def may_mean(said: str, title: str) -> bool:
    """Can `said` be a shorter way to say `title`? Every word of it stands there, and it has more than its kind."""
    words = _plain(said).split()
    return len(words) >= 4 and set(words) <= set(_plain(title).split())


def _title(words: str) -> str:
    """From the kind to the end of the name; words in quotation marks are part of it, whatever they contain."""
    quoted = re.match(rf"(?:{_KIND})\s*[“\"][^”\"]+[”\"]", words, re.IGNORECASE)
    if quoted:
        name = quoted[0]
    else:
        tail = next((each for each in _TAIL.finditer(words) if not _goes_on(words, each.end())), None)
        name = words[: tail.start()] if tail else words
    name = " ".join(name.split()).rstrip(" .;,:")
    return (name[:1].upper() + name[1:])[:LONGEST]


def _goes_on(words: str, at: int) -> bool:
    """Does a name go on behind a comma? "sinh viên Lào, Campuchia"."""
    return words[at - 1 : at] == "," and words[at:].lstrip()[:1].isupper()


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


# ── stages ───────────────────────────────────────────────────────────────────────────────────────

#: From each stage, those a product can come to by the word of a person; "read" comes with the paper itself.
MOVES: dict[str, frozenset[str]] = {
    "planned": frozenset({"drafted", "consulting", "approved"}),
    "drafted": frozenset({"planned", "consulting", "approved"}),
    "consulting": frozenset({"drafted", "approved"}),
    # approved by the wrong paper, or found to be no approval
    "approved": frozenset({"drafted"}),
    "read": frozenset(),
}


def may_come(now: str, to: str) -> bool:
    return to in MOVES[now]


# ── the papers of a plan ─────────────────────────────────────────────────────────────────────────

# Thông báo số 2128-TB/TU của Thường trực Tỉnh ủy; Kết luận của Ban Thường vụ; Quyết định phê duyệt Kế hoạch
_APPROVES = re.compile(
    r"\b(?:thông báo|kết luận|nghị quyết)\b[^;]*\b(?:tỉnh ủy|thành ủy|ban thường vụ|thường trực)\b"
    r"[^;]*\b(?:kế hoạch|chương trình)"
    r"|\b(?:phê duyệt|ban hành kèm theo|thông qua)\b",
    re.IGNORECASE,
)
# "về (việc) triển khai thực hiện Chỉ thị …", "thực hiện Kế hoạch số …" in the plan's own title
_CARRIES_OUT = re.compile(r"\b(?:triển khai|thực hiện|cụ thể hóa)\b", re.IGNORECASE)


def role_of(words: str, *, number: str, title_of_plan: str) -> str:
    """What a cited paper is to the plan: "carries-out" where the plan's own title names it, else by its words."""
    said = " ".join(title_of_plan.split()).lower()
    if number and number.lower() in said.replace(" ", "") and _CARRIES_OUT.search(said):
        return "carries-out"
    return "approval" if _APPROVES.search(" ".join(words.split())) else "base"
