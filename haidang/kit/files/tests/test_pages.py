"""Getting files, hanging them on and taking them off in a browser."""

import io
import json
import zipfile

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse

from haidang.kit.files.models import StoredFile
from haidang.kit.files.selectors import files_panel
from haidang.kit.files.services import attach, detach
from haidang.kit.files.tests.made import sheet, upload, word
from haidang.papers.sources.tests.made_pdf import pdf, picture, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(keeper, record):
    return attach(record, upload(), by=keeper)


def address(name, record):
    return reverse(f"files:{name}", args=["accounts.user", record.pk])


def test_who_may_see_the_record_gets_its_file_and_nobody_else(client, file, keeper, record, stranger):
    assert client.get(file.get_absolute_url()).status_code == 302
    for who, answer in ((keeper, 200), (record, 200), (stranger, 404)):
        client.force_login(who)
        assert client.get(file.get_absolute_url()).status_code == answer
        assert client.get(address("bundle", record)).status_code == answer


def test_a_file_is_saved_under_its_vietnamese_name_and_can_do_nothing(client, file, record):
    client.force_login(record)
    reply = client.get(file.get_absolute_url() + "?xem=1")
    assert reply["Content-Disposition"] == "attachment; filename*=utf-8''C%C3%B4ng%20v%C4%83n%20s%E1%BB%91%2012.docx"
    assert reply["X-Content-Type-Options"] == "nosniff"
    assert reply["Content-Security-Policy"].startswith("sandbox;")
    assert b"".join(reply.streaming_content)[:2] == b"PK"


@pytest.mark.parametrize(
    ("name", "data", "shown"),
    [
        ("a.png", saved(picture(["Lễ ký kết thỏa thuận"])), "inline"),
        ("a.pdf", pdf(["Kế hoạch công tác đối ngoại của tỉnh trong năm tới."]), "attachment"),
        ("a.html", b"<html><body><p>Xin</p><script>alert(1)</script>", "attachment"),
        ("a.txt", b"<svg onload=alert(1)>", "attachment"),
    ],
)
def test_only_pictures_are_shown_in_the_window(client, keeper, record, name, data, shown):
    file = attach(record, upload(name, data), by=keeper)
    StoredFile.objects.update(looked_through_at=file.at)
    client.force_login(record)
    reply = client.get(file.get_absolute_url() + "?xem=1")
    assert reply["Content-Disposition"].split(";")[0] == shown
    assert "sandbox" in reply["Content-Security-Policy"]
    assert "html" not in reply["Content-Type"]
    assert "svg" not in reply["Content-Type"]


def test_what_was_taken_off_or_vanished_is_not_there(client, keeper, record, file):
    client.force_login(keeper)
    detach(file, by=keeper, why="Nhầm")
    assert client.get(file.get_absolute_url()).status_code == 404
    again = attach(record, upload(), by=keeper)
    again.path.unlink()
    assert client.get(again.get_absolute_url()).status_code == 404


def send(client, record, *files, confirmed=True, **headers):
    data = {"uploads": files, "next": "/kieu-mau/"} | ({"confirms_no_secrets": "on"} if confirmed else {})
    return client.post(address("attach", record), data, headers=headers)


def test_several_files_are_sent_at_once_without_scripts(client, keeper, record):
    client.force_login(keeper)
    reply = send(client, record, upload("a.docx", word("a")), upload("b.xlsx", sheet("b")))
    assert (reply.status_code, reply["Location"]) == (302, "/kieu-mau/")
    assert {file.name for file in StoredFile.objects.on(record)} == {"a.docx", "b.xlsx"}


def test_good_ones_are_taken_and_bad_ones_named(client, keeper, record):
    client.force_login(keeper)
    reply = send(client, record, upload("a.docx", word("a")), upload("b.docx", b""))
    assert reply.status_code == 200
    assert "b.docx: Tệp không có nội dung" in reply.content.decode()
    assert [file.name for file in StoredFile.objects.on(record)] == ["a.docx"]


def test_nothing_is_taken_without_the_confirmation(client, keeper, record):
    client.force_login(keeper)
    reply = send(client, record, upload(), confirmed=False)
    assert reply.status_code == 200
    assert "Chưa xác nhận" in reply.content.decode()
    assert "Chưa chọn tệp" in send(client, record).content.decode()
    assert not StoredFile.objects.exists()


def test_a_script_is_answered_in_json(client, keeper, record):
    client.force_login(keeper)
    reply = send(client, record, upload(), accept="application/json")
    assert (reply.status_code, json.loads(reply.content)) == (200, {"refused": []})
    reply = send(client, record, upload("b.docx", b""), accept="application/json")
    assert reply.status_code == 200
    assert "không có nội dung" in json.loads(reply.content)["refused"][0]


def test_who_sees_but_may_not_change_is_forbidden_and_a_stranger_finds_nothing(client, file, record, stranger):
    for who, answer in ((record, 403), (stranger, 404)):
        client.force_login(who)
        assert send(client, record, upload()).status_code == answer
        assert client.post(reverse("files:detach", args=[file.pk]), {"why": "x"}).status_code == answer
    assert StoredFile.objects.on(record).count() == 1


@pytest.mark.parametrize("label", ["accounts.nobody", "sessions.session", "files", "jobs.job"])
def test_what_has_no_rights_has_no_files(client, keeper, label):
    client.force_login(keeper)
    assert client.get(reverse("files:bundle", args=[label, 1])).status_code == 404
    assert client.post(reverse("files:attach", args=[label, 1])).status_code == 404


def test_taking_off_asks_for_a_reason_and_leads_nowhere_else(client, keeper, record, file):
    client.force_login(keeper)
    go = reverse("files:detach", args=[file.pk])
    assert "thiếu lý do" in client.post(go, {"why": ""}).content.decode()
    reply = client.post(go, {"why": "Nhầm", "next": "//example.com/"})
    assert (reply.status_code, reply["Location"]) == (302, record.get_absolute_url())
    assert not StoredFile.objects.filter(removed_at=None).exists()


def test_all_files_come_as_one_zip_with_their_names(client, keeper, record):
    for data in (word("a"), word("b")):
        attach(record, upload("Công văn.docx", data), by=keeper)
    client.force_login(record)
    reply = client.get(address("bundle", record))
    with zipfile.ZipFile(io.BytesIO(b"".join(reply.streaming_content))) as whole:
        assert whole.testzip() is None
        assert whole.namelist() == ["Công văn.docx", "Công văn (2).docx"]
        assert all(whole.read(name).startswith(b"PK") for name in whole.namelist())


def shown(record, user):
    request = RequestFactory().get("/noi-do/")
    panel = files_panel(record, user)
    return "".join(render_to_string(f"files/{part}.html", {"panel": panel}, request) for part in ("list", "upload"))


def test_who_may_not_change_sees_no_button(file, keeper, record):
    assert "Tải lên" in shown(record, keeper)
    assert "Gỡ" in shown(record, keeper)
    page = shown(record, record)
    assert "Công văn số 12.docx" in page
    assert "Tải lên" not in page
    assert "Gỡ" not in page


def test_a_list_asks_the_database_the_same_whatever_its_length(keeper, record, django_assert_num_queries):
    shown(record, keeper)
    for number in (1, 2, 3):
        attach(record, upload(f"{number}.docx", word(str(number))), by=keeper)
        with django_assert_num_queries(2):
            shown(record, keeper)


def test_a_file_is_shown_by_what_it_is_about_and_by_its_name(client, keeper, record):
    client.force_login(keeper)
    sent = {"uploads": [upload()], "confirms_no_secrets": "on", "title": "  Lễ khai trương góc trưng bày  "}
    assert client.post(address("attach", record), sent).status_code == 302
    (file,) = StoredFile.objects.on(record)
    assert (str(file), file.name) == ("Lễ khai trương góc trưng bày", "Công văn số 12.docx")
    request = RequestFactory().get("/")
    page = render_to_string("files/list.html", {"panel": files_panel(record, keeper)}, request)
    assert "Lễ khai trương góc trưng bày" in page
    assert "Công văn số 12.docx" in page


def test_words_about_a_file_bear_no_mark_of_secrets(client, keeper, record):
    client.force_login(keeper)
    sent = {"uploads": [upload()], "confirms_no_secrets": "on", "title": "Độ mật: Tối mật"}
    assert "bí mật nhà nước" in client.post(address("attach", record), sent).content.decode()
    assert not StoredFile.objects.on(record).exists()
