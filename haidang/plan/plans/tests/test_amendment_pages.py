"""Pages of amendments: who sees what, what is refused in words, and a plan of a past day."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from haidang.plan.plans import services
from haidang.plan.plans.choices import ChangeKind
from haidang.plan.plans.models import Amendment, Change, Task
from haidang.plan.plans.selectors.amendments import preview

EVE, DAY, TODAY = date(2020, 6, 14), date(2020, 6, 15), date(2020, 6, 20)


@pytest.fixture(autouse=True)
def the_day(settings):
    settings.HAIDANG_TODAY = TODAY


@pytest.fixture
def draft(accepted, desk):
    decision = services.Decision("1500/QĐ-UBND", date(2020, 6, 12))
    return services.draft_amendment(accepted, by=desk, decision=decision, in_force_on=DAY, words="Dịch bệnh.")


@pytest.fixture
def put(draft, tasks, desk):
    """1.3 is dropped, 1.1 has another day."""
    services.add_change(draft, "drop", by=desk, task=tasks["1.3"], reason="Tàu không cập cảng.")
    services.add_change(draft, "due", by=desk, task=tasks["1.1"], due_on=date(2020, 8, 15))
    return services.put_in_force(draft, by=desk, seen=preview(Amendment.objects.get(pk=draft.pk)).mark)


def page(client, name, pk, **asked):
    return client.get(reverse(f"plans:{name}", args=[pk]), asked)


def post(client, name, pk, query="", **said):
    return client.post(reverse(f"plans:{name}", args=[pk]) + query, said, follow=True)


def words(response):
    return " ".join(response.content.decode().split())


def test_a_decision_is_written_down_by_its_number_and_day(enter, desk, accepted):
    client = enter(desk)
    said = {"number": "1500/qđ-ubnd", "decided_on": "2020-06-12", "in_force_on": "2020-06-15", "words": "Dịch."}
    shown = post(client, "plan-amendments", accepted.pk, **said)
    assert "12/06/2020" in words(shown)
    assert Amendment.objects.get().in_force_on == DAY
    again = post(client, "plan-amendments", accepted.pk, **said)
    assert again.status_code == 422
    assert "đã có một bản điều chỉnh" in words(again)


def test_a_number_without_its_day_says_nothing_and_neither_does_an_unknown_agency(enter, desk, accepted):
    shown = post(enter(desk), "plan-amendments", accepted.pk, number="1500/QĐ-UBND", asked_by="Sở Không Có")
    assert shown.status_code == 422
    assert "cùng một số, năm khác là văn bản khác" in words(shown)
    assert "Danh bạ chưa có “Sở Không Có”" in words(shown)
    assert not Amendment.objects.exists()


SAID = {
    ChangeKind.ADD: {
        "label": "1.1a", "title": "Khử khuẩn", "leads": "Sở Du lịch", "coordinators": "Các Sở, Ban, Ngành",
        "more": "Mua hóa chất\n\nThuê người",
    },
    ChangeKind.CONTENT: {"title": "Tên khác", "description": "", "more": ""},
    ChangeKind.LEAD: {"parties": "Sở Du lịch"},
    ChangeKind.COORDINATION: {"parties": "Sở Du lịch\nCác Sở, Ban, Ngành có liên quan"},
    ChangeKind.DUE: {"due_on": "2020-08-15"},
    ChangeKind.MERGE: {"title": ""},
    ChangeKind.POSTPONE: {"to_year": "2021", "reason": "Không kịp"},
    ChangeKind.DROP: {"reason": "Thôi"},
}  # fmt: skip


@pytest.mark.parametrize("kind", list(ChangeKind))
def test_each_kind_of_change_has_its_form_and_what_it_says_is_previewed(enter, desk, draft, tasks, kind):
    client, task = enter(desk), tasks["1.1"]
    query = f"?kind={kind}&task={task.pk}"
    address = reverse("plans:amendment-change", args=[draft.pk]) + query
    assert client.get(address).status_code == 200
    said = SAID[kind] | ({"others": tasks["1.2"].pk} if kind == ChangeKind.MERGE else {})
    shown = post(client, "amendment-change", draft.pk, query, **said)
    assert "Đã thêm thay đổi vào bản soạn." in words(shown)
    assert Change.objects.get().kind == kind
    assert "hd-diff-" in words(shown)
    assert "Chưa đưa vào thực hiện được" not in words(shown)


def test_an_agency_nobody_knows_is_refused_with_the_nearest_and_nothing_is_kept(enter, desk, draft, tasks):
    query = f"?kind=lead&task={tasks['1.1'].pk}"
    shown = post(enter(desk), "amendment-change", draft.pk, query, parties="Sở Du lịch tỉnh nhà")
    assert shown.status_code == 422
    assert "Gần nhất:" in words(shown)
    assert not Change.objects.exists()


@pytest.mark.parametrize("query", ["", "?kind=lead", "?kind=no&task=1", "?kind=drop&task=999999", "?task=x&kind=drop"])
def test_an_address_that_makes_no_sense_leads_back_to_the_amendment(enter, desk, draft, query):
    address = reverse("plans:amendment-change", args=[draft.pk]) + query
    shown = enter(desk).get(address, follow=True)
    assert shown.redirect_chain[-1][0] == draft.get_absolute_url()


def test_what_was_looked_at_is_put_in_force_and_something_else_is_not(enter, desk, draft, tasks):
    client = enter(desk)
    post(client, "amendment-change", draft.pk, f"?kind=drop&task={tasks['1.3'].pk}", reason="Thôi.")
    seen = page(client, "amendment", draft.pk).context["shown"].mark
    assert "vừa đổi sau khi bạn xem" in words(post(client, "amendment-put", draft.pk, seen="0"))
    shown = post(client, "amendment-put", draft.pk, seen=seen)
    assert "Đã đưa điều chỉnh vào thực hiện" in words(shown)
    assert "Thôi thực hiện" in words(shown)
    assert not Task.objects.in_force().filter(pk=tasks["1.3"].pk).exists()
    assert "đã đưa vào thực hiện từ 15/06/2020" in words(post(client, "amendment-put", draft.pk, seen=seen))


def test_a_draft_says_what_is_missing_and_offers_no_button(enter, desk, accepted):
    draft = services.draft_amendment(accepted, by=desk)
    shown = words(page(enter(desk), "amendment", draft.pk))
    for sentence in ("Chưa ghi số, ngày", "Chưa ghi ngày có hiệu lực", "chưa có thay đổi nào"):
        assert sentence in shown
    assert reverse("plans:amendment-put", args=[draft.pk]) not in shown


def test_a_draft_is_nobody_s_business_but_of_who_oversees(enter, cast, officer, draft):
    assert page(enter(officer), "amendment", draft.pk).status_code == 404
    chair = enter(cast["pho-chu-tich-ubnd"])
    assert page(chair, "amendment", draft.pk).status_code == 200
    assert chair.get(reverse("plans:amendment-change", args=[draft.pk])).status_code == 403
    assert post(chair, "amendment-cancel", draft.pk, reason="x").status_code == 403


def test_an_agency_reads_of_an_amendment_what_concerns_its_own_tasks(enter, officer, put):
    shown = page(enter(officer), "amendment", put.pk)
    assert [one.label for one in shown.context["diffs"]] == ["1.1"]
    assert "thuyền viên" not in words(shown)


def test_the_plan_of_a_day_before_shows_the_old_words_and_figures(enter, desk, accepted, put):
    client = enter(desk)
    old, new = (page(client, "plan-as-of", accepted.pk, ngay=day.isoformat()) for day in (EVE, DAY))
    assert "Thường xuyên thăm hỏi thuyền viên" in words(old)
    assert "30/4/2020" in words(old)
    assert "Thường xuyên thăm hỏi thuyền viên" not in words(new)
    assert "15/8/2020" in words(new)
    assert (old.context["numbers"].tasks, new.context["numbers"].tasks) == (8, 7)
    compared = page(client, "plan-as-of", accepted.pk, ngay=DAY.isoformat(), **{"so-voi": "goc"})
    assert [(one.label, one.kind) for one in compared.context["diffs"]] == [("1.1", "changed"), ("1.3", "gone")]


@pytest.mark.parametrize("day", ["", "hôm qua", "2020-02-30", "2999-01-01", "0001-01-01", "9999-12-31"])
def test_a_day_that_is_none_is_refused_in_words_and_today_is_shown(enter, desk, accepted, day):
    shown = page(enter(desk), "plan-as-of", accepted.pk, ngay=day)
    assert shown.status_code == 422
    assert 'id="id_ngay_error"' in words(shown)
    assert shown.context["on"] == TODAY


def test_before_its_day_the_plan_is_said_not_to_be_there(enter, desk, accepted):
    assert "chưa ban hành" in words(page(enter(desk), "plan-as-of", accepted.pk, ngay="2020-01-05"))


def test_the_plan_and_its_counts_are_those_of_today_and_the_task_tells_its_story(enter, desk, accepted, put, tasks):
    client = enter(desk)
    shown = page(client, "plan", accepted.pk)
    assert shown.context["numbers"].tasks == 7
    assert "thuyền viên" not in words(shown)
    assert "Đã điều chỉnh, gần nhất từ 15/6/2020" in words(shown)
    assert "Nhiệm vụ đã rời kế hoạch" in words(page(client, "plan-amendments", accepted.pk))
    gone = words(page(client, "task", tasks["1.3"].pk))
    assert "Không còn trong kế hoạch từ 15/6/2020" in gone
    moved = words(page(client, "task", tasks["1.1"].pk))
    assert "Các ngày phải xong" in moved
    assert "Thời hạn đầu tiên" in moved


def test_a_past_day_costs_the_same_with_many_tasks(enter, desk, accepted_163, accepted):
    client = enter(desk)
    counted = []
    for plan in (accepted, accepted_163):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page(client, "plan-as-of", plan.pk, ngay="2020-02-01")
        counted.append(len(asked))
    assert counted[0] == counted[1]
