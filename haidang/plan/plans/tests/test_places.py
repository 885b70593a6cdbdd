"""The words of the paper where they stand: nothing is left out, a passage is the words themselves."""

import re

from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from haidang.papers.sources.text import Source, Span
from haidang.plan.plans.models import Reading, SourceText
from haidang.plan.plans.selectors.places import Paint, _paragraphs, passage, sheet_of

NAMES = st.sampled_from(["lead", "coordinating", "title", "charge-label", "solution", "plain", "blank"])


@st.composite
def painted(draw):
    """A text and a reading of it: runs in order, some of it painted, some not."""
    text = draw(st.text(alphabet="ab -+.\n", min_size=1, max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    runs = [[draw(NAMES), start, end] for start, end in zip(cuts[::2], cuts[1::2], strict=False) if start < end]
    return text, Reading(coverage=runs)


@given(painted(), st.integers(0, 60), st.integers(0, 60))
def test_strokes_are_the_words_themselves_whatever_was_painted(case, one, other):
    text, reading = case
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert "".join(stroke.words for stroke in Paint(text, reading).strokes(start, end)) == text[start:end]


@given(painted())
def test_no_word_of_a_passage_is_lost_or_said_twice(case):
    text, reading = case
    paragraphs = _paragraphs(Source.of("x", text), Paint(text, reading), Span(0, len(text)), {})
    said = " ".join("".join(stroke.words for stroke in each.strokes) for each in paragraphs)
    assert said.split() == text.split()


def test_a_whole_text_shows_every_line_that_has_words(accepted):
    text = accepted.sources.get()
    lines = sheet_of(text, text.readings.get(), [], sees_all=True, number=1).lines
    written = [(n, line) for n, line in enumerate(text.text.split("\n"), 1) if line.strip()]
    assert [(line.number, "".join(s.words for s in line.strokes)) for line in lines] == written


def test_a_passage_keeps_each_point_and_joins_what_the_width_of_the_paper_broke(accepted_163):
    task = accepted_163.tasks.get(label="3.5")
    found = passage(task, Reading.objects.get(source=task.source))
    assert found
    said = ["".join(stroke.words for stroke in each.strokes) for each in found.paragraphs]
    assert said[1] == "- Đơn vị chủ trì tham mưu: Sở Ngoại vụ."
    assert said[2].startswith("- Đơn vị phối hợp thực hiện: Sở Ngoại vụ, Sở Tài chính, Đại học Bà Rịa - Vũng Tàu, ")
    assert [each.solution.position for each in found.paragraphs if each.solution] == [1, 2]
    joined = " ".join(" ".join(said).split())
    assert joined == " ".join(task.source.text[task.start : task.end].split())


def test_the_place_of_a_passage_is_where_it_stands(accepted_163):
    task = accepted_163.tasks.get(label="3.5")
    found = passage(task, None)
    assert found
    lines = task.source.text.split("\n")
    assert lines[found.first_line - 1].startswith("3.5.")
    assert task.source.text[: task.end].rstrip().endswith(lines[found.last_line - 1].strip())


def test_a_long_text_comes_by_pages_and_a_task_knows_on_which_it_is(accepted, tasks, monkeypatch):
    monkeypatch.setattr("haidang.plan.plans.selectors.places.LINES", 20)
    text = accepted.sources.get()
    found = passage(tasks["2.1"], text.readings.get())
    assert found
    sheet = sheet_of(text, None, [tasks["2.1"]], sees_all=True, number=found.sheet, asked=tasks["2.1"].pk)
    asked = [line for line in sheet.lines if line.is_asked]
    assert asked[0].number == found.first_line
    assert asked[0].task == tasks["2.1"]


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def words_of(response):
    """The lines as they are read on the page."""
    found = re.findall(r'class="hd-line-words">(.*?)</span>\s*(?:<a|</li)', response.content.decode(), re.DOTALL)
    return "\n".join(re.sub(r"<[^>]+>", "", line).strip() for line in found)


def source_page(client, plan):
    return client.get(reverse("plans:source", args=[SourceText.objects.get(plan=plan).pk]))


def test_who_oversees_reads_the_whole_text(enter, cast, accepted):
    words = words_of(source_page(enter(cast["kiem-tra"]), accepted))
    for said in ("3.2. Soạn sổ tay", "Giao Sở Tài chính xem xét", "I. MỤC ĐÍCH", "Lưu: VT, TH."):
        assert said in words


def test_an_agency_reads_what_is_of_everybody_and_its_own_tasks(enter, officer, accepted):
    words = words_of(source_page(enter(officer), accepted))
    for said in (
        "Số: 07/KH-UBND",
        "Căn cứ Quyết định",
        "năng lực bốc dỡ",
        "1.1. Lập hồ sơ",
        "1. Hợp tác cảng",
        "Lưu: VT",
    ):
        assert said in words
    for hidden in ("1.3.", "2. Gặp gỡ", "kể chuyện", "sổ tay", "Giao Sở Tài chính", "đôn đốc"):
        assert hidden not in words


def test_administration_and_strangers_find_no_text(enter, cast, client, accepted):
    assert source_page(enter(cast["quan-tri"]), accepted).status_code == 404
    assert source_page(client, accepted).status_code == 302
