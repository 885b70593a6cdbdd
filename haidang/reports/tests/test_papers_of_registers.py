"""Laws of every paper that a register drafts: in the official form, the same in Word and PDF, nothing hidden told."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import transaction

from haidang.office.documents.paper_kinds import PaperKind
from haidang.papers.form import check
from haidang.papers.writer.kept import as_json, from_json
from haidang.papers.writer.pages import pdf_of
from haidang.papers.writer.word import docx_of
from haidang.plan.plans.models import Plan
from haidang.plan.plans.tests.conftest import accepted, cast, desk, directory, folder
from haidang.registers.agreements import examples as agreements
from haidang.registers.aid import examples_ingo as ingos
from haidang.registers.aid import examples_projects as projects
from haidang.registers.conferences import examples as conferences
from haidang.registers.delegations import examples as delegations
from haidang.registers.events import examples as events
from haidang.registers.visits import examples as visits
from haidang.reports.papers import PAPERS

__all__ = ["accepted", "cast", "desk", "directory", "folder"]

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
#: Markup, a formula and a control character where people type names: on paper they are letters.
HOSTILE = "Đoàn <b>A & B</b> {{ x }} =SUM(1) #let \\ $y$ “mẫu”\x07"


def _organisation_of_a_year():
    paper = ingos.registration()
    ingos.activity(paper.ingo, on=date(2025, 6, 1))
    return ingos.ingoreport(ingo=paper.ingo, year=2025)


def _large_delegation():
    made = delegations.appraised()
    for number in range(12):
        made.members.create(position=9 + number, name=f"Người mẫu {number}", post="Chuyên viên", agency=made.agency)
    return made


def _visit():
    made = visits.visit(title=HOSTILE.replace("\x07", ""))
    visits.member(made)
    visits.session(made)
    return made


#: By kinds of papers: the record each is drafted of.
RECORDS = {
    "delegations.scheme": lambda: delegations.written(title=HOSTILE),
    "delegations.decision": _large_delegation,
    "delegations.report": delegations.reported,
    "visits.programme": _visit,
    "visits.invitation": _visit,
    "visits.report": _visit,
    "conferences.scheme": conferences.ready,
    "conferences.request": lambda: conferences.ready(title=HOSTILE),
    "conferences.answer": conferences.filed,
    "conferences.report": conferences.held,
    "agreements.opinions": lambda: agreements.agreement(name=HOSTILE),
    "agreements.report": agreements.signed,
    "events.report": events.event,
    "events.names": lambda: events.enrolment().training,
    "aid.decision": projects.appraised,
    "aid.report": projects.running,
    "aid.money-report": projects.running,
    "aid.ingo-year": lambda: ingos.ingoyear(year=2025),
    "aid.ingo-report": _organisation_of_a_year,
    "aid.summary": lambda: ingos.ready(title=HOSTILE),
    "aid.letter": ingos.letter,
}
#: Where the hostile words stand: they break neither Word nor PDF.
HOSTILE_IN = {
    "delegations.scheme", "visits.programme", "conferences.request", "agreements.opinions", "aid.summary",
}  # fmt: skip
OF_REGISTERS = ("delegations", "visits", "conferences", "agreements", "events", "aid")
KINDS = [kind for kind in PAPERS if kind.key.partition(".")[0] in OF_REGISTERS]


@pytest.fixture
def ground(norms, cast, accepted, settings):
    settings.HAIDANG_TODAY = TODAY
    return cast["so-ngoai-vu"]


def by_record():
    """Kinds of papers by what makes their record, so that each is made once."""
    found: dict[Any, list[PaperKind]] = {}
    for kind in KINDS:
        found.setdefault(Plan.objects.get if kind.model == "plans.Plan" else RECORDS[kind.key], []).append(kind)
    return found.items()


def test_every_record_offers_its_papers_each_in_the_official_form_and_kept_as_it_was(ground, client):
    client.force_login(ground)
    faults = {}
    for make, kinds in by_record():
        # The record is taken away again: the next delegation is not in the way of this one.
        with transaction.atomic():
            record = make()
            page = unescape(client.get(record.get_absolute_url()).content.decode())
            for kind in kinds:
                assert str(kind.label) in page, kind.key
                assert kind.hindrance(record, TODAY) in page, kind.key
                paper = kind.make(record, TODAY, ground)
                assert paper.is_draft, kind.key
                assert kind.abbreviation in ("", paper.head.symbol.partition("-")[0]), kind.key
                assert from_json(as_json(paper)) == paper, kind.key
                if found := check(docx_of(paper)):
                    faults[kind.key] = [str(each) for each in found]
                if kind.key in HOSTILE_IN:
                    assert pdf_of(paper).startswith(b"%PDF"), kind.key
            transaction.set_rollback(True)
    assert faults == {}


def test_what_is_of_the_committee_is_drafted_by_the_desk_alone(cast):
    ours = {kind.key for kind in KINDS if not kind.written_by(None, cast["so-cong-thuong"])}
    assert ours == {"delegations.decision", "conferences.answer", "agreements.report", "aid.decision"}
    assert all(kind.written_by(None, cast["so-ngoai-vu"]) for kind in KINDS)


def test_every_kind_names_its_model_once_and_what_signs_it():
    keys = [kind.key for kind in PAPERS]
    assert len(keys) == len(set(keys))
    assert {kind.key for kind in KINDS if kind.model != "plans.Plan"} == set(RECORDS)
