"""What a person wrote in a reply, and what it says of which item."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from haidang.plan.replies.mails_in import incoming
from haidang.plan.replies.rules.mails import (
    NoSuchItem,
    Said,
    WhichItem,
    is_machine,
    may_answer,
    own_words,
    said,
    tokens_in,
)
from haidang.plan.replies.tests.letters import LETTERS, WORDS, Letter


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_of_a_reply_only_the_words_of_its_writer_are_read(letter):
    expected = "Da gui cong van moi 12 doanh nghiep cang." if letter.name == "old-encoding" else WORDS
    assert own_words(incoming(letter.raw(to="tra-loi@example.vn")).text) == expected


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Không phát sinh.\n", "Không phát sinh."),
        ("Kính gửi anh,\n\nKhông phát sinh.\n\nTrân trọng.\nNgười mẫu A", "Không phát sinh."),
        ("", ""),
        ("> Kính gửi\n> 1. Cập nhật", ""),
        ("-- \nNgười mẫu A", ""),
        # a sentence that merely begins like the head of a mail, or speaks of signing
        ("Từ: đầu tháng đến nay đã họp ba lần.", "Từ: đầu tháng đến nay đã họp ba lần."),
        ("Đã gửi từ tuần trước, nay chờ trả lời.", "Đã gửi từ tuần trước, nay chờ trả lời."),
        ("Vào ngày 2/3 Sở đã viết:\nthư mời gửi các cảng", "Vào ngày 2/3 Sở đã viết:\nthư mời gửi các cảng"),
        ("Cảm ơn nhé.\nĐã họp.", "Đã họp."),
        ("Đã họp.\n\nGửi từ iPhone", "Đã họp."),
    ],
)
def test_what_is_cut_and_what_is_not(text, own):
    assert own_words(text) == own


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("To: tra-loi@example.vn", ("tra-loi@example.vn",)),
        ('To: "Hải Đăng" <tra-loi@example.vn>', ("tra-loi@example.vn",)),
        ("To: a@example.vn, <b@example.vn>\r\nCc: c@example.vn", ("a@example.vn", "b@example.vn", "c@example.vn")),
        # a comma without quotes, which the rules of mail forbid and people write
        ("Delivered-To: Sở Ngoại vụ, Hải Đăng <tra-loi@example.vn>", ("tra-loi@example.vn",)),
        ("X-Original-To: tra-loi@example.vn (Hải Đăng", ("tra-loi@example.vn",)),
        ("To: không có ai", ()),
        ("Subject: tra-loi@example.vn", ()),
    ],
)
def test_whom_a_mail_is_addressed_to_is_read_from_each_of_its_headers(header, found):
    assert incoming(f"{header}\r\n\r\nĐã họp.".encode()).addresses == found


@pytest.mark.parametrize(
    ("typed", "body", "read"),
    [
        ("format=flowed", "Đã họp với \nba sở.\n", "Đã họp với ba sở.\n"),
        # "delsp": the blank was put there for the road only
        ("format=flowed; delsp=yes", "Đã họp với b \na sở.\n", "Đã họp với ba sở.\n"),
        # another program breaks lines where its writer did
        ("", "Đã họp với \nba sở.\n", "Đã họp với \nba sở.\n"),
        ("format=flowed", "Đã họp. \n> Đã họp chưa? \nCó biên bản.\n", "Đã họp. \n> Đã họp chưa? \nCó biên bản.\n"),
        ("format=flowed", "Đã họp. \n-- \nNgười mẫu A\n", "Đã họp. \n-- \nNgười mẫu A\n"),
        ("format=flowed", " From ba sở\n", "From ba sở\n"),
    ],
)
def test_lines_that_a_program_broke_are_put_together(typed, body, read):
    assert incoming(Letter("nha", body, typed=typed).raw(to="x@y.vn")).text.replace("\r\n", "\n") == read


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_no_text_is_too_strange_and_nothing_is_invented(text):
    own = own_words(text)
    lines = {line.rstrip() for line in text.replace("\r\n", "\n").replace("\u00a0", " ").split("\n")}
    assert {line for line in own.split("\n") if line.strip()} <= {
        each for line in lines for each in (line, line.strip())
    }


@pytest.mark.parametrize(
    ("words", "numbers", "expected"),
    [
        ("Không phát sinh.", [1], [Said(1, "nothing")]),
        ("KHONG PHAT SINH TRONG KY", [1], [Said(1, "nothing")]),
        (
            "Không phát sinh vướng mắc, đã họp hai lần.",
            [1],
            [Said(1, "doing", "Không phát sinh vướng mắc, đã họp hai lần.")],
        ),
        ("Đã họp với ba sở.", [4], [Said(4, "doing", "Đã họp với ba sở.")]),
        ("4. Đã họp với ba sở.", [4], [Said(4, "doing", "Đã họp với ba sở.")]),
        ("Đã hoàn thành: có Công văn số 12/SCT.", [1], [Said(1, "done", "có Công văn số 12/SCT.")]),
        ("Hoàn thành hồ sơ gửi hai bên.", [1], [Said(1, "doing", "Hoàn thành hồ sơ gửi hai bên.")]),
        ("Chưa triển khai.", [1], [Said(1, "not-started")]),
        (
            "Đã gửi thư mời.\nVướng mắc: chưa có kinh phí in.\nTiếp theo: trình dự toán.",
            [1],
            [Said(1, "hindered", "Đã gửi thư mời.", "trình dự toán.", "chưa có kinh phí in.")],
        ),
        (
            "1. Không phát sinh\n2. Đã họp.\nCó biên bản.",
            [1, 2],
            [Said(1, "nothing"), Said(2, "doing", "Đã họp.\nCó biên bản.")],
        ),
        ("Việc 2: Đã họp.", [1, 2], [Said(2, "doing", "Đã họp.")]),
        ("2\nĐã họp.", [1, 2], [Said(2, "doing", "Đã họp.")]),
    ],
)
def test_what_a_reply_says(words, numbers, expected):
    assert said(words, numbers) == expected


def test_who_answers_several_things_says_which():
    with pytest.raises(WhichItem):
        said("Đã họp.", [1, 2])


def test_a_number_that_was_not_in_the_mail_is_no_item():
    with pytest.raises(NoSuchItem):
        said("7. Đã họp.", [1, 2])


@pytest.mark.parametrize(
    ("headers", "sender", "machine"),
    [
        ({}, "a@example.vn", False),
        ({"Auto-Submitted": "no"}, "a@example.vn", False),
        ({"Auto-Submitted": "auto-replied"}, "a@example.vn", True),
        ({"Auto-Submitted": "auto-generated; x"}, "a@example.vn", True),
        ({"Precedence": "bulk"}, "a@example.vn", True),
        ({"X-Autoreply": "yes"}, "a@example.vn", True),
        ({"X-Auto-Response-Suppress": "OOF, AutoReply"}, "a@example.vn", True),
        ({"List-Id": "<x>"}, "a@example.vn", True),
        ({"Return-Path": "<>"}, "a@example.vn", True),
        ({}, "MAILER-DAEMON@example.vn", True),
        ({}, "", True),
    ],
)
def test_what_a_machine_wrote_is_known_by_what_it_says_of_itself(headers, sender, machine):
    assert is_machine(headers, sender=sender) is machine


def test_after_some_answers_in_a_day_there_are_no_more():
    assert [may_answer(count) for count in (0, 4, 5, 90)] == [True, True, False, False]


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("tra-loi+AbC_-9@tinh.vn", ["AbC_-9"]),
        ("TRA-LOI+AbC@TINH.VN", ["AbC"]),
        ("tra-loi@tinh.vn", []),
        ("tra-loi+@tinh.vn", []),
        ("khac+AbC@tinh.vn", []),
        ("tra-loi+AbC@khac.vn", []),
    ],
)
def test_the_secret_of_an_address(address, found):
    assert list(tokens_in([address], "tra-loi@tinh.vn")) == found
