"""The pages of delegations, with a person at the door."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.kit.personal.models import Viewing
from haidang.office.directory.models import Agency
from haidang.plan.money.models import Estimate
from haidang.registers.delegations import examples, services
from haidang.registers.delegations.choices import Act, Part, Stage
from haidang.registers.delegations.happenings import happenings
from haidang.registers.delegations.models import Delegation, Member
from haidang.registers.delegations.owed import owed
from haidang.registers.partners import examples as partners

pytestmark = pytest.mark.django_db


def text(reply):
    return " ".join(reply.content.decode().split())


def at(act, row):
    return reverse(f"delegations:{act}", args=[row.pk])


def rows_of(prefix, *rows, initial=0, **more):
    """A formset as a browser sends it."""
    posted = {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial, **more}
    for number, row in enumerate(rows):
        posted |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return posted


def test_a_day_of_return_before_the_day_of_leaving_is_told_at_its_field(enter, norms, today, officer):
    said = {
        "title": "Đoàn mẫu", "agency": officer.agency_id, "channel": "state", "head_rank": "state",
        "starts_on": "2020-06-15", "ends_on": "2020-06-14", "in_plan": "on",
    }  # fmt: skip
    reply = enter(officer).post(reverse("delegations:delegation-add"), said)
    assert reply.status_code == 422
    assert "Ngày về (14/06/2020) trước ngày đi (15/06/2020)" in text(reply)
    assert not Delegation.objects.exists()


def test_an_agency_does_not_write_for_another(enter, norms, today, officer):
    other = Agency.objects.get(code="SDL")
    said = {"title": "Đoàn mẫu", "agency": other.pk, "channel": "state", "head_rank": "state", "in_plan": "on"}
    reply = enter(officer).post(reverse("delegations:delegation-add"), said)
    assert reply.status_code == 422
    assert "Chỉ lập được đoàn do cơ quan mình chủ trì" in text(reply)
    assert not Delegation.objects.exists()


def test_a_paper_that_is_not_in_the_book_is_named(enter, trip, officer):
    url = reverse("delegations:delegation-edit", args=[trip.pk])
    client = enter(officer)
    page = client.get(url)
    said = {name: value for name, value in page.context["form"].initial.items() if value not in (None, [], "")}
    said |= {"scheme": "999/KH-SCT", "tasks": [task.pk for task in trip.tasks.all()]}
    reply = client.post(url, said)
    assert "Sổ văn bản không có “999/KH-SCT”" in text(reply)


def test_an_estimate_in_an_unknown_currency_is_refused_with_those_that_are_known(enter, trip, officer):
    reply = enter(officer).post(at(Act.ESTIMATE, trip), {"fund": "province", "currency": "XYZ"})
    assert reply.status_code == 422
    assert "Không biết loại tiền “XYZ”" in text(reply)
    assert not Estimate.objects.exists()


def test_an_estimate_in_dollars_keeps_its_rate_its_day_and_the_circular_of_the_trip(enter, trip, officer):
    said = {
        "fund": "province", "currency": "USD", "rate": "23.200", "rate_on": "2020-03-02", "rate_source": "NHNN",
    }  # fmt: skip
    reply = enter(officer).post(at(Act.ESTIMATE, trip), said)
    made = Estimate.objects.get()
    assert reply.url == made.get_absolute_url()
    assert made.norm
    assert (made.currency, made.rate, made.rate_on, made.norm.code) == ("USD", 23200, date(2020, 3, 2), "TRIP-NORM-1")
    page = text(enter(officer).get(trip.get_absolute_url()))
    assert "ngày 02/03/2020 (NHNN)" in page
    assert "TT 102/2012/TT-BTC" in page


def test_a_day_of_the_programme_lies_in_the_trip(enter, trip, officer):
    posted = rows_of("programme", {"on": "2020-06-20", "words": "Mua sắm"})
    reply = enter(officer).post(at(Act.PROGRAMME, trip), posted)
    assert "20/06/2020 không nằm trong chuyến đi 15/06/2020–19/06/2020" in text(reply)
    assert trip.programme.count() == 3


def test_two_heads_are_told_in_a_sentence(enter, trip, officer):
    posted = rows_of("members", {"part": Part.HEAD, "name": "Một"}, {"part": Part.HEAD, "name": "Hai"})
    assert "Có hơn một trưởng đoàn" in text(enter(officer).post(at(Act.MEMBERS, trip), posted))


def test_two_who_change_places_do_so_at_once(enter, trip, officer):
    head, interpreter = trip.members.all()
    posted = rows_of(
        "members",
        {"id": head.pk, "part": Part.MEMBER, "official": head.official_id},
        {"id": interpreter.pk, "part": Part.HEAD, "name": interpreter.name},
        initial=2,
    )
    assert enter(officer).post(at(Act.MEMBERS, trip), posted).status_code == 302
    row = Delegation.objects.get()
    assert (row.head, row.head_words) == (None, "Lê Văn Mẫu")
    assert [member.part for member in row.members.order_by("pk")] == [Part.MEMBER, Part.HEAD]


def test_who_saves_rows_second_is_told(enter, trip, officer):
    client = enter(officer)
    seen = client.get(at(Act.STOPS, trip)).context["fingerprint"]
    trip.stops.update(place="Kyoto")
    stop = trip.stops.get()
    posted = rows_of("stops", {"id": stop.pk, "country": stop.country_id, "place": "Tokyo"}, initial=1, seen=seen)
    assert "người khác đã lưu phần này" in text(client.post(at(Act.STOPS, trip), posted))
    assert trip.stops.get().place == "Kyoto"


def test_a_row_of_another_delegation_is_not_touched(enter, trip, officer):
    other = examples.delegation(by=officer, title="Đoàn khác")
    stop = other.stops.get()
    posted = rows_of("stops", {"id": stop.pk, "country": stop.country_id, "place": "Tokyo"}, initial=1)
    reply = enter(officer).post(at(Act.STOPS, trip), posted)
    assert reply.status_code == 302
    assert (other.stops.get().place, trip.stops.get().place) == ("Osaka", "Osaka")


def test_the_number_of_a_passport_is_masked_and_shown_with_a_reason(enter, trip, officer, chair):
    member = trip.members.get(part=Part.HEAD)
    for user in (officer, chair):
        assert "C1234567" not in text(enter(user).get(trip.get_absolute_url()))
    url = reverse("personal:reveal", args=["delegations", "member", member.pk, "passport_number"])
    assert enter(chair).get(url).status_code == 403
    assert "C1234567" in text(enter(officer).post(url, {"reason": "Làm công hàm xin thị thực"}))
    assert Viewing.objects.get().field == "passport_number"


@pytest.mark.parametrize(
    ("stage", "shown", "hidden"),
    [
        ("trip", {Act.ASK, Act.CANCEL}, {Act.APPRAISE, Act.REPORT}),
        ("asked", set(), {Act.ASK, Act.CANCEL}),
        ("decided", set(), {Act.REPORT, Act.SETTLE}),
    ],
)
def test_the_agency_has_the_buttons_it_may_press_and_no_others(request, enter, trip, officer, stage, shown, hidden):
    row = request.getfixturevalue(stage)
    page = text(enter(officer).get(row.get_absolute_url()))
    for act in shown:
        assert f'href="{at(act, row)}"' in page
    for act in hidden:
        assert f'href="{at(act, row)}"' not in page


def test_who_comes_too_late_is_told_where_it_stands(enter, asked, officer):
    reply = enter(officer).post(at(Act.ASK, asked), {}, follow=True)
    assert "đoàn đang ở bước “Đã trình, chờ thẩm định”" in text(reply)


def test_a_stranger_learns_nothing(enter, decided, cast):
    client = enter(cast["so-du-lich"])
    assert client.get(decided.get_absolute_url()).status_code == 404
    assert decided.title not in text(client.get(reverse("delegations:delegation-list")))
    assert not list(happenings(cast["so-du-lich"], date(2020, 6, 1), date(2020, 6, 30)))


def test_the_calendar_has_who_goes_where_and_whether_it_is_decided(trip, decided, officer):
    (each,) = happenings(officer, date(2020, 6, 19), date(2020, 6, 30))
    assert (each.place, each.host, each.is_tentative) == ("Osaka, Nhật Bản", "Trần Thị Mẫu", False)
    assert not list(happenings(officer, date(2020, 6, 20), date(2020, 6, 30)))


def test_a_year_is_looked_back_on(enter, decided, settings, officer, desk):
    settings.HAIDANG_TODAY = date(2020, 7, 10)
    row = services.report(decided, course="Đúng.", achieved="Đạt.", by=officer)
    examples.commitment(row)
    services.assess(row, year=2020, effect="partly", words="Một doanh nghiệp đã khảo sát.", by=officer)
    page = text(enter(desk).get(reverse("delegations:year") + "?nam=2020"))
    assert "Báo cáo muộn</dt> <dd> 1" in page
    assert "<strong>Đạt một phần</strong>: Một doanh nghiệp đã khảo sát." in page
    assert "0/1" in page


def test_a_year_names_who_came_home_and_has_not_reported(enter, norms, today, officer, desk):
    examples.back(by=officer)
    page = text(enter(desk).get(reverse("delegations:year") + "?nam=2020"))
    assert "Quá hạn chưa báo cáo</dt> <dd> 1" in page
    assert "<strong>quá hạn 31/01/2020</strong>" in page


@pytest.mark.parametrize("name", ["delegation-list", "year"])
def test_a_list_asks_the_same_few_questions_whatever_its_length(enter, norms, today, officer, name):
    def counted():
        client = enter(officer)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(reverse(f"delegations:{name}")).status_code == 200
        return len(asked)

    examples.written(by=officer)
    counted()
    one = counted()
    for _ in range(4):
        examples.written(by=officer)
    assert counted() == one


def test_a_record_asks_the_same_few_questions_whatever_its_length(enter, trip, officer):
    def counted():
        client = enter(officer)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(trip.get_absolute_url()).status_code == 200
        return len(asked)

    counted()
    one = counted()
    for number in range(4):
        trip.members.create(name=f"Người {number}")
        trip.invitations.create(partner=partners.partner())
        trip.stops.create(country=partners.country(f"Nước {number}", iso=f"Q{number}"))
    assert counted() == one


@pytest.mark.parametrize("act", [Act.MEMBERS, Act.STOPS, Act.PROGRAMME])
def test_a_page_of_rows_reads_its_choices_once(enter, trip, officer, act):
    def counted():
        client = enter(officer)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(at(act, trip)).status_code == 200
        return len(asked)

    counted()
    one = counted()
    country = partners.country()
    for number in range(4):
        trip.members.create(name=f"Người {number}")
        trip.stops.create(country=country)
        trip.programme.create(on=date(2020, 6, 16), words="Việc")
    assert counted() == one


def test_what_is_owed_costs_the_same_for_many(norms, today, officer):
    def counted(number):
        for _ in range(number):
            examples.written(by=officer, stage=Stage.ASKED, asked_on=date(2020, 3, 2))
        with CaptureQueriesContext(connection) as asked:
            assert len(list(owed(date(2020, 3, 3)))) == Delegation.objects.count()
        return len(asked)

    assert counted(1) == counted(4)


def test_what_was_refused_by_a_limit_is_not_filed(enter, trip, officer):
    blackout = examples.blackout()
    Delegation.objects.update(starts_on=blackout.starts_on, ends_on=blackout.starts_on)
    reply = enter(officer).post(at(Act.ASK, trip), {})
    assert blackout.source in text(reply)
    assert Delegation.objects.get().stage == Stage.DRAFT


def test_a_decided_trip_moves_into_a_closed_window_only_by_a_paper(enter, decided, desk):
    blackout = examples.blackout()
    said = {"starts_on": "2020-09-07", "ends_on": "2020-09-09", "reason": "Bạn đề nghị lùi."}
    assert blackout.source in text(enter(desk).post(at(Act.MOVE, decided), said))
    assert Delegation.objects.get().starts_on == date(2020, 6, 15)
    said |= {"number": "91/QĐ-UBND", "issued_on": "2020-03-02"}
    assert enter(desk).post(at(Act.MOVE, decided), said).status_code == 302
    assert Delegation.objects.get().starts_on == date(2020, 9, 7)


def test_a_trip_that_one_may_not_open_is_not_named_beside_ones_own(trip, enter, officer, desk):
    other = examples.delegation(by=desk, title="Đoàn của Tỉnh ủy", agency=Agency.objects.get(code="SDL"))
    Member.objects.filter(delegation=other).update(agency=other.agency)
    trip.along_with.add(other)
    page = text(enter(officer).get(trip.get_absolute_url()))
    assert "một đoàn của cơ quan khác" in page
    assert "Đoàn của Tỉnh ủy" not in page
    assert "Đoàn của Tỉnh ủy" in text(enter(desk).get(trip.get_absolute_url()))


def test_days_that_are_turned_round_are_told_wherever_they_are_typed(enter, trip, desk, officer):
    window = {"name": "Ngược", "starts_on": "2020-09-02", "ends_on": "2020-09-01"}
    page = text(enter(desk).post(reverse("delegations:blackout-add"), window))
    assert "Ngày cuối (01/09/2020) trước ngày đầu (02/09/2020)" in page
    country = trip.stops.get().country_id
    rows = {
        "stops-TOTAL_FORMS": 1, "stops-INITIAL_FORMS": 0, "stops-0-country": country,
        "stops-0-starts_on": "2020-06-17", "stops-0-ends_on": "2020-06-16",
    }  # fmt: skip
    page = text(enter(officer).post(reverse("delegations:stops", args=[trip.pk]), rows))
    assert "Ngày cuối (16/06/2020) trước ngày đầu (17/06/2020)" in page
