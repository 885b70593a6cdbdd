"""A file comes in: taken and read, refused and not kept, known already, asked about."""

import hashlib

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.audit.models import Note, RowChange
from haidang.kit.files.tests.made import sheet, word
from haidang.papers.sources.refusals import Refused
from haidang.plan.plans import services
from haidang.plan.plans.choices import UploadState
from haidang.plan.plans.models import Plan, Proposal, Reading, SourceText, Upload
from haidang.plan.plans.services import uploads
from haidang.plan.plans.tests.papers import SECRET, SMALL

pytestmark = pytest.mark.django_db


def kept(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def take(desk, data, name="ke-hoach.txt", confirms=True):
    data = data.encode() if isinstance(data, str) else data
    return services.take_upload(name, data, by=desk, confirms_no_secrets=confirms)


def test_a_signed_plan_becomes_a_plan_with_a_reading_and_no_task(upload):
    taken = upload()
    assert taken.state == UploadState.DONE
    plan = taken.plan
    assert (plan.number, plan.kind, plan.year) == ("12/KH-UBND", "Kế hoạch", 2024)
    assert str(plan.issued_on) == "2024-03-05"
    reading = plan.sources.get().readings.get()
    assert [one.label for one in reading.proposals.all()] == ["1.1", "1.2", "2.1"]
    assert not plan.tasks.exists()
    assert sum(reading.counts.values()) == len(reading.source.text)


def test_the_text_of_a_source_never_changes(plan):
    source = plan.sources.get()
    source.text = "khác"
    with pytest.raises(ValueError, match="never changes"):
        source.save()
    assert SourceText.objects.get().source.text.startswith("ỦY BAN NHÂN DÂN")


def test_a_file_lies_under_a_name_that_says_nothing(desk, folder):
    taken = take(desk, SMALL, "Kế hoạch mời khách.txt")
    [path] = kept(folder)
    assert "moi" not in path.name
    assert len(path.name) == 32
    assert taken.name == "Kế hoạch mời khách.txt"
    assert path.read_bytes() == SMALL.encode()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("hong.docx", word("Kính gửi")[:-200], "bị cụt"),
        ("rong.txt", b"  \n ", "không có nội dung"),
        ("anh.docx", b"\x7fELF" + b"\0" * 64, "nội dung là"),
        ("bang.xlsx", None, "Không nhận ra định dạng"),
        ("khoa.pdf", b"%PDF-1.4", ""),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence_and_nothing_is_stored(desk, folder, name, data, said):
    data = data or sheet("Kế hoạch")
    if name == "khoa.pdf":
        # a PDF is looked into by the job; there too nothing of a broken one stays
        taken = services.read_upload(take(desk, data, name).pk)
        assert taken.state == UploadState.REFUSED
        assert taken.words
    else:
        with pytest.raises(ValidationError, match=said):
            take(desk, data, name)
        assert not Upload.objects.exists()
    assert kept(folder) == []
    assert not SourceText.objects.exists()
    assert not Plan.objects.exists()


def test_a_paper_with_a_secret_mark_is_refused_and_neither_kept_nor_named(desk, folder):
    with pytest.raises(ValidationError, match="bí mật nhà nước"):
        take(desk, SECRET, "Danh sách đoàn đặc biệt.txt")
    assert kept(folder) == []
    refused = Upload.objects.get()
    assert (refused.state, refused.file.name, refused.sha256) == (UploadState.REFUSED, "", "")
    rows = [str(change.__dict__) for change in RowChange.objects.all()] + [str(n.__dict__) for n in Note.objects.all()]
    assert not any("đoàn đặc biệt" in row or "Mở hội chợ" in row for row in rows)
    assert Note.objects.get(verb="refused").reason == "secret-mark"


def test_a_mark_seen_only_when_the_file_is_read_destroys_it(desk, folder, monkeypatch):
    taken = take(desk, SMALL, "Danh sách đoàn đặc biệt.txt")

    def marked(*_args, **_options):
        raise Refused("secret-mark", mark="MẬT")

    monkeypatch.setattr(uploads, "open_source", marked)
    refused = services.read_upload(taken.pk)
    assert refused.state == UploadState.REFUSED
    assert "đoàn đặc biệt" not in refused.name
    assert kept(folder) == []
    assert not SourceText.objects.exists()


def test_nothing_is_taken_without_the_word_that_it_holds_no_secrets(desk, folder):
    with pytest.raises(ValidationError, match="Chưa xác nhận"):
        take(desk, SMALL, confirms=False)
    assert kept(folder) == []


@pytest.mark.parametrize("name", ["so-cong-thuong", "lanh-dao-ubnd", "van-thu", "quan-tri", "kiem-tra"])
def test_only_the_desk_takes_plans_in(cast, folder, name):
    with pytest.raises(ValidationError, match="Chỉ Sở Ngoại vụ"):
        take(cast[name], SMALL)
    assert kept(folder) == []


def test_the_same_bytes_are_known_again_whatever_they_are_called(upload, desk, folder):
    upload(name="mot.txt")
    before = len(kept(folder))
    with pytest.raises(ValidationError, match=r"Tệp này đã có: “mot.txt”") as refused:
        take(desk, SMALL, "hai.txt")
    assert refused.value.code == "same-file"
    assert "12/KH-UBND" in refused.value.messages[0]
    assert len(kept(folder)) == before


def test_a_known_number_is_asked_about(upload):
    first = upload()
    second = upload(SMALL.replace("gian hàng", "gian trưng bày"), "ban-sua.txt")
    assert second.state == UploadState.ASKING
    assert second.plan == first.plan
    assert "12/KH-UBND" in second.words
    assert Reading.objects.count() == 1


def test_the_same_number_of_another_year_is_another_plan(upload):
    upload()
    second = upload(SMALL.replace("năm 2024", "năm 2025"), "nam-sau.txt")
    assert second.state == UploadState.DONE
    assert Plan.objects.count() == 2


def test_of_a_known_number_it_may_be_the_new_text(upload, desk):
    first = upload()
    asked = upload(SMALL.replace("gian hàng", "gian trưng bày"), "ban-sua.txt")
    answered = services.answer_upload(asked, "same", by=desk)
    assert answered.state == UploadState.DONE
    assert Plan.objects.count() == 1
    assert first.plan.sources.count() == 2


def test_of_a_known_number_it_may_be_another_plan(upload, desk):
    upload()
    asked = upload(SMALL.replace("gian hàng", "gian trưng bày"), "ban-sua.txt")
    services.answer_upload(asked, "another", by=desk)
    assert Plan.objects.count() == 2


def test_whoever_stops_leaves_nothing_behind(upload, desk, folder):
    upload()
    before = len(kept(folder))
    asked = upload(SMALL.replace("gian hàng", "gian trưng bày"), "ban-sua.txt")
    stopped = services.answer_upload(asked, "stop", by=desk)
    assert stopped.state == UploadState.REFUSED
    assert len(kept(folder)) == before
    assert SourceText.objects.count() == 1
    with pytest.raises(ValidationError, match="không còn chờ trả lời"):
        services.answer_upload(asked, "same", by=desk)
    # and the same file may come again
    assert upload(SMALL.replace("gian hàng", "gian trưng bày"), "ban-sua.txt").state == UploadState.ASKING


def test_another_answer_is_none(upload, desk):
    upload()
    asked = upload(SMALL.replace("gian hàng", "gian trưng bày"), "ban-sua.txt")
    with pytest.raises(ValidationError, match="Chưa chọn"):
        services.answer_upload(asked, "?", by=desk)


def test_reading_twice_is_reading_once(upload):
    taken = upload()
    again = services.read_upload(taken.pk)
    assert again.plan == taken.plan
    assert (Plan.objects.count(), Reading.objects.count(), Proposal.objects.count()) == (1, 1, 3)


def test_a_reading_that_died_halfway_is_taken_up_again(desk):
    taken = take(desk, SMALL)
    Upload.objects.update(state=UploadState.READING)
    assert services.read_upload(taken.pk).state == UploadState.DONE
    assert Plan.objects.count() == 1


def test_who_came_first_with_a_reading_keeps_it(desk, monkeypatch):
    """A worker thought dead comes back to life and ends too."""
    taken = take(desk, SMALL)
    seen_in = uploads.seen_in

    def slow(source):
        monkeypatch.setattr(uploads, "seen_in", seen_in)
        services.read_upload(taken.pk)  # the other worker, meanwhile
        return seen_in(source)

    monkeypatch.setattr(uploads, "seen_in", slow)
    services.read_upload(taken.pk)
    assert (Plan.objects.count(), Reading.objects.count(), SourceText.objects.count()) == (1, 1, 1)


@pytest.mark.parametrize(
    ("kind", "size", "quick"),
    [
        ("docx", 30_000, True),
        ("txt", 2_000_000, True),
        ("txt", 2_000_001, False),
        ("pdf", 900, False),
        ("png", 900, False),
    ],
)
def test_scans_and_long_files_are_not_waited_for(kind, size, quick):
    assert services.is_quick(kind, size) is quick


def test_each_step_leaves_a_note(upload, desk):
    upload()
    assert [note.verb for note in Note.objects.order_by("pk").filter(by=desk)] == ["uploaded", "created", "read"]
    assert Upload.objects.get().sha256 == hashlib.sha256(SMALL.encode()).hexdigest()
