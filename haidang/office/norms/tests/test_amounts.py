"""How much may be paid for a guest on a day, by the table of that day; what nobody knows is never passed."""

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.kit.money import Money
from haidang.office.norms import examples, selectors, services
from haidang.office.norms.ceilings import Ceiling, Table, Unknown
from haidang.office.norms.models import Amount, Norm
from haidang.papers.reference import norms as reference

pytestmark = pytest.mark.django_db

OLD, NEW = date(2026, 5, 17), date(2026, 5, 18)


@pytest.mark.parametrize(
    ("item", "guest", "role", "amount", "article"),
    [
        ("room", "a", "head", 9_400_000, "Đ7"),
        ("room", "b", "deputy", 7_700_000, "Đ7"),
        ("room", "c", "member", 3_000_000, "Đ7"),
        ("room", "other", "head", 1_600_000, "Đ7"),
        ("meals", "a", "", 3_000_000, "Đ8"),
        ("meals", "other", "member", 1_200_000, "Đ8"),
        ("breakfast", "b", "", 200_000, "Đ7.6"),
        ("banquet", "a", "", 3_000_000, "Đ9"),
        ("banquet", "other", "", 1_200_000, "Đ9"),
        ("other-meal", "c", "", 800_000, "Đ9.6"),
        ("refreshments", "a", "", 300_000, "Đ10"),
        ("refreshments", "c", "", 120_000, "Đ10"),
        ("gift", "a", "head", 2_600_000, "Đ12"),
        ("gift", "b", "member", 1_000_000, "Đ12"),
        ("flowers", "b", "head", 1_000_000, "Đ5"),
        ("translation-in", "c", "", 300_000, "Đ11"),
        ("translation-out", "c", "", 360_000, "Đ11"),
        ("translation-rare", "c", "", 90_000, "Đ11"),
        ("translation-rare-out", "c", "", 108_000, "Đ11"),
        ("interpreting", "a", "", 750_000, "Đ11"),
        ("simultaneous", "a", "", 1_500_000, "Đ11"),
        ("own-interpreter", "a", "", 375_000, "Đ11"),
        ("own-simultaneous", "a", "", 750_000, "Đ11"),
        ("farewell", "c", "", 2_000_000, "Đ17"),
        ("farewell-gift", "c", "", 1_800_000, "Đ17"),
    ],
)
def test_the_table_of_2026_says_how_much_and_where(seeded, item, guest, role, amount, article):
    found = selectors.ceiling(item, guest, role, on=NEW)
    assert isinstance(found, Ceiling)
    assert (found.amount, found.source) == (Money(Decimal(amount)), f"TT 35/2026/TT-BTC {article}")
    assert found.may_refuse


def test_no_flowers_are_bought_for_classes_c_and_other(seeded):
    found = selectors.ceiling("flowers", "c", "head", on=NEW)
    assert isinstance(found, Ceiling)
    assert found.is_barred
    assert found.amount == Money(Decimal(0))


def test_what_was_only_inferred_warns_and_never_refuses(seeded):
    found = selectors.ceiling("room", "c", "deputy", on=NEW)
    assert isinstance(found, Ceiling)
    assert not found.may_refuse


@pytest.mark.parametrize(
    ("on", "guest", "why"),
    [
        (OLD, "a", "Bảng mức chi của TT 71/2018/TT-BTC chưa có trong dữ liệu"),
        (NEW, "", "Chưa chọn hạng khách"),
        (NEW, "special", "không có mức cho: Phòng ở, Hạng đặc biệt, trưởng đoàn"),
        (date(2018, 8, 9), "a", "Chưa có quy định “GUEST-NORM” cho ngày 09/08/2018"),
    ],
)
def test_what_nobody_can_say_is_unknown_with_its_reason(seeded, on, guest, why):
    found = selectors.ceiling("room", guest, "head", on=on)
    assert isinstance(found, Unknown)
    assert why in found.reason


def test_two_rules_on_one_day_make_every_amount_unknown(seeded):
    Norm.objects.create(code="GUEST-NORM-3", act="x", value="x", document="Văn bản B", valid_from=NEW)
    found = selectors.ceiling("room", "a", "head", on=NEW)
    assert isinstance(found, Unknown)
    assert "Văn bản B" in found.reason


def test_the_table_of_a_new_rule_is_not_that_of_the_old_one(seeded, desk):
    services.replace(Norm.objects.get(code="GUEST-NORM-2"), since=date(2027, 1, 1), by=desk, document="Thông tư mẫu")
    assert isinstance(selectors.ceiling("room", "a", "head", on=date(2026, 12, 31)), Ceiling)
    assert isinstance(selectors.ceiling("room", "a", "head", on=date(2027, 1, 1)), Unknown)


def test_a_table_costs_two_queries_however_much_is_asked(seeded, django_assert_num_queries):
    with django_assert_num_queries(2):
        table = Table("GUEST-NORM", NEW)
        for item in ("room", "meals", "banquet", "own-interpreter", "trip-room"):
            table.ceiling(item, "a", "head")


def test_per_diem_tables_are_shipped_empty(seeded):
    assert Amount.objects.count() == len(reference.amounts())
    assert not Amount.objects.filter(norm__family="TRIP-NORM").exists()
    found = Table("TRIP-NORM", NEW).ceiling("trip-room", "trip-a", place="Nhật Bản")
    assert isinstance(found, Unknown)
    assert "TT 140/2025/TT-BTC chưa có" in found.reason


def test_every_shipped_amount_is_one_a_person_could_have_entered(seeded):
    for amount in Amount.objects.all():
        amount.full_clean()


def test_an_amount_the_office_changed_stays_when_it_is_seeded_again(seeded):
    Amount.objects.filter(item="room", group="a", role="head").update(amount=9_000_000)
    assert services.seed() == 0
    found = selectors.ceiling("room", "a", "head", on=NEW)
    assert isinstance(found, Ceiling)
    assert found.amount == Money(Decimal(9_000_000))


def test_two_amounts_on_one_day_are_refused_with_both_named(seeded):
    first = examples.amount()
    second = Amount(norm=first.norm, item=first.item, group=first.group, place=first.place, amount=90,
                    currency="USD", valid_from=date(2026, 6, 1))  # fmt: skip
    with pytest.raises(ValidationError, match=r"Một ngày chỉ có một mức: đã có “Tiền thuê phòng.*85,00 USD"):
        second.full_clean()


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"amount": None}, "Ghi mức"),
        ({"kind": "percent"}, "phần trăm của khoản nào"),
        ({"kind": "none"}, "Ghi mức"),
        ({"amount": -1}, "lớn hơn hoặc bằng"),
        ({"valid_to": date(2026, 1, 1)}, "Ngày cuối 01/01/2026 trước ngày đầu 14/02/2026"),
        ({"currency": "XYZ"}, "XYZ"),
    ],
)
def test_an_amount_that_says_nothing_is_refused(seeded, facts, why):
    row = Amount(**{"norm": examples.table_rule(), "item": "trip-room", "place": "Nước mẫu", "amount": 80,
                    "currency": "USD", "valid_from": date(2026, 2, 14)} | facts)  # fmt: skip
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert why in " ".join(refused.value.messages)


# ── the sheet ────────────────────────────────────────────────────────────────────────────────────

HEADS = ("Quy định", "Nước, thành phố", "Hạng khách, nhóm cán bộ", "Khoản", "Mức", "Loại tiền", "Hiệu lực từ ngày",
         "Đến hết ngày")  # fmt: skip
ROW = ("TT 140/2025/TT-BTC", "Nhật Bản", "Nhóm B", "Tiền thuê phòng ở nước ngoài", 85, "USD", "14/02/2026", "")


def sheet(*rows, heads=HEADS):
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        page = book.add_worksheet()
        for at, row in enumerate((heads, *rows)):
            page.write_row(at, 0, row)
    return {"sheet": SimpleUploadedFile("dinh-muc.xlsx", made.getvalue())}


def test_a_table_of_per_diem_is_looked_at_then_confirmed(client, seeded, desk):
    client.force_login(desk)
    preview = client.post("/dinh-muc/muc-chi/nhap/", sheet(ROW, (*ROW[:2], "Nhóm A", *ROW[3:])))
    assert [line.verdict for line in preview.context["lines"]] == ["new", "new"]
    assert not Amount.objects.filter(norm__family="TRIP-NORM").exists()
    client.post("/dinh-muc/muc-chi/nhap/", {"confirmed": preview.context["signed"]})
    table = Table("TRIP-NORM", NEW)
    found = table.ceiling("trip-room", "trip-b", place="Nhật Bản")
    assert isinstance(found, Ceiling)
    assert (str(found.amount), found.source) == ("85,00 USD", "TT 140/2025/TT-BTC")
    assert isinstance(table.ceiling("trip-room", "trip-c", place="Nhật Bản"), Unknown)


def test_a_sheet_with_half_the_columns_is_refused_by_their_names(client, seeded, desk):
    client.force_login(desk)
    page = client.post("/dinh-muc/muc-chi/nhap/", sheet(ROW[1:5], heads=HEADS[1:5])).content.decode()
    assert "Dòng đầu thiếu cột: Quy định, Loại tiền, Hiệu lực từ ngày." in page


def test_two_rows_on_one_day_in_a_sheet_are_refused(client, seeded, desk):
    client.force_login(desk)
    preview = client.post("/dinh-muc/muc-chi/nhap/", sheet(ROW, (*ROW[:4], 90, *ROW[5:])))
    assert [line.verdict for line in preview.context["lines"]] == ["new", "bad"]
    assert "Một ngày chỉ có một mức" in preview.context["lines"][1].sentence


def test_an_unknown_currency_in_a_sheet_is_refused(client, seeded, desk):
    client.force_login(desk)
    preview = client.post("/dinh-muc/muc-chi/nhap/", sheet((*ROW[:5], "XU", *ROW[6:])))
    assert [line.verdict for line in preview.context["lines"]] == ["bad"]
    assert "XU" in preview.context["lines"][0].sentence


# ── the page of a day ────────────────────────────────────────────────────────────────────────────


def test_the_page_of_a_day_shows_its_amounts_and_what_changed(client, seeded, viewer):
    client.force_login(viewer)
    page = client.get("/dinh-muc/theo-ngay/", {"ngay": "2026-05-18", "tu": "2026-05-17"}).content.decode()
    table = page.split('id="muc-chi"')[1].split("</section>")[0]
    assert "9.400.000 đồng" in table
    assert "không chi" in table
    assert "Đ7.6" in table
    assert "chỉ trong trường hợp đặc biệt" in table
    assert "10% Ăn hằng ngày" in table
    assert "300.000 đồng" in table, "a share is told as money"
    changed = page.split('id="muc-thay-doi"')[1].split("</section>")[0]
    assert "Phòng ở (Hạng A, trưởng đoàn)" in changed


def test_an_item_that_is_paid_to_some_classes_only_stands_on_one_line(seeded):
    (flowers,) = [line for line in selectors.guest_table(NEW) if line.item.startswith("Hoa")]
    told = [cell and cell.row.said for cell in flowers.cells]
    assert told == [None, "1.000.000 đồng", "1.000.000 đồng", "không chi", "không chi"]


def test_what_is_said_to_all_classes_is_said_once(seeded):
    lines = {(line.item, line.role): line for line in selectors.guest_table(NEW)}
    assert lines["Bữa còn lại của ngày chiêu đãi", ""].words[0].startswith("50% ")
    banquet = lines["Chiêu đãi", ""]
    assert banquet.words == ("100% Ăn hằng ngày (trưa, tối)",)
    assert banquet.cells[-1]
    assert banquet.cells[-1].words == ("chỉ khi cấp có thẩm quyền quyết định; một lần trong cả đợt",)


def test_a_share_of_what_is_not_known_comes_to_nothing_that_is_told(seeded):
    (breakfast,) = [line for line in selectors.guest_table(NEW) if line.item.startswith("Ăn sáng")]
    assert [cell and cell.worth for cell in breakfast.cells][:2] == ["", "300.000 đồng"]


def test_finance_brings_in_tables_and_an_agency_does_not(client, seeded, finance, viewer):
    client.force_login(finance)
    assert client.get("/dinh-muc/muc-chi/nhap/").status_code == 200
    assert client.get("/dinh-muc/them/").status_code == 403
    client.force_login(viewer)
    assert client.get("/dinh-muc/muc-chi/nhap/").status_code == 403


def test_a_day_without_a_table_says_that_nothing_can_be_checked(client, seeded, viewer):
    client.force_login(viewer)
    page = client.get("/dinh-muc/theo-ngay/", {"ngay": "2026-05-17"}).content.decode()
    assert "chưa kiểm tra được" in page.split('id="muc-chi"')[1].split("</section>")[0]
