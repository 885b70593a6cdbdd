"""Three-way merge of a sheet that comes back: what was handed out, what the file says, what stands now. No Django."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from haidang.kit.search.folding import plain
from haidang.papers.vietnamese.letters import nfc
from haidang.plan.replies.choices.sheets import OPEN_CELLS, CellVerdict, Verdict

#: The cells that are merged, in the order in which they are shown.
FIELDS = ("state", "done", "next", "obstacle", "finished_on", "evidence")
#: As much as the page of an update takes.
LONGEST = 20_000

# ── merging ──────────────────────────────────────────────────────────────────────────────────────


def merge_cell(base: str | None, mine: str | None, theirs: str, own: str | None = None) -> CellVerdict:
    """What becomes of one cell.

    `base` was handed out (None: nobody knows what), `mine` stands in the file (None: it has no such cell), `theirs`
    stands now; `own` is what the same person wrote from the same sheet before, so that sending a sheet a second time
    is no quarrel with oneself.
    """
    if mine is None or mine == theirs:
        return CellVerdict.SAME
    if base is None:
        # a blank says nothing where nobody knows what stood there
        return CellVerdict.NO_BASE if mine else CellVerdict.SAME
    if mine == base:
        return CellVerdict.SAME
    if theirs not in (base, own):
        return CellVerdict.BOTH
    # cells lose their words by accident more often than on purpose
    return CellVerdict.TAKEN if mine else CellVerdict.BLANKED


@dataclass(frozen=True, slots=True)
class Merged:
    """What becomes of a row, why in a word, and what becomes of each of its cells."""

    verdict: Verdict
    why: str
    cells: Mapping[str, CellVerdict]


def merge_row(
    base: Mapping[str, str] | None,
    mine: Mapping[str, str | None] | None,
    theirs: Mapping[str, str],
    *,
    closed: str = "",
    is_bad: bool = False,
    own: Mapping[str, str] | None = None,
) -> Merged:
    """What becomes of a row that was handed out. `mine` is None where the file has it no more, `closed` says why
    nothing may be written to it now ("locked", "submitted" …), `is_bad` that something in the row cannot be read.

    A row is taken whole or not at all, and a row that says nothing new is never in anybody's way.
    """
    if mine is None:
        return Merged(Verdict.UNCHANGED, "not-in-file", {})
    if is_bad:
        return Merged(Verdict.REJECTED, "bad", {})
    cells = {
        name: merge_cell(
            None if base is None else base.get(name, ""), mine.get(name), theirs.get(name, ""), (own or {}).get(name)
        )
        for name in FIELDS
    }
    if all(cell == CellVerdict.SAME for cell in cells.values()):
        return Merged(Verdict.UNCHANGED, "same", cells)
    if closed:
        return Merged(Verdict.STALE, closed, cells)
    if OPEN_CELLS & set(cells.values()):
        return Merged(Verdict.CONFLICT, "no-key" if base is None else "asks", cells)
    return Merged(Verdict.TAKEN, "news", cells)


# ── what a cell says ─────────────────────────────────────────────────────────────────────────────

_FORMULA_LIKE = ("=", "+", "-", "@")


def tidy(text: str) -> str:
    """Words of a cell as they are compared and kept: one spelling of each letter, one kind of line end, no blanks
    around. The apostrophe that sheets put before what looks like a formula is theirs, not the writer's.
    """
    said = nfc(text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    said = "\n".join(line.rstrip() for line in said.split("\n")).strip()
    return said[1:] if said[:1] == "'" and said[1:2] in _FORMULA_LIKE else said


class Unread(Exception):
    """A cell that cannot be read, with the code of the sentence and the words found."""

    def __init__(self, code: str, words: str = "") -> None:
        super().__init__(code)
        self.code, self.words = code, words


def state_said(words: str, labels: Mapping[str, str]) -> str:
    """The state that is meant, by its label (marks and case do not matter) or by the beginning of one alone.

    Errors: Unread "state".
    """
    if not words or words in labels:
        return words
    said = " ".join(plain(words).split())
    known = {value: " ".join(plain(label).split()) for value, label in labels.items()}
    exact = [value for value, label in known.items() if label == said]
    begun = [value for value, label in known.items() if label.startswith(said) and len(said) >= 8]
    if exact or len(begun) == 1:
        return (exact or begun)[0]
    raise Unread("state", words)


# 30/4/2020, 30-04-2020, 2020-04-30; Excel adds 00:00:00
_DAY = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})|(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")


def day_said(words: str) -> str:
    """A day as it is kept ("2020-04-30"). Errors: Unread "day"."""
    if not words:
        return ""
    found = _DAY.fullmatch(words)
    if not found:
        raise Unread("day", words)
    day, month, year, *other = found.groups()
    try:
        return (date(int(year), int(month), int(day)) if year else date(*map(int, other))).isoformat()
    except ValueError:
        raise Unread("day", words) from None


# ── difficulty and proposal ──────────────────────────────────────────────────────────────────────

#: An update says both in one; the province's form parts them. The last line that begins so parts them again.
_PROPOSES = "Đề nghị: "


def parted(obstacle: str) -> tuple[str, str]:
    """Difficulty and proposal of what an update says about both."""
    before, found, after = f"\n{obstacle}".rpartition(f"\n{_PROPOSES}")
    return (before.strip("\n"), after) if found else (obstacle, "")


def joined(hardship: str | None, proposal: str | None, before: str) -> str | None:
    """Both in one again; None where the form has neither. What has no column stays as it stood `before`."""
    if hardship is None and proposal is None:
        return None
    was = parted(before)
    hard = was[0] if hardship is None else hardship
    proposes = was[1] if proposal is None else proposal
    if (hard, proposes) == was:
        return before
    return "\n".join(each for each in (hard, f"{_PROPOSES}{proposes}" if proposes else "") if each)
