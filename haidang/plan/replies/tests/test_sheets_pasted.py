"""Rows that were copied from a sheet and pasted: parted as sheets write them, read as a file is."""

import pytest

from haidang.plan.followup.models import Update
from haidang.plan.replies import services
from haidang.plan.replies.choices.sheets import Form, Verdict
from haidang.plan.replies.sheets_in import _cells
from haidang.plan.replies.tests.made import row

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("with_head", [True, False])
def test_rows_are_pasted_with_or_without_their_head(sheet, officer, with_head):
    words = (
        sheet()
        .put("1.1", state="Đang thực hiện", done='Họp "hẹp":\n- hai bến;\n- một kho.')
        .copied(with_head=with_head)
    )
    intake = services.take_pasted(words, by=officer)
    assert row(intake).verdict == Verdict.TAKEN
    services.confirm(intake, by=officer)
    assert Update.objects.get().done == 'Họp "hẹp":\n- hai bến;\n- một kho.'


def test_a_sheet_of_the_province_is_pasted_too(sheet, officer):
    words = sheet(form=Form.PROVINCE).put("1.1", hardship="Thiếu người.").copied(with_head=False)
    assert row(services.take_pasted(words, by=officer)).cells["obstacle"][1] == "Thiếu người."


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"a\nb"\tc', [["a\nb", "c"]]),
        ('"nói ""vâng"""\tb', [['nói "vâng"', "b"]]),
        ('"Bến cảng" là\tb', [['"Bến cảng" là', "b"]]),
        ("a\t\tb", [["a", "", "b"]]),
        ('"a\tb"\t"', [["a\tb", '"']]),
        ("\ta", [["", "a"]]),
    ],
)
def test_what_is_pasted_is_parted_as_sheets_write_it(words, cells):
    assert _cells(words) == cells
