"""Programmes at the desk and in the agencies: one screen, filed, returned, accepted; coordinators; a file read."""

import io
from datetime import date

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from haidang.papers.sources.tests.made import indicator_table, step_table, word
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.plan.programmes import services
from haidang.plan.programmes.choices import RequestState, Stage
from haidang.plan.programmes.examples import part_request, programme
from haidang.plan.programmes.models import Output, Programme, Step, lead_duties

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(accepted, sct):
    return f"/chuong-trinh/{accepted.pk}/{sct.pk}/"


def text(answer):
    return answer.content.decode()


def test_a_lead_finds_its_programme_from_the_list_and_sees_what_is_missing(accepted, page, officer, enter):
    browser = enter(officer)
    assert page in text(browser.get("/chuong-trinh/"))
    html = text(browser.get(page))
    assert "chưa ghi lãnh đạo phụ trách" in html
    assert "Lấy thành bước" in html


def test_who_only_coordinates_is_told_so_and_has_no_programme(accepted, page, cast, enter):
    browser = enter(cast["cong-an"])
    assert "không phải lập chương trình" in text(browser.get("/chuong-trinh/"))
    assert browser.get(page).status_code == 404
    assert browser.get(f"/chuong-trinh/{accepted.pk}/{cast['cong-an'].agency_id}/").status_code == 404


def test_from_the_first_tick_to_the_acceptance(accepted, page, tasks, officer, desk, enter):
    browser, keeper = enter(officer), enter(desk)
    for duty in lead_duties().filter(agency=officer.agency, task__plan=accepted):
        chosen = list(duty.task.solutions.values_list("pk", flat=True))
        browser.post(f"/chuong-trinh/nhiem-vu/{duty.pk}/giai-phap/", {"solution": chosen})
    step = Step.objects.earliest("pk")
    answer = browser.post(
        f"/chuong-trinh/buoc/{step.pk}/",
        {"words": step.words, "due_on": "2020-04-15", "person": "Lê Mẫu", "solutions": [step.solutions.get().pk]},
    )
    assert answer.status_code == 302
    step.refresh_from_db()
    assert (step.person, step.due_on) == ("Lê Mẫu", date(2020, 4, 15))
    browser.post(page, {"leader": "Người mẫu D, Phó Giám đốc", "power": "Giám đốc"})
    browser.post(page + "gui/")
    assert Programme.objects.get().stage == Stage.SUBMITTED
    assert "Rút lại để sửa" in text(browser.get(page))
    keeper.post(page + "tra-lai/", {"remarks": "Thêm chỉ tiêu cho 1.1."})
    assert "Thêm chỉ tiêu cho 1.1." in text(browser.get(page))
    duty = Duty.objects.get(task=tasks["1.1"], agency=officer.agency, part=Part.LEAD)
    browser.post(
        f"/chuong-trinh/nhiem-vu/{duty.pk}/san-pham/",
        {"name": "Hồ sơ năng lực bến", "target": "1.250,5", "unit": "bộ", "baseline": "", "baseline_source": ""},
    )
    assert "1.250,5 bộ" in text(browser.get(page))
    browser.post(page + "gui/")
    keeper.post(page + "chap-nhan/", {})
    assert Programme.objects.get().stage == Stage.ACCEPTED
    assert "Thêm bước" not in text(browser.get(page))


def test_a_target_without_unit_stands_at_its_field_with_what_was_typed(tasks, officer, enter):
    duty = Duty.objects.get(task=tasks["1.1"], agency=officer.agency, part=Part.LEAD)
    where = f"/chuong-trinh/nhiem-vu/{duty.pk}/san-pham/"
    answer = enter(officer).post(where, {"name": "Hồ sơ năng lực bến", "target": "12"})
    assert answer.status_code == 422
    assert "Hồ sơ năng lực bến" in text(answer)
    assert "unit" in answer.context["form"].errors
    answer = enter(officer).post(where, {"name": "Hồ sơ", "target": "mười hai"})
    assert "“mười hai” không phải con số" in text(answer)
    assert not Output.objects.exists()


def test_an_empty_filing_says_what_is_missing(page, officer, enter):
    answer = enter(officer).post(page + "gui/", follow=True)
    assert "Chưa có bước nào cho nhiệm vụ 1.1, 1.2" in text(answer)


def test_the_desk_sees_who_has_filed_and_which_solutions_nobody_takes_up(accepted, sct, officer, desk, enter):
    programme(accepted, sct, by=officer)
    html = text(enter(desk).get(f"/chuong-trinh/{accepted.pk}/"))
    assert "Đã gửi, chờ xem xét" in html
    assert "chưa bắt đầu" in html
    assert "Giải pháp chưa có trong chương trình nào" in html
    assert enter(officer).get(f"/chuong-trinh/{accepted.pk}/").status_code == 404


def test_the_desk_does_not_settle_what_was_not_begun(page, desk, officer, enter):
    answer = enter(desk).post(page + "chap-nhan/", follow=True)
    assert "Cơ quan chưa bắt đầu lập chương trình" in text(answer)
    assert enter(officer).post(page + "chap-nhan/").status_code == 403
    assert enter(desk).post(page + "lam-gi-do/").status_code == 404


def test_a_coordinator_answers_on_its_page(accepted, sct, officer, enter, cast):
    part = part_request(accepted, sct, by=officer)
    asked = next(
        user for user in cast.values() if user.agency_id == part.asked.agency_id and user.role in ("focal", "desk")
    )
    browser, where = enter(asked), f"/chuong-trinh/phoi-hop/{part.pk}/"
    assert where in text(browser.get("/chuong-trinh/phoi-hop/"))
    refused = browser.post(where, {"answer": "no"})
    assert (refused.status_code, "Chưa ghi lý do không nhận" in text(refused)) == (422, True)
    browser.post(where, {"answer": "yes"})
    part.refresh_from_db()
    assert part.state == RequestState.ACCEPTED
    assert enter(officer).post(where, {"answer": "no", "reason": "x"}).status_code == 403


# ── a file ───────────────────────────────────────────────────────────────────────────────────────


def sheet():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet("Chỉ tiêu")
        page.write_row(0, 0, ["TT", "Chỉ tiêu", "ĐVT", "Kế hoạch 2020"])
        page.write_row(1, 0, [1, "Tàu khách cập cảng", "lượt", 45])
        page.write_row(2, 0, [2, "Bến có tờ giới thiệu", "", 7])
        page.write_row(3, 0, [3, "Tỷ lệ hài lòng", "", "95%"])
    return made.getvalue()


@pytest.fixture
def where(duty):
    return f"/chuong-trinh/nhiem-vu/{duty.pk}/tep/"


def sent(browser, where, name, data, **more):
    file = SimpleUploadedFile(name, data)
    return browser.post(where, {"file": file, "confirms_no_secrets": "on"} | more)


def test_a_word_file_with_merged_cells_is_looked_at_and_then_taken(where, duty, officer, enter):
    browser = enter(officer)
    answer = sent(browser, where, "chuong-trinh.docx", word(indicator_table))
    assert "Thấy 3 dòng chỉ tiêu, sản phẩm và 0 bước" in text(answer)
    assert not Output.objects.exists()
    browser.post(where + "lay/", {"seal": answer.context["seal"], "row": [0, 1]})
    taken = Output.objects.filter(duty=duty).order_by("pk")
    assert [(one.name, one.unit, one.target_said, one.baseline_said) for one in taken] == [
        ("Tàu khách", "lượt", "45", "30"),
        ("Khách lên bờ", "lượt", "12.500", "9.000"),
    ]
    assert taken[0].baseline_source == "chuong-trinh.docx, cột “Số gốc 2019”"


def test_steps_of_a_word_file_with_merged_cells_come_with_their_days_and_persons(where, duty, officer, enter):
    browser = enter(officer)
    answer = sent(browser, where, "chuong-trinh.docx", word(step_table))
    assert "Thấy 2 dòng chỉ tiêu, sản phẩm và 3 bước" in text(answer)
    assert not Step.objects.exists()
    taken = browser.post(where + "lay/", {"seal": answer.context["seal"], "row": [0], "step": [0, 1, 2]}, follow=True)
    assert "Đã lấy 1 chỉ tiêu, sản phẩm và 3 bước từ tệp." in text(taken)
    assert list(Step.objects.filter(duty=duty).values_list("words", "starts_on", "due_on", "person")) == [
        ("Khảo sát các bến", date(2020, 3, 1), date(2020, 3, 31), "Phòng Thương mại"),
        ("Chụp ảnh bến", date(2020, 4, 1), date(2020, 4, 15), "Phòng Thương mại"),
        ("In hồ sơ hai thứ tiếng", None, date(2020, 4, 25), "Văn phòng"),
    ]
    assert list(Output.objects.values_list("name", "target", "unit")) == [("Báo cáo khảo sát", None, "")]


def test_what_was_taken_once_is_not_taken_twice(where, officer, enter):
    browser = enter(officer)
    seal = sent(browser, where, "chuong-trinh.docx", word(step_table)).context["seal"]
    browser.post(where + "lay/", {"seal": seal, "step": [0, 1]})
    again = browser.post(where + "lay/", {"seal": seal, "step": [0, 1]}, follow=True)
    assert "đều có trong chương trình rồi" in text(again)
    browser.post(where + "lay/", {"seal": seal, "step": [0, 1, 2]})
    assert Step.objects.count() == 3


def test_a_step_in_the_words_of_the_plan_serves_that_solution(where, duty, officer, enter):
    solution = duty.task.solutions.earliest("position")

    def table(document):
        made = document.add_table(rows=2, cols=3)
        for at, words in enumerate(["Nội dung", "Thời gian", "Người làm"]):
            made.cell(0, at).text = words
        for at, words in enumerate([f"+ {solution.words}", "Quý I", "Lê Mẫu"]):
            made.cell(1, at).text = words

    browser = enter(officer)
    seal = sent(browser, where, "chuong-trinh.docx", word(table)).context["seal"]
    browser.post(where + "lay/", {"seal": seal, "step": [0]})
    step = Step.objects.get()
    assert list(step.solutions.all()) == [solution]
    # the year is that of the plan
    assert (step.starts_on, step.due_on, step.person) == (date(2020, 1, 1), date(2020, 3, 31), "Lê Mẫu")


def test_a_row_without_unit_is_shown_with_its_sentence_and_not_taken(where, officer, enter):
    browser = enter(officer)
    answer = sent(browser, where, "chi-tieu.xlsx", sheet())
    assert "1 dòng chưa lấy được" in text(answer)
    browser.post(where + "lay/", {"seal": answer.context["seal"], "row": [0, 1, 2]})
    assert set(Output.objects.values_list("name", "unit")) == {("Tàu khách cập cảng", "lượt"), ("Tỷ lệ hài lòng", "%")}


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        (
            "a.docx",
            word(lambda document: document.add_paragraph("Không có bảng")),
            "Không thấy bảng chỉ tiêu hay bảng các bước nào",
        ),
        ("a.docx", b"PK\x03\x04 chua het", "Tệp bị cụt"),
        ("a.txt", "Chỉ tiêu | ĐVT".encode(), "không phải Word (.docx) hay Excel (.xlsx)"),
        ("a.docx", word(lambda document: document.add_paragraph("TỐI MẬT")), "Tệp mang dấu mật"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(where, officer, enter, name, data, sentence):
    answer = sent(enter(officer), where, name, data)
    assert answer.status_code == 422
    assert sentence in text(answer)


def test_nobody_takes_what_another_looked_at_or_altered(where, duty, officer, desk, enter):
    seal = sent(enter(officer), where, "chi-tieu.xlsx", sheet()).context["seal"]
    for browser, carried in ((enter(desk), seal), (enter(officer), seal[:-3] + "xyz"), (enter(officer), "")):
        answer = browser.post(where + "lay/", {"seal": carried, "row": [0]}, follow=True)
        assert "Bản xem trước đã cũ" in text(answer)
    assert not Output.objects.exists()


# ── cost ─────────────────────────────────────────────────────────────────────────────────────────


def queries(browser, path):
    browser.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(path).status_code == 200
    return len(asked)


def test_a_programme_costs_the_same_however_much_stands_in_it(accepted, page, duty, officer, enter):
    browser = enter(officer)
    services.save_step(duty, words="Một bước", solutions=duty.task.solutions.all(), by=officer)
    services.save_output(duty, name="Một sản phẩm", by=officer)
    few = queries(browser, page)
    for each in lead_duties().filter(agency=officer.agency):
        for number in range(3):
            services.save_step(each, words=f"Bước {number}", solutions=each.task.solutions.all(), by=officer)
            services.save_output(each, name=f"Sản phẩm {number}", by=officer)
    assert queries(browser, page) == few


def test_the_pages_of_the_desk_cost_the_same_for_a_large_plan(accepted, accepted_163, desk, enter):
    browser = enter(desk)
    small, large = (queries(browser, f"/chuong-trinh/{plan.pk}/") for plan in (accepted, accepted_163))
    assert large == small
