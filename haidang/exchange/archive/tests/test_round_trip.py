"""An archive, carried to an empty installation, makes the same office there."""

import zipfile

import pytest

from haidang.exchange.archive.models import Archive
from haidang.exchange.archive.tests.made import move_to_another_machine, something_of_everything
from haidang.office.accounts.choices import DEMO_PASSWORD
from haidang.office.accounts.models import User

pytestmark = pytest.mark.django_db


def test_an_empty_installation_becomes_the_one_that_was_archived(cast, tmp_path):
    leader = cast["lanh-dao-so-ngoai-vu"]
    something_of_everything(leader)
    carried = move_to_another_machine(leader, tmp_path)
    with zipfile.ZipFile(carried) as parts:
        drawn = [name for name in parts.namelist() if name.startswith("papers/documents.draft/")]
        assert {name.rpartition(".")[2] for name in drawn} == {"docx", "pdf"}
        assert {parts.read(name)[:4] for name in drawn} == {b"%PDF", b"PK\x03\x04"}
        assert parts.read("books/plans.task.csv").decode("utf-8-sig").startswith("Kế hoạch,Số,Nhiệm vụ,")
        assert parts.read("books/followup.update.csv").count(b"\r\n") >= 2
        assert sum(name.startswith("files/") for name in parts.namelist()) > 1
    assert User.objects.get(username="so-ngoai-vu").check_password(DEMO_PASSWORD)
    assert not User.objects.filter(username="quan-tri-moi").exists()
    assert not Archive.objects.get().is_here
