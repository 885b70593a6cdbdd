"""Phrases for many ("các sở, ban, ngành có liên quan"): whom they cover, what is left open."""

import re
from collections.abc import Iterable, Mapping, Sequence

from haidang.office.directory.rules.names import plain

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
