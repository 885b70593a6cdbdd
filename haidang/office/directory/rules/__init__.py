"""Decisions of the directory on plain values: days of names, who inherits from whom, what a phrase for many covers."""

from haidang.office.directory.rules.days import day_before, holds, overlap
from haidang.office.directory.rules.fields import best_field
from haidang.office.directory.rules.heirs import (
    Charge,
    Inherited,
    Link,
    by_predecessor,
    charge,
    followed,
    heirs,
    is_under_itself,
    is_whole,
    makes_a_ring,
    responsible,
)
from haidang.office.directory.rules.names import code_for, kind_of, name_of, plain, spellings, without_signs
from haidang.office.directory.rules.phrases import belongs, groups_in, is_open, topics_of, words_met
from haidang.office.directory.rules.protocol import protocol_order

__all__ = [
    "Charge",
    "Inherited",
    "Link",
    "belongs",
    "best_field",
    "by_predecessor",
    "charge",
    "code_for",
    "day_before",
    "followed",
    "groups_in",
    "heirs",
    "holds",
    "is_open",
    "is_under_itself",
    "is_whole",
    "kind_of",
    "makes_a_ring",
    "name_of",
    "overlap",
    "plain",
    "protocol_order",
    "responsible",
    "spellings",
    "topics_of",
    "without_signs",
    "words_met",
]
