"""What the papers of a delegation say, and when each may be drafted."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from haidang.kit.files.tests.made import upload
from haidang.office.documents import services as documents
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.office.documents.services import cite
from haidang.papers.writer.word import docx_of
from haidang.registers.delegations import examples, letters, services
from haidang.registers.delegations.models import Delegation, Member, TripReport
from haidang.registers.delegations.papers import PAPERS
from tests.paper_words import carry_out, said, table_in

pytestmark = pytest.mark.django_db

KINDS = {kind.key.partition(".")[2]: kind for kind in PAPERS}
TODAY = date(2020, 3, 2)


def test_the_decision_says_who_goes_where_when_for_what_and_what_is_owed_after(decided, desk):
    paper = letters.decision(decided, TODAY, desk)
    told = said(paper)
    assert (paper.kind, paper.head.symbol, paper.signature.post) == ("QUYẾT ĐỊNH", "QĐ-UBND", "CHỦ TỊCH")
    assert paper.about.startswith("Về việc cử đoàn xúc tiến thương mại tại Nhật Bản")
    for words in (
        "Điều 1. Cử đoàn xúc tiến thương mại", "gồm 02 người", "do ông (bà) Trần Thị Mẫu, Giám đốc",
        "đi công tác tại Osaka, ", "từ ngày 15/6/2020 đến ngày 19/6/2020 (05 ngày)", decided.purpose,
        "Đối tác đài thọ toàn bộ chuyến đi.", "Lê Văn Mẫu", "báo cáo kết quả chuyến đi với Ủy ban nhân dân tỉnh",
        "chậm nhất ngày", "Điều 3. Chánh Văn phòng",
    ):  # fmt: skip
        assert words in told, words
    assert "Căn cứ Điều 11" not in told  # that law was not in force in March 2020
    assert "C1234567" not in told
    assert not paper.annexes
    assert docx_of(paper)[:2] == b"PK"


def test_a_long_delegation_is_listed_in_an_annex(decided, desk):
    for number in range(3):
        Member.objects.create(delegation=decided, position=9 + number, name=f"Người mẫu {number}", post="Chuyên viên")
    paper = letters.decision(decided, TODAY, desk)
    table = table_in(paper.annexes[0].blocks)
    assert [row.cells[1] for row in table.rows] == [str(each) for each in decided.members.order_by("position", "pk")]
    assert "(danh sách tại phụ lục kèm theo)" in said(paper)


def test_the_scheme_tells_the_whole_dossier_and_shows_money_to_who_may_see_it(trip, officer, desk, cast):
    estimate = services.begin_estimate(trip, by=officer, fund="province", currency="VND")
    estimate.lines.create(item="Vé máy bay", unit="vé", quantity=2, times=1, price=Decimal(15_000_000))
    trip.refresh_from_db()
    told = said(letters.scheme(trip, TODAY, officer))
    heads = [words for words in told.splitlines() if words.split(".")[0] in ("I", "II", "III", "IV", "V", "VI", "VII")]
    assert [head.partition(". ")[2] for head in heads][:4] == [
        "CĂN CỨ VÀ SỰ CẦN THIẾT", "MỤC ĐÍCH, YÊU CẦU", "THÀNH PHẦN ĐOÀN", "THỜI GIAN, NƠI ĐẾN, ĐỐI TÁC",
    ]  # fmt: skip
    for words in (trip.forecast, "Khảo sát cảng", "Mười bộ tặng phẩm đặc sản", "30.000.000 đồng", "16/6/2020"):
        assert words in told, words
    stranger = cast["so-tai-chinh"] if "so-tai-chinh" in cast else cast["cong-an"]
    hidden = said(letters.scheme(trip, TODAY, stranger))
    assert ("30.000.000 đồng" in hidden) == trip.estimate.__class__.objects.for_user(stranger, "view").exists()


def test_what_is_expected_is_never_among_what_was_reached(norms, cast, desk):
    row = examples.reported()
    TripReport.objects.update(expected="Hai bên sẽ ký ghi nhớ trong quý IV.", differs="", lessons="")
    told = said(letters.report(Delegation.objects.get(pk=row.pk), TODAY, desk))
    reached, _mark, expected = told.partition("2. Kết quả còn dự kiến")
    assert "Hai doanh nghiệp cảng nhận lời khảo sát." in reached
    assert "sẽ ký ghi nhớ" in expected
    assert "sẽ ký ghi nhớ" not in reached
    assert "Gửi hồ sơ giới thiệu cảng cho thành phố bạn" in told
    assert "01/12/2020" in told
    assert "ĐÁNH GIÁ" not in told  # nobody wrote any


def test_each_paper_waits_for_its_time(trip, officer, desk, chair):
    def hindered(row, today=TODAY):
        return {name for name, kind in KINDS.items() if kind.model.startswith("del") and kind.hindrance(row, today)}

    assert hindered(trip) == {"decision", "report"}
    row = services.appraise(services.ask(trip, by=officer), words="Đề nghị cử đoàn.", by=desk)
    assert hindered(row) == {"report"}
    row.head_rank = "secretary"
    assert "không có quyết định của UBND tỉnh" in KINDS["decision"].hindrance(row, TODAY)
    row.refresh_from_db()
    row = services.decide(row, by=chair)
    assert hindered(row) == {"report"}
    assert hindered(row, date(2020, 6, 20)) == set()
    row = services.cancel(row, reason="Đối tác hoãn.", by=desk)
    assert hindered(row) == {"scheme", "decision", "report"}


def test_the_signed_decision_is_the_decision(appraised, desk, officer):
    document = cite("7/QĐ-UBND", TODAY, "UBND tỉnh", about="cử đoàn", by=desk)
    carry_out(KINDS["decision"], appraised, document, officer)  # not theirs: the desk records it
    assert Delegation.objects.get(pk=appraised.pk).stage == "appraised"
    carry_out(KINDS["decision"], appraised, document, desk)
    row = Delegation.objects.get(pk=appraised.pk)
    assert (row.stage, row.decision) == ("decided", document)
    carry_out(KINDS["scheme"], row, document, officer)
    assert Delegation.objects.get(pk=row.pk).scheme == document


def test_an_agency_drafts_of_its_own_at_every_stage(decided, officer, desk, cast):
    drafts = {name for name, user in cast.items() if Delegation.objects.for_user(user, "draft").exists()}
    assert {officer.username, desk.username} <= drafts
    assert not drafts & {"cong-an", "kiem-tra", "lanh-dao-ubnd"}


def test_the_list_of_a_year_is_the_annex_of_its_plan(trip, desk, accepted):
    paper = letters.of_plan(accepted, TODAY, desk)
    assert [annex.landscape for annex in paper.annexes] == [True]
    Delegation.objects.update(plan=accepted)
    table = table_in(letters.of_plan(accepted, TODAY, desk).annexes[0].blocks)
    assert [row.cells[1] for row in table.rows] == [trip.title]
    assert table.rows[0].cells[6] == "15/06/2020 - 19/06/2020 (05 ngày)"


def test_from_the_draft_to_the_signed_file_one_paper_decides(appraised, desk, officer, settings):
    kind = paper_kinds()["delegations.decision"]
    with pytest.raises(PermissionDenied):
        documents.draft(kind, appraised, by=officer)
    made = documents.draft(kind, appraised, by=desk)
    held = documents.issue(made, number="15", on=settings.HAIDANG_TODAY, by=desk)
    assert held.document
    assert held.document.issuer
    assert (held.document.number, held.document.issuer.code) == ("15/QĐ-UBND", "UBND")
    documents.sign(held, upload=upload("ban-ky.docx"), by=desk)
    row = Delegation.objects.get(pk=appraised.pk)
    assert (row.stage, row.decision, row.decider) == ("decided", held.document, "chair")
