"""The exchange at the screen: a file is looked at, booked, and a paper goes out; fit for everybody."""

import pytest

from haidang.office.directory.models import Agency

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in(page, live_server):
    def entered(name="van-thu", path="/trao-doi/edxml/"):
        page.goto(live_server.url + f"/dang-nhap/?next={path}")
        page.get_by_role("button", name=name).click()
        page.wait_for_url(f"**{path}")
        return page

    return entered


def test_a_file_is_booked_and_a_paper_goes_out_at_the_screen(page, fit, signed_in, live_server, sent, tmp_path):
    path = tmp_path / "den.edxml"
    path.write_bytes(sent)
    signed_in("Chuyên viên Sở Ngoại vụ", path="/trao-doi/edxml/nhan/")
    _choose(page, path)
    page.get_by_role("button", name="Xem trước").click()
    page.get_by_role("heading", name="Tệp đọc được, chưa ghi gì").wait_for()
    fit(page)
    _choose(page, path)
    page.get_by_role("button", name="Vào sổ").click()
    page.get_by_text("Đã vào sổ Công văn số 05/SCT-QLTM").first.wait_for()
    booked = page.url.rstrip("/").rpartition("/")[2]
    page.goto(f"{live_server.url}/trao-doi/edxml/van-ban/{booked}/")
    page.get_by_label("Ủy ban nhân dân tỉnh").check()
    fit(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Xuất tệp edXML").click()
    assert taken.value.suggested_filename == "05-sct-qltm-000-00-05-h99-du-lieu-minh-hoa.edxml"
    for tail in ("", "ma-dinh-danh/", f"ma-dinh-danh/{Agency.objects.get(code='SCT').pk}/"):
        page.goto(f"{live_server.url}/trao-doi/edxml/{tail}")
        fit(page)


def _choose(page, path):
    page.set_input_files("input[type=file]", str(path))
    page.get_by_label("Tôi xác nhận").check()
