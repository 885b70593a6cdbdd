"""`haidang archive make`, `verify` and `restore`: what is printed, and with which exit code."""

import pytest

from haidang.cli import FOUND, REFUSED, WELL, main
from haidang.exchange.archive.models import Restoration
from haidang.exchange.archive.tests.made import set_up_anew
from tests.people import cast

__all__ = ["cast"]

pytestmark = pytest.mark.django_db


def archive(*arguments) -> int:
    return main(["archive", *map(str, arguments)])


def test_an_archive_is_made_looked_through_and_restored(cast, capsys, settings, tmp_path):
    settings.HAIDANG_DATA = tmp_path / "old"
    assert archive("make", "--year", 2020, "--by", "quan-tri") == REFUSED
    assert archive("make", "--year", 1066) == REFUSED
    assert "năm từ 2000 đến 2100" in capsys.readouterr().err
    assert archive("make", "--year", 2020) == WELL
    path, digest, seal = capsys.readouterr().out.splitlines()
    kept = ("--sha256", digest.split()[-1], "--seal", seal.split()[-1])
    assert archive("verify", path, *kept) == WELL
    assert "Kho nguyên vẹn: năm 2020" in capsys.readouterr().out
    assert archive("verify", path, "--seal", "9:x") == FOUND
    assert archive("verify", tmp_path / "none.zip") == REFUSED
    set_up_anew(tmp_path / "new")
    assert archive("restore", path) == WELL
    assert "đã khôi phục tất cả" in capsys.readouterr().out
    assert Restoration.objects.get().year == 2020
    assert archive("restore", tmp_path / "none.zip") == REFUSED
    assert "không có tệp này" in capsys.readouterr().err
