"""What the papers of a conference say, and when each may be drafted."""

from datetime import date, timedelta

import pytest

from haidang.office.documents import services as documents
from haidang.registers.conferences import examples, letters
from haidang.registers.conferences.models import Conference, YearlyList
from haidang.registers.conferences.papers import PAPERS
from haidang.registers.conferences.terms import year_of
from tests.paper_words import carry_out, said, table_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "today")]

KINDS = {kind.key.partition(".")[2]: kind for kind in PAPERS}
TODAY = date(2026, 3, 2)


def test_leave_is_asked_with_the_facts_and_the_dossier_by_the_decision_of_the_day(cast, officer):
    row = examples.ready(has_foreign_money=True)
    told = said(letters.request(row, TODAY, officer))
    for words in (
        f"V/v xin phép tổ chức “{row.title}”", "Thực hiện Quyết định số 06/2020/QĐ-TTg, ",
        "Số khách dự kiến: 120 khách Việt Nam, 40 khách nước ngoài.", "Ngân sách tỉnh; có tài trợ nước ngoài.",
        "Mẫu số 01: ", "văn bản đồng ý nhận tài trợ nước ngoài;",
        "Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh xem xét",
    ):  # fmt: skip
        assert words in told, words
    row.has_ministers = True
    assert "trình Thủ tướng Chính phủ" in said(letters.request(row, TODAY, officer))


def test_the_scheme_has_the_heads_of_form_01_and_says_who_was_asked(cast, officer):
    row = examples.ready()
    paper = letters.scheme(row, TODAY, officer)
    told = said(paper)
    assert (paper.kind, paper.head.symbol) == ("ĐỀ ÁN", "ĐA-SCT")
    assert told.count("\n9. ") == 1
    assert "(Mẫu số 01 ban hành kèm theo Quyết định số 06/2020/QĐ-TTg)" in told
    assert "Cấp cho phép: Chủ tịch Ủy ban nhân dân Thành phố Hồ Chí Minh." in told
    assert told.count(": chưa trả lời;") == 2


def test_what_an_agency_answered_stands_there_for_who_may_read_it(cast, officer):
    row = examples.ready()
    assert row.consultation
    opinion = row.consultation.opinions.get(agency=cast["cong-an"].agency)
    documents.answer_opinion(opinion, stance="agrees", by=cast["cong-an"])
    name = str(opinion.agency)
    told = [said(letters.scheme(row, TODAY, user)) for user in (officer, cast["so-du-lich"])]
    assert [f"{name}: nhất trí;" in each for each in told] == [True, False]
    assert f"{name}: đã trả lời;" in told[1]


def test_the_report_tells_who_came_beside_who_was_foreseen(cast, officer):
    row = examples.held()
    told = said(letters.report(row, TODAY, officer))
    assert "Việt Nam | 120 | 110" in told
    assert "Nước ngoài | 40 | 38" in told
    assert row.results in told
    assert "(Mẫu số 02" in told


def test_the_list_counts_what_was_held_apart_from_what_was_only_allowed(cast, desk, accepted):
    held, allowed = examples.held(), examples.allowed()
    window = year_of(2026)
    paper = letters.list_of_year(letters.rows_of(desk, window), window, date(2026, 12, 16))
    told = said(paper)
    assert "tỉnh đã tổ chức 1 hội nghị, hội thảo quốc tế với 38 lượt khách nước ngoài" in told
    assert "1 hội nghị, hội thảo đã được phép, chưa ghi là đã tổ chức" in told
    rows = {row.cells[1]: row.cells for row in table_in(paper.annexes[0].blocks).rows}
    assert (rows[held.title][5], rows[allowed.title][8]) == ("110 / 38", "Được phép, chưa tổ chức")
    accepted.year = 2026
    assert "14/12/2026" in KINDS["list"].hindrance(accepted, TODAY)
    assert KINDS["list"].hindrance(accepted, date(2026, 12, 15)) == ""


def test_each_paper_waits_for_its_time_and_its_signed_one_does_the_act(cast, officer, desk, chair_paper, settings):
    def possible(row):
        return {name for name, kind in KINDS.items() if name != "list" and not kind.hindrance(row, TODAY)}

    def again(row):
        return Conference.objects.get(pk=row.pk)

    row = examples.ready()
    assert possible(row) == {"scheme", "request"}
    carry_out(KINDS["scheme"], row, examples.paper("đề án mới"), officer)
    assert again(row).scheme.subject == "đề án mới (minh họa)"
    carry_out(KINDS["request"], row, examples.paper("xin phép"), officer)
    row = again(row)
    assert (row.stage, possible(row)) == ("filed", {"answer"})
    assert said(letters.answer(row, TODAY, desk)).count("cho phép Sở Công Thương tổ chức") == 1
    carry_out(KINDS["answer"], row, chair_paper, desk)
    assert (again(row).stage, possible(again(row))) == ("allowed", set())
    Conference.objects.filter(pk=row.pk).update(by_party_rules=True)
    assert possible(again(row)) == set()
    done = examples.held()
    assert possible(done) == {"report"}
    carry_out(KINDS["report"], done, examples.paper("báo cáo"), officer)
    assert again(done).stage == "reported"


@pytest.fixture
def chair_paper(cast):
    return examples.paper("cho phép", by=examples.CHAIR, series="UBND-VP")


def test_the_sent_list_is_written_down_once(cast, desk, accepted, settings):
    accepted.year = 2025
    letter = examples.paper("gửi danh mục", by=examples.DESK, on=TODAY - timedelta(days=1), series="SNgV-LS")
    for _twice in range(2):
        carry_out(KINDS["list"], accepted, letter, desk)
    assert YearlyList.objects.get().year == 2025
