"""What every character was read as: nothing is lost, and what was not read is shown."""

import pytest

from haidang.papers.reader import read
from haidang.papers.reader.coverage import counts, coverage
from haidang.papers.reader.paragraphs import paragraphs
from haidang.papers.reader.plan import Plan
from haidang.papers.reader.tests.texts import plan
from haidang.papers.sources.opening import open_path
from haidang.papers.sources.text import Source

#: Counted by hand on the model plan, letter by letter: its head and foot, what it stands on and what it is for, who is
#: answerable, when, and where difficulties go. Blanks, bars and rules are counted apart.
_BY_HAND = {
    "letterhead": 123, "basis": 714, "enacting": 73, "purpose": 721, "requirement": 512, "lead": 651, "deadline": 21,
    "channel": 145, "recipient": 130, "signer": 31, "label": 162,
}  # fmt: skip
#: A sentence of no plan, in words that no rule knows.
_FOREIGN = "Con mèo vàng ngủ dưới gốc bưởi sau vườn nhà hàng xóm."


@pytest.fixture(scope="module")
def model(corpus):
    return open_path(corpus / "plans" / "163-kh-ubnd-2019.txt")


def test_the_model_plan_holds_eleven_fields_twenty_nine_tasks_and_seventy_three_solutions(model):
    found = read(model)
    assert (len(found.fields), len(found.tasks)) == (11, 29)
    signs = [solution.label for task in found.tasks for solution in task.solutions]
    assert (signs.count("+"), signs.count("-"), signs.count("")) == (66, 1, 6)


def test_the_characters_of_the_model_plan_are_read_as_counted_by_hand(model):
    found = counts(read(model))
    assert {name: found[name] for name in _BY_HAND} == _BY_HAND
    assert "not-read" not in found
    assert sum(found.values()) == len(model.text)


def test_nearly_all_words_of_the_model_plan_are_more_than_plain_text(model):
    found = counts(read(model))
    assert found["plain"] < 0.002 * len(model.text)


#: What the words of a paragraph nobody knows may be: text of the place where they stand, never a charge or a day.
_TEXT_OF_ITS_NODE = {"plain", "not-read", "description", "solution", "title", "purpose", "requirement", "order",
                     "enacting", "recipient", "signer"}  # fmt: skip


def _places(source: Source, count: int) -> list[int]:
    """Heads of paragraphs, spread over the text."""
    starts = [paragraph.span.start for paragraph in paragraphs(source)]
    return [starts[number * (len(starts) - 1) // (count - 1)] for number in range(count)]


@pytest.mark.parametrize(
    "places", [15, pytest.param(60, marks=pytest.mark.machine), pytest.param(200, marks=pytest.mark.long)]
)
def test_a_foreign_sentence_at_many_places_is_seen_and_moves_no_task(model, places):
    def charges(found: Plan) -> list[tuple[str, ...]]:
        return [(t.label, t.section, *(found.words(m.span) for m in (*t.leads, *t.coordinators))) for t in found.tasks]

    before = charges(read(model))
    plain = 0
    for at in _places(model, places):
        found = read(Source("x", f"{model.text[:at]}{_FOREIGN}\n{model.text[at:]}"))
        assert charges(found) == before, model.text[at - 60 : at]
        names = {name for name, span in coverage(found) if span.start < at + len(_FOREIGN) and at < span.end} - {
            "blank"
        }
        assert names <= _TEXT_OF_ITS_NODE, (names, model.text[at - 60 : at])
        plain += names <= {"plain", "not-read"}
    assert plain >= 0.6 * places


def test_a_line_that_nobody_understands_is_plain_text_of_its_place():
    found = plan(f"I. NỘI DUNG\n1. Đón khách\n{_FOREIGN}\n- Đơn vị chủ trì: Sở Mẫu.\n")
    classes = {name for name, span in coverage(found) if _FOREIGN.split()[1] in found.source.quote(span)}
    assert classes <= {"plain", "description"}
