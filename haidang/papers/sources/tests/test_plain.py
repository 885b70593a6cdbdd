"""Plain text comes in many coats; the words under them are the same."""

import pytest

from haidang.papers.sources.plain import decoded, read_plain

SENTENCE = "Ủy ban nhân dân tỉnh giao Sở Ngoại vụ chủ trì đón đoàn khách hữu nghị."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_in_any_coat_is_read(encoding):
    assert read_plain("x", (SENTENCE * 3).encode(encoding)).text == SENTENCE * 3


def test_windows_vietnamese_is_read():
    assert read_plain(
        "x", "Công văn, đề nghị ưu đãi; quốc gia ở Đông Nam Á".encode("cp1258", "ignore")
    ).text.startswith("Công văn")


def test_old_mac_and_windows_line_ends_are_one():
    assert read_plain("x", b"a\r\nb\rc\n").text == "a\nb\nc\n"


@pytest.mark.parametrize("text", ["The plan of foreign affairs, 2020.", "Déjà vu: un café à Đà Nẵng", "ASCII only"])
def test_other_tongues_are_left_alone(text):
    assert decoded(text.encode()) == (text, ())
