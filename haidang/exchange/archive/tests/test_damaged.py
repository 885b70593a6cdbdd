"""A damaged, partial or altered archive is named for what it is; a restore is everything or nothing."""

import errno
import hashlib
import json
import shutil
import sqlite3
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError

from haidang.exchange.archive import restoring, services
from haidang.exchange.archive.checking import Damaged, check
from haidang.exchange.archive.models import Restoration, folder
from haidang.exchange.archive.rules import MANIFEST, README, SCHEMA, is_place, is_safe, swells
from haidang.exchange.archive.tests.made import everything, on_disk, quiet, set_up_anew
from haidang.kit.files.services import attach
from haidang.office.directory.examples import agency
from haidang.office.documents.examples import document
from haidang.office.documents.models import Document


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where the archive lies that all these tests look at; the first of them makes it."""
    return tmp_path_factory.mktemp("kept") / "archive.zip"


@pytest.fixture
def archive(cast, kept, tmp_path):
    """A small one, with a file in it. The installation it was made of is that of the cast."""
    if not kept.exists():
        leader = cast["lanh-dao-so-ngoai-vu"]
        attach(agency(), SimpleUploadedFile("Báo cáo.txt", "Nội dung".encode()), by=leader)
        services.make(2020, by=leader, tell=quiet).path.rename(kept)
    return shutil.copy(kept, tmp_path / "archive.zip")


def altered(path, changes, *, sums_again=True):
    """A copy in which these entries are other ones (None: gone); the digests are made anew by who knows how."""
    copy = path.with_name("altered.zip")
    with zipfile.ZipFile(path) as old:
        entries = {name: old.read(name) for name in old.namelist()}
    for name, change in changes.items():
        found = change(entries.get(name, b"").decode()) if callable(change) else change
        entries[name] = found.encode() if isinstance(found, str) else found
    entries = {name: data for name, data in entries.items() if data is not None}
    if sums_again:
        del entries["SHA256SUMS"]
        lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in entries.items())
        entries["SHA256SUMS"] = "".join(lines).encode()
    with zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in entries.items():
            new.writestr(name, data)
    return copy


def instead(old, new):
    def change(text):
        assert old in text, old
        return text.replace(old, new, 1)

    return change


def everywhere(old, new):
    return lambda text: text.replace(old, new)


def told(**facts):
    """The manifest with other facts in it."""
    return lambda text: json.dumps(json.loads(text) | facts)


def more(kind, column):
    """The schema with one more column of this kind."""

    def change(text):
        schema = json.loads(text)
        schema[kind]["properties"][column] = {"kind": "text"}
        return json.dumps(schema)

    return change


USERS, NOTES, CHANGES, SEALS, STORED = (
    f"data/{name}.json" for name in ("accounts.user", "audit.note", "audit.rowchange", "audit.seal", "files.storedfile")
)
HONEST, KNOWING = {"sums_again": False}, {"sums_again": True}


def cases(file):
    """What somebody did to the archive, did they know to make the digests anew, what is said of it."""
    return [
        ({USERS: instead("quan-tri", "quan-tra")}, HONEST, f"Tệp {USERS} khác với mã kiểm tra"),
        ({USERS: None}, HONEST, f"Thiếu tệp {USERS}"),
        ({file: b"other"}, HONEST, f"Tệp {file} khác với mã kiểm tra"),
        ({"SHA256SUMS": None}, HONEST, "Thiếu tệp SHA256SUMS"),
        ({"data/more.json": b"[]"}, HONEST, "Tệp data/more.json không có trong bảng mã"),
        ({"../ẩn\u202e": b"x"}, KNOWING, "tên tệp không hợp lệ: ../ẩn?"),
        ({USERS: None}, KNOWING, f"Thiếu tệp {USERS}"),
        ({USERS: instead('"username"', '"user"')}, KNOWING, f"Tệp {USERS} không đúng cấu trúc"),
        ({USERS: "[\n[1]\n]\n"}, KNOWING, f"Tệp {USERS} không đúng cấu trúc"),
        ({USERS: "[" * 100_000}, KNOWING, f"Tệp {USERS} không đúng cấu trúc"),
        ({USERS: "[\n]\n"}, KNOWING, "có 0 dòng, đã khai 17"),
        ({file: None}, KNOWING, f"Tệp đính kèm {file} được ghi trong dữ liệu nhưng không có trong kho"),
        ({file: b"other"}, KNOWING, f"Tệp đính kèm {file}"),
        ({NOTES: instead('"attached"', '"detached"')}, KNOWING, "không nguyên vẹn: dòng nhật ký số "),
        ({CHANGES: instead('"operation":"I"', '"operation":"U"')}, KNOWING, "không nguyên vẹn: vết thay đổi số "),
        ({SEALS: instead('"count":', '"count":1')}, KNOWING, "niêm phong số 1 không khớp"),
        ({SEALS: instead('"at":', '"at":null,"x":')}, KNOWING, "không đúng cấu trúc"),
        ({MANIFEST: told(seal="9:x")}, KNOWING, "niêm phong cuối không phải mã ghi ở bìa kho (9:x)"),
        ({MANIFEST: None}, KNOWING, "không phải kho lưu trữ của Hải Đăng"),
        ({MANIFEST: "{}"}, KNOWING, "không phải kho lưu trữ của Hải Đăng"),
        ({MANIFEST: told(year="2020")}, KNOWING, "không phải kho lưu trữ của Hải Đăng"),
        ({MANIFEST: told(version=2)}, KNOWING, "định dạng số 2"),
        ({"bomb": b"0" * 30_000_000}, KNOWING, "dấu hiệu phá hoại"),
        ({STORED: "[\n[1]\n]\n"}, KNOWING, f"Tệp {STORED} không đúng cấu trúc"),
        (
            {name: lambda text: text.replace('"stored_as"', '"kept_as"') for name in (STORED, SCHEMA)},
            KNOWING,
            "cấu trúc",
        ),
        ({USERS: instead('"quan-tri"', '"\\ud800"')}, KNOWING, f"Tệp {USERS} không đúng cấu trúc"),
        ({SCHEMA: told(**{"accounts.user": []})}, KNOWING, f"Phần {SCHEMA} trong kho bị hỏng"),
        ({SCHEMA: "[" * 100_000}, KNOWING, f"Phần {SCHEMA} trong kho bị hỏng"),
        (
            {SEALS: instead('"manifest":"', '"manifest":7,"x":"'), SCHEMA: more("audit.seal", "x")},
            KNOWING,
            "không đọc được",
        ),
        ({NOTES: instead('"id":', '"id":"a","x":'), SCHEMA: more("audit.note", "x")}, KNOWING, "không đọc được"),
        ({MANIFEST: told(unsealed=5)}, KNOWING, "sau niêm phong cuối có 0 dòng, bìa kho ghi 5 dòng"),
    ]


@pytest.mark.django_db
@pytest.mark.one_engine  # the damage is in a file
def test_what_was_done_to_an_archive_is_said(archive, tmp_path):
    found = check(archive)
    assert found.manifest
    assert found.faults == []
    [kept] = found.manifest.files
    for changes, how, said in cases(kept.path):
        found = check(altered(archive, changes, **how))
        assert said in " ".join(fault.sentence() for fault in found.faults), (changes.keys(), said)
    whole = archive.read_bytes()
    cut = tmp_path / "cut.zip"
    for length in (0, 100, len(whole) // 2, len(whole) - 10):
        cut.write_bytes(whole[:length])
        assert "bị cụt" in check(cut).faults[0].sentence()
    # a disk that does not give the file is no damage of the archive
    assert "không có tệp này" in check(tmp_path / "none.zip").faults[0].sentence()
    assert "đó là thư mục" in check(tmp_path).faults[0].sentence()
    assert "khác mã đã lưu" in check(archive, seal="1:abc").faults[0].sentence()
    assert "khác mã đã lưu" in check(archive, sha256="ab" * 32).faults[0].sentence()


def refused(path, code):
    """The sentence with which a restore is refused; nothing lies about afterwards."""
    with pytest.raises(ValidationError) as caught:
        services.restore_file(path, by_name="root", tell=quiet)
    assert caught.value.code == code, caught.value
    assert not list(restoring._data().glob("restoring-*"))
    return caught.value.messages[0]


def failing(fault):
    def fail(*arguments, **named):
        raise fault

    return fail


def database(code):
    """What Django raises of what SQLite says."""
    fault, cause = OperationalError("said so"), sqlite3.OperationalError("said so")
    cause.sqlite_errorcode = code
    fault.__cause__ = cause
    return fault


#: Which sentence, where it happened, what the machine said.
THE_MACHINE = (
    ("disk", "mkdtemp", OSError(errno.EACCES, "Permission denied")),
    ("disk", "_moved", OSError(errno.ENOSPC, "No space left on device")),
    ("busy", "_replace", database(sqlite3.SQLITE_BUSY)),
    ("server", "_replace", database(sqlite3.SQLITE_FULL)),
    ("faults", "_replace", Damaged("data/accounts.user.json")),
)


@pytest.mark.django_db
def test_a_restore_is_everything_or_nothing(archive, tmp_path, settings, monkeypatch):
    document()
    assert f"{Document._meta.verbose_name}: 1" in refused(archive, "not-empty")
    set_up_anew(tmp_path / "new")
    before = everything()
    lying = tmp_path / "new" / "files" / "ab" / "x"
    lying.parent.mkdir(parents=True)
    lying.touch()
    assert "files/ab/x" in refused(archive, "files")
    lying.unlink()
    assert "không dùng được. Thiếu tệp" in refused(altered(archive, {USERS: None}), "faults")
    # an honest file with a row that no database takes
    assert refused(altered(archive, {USERS: instead('"agency_id":', '"agency_id":99999')}), "database")
    said = refused(altered(archive, {USERS: instead('"date_joined":"', '"date_joined":"x')}), "value")
    assert "cột date_joined ghi giá trị không đúng loại" in said
    other = dict.fromkeys((USERS, SCHEMA), everywhere('"username"', '"name"'))
    assert "0.0.1" in refused(altered(archive, other | {MANIFEST: told(program="0.0.1")}), "schema")
    for code, place, fault in THE_MACHINE:
        with monkeypatch.context() as machine:
            machine.setattr(restoring, place, failing(fault))
            refused(archive, code)
    # a fault of the program is heard, and changes nothing either
    with monkeypatch.context() as machine:
        machine.setattr(restoring.engines, "rebuild", failing(RuntimeError("ours")))
        with pytest.raises(RuntimeError, match="ours"):
            services.restore_file(archive, by_name="root", tell=quiet)
    assert everything() == before
    assert on_disk() == {}
    services.restore_file(archive, by_name="root", tell=quiet)
    assert Restoration.objects.count() == 1
    refused(archive, "not-empty")  # it is no longer empty


@pytest.mark.django_db
def test_another_key_is_no_key_and_an_old_one_is(archive, tmp_path, settings):
    old = settings.SECRET_KEY
    settings.SECRET_KEY = "x" * 50
    set_up_anew(tmp_path / "new")
    refused(archive, "key")
    settings.SECRET_KEY_FALLBACKS = [old]
    services.restore_file(archive, by_name="root", tell=quiet)
    assert Restoration.objects.count() == 1


def test_names_that_could_lead_astray_are_refused():
    for name in ("", "/etc/passwd", "a/../b", "a//b", "c:\\x", "a\u202eb", "a\x00", "x.", "con /y", "./a"):
        assert not is_safe(name), name
    assert is_safe("files/plans.task/12/Quyết định 𠀋.pdf")
    for place in (
        "haidang.sqlite3",
        "files/../haidang.sqlite3",
        "archives/x.zip",
        "files/zz/x",
        "static/a.js",
        "uploads/",
    ):
        assert not is_place(place), place
    assert is_place("files/ab/" + "0" * 32)
    assert swells([(100, 30_000_000)])
    assert not swells([(1_000_000, 30_000_000), (1, 1_000)])


@pytest.mark.django_db
@pytest.mark.one_engine  # the damage is in a file
def test_an_archive_says_which_seal_it_bears_and_what_stands_behind_it(cast, monkeypatch):
    leader = cast["lanh-dao-so-ngoai-vu"]
    whole = services.make(2020, by=leader, tell=quiet)
    with monkeypatch.context() as busy:
        busy.setattr(services, "seal", failing(database(sqlite3.SQLITE_BUSY)))
        late = services.make(2020, by=leader, tell=quiet)
        # any other cause is no reason to make one without
        busy.setattr(services, "seal", failing(database(sqlite3.SQLITE_FULL)))
        with pytest.raises(OperationalError):
            services.make(2020, by=leader, tell=quiet)
    told = check(late.path)
    assert told.faults == []
    assert told.manifest
    assert (check(whole.path).manifest.unsealed, told.manifest.unsealed > 0) == (0, True)  # type: ignore[union-attr]
    assert late.seal == whole.seal
    said = [zipfile.ZipFile(each.path).read(README).decode() for each in (whole, late)]
    assert "every row of the log" in said[0]
    assert f"{told.manifest.unsealed} dòng nhật ký viết sau đó chưa nằm" in said[1]


@pytest.mark.django_db
@pytest.mark.one_engine  # the damage is in a file
def test_an_archive_that_the_disk_does_not_take_is_not_made(cast, monkeypatch):
    monkeypatch.setattr("os.fsync", failing(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(ValidationError, match="hết chỗ trên đĩa"):
        services.make(2020, by=cast["lanh-dao-so-ngoai-vu"], tell=quiet)
    assert list(folder().iterdir()) == []
