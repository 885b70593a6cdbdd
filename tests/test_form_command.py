"""`haidang form`: what is printed, in which form, and with which exit code."""

import json
from pathlib import Path

import pytest

from haidang.cli import FOUND, REFUSED, WELL, main
from haidang.papers.form.tests.made import Made


def test_the_command_says_what_is_wrong_and_how_it_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made, path = Made(), tmp_path / "mau.docx"
    path.write_bytes(made.data())
    assert main(["form", str(path)]) == WELL
    assert "Không thấy lỗi thể thức" in capsys.readouterr().out
    made.say("number", "Số: 5/BC-SNgV")
    path.write_bytes(made.data())
    assert main(["form", str(path)]) == FOUND
    printed = capsys.readouterr().out
    assert "F215 lỗi · Phần đầu, “Số: 5/BC-SNgV”" in printed
    assert main(["form", str(path), "--json"]) == FOUND
    [fault] = json.loads(capsys.readouterr().out)
    assert fault["code"] == "F215"
    assert fault["sentence"]["en"].startswith("The number “Số: 5/BC-SNgV” is below 10")
    path.write_bytes(b"chua phai Word")
    assert main(["form", str(path), "--lang", "en"]) == REFUSED
    assert "Only Word files" in capsys.readouterr().err
    assert main(["form", str(tmp_path / "khong-co.docx")]) == REFUSED
