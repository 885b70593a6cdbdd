"""Figures of outputs: reported with the update, counted over the periods, never taken for completion."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.plan.followup import figures, rules, services
from haidang.plan.followup.choices import Source, State
from haidang.plan.followup.examples import counted, draft, sent
from haidang.plan.followup.models import OutputFigure
from haidang.plan.programmes import services as programmes
from haidang.plan.programmes.choices import Counting

pytestmark = pytest.mark.django_db
NOW = "2020-t03"


@pytest.fixture
def ships(duty, officer):
    return programmes.save_output(duty, name="Tàu khách cập cảng", unit="lượt", target=Decimal(45), by=officer)


@pytest.fixture
def share(duty, officer):
    return programmes.save_output(
        duty, name="Bến có tờ giới thiệu", unit="%", target=Decimal(80), counting=Counting.LEVEL, by=officer
    )


def of(output, **chosen):
    return figures.reached([output], **chosen)[output.pk]


# ── how figures count ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("values", "is_added", "expected"),
    [
        ([], True, None),
        ([], False, None),
        (["12", "0", "7.5"], True, "19.5"),
        (["12", "0", "7.5"], False, "7.5"),
        (["0.1", "0.2"], True, "0.3"),
    ],
)
def test_figures_of_the_periods_are_added_or_the_last_one_stands(values, is_added, expected):
    found = rules.reached([Decimal(value) for value in values], is_added=is_added)
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize(
    ("actual", "target", "expected"),
    [
        (None, "45", None),
        ("12", None, None),
        ("12", "0", None),
        ("0", "45", "0.0"),
        ("30", "45", "66.6"),
        # cut, not rounded: what is not there is not reported as there
        ("44.99", "45", "99.9"),
        ("45", "45", "100.0"),
        ("60", "45", "133.3"),
    ],
)
def test_the_share_is_that_of_the_figure_and_never_rounded_up(actual, target, expected):
    given = [None if value is None else Decimal(value) for value in (actual, target)]
    assert rules.share(*given) == (None if expected is None else Decimal(expected))


def test_a_figure_counts_once_the_agency_stands_by_it(duty, ships, officer):
    update = draft(duty, by=officer, figures={ships.pk: Decimal(12)})
    assert (of(ships).actual, of(ships).share_said) == (None, "")
    services.submit(update, by=officer)
    assert (of(ships).actual_said, of(ships).share_said) == ("12", "26,6 %")
    services.withdraw(update, reason="Nhầm số.", by=officer)
    assert of(ships).actual is None


def test_numbers_of_periods_are_added_and_shares_are_not(duty, ships, share, officer, desk):
    first = sent(duty, by=officer, period="2020-t01", figures={ships.pk: Decimal(12), share.pk: Decimal(40)})
    sent(duty, by=officer, period="2020-t02", figures={ships.pk: Decimal(7), share.pk: Decimal("55.5")})
    assert (of(ships).actual, of(share).actual) == (Decimal(19), Decimal("55.5"))
    services.accept(first, by=desk)
    assert (of(ships, accepted=True).actual, of(share, accepted=True).actual) == (Decimal(12), Decimal(40))
    assert of(ships, until=date(2020, 1, 14)).actual == Decimal(12)


def test_a_target_that_is_reached_finishes_nothing(duty, ships, officer):
    update = sent(duty, by=officer, figures={ships.pk: Decimal(45)})
    assert of(ships).share == 100
    assert (update.state, update.is_confirmed) == (State.DOING, False)


def test_a_figure_without_evidence_is_counted_and_marked(duty, ships, officer):
    update = draft(duty, by=officer, figures={ships.pk: Decimal(12)})
    services.submit(update, by=officer)
    assert of(ships).unshown == 1
    services.withdraw(update, reason="Thêm minh chứng.", by=officer)
    services.add_evidence(update, link="https://sct.example.vn/tau-khach", by=officer)
    services.submit(update, by=officer)
    assert of(ships).unshown == 0


# ── how they are written ─────────────────────────────────────────────────────────────────────────


def test_a_figure_is_kept_to_the_last_place(duty, ships, officer):
    update = draft(duty, by=officer, figures={ships.pk: Decimal("1250.0625")})
    assert update.figures.get().value == Decimal("1250.0625")
    assert update.figures.get().value_said == "1.250,0625"
    services.save_draft(duty, NOW, version=1, by=officer, figures={ships.pk: None})
    assert not OutputFigure.objects.exists()


@pytest.mark.parametrize(
    ("value", "sentence"),
    [("-3", "không thể là số âm"), ("0.00001", "4"), ("123456789012345678901", "20")],
)
def test_what_cannot_be_kept_whole_is_refused_at_its_figure(duty, ships, officer, value, sentence):
    with pytest.raises(ValidationError) as refused:
        draft(duty, by=officer, figures={ships.pk: Decimal(value)})
    (field,) = refused.value.message_dict
    assert field == f"figure-{ships.pk}"
    assert sentence in refused.value.message_dict[field][0]
    assert not OutputFigure.objects.exists()


def test_the_example_is_a_figure_of_the_programme(duty, officer):
    figure = counted(duty, by=officer)
    assert str(figure) == "Bến có hồ sơ giới thiệu (minh họa): 14"
    assert counted(duty, by=officer, period="2020-t02", value=Decimal(15)).output == figure.output


def test_what_has_no_unit_is_not_told_in_figures(duty, officer):
    book = programmes.save_output(duty, name="Sổ tay cảng biển", by=officer)
    with pytest.raises(ValidationError, match="chưa có đơn vị tính"):
        draft(duty, by=officer, figures={book.pk: Decimal(1)})
    assert figures.asked_of(duty) == []


def test_nobody_reports_a_figure_of_another_part(duty, parts, ships, officer):
    (other,) = parts("1.2", "SCT")
    with pytest.raises(ValidationError, match="không còn trong chương trình"):
        draft(other, by=officer, figures={ships.pk: Decimal(12)})
    assert not OutputFigure.objects.exists()


def test_the_second_of_two_sees_the_figure_of_the_first_and_loses_nothing(duty, ships, officer, leader):
    draft(duty, by=officer, figures={ships.pk: Decimal(12)})
    services.save_draft(duty, NOW, version=1, by=leader, figures={ships.pk: Decimal(14)})
    with pytest.raises(services.Stale) as stale:
        services.save_draft(duty, NOW, version=1, by=officer, figures={ships.pk: Decimal(15)})
    assert [(one.label, one.theirs) for one in stale.value.changed] == [("Tàu khách cập cảng", "14")]
    assert OutputFigure.objects.get().value == 14


def test_nothing_new_is_not_said_over_a_figure(duty, ships, officer):
    services.save_draft(duty, NOW, version=0, by=officer, figures={ships.pk: Decimal(12)})
    with pytest.raises(ValidationError, match="ghi nội dung khác"):
        services.nothing_new(duty, NOW, by=officer)


def test_what_the_desk_enters_for_an_agency_may_hold_its_figures(duty, ships, desk):
    update = services.enter_for(
        duty, NOW, source=Source.PHONE, words="Anh A, sáng 02/3", version=0, by=desk, state=State.DOING,
        done="Đã có số liệu.", figures={ships.pk: Decimal(12)},
    )  # fmt: skip
    assert update.figures.get().value == 12


def test_a_locked_figure_is_corrected_with_its_reason(duty, ships, officer, desk):
    update = services.accept(sent(duty, by=officer, figures={ships.pk: Decimal(12)}), by=desk)
    services.lock(duty.task.plan, NOW, by=desk)
    update.refresh_from_db()
    with pytest.raises(ValidationError, match="Chưa sửa chữ nào, số nào"):
        services.correct(update, reason="Nhầm.", by=desk, figures={ships.pk: Decimal(12)})
    services.correct(update, reason="Cộng trùng một chuyến.", by=desk, figures={ships.pk: Decimal(11)})
    assert of(ships).actual == 11


# ── the output under them ────────────────────────────────────────────────────────────────────────


def test_a_measure_with_figures_under_it_neither_changes_nor_goes(duty, ships, officer):
    draft(duty, by=officer, figures={ships.pk: Decimal(12)})
    for changed in ({"unit": "chuyến"}, {"counting": Counting.LEVEL}):
        with pytest.raises(ValidationError, match="không đổi đơn vị hay cách tính"):
            programmes.save_output(duty, output=ships, by=officer, **changed)
    with pytest.raises(ValidationError, match="đã có số liệu báo cáo nên không xóa được"):
        programmes.drop(ships, by=officer)
    # the target may be talked about until the programme is accepted
    assert programmes.save_output(duty, output=ships, by=officer, target=Decimal(50)).target == 50


# ── at the door ──────────────────────────────────────────────────────────────────────────────────


def text(answer):
    return answer.content.decode()


def test_the_form_asks_for_each_figure_and_says_how_it_stands(duty, ships, share, officer, enter):
    sent(duty, by=officer, period="2020-t02", figures={ships.pk: Decimal(30)})
    browser = enter(officer)
    where = reverse("followup:write", args=[duty.pk, NOW])
    html = text(browser.get(where))
    assert "Tàu khách cập cảng (lượt)" in html
    assert "Số của riêng kỳ này. Chỉ tiêu 45, đã báo: 30." in html
    assert "Số đến cuối kỳ này. Chỉ tiêu 80, đã báo: chưa có số." in html
    said = {"state": "doing", "done": "Thêm bảy chuyến.", "version": "0", "act": "submit"}
    browser.post(where, said | {f"figure-{ships.pk}": "7,5", f"figure-{share.pk}": ""})
    assert of(ships).actual_said == "37,5"
    assert "83,3 %" in text(browser.get(reverse("followup:task", args=[duty.task_id])))


def test_words_where_a_number_is_asked_are_refused_and_stay(duty, ships, officer, enter):
    where = reverse("followup:write", args=[duty.pk, NOW])
    said = {"state": "doing", "done": "Đã đủ.", "version": "0", f"figure-{ships.pk}": "mười hai"}
    answer = enter(officer).post(where, said)
    assert answer.status_code == 422
    assert "“mười hai” không phải con số" in text(answer)
    assert 'value="mười hai"' in text(answer)


def test_a_programme_shows_what_was_reached_to_who_may_see_it(duty, ships, officer, desk, cast, enter):
    sent(duty, by=officer, figures={ships.pk: Decimal(30)})
    where = reverse("followup:figures", args=[duty.task.plan_id, duty.agency_id])
    for who in (officer, desk):
        html = text(enter(who).get(where))
        assert "66,6 %" in html
        assert "phần trăm của con số, không phải mức độ hoàn thành" in html
    part = text(enter(officer).get(where, headers={"HX-Request": "true"}))
    assert "66,6 %" in part
    assert "<html" not in part
    assert where in text(enter(officer).get(reverse("programmes:programme", args=[duty.task.plan_id, duty.agency_id])))
    assert enter(cast["so-du-lich"]).get(where).status_code == 404


def test_pages_with_figures_cost_the_same_however_many(duty, ships, officer, enter):
    browser = enter(officer)
    sent(duty, by=officer, period="2020-t01", figures={ships.pk: Decimal(1)})
    paths = [
        reverse("followup:task", args=[duty.task_id]),
        reverse("followup:figures", args=[duty.task.plan_id, duty.agency_id]),
        reverse("followup:write", args=[duty.pk, NOW]),
    ]

    def cost(path):
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(path).status_code == 200
        return len(asked)

    few = [cost(path) for path in paths]
    more = [
        programmes.save_output(duty, name=f"Chỉ tiêu {number}", unit="lượt", target=Decimal(9), by=officer)
        for number in range(4)
    ]
    sent(duty, by=officer, period="2020-t02", figures={output.pk: Decimal(2) for output in more})
    assert [cost(path) for path in paths] == few
