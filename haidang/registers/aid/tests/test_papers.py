"""What the papers of aid say, and when each may be drafted."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from haidang.registers.aid import examples_ingo, letters
from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid.models import AidProject, AidReport, DonorLetter
from haidang.registers.aid.papers import PAPERS
from tests.paper_words import carry_out, said, table_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]

KINDS = {kind.key.partition(".")[2]: kind for kind in PAPERS}
TODAY = date(2026, 3, 2)


def again(row):
    return type(row).objects.get(pk=row.pk)


def test_the_decision_names_donor_amount_owner_and_term(desk):
    row = examples.appraised()
    examples.gift(row)
    paper = letters.decision(again(row), TODAY, desk)
    told = said(paper)
    for words in (
        f"Về việc phê duyệt khoản viện trợ “{row.title}”", f"Nhà tài trợ: {row.donor}.",
        "Giá trị viện trợ: 50.000,00 USD, tương đương 1.250.000.000 đồng (tỷ giá ngày 02/3/2026).",
        "Thời gian thực hiện: từ ngày 02/3/2026 đến ngày 02/3/2027.", "Bộ dụng cụ sửa máy tàu | 40 bộ | 0",
        "Đối tượng thụ hưởng: Ngư dân, phụ nữ làng chài (120 người).", f"Theo đề nghị của {row.appraiser}",
    ):  # fmt: skip
        assert words in told, words
    assert paper.signature.post == "CHỦ TỊCH"
    assert KINDS["decision"].hindrance(row, TODAY) == ""
    row.topic = "religion"
    assert "Thủ tướng Chính phủ" in KINDS["decision"].hindrance(row, TODAY)
    carry_out(KINDS["decision"], again(row), examples.paper("phê duyệt", by=examples.CHAIR, series="QĐ-UBND"), desk)
    assert again(row).stage == "approved"


def test_the_report_tells_the_ledger_of_its_period_and_since_the_beginning(desk, settings):
    row = examples.running()
    examples.disbursement(row)
    settings.HAIDANG_TODAY = later = date(2026, 9, 1)
    examples.disbursement(row, on=date(2026, 7, 15), amount=Decimal(10_000))
    told = said(letters.report(again(row), later, desk))
    assert "(Số liệu từ ngày 01/01/2026 đến ngày 30/6/2026)" in told
    # what came in July is of the next period
    assert "Giải ngân trong kỳ: 20.000,00 USD (quy ra 508.000.000 đồng); lũy kế: 20.000,00 USD" in told
    assert "bằng 40,0% giá trị cam kết" in told
    assert KINDS["report"].hindrance(row, TODAY) == "Không có báo cáo nào đến kỳ mà chưa gửi."
    paper = examples.paper("báo cáo 6 tháng", on=later)
    carry_out(KINDS["report"], row, paper, desk)
    assert [(each.kind, each.year, each.paper) for each in AidReport.objects.all()] == [("half", 2026, paper)]
    assert KINDS["report"].hindrance(again(row), later)  # the year is not over


def test_the_report_on_money_carries_over_what_came_before(desk, settings):
    row = examples.running()
    examples.disbursement(row)
    settings.HAIDANG_TODAY = date(2026, 9, 1)
    examples.disbursement(row, on=date(2026, 7, 15), amount=Decimal(10_000), by_account=False)
    AidReport.objects.create(project=row, kind="money-half", year=2026, sent_on=date(2026, 8, 1))
    settings.HAIDANG_TODAY = later = date(2027, 1, 20)
    told = said(letters.money_report(again(row), later, desk))
    assert "(Số liệu từ ngày 01/01/2026 đến ngày 31/12/2026)" in told
    assert "Tiếp nhận trong kỳ | 30.000,00 USD | 762.000.000 đồng" in told
    assert "Lũy kế đến đầu kỳ | 0,00 USD | 0 đồng" in told
    assert "Có 1 lần tiếp nhận tiền không qua tài khoản viện trợ" in told
    carry_out(KINDS["money-report"], row, examples.paper("báo cáo tài chính", on=later), desk)
    assert AidReport.objects.filter(kind="money-year", year=2026).exists()


def test_a_year_of_aid_sums_what_its_annex_lists(desk, accepted):
    for row in (examples.running(), examples.running(amount=Decimal(10_000))):
        examples.disbursement(row, amount=Decimal(1_000))
    examples.project()  # nobody agreed to it
    accepted.year = 2026
    paper = letters.of_year(accepted, date(2027, 1, 5), desk)
    told = said(paper)
    assert "phê duyệt, tiếp nhận 2 khoản viện trợ" in told
    assert "quy ra đồng 1.500.000.000 đồng" in told
    assert "giải ngân trong năm của 2 khoản, quy ra đồng 50.800.000 đồng" in told
    assert len(table_in(paper.annexes[0].blocks).rows) == 2
    assert KINDS["year"].hindrance(accepted, TODAY)
    accepted.year = None
    assert "chưa ghi năm" in KINDS["year"].hindrance(accepted, TODAY)
    accepted.year = 2020
    assert "không có khoản viện trợ nào" in said(letters.of_year(accepted, TODAY, desk))


def test_the_forms_on_organisations_tell_the_book(desk):
    paper = examples_ingo.registration(number="88/CNV-HĐ")
    examples_ingo.activity(paper.ingo, on=date(2025, 6, 1))
    report = examples_ingo.ingoreport(ingo=paper.ingo, year=2025, plans="Khám mắt thêm hai huyện.")
    other = examples_ingo.activity(on=date(2025, 7, 1), people=60)
    year = examples_ingo.ingoyear(year=2025)
    told = said(letters.of_province(year, TODAY, desk))
    for words in (
        "(Mẫu số 04 ban hành kèm theo Nghị định số 58/2022/NĐ-CP)", "1. Tổ chức hoạt động trong năm: 2",
        "Giá trị giải ngân trong kỳ: 48.000,00 USD; số người hưởng lợi: 1.260.",
        f"Còn 1 tổ chức chưa gửi báo cáo năm ({other.ingo})", year.assessment,
    ):  # fmt: skip
        assert words in told, words
    own = letters.of_organisation(report, TODAY, desk)
    assert (own.head.issuer, own.signature.post) == (paper.ingo.name.upper(), "NGƯỜI ĐẠI DIỆN")
    told = said(own)
    for words in ("Giấy đăng ký: số 88/CNV-HĐ", "48.000,00 USD.", "1.200.", "01/6/2025 | Khám mắt", report.plans):
        assert words in told, words
    assert KINDS["ingo-year"].hindrance(year, date(2025, 12, 14))
    assert KINDS["ingo-year"].hindrance(year, date(2025, 12, 15)) == ""


def test_a_project_is_told_in_two_languages_each_thing_beside_itself(desk):
    row = examples_ingo.summary()
    assert "chưa được xác nhận" in KINDS["summary"].hindrance(row, TODAY)
    sent = examples_ingo.letter(summary=examples_ingo.ready())
    paper = letters.to_donor(sent, TODAY, desk)
    assert paper.to == (str(sent.partner),)
    assert "cho biết ý kiến trước ngày 01/4/2026" in said(paper)
    told = said(paper)
    assert f"Tên dự án: {sent.summary.title} | Project title: {sent.summary.title_english}" in told
    assert "Kinh phí đề nghị tài trợ: 60.000,00 USD | Funding requested: 60.000,00 USD" in told
    document = examples.paper("giới thiệu dự án", series="SNgV-HTQT")
    carry_out(KINDS["letter"], sent, document, desk)
    assert DonorLetter.objects.get(pk=sent.pk).document == document


def test_an_agency_drafts_of_its_own_and_nobody_of_another(officer, desk):
    row = examples.running()
    drafts = [AidProject.objects.for_user(user, "draft").filter(pk=row.pk).exists() for user in (officer, desk)]
    assert drafts == [row.agency_id == officer.agency_id, True]
    assert TODAY + timedelta(days=365) == row.ends_on
