"""A trip that was decided moves into days on which nobody goes: by a paper of whoever decided, and it is kept."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from haidang.kit.audit.selectors import history
from haidang.registers.delegations import checking, examples, services
from haidang.registers.delegations.limits import checks, overridable, stopping
from haidang.registers.delegations.limits import services as limits
from haidang.registers.delegations.models import Delegation, Override

pytestmark = pytest.mark.django_db

SEPTEMBER: dict[str, Any] = {"starts_on": date(2020, 9, 7), "ends_on": date(2020, 9, 11)}


@pytest.fixture
def decided(norms, today, officer, desk):
    made = examples.decided(by=officer)
    examples.blackout()
    return made


def test_without_a_paper_it_stays_where_it_is_and_is_told_the_way(decided, desk):
    with pytest.raises(ValidationError, match="Đại hội Đảng bộ tỉnh") as refused:
        services.move(decided, **SEPTEMBER, reason="Bạn đề nghị lùi.", by=desk)
    assert refused.value.messages[-1].startswith("Vẫn đổi sang ngày này thì ghi số và ngày văn bản")
    decided.refresh_from_db()
    assert decided.starts_on == date(2020, 6, 15)
    assert not Override.objects.exists()


def test_by_a_paper_it_moves_and_the_refusal_is_kept_with_its_reason(decided, desk):
    row = services.move(
        decided, **SEPTEMBER, reason="Thường trực Tỉnh ủy đồng ý.", number="88/UBND-VP", issued_on=date(2020, 3, 2),
        by=desk,
    )  # fmt: skip
    kept = Override.objects.get()
    assert kept.document
    assert (kept.rule, kept.reason, kept.document.number, kept.by) == (
        "blackout", "Thường trực Tỉnh ủy đồng ý.", "88/UBND-VP", desk,
    )  # fmt: skip
    told = {each.verb for each in history(row)}
    assert {"moved", "overridden"} <= told
    (verdict,) = [each for each in checking.verdicts(row, today=date(2020, 3, 2)) if each.code == "blackout"]
    assert (verdict.kind, verdict.override) == ("warn", kept)


def test_onto_open_days_it_moves_with_a_paper_and_nothing_is_let_go(decided, desk):
    services.move(
        decided, starts_on=date(2020, 7, 6), ends_on=date(2020, 7, 10), reason="Bạn đề nghị.", number="89/UBND-VP",
        issued_on=date(2020, 3, 2), by=desk,
    )  # fmt: skip
    assert not Override.objects.exists()


def test_a_trip_without_people_is_moved_by_no_paper(decided, desk):
    decided.members.all().delete()
    decided.head = None
    decided.save()
    with pytest.raises(ValidationError, match="chưa có thành viên nào"):
        services.move(
            decided, **SEPTEMBER, reason="Đồng ý.", number="88/UBND-VP", issued_on=date(2020, 3, 2), by=desk
        )  # fmt: skip
    assert not Override.objects.exists()


def test_the_form_of_the_record_moves_no_trip_that_was_decided(decided, desk, client):
    client.force_login(desk)
    page = client.get(f"/doan-ra/{decided.pk}/sua/")
    told = {name: value for name, value in page.context["form"].initial.items() if value not in (None, "", [])}
    told |= {"agency": decided.agency_id, "head": decided.head_id, "tasks": [], "along_with": []}
    sent = client.post(f"/doan-ra/{decided.pk}/sua/", told | {"starts_on": "2020-09-07", "ends_on": "2020-09-11"})
    assert "đổi ngày ở “Đổi ngày đi”" in sent.content.decode()
    decided.refresh_from_db()
    assert decided.starts_on == date(2020, 6, 15)


def test_a_window_that_is_named_after_the_decision_is_let_go_with_a_reason(decided, desk, officer):
    examples.blackout()
    Delegation.objects.filter(pk=decided.pk).update(**SEPTEMBER)
    decided.refresh_from_db()
    found = [each for each in checks(decided, today=date(2020, 3, 2)) if each.code == "blackout"]
    for each in found:
        limits.override(decided, each.mark, reason="Đã báo Tỉnh ủy.", today=date(2020, 3, 2), by=desk)
    assert not stopping(decided, today=date(2020, 3, 2))
    assert not overridable(found, decided, by=officer)
