"""S: parts of the paper, numbers, promises."""

from haidang.papers.reader.checks.tests.small import findings, plan_text, quoted, task

DRAFT = task("1.1", "Xây dựng kế hoạch hoạt động ngoại giao văn hóa năm 2020", lead="Sở Văn hóa và Thể thao")


def test_an_annex_that_is_promised_must_come():
    text = plan_text(task(title="Tổ chức các đoàn công tác (đính kèm Phụ lục các đoàn đi nước ngoài)"))
    (finding,) = findings(text, "S101")
    assert quoted(text, finding) == "đính kèm Phụ lục"


def test_an_annex_that_came_is_no_finding():
    text = plan_text(
        task(title="Tổ chức các đoàn công tác (đính kèm Phụ lục các đoàn đi nước ngoài)"),
        after="\nPHỤ LỤC\nCÁC ĐOÀN ĐI NƯỚC NGOÀI\n",
    )
    assert findings(text, "S101") == []


def test_the_annex_of_another_paper_is_not_promised():
    text = plan_text(closing="Thực hiện theo Phụ lục I kèm theo Nghị định số 30/2020/NĐ-CP.")
    assert findings(text, "S101") == []


def test_a_deputy_signs_on_behalf_of_the_committee():
    signature = "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An"
    assert [finding.severity for finding in findings(plan_text(signature=signature), "S102")] == ["warning"]


def test_a_report_may_be_the_chairmans_own():
    text = plan_text(signature="KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn An").replace("\nKẾ HOẠCH\n", "\nBÁO CÁO\n")
    assert [finding.severity for finding in findings(text, "S102")] == ["note"]


def test_a_department_signs_in_its_own_name():
    text = plan_text(signature="GIÁM ĐỐC\nNguyễn Văn An").replace(
        "ỦY BAN NHÂN DÂN\nTỈNH ĐỒNG NAI", "UBND TỈNH A\nSỞ NGOẠI VỤ", 1
    )
    assert findings(text, "S102") == []


def test_a_number_left_out_and_a_number_twice():
    body = task("1.1") + task("1.3") + task("1.3")
    assert [finding.values["label"] for finding in findings(plan_text(body), "S103")] == ["1.3", "1.3"]


def test_letters_may_follow_either_alphabet():
    official = "\n".join(f"{letter}) Giao Sở Ngoại vụ chủ trì việc thứ {letter};" for letter in "abcdđe")
    latin = "\n".join(f"{letter}) Giao Sở Ngoại vụ chủ trì việc thứ {letter};" for letter in "abcde")
    assert findings(plan_text(closing=official), "S103") == []
    assert findings(plan_text(closing=latin), "S103") == []


def test_letters_with_a_gap_are_found():
    body = "a) Một việc;\nb) Hai việc;\ng) Ba việc."
    assert [finding.values["label"] for finding in findings(plan_text(closing=body), "S103")] == ["g"]


def test_a_number_of_another_heading():
    (finding,) = findings(plan_text(task("1.1") + task("2.2")), "S104")
    assert (finding.values["label"], finding.values["parent"]) == ("2.2", "1")


def test_a_task_without_its_own_number_among_many_with_one():
    body = "".join(task(f"1.{n}") for n in (1, 2, 3)) + task("2", "Công tác quốc phòng:")
    assert [finding.values["label"] for finding in findings(plan_text(body), "S105")] == ["2"]


def test_a_description_before_the_charge_is_unlike_the_others():
    body = "".join(task(f"1.{n}") for n in (1, 2, 3))
    described = task("1.4").replace("\n", "\nƯu tiên các doanh nghiệp có năng lực, kinh nghiệm đầu tư vào tỉnh.\n", 1)
    assert [finding.values["label"] for finding in findings(plan_text(body + described), "S106")] == ["1.4"]


def test_a_plan_said_to_be_approved_while_another_task_drafts_it():
    follows = task(
        "1.2", solutions="+ Theo kế hoạch ngoại giao văn hóa năm 2020 đã được Ủy ban nhân dân tỉnh phê duyệt.\n"
    )
    (finding,) = findings(plan_text(DRAFT + follows), "S107")
    assert finding.values["label"] == "1.1"


def test_another_plan_may_be_approved():
    follows = task("1.2", solutions="+ Theo kế hoạch đầu tư công năm 2020 đã được Ủy ban nhân dân tỉnh phê duyệt.\n")
    assert findings(plan_text(DRAFT + follows), "S107") == []


def test_a_comparison_needs_a_figure():
    assert len(findings(plan_text(closing="Tiến hành giảm số lượng đoàn so với năm 2019."), "S108")) == 1
    assert findings(plan_text(closing="Tiến hành giảm 10% số lượng đoàn so với năm 2019."), "S108") == []


def test_a_solution_goes_on_with_one_country_of_two():
    body = task(
        title="Cấp học bổng cho sinh viên Lào, sinh viên Campuchia",
        solutions="+ Xây dựng kế hoạch cho sinh viên Lào, Campuchia;\n+ Cùng phía Campuchia tuyển sinh viên Lào.\n",
    )
    (finding,) = findings(plan_text(body), "S109")
    assert finding.values["left"] == "Campuchia"


def test_two_leads_promise_the_same():
    words = "Tổ chức các ngày văn hóa và biểu diễn nghệ thuật của các nước bạn trên địa bàn tỉnh"
    other = "Hỗ trợ tổ chức các ngày văn hóa và biểu diễn nghệ thuật của các nước bạn trên địa bàn tỉnh trong năm"
    body = task("1.1", words, lead="Sở Ngoại vụ") + task("1.2", other, lead="Sở Du lịch") + task("1.3", lead="Sở Y tế")
    assert [finding.values["label"] for finding in findings(plan_text(body), "S110")] == ["1.2"]
    same_lead = body.replace("Sở Du lịch", "Sở Ngoại vụ")
    assert findings(plan_text(same_lead), "S110") == []


def test_a_ban_on_trips_needs_days_when_a_trip_has_one():
    closing = "Không tổ chức các chuyến đi trùng với thời gian tổ chức Đại hội."
    body = task(title="Tổ chức đoàn đi học tập kinh nghiệm tại nước ngoài")
    assert [finding.values["tasks"] for finding in findings(plan_text(body, closing=closing), "S111")] == ["1.1"]
    dated = closing.replace("Đại hội", "Đại hội (tháng 10/2020)")
    assert findings(plan_text(body, closing=dated), "S111") == []


def test_a_text_that_is_cut_before_its_foot_promises_nothing():
    text = plan_text(task(title="Tổ chức các đoàn công tác (đính kèm Phụ lục các đoàn đi nước ngoài)"))
    assert findings(text[: text.index("Nơi nhận")], "S101") == []


def test_the_numbers_of_a_quoted_paper_are_not_ours():
    closing = "Điều 5 ghi: “c) Việc thứ nhất;\nd) Việc thứ hai.\ng) Việc thứ ba.”\n"
    assert findings(plan_text(closing=closing), "S103") == []
    assert findings(plan_text(closing=closing), "T101") == []


def test_a_quotation_that_never_ends_is_found():
    assert len(findings(plan_text(closing="Điều 5 ghi: “c) Việc thứ nhất;\nd) Việc thứ hai.\n"), "T101")) == 1
