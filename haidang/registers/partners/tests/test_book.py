"""The book of partners: its names, who keeps whom, what it begins with, what is refused."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from haidang.kit.search.selectors import search
from haidang.registers.partners import examples, services
from haidang.registers.partners.choices import Continent, Direction, Kind
from haidang.registers.partners.forms import ContactForm, DayForm, ExchangeForm, LevelForm, PartnerForm
from haidang.registers.partners.models import (
    Contact,
    Exchange,
    Partner,
    PartnerDay,
    PartnershipLevel,
    PriorityListing,
    Relation,
)
from haidang.registers.partners.owed import owed

pytestmark = pytest.mark.django_db


def form_of(form, by, instance=None, /, **given):
    return form(given, instance=instance, by=by)


# ── what it begins with ──────────────────────────────────────────────────────────────────────────


def test_the_book_begins_with_countries_localities_missions_and_organisations(loaded):
    kinds = Partner.objects.order_by().values_list("kind", flat=True)
    assert {kind: list(kinds).count(kind) for kind in set(kinds)} == {
        "country": 194, "locality": 12, "mission": 39, "organisation": 5,
    }  # fmt: skip
    ansan = Partner.objects.get(name="Ansan")
    assert (str(ansan.country), ansan.region) == ("Hàn Quốc", "Gyeonggi")
    assert list(Partner.objects.filter(name__in=["Ansan", "Preah Vihear"]).values_list("name", "keeper__code")) == [
        ("Ansan", "SNGV"), ("Preah Vihear", "BCHQS"),
    ]  # fmt: skip
    assert Partner.objects.get(name="Cuba").continent == Continent.AMERICAS


def test_loading_again_makes_nothing_twice_and_leaves_what_people_changed(loaded, desk):
    japan = Partner.objects.get(name="Nhật Bản")
    japan.note = "giữ nguyên"
    japan.save()
    assert services.load_reference(by=desk).total == 0
    japan.refresh_from_db()
    assert japan.note == "giữ nguyên"


def test_days_levels_and_lists_come_with_their_tags(loaded):
    cuba = PartnerDay.objects.get(partner__name="Cuba", kind="relations")
    assert (cuba.day, cuba.month, cuba.year, cuba.tag) == (2, 12, 1960, "S")
    bunpimay = PartnerDay.objects.get(partner__name="Lào", kind="new-year")
    assert (bunpimay.name, bunpimay.day, bunpimay.month, bunpimay.length) == ("Tết Bunpimay", 14, 4, 3)
    levels = PartnershipLevel.objects.filter(partner__name="Hàn Quốc")
    assert levels.in_force(date(2020, 1, 1)).get().level == "đối tác hợp tác chiến lược"
    asean = PriorityListing.objects.filter(name="ASEAN")
    assert (asean.in_force(date(2020, 1, 1)).count(), asean.in_force(date(2026, 1, 1)).count()) == (9, 10)


def test_a_locality_is_known_by_every_name_it_bears(loaded):
    sanjo, bashkortostan = Partner.objects.get(name="Sanjo"), Partner.objects.get(name="Bashkortostan")
    assert (sanjo.name_english, sanjo.name_original) == ("Sanjo City", "三条市")
    # as the plan of 2020 spells it
    assert "Bashkotostan" in bashkortostan.aliases


def test_what_the_plan_of_2020_puts_first_is_a_list_that_ends_with_the_year(loaded):
    rows = PriorityListing.objects.filter(name="Ưu tiên của kế hoạch năm 2020")
    assert "Cuba" in rows.in_force(date(2020, 6, 15)).values_list("partner__name", flat=True)
    assert not rows.in_force(date(2021, 1, 1)).exists()


def test_a_town_that_belongs_to_an_organisation_has_its_relation(loaded):
    member = Relation.objects.get(partner__name="TPO")
    assert (member.agency.code, member.level, member.stage, member.note) == (
        "UBVT", "district", "signed", "thành viên thứ 124",
    )  # fmt: skip


def test_relations_begin_at_the_stage_that_is_known(loaded):
    stages = dict(Relation.objects.values_list("partner__name", "stage"))
    assert (stages["Sanjo"], stages["Rostov"], stages["Ansan"]) == ("signed", "stopped", "study")
    assert Relation.objects.get(partner__name="Monterey Park").agency.code == "UBPM"


# ── names ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("nhat ban", "Nhật Bản"),
        ("日本", "Nhật Bản"),
        ("Россий", "Liên bang Nga"),
        ("japan", "Nhật Bản"),
        ("대한민국", "Hàn Quốc"),
        ("lb nga", "Liên bang Nga"),
        ("thuy dien", "Thụy Điển"),
    ],
)
def test_a_partner_is_found_by_every_name_it_bears(loaded, desk, client, typed, name):
    client.force_login(desk)
    found = client.get(reverse("partners:partner-list"), {"words": typed, "kind": "country"})
    assert name in [cells[0].text for _, cells in found.context["rows"]]
    hits = [row.url for group in search(typed, desk).groups for row in group.rows]
    assert Partner.objects.get(kind="country", name=name).get_absolute_url() in hits


def test_the_list_narrows_to_a_continent_a_country_and_a_list_of_preference(loaded, desk, client):
    client.force_login(desk)

    def names(**asked):
        page = client.get(reverse("partners:partner-list"), asked)
        return {cells[0].text for _, cells in page.context["rows"]}

    assert "Monterey Park" in names(continent="americas", kind="locality")
    assert names(country=Partner.objects.get(name="Italia").pk) >= {"Veneto"}
    assert "Timor-Leste" in names(priority="ASEAN")  # today is 2026
    assert "Nhật Bản" not in names(priority="ASEAN")


# ── what is refused ──────────────────────────────────────────────────────────────────────────────


def test_days_that_stand_the_wrong_way_round_are_named_with_both_of_them(cast, desk):
    given = {"partner": examples.country().pk, "level": "đối tác mẫu", "tag": "K"}
    turned = form_of(LevelForm, desk, **given, valid_from="2020-05-01", valid_to="2020-01-01").errors
    assert turned == {
        "valid_to": ["“Đến hết ngày” (01/01/2020) không thể trước “Từ ngày” (01/05/2020). Xem lại hai ngày."]
    }


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"day": "31", "month": "2"}, "day"),
        ({"year": "2027"}, "year"),
        ({"year": "900"}, "year"),
        ({"length": "0"}, "length"),
        ({"length": "32"}, "length"),
        ({"name": "Quốc Khánh"}, "name"),
    ],
)
def test_a_day_of_a_partner_is_one_of_the_year_and_stands_once_in_the_book(cast, today, desk, changed, field):
    known = examples.day(kind="national", name="Quốc khánh")
    given = {
        "partner": known.partner_id, "kind": "national", "name": "Ngày Độc lập", "day": "1", "month": "1",
        "length": "1", "tag": "K",
    }  # fmt: skip
    assert form_of(DayForm, desk, **given).is_valid()
    assert list(form_of(DayForm, desk, **given | changed).errors) == [field]


def test_an_address_that_no_letter_reaches_is_refused(cast, desk):
    given = {"partner": examples.partner().pk, "name": "Người mẫu", "agency": desk.agency_id}
    assert form_of(ContactForm, desk, **given, email="nguoi@vi-du.example").is_valid()
    assert "“nguoi@”" in str(form_of(ContactForm, desk, **given, email="nguoi@").errors["email"])


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": Kind.LOCALITY, "name": "Osaka"}, "__all__"),
        ({"kind": Kind.LOCALITY, "name": "Osaka", "country": "mission"}, "country"),
        ({"kind": Kind.COUNTRY, "name": "Nước lạ", "country": "japan"}, "__all__"),
        ({"kind": Kind.COUNTRY, "name": "Nhật Bản"}, "__all__"),
        ({"kind": Kind.COUNTRY, "name": "Nước lạ", "iso": "jp"}, "__all__"),
        ({"kind": Kind.COMPANY, "name": "Công ty mẫu", "iso": "JP"}, "iso"),
        ({"kind": Kind.COMPANY, "name": "Công ty mẫu", "continent": "asia"}, "continent"),
    ],
)
def test_a_partner_that_cannot_be_is_refused_at_its_field(cast, desk, given, field):
    japan = examples.country()
    mission = examples.partner(kind=Kind.MISSION, name="Đại sứ quán mẫu")
    places = {"japan": japan.pk, "mission": mission.pk}
    given = given | {"country": places.get(given.get("country"), ""), "tag": "S"}
    form = form_of(PartnerForm, desk, **given)
    assert not form.is_valid()
    assert list(form.errors) == [field]


def test_an_agency_keeps_its_own_partners_and_gives_none_away(cast, desk, officer):
    form = form_of(PartnerForm, officer, kind=Kind.COMPANY, name="Công ty mẫu", tag="S")
    assert form.is_valid()
    made = Partner.objects.get(pk=services.save_partner(form, by=officer).pk)
    assert made.keeper == officer.agency
    given = {"kind": Kind.COMPANY, "name": "Công ty mẫu", "tag": "S", "keeper": desk.agency_id}
    other = form_of(PartnerForm, officer, made, **given)
    assert other.is_valid()
    with pytest.raises(ValidationError, match="không ghi thay cho"):
        services.save_partner(other, by=officer)
    assert Partner.objects.get(pk=made.pk).keeper == officer.agency
    assert not Partner.objects.for_user(cast["so-du-lich"], "change").filter(pk=made.pk).exists()


def test_a_country_has_one_level_on_a_day(cast, desk):
    held = examples.level(valid_to=date(2021, 12, 31))
    given = {"partner": held.partner_id, "level": "đối tác toàn diện", "tag": "S"}
    assert not form_of(LevelForm, desk, valid_from="2021-12-31", **given).is_valid()
    assert form_of(LevelForm, desk, valid_from="2022-01-01", **given).is_valid()


# ── persons and exchanges ────────────────────────────────────────────────────────────────────────


def test_a_person_is_seen_by_who_works_with_them_and_masked_to_all(cast, desk, officer, client):
    contact = examples.contact()
    assert not Contact.objects.for_user(officer, "view").exists()
    client.force_login(cast["lanh-dao-ubnd"])
    page = client.get(contact.get_absolute_url()).content.decode()
    assert "Người mẫu B" in page
    assert "doi-ngoai@vi-du" not in page
    assert "0000 0000" not in page


def test_an_agency_writes_down_nobody_for_another_agency(cast, desk, officer):
    given = {"partner": examples.partner().pk, "name": "Người mẫu C", "agency": desk.agency_id}
    assert "agency" in form_of(ContactForm, officer, **given).errors
    assert form_of(ContactForm, officer, **given | {"agency": officer.agency_id}).is_valid()


def test_who_keeps_a_partner_reads_what_others_exchange_with_it(cast, officer):
    partner = examples.partner(keeper=officer.agency)
    row = examples.exchange(partner=partner)
    assert row in Exchange.objects.for_user(officer, "view")
    assert row not in Exchange.objects.for_user(officer, "change")
    assert row not in Exchange.objects.for_user(cast["so-du-lich"], "view")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"direction": Direction.RECEIVED}, "reply_to"),
        ({"on": "2020-03-01"}, "reply_to"),
        ({"partner": "other"}, "reply_to"),
        ({"reply_due_on": "2020-03-05"}, "reply_due_on"),
        ({"on": "2030-03-06", "reply_to": ""}, "on"),
    ],
)
def test_an_answer_goes_the_other_way_to_the_same_partner_afterwards(cast, desk, changed, field):
    asked = examples.exchange()
    given = {
        "partner": asked.partner_id, "agency": desk.agency_id, "direction": Direction.SENT, "on": "2020-03-06",
        "channel": "letter", "subject": "Trả lời", "reply_to": asked.pk,
    }  # fmt: skip
    assert form_of(ExchangeForm, desk, **given).is_valid()
    given |= changed
    if given["partner"] == "other":
        given["partner"] = examples.partner().pk
    assert field in form_of(ExchangeForm, desk, **given).errors


def test_a_letter_that_is_to_be_answered_is_owed_until_it_is(cast, desk):
    asked = examples.exchange()
    found = list(owed(date(2020, 3, 3)))
    assert [(each.key, each.agency_id, each.due_on) for each in found] == [
        (f"partners:answer:{asked.pk}", desk.agency_id, date(2020, 3, 16))
    ]
    examples.exchange(
        partner=asked.partner, direction=Direction.SENT, on=date(2020, 3, 10), reply_to=asked, reply_due_on=None
    )
    assert list(owed(date(2020, 3, 9))) == found
    assert list(owed(date(2020, 3, 10))) == []


# ── the pages ────────────────────────────────────────────────────────────────────────────────────


def test_the_page_of_a_partner_shows_what_stands_on_it(loaded, today, desk, client):
    client.force_login(desk)
    page = client.get(Partner.objects.get(name="Cuba").get_absolute_url())
    assert "Kỷ niệm 60 năm thiết lập quan hệ ngoại giao Việt Nam - Cuba" in page.content.decode()
    ansan = client.get(Partner.objects.get(name="Ansan").get_absolute_url()).content.decode()
    assert "đối tác hợp tác chiến lược" in ansan
    assert "Giao lưu thanh niên" in ansan


def test_countries_are_counted_with_what_is_in_them(loaded, desk, client):
    client.force_login(desk)
    page = client.get(reverse("partners:by-country"))
    rows = {row.country.name: row.cells for _, rows, _ in page.context["continents"] for row in rows}
    assert rows["Nhật Bản"] == [2, 3, 0, 0]
    assert rows["Cuba"] == [0, 1, 0, 0]
    assert "Tuvalu" not in rows


def test_persons_that_only_look_turn_nothing(cast, relation):
    with pytest.raises(PermissionDenied):
        services.turn(relation, "dung", on=date(2020, 3, 2), words="x", by=cast["lanh-dao-ubnd"])
