"""What a report says: what was taken and what the books hold; nothing planned as done, every number of records."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.apps import apps

from haidang.plan.followup.choices import RulingKind
from haidang.plan.followup.choices import Stage as UpdateStage
from haidang.plan.followup.models import Update
from haidang.plan.followup.services import rule
from haidang.plan.plans.choices import Origin
from haidang.plan.plans.models import Plan, Task
from haidang.reports.compose.figures import figure_paragraph, figures_table
from haidang.reports.compose.kept import as_json, from_json
from haidang.reports.compose.material import Material, Span
from haidang.reports.compose.outline import RESULTS, numbered, section_of_field, section_of_figure
from haidang.reports.compose.values import Paragraph, Table, summed
from haidang.reports.compose.whole import annexes, periodic
from haidang.reports.compose.wording import as_planned, asked_of, parted, split, without_annex
from haidang.reports.figures import figures, year_before
from haidang.reports.gathering.behind import Behind
from haidang.reports.gathering.scope import Scope
from haidang.reports.gathering.whole import material
from haidang.reports.letters import ranges


def paragraphs(sections):
    return [block for top in sections for block in top.all_blocks if isinstance(block, Paragraph)]


def words_of(sections):
    return "\n".join(each.words for each in paragraphs(sections))


# ── words alone ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("text", "done", "to_come"),
    [
        ("Đã ký 2 thỏa thuận.", ["Đã ký 2 thỏa thuận."], []),
        ("Đã khảo sát 3 bến; dự kiến tháng 9 ký.", ["Đã khảo sát 3 bến."], ["Dự kiến tháng 9 ký."]),
        ("Sẽ mở lớp\n- Đã có đề cương", ["Đã có đề cương."], ["Sẽ mở lớp."]),
        ("Đang trình chủ trương. Việc chuẩn bị xong.", ["Việc chuẩn bị xong."], ["Đang trình chủ trương."]),
        ("", [], []),
    ],
)
def test_what_is_to_come_is_parted_from_what_was_done(text, done, to_come):
    assert parted(text) == (done, to_come)
    assert split(text) == [each for each in split(text) if each in (*done, *to_come)]


def test_what_is_planned_reads_on_after_its_word():
    assert as_planned("Dự kiến tháng 9 ký.") == "tháng 9 ký."
    assert as_planned("Sẽ mở lớp.") == "mở lớp."
    assert (as_planned("Nối lại việc đã hoãn."), as_planned("Sở Du lịch đi dự.")) == (
        "nối lại việc đã hoãn.", "Sở Du lịch đi dự.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("Bố trí kinh phí in ấn.", "Đề nghị Sở Tài chính: bố trí kinh phí in ấn."),
        ("Kiến nghị UBND tỉnh cho lùi ngày.", "Đề nghị Sở Tài chính: UBND tỉnh cho lùi ngày."),
        # whom it went to before is not asked any more
        ("Đề nghị Ủy ban nhân dân tỉnh: cho chuyển kinh phí.", "Đề nghị Sở Tài chính: cho chuyển kinh phí."),
        ("Đề nghị Sở Tài chính: cho chuyển kinh phí.", "Đề nghị Sở Tài chính: cho chuyển kinh phí."),
    ],
)
def test_a_recommendation_asks_its_one_addressee(words, read):
    assert asked_of(words, "Sở Tài chính") == read


def test_a_quoted_task_points_to_no_annex_of_its_plan():
    assert without_annex("Cử đoàn (các đoàn nêu tại Phụ lục đính kèm) đi thăm (2 lần)") == "Cử đoàn đi thăm (2 lần)"


def test_fields_figures_and_numbers_have_their_places():
    assert (section_of_field("KIEU-BAO"), section_of_field("?")) == ("overseas", "other")
    assert section_of_figure("events:kind:tourism") == "tourism"
    assert {section_of_field(code) for code in ("HOI-NHAP", "DU-LICH", "QUOC-PHONG")} <= {key for key, _ in RESULTS}
    assert ranges([1, 2, 3, 7, 9, 10]) == "1-3, 7, 9-10"


def test_a_report_over_days_with_nothing_in_them_says_so_and_is_whole():
    empty = periodic(Material(Span(date(2019, 1, 1), date(2019, 3, 31), date(2020, 1, 1)), "quý I/2019"))
    told = words_of(empty)
    assert "Chưa có kế hoạch của năm trong hệ thống." in told
    assert told.count("Không phát sinh trong kỳ.") > len(RESULTS)
    assert [each.heading for each in numbered(empty) if each.level == 1][-1] == "V. KIẾN NGHỊ, ĐỀ XUẤT"
    assert annexes(Material(Span(date(2019, 1, 1), date(2019, 3, 31), date(2020, 1, 1)), "")) == ()


# ── with records ─────────────────────────────────────────────────────────────────────────────────


def test_the_year_is_told_of_what_was_taken_and_of_the_books(gathered):
    told = words_of(periodic(gathered))
    assert "Kế hoạch giao 8 nhiệm vụ." in told
    assert "Đã thu thập số liệu của 14 bến. Đã in 300 bản tiếng Việt. Dự kiến tháng 9 in bản tiếng Anh." in told
    assert "đang thực hiện, có vướng mắc" in told
    assert "Vướng mắc: Bạn chưa cấp thị thực." in told
    assert "Có 2 đoàn ra, tăng 1 đoàn (100 %) so với cùng kỳ năm trước (1 đoàn)" in told
    assert "dự kiến từ nay đến hết kỳ: 1 đoàn" in told
    assert "Đề nghị" in told


def test_what_another_paper_gave_stands_beside_the_plan(year, desk, span):
    paper = Plan.objects.create(title="Thông báo kết luận", kind="Thông báo", year=2020, origin=Origin.GIVEN)
    Task.objects.create(plan=paper, title="Lập danh mục bến", accepted_by=desk)
    told = words_of(periodic(material(Scope(desk, span, "năm 2020"))))
    assert "Kế hoạch giao 8 nhiệm vụ." in told
    assert "Lập danh mục bến: chưa có báo cáo được nhận." in told
    assert "Dự kiến tiếp tục: Lập danh mục bến." in told


def test_nothing_planned_is_ever_told_as_done(gathered):
    for each in (sentence for one in paragraphs(periodic(gathered)) for sentence in one.sentences):
        if "tháng 9" in each.words:
            assert each.is_planned
            assert each.words.startswith("Dự kiến")
    assert "đã hoàn thành" not in words_of(periodic(gathered))


def test_what_was_only_sent_is_not_reported(year, desk, span):
    Update.objects.update(stage=UpdateStage.SUBMITTED, reviewed_at=None)
    told = words_of(periodic(material(Scope(desk, span, "năm 2020"))))
    assert "14 bến" not in told
    assert "Có 8 nhiệm vụ chưa có báo cáo được nhận." in told


def test_each_recommendation_has_one_addressee(gathered):
    found = [each for each in paragraphs(periodic(gathered)[-1:]) if each.mark]
    assert [each.addressee for each in found] == ["Ủy ban nhân dân tỉnh"]


def test_an_agency_reads_only_of_what_it_may_see(year, officer, span):
    told = material(Scope(officer, span, "năm 2020"))
    seen = set(Task.objects.for_user(officer, "view").values_list("label", flat=True))
    assert {each.label for each in told.tasks} == seen & {each.label for each in told.tasks}
    assert len(told.tasks) < 8
    words = words_of(periodic(told))
    assert f"Trong kế hoạch, cơ quan có phần ở {len(told.in_plan)} nhiệm vụ." in words
    assert ("Kế hoạch giao" in words, "cơ quan chủ trì." in words, "đôn đốc" in words) == (False, False, False)


def test_names_with_markup_stay_letters(year, desk, span, tasks):
    Task.objects.filter(pk=tasks["1.1"].pk).update(title="Lập <b>hồ sơ</b> & {bến} %s")
    told = words_of(periodic(material(Scope(desk, span, "năm 2020"))))
    assert "Lập <b>hồ sơ</b> & {bến} %s" in told


def test_the_same_records_give_the_same_report_whatever_way_it_went(gathered):
    sections = (*periodic(gathered), *annexes(gathered))
    kept = as_json(sections)
    assert from_json(kept) == sections
    assert as_json(from_json(kept)) == kept


def test_more_tasks_ask_no_more_questions(year, desk, span, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    scope = Scope(desk, span, "năm 2020")
    material(scope)
    with CaptureQueriesContext(connection) as before:
        material(scope)
    some = Task.objects.of_content()[0]
    Task.objects.bulk_create(
        Task(plan=year, label=f"9.{n}", title="Nhiệm vụ thêm", position=900 + n, accepted_by=some.accepted_by)
        for n in range(20)
    )
    with django_assert_max_num_queries(len(before)):
        assert len(material(scope).tasks) == 28


@pytest.mark.parametrize(
    ("since", "until", "years"),
    [
        (date(2019, 12, 15), date(2020, 12, 14), [2020]),
        (date(2020, 1, 1), date(2020, 12, 31), [2020]),
        (date(2019, 9, 1), date(2020, 3, 31), [2019, 2020]),
        # the figures of these days count for the next year
        (date(2019, 12, 16), date(2019, 12, 28), [2020]),
    ],
)
def test_the_plans_of_a_report_are_those_in_force_in_its_days(norms, since, until, years):
    assert list(Scope(None, Span(since, until, until)).years) == years


def test_plans_of_other_years_and_of_later_days_are_not_told_of(year, desk, span):
    facts = {"title": "Kế hoạch", "kind": "Kế hoạch", "origin": Origin.READ}
    for when, of in ((date(2018, 12, 1), 2019), (date(2020, 7, 1), 2020)):
        Plan.objects.create(issued_on=when, year=of, **facts)
    standing = Plan.objects.create(issued_on=date(2017, 1, 9), year=None, **facts)
    told = material(Scope(desk, span)).plans
    assert {each.source.pk for each in told} == {year.pk, standing.pk}


def test_part_one_tells_what_hindered_halted_and_directed_the_work(year, desk, span, tasks):
    rule(tasks["1.3"], RulingKind.PAUSED, on=date(2020, 3, 10), reason="Dừng các đoàn đi nước ngoài.", by=desk)
    told = words_of(periodic(material(Scope(desk, span, "năm 2020")))[:1])
    assert "Các cơ quan nêu 1 khó khăn, vướng mắc" in told
    assert "tạm hoãn từ ngày 10/3/2020; lý do: Dừng các đoàn đi nước ngoài." in told
    assert "Gồm 8 nhiệm vụ" in told
    assert "Trong kỳ có 2 cập nhật được nhận, về 2 nhiệm vụ." in told


def test_what_goes_by_the_three_channels_is_laid_side_by_side(gathered):
    tables = [block for top in periodic(gathered) for block in top.all_blocks if isinstance(block, Table)]
    [went, *_] = next(each for each in tables if each.key == "results.whole.channels").rows
    assert (went.words[0], sorted(went.words[2:])) == ("Số đoàn ra", ["0", "0", "2"])
    whole = next(each.now for each in gathered.figures if each.key == "delegations:went")
    assert (whole.value, "channel=" in whole.url, "counted=went" in whole.url) == (2, False, True)


def test_what_nobody_stated_yet_is_not_told_as_nothing(gathered):
    before = summed("people:overseas-count:before", "người", [(gathered.plans[0].source, 39850)], "người")
    line = replace(
        gathered.figures[0], key="people:overseas-count", label="người gốc tỉnh (năm 2020)", parts=(), before=before,
        now=summed("people:overseas-count", "người", [], "người"), planned=None, is_unstated=True,
    )  # fmt: skip
    words = figure_paragraph("x", [line]).words
    assert words == "Người gốc tỉnh: kỳ này chưa có số liệu; cùng kỳ năm trước 39.850 người."
    assert [str(each) for each in figures_table([line]).rows[1].cells[2:]] == ["chưa có", "39.850", "", ""]


# ── every number from its sources ────────────────────────────────────────────────────────────────


def test_every_number_of_the_report_is_made_anew_of_its_listed_sources(gathered, desk):
    sections = from_json(as_json((*periodic(gathered), *annexes(gathered))))
    blocks = [block for top in sections for block in top.all_blocks]
    numbers = [each for block in blocks for number in block.numbers for each in (number, *number.all_of)]
    assert len(numbers) > 50
    for number in numbers:
        assert number.how != "told", number.key
        assert number.recomputed == number.value, number.key
    for source in {each for block in blocks for each in block.sources}:
        row = apps.get_model(source.model)._default_manager.filter(pk=source.pk)
        assert row.exists(), source.key


def test_every_digit_of_the_text_stands_in_a_number_or_in_a_record_it_names(gathered):
    """A quoted record, a day of the window, a numbered paper: nothing else bears digits."""
    for each in (sentence for one in paragraphs(periodic(gathered)) for sentence in one.sentences):
        if each.key == "situation.days":
            continue
        said = " ".join(f"{source.name} {source.mark}" for source in each.sources)
        said += " " + " ".join(str(number) for number in each.numbers)
        assert _digits(each.words) <= _digits(said), each


def _digits(words):
    return {int(found) for found in re.findall(r"\d+", words)}


def test_the_figures_of_a_report_are_those_of_the_page_of_figures(gathered, desk, span):
    lines = {each.key: each for each in gathered.figures}
    since, on = span.since, span.counted_until
    for days, name in (((since, on), "now"), (year_before(since, on), "before")):
        whole: dict[str, Any] = {}
        for figure in figures(desk, *days):
            key = f"{figure.key}:{figure.unit}" if figure.unit.isupper() else figure.key
            whole[key] = whole.get(key, 0) + figure.value
        assert {key: getattr(lines[key], name).value for key in whole} == whole


def test_the_records_behind_a_figure_make_it(year, desk, span):
    behind = Behind(desk, span.since, span.until)
    for figure in figures(desk, span.since, span.until):
        number = behind.number(figure)
        assert (number.how, number.recomputed) == ("sum", figure.value), figure.key


def test_the_annex_lays_every_figure_beside_the_year_before(gathered):
    [annex] = annexes(gathered)
    [table] = annex.blocks
    assert isinstance(table, Table)
    went = next(row for row in table.rows if row.key == "delegations:went")
    assert went.words == ("Số đoàn ra", "đoàn", "2", "1", "1", "100")
