"""`haidang read` and `haidang check`: what is printed, in which form, and with which exit code."""

import json
import subprocess
import sys

import pytest

from haidang.cli import FOUND, REFUSED, WELL, main
from haidang.papers.reader.tests.texts import FOOT, HEAD

_TASK = "I. NỘI DUNG\n1. Mở hội\n- Đơn vị chủ trì: Sở Ngoại vụ.\n- Đơn vị phối hợp: Công an tỉnh.\n"
_GOOD = f"{HEAD}{_TASK}- Thời gian: trước ngày 15/6/2024.\n{FOOT}"
_WRONG = f"{HEAD}{_TASK}- Thời gian: trước ngày 31/02/2024.\n{FOOT}"


@pytest.fixture
def paper(tmp_path):
    """Write a paper; the path as a word of the command line."""

    def write(text, name="mau.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_reading_prints_what_the_paper_says(paper, capsys):
    assert main(["read", paper(_GOOD)]) == WELL
    printed = capsys.readouterr().out
    for words in ("KẾ HOẠCH 12/KH-UBND", "Mở hội", "Chủ trì: Sở Ngoại vụ", "Phối hợp: Công an tỉnh", "15/6/2024"):
        assert words in printed


def test_a_reading_as_json_holds_every_value_with_its_place(paper, capsys):
    assert main(["read", "--json", paper(_GOOD)]) == WELL
    found = json.loads(capsys.readouterr().out)
    [task] = found["tasks"]
    [lead] = task["lead"]
    start, end = lead["span"]
    assert _GOOD[start:end] == lead["text"] == "Sở Ngoại vụ"
    assert found["header"]["full_number"] == "12/KH-UBND"
    assert sum(found["coverage"]["characters"].values()) == len(_GOOD)
    assert found["findings"] == []


def test_coverage_prints_the_whole_paper_without_colours_where_nobody_looks(paper, capsys):
    assert main(["read", "--coverage", paper(_GOOD)]) == WELL
    printed = capsys.readouterr().out
    assert "\x1b[" not in printed
    for words in ("Mở hội", "Sở Ngoại vụ", "Người Mẫu Một"):
        assert words in printed


def test_the_text_alone_is_printed_as_it_was_taken(paper, capsys):
    assert main(["read", "--text", paper(_GOOD)]) == WELL
    assert capsys.readouterr().out.strip() == _GOOD.strip()


def test_one_form_at_a_time(paper, capsys):
    with pytest.raises(SystemExit) as left:
        main(["read", "--json", "--text", paper(_GOOD)])
    assert left.value.code == REFUSED


def _codes(capsys):
    return [lead["code"] for lead in json.loads(capsys.readouterr().out)["tasks"][0]["lead"]]


def test_known_agencies_are_named_by_code_unless_nobody_wants_them(paper, capsys):
    main(["read", "--json", paper(_GOOD)])
    assert _codes(capsys) != [None]
    main(["read", "--json", "--no-agencies", paper(_GOOD)])
    assert _codes(capsys) == [None]


def test_an_own_list_of_agencies_may_be_given(paper, capsys):
    names = paper("\ufeffcode,name\nMAU-1,Sở Ngoại vụ\n", "names.csv")
    assert main(["read", "--json", "--agencies", names, paper(_GOOD)]) == WELL
    assert _codes(capsys) == ["MAU-1"]


@pytest.mark.parametrize(("text", "code"), [(_GOOD, WELL), (_WRONG, FOUND), ("", REFUSED)], ids=["0", "1", "2"])
def test_a_check_leaves_with_a_code_that_says_how_it_went(paper, text, code):
    assert main(["check", paper(text)]) == code == [WELL, FOUND, REFUSED].index(code)


def test_reading_a_plan_with_faults_is_no_fault(paper):
    assert main(["read", paper(_WRONG)]) == WELL


@pytest.mark.parametrize(("language", "words"), [("vi", "ngày không có trong lịch"), ("en", "31/02/2024")])
def test_a_finding_is_said_in_the_language_asked_for(paper, capsys, language, words):
    main(["check", "--lang", language, paper(_WRONG)])
    printed = capsys.readouterr().out
    assert "D101" in printed
    assert words in printed
    assert ("ngày không có trong lịch" in printed) == (language == "vi")


def test_findings_as_json_have_code_sentences_and_place(paper, capsys):
    assert main(["check", "--json", paper(_WRONG)]) == FOUND
    [finding] = json.loads(capsys.readouterr().out)
    start, end = finding["span"]
    assert (finding["code"], finding["severity"]) == ("D101", "error")
    assert "31/02/2024" in _WRONG[start:end]
    assert finding["vi"] != finding["en"]


def test_a_plan_without_faults_has_an_empty_list_of_findings(paper, capsys):
    assert main(["check", "--json", paper(_GOOD)]) == WELL
    assert json.loads(capsys.readouterr().out) == []


#: (bytes, name of the file)
REFUSED_FILES = [
    (b"", "trong.txt"),
    (b"PK\x03\x04zzzz", "cut.docx"),
    (b"%PDF-1.7\nno more", "hong.pdf"),
]


@pytest.mark.parametrize("command", ["read", "check"])
@pytest.mark.parametrize(("data", "name"), REFUSED_FILES, ids=[name for _, name in REFUSED_FILES])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_refused_file_gives_one_sentence_and_leaves_with_two(paper, capsys, command, data, name, language):
    assert main([command, "--lang", language, paper(data, name)]) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "Traceback" not in err


@pytest.mark.parametrize("path", ["khong-co.txt", "."])
def test_a_file_that_cannot_be_opened_is_refused_by_name(tmp_path, capsys, path):
    assert main(["read", str(tmp_path / path)]) == REFUSED
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert str(tmp_path / path) in err


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["check", "--help"]])
def test_help_is_given(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == 0
    assert "haidang" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["read"], ["hat"], ["read", "x.txt", "--ocr", "maybe"]])
def test_a_command_that_makes_no_sense_leaves_with_two(capsys, arguments):
    with pytest.raises(SystemExit) as left:
        main(arguments)
    assert left.value.code == REFUSED
    assert "Traceback" not in capsys.readouterr().err


def test_the_command_runs_as_a_module_and_without_django(paper):
    code = (
        "import sys; from haidang.cli import main; left = main(sys.argv[1:]); "
        "assert not any(name.partition('.')[0] == 'django' for name in sys.modules); sys.exit(left)"
    )
    for program in (["-m", "haidang"], ["-c", code]):
        done = subprocess.run(
            [sys.executable, *program, "check", "--json", paper(_WRONG)], capture_output=True, text=True
        )
        assert (done.returncode, done.stderr) == (FOUND, "")
        assert json.loads(done.stdout)[0]["code"] == "D101"


def test_who_stops_listening_is_not_scolded(paper):
    command = [sys.executable, "-m", "haidang", "read", "--text", paper("Mở hội làng.\n" * 20_000)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.readline()
        running.stdout.close()
        assert b"Traceback" not in running.stderr.read()


@pytest.mark.parametrize(
    "wrong", [None, b"a,b\n1,2\n", b"\xb7\xff\xfe\x00"], ids=["absent", "other columns", "no text"]
)
@pytest.mark.parametrize(("lang", "said"), [("vi", "Tệp|Không mở được"), ("en", "The file")])
def test_a_list_of_agencies_that_is_none_is_refused_in_one_sentence(paper, tmp_path, capsys, wrong, lang, said):
    path = tmp_path / "danh sách.csv"
    if wrong is not None:
        path.write_bytes(wrong)
    assert main(["read", paper(_GOOD), "--agencies", str(path), "--lang", lang]) == REFUSED
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(tuple(said.split("|")))
    assert printed.err.count("\n") == 1
