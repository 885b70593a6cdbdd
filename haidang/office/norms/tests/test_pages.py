"""The pages of the norms, with a person at the door."""

import pytest

from haidang.office.norms.models import Norm

pytestmark = pytest.mark.django_db


def test_a_page_says_what_held_on_a_day(client, seeded, viewer):
    client.force_login(viewer)
    page = client.get("/dinh-muc/theo-ngay/", {"ngay": "2020-06-14"}).content.decode()
    assert "NĐ 30/2020/NĐ-CP" in page
    assert "TT 01/2011/TT-BNV" not in page
    assert "6 tháng đầu năm 2020" in page
    assert "17/06/2020" in page
    assert "Ngày nghỉ; hạn rơi vào ngày này kết thúc ngày 15/6/2020" in page


def test_a_page_says_what_changed_since_an_earlier_day(client, seeded, viewer):
    client.force_login(viewer)
    page = client.get("/dinh-muc/theo-ngay/", {"ngay": "2026-07-01", "tu": "2026-06-30"}).content.decode()
    changed = page.split('id="thay-doi"')[1].split("</section>")[0]
    assert "hết hiệu lực" in changed
    assert "NĐ 262/2026/NĐ-CP" in changed
    assert "NĐ 30/2020" not in changed


def test_days_in_the_wrong_order_are_told(client, seeded, viewer):
    client.force_login(viewer)
    page = client.get("/dinh-muc/theo-ngay/", {"ngay": "2020-01-01", "tu": "2021-01-01"}).content.decode()
    assert "Ngày để so phải trước ngày đang xem" in page


def test_before_anything_was_ruled_the_page_still_opens(client, viewer):
    client.force_login(viewer)
    assert "Chưa có quy định nào cho ngày này" in client.get("/dinh-muc/theo-ngay/").content.decode()


def test_the_desk_enters_a_rule_and_a_clash_is_refused_on_the_form(client, seeded, desk):
    client.force_login(desk)
    rule = {
        "code": "CONF-PM-2", "act": "trình Thủ tướng", "value": "trước 45 ngày", "amount": "45", "unit": "days",
        "conditions": "hạng: A", "valid_from": "2027-01-01", "document": "Quyết định mẫu", "tag": "K",
    }  # fmt: skip
    reply = client.post("/dinh-muc/them/", rule | {"conditions": ""})
    assert "hiệu lực 01/01/2027 - … trùng với dòng CONF-PM" in reply.content.decode()
    assert client.post("/dinh-muc/them/", rule).status_code == 302
    made = Norm.objects.get(code="CONF-PM-2")
    assert made.conditions == {"hạng": "A"}
    assert 'value="hạng: A"' in client.get(f"/dinh-muc/{made.pk}/sua/").content.decode()
    assert "thiếu tên hoặc giá trị" in client.post("/dinh-muc/them/", rule | {"conditions": "hạng"}).content.decode()


def test_a_reader_of_norms_changes_none(client, seeded, viewer):
    client.force_login(viewer)
    assert client.get("/dinh-muc/").status_code == 200
    assert client.get("/dinh-muc/them/").status_code == 403
    assert "Thêm" not in client.get("/dinh-muc/").content.decode().split("<main")[1]
