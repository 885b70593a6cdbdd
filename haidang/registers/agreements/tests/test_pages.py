"""The pages of the room, with a person at the door."""

import io
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.office.norms.models import Norm
from haidang.plan.followup.models import Hint
from haidang.plan.plans.models import Plan
from haidang.plan.programmes.models import lead_duties
from haidang.registers.agreements import examples
from haidang.registers.agreements.choices import Act, Level, Scope
from haidang.registers.agreements.models import Agreement
from tests.paper_words import tables_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("norms", "cast", "today")]
DAY = date(2024, 3, 4)
COLUMNS = [
    "STT",
    "Tên thỏa thuận",
    "Bên Việt Nam",
    "Bên nước ngoài",
    "Cấp ký",
    "Dự kiến ký",
    "Nội dung",
    "Cơ quan đầu mối",
]


def text(reply):
    return " ".join(reply.content.decode().split())


def at(name, row=None):
    return reverse(f"agreements:{name}", args=[row.pk] if row else [])


def test_the_page_shows_where_it_stands_what_the_law_says_and_what_can_be_done(enter, officer, desk, proposed):
    page = text(enter(officer).get(proposed.get_absolute_url()))
    assert "<strong>Đề xuất</strong>" in page
    assert "Ngày 04/03/2024 áp dụng Luật 70/2020/QH14." in page
    assert "phải hỏi: Bộ Ngoại giao" in page
    assert f'href="{at(Act.ASK, proposed)}"' in page
    assert f'href="{at(Act.APPROVE, proposed)}"' not in page


def test_the_ministries_of_the_law_are_chosen_already(enter, officer, proposed, agency):
    Agreement.objects.filter(pk=proposed.pk).update(on_security=True)
    reply = enter(officer).get(at(Act.ASK, proposed))
    form = reply.context["form"]
    assert set(form.initial["asked"]) == {agency("BNG").pk, agency("BCA").pk}
    assert {each.code for each in form.fields["asked"].queryset[:2]} == {"BNG", "BCA"}
    assert "13/03/2024, theo Luật 70/2020/QH14" in text(reply)


def test_an_act_out_of_time_goes_back_to_the_record_and_says_why(enter, officer, proposed):
    reply = enter(officer).get(at(Act.SIGN, proposed), follow=True)
    assert reply.redirect_chain[-1][0] == proposed.get_absolute_url()
    assert "đang ở bước “Đề xuất”" in text(reply)


def test_a_refused_act_keeps_what_was_typed(enter, officer, approved):
    reply = enter(officer).post(
        at(Act.SIGN, approved), {"signed_on": "2024-03-01", "signed_at": "Vũng Tàu", "signers": "Người mẫu A"}
    )
    assert reply.status_code == 422
    assert "trước ngày duyệt" in text(reply)
    assert "Vũng Tàu" in text(reply)


def test_the_armys_page_takes_no_file_and_says_so(enter, desk, agency):
    unit = agency("BCHQS")
    row = examples.signed(level=Level.ARMY, agency=unit, party=unit)
    page = text(enter(desk).get(row.get_absolute_url()))
    assert "chỉ giữ thông tin công khai" in page
    assert 'type="file"' not in page


def test_what_is_outside_the_law_is_said_not_to_count(enter, desk):
    page = text(enter(desk).get(examples.signed(scope=Scope.PPP).get_absolute_url()))
    assert "không tính vào số liệu thỏa thuận quốc tế" in page


def test_the_list_says_how_each_stands_and_is_filtered_by_its_end(enter, desk):
    ending = examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2024, 5, 1))
    examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2030, 5, 1))
    client = enter(desk)
    assert "Sắp hết hiệu lực" in text(client.get(at("agreement-list")))
    reply = client.get(at("agreement-list"), {"ending": "3"})
    assert [row.pk for row in reply.context["page"].object_list] == [ending.pk]
    reply = client.get(at("agreement-list"), {"partners": ending.partners.get().pk})
    assert [row.pk for row in reply.context["page"].object_list] == [ending.pk]


def test_the_radar_says_what_ends_when_and_offers_the_task_a_sentence(enter, officer, tasks, plan_of_the_year):
    row = examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2024, 5, 1), notice_days=30)
    row.tasks.add(tasks["1.1"])
    client = enter(officer)
    page = text(client.get(at("ending")))
    assert "Còn không quá 3 tháng" in page
    assert "báo trước chậm nhất 01/04/2024" in page
    assert "Hết hiệu lực trong hai năm 2024 và 2025" in page
    client.post(at("hint", row))
    assert Hint.objects.filter(record_id=row.pk).exists()
    assert "Thành bước của Sở Công Thương" in page
    told = text(client.post(at("step", row), {"duty": lead_duties().get(task=tasks["1.1"]).pk}, follow=True))
    assert "Đã thêm một bước vào chương trình của Sở Công Thương" in told
    assert "Mở lại trang rồi chọn" in text(client.post(at("step", row), {"duty": "x"}, follow=True))


def test_in_autumn_the_look_ahead_is_that_of_the_plan_of_next_year(enter, officer, tasks):
    Plan.objects.update(year=2025)
    row = examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2026, 5, 1))
    row.tasks.add(tasks["1.1"])
    client = enter(officer)
    assert str(row) not in text(client.get(at("ending"))).split("Hết hiệu lực trong hai năm 2024 và 2025")[1]
    page = text(client.get(at("ending"), {"nam": "2025"})).split("Hết hiệu lực trong hai năm 2025 và 2026")[1]
    assert str(row) in page
    assert "Gợi ý cho nhiệm vụ" not in page
    told = text(client.post(at("step", row), {"duty": lead_duties().get(task=tasks["1.1"]).pk}, follow=True))
    assert "Đã thêm một bước vào chương trình của Sở Công Thương" in told


def test_without_the_norm_the_radar_says_that_it_cannot_tell(enter, desk):
    Norm.objects.filter(family="AGR-RADAR").delete()
    assert "Chưa kiểm tra được các mốc" in text(enter(desk).get(at("ending")))


def test_the_radar_asks_the_same_whatever_its_length(enter, desk, tasks):
    client = enter(desk)

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(at("ending"))
        return len(queries)

    def one():
        row = examples.signed(signed_on=date(2020, 3, 2), expires_on=date(2024, 5, 1))
        row.tasks.add(tasks["1.1"])
        examples.programme(agreement=row)

    one()
    asked()
    few = asked()
    one()
    one()
    assert asked() <= few


def test_the_annex_of_the_year_has_the_columns_of_the_plan_in_word_and_excel(enter, desk, proposed):
    ends = examples.signed(signed_on=date(2019, 3, 2), expires_on=date(2024, 10, 1), name="=SUM(1)")
    examples.signed(scope=Scope.ODA, signed_on=date(2019, 3, 2), expires_on=date(2024, 10, 1))
    client = enter(desk)
    rows = tables_of(client.get(at("annex"), {"nam": "2024", "dang": "docx"}).content)[-1]
    assert rows[0] == COLUMNS
    assert [row[1] for row in rows[1:]] == [proposed.name, ends.name]
    assert rows[2][5] == "gia hạn (hết hiệu lực 01/10/2024)"
    sheet = client.get(at("annex"), {"nam": "2024", "dang": "xlsx"}).content
    told = CalamineWorkbook.from_filelike(io.BytesIO(sheet)).get_sheet_by_index(0).to_python()
    assert COLUMNS in told
    assert told[-1][1] == "=SUM(1)"


@pytest.mark.parametrize("asked", [{"nam": "x"}, {"nam": "99999"}, {"nam": "-1"}, {}])
def test_an_odd_year_is_this_year(enter, desk, asked):
    assert enter(desk).get(at("annex"), asked).context["year"] == 2024


def test_the_papers_of_15_11_are_written_down_by_the_desk(enter, desk):
    client = enter(desk)
    said = {"kind": "plan", "year": "2024", "number": "300/KH-UBND", "issued_on": "2024-03-04"}
    assert "15/11/2024" in text(client.get(at("duties")))
    assert "300/KH-UBND" in text(client.post(at("duties"), said, follow=True))
    assert client.post(at("duties"), said).status_code == 422


def test_a_year_of_a_programme_is_told_and_commented_on_its_page(enter, officer, desk):
    programme = examples.programme()
    enter(officer).post(at("evaluate", programme), {"year": "2024", "done": "Đã đón hai đoàn."})
    evaluation = programme.evaluations.get()
    client = enter(desk)
    assert at("comment", evaluation) in text(client.get(programme.get_absolute_url()))
    client.post(at("comment", evaluation), {"words": "Cần thêm số liệu."})
    page = text(client.get(programme.get_absolute_url()))
    assert "Cần thêm số liệu." in page
    assert at("comment", evaluation) not in page


def test_the_printed_register_holds_what_was_asked_for(enter, desk, proposed):
    assert proposed.name in text(enter(desk).get(at("agreement-print")))
