"""What each rule of the law says: one table of cases for each, and "chưa kiểm tra được" where no norm is found."""

from datetime import date

import pytest

from haidang.kit.verdicts import Outcome
from haidang.registers.agreements import rules_law as law
from haidang.registers.agreements.choices import Level, Scope
from haidang.registers.agreements.rules_law import Asking, Said

OK, WARN, REFUSE, UNKNOWN = Outcome.OK, Outcome.WARN, Outcome.REFUSE, Outcome.UNKNOWN
NONE = Said(fault="Chưa có quy định.")
DAY = date(2024, 3, 4)
NAMES = "công ước; hiệp ước; định ước; hiệp định"


@pytest.mark.parametrize(
    ("said", "name", "scope", "kind"),
    [
        (Said("Luật 70/2020/QH14 Đ6", amount=NAMES), "Hiệp định hợp tác", Scope.LAW, REFUSE),
        (Said("Luật 70/2020/QH14 Đ6", amount=NAMES), "Bản ghi nhớ về Hiệp định", Scope.LAW, WARN),
        (Said("Luật 70/2020/QH14 Đ6", amount=NAMES), "Bản ghi nhớ", Scope.LAW, OK),
        # an aid paper may be called what its own law calls it
        (Said("Luật 70/2020/QH14 Đ6", amount=NAMES), "Hiệp định vay", Scope.ODA, OK),
        # a rule that nobody has read only warns
        (Said("Pháp lệnh 33/2007", amount=NAMES, may_refuse=False), "Hiệp định hợp tác", Scope.LAW, WARN),
        (NONE, "Hiệp định hợp tác", Scope.LAW, UNKNOWN),
    ],
)
def test_a_treatys_name_is_refused_with_its_rule(said, name, scope, kind):
    found = law.name(said, name, scope)
    assert found.kind == kind
    if kind == REFUSE:
        assert all(words in found.sentence for words in (name, "hiệp định", "Luật 70/2020/QH14 Đ6"))


@pytest.mark.parametrize(
    ("said", "scope", "level", "kind", "words"),
    [
        (Said("Luật 70", "Luật 70/2020/QH14"), Scope.LAW, Level.PROVINCE, OK, "Luật 70/2020/QH14"),
        (Said("TT 105/2021/TT-BQP"), Scope.LAW, Level.ARMY, OK, "TT 105/2021/TT-BQP"),
        (Said("Luật 70"), Scope.PPP, Level.PROVINCE, OK, "không tính vào số liệu"),
        (NONE, Scope.LAW, Level.PROVINCE, UNKNOWN, "Chưa có quy định"),
        (NONE, Scope.LAW, Level.ARMY, UNKNOWN, "Chưa có quy định"),
    ],
)
def test_the_law_of_the_day_is_named(said, scope, level, kind, words):
    found = law.law(said, DAY, scope, level)
    assert found.kind == kind
    assert words in found.sentence


_BNG = Said("Luật 70 Đ18", "Bộ Ngoại giao", "BNG")
_BTC = Said("Luật 70 Đ25", "Bộ Tài chính", "BTC", may_refuse=False)
_BQP = Said("Luật 70 Đ25", "Bộ Quốc phòng", "BQP")
_OPEN = Asking(frozenset({"BNG"}), DAY, date(2024, 3, 13), waiting=("Bộ Ngoại giao",))
_CLOSED = Asking(frozenset({"BNG"}), DAY, date(2024, 3, 13), closed_on=date(2024, 3, 12), url="/y-kien/1/")


@pytest.mark.parametrize(
    ("required", "asking", "kind", "words"),
    [
        ({}, None, OK, "Không phải"),
        ({"a": _BNG}, None, WARN, "Bộ Ngoại giao"),
        ({"a": _BNG}, _OPEN, WARN, "còn chờ Bộ Ngoại giao"),
        ({"a": _BNG}, _CLOSED, OK, "đủ"),
        ({"a": _BNG, "b": _BQP}, _CLOSED, REFUSE, "thiếu ý kiến của Bộ Quốc phòng"),
        ({"a": _BNG, "b": _BTC}, _CLOSED, WARN, "thiếu ý kiến của Bộ Tài chính"),
        ({"a": NONE}, _CLOSED, UNKNOWN, "Chưa có quy định"),
    ],
)
def test_everybody_the_law_names_is_asked(required, asking, kind, words):
    found = law.opinions(required, asking)
    assert found.kind == kind
    assert words in found.sentence


def test_what_was_compared_is_named_with_its_page():
    assert law.opinions({"a": _BNG}, _CLOSED).compared[0].url == "/y-kien/1/"


@pytest.mark.parametrize(
    ("given", "due", "said", "kind"),
    [
        (date(2024, 3, 13), date(2024, 3, 13), Said("Luật 70"), OK),
        (date(2024, 3, 20), date(2024, 3, 13), Said("Luật 70"), OK),
        (date(2024, 3, 12), date(2024, 3, 13), Said("Luật 70"), WARN),
        (date(2024, 3, 12), None, NONE, UNKNOWN),
    ],
)
def test_a_shorter_time_for_opinions_is_warned_of(given, due, said, kind):
    found = law.term_of_opinions(said, Asking(frozenset(), DAY, given), due)
    assert found
    assert found.kind == kind
    assert law.term_of_opinions(said, None, due) is None


@pytest.mark.parametrize(
    ("due", "done", "today", "kind", "words"),
    [
        (date(2024, 3, 19), date(2024, 3, 19), date(2024, 4, 1), OK, "trong hạn"),
        (date(2024, 3, 19), date(2024, 3, 20), date(2024, 4, 1), WARN, "sau hạn"),
        (date(2024, 3, 19), None, date(2024, 3, 19), WARN, "trước hết ngày 19/03/2024"),
        (date(2024, 3, 19), None, date(2024, 3, 20), WARN, "đã quá hạn"),
    ],
)
def test_what_follows_an_act_has_its_last_day(due, done, today, kind, words):
    found = law.after("report", Said("Luật 70"), due, done, today, what="Báo cáo Thủ tướng")
    assert found.kind == kind
    assert words in found.sentence


def test_a_term_without_a_norm_is_not_green():
    assert law.after("report", NONE, None, DAY, DAY, what="Báo cáo").kind == UNKNOWN


@pytest.mark.parametrize(
    ("said", "is_rename", "kind"),
    [(Said("NĐ 177"), True, OK), (NONE, True, REFUSE), (NONE, False, None), (Said("NĐ 177"), False, None)],
)
def test_an_heir_that_only_takes_its_name_asks_nobody_while_the_decree_lets_it(said, is_rename, kind):
    found = law.rename(said, DAY, is_rename=is_rename)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("today", "kind"),
    [(date(2024, 3, 31), OK), (date(2024, 4, 1), OK), (date(2024, 4, 2), WARN), (date(2024, 7, 1), None)],
)
def test_the_day_of_the_notice_is_said_until_it_is_past(today, kind):
    found = law.notice(date(2024, 6, 30), date(2024, 4, 1), today)
    assert (found and found.kind) == kind


@pytest.mark.parametrize(
    ("said", "note", "kind"), [(Said("NĐ 64"), "không ràng buộc", OK), (Said("NĐ 64"), " ", WARN), (NONE, "x", UNKNOWN)]
)
def test_a_department_says_that_it_binds_nobody(said, note, kind):
    assert law.binding(said, note).kind == kind


@pytest.mark.parametrize(
    ("published_on", "why", "kind"), [(DAY, "", OK), (None, "bí mật nhà nước", OK), (None, "", WARN)]
)
def test_the_text_is_published_or_it_is_said_why_not(published_on, why, kind):
    assert law.publication(Said("NĐ 64"), published_on, why).kind == kind
    assert law.publication(NONE, published_on, why).kind == UNKNOWN
