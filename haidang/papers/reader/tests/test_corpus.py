"""The true readings of real papers: how much of them the reader sees."""

import importlib.util
import json
from collections import defaultdict
from typing import Any

import pytest

from haidang.papers.reader import Agencies, read
from haidang.papers.reader.as_json import as_json
from haidang.papers.reference.agencies import known_agencies
from haidang.papers.sources.opening import open_path


@pytest.fixture(scope="module")
def yardstick(corpus):
    """The measure that lies beside the corpus, taken as it is."""
    found = importlib.util.spec_from_file_location("score", corpus.parent / "readbench" / "score.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def names():
    return Agencies([(agency.code, name) for agency in known_agencies(None) for name in (agency.name, *agency.aliases)])


def figures(yardstick, names, papers):
    """F1 of every figure over some papers: (file, gold, judge)."""
    tallies: defaultdict[str, Any] = defaultdict(yardstick.Tally)
    for path, gold, judge in papers:
        judge(gold, json.loads(json.dumps(as_json(read(open_path(path), names)), default=str)), tallies)
    return {name: tally.figures()[2] for name, tally in tallies.items()}


def plans(yardstick, folder, pattern="*.gold.json"):
    for gold in sorted(folder.glob(pattern)):
        yield yardstick.paper_of(gold), json.loads(gold.read_text("utf-8")), yardstick.score_plan


def headers(yardstick, folder):
    def judge(gold, found, tallies):
        yardstick.score_header(gold, found, tallies["headers of other documents"])

    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        gold = json.loads(line)
        yield folder / gold["file"].rpartition("/")[2], gold, judge


def test_the_model_plan_is_read_without_a_fault(corpus, yardstick, names):
    found = figures(yardstick, names, plans(yardstick, corpus / "plans", "163-*.gold.json"))
    assert found
    assert set(found.values()) == {1.0}


def test_the_corpus_is_read_to_ninety_five_in_a_hundred(corpus, yardstick, names):
    papers = [
        *plans(yardstick, corpus / "plans"),
        # the scan takes ten seconds of OCR and is scored by its text among the plans
        *(paper for paper in plans(yardstick, corpus / "files") if paper[0].suffix == ".docx"),
        *headers(yardstick, corpus / "headers"),
    ]
    found = figures(yardstick, names, papers)
    assert min(found.values()) >= 0.90, found
    assert sum(found.values()) / len(found) >= 0.95, found


def test_leads_and_coordinators_are_found_without_any_list_of_agencies(corpus, yardstick):
    found = figures(yardstick, None, plans(yardstick, corpus / "plans"))
    assert found["lead"] >= 0.95, found
    assert found["coordinating"] >= 0.95, found
