"""What the papers of an agreement say, and when each may be drafted."""

from datetime import date

import pytest

from haidang.office.documents.services import cite
from haidang.registers.agreements import letters, services
from haidang.registers.agreements.choices import ChangeKind, Level, Scope
from haidang.registers.agreements.models import Agreement
from haidang.registers.agreements.papers import PAPERS
from tests.paper_words import carry_out, said

pytestmark = pytest.mark.django_db

OPINIONS, REPORT, LIST = PAPERS


def test_opinions_are_asked_of_whom_the_law_names_by_the_day_it_gives(proposed, officer, today):
    proposed.on_defence = True
    paper = letters.opinions(proposed, today, officer)
    told = said(paper)
    assert paper.kind == ""
    assert paper.to == ("Bộ Ngoại giao", "Bộ Quốc phòng")
    for words in (
        f"V/v lấy ý kiến về dự thảo thỏa thuận “{proposed.name}”", "Thực hiện Điều 18 Luật số 70/2020/QH14",
        proposed.foreign_party, proposed.summary, "Có nội dung: quốc phòng.", "trước ngày 13/3/2024",
    ):  # fmt: skip
        assert words in told, words
    assert "đã ký" not in told


def test_a_change_is_asked_about_with_the_agreement_that_was_signed(signed, desk, today):
    row = signed(date(2021, 8, 2))
    services.begin(row, ChangeKind.EXTEND, words="Hai bên muốn tiếp tục", until=date(2030, 1, 1), by=desk)
    told = said(letters.opinions(Agreement.objects.get(pk=row.pk), today, desk))
    assert "gia hạn thỏa thuận" in told
    assert "Đề xuất gia hạn đến hết ngày 01/01/2030: Hai bên muốn tiếp tục." in told
    assert "bản sao thỏa thuận đã ký" in told


def test_what_was_signed_is_reported_in_the_name_of_the_committee(signed, desk, today):
    row = signed(date(2024, 2, 20))
    paper = letters.report(row, today, desk)
    told = said(paper)
    assert paper.signature.formula == ("TM. ỦY BAN NHÂN DÂN",)
    assert paper.to == ("Thủ tướng Chính phủ", "Bộ Ngoại giao")
    assert "Ngày 20 tháng 02 năm 2024, Ủy ban nhân dân tỉnh đã ký" in told
    assert "đến hết ngày 19/02/2029" in told


def test_each_paper_waits_for_its_time_and_the_army_has_none(proposed, signed, today):
    done = signed(date(2024, 2, 20))
    assert [bool(kind.hindrance(proposed, today)) for kind in (OPINIONS, REPORT)] == [False, True]
    assert [bool(kind.hindrance(done, today)) for kind in (OPINIONS, REPORT)] == [True, False]
    for facts in ({"level": Level.ARMY}, {"scope": Scope.CONTRACT}):
        for name, value in facts.items():
            setattr(done, name, value)
        assert all(kind.hindrance(done, today) for kind in (OPINIONS, REPORT))
        done.refresh_from_db()


def test_the_signed_letter_asks_and_the_signed_report_is_reported(proposed, signed, officer, desk, agency, today):
    letter = cite("15/SCT-VP", today, agency("SCT"), "lấy ý kiến", by=desk)
    carry_out(OPINIONS, proposed, letter, officer)
    asked = Agreement.objects.get(pk=proposed.pk).consultation
    assert asked is not None
    assert asked.document == letter
    assert [str(each.agency) for each in asked.opinions.all()] == ["Bộ Ngoại giao"]
    carry_out(OPINIONS, Agreement.objects.get(pk=proposed.pk), letter, officer)  # asked already: nothing more
    assert asked.opinions.count() == 1
    done = signed(date(2024, 2, 20))
    carry_out(REPORT, done, cite("99/BC-UBND", today, agency("UBND"), "báo cáo", by=desk), desk)
    assert Agreement.objects.get(pk=done.pk).reported_on == today


def test_the_list_counts_what_is_signed_and_what_ends_apart(proposed, signed, desk, accepted, today):
    signed(date(2019, 5, 2))
    accepted.year = 2024
    paper = letters.of_plan(accepted, today, desk)
    assert "danh mục 2 thỏa thuận quốc tế năm 2024" in said(paper)
    assert "1 thỏa thuận dự kiến ký, 1 thỏa thuận hết hiệu lực trong năm" in said(paper)
