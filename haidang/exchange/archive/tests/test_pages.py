"""The pages of archives: asked for, made in the background, carried away, removed, and a restore from a page."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from haidang.exchange.archive.models import Archive, Restoration
from haidang.exchange.archive.tests.made import set_up_anew
from haidang.kit.audit.models import Note
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.worker import do_what_waits
from haidang.office.accounts.models import User

pytestmark = pytest.mark.django_db

LIST, RESTORE = "/luu-tru/", "/luu-tru/khoi-phuc/"


def at(client, who):
    client.force_login(who)
    return client


def test_an_archive_is_asked_for_made_carried_away_and_its_file_removed(
    cast, client, django_capture_on_commit_callbacks
):
    leader = cast["lanh-dao-so-ngoai-vu"]
    reply = at(client, leader).post(LIST, {"year": "2020"})
    assert reply.status_code == 302
    assert "Đang chờ" in client.get(LIST).content.decode()
    assert client.post(LIST, {"year": "2020"}).status_code == 422  # one at a time
    do_what_waits()
    made = Archive.objects.get()
    assert made.is_here
    page = client.get(LIST).content.decode()
    assert made.sha256 in page
    assert made.seal in page
    taken = client.post(reverse("archive:take", args=[made.pk]))
    with zipfile.ZipFile(io.BytesIO(b"".join(taken.streaming_content))) as parts:
        assert parts.testzip() is None
        assert "quan-tri" in parts.read("data/accounts.user.json").decode()
        assert "argon2" not in parts.read("data/accounts.user.json").decode()
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("archive:remove", args=[made.pk]))
    assert not made.path.exists()
    assert made.sha256 in client.get(LIST).content.decode()
    assert "không còn ở máy này" in client.post(reverse("archive:take", args=[made.pk]), follow=True).content.decode()
    assert list(Note.objects.filter(object_name=str(made)).values_list("verb", flat=True)) == [
        "made",
        "taken",
        "removed",
    ]


def test_a_year_that_is_none_is_refused(cast, client):
    for said in ("", "1999", "abc"):
        assert at(client, cast["lanh-dao-so-ngoai-vu"]).post(LIST, {"year": said}).status_code == 422
    assert not Archive.objects.exists()


def test_administration_restores_from_a_page_and_everybody_signs_in_anew(cast, client, tmp_path):
    at(client, cast["lanh-dao-so-ngoai-vu"]).post(LIST, {"year": "2020"})
    do_what_waits()
    data = Archive.objects.get().path.read_bytes()
    fresh = set_up_anew(tmp_path / "new")
    at(client, fresh)
    form = {"understood": "on"}
    assert "Chưa chọn tệp" in client.post(RESTORE, form).content.decode()
    wrong = client.post(RESTORE, form | {"archive": SimpleUploadedFile("x.zip", b"PK\x03\x04 nothing")})
    assert wrong.status_code == 422
    assert "bị cụt" in wrong.content.decode()
    reply = client.post(RESTORE, form | {"archive": SimpleUploadedFile("x.zip", data)})
    assert reply.status_code == 302
    assert "hx-get" in client.get(reply.url).content.decode()
    do_what_waits()
    assert Job.objects.get().state == "done", Job.objects.get().error
    assert client.get(reply.url, headers={"HX-Request": "true"}).headers["HX-Redirect"] == reply.url
    assert "Đã khôi phục" in client.get(reply.url).content.decode()
    assert client.get(LIST).status_code == 302  # to the door: the new installation's administrator is gone
    assert Restoration.objects.get().by_name == "Người mới"
    assert not list((tmp_path / "new" / "archives").glob("*"))
    admin = User.objects.get(username="quan-tri")
    page = at(client, admin).get(RESTORE).content.decode()
    assert "không trống" not in page  # accounts and the directory alone are still no work
