"""D: days that cannot be, days that are known, deadlines."""

from haidang.papers.reader.checks.tests.small import findings, plan_text, quoted, task


def test_a_day_that_no_calendar_has_is_an_error():
    text = plan_text(closing="Báo cáo trước ngày 31/11/2020; họp ngày 29 tháng 02 năm 2019.")
    assert [quoted(text, finding) for finding in findings(text, "D101")] == ["31/11/2020", "ngày 29 tháng 02 năm 2019"]


def test_29_february_of_a_leap_year_is_a_day():
    assert findings(plan_text(closing="Báo cáo trước ngày 29/02/2020."), "D101") == []


def test_the_day_of_relations_is_compared_with_the_known_one():
    text = plan_text(closing="Kỷ niệm quan hệ ngoại giao Việt Nam - Nhật Bản (20/9/1973).")
    (finding,) = findings(text, "D102")
    assert quoted(text, finding) == "20/9/1973"
    assert finding.values["known"] == "21/09/1973"
    assert finding.severity == "warning", "the known day is own knowledge, not read in a source"


def test_a_day_read_in_a_source_makes_an_error():
    (finding,) = findings(plan_text(closing="Kỷ niệm quan hệ ngoại giao Việt Nam - Cuba (01/12/1960)."), "D102")
    assert finding.severity == "error"


def test_the_right_day_of_relations_is_left_alone():
    assert findings(plan_text(closing="Kỷ niệm quan hệ ngoại giao Việt Nam - Nhật Bản (21/9/1973)."), "D102") == []


def test_another_event_with_a_country_is_left_alone():
    text = plan_text(closing="Kỷ niệm Hiệp ước hữu nghị giữa hai nước Việt Nam - Lào (18/7/1977).")
    assert findings(text, "D102") == []


def test_the_day_viet_nam_joined_asean():
    text = plan_text(closing="Kỷ niệm Việt Nam gia nhập ASEAN (27/7/1995 - 27/7/2020).")
    assert [finding.values["known"] for finding in findings(text, "D103")] == ["28/07/1995"]


def test_years_between_two_days_are_counted():
    text = plan_text(closing="Kỷ niệm 45 năm thiết lập quan hệ (23/9/1973 - 23/9/2020).")
    (finding,) = findings(text, "D104")
    assert finding.values["counted"] == "47"
    assert findings(plan_text(closing="Kỷ niệm 45 năm thiết lập quan hệ (1975 - 2020)."), "D104") == []


def test_a_task_due_before_the_paper_was_signed():
    (finding,) = findings(plan_text(task(due="trước ngày 30/6/2019")), "D105")
    assert finding.values["due"].endswith("/06/2019")
    assert findings(plan_text(task(due="trước ngày 30/6/2020")), "D105") == []


def test_a_task_without_a_deadline_is_noted():
    (finding,) = findings(plan_text(task(due="")), "D106")
    assert finding.values["label"] == "1.1"
    assert finding.severity == "note"


def test_a_standing_task_has_its_time():
    assert findings(plan_text(task(due="Thường xuyên")), "D106") == []


def test_a_paper_that_speaks_of_deadlines_must_set_them():
    closing = "Các cơ quan thực hiện đúng tiến độ đã được quy định tại Kế hoạch này."
    bare = "".join(task(f"1.{n}", due="") for n in (1, 2, 3))
    dated = "".join(task(f"1.{n}") for n in (1, 2, 3))
    assert len(findings(plan_text(bare, closing=closing), "D107")) == 1
    assert findings(plan_text(dated, closing=closing), "D107") == []


def test_a_round_year_with_a_first_partner_is_missed():
    text = plan_text(task(title="Tăng cường hợp tác với các nước (ưu tiên Đức, Myanmar, Lào)"))
    missed = {finding.values["country"]: finding.values["years"] for finding in findings(text, "D108")}
    assert missed == {"Đức": "45", "Myanmar": "45"}


def test_a_round_year_that_is_kept_is_not_missed():
    text = plan_text(
        task(title="Tăng cường hợp tác với các nước (ưu tiên Đức)"),
        closing="Kỷ niệm 45 năm quan hệ ngoại giao Việt Nam - Đức (23/9/1975 - 23/9/2020).",
    )
    assert findings(text, "D108") == []


def test_only_plans_of_foreign_affairs_are_asked_for_anniversaries():
    text = plan_text(
        task(title="Mở rộng thị trường xuất khẩu (ưu tiên Đức) và ASEAN"), title="PHÁT TRIỂN XUẤT KHẨU NĂM 2020"
    )
    assert findings(text, "D108") + findings(text, "D109") == []


def test_a_row_under_a_merged_number_has_the_time_of_the_one_above():
    table = (
        "PHỤ LỤC\n| STT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n"
        "| 1 | Đón đoàn khách xa | Sở Ngoại vụ | Quý I/2020 |\n"
        "| Tiễn đoàn khách ra sân bay | Sở Du lịch |\n"
    )
    assert findings(plan_text(after=table), "D106") == []


def test_a_plan_of_five_years_counts_both_ends_and_an_anniversary_does_not():
    assert findings(plan_text(closing="Thực hiện kế hoạch 5 năm (2021 - 2025) của tỉnh."), "D104") == []
    assert len(findings(plan_text(closing="Kỷ niệm 5 năm ngày ký kết (2015 - 2019)."), "D104")) == 1
