"""A filled sheet of aid: the row without a rate is named; the good ones are kept once somebody has said yes."""

from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haidang.registers.aid import examples_projects as examples
from haidang.registers.aid.models import AidProject

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]

HEADS = [
    "ID", "Tên khoản viện trợ *", "Loại *", "Nhà tài trợ *", "Chủ khoản viện trợ *", "Lĩnh vực *", "Nội dung thuộc *",
    "Mục tiêu, nội dung *", "Giá trị cam kết", "Loại tiền *", "Tỷ giá ra đồng", "Tỷ giá ngày",
]  # fmt: skip


def sheet(*rows):
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as built:
        page = built.add_worksheet()
        for number, row in enumerate([HEADS, *rows]):
            page.write_row(number, 0, row)
    return SimpleUploadedFile("vien-tro.xlsx", made.getvalue())


def test_of_a_sheet_the_bad_row_is_named_and_the_good_ones_wait_for_a_yes(enter, officer):
    donor = examples.donor()
    common = ["Dự án", donor.name, str(officer.agency), "Nước sạch, vệ sinh", "Nội dung thông thường", "Lắp trạm lọc"]
    rows = [
        ["", "Nước sạch xã A", *common, "50.000", "USD", "25.000", "01/03/2026"],
        ["", "Nước sạch xã B", *common, "50.000", "USD", "", ""],
        ["", "Nước sạch xã C", *common, "1.200.000.000", "VND", "", ""],
    ]
    client, address = enter(officer), reverse("aid:project-import")
    preview = client.post(address, {"sheet": sheet(*rows)})
    told = {line.number: (line.verdict, str(line.sentence)) for line in preview.context["lines"]}
    assert told[3][0] == "bad"
    assert "Số tiền bằng USD chưa có tỷ giá" in told[3][1]
    assert (told[2][0], told[4][0]) == ("new", "new")
    assert not AidProject.objects.exists()
    client.post(address, {"confirmed": preview.context["signed"]})
    assert sorted(AidProject.objects.values_list("title", flat=True)) == ["Nước sạch xã A", "Nước sạch xã C"]
