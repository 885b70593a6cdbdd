"""Decisions on plain values: proposed days, open lists, whom a post means, what may become of a proposal."""

from datetime import date

import pytest

from haidang.plan.plans import rules
from haidang.plan.plans.choices import ProposalState
from haidang.plan.plans.services.uploads import year_of

WINDOW = rules.ProposedDue(date(2020, 12, 14), "window", "Số liệu năm.")


@pytest.mark.parametrize(
    ("words", "rule", "on"),
    [
        ("Tổ chức kỷ niệm 70 năm Ngày thiết lập quan hệ (30/01/1950)", "anniversary", date(2020, 1, 30)),
        ("Kỷ niệm ngày 18/01/1950 và ngày 30/12/1955", "anniversary", date(2020, 12, 30)),
        ("Kỷ niệm ngày 29/02/1960", "anniversary", date(2020, 2, 29)),
        ("Thỏa thuận hết hiệu lực ngày 05/9/2020, đề xuất gia hạn", "expiry", date(2020, 9, 5)),
        ("Triển khai đề án tại nhiệm vụ 1.2", "earlier-product", date(2020, 3, 31)),
        ("Mời nhà đầu tư", "window", date(2020, 12, 14)),
    ],
)
def test_a_silent_task_is_given_a_day_by_the_first_rule_that_fits(words, rule, on):
    found = rules.proposed_due(words, year=2020, dues={"1.2": date(2020, 3, 31)}, window=WINDOW)
    assert found is not None
    assert (found.rule, found.on) == (rule, on)
    assert found.reason


def test_work_that_simply_goes_on_is_given_no_day():
    assert rules.proposed_due("Thường xuyên cung cấp thông tin", year=2020, dues={}, window=WINDOW) is None


def test_a_leap_day_is_kept_on_the_28th_in_other_years():
    found = rules.proposed_due("Kỷ niệm ngày 29/02/1960", year=2021, dues={})
    assert found is not None
    assert found.on == date(2021, 2, 28)


def test_a_date_that_nobody_celebrates_is_no_anniversary():
    words = "Theo Nghị quyết ngày 30/01/2015 về phát triển"
    assert rules.proposed_due(words, year=2020, dues={}, window=WINDOW) == WINDOW


def test_before_there_was_a_norm_no_closing_day_is_proposed():
    assert rules.proposed_due("Mời nhà đầu tư", year=2015, dues={}) is None


@pytest.mark.parametrize(("amount", "on"), [("12-15..12-14", date(2020, 12, 14)), ("06-14", None), ("", None)])
def test_the_closing_day_is_the_one_of_the_norm(amount, on):
    found = rules.window(2020, amount, "Nghị định mẫu")
    assert (found and found.on) == on


@pytest.mark.parametrize(
    ("mentions", "is_open"),
    [
        ([{"group": True}, {"group": True, "open": True}], [True, True]),
        ([{"group": False}, {"group": True, "open": True}], [False, True]),
        ([{"group": True}, {"group": False}, {"group": True, "open": True}], [False, False, True]),
        ([{"group": True}], [False]),
        ([], []),
    ],
)
def test_related_at_the_end_of_a_list_speaks_of_the_groups_before_it(mentions, is_open):
    assert rules.open_groups(mentions) == is_open


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("Chủ tịch Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh"),
        ("Giám đốc Sở Tài chính", "Sở Tài chính"),
        ("Phó Chủ tịch UBND tỉnh", "UBND tỉnh"),
        ("Chánh Văn phòng UBND tỉnh", "Văn phòng UBND tỉnh"),
        ("Sở Tài chính", "Sở Tài chính"),
    ],
)
def test_a_post_means_the_body_it_is_of(words, body):
    assert rules.body_of(words) == body


@pytest.mark.parametrize("state", ProposalState)
def test_only_what_is_open_is_settled_and_only_a_rejection_is_taken_back(state):
    settled = [to for to in ProposalState if rules.may_move(state, to)]
    if state == "open":
        assert set(settled) == {"accepted", "rejected", "merged", "split"}
    else:
        assert settled == (["open"] if state == "rejected" else [])


@pytest.mark.parametrize(
    ("title", "issued_on", "year"),
    [
        ("HOẠT ĐỘNG ĐỐI NGOẠI NĂM 2020 CỦA TỈNH", date(2019, 11, 25), 2020),
        ("Hoạt động đối ngoại của tỉnh", date(2019, 11, 25), 2020),
        ("Hoạt động đối ngoại của tỉnh", date(2019, 3, 5), 2019),
        ("Hoạt động đối ngoại của tỉnh", None, None),
    ],
)
def test_a_plan_is_for_the_year_it_names_else_for_the_one_after_a_late_signature(title, issued_on, year):
    assert year_of({"title": title, "issued_on": issued_on}) == year


def test_the_first_known_day_counts_and_recurring_ones_do_not():
    deadlines: list[dict[str, object]] = [
        {"on": "2020-06-15", "kind": "day"},
        {"on": "2020-01-31", "kind": "recurring"},
        {"on": None, "kind": "event"},
        {"on": "2020-05-01", "kind": "day"},
    ]
    assert rules.first_day(deadlines) == date(2020, 5, 1)
    assert rules.first_day([]) is None


@pytest.mark.parametrize(
    ("clauses", "kind"),
    [
        ([], ""),
        (["Báo cáo kết quả về Sở Ngoại vụ trước ngày 15/11/2020."], ""),
        (["Các phòng báo cáo tình hình trước ngày 18 hằng tháng."], "month"),
        (["Các sở báo cáo hàng tháng, quý, năm."], "month"),
        (["Định kỳ hằng quý báo cáo về Sở Tài chính."], "quarter"),
        (["Định kỳ 06 tháng các cơ quan có liên quan báo cáo kết quả."], "half"),
        (["Định kỳ 6 tháng, hàng năm báo cáo Ủy ban nhân dân tỉnh."], "half"),
        (["Định kỳ sáu tháng và năm báo cáo."], "half"),
        (["Định kỳ hằng năm, trước ngày 20/11, báo cáo về Sở."], "year"),
        (["Báo cáo hằng năm.", "Trước ngày 10 hằng quý báo cáo tình hình."], "quarter"),
        (["Trước ngày 01/6 và 15/11 hằng năm báo cáo kết quả thực hiện."], "half"),
        (["Hàng năm công bố báo cáo dự báo nhu cầu nhân lực."], ""),
        # a month of the calendar is no period
        (["Báo cáo trước ngày 30 tháng 6 năm 2020."], ""),
        (["Báo cáo trước ngày 06 tháng 4 năm 2020."], ""),
        (["Báo cáo trong 36 tháng của dự án."], ""),
    ],
)
def test_how_often_a_plan_asks_is_said_by_its_own_clauses(clauses, kind):
    assert rules.report_kind(clauses) == kind


@pytest.mark.parametrize(
    ("words", "due_on", "expected"),
    [
        ("Thường xuyên thăm hỏi thuyền viên", None, True),
        ("Tiếp tục duy trì quan hệ với địa phương bạn", None, True),
        ("Thường xuyên thăm hỏi thuyền viên", date(2020, 6, 15), False),
        ("Soạn sổ tay xưng hô", None, False),
    ],
)
def test_work_that_goes_on_has_no_day_and_says_so(words, due_on, expected):
    assert rules.is_standing(words, due_on=due_on) is expected
