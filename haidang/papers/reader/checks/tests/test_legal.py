"""L: papers that are cited."""

from haidang.papers.reader.checks.legal import alike
from haidang.papers.reader.checks.tests.small import findings, plan_text, quoted

TRUE_TITLE = "đẩy mạnh hội nhập kinh tế quốc tế theo hướng hiệu lực và hiệu quả hơn"


def test_two_days_of_one_number_that_differ_in_the_year():
    text = plan_text(
        bases="Căn cứ Quyết định số 55/QĐ-UBND ngày 04/9/2018 của Ủy ban nhân dân tỉnh;",
        closing="Thực hiện Quyết định số 55/QĐ-UBND ngày 04/9/2019 của Ủy ban nhân dân tỉnh.",
    )
    (finding,) = findings(text, "L101")
    assert finding.values["other"] == "04/09/2018"


def test_the_same_number_of_another_year_is_another_paper():
    text = plan_text(
        bases="Căn cứ Quyết định số 55/QĐ-UBND ngày 04/9/2018 của Ủy ban nhân dân tỉnh;",
        closing="Thực hiện Quyết định số 55/QĐ-UBND ngày 11/02/2019 của Ủy ban nhân dân tỉnh.",
    )
    assert findings(text, "L101") == []


def test_symbols_of_one_issuer_are_alike():
    assert alike("26/CT-TTgCP") == alike("26 / CT – TTg")
    text = plan_text(
        bases=f"Căn cứ Chỉ thị số 26/CT-TTg ngày 04/9/2018 của Thủ tướng Chính phủ về {TRUE_TITLE};",
        closing="Thực hiện Chỉ thị số 26/CT-TTgCP ngày 04/9/2018.",
    )
    assert [quoted(text, finding) for finding in findings(text, "L102")] == ["26/CT-TTgCP"]


def test_the_symbol_fits_the_kind():
    text = plan_text(closing="Thực hiện Kế hoạch số 12/QĐ-UBND ngày 01/02/2019 của Ủy ban nhân dân tỉnh.")
    (finding,) = findings(text, "L103")
    assert finding.values["meaning"] == "Quyết định"


def test_symbols_of_party_law_and_letters_are_right():
    right = (
        "Nghị quyết số 36-NQ/TW ngày 26/3/2004",
        "Chương trình hành động số 27-CTrHĐ/TU ngày 26/3/2018",
        "Công văn số 499/SNgV-LS&HTQT ngày 26/3/2018",
        "Luật số 70/2014/QH13 ngày 26/11/2014",
        "Thông báo kết luận số 627/TB-VPCP ngày 26/3/2018",
        "Quy định số 132-QĐ/TW ngày 08/3/2018",
    )
    for cited in right:
        assert findings(plan_text(closing=f"Thực hiện {cited}."), "L103") == [], cited


def test_a_plan_is_not_older_than_the_directive_it_carries_out():
    older = (
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 01/02/2018 về triển khai thực hiện Chỉ thị số 9/CT-BYT ngày 01/3/2018."
    )
    (finding,) = findings(plan_text(closing=older), "L104")
    assert finding.values["older"] == "Kế hoạch 5/KH-UBND"
    younger = older.replace("01/02/2018", "01/4/2018")
    assert findings(plan_text(closing=younger), "L104") == []


def test_papers_of_different_matters_may_have_any_order():
    text = plan_text(
        bases="Căn cứ Chỉ thị số 9/CT-BYT ngày 01/3/2018 của Bộ Y tế;\n"
        "Căn cứ Kế hoạch số 5/KH-UBND ngày 01/02/2018 của tỉnh;"
    )
    assert findings(text, "L104") == []


def test_words_put_into_a_title():
    title = TRUE_TITLE.replace("kinh tế quốc tế", "kinh tế sâu rộng quốc tế")
    text = plan_text(bases=f"Căn cứ Chỉ thị số 26/CT-TTg ngày 04/9/2018 của Thủ tướng Chính phủ về {title};")
    (finding,) = findings(text, "L105")
    assert finding.values["differs"] == "sâu rộng"


def test_a_title_may_lose_its_tail():
    title = TRUE_TITLE.removesuffix(" và hiệu quả hơn")
    text = plan_text(bases=f"Căn cứ Chỉ thị số 26/CT-TTg ngày 04/9/2018 của Thủ tướng Chính phủ về {title};")
    assert findings(text, "L105") == []


def test_a_known_paper_has_its_own_day():
    text = plan_text(bases=f"Căn cứ Chỉ thị số 26/CT-TTg ngày 04/8/2018 của Thủ tướng Chính phủ về {TRUE_TITLE};")
    (finding,) = findings(text, "L106")
    assert finding.values["known"] == "04/09/2018"


def test_26_ct_ttg_of_another_year_is_not_the_known_one():
    text = plan_text(bases="Căn cứ Chỉ thị số 26/CT-TTg ngày 05/8/2016 của Thủ tướng Chính phủ về kỷ luật hành chính;")
    assert findings(text, "L106") + findings(text, "L105") == []


def test_the_year_in_the_number_is_the_year_of_the_day():
    text = plan_text(bases="Căn cứ Nghị định số 80/2017/NĐ-CP ngày 17/7/2018 của Chính phủ;")
    assert [finding.values["year"] for finding in findings(text, "L107")] == ["2017"]


def test_a_paper_cannot_cite_a_later_one():
    text = plan_text(bases="Căn cứ Quyết định số 9/QĐ-UBND ngày 26/11/2019 của Ủy ban nhân dân tỉnh;")
    assert len(findings(text, "L108")) == 1


def test_a_basis_that_had_been_replaced():
    basis = "Căn cứ Nghị định số 12/2012/NĐ-CP ngày 01/3/2012 của Chính phủ về đăng ký hoạt động;"
    assert findings(plan_text(bases=basis), "L109") == []
    later = plan_text(bases=basis).replace("tháng 11 năm 2019", "tháng 11 năm 2023")
    assert [finding.values["heir"] for finding in findings(later, "L109")] == ["58/2022/NĐ-CP"]
