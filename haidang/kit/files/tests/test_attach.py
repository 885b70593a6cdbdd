"""Hanging files on a record and taking them off."""

import hashlib
import os
import tempfile
import time

import pytest
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.test import Client

from haidang.kit.audit.models import Note
from haidang.kit.clock import today
from haidang.kit.files import services
from haidang.kit.files.models import StoredFile
from haidang.kit.files.services import attach, detach
from haidang.kit.files.tests.made import archive, sheet, slides, upload, word
from haidang.kit.jobs.choices import State
from haidang.kit.jobs.models import Job
from haidang.kit.jobs.worker import do_what_waits
from haidang.papers.sources.tests.made_pdf import pdf, picture, saved

pytestmark = pytest.mark.django_db


def on_disk(folder):
    return [path for path in folder.glob("**/*") if path.is_file()]


def test_a_file_is_kept_under_a_name_that_tells_nothing(keeper, record, folder):
    data = word("Kính gửi các sở.")
    file = attach(record, upload("Công văn.docx", data), by=keeper, title="Công văn mời")
    assert (str(file), file.name, file.size, file.by, file.record) == (
        "Công văn mời",
        "Công văn.docx",
        len(data),
        keeper,
        record,
    )
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert [path.read_bytes() for path in on_disk(folder)] == [data]
    assert file.path.parent.parent == folder
    assert len(file.path.name) == 32
    assert file.path.stat().st_mode & 0o077 == 0
    assert Note.objects.get(verb="attached").changes == {"files": [None, "Công văn.docx"]}


def test_one_content_hangs_once_on_a_record(keeper, record, folder):
    data = word("một")
    attach(record, upload("a.docx", data), by=keeper)
    with pytest.raises(ValidationError, match="đã có ở đây rồi"):
        attach(record, upload("b.docx", data), by=keeper)
    assert len(on_disk(folder)) == 1
    attach(keeper, upload("a.docx", data), by=keeper)


def test_who_may_not_change_the_record_may_not_hang_a_file_on_it(record, stranger, folder):
    for somebody in (record, stranger):
        with pytest.raises(ObjectDoesNotExist):
            attach(record, upload(), by=somebody)
    assert on_disk(folder) == []


SECRET = ("ỦY BAN NHÂN DÂN TỈNH", "TỐI MẬT", "Nội dung rất riêng")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", word(*SECRET)),
        ("a.txt", "\n".join(SECRET).encode()),
        ("a.xlsx", sheet(*SECRET)),
        ("a.xlsx", sheet("thường", header='&L&"Times,Bold"&14UBND TỈNH&C&"Times,Bold"&14MẬT')),
        ("a.xlsx", sheet("thường", box="TUYỆT MẬT")),
        ("a.pptx", slides(*SECRET)),
        ("a.zip", archive(a__txt="thường", b__docx=word(*SECRET))),
        ("a.odt", archive(mimetype="application/vnd.oasis.opendocument.text", content__xml="<text:p>MẬT</text:p>")),
    ],
)
def test_a_paper_with_a_mark_of_secrets_is_refused_with_advice_and_leaves_nothing(
    keeper, record, folder, name, data, caplog
):
    with pytest.raises(ValidationError, match="văn thư") as refused:
        attach(record, upload(name, data), by=keeper)
    assert refused.value.code == "secret-mark"
    assert on_disk(folder) == []
    assert not StoredFile.objects.exists()
    told = Note.objects.get()
    assert (told.verb, told.by, told.changes) == ("file-refused", keeper, {"reason": [None, "secret-mark"]})
    assert "rất riêng" not in caplog.text


def test_a_refused_paper_does_not_stay_in_temp_either(keeper, record, tmp_path, settings):
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "temp"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    big = TemporaryUploadedFile("a.txt", "text/plain", 0, "utf-8")
    big.write("\n".join(SECRET).encode())
    big.seek(0)
    assert list(settings.FILE_UPLOAD_TEMP_DIR.iterdir())
    with pytest.raises(ValidationError):
        attach(record, big, by=keeper)
    assert list(settings.FILE_UPLOAD_TEMP_DIR.iterdir()) == []


def test_reading_leaves_nothing_in_temp(keeper, record, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    with pytest.raises(ValidationError):
        attach(record, upload("a.pdf", pdf(SECRET)), by=keeper)
    assert os.listdir(tmp_path / "temp") == []


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"", "không có nội dung"),
        ("a.docx", word("a")[:500], "bị cụt"),
        ("a.exe", b"MZ", "Không nhận ra"),
        ("a.zip", archive(b__zip=archive(c__txt="c")), "tệp nén trong tệp nén"),
    ],
)
def test_what_cannot_be_looked_through_is_refused_in_a_sentence(keeper, record, folder, name, data, words):
    with pytest.raises(ValidationError, match=words):
        attach(record, upload(name, data), by=keeper)
    assert on_disk(folder) == []
    assert not Note.objects.exists()


def test_files_have_limits(keeper, record, settings):
    settings.FILE_LIMITS = {"paper": 50_000_000, "other": 1_000}
    attach(record, upload(), by=keeper)
    with pytest.raises(ValidationError, match="vượt giới hạn"):
        attach(record, upload("a.xlsx", sheet("a")), by=keeper)
    settings.FILE_LIMITS = {"paper": 1_000, "other": 1_000}
    with pytest.raises(ValidationError, match="vượt giới hạn"):
        attach(record, upload(), by=keeper)


def test_a_file_whose_transaction_failed_is_swept_up_a_day_later(keeper, record, folder):
    with transaction.atomic():
        attach(record, upload(), by=keeper)
        transaction.set_rollback(True)
    (left,) = on_disk(folder)
    kept = attach(record, upload(), by=keeper)
    assert services.sweep(today=today()) == 0
    for path in (left, kept.path):
        os.utime(path, (time.time() - 90_000,) * 2)
    assert services.sweep(today=today()) == 1
    assert on_disk(folder) == [kept.path]


def test_taking_off_keeps_the_row_with_who_and_why(keeper, record):
    file = attach(record, upload(), by=keeper)
    with pytest.raises(ValidationError, match="thiếu lý do"):
        detach(file, by=keeper, why=" ")
    with pytest.raises(ObjectDoesNotExist):
        detach(file, by=record, why="Nhầm")
    detach(file, by=keeper, why="Nhầm hồ sơ")
    file.refresh_from_db()
    assert (file.removed_by, file.removed_why) == (keeper, "Nhầm hồ sơ")
    assert not StoredFile.objects.on(record).exists()
    assert Note.objects.get(verb="detached").reason == "Nhầm hồ sơ"
    attach(record, upload(), by=keeper)


def scan(*lines):
    return saved(picture(lines))


def test_a_scan_is_given_to_nobody_until_its_words_are_recognised(keeper, record):
    client = Client()
    client.force_login(record)
    file = attach(record, upload("a.png", scan("SỞ NGOẠI VỤ", "Kế hoạch năm")), by=keeper)
    assert client.get(file.get_absolute_url()).status_code == 404
    do_what_waits()
    assert Job.objects.get().state == State.DONE
    assert client.get(file.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("name", ["a.png", "a.zip"])
def test_a_scan_with_a_mark_of_secrets_is_destroyed(keeper, record, folder, name):
    data = scan("MẬT", "Kế hoạch năm")
    attach(record, upload(name, archive(b__png=data) if name == "a.zip" else data), by=keeper)
    do_what_waits()
    asked, file = Job.objects.get(), StoredFile.objects.get()
    assert asked.state == State.FAILED
    assert "văn thư" in asked.error
    assert on_disk(folder) == []
    assert (file.name, file.removed_by) == ("(đã hủy)", None)
    assert file.removed_at
    assert Note.objects.filter(verb="file-refused").count() == 1


def test_a_pdf_without_words_is_a_scan_and_one_with_words_is_not(keeper, record):
    words = ("Kế hoạch công tác đối ngoại của tỉnh trong năm tới,", "giao các sở, ban, ngành thực hiện.")
    assert attach(record, upload("a.pdf", pdf(words)), by=keeper).looked_through_at
    assert not attach(record, upload("b.pdf", saved(picture(words), "PDF")), by=keeper).looked_through_at
    assert Job.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", sheet("Công tác bảo vệ bí mật nhà nước", header="&CDanh mục bảo mật", box="Họp về bí mật nhà nước")),
        ("a.pptx", slides("Luật Bảo vệ bí mật nhà nước")),
        ("a.zip", archive(a__txt="Quy chế bảo vệ bí mật nhà nước", b__docx=word("thường"))),
    ],
)
def test_a_paper_about_secrets_is_taken(keeper, record, name, data):
    assert attach(record, upload(name, data), by=keeper).looked_through_at
