"""The class of a guest, what may follow what, and costs against ceilings: tables of cases."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from haidang.kit.money import Money
from haidang.office.norms.rules import Ceiling, Unknown
from haidang.registers.visits import costs, rules
from haidang.registers.visits.choices import Act, Hand, Kind, Rank, Stage

OLD, NEW = date(2026, 5, 17), date(2026, 5, 18)


@pytest.mark.parametrize(
    ("post", "rank"),
    [
        ("Thứ trưởng Bộ Ngoại giao", Rank.DEPUTY_MINISTER),
        ("Bộ trưởng Bộ Ngoại giao", Rank.FOREIGN_MINISTER),
        ("Bộ trưởng Ngoại giao", Rank.FOREIGN_MINISTER),
        ("Bộ trưởng Giao thông", Rank.MINISTER),
        ("Phó Thủ tướng, Bộ trưởng Quốc phòng", Rank.DEPUTY_GOVERNMENT_HEAD),
        ("Thủ tướng", Rank.GOVERNMENT_HEAD),
        ("Phó Chủ tịch Hạ viện", Rank.DEPUTY_SPEAKER),
        ("Chủ tịch Thượng viện", Rank.SPEAKER),
        ("Tổng thống", Rank.STATE_HEAD),
        ("Phó Tổng thống", Rank.UNLISTED),
        ("Tổng Thư ký Liên hợp quốc", Rank.UN_HEAD),
        ("ĐẠI SỨ đặc mệnh toàn quyền", Rank.AMBASSADOR),
        ("Vụ trưởng Vụ Hợp tác", Rank.DEPARTMENT),
        ("Thị trưởng thành phố bạn", None),
        ("Tổng Lãnh sự", None),
        ("", None),
    ],
)
def test_a_post_in_words_is_found_in_the_annex_or_left_to_a_person(post, rank):
    assert rules.rank_of(post) == rank


@pytest.mark.parametrize(
    ("rank", "on", "code", "guest_class"),
    [
        (Rank.STATE_HEAD, NEW, "listed", "special"),
        (Rank.UN_HEAD, NEW, "listed", "special"),
        (Rank.DEPUTY_GOVERNMENT_HEAD, NEW, "listed", "a"),
        (Rank.FOREIGN_MINISTER, NEW, "listed", "a"),
        (Rank.ORGANISATION_HEAD, NEW, "listed", "a"),
        (Rank.MINISTER, NEW, "listed", "b"),
        (Rank.DEPUTY_MINISTER, NEW, "listed", "b"),
        (Rank.AMBASSADOR, NEW, "listed", "c"),
        (Rank.DEPARTMENT, NEW, "listed", "c"),
        (Rank.UNLISTED, NEW, "unlisted", ""),
        ("", NEW, "no-post", ""),
        (Rank.MINISTER, OLD, "no-table", ""),
    ],
)
def test_the_class_follows_from_the_post_by_the_annex_of_the_day(rank, on, code, guest_class):
    found = rules.proposed_class(rank, on)
    assert (found.code, found.guest_class) == (code, guest_class)


@pytest.mark.parametrize(
    ("rank", "chosen", "has_paper", "may"),
    [
        (Rank.MINISTER, "b", False, True),
        (Rank.MINISTER, "a", False, False),
        (Rank.MINISTER, "a", True, True),
        (Rank.UNLISTED, "c", False, False),
        (Rank.UNLISTED, "c", True, True),
    ],
)
def test_another_class_than_the_annex_says_stands_on_a_paper(rank, chosen, has_paper, may):
    assert rules.may_be_class(chosen, rules.proposed_class(rank, NEW), has_paper=has_paper) is may


def test_every_act_of_the_table_moves_from_where_it_is_offered():
    verbs = {
        Act.SUBMIT: "submitted", Act.APPROVE: "approved", Act.SEND_BACK: "sent-back", Act.HOLD: "held",
        Act.REPORT: "reported", Act.CANCEL: "cancelled",
    }  # fmt: skip
    for act, verb in verbs.items():
        assert rules.ACTS[act][1] == rules.MOVES[verb][0]


@pytest.mark.parametrize(
    ("kind", "stage", "hand", "acts"),
    [
        (Kind.DELEGATION, Stage.PREPARING, Hand.AUTHOR, {"classify", "consult", "estimate", "submit", "cancel"}),
        (Kind.DELEGATION, Stage.SUBMITTED, Hand.APPROVER, {"approve", "send-back"}),
        (Kind.DELEGATION, Stage.SUBMITTED, Hand.AUTHOR, {"consult", "cancel"}),
        (Kind.DELEGATION, Stage.HELD, Hand.AUTHOR, {"report"}),
        (Kind.DELEGATION, Stage.CLOSED, Hand.AUTHOR, set()),
        (Kind.COURTESY, Stage.PREPARING, Hand.AUTHOR, {"hold", "cancel"}),
        (Kind.WISHES, Stage.HELD, Hand.AUTHOR, set()),
        (Kind.COURTESY, Stage.PREPARING, Hand.APPROVER, set()),
    ],
)
def test_who_may_do_what_in_which_stage(kind, stage, hand, acts):
    assert {act.value for act in rules.acts(kind, stage, {hand})} == acts


# ── costs ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "item", "role"),
    [
        ("Phòng ở của trưởng đoàn", "room", "head"),
        ("Thuê phòng nghỉ phó trưởng đoàn", "room", "deputy"),
        ("Khách sạn cho thành viên đoàn", "room", "member"),
        ("Tiền ăn hằng ngày", "meals", ""),
        ("Ăn sáng", "breakfast", ""),
        ("Bữa còn lại của ngày chiêu đãi", "other-meal", ""),
        ("Chiêu đãi đoàn", "banquet", ""),
        ("Tiệc chia tay Đại sứ", "farewell", ""),
        ("Tặng phẩm chia tay Đại sứ", "farewell-gift", ""),
        ("Nước uống khi làm việc", "refreshments", ""),
        ("Tặng phẩm trưởng đoàn và phu nhân", "gift", "head"),
        ("Hoa đón", "flowers", "head"),
        ("Biên dịch tài liệu ra tiếng Việt", "translation-in", ""),
        ("Biên dịch tài liệu từ tiếng Việt", "translation-out", ""),
        ("Biên dịch sang tiếng Nhật", "translation-out", ""),
        ("Biên dịch tài liệu", "", ""),
        ("Phiên dịch hội đàm", "interpreting", ""),
        ("Phiên dịch đồng thời", "simultaneous", ""),
        ("Phiên dịch (cán bộ của cơ quan)", "own-interpreter", ""),
        ("Thuê xe đưa đón", "transport", ""),
        ("In băng rôn", "", ""),
        ("Hoàn thiện hồ sơ", "", ""),
    ],
)
def test_the_words_of_a_line_tell_its_item_or_nothing(words, item, role):
    assert costs.item_of(words) == (item, role)


def ceiling(amount, **facts):
    given: dict[str, Any] = {"unit": "", "condition": "", "source": "TT Đ7", "url": "/x/", "may_refuse": True}
    return Ceiling(amount=Money(Decimal(amount)), **given | facts)


def line(item="room", price=100, quantity=1, times=1, role="head"):
    return costs.Line("x", Decimal(quantity), Decimal(times), None if price is None else Decimal(price), item, role)


@pytest.mark.parametrize(
    ("given", "found", "kind", "code", "over"),
    [
        (line(price=100), ceiling(100), "ok", "within", 0),
        (line(price=101), ceiling(100), "refuse", "over", 1),
        (line(price=150, quantity=3, times=2), ceiling(100), "refuse", "over", 300),
        (line(price=150), ceiling(100, may_refuse=False), "warn", "over", 50),
        (line("flowers", 80), ceiling(0, is_barred=True), "refuse", "barred", 80),
        (line("flowers", 0), ceiling(0, is_barred=True), "ok", "within", 0),
        (line("gift", 90), ceiling(100, condition="chỉ trong trường hợp đặc biệt"), "warn", "special", 0),
        (line("meals", 90), ceiling(100, condition="gồm hai bữa"), "ok", "within", 0),
        # two hours and a half are three
        (line("interpreting", 120, times="2.5"), ceiling(100), "ok", "whole-hours", 0),
        (line("interpreting", 100, times="2.5"), ceiling(100), "ok", "within", 0),
        (line("interpreting", 121, times="2.5"), ceiling(100), "refuse", "over", Decimal("2.5")),
        (line("meals", 100, times="2.5"), ceiling(100), "ok", "within", 0),
        (line("", 100), ceiling(100), "unknown", "no-item", 0),
        (line("room", 100, role=""), ceiling(100), "unknown", "no-role", 0),
        (line("room", None), ceiling(100), "unknown", "no-rate", 0),
        (line("transport", 100), Unknown("chưa có"), "unknown", "unknown", 0),
    ],
)  # fmt: skip
def test_a_line_is_judged_by_the_ceiling_of_its_item(given, found, kind, code, over):
    judged = costs.judge(given, lambda item, role: found)
    assert (judged.kind, judged.code, judged.over) == (kind, code, over)


@pytest.mark.parametrize(
    ("item", "code"), [("refreshments", "within"), ("room", "guest-pays"), ("banquet", "guest-pays")]
)
def test_who_pays_everything_themselves_is_offered_something_to_drink(item, code):
    assert costs.judge(line(item), lambda item, role: ceiling(100), guest_pays="TT Đ18").code == code


SOURCES = {"once": "Đ9", "day": "Đ9.6", "breakfast": "Đ7.6"}


@pytest.mark.parametrize(
    ("lines", "people", "days", "found"),
    [
        ([line("banquet", 100, 6)], 6, 3, []),
        ([line("banquet", 100, 6, 2)], 6, 3, [("banquets", 600)]),
        ([line("banquet", 100, 6), line("banquet", 100, 6)], 6, 3, [("banquets", 600)]),
        # what is too dear for one is told on its line, and not once more
        ([line("banquet", 150, 6, 2)], 6, 3, [("banquets", 600)]),
        ([line("banquet", 100, 6), line("meals", 100, 6, 2)], 6, 3, []),
        ([line("banquet", 100, 6), line("meals", 120, 6, 3)], 6, 3, [("meals-beside-banquet", 300)]),
        ([line("banquet", 100, 6), line("meals", 100, 6, 3)], 6, 3, [("meals-beside-banquet", 300)]),
        ([line("meals", 100, 6, 3)], 6, 3, []),
        ([line("banquet", 100, 6), line("meals", 100, 6, 3)], None, 3, [("no-people", 0)]),
        ([line("room", 95), line("breakfast", 5)], 1, 1, []),
        ([line("room", 95, 2, 2), line("breakfast", 10)], 1, 1, [("breakfast", 20)]),
        # a room that is too dear by itself is told on its own line
        ([line("room", 101), line("breakfast", 10)], 1, 1, []),
    ],
)
def test_rules_that_look_at_several_lines(lines, people, days, found):
    told = costs.judge_whole(lines, lambda item, role: ceiling(100), people=people, days=days, sources=SOURCES)
    assert [(each.code, each.over) for each in told] == found


def test_a_breakfast_that_is_too_dear_itself_is_not_counted_twice():
    ask = {"room": ceiling(100), "breakfast": ceiling(10)}
    lines = [line("room", 95, 2, 2), line("breakfast", 25, 2, 2, role="")]
    (told,) = costs.judge_whole(lines, lambda item, role: ask[item], people=2, days=2, sources=SOURCES)
    # 15 of the 25 stand on the line of the breakfast; of the other ten five are beyond the room
    assert (told.code, told.found, told.over) == ("breakfast", 120, 20)


def test_a_rule_that_does_not_hold_on_the_day_is_not_applied():
    assert (
        costs.judge_whole([line("banquet", 100, 6, 2)], lambda i, r: ceiling(100), people=6, days=3, sources={}) == []
    )


@pytest.mark.parametrize(
    ("kind", "words", "said"),
    [
        ("Tiếp xã giao", "Tiếp xã giao Đại sứ", "Tiếp xã giao Đại sứ"),
        ("Làm việc", "làm việc với Sở Công Thương", "làm việc với Sở Công Thương"),
        ("Tiếp", "Tiếp", "Tiếp"),
        ("Tiếp", "Tiếpviên", "Tiếp: Tiếpviên"),
        ("Đã đón", "Đoàn thành phố Sanjo", "Đã đón: Đoàn thành phố Sanjo"),
    ],
)
def test_what_is_done_is_said_once(kind, words, said):
    assert rules.said_once(kind, words, ": ") == said
