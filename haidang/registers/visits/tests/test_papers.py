"""What the papers of a visit say, and when each may be drafted."""

from datetime import date

import pytest

from haidang.office.directory.models import Agency
from haidang.papers.writer.model import Item, Para
from haidang.registers.visits import examples, letters, services
from haidang.registers.visits.models import Visit
from haidang.registers.visits.papers import PAPERS
from tests.paper_words import carry_out, said

pytestmark = pytest.mark.django_db

KINDS = {kind.key.partition(".")[2]: kind for kind in PAPERS}
TODAY = date(2026, 6, 1)


@pytest.fixture
def prepared(visit):
    examples.member(visit)
    examples.session(visit)
    examples.session(visit, kind="work", on=date(2026, 6, 10), at="09:00", until="11:00", words="Khảo sát cảng")
    return visit


def test_the_programme_tells_every_hour_and_nothing_personal(prepared, desk):
    paper = letters.programme(prepared, TODAY, desk)
    told = said(paper)
    for words in (
        "Đón và làm việc với đoàn công tác", "Số khách: 06 người.", "từ ngày 09/6/2026 đến ngày 11/6/2026",
        "09/6/2026\n14.00 - 15.00 | Tiếp: lãnh đạo tỉnh tiếp đoàn", "Bà Mẫu Thị Dịch; 72A-000.00",
        "10/6/2026\n09.00 - 11.00 | Làm việc: khảo sát cảng", "1 | Ông Mẫu Văn Khách | Thứ trưởng",
    ):  # fmt: skip
        assert words in told, words
    assert "MU1234567" not in told
    assert [annex.title for annex in paper.annexes] == ["Danh sách đoàn"]


def test_an_invitation_says_to_what_when_and_where(prepared, desk, norms):
    told = said(letters.invitation(prepared, TODAY, desk))
    for words in (
        "GM-", "Dự buổi lãnh đạo tỉnh tiếp đoàn", "Thời gian: 14 giờ 00, ngày 09 tháng 6 năm 2026.",
        "Địa điểm: Nhà khách UBND tỉnh.", "do Ông Mẫu Văn Khách, Thứ trưởng dẫn đầu",
    ):  # fmt: skip
        assert words in told, words
    call = said(letters.invitation(examples.light(), TODAY, desk))
    assert "Thời gian: 09 giờ 00, ngày 09/6/2026." in call


def test_an_invitation_names_whom_the_book_knows_and_has_dots_where_it_knows_nobody(prepared, desk, norms):
    nobody = letters.invitation(examples.light(), TODAY, desk)
    assert nobody.blocks[1] == Para("………")
    agencies = Agency.objects.filter(name__in=["Sở Du lịch", "Sở Công Thương"])
    services.consult(prepared, agencies=agencies, words="Đề nghị cho ý kiến.", by=desk)
    asked = Visit.objects.get(pk=prepared.pk)
    names = [each.words for each in letters.invitation(asked, TODAY, desk).blocks if isinstance(each, Item)]
    assert {"Sở Du lịch", "Sở Công Thương"} <= {str(each)[:-1] for each in names}
    assert names[names.index("Sở Công Thương;") + 1] == "Sở Du lịch."
    duties = said(letters.programme(asked, TODAY, desk))
    assert "Sở Công Thương: phối hợp theo chức năng, nhiệm vụ" in duties
    assert "………" not in duties


def test_what_is_expected_is_never_among_what_was_reached(prepared, desk):
    prepared.achieved, prepared.expected = "Hai bên trao đổi danh mục cảng.", "Ký ghi nhớ trong năm 2027."
    examples.commitment(prepared)
    told = said(letters.report(prepared, TODAY, desk))
    reached, _mark, expected = told.partition("3. Kết quả còn dự kiến")
    assert "Hai bên trao đổi" in reached
    assert "Ký ghi nhớ" not in reached
    assert "Ký ghi nhớ" in expected
    assert "Gửi danh mục dự án cảng kêu gọi đầu tư" in expected
    assert "31/7/2026" in expected


def test_each_paper_waits_for_its_time(prepared, desk, settings):
    def possible(row, today):
        return {name for name, kind in KINDS.items() if name != "list" and not kind.hindrance(row, today)}

    assert possible(prepared, TODAY) == {"programme", "invitation"}
    examples.approved(prepared)
    settings.HAIDANG_TODAY = after = date(2026, 6, 15)
    row = services.hold(Visit.objects.get(pk=prepared.pk), achieved="Đã trao đổi.", by=desk)
    assert possible(row, after) == {"report"}
    paper = examples.paper("78/BC-SNgV")
    paper.issued_on = after
    paper.save()
    carry_out(KINDS["report"], row, paper, desk)
    assert Visit.objects.get(pk=row.pk).report == paper
    other = services.cancel(examples.visit(), reason="Khách hoãn.", by=desk)
    assert possible(other, TODAY) == set()


def test_a_courtesy_call_is_named_once(desk, norms):
    call = examples.light(guests="Tổng Lãnh sự nước bạn (minh họa)")
    told = [make(call, TODAY, desk) for make in (letters.programme, letters.invitation, letters.report)]
    assert [paper.about for paper in told] == [
        "Tiếp xã giao Tổng Lãnh sự nước bạn (minh họa)",
        "Dự buổi tiếp xã giao Tổng Lãnh sự nước bạn (minh họa)",
        "Kết quả tiếp xã giao Tổng Lãnh sự nước bạn (minh họa)",
    ]
    examples.session(call, words="Tiếp xã giao Tổng Lãnh sự")
    words = said(letters.programme(call, TODAY, desk)) + said(letters.invitation(call, TODAY, desk))
    assert "Tiếp: tiếp" not in words
    assert "trong chuyến thăm của" not in words
