"""`haidang audit verify`: silent work of each minute, looked over by a person."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from haidang import cli
from haidang.kit.audit import triggers
from haidang.kit.audit.models import RowChange
from haidang.kit.audit.services import seal
from haidang.kit.audit.tests.intruder import open_the_logs

pytestmark = pytest.mark.django_db


@pytest.fixture
def last():
    get_user_model().objects.create_user("officer", full_name="Người mẫu A", role="desk")
    (made,) = seal()
    return made


def verify(*arguments: str) -> int:
    return cli.main(["audit", "verify", *arguments])


def test_all_is_well_and_there_is_a_seal_to_keep(last, capsys):
    kept = f"{last.number}:{last.digest}"
    assert verify() == 0
    assert kept in capsys.readouterr().out
    assert verify("--seal", kept) == 0


def test_an_empty_log_is_well(capsys):
    assert verify() == 0
    assert "còn trống" in capsys.readouterr().out


def test_every_fault_is_a_sentence(last, capsys):
    number = RowChange.objects.order_by("pk").values_list("pk", flat=True)[0]
    open_the_logs()
    RowChange.objects.filter(pk=number).update(actor="x")
    triggers.install(connection)
    assert verify("--seal", "1:" + "0" * 64) == 1
    said = capsys.readouterr().out.splitlines()
    assert f"Vết thay đổi số {number} đã bị sửa sau khi niêm phong." in said
    assert any(line.startswith("Niêm phong số 1 khác mã đã lưu ở ngoài") for line in said)
