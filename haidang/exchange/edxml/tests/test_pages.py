"""The pages of the exchange, with a person at the door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haidang.exchange.edxml import selectors, services
from haidang.exchange.edxml.models import Exchanged, OrganCode
from haidang.office.directory.models import Agency
from haidang.office.documents.models import Document

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client, cast):
    def entered(name="van-thu"):
        client.force_login(cast[name])
        return client

    return entered


def _posted(data, **more):
    return {"file": SimpleUploadedFile("van-ban.edxml", data), "confirms_no_secrets": "on"} | more


def test_a_file_is_looked_at_first_and_then_booked(enter, sent):
    client, url, before = enter(), reverse("edxml:receive"), Document.objects.count()
    looked = client.post(url, _posted(sent, check="1"))
    assert looked.status_code == 200
    page = looked.content.decode()
    assert "05/SCT-QLTM" in page
    assert "công văn 05.docx" in page
    assert Document.objects.count() == before
    booked = client.post(url, _posted(sent), follow=True)
    assert booked.redirect_chain
    assert "Đã vào sổ Công văn số 05/SCT-QLTM" in booked.content.decode()


def test_a_refusal_is_a_sentence_at_the_field(enter, sent, monkeypatch):
    said = enter().post(reverse("edxml:receive"), _posted(sent.replace(b"000.00.11.H99", b"000.00.77.H99")))
    assert said.status_code == 422
    assert "Văn bản của cơ quan khác không vào sổ ở đây" in said.content.decode()
    monkeypatch.setattr(selectors, "_MOST", 10)
    large = enter().post(reverse("edxml:receive"), _posted(b"x" * 1_100_000))
    assert (large.status_code, "vượt giới hạn" in large.content.decode()) == (422, True)
    unsure = enter().post(reverse("edxml:receive"), {"file": SimpleUploadedFile("a.edxml", sent)})
    assert unsure.status_code == 422


def test_a_paper_is_found_by_its_number_and_goes_out_as_a_file(enter, paper):
    client = enter()
    found = client.get(reverse("edxml:list"), {"number": "05 / sct-qltm"})
    url = reverse("edxml:send", args=[paper.pk])
    assert url in found.content.decode()
    page = client.get(url).content.decode()
    assert "checked" in page
    assert "Nơi nhận chưa có mã" in page
    file = client.post(url, {"to": [Agency.objects.get(code="SNGV").pk]})
    assert file["Content-Disposition"] == 'attachment; filename="05-sct-qltm-000-00-05-h99-du-lieu-minh-hoa.edxml"'
    assert file.content.startswith(b"<?xml")
    assert client.post(url, {}).status_code == 422
    listed = client.get(reverse("edxml:list")).content.decode()
    assert "000.00.11.H99" in listed


def test_what_keeps_a_paper_stands_on_its_page(enter, paper):
    OrganCode.objects.filter(agency__code="SCT").delete()
    page = enter().get(reverse("edxml:send", args=[paper.pk])).content.decode()
    assert "Sở Công Thương chưa có mã định danh" in page
    assert "Xuất tệp edXML" not in page


def test_codes_are_given_by_who_keeps_the_directory(enter, cast):
    agency = Agency.objects.get(code="SCT")
    client, url = enter("so-ngoai-vu"), reverse("edxml:code", args=[agency.pk])
    assert client.get(url).status_code == 200
    assert client.post(url, {"code": "xx yy", "from_on": ""}).status_code == 422
    assert client.post(url, {"code": "000.00.05.h99", "from_on": "2020-01-01"}).status_code == 302
    assert "000.00.05.H99" in client.get(reverse("edxml:codes")).content.decode()
    assert "Ghi mã" not in enter("so-cong-thuong").get(reverse("edxml:codes")).content.decode()


def test_lists_ask_the_database_the_same_whatever_their_length(enter, paper, clerk, django_assert_max_num_queries):
    for _ in range(3):
        services.send(paper, to=[Agency.objects.get(code="SNGV")], by=clerk)
    client = enter()
    for name in ("list", "codes"):
        with django_assert_max_num_queries(9):
            assert client.get(reverse(f"edxml:{name}")).status_code == 200
    assert Exchanged.objects.count() == 3


def test_a_paper_that_goes_out_offers_its_file_on_its_page_and_tells_how_it_went(enter, paper, clerk):
    button = reverse("edxml:send", args=[paper.pk])
    assert button in enter().get(paper.get_absolute_url()).content.decode()
    services.send(paper, to=[Agency.objects.get(code="SNGV")], by=clerk)
    told = enter().get(paper.get_absolute_url()).content.decode()
    assert "xuất tệp gửi:" in told
    assert "Sở Ngoại vụ (000.00.11.H99)" in told
    # who may read it and not send it reads how it went
    page = enter("so-cong-thuong").get(paper.get_absolute_url()).content.decode()
    assert "xuất tệp gửi" in page
    assert button not in page


def test_a_demonstration_has_a_file_to_try_the_door_with(enter, codes, settings):
    file = enter().get(reverse("edxml:sample"))
    assert "-du-lieu-minh-hoa.edxml" in file["Content-Disposition"]
    booked = enter().post(reverse("edxml:receive"), _posted(file.content), follow=True)
    assert "Đã vào sổ Công văn số 45/SNgV-HTQT" in booked.content.decode()
    assert "nhận tệp của Sở Ngoại vụ tỉnh Mẫu (000.00.11.H98)" in booked.content.decode()
    settings.HAIDANG_DEMO = False
    assert enter().get(reverse("edxml:sample")).status_code == 404
    assert "tải tệp mẫu" not in enter().get(reverse("edxml:receive")).content.decode()
