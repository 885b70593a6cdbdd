"""The whole report of a kind, from what was gathered."""

from collections.abc import Iterable
from dataclasses import replace

from haidang.reports.compose import parts
from haidang.reports.compose.figures import figures_table, told_lines
from haidang.reports.compose.material import Material
from haidang.reports.compose.situation import situation
from haidang.reports.compose.values import Block, Section


def periodic(of: Material) -> tuple[Section, ...]:
    """The five parts of a report on a year, a half or a quarter (domain: outline of the yearly report)."""
    return (situation(of), parts.results(of), parts.assessment(of), parts.next_steps(of), parts.proposals(of))


def annexes(of: Material) -> tuple[Section, ...]:
    """What belongs to every such report: the figures beside those of the year before."""
    if not told_lines(of.figures):
        return ()
    heading = "Số liệu công tác đối ngoại so với cùng kỳ"
    return (Section("annex.figures", heading, (figures_table(of.figures),), landscape=True),)


def with_own_keys(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Each block with a key that no other one of the report bears: by it an officer's words find their place again.
    Where two sections gave the same, the later bears that of its section too.
    """
    taken: set[str] = set()
    return tuple(_keyed(section, taken) for section in sections)


def _keyed(section: Section, taken: set[str]) -> Section:
    blocks = tuple(_block(block, section.key, taken) for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_keyed(each, taken) for each in section.sections))


def _block(block: Block, section: str, taken: set[str]) -> Block:
    key, number = block.key, 1
    while key in taken:
        key, number = f"{section}/{block.key}" + (f"#{number}" if number > 1 else ""), number + 1
    taken.add(key)
    return block if key == block.key else replace(block, key=key)
