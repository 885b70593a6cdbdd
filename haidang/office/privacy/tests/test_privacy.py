"""How long personal data are kept, one person found and handed out, what people ask of us."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from python_calamine import CalamineWorkbook

from haidang.kit.audit.models import Note
from haidang.kit.personal.keeping import Keeping, keeping_of, personal_models
from haidang.kit.personal.models import Viewing
from haidang.kit.personal.services import erase as erase_record
from haidang.office.norms.models import Norm
from haidang.office.privacy import examples, services
from haidang.office.privacy.choices import Fate, Stage
from haidang.office.privacy.models import ErasureProposal, Lookup, SubjectRequest
from haidang.office.privacy.owed import owed
from haidang.office.privacy.proposing import kinds, propose

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms")]


def lines(made):
    return CalamineWorkbook.from_filelike(BytesIO(made)).get_sheet_by_index(0).to_python()


# ── how long ─────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_of_personal_data_has_a_time(today):
    """A kind whose rule is not in the book of norms would be kept for ever without anybody knowing."""
    assert {kind.label: kind.fault for kind in kinds(today) if kind.norm is None} == {}
    assert SubjectRequest in personal_models()
    assert all(kind.since_said for kind in kinds(today))


def test_a_part_is_kept_as_long_as_its_whole():
    class Whole:
        keeping = Keeping("PERS-KEEP-CASE", since="closed_on")

    class Field:
        related_model = Whole

    class Part:  # as much of a model as is asked
        whole_name = "case"

        class _meta:  # noqa: N801
            @staticmethod
            def get_field(name):
                return Field

    part: Any = Part
    assert keeping_of(part) == Keeping("PERS-KEEP-CASE", since="case__closed_on")


@pytest.mark.parametrize(
    ("received_on", "proposed"),
    # 05 năm: 03/8/2021 → 03/8/2026 is the last day; 31/7/2021 was over on Friday 31/7/2026, a working day
    [(date(2021, 8, 3), 0), (date(2021, 8, 2), 0), (date(2021, 7, 31), 1), (date(2015, 1, 5), 1)],
)
def test_it_is_proposed_from_the_day_after_the_term(monkeypatch, today, received_on, proposed):
    monkeypatch.setattr(SubjectRequest, "keeping", Keeping(since="received_on"))
    asked = examples.subjectrequest(received_on=received_on)
    assert propose(today)["proposed"] == proposed
    assert ErasureProposal.objects.about(asked).count() == proposed


def test_the_clock_proposes_once_and_nothing_of_what_is_empty(monkeypatch, today, desk):
    monkeypatch.setattr(SubjectRequest, "keeping", Keeping(since="received_on"))
    asked = examples.subjectrequest(received_on=date(2015, 1, 5))
    assert [propose(today)["proposed"], propose(today)["proposed"]] == [1, 0]
    services.erase(ErasureProposal.objects.get(), reason="Hết thời hạn lưu", by=desk)
    asked.refresh_from_db()
    assert (asked.person, asked.contact, asked.words) == ("", "", "")
    assert propose(today)["proposed"] == 0


def test_without_a_rule_nothing_is_proposed(monkeypatch, today):
    monkeypatch.setattr(SubjectRequest, "keeping", Keeping(since="received_on"))
    examples.subjectrequest(received_on=date(2015, 1, 5))
    Norm.objects.filter(family="PERS-KEEP").delete()
    assert propose(today) == {"proposed": 0}
    assert next(kind.fault for kind in kinds(today) if kind.model is SubjectRequest)


def test_of_what_says_no_day_the_last_act_counts(monkeypatch, today):
    monkeypatch.setattr(SubjectRequest, "keeping", Keeping())
    examples.subjectrequest(received_on=date(2015, 1, 5))
    assert propose(today)["proposed"] == 0
    assert propose(date(2099, 1, 2))["proposed"] == 1  # notes are of real time


def test_what_is_kept_longer_is_proposed_again_when_that_day_is_over(monkeypatch, today, desk):
    monkeypatch.setattr(SubjectRequest, "keeping", Keeping(since="received_on"))
    examples.subjectrequest(received_on=date(2015, 1, 5))
    propose(today)
    services.keep(ErasureProposal.objects.get(), until=date(2026, 9, 30), reason="Đang thanh tra", by=desk)
    assert propose(date(2026, 9, 30))["proposed"] == 0
    assert propose(date(2026, 10, 1))["proposed"] == 1


def test_kept_until_yesterday_is_refused(desk):
    with pytest.raises(ValidationError, match="Ngày 03/08/2026 đã qua"):
        services.keep(examples.erasureproposal(), until=date(2026, 8, 3), reason="x", by=desk)


def test_erasing_says_why_and_never_what(desk):
    asked = examples.subjectrequest()
    proposal = examples.erasureproposal(asked)
    services.erase(proposal, reason="Hết thời hạn lưu", by=desk)
    told = Note.objects.get(verb="erased")
    assert told.reason == "Hết thời hạn lưu"
    assert "Mẫu Năm" not in str(told.changes)
    assert ErasureProposal.objects.get().stage == Fate.ERASED


@pytest.mark.parametrize("name", ["cong-an", "kiem-tra", "so-cong-thuong", "quan-tri"])
def test_only_who_answers_for_personal_data_erases(cast, name):
    with pytest.raises(PermissionDenied):
        erase_record(examples.subjectrequest(), by=cast[name], reason="x")
    with pytest.raises(ErasureProposal.DoesNotExist):
        services.erase(examples.erasureproposal(), reason="x", by=cast[name])


def test_erasing_asks_for_a_reason(desk):
    with pytest.raises(ValidationError, match="lý do"):
        services.erase(examples.erasureproposal(), reason=" ", by=desk)
    assert SubjectRequest.objects.get().person


# ── one person ───────────────────────────────────────────────────────────────────────────────────


def test_a_person_is_found_by_name_and_by_number(desk):
    asked = examples.subjectrequest(contact="0912 345 678")
    for said in ("người mẫu năm", "0912345678"):
        (one,) = services.look_for(said, reason="Người dân hỏi", by=desk)
        assert one.record == asked
    assert services.look_for("Người Mẫu Sáu", reason="Người dân hỏi", by=desk) == []
    assert [(each.found, each.is_handed_out) for each in Lookup.objects.order_by("pk")] == [
        (1, False),
        (1, False),
        (0, False),
    ]


def test_everything_of_a_person_goes_into_one_file_and_each_value_leaves_its_trace(desk):
    examples.subjectrequest()
    told = lines(services.hand_out("Người Mẫu Năm", reason="Cung cấp theo yêu cầu", by=desk))
    assert ["Yêu cầu về dữ liệu cá nhân", "người yêu cầu", "Người Mẫu Năm"] in [[line[0], *line[2:]] for line in told]
    assert set(Viewing.objects.values_list("field", "reason")) == {
        (name, "Cung cấp theo yêu cầu") for name in ("person", "contact", "words")
    }
    assert Lookup.objects.get().is_handed_out


def test_that_somebody_asked_is_kept_also_where_there_was_nothing(desk):
    with pytest.raises(ValidationError, match="không có gì để xuất"):
        services.hand_out("Người Mẫu Sáu", reason="Người dân hỏi", by=desk)
    assert [(each.found, each.is_handed_out) for each in Lookup.objects.all()] == [(0, False)]


@pytest.mark.parametrize(("said", "reason"), [("Năm", "x"), ("1234", "x"), ("Người Mẫu Năm", " ")])
def test_without_a_reason_or_half_a_name_nobody_is_looked_for(desk, said, reason):
    with pytest.raises(ValidationError):
        services.look_for(said, reason=reason, by=desk)
    assert not Lookup.objects.exists()


def test_who_does_not_answer_for_personal_data_looks_for_nobody(cast):
    with pytest.raises(PermissionDenied):
        services.look_for("Người Mẫu Năm", reason="Tò mò", by=cast["kiem-tra"])


def test_the_name_stands_in_no_address_and_no_list(desk, enter):
    examples.subjectrequest()
    page = enter(desk).post(reverse("privacy:person"), {"said": "Người Mẫu Năm", "reason": "Người dân hỏi"})
    assert page.status_code == 200
    assert len(page.context["found"]) == 1
    assert "Cache-Control" in page.headers
    overview = enter(desk).get(reverse("privacy:overview")).content.decode()
    assert "Người dân hỏi" in overview
    assert "Người Mẫu Năm" not in overview


# ── a book with its masked columns ───────────────────────────────────────────────────────────────


def test_the_page_that_erases_names_the_record_and_its_button_warns(desk, enter):
    proposal = examples.erasureproposal()
    page = enter(desk).get(f"{proposal.get_absolute_url()}xoa-du-lieu/").content.decode()
    assert f'<p class="fw-semibold">{proposal}</p>' in page
    assert "btn-danger" in page
    assert "btn-danger" not in enter(desk).get(f"{proposal.get_absolute_url()}giu-them/").content.decode()


def test_no_page_tells_the_code_of_a_rule_or_offers_a_sheet_that_is_not_taken(norms, desk, enter):
    overview = enter(desk).get(reverse("privacy:overview")).content.decode()
    assert "PERS-KEEP" not in overview
    places = [overview.index(f">{name}</th>") for name in ("Đoàn vào", "Hộ chiếu", "Yêu cầu của kiều bào")]
    assert places == sorted(places)
    empty = enter(desk).get(reverse("privacy:subjectrequest-list")).content.decode()
    assert ("Thêm từng hồ sơ." in empty, "nhập một lần" in empty) == (True, False)


def test_masked_columns_leave_only_with_a_reason(desk, enter):
    examples.subjectrequest()
    address = reverse("privacy:export", args=["privacy.subjectrequest"])
    refused = enter(desk).post(address, {"reason": ""})
    assert refused.status_code == 422
    assert not Viewing.objects.exists()
    made = enter(desk).post(address, {"reason": "Kiểm tra năm"})
    assert "Người Mẫu Năm" in lines(made.content)[1]
    assert Viewing.objects.count() == 3


def test_the_usual_export_has_none_of_them(desk, enter):
    examples.subjectrequest()
    told = enter(desk).get(reverse("privacy:subjectrequest-export"), {"dang": "csv"}).getvalue().decode()
    assert "Mẫu Năm" not in told


# ── what people ask ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("want", "received_on", "due_on"),
    [
        ("correct", date(2026, 8, 3), date(2026, 8, 13)),
        ("view", date(2025, 12, 31), date(2026, 1, 3)),  # the rule of that day: 72 hours
        ("view", date(2026, 1, 1), date(2026, 1, 12)),  # 11/01 is a Sunday
        ("delete", date(2026, 7, 1), date(2026, 7, 21)),
        ("object", date(2026, 7, 1), date(2026, 7, 16)),
        ("view", date(2023, 6, 30), None),  # no rule yet
    ],
)
def test_a_request_is_answered_by_the_rule_of_the_day_it_came(want, received_on, due_on):
    assert examples.subjectrequest(want=want, received_on=received_on).due_on == due_on


def test_a_request_is_called_by_its_number_and_owed_by_the_desk(desk):
    asked = examples.subjectrequest()
    (line,) = owed(date(2026, 8, 4))
    assert "Mẫu" not in line.title
    assert (line.key, line.agency_id, line.due_on) == (f"privacy:request:{asked.pk}", desk.agency_id, asked.due_on)


def test_an_answer_is_masked_in_the_story_of_the_request(desk):
    """What a verb writes into a personal field is told in the history as its mask."""
    asked = examples.subjectrequest()
    services.done(asked, answered_on=date(2026, 8, 3), answer="Đã sửa số hộ chiếu C7654321.", by=desk)
    assert SubjectRequest.objects.get().stage == Stage.DONE
    assert "C7654321" not in str(list(Note.objects.values_list("changes", "reason", "object_name")))
    assert not list(owed(date(2026, 8, 4)))


@pytest.mark.parametrize(("day", "says"), [(date(2026, 8, 2), "trước ngày nhận"), (date(2026, 8, 4), "chưa đến")])
def test_nothing_is_answered_before_it_came_or_tomorrow(desk, day, says):
    asked = examples.subjectrequest()
    with pytest.raises(ValidationError, match=says):
        services.refuse(asked, answered_on=day, why_not="Luật khác buộc lưu.", by=desk)
    assert SubjectRequest.objects.get().stage == Stage.OPEN
