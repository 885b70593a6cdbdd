"""What the reader sees in each paper of the corpus is what was accepted; a change shows what it moved."""

import difflib

import pytest

from haidang.papers.reader.tests.snapshot import FOLDER, file_of, known, papers, snapshot_of


@pytest.fixture(scope="module")
def agencies():
    return known()


@pytest.mark.parametrize("folder", ["plans", "files", "headers"])
def test_no_reading_has_moved_unseen(corpus, agencies, folder):
    moved = []
    for path in papers(corpus):
        if path.parent.name != folder:
            continue
        kept = file_of(corpus, path)
        before = kept.read_text("utf-8").splitlines() if kept.exists() else []
        after = snapshot_of(path, agencies)
        if before != after:
            lines = list(difflib.unified_diff(before, after, "accepted", "now", lineterm="", n=0))
            moved.append("\n".join([f"{path.name}: {len(lines)} lines", *lines[:30]]))
    assert not moved, "\n\n".join(moved)


def test_a_snapshot_holds_no_words_of_the_corpus():
    for path in FOLDER.glob("*.snapshot"):
        for line in path.read_text("utf-8").splitlines():
            # a printed label may be Vietnamese ("PHỤ LỤC 1"); three words in a row are a sentence
            assert sum(word.isalpha() and not word.isascii() for word in line.split()) < 3, f"{path.name}: {line}"
