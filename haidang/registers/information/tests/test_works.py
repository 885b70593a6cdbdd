"""Publications, campaigns, clips, items: what is prepared, done and told to the tasks of a plan."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.plan.followup.models import Hint
from haidang.registers.information import examples
from haidang.registers.information.choices import Medium, PublicationKind, Where, WorkStage
from haidang.registers.information.models import Airing, CampaignPlace, Handout, Item
from haidang.registers.information.services import works

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]


def sentence(caught):
    return " ".join(caught.value.messages)


def added(client, whole, part, **facts):
    """What the page of a part answers."""
    return client.post(reverse(f"information:{whole._meta.model_name}-{part}-add", args=[whole.pk]), facts)


# ── bad input ────────────────────────────────────────────────────────────────────────────────────


def test_no_more_copies_go_out_than_were_printed_and_none_before_they_are_there(enter, officer):
    client, row = enter(officer), examples.publication(copies=100)
    facts = {"on": "2026-03-02", "to": "Khách hội chợ", "copies": "60"}
    reply = added(client, row, "handout", **facts)
    assert "chưa phát hành" in reply.content.decode()
    works.publish(row, by=officer)
    assert added(client, row, "handout", **facts).status_code == 302
    reply = added(client, row, "handout", **facts | {"copies": "41"})
    assert (reply.status_code, "chỉ còn 40 bản" in reply.content.decode()) == (422, True)
    reply = added(client, row, "handout", **facts | {"copies": "40", "on": "2026-03-01"})
    assert "trước ngày phát hành" in reply.content.decode()
    assert added(client, row, "handout", **facts | {"copies": "40"}).status_code == 302
    first = row.handouts.get(copies=60)
    edit = reverse("information:publication-handout-edit", args=[first.pk])
    assert client.post(edit, facts | {"copies": "61"}).status_code == 422
    assert client.post(edit, facts | {"copies": "59"}).status_code == 302
    assert sorted(Handout.objects.values_list("copies", flat=True)) == [40, 59]


def test_what_is_printed_has_copies_and_comes_out_on_a_day_that_was(officer):
    row = examples.publication(copies=0)
    with pytest.raises(ValidationError) as caught:
        works.publish(row, by=officer)
    assert "Chưa ghi số bản in" in sentence(caught)
    with pytest.raises(ValidationError) as caught:
        works.publish(row, copies=10, published_on=date(2026, 3, 3), by=officer)
    assert "chưa đến" in sentence(caught)
    digital = examples.publication(copies=0, kind=PublicationKind.DIGITAL)
    assert works.publish(digital, by=officer).stage == WorkStage.DONE
    with pytest.raises(IntegrityError), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(stage=WorkStage.DONE)


def test_a_campaign_is_closed_with_its_places_and_its_result(enter, officer):
    row = examples.campaign()
    with pytest.raises(ValidationError) as caught:
        works.carry_out(row, results="Xong", by=officer)
    assert "Chưa ghi nơi nào" in sentence(caught)
    client, facts = enter(officer), {"place": "Bến cá", "form": "meeting", "people": "120"}
    for on, says in (("2026-02-23", "nằm ngoài thời gian"), ("2026-03-03", "chưa đến")):
        reply = added(client, row, "place", **facts, on=on)
        assert (reply.status_code, says in reply.content.decode()) == (422, True)
    assert added(client, row, "place", **facts, on="2026-02-24").status_code == 302
    with pytest.raises(ValidationError):
        works.carry_out(row, results=" ", by=officer)
    works.carry_out(row, results="Ngư dân nắm được số điện thoại bảo hộ.", by=officer)
    assert added(client, row, "place", **facts, on="2026-02-25").status_code == 403
    assert CampaignPlace.objects.count() == 1


def test_a_clip_is_shown_after_it_was_made(enter, officer):
    client, row = enter(officer), examples.videoclip()
    facts = {"channel": "CNN", "where": "abroad", "since": "2026-03-02"}
    assert "chưa xong" in added(client, row, "airing", **facts).content.decode()
    works.finish(row, finished_on=date(2026, 3, 1), by=officer)
    for days, says in (
        ({"since": "2026-02-28"}, "trước ngày nghiệm thu"),
        ({"since": "2026-03-03"}, "chưa đến"),
        ({"since": "2026-03-02", "until": "2026-03-01"}, "Ngày cuối phát sóng"),
    ):
        reply = added(client, row, "airing", **facts | days)
        assert (reply.status_code, says in reply.content.decode()) == (422, True)
    assert added(client, row, "airing", **facts).status_code == 302
    assert Airing.objects.get().channel == "CNN"


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"published_on": "2026-03-03"}, "chưa đến"),
        ({"where": "abroad"}, "phải ghi nước nơi đăng"),
        ({"link": "javascript:alert(1)"}, "URL"),
        ({"title": "Theo văn bản 12/TỐI MẬT-UBND"}, "bí mật nhà nước"),
    ],
)
def test_an_item_that_cannot_be_is_refused_with_its_field(facts, says, enter, officer):
    sent = {
        "title": "Cảng mới", "form": "article", "subject": "trade", "agency": officer.agency_id, "where": "home",
        "published_on": "2026-03-02", "medium": "site", "language": "vi",
    }  # fmt: skip
    reply = enter(officer).post(reverse("information:item-add"), sent | facts)
    assert reply.status_code == 422
    assert says.lower() in reply.content.decode().lower()
    assert not Item.objects.exists()


def test_an_agency_writes_of_itself(enter, officer, desk, cast):
    sent = {
        "title": "Cảng mới", "form": "article", "subject": "trade", "where": "home", "published_on": "2026-03-02",
        "medium": "site", "language": "vi", "agency": cast["so-du-lich"].agency_id,
    }  # fmt: skip
    assert enter(officer).post(reverse("information:item-add"), sent).status_code == 422
    assert enter(desk).post(reverse("information:item-add"), sent).status_code == 302
    with pytest.raises(IntegrityError), transaction.atomic():
        examples.item(medium=Medium.PORTAL, issue=examples.bulletinissue())


# ── the tasks of plan 163 ────────────────────────────────────────────────────────────────────────


def told(row):
    """What the draft of its task says of it."""
    return Hint.objects.get(record_id=row.pk, record_type__model=row._meta.model_name).sentence


def test_task_2_2_hears_of_an_issue_of_the_bulletin(tasks_163, desk):
    row = examples.bulletinissue()
    row.tasks.add(tasks_163["2.2"])
    works.issue(row, by=desk)
    hint = Hint.objects.get()
    assert hint.of.duty.task.label == "2.2"
    for words in (row.number, "500 bản", "02/03/2026", "Cơ quan đại diện"):
        assert words in hint.sentence


def test_task_4_1_hears_of_publications_and_items_and_no_more_of_what_was_taken_back(tasks_163, desk, enter):
    row = examples.publication()
    row.tasks.add(tasks_163["4.1"])
    works.publish(row, results="Phát tại hội chợ Osaka.", by=desk)
    examples.handout(publication=row)
    assert "1000 bản" in told(row)
    works.tell_results(row, results="Ba nhà đầu tư hỏi thêm.", by=desk)
    for words in ("đã phát 100 bản", "Ba nhà đầu tư hỏi thêm."):
        assert words in told(row)
    client = enter(desk)
    sent = {
        "title": "Cảng nước sâu", "form": "reportage", "subject": "trade", "agency": desk.agency_id,
        "published_on": "2026-03-02", "where": "abroad", "country": examples.country().pk, "medium": "newspaper",
        "outlet": "Báo mẫu", "language": "ja", "tasks": [tasks_163["4.1"].pk],
    }  # fmt: skip
    assert client.post(reverse("information:item-add"), sent).status_code == 302
    item = Item.objects.get()
    assert "phóng sự “Cảng nước sâu” (Báo mẫu, Nhật Bản, tiếng Nhật" in told(item)
    # the task is taken off the record: the sentence leaves its draft
    client.post(reverse("information:item-edit", args=[item.pk]), sent | {"tasks": [tasks_163["4.2"].pk]})
    assert Hint.objects.get(record_id=item.pk, record_type__model="item").of.duty.task.label == "4.2"
    client.post(reverse("information:item-edit", args=[item.pk]), sent | {"tasks": []})
    assert not Hint.objects.filter(record_id=item.pk, record_type__model="item").exists()


@pytest.mark.parametrize("label", ["5.1", "5.2"])
def test_tasks_5_1_and_5_2_hear_of_a_campaign(label, tasks_163, desk):
    row = examples.carried()
    row.tasks.add(tasks_163[label])
    works.carry_out(row, results="Ngư dân cam kết.", by=desk)
    assert Hint.objects.get().of.duty.task.label == label
    for words in ("1 nơi, 120 người", "1 tài liệu, 300 bản", "Ngư dân cam kết."):
        assert words in told(row)


def test_task_10_1_hears_of_a_clip_and_its_channels(tasks_163, desk):
    row = examples.videoclip()
    row.tasks.add(tasks_163["10.1"])
    works.finish(row, by=desk)
    examples.airing(clip=row)
    examples.airing(clip=row, channel="BBC", where=Where.ABROAD)
    works.tell_results(row, results="Hai triệu lượt xem.", by=desk)
    for words in ("nghiệm thu ngày 02/03/2026", "Discovery, BBC", "Hai triệu lượt xem."):
        assert words in told(row)
    assert Hint.objects.get().of.duty.task.label == "10.1"
