"""The letter that urges names all that is late; when it is signed, its items bear its number."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from haidang.office.directory.models import Agency
from haidang.office.documents import services as papers
from haidang.office.documents.paper_kinds import paper_kinds
from haidang.office.documents.tests.said import said, signed_file, tables
from haidang.plan.urging import examples, selectors
from haidang.plan.urging.models import Urging
from haidang.plan.urging.tests.climbing import DUE_AT, TODAY, climb

pytestmark = pytest.mark.django_db


def test_the_letter_is_drafted_of_what_is_late_and_signed_it_settles_what_was_to_be_written(cast, desk, officer):
    kind, agency = paper_kinds()["urging.letter"], Agency.objects.get(code="SCT")
    with pytest.raises(ValidationError, match="Chưa có việc nào quá hạn"):
        papers.draft(kind, agency, by=desk)
    climb(examples.owed(DUE_AT[7]), examples.owed(DUE_AT[7]))
    with pytest.raises(PermissionDenied):
        papers.draft(kind, agency, by=officer)
    made = papers.draft(kind, agency, by=desk)
    words = said(made.official)
    assert made.official.to == ("Sở Công Thương",)
    assert "còn 2 việc đã quá thời hạn, việc chậm nhất đã quá 7 ngày làm việc" in words
    # the day on which it gets onto the list for the province
    assert "gửi kết quả về Sở Ngoại vụ trước ngày 25/6/2020." in words
    (rows,) = tables(made.official)
    assert [row[3] for row in rows] == ["7", "7"]
    held = papers.issue(made, number="77", on=TODAY, by=desk)
    papers.sign(held, upload=signed_file(), by=desk)
    assert selectors.letters(TODAY) == []
    assert {row.document for row in Urging.objects.filter(rung=7)} == {held.document}
