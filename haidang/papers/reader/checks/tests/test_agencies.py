"""A: who is charged, with whom, by what name."""

from haidang.papers.reader.checks.tests.small import RECIPIENTS, findings, plan_text, quoted, task

SOLUTION = "+ Ủy ban nhân dân các huyện, thị xã, thành phố chỉ đạo thành lập tổ công tác;\n"


def test_a_lead_may_not_coordinate_with_itself():
    text = plan_text(task(lead="Sở Ngoại vụ", others="Sở Ngoại vụ tỉnh, Sở Công Thương"))
    (finding,) = findings(text, "A101")
    assert quoted(text, finding) == "Sở Ngoại vụ tỉnh"


def test_the_office_of_the_committee_is_not_the_committee():
    assert findings(plan_text(task(lead="Ủy ban nhân dân tỉnh", others="Văn phòng UBND tỉnh")), "A101") == []


def test_several_leads_are_a_warning():
    (finding,) = findings(plan_text(task(lead="Sở Ngoại vụ, Sở Công Thương", others="Sở Tài chính")), "A102")
    assert finding.values["count"] == "2"


def test_a_name_with_commas_is_one_lead():
    assert findings(plan_text(task(lead="Sở Văn hóa, Thể thao và Du lịch")), "A102") == []


def test_bodies_of_two_provinces_are_two():
    assert findings(plan_text(task(others="Thanh tra tỉnh Đồng Nai, Thanh tra tỉnh Yên Bái")), "A108") == []
    assert len(findings(plan_text(task(others="Thanh tra tỉnh Đồng Nai, Thanh tra tỉnh")), "A108")) == 1


def test_phrases_for_many_are_not_several_leads():
    text = plan_text(task(lead="Các Sở, Ban, Ngành; UBND các huyện, thị xã, thành phố"))
    assert findings(text, "A102") == []


def test_a_lead_that_nobody_has_named():
    assert len(findings(plan_text(task(lead="Các cơ quan có liên quan")), "A103")) == 1


def test_a_task_given_to_nobody():
    idle = "1.2. Tổ chức hội nghị gặp mặt\n- Đơn vị phối hợp thực hiện: Sở Công Thương.\n"
    assert [finding.values["label"] for finding in findings(plan_text(task("1.1") + idle), "A104")] == ["1.2"]


def test_a_body_twice_in_one_list():
    (finding,) = findings(plan_text(task(others="Sở Công Thương, Sở Tài chính, Sở Công Thương")), "A108")
    assert finding.values["agency"] == "Sở Công Thương"


def test_a_body_with_a_task_must_be_a_recipient():
    text = plan_text(task(lead="Liên hiệp các tổ chức hữu nghị tỉnh", others="Công an tỉnh, Sở Ngoại vụ"))
    assert [quoted(text, finding) for finding in findings(text, "A105")] == ["Liên hiệp các tổ chức hữu nghị tỉnh"]


def test_recipients_may_be_written_short():
    recipients = RECIPIENTS.replace("- Lưu", "- LHHN, Tỉnh đoàn TNCSHCM;\n- Lưu")
    text = plan_text(task(lead="Liên hiệp các tổ chức hữu nghị tỉnh", others="Tỉnh Đoàn"), recipients=recipients)
    assert findings(text, "A105") == []


def test_a_list_of_departments_by_field_names_each():
    recipients = "- Sở: Ngoại vụ, Công Thương;\n- Lưu: VT."
    assert findings(plan_text(recipients=recipients), "A105") == []


def test_as_above_covers_everybody():
    recipients = "- Như mục II;\n- Lưu: VT."
    assert findings(plan_text(task(lead="Hội Nông dân tỉnh"), recipients=recipients), "A105") == []


def test_who_is_charged_in_a_solution_must_be_named():
    (finding,) = findings(plan_text(task(solutions=SOLUTION)), "A106")
    assert finding.values["label"] == "1.1"


def test_a_coordinator_charged_in_a_solution_is_noted():
    text = plan_text(task(others="Sở Công Thương, UBND các huyện, thị xã, thành phố có liên quan", solutions=SOLUTION))
    assert findings(text, "A106") == []
    assert len(findings(text, "A107")) == 1


def test_a_name_of_yesterday_is_a_warning_with_its_heirs():
    text = plan_text(task(lead="Sở Kế hoạch và Đầu tư")).replace("năm 2019", "năm 2025")
    (finding,) = findings(text, "A109")
    assert finding.values["heirs"] == "Sở Tài chính"
    assert findings(plan_text(task(lead="Sở Kế hoạch và Đầu tư")), "A109") == []


def test_aid_without_its_focal_point():
    title = "Vận động viện trợ phi chính phủ nước ngoài"
    (finding,) = findings(plan_text(task(title=title)), "A110")
    assert finding.values["agency"] == "Sở Kế hoạch và Đầu tư"
    assert findings(plan_text(task(title=title, others="Sở KH&ĐT")), "A110") == []


def test_the_focal_point_of_aid_changes_in_2025():
    text = plan_text(task(title="Vận động viện trợ phi chính phủ nước ngoài")).replace("năm 2019", "năm 2025")
    assert [finding.values["agency"] for finding in findings(text, "A110")] == ["Sở Tài chính"]


def test_difficulties_of_districts_must_be_heard():
    closing = (
        "Nếu có khó khăn, vướng mắc, các Sở, Ban, Ngành có liên quan kịp thời phản ánh về Sở Ngoại vụ để tổng hợp."
    )
    body = task(others="UBND các huyện, thị xã, thành phố")
    (finding,) = findings(plan_text(body, closing=closing), "A111")
    assert finding.values["left"] == "UBND cấp huyện"
    assert findings(plan_text(task(), closing=closing), "A111") == []


def test_a_recipient_may_be_written_by_its_initials():
    text = plan_text(task(lead="Báo và Phát thanh, Truyền hình Mẫu"), recipients=f"- Báo và PTTH Mẫu;\n{RECIPIENTS}")
    assert findings(text, "A105") == []


def test_a_department_of_next_year_is_no_wrong_name():
    text = plan_text(task(lead="Sở Nông nghiệp và Môi trường")).replace(
        "ngày 25 tháng 11 năm 2019", "ngày 22 tháng 02 năm 2025"
    )
    assert findings(text, "A109") == []
