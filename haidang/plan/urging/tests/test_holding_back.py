"""What is held back is not urged, and what was said by hand stands in the book."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.plan.urging import examples, services
from haidang.plan.urging.choices import Fate, Step, Way
from haidang.plan.urging.models import Hold, Urging
from haidang.plan.urging.tests.climbing import DUE_AT, TODAY, climb

pytestmark = pytest.mark.django_db


def test_what_is_held_back_is_not_urged_until_it_is_let_go(cast, desk, told):
    owed = examples.owed(DUE_AT[1])
    hold = services.hold_back(owed, reason="Đã hẹn thứ Tư.", today=TODAY, by=desk)
    assert climb(owed) == []
    services.let_go(hold, today=date(2020, 6, 24), by=desk)
    (made,) = climb(owed, today=date(2020, 6, 24))
    assert made.mark == "T+7"
    assert Urging.objects.get(key=owed.key, rung=1).fate == Fate.PASSED


def test_a_hold_ends_by_itself_and_another_may_follow(cast, desk, told):
    owed = examples.owed(DUE_AT[1])
    first = services.hold_back(owed, reason="Đã hẹn.", today=TODAY, until=date(2020, 6, 16), by=desk)
    assert climb(owed, today=date(2020, 6, 16)) == []
    assert len(climb(owed, today=date(2020, 6, 17))) == 1
    services.hold_back(owed, reason="Hẹn lại.", today=date(2020, 6, 17), by=desk)
    first.refresh_from_db()
    assert first.lifted_on == date(2020, 6, 16)


def test_a_hold_has_a_reason_is_the_desks_and_stands_once(cast, desk, officer):
    owed = examples.owed()
    with pytest.raises(ValidationError, match="vì sao"):
        services.hold_back(owed, reason=" ", today=TODAY, by=desk)
    with pytest.raises(ValidationError, match="từ hôm nay"):
        services.hold_back(owed, reason="Hẹn.", today=TODAY, until=date(2020, 6, 14), by=desk)
    with pytest.raises(PermissionDenied):
        services.hold_back(owed, reason="Xin.", today=TODAY, by=officer)
    hold = services.hold_back(owed, reason="Đã hẹn.", today=TODAY, by=desk)
    with pytest.raises(ValidationError, match="đã giữ việc này"):
        services.hold_back(owed, reason="Hẹn nữa.", today=TODAY, by=cast["lanh-dao-so-ngoai-vu"])
    with pytest.raises(Hold.DoesNotExist):
        services.let_go(hold, today=TODAY, by=officer)
    services.let_go(hold, today=TODAY, by=desk)
    with pytest.raises(ValidationError, match="đã được bỏ giữ"):
        services.let_go(hold, today=TODAY, by=desk)


def test_what_was_said_on_the_telephone_stands_in_the_book_and_takes_no_rung(cast, desk, officer, told):
    owed = examples.owed(DUE_AT[1])
    said = "Gọi đầu mối; hứa gửi trước 16 giờ."
    for _ in range(2):
        row = services.urge_by_hand(owed, way=Way.PHONE, words=said, today=TODAY, by=desk)
    assert (row.step, row.rung, row.mark, told) == (Step.BY_HAND, None, "Đôn đốc trực tiếp", [])
    assert len(climb(owed)) == 1
    with pytest.raises(ValidationError, match="đã nói với ai"):
        services.urge_by_hand(owed, way=Way.ZALO, words="", today=TODAY, by=desk)
    with pytest.raises(PermissionDenied):
        services.urge_by_hand(owed, way=Way.ZALO, words=said, today=TODAY, by=officer)
