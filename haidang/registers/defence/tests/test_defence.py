"""Defence activities: open metadata for few eyes, no content, no files, no marks of secrets."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse

from haidang.kit.files.models import StoredFile
from haidang.kit.files.services import attach
from haidang.office.directory.models import Agency
from haidang.plan.followup.models import Hint
from haidang.plan.plans.choices import Part
from haidang.plan.plans.models import Duty
from haidang.registers.defence import examples, services
from haidang.registers.defence.choices import Stage
from haidang.registers.defence.figures import figures
from haidang.registers.defence.forms import DefenceActivityForm, DefencePaperForm
from haidang.registers.defence.happenings import happenings
from haidang.registers.defence.models import DefenceActivity, DefencePaper
from haidang.registers.defence.owed import owed
from haidang.registers.defence.rules import mark_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast", "norms", "today")]

#: Whoever reads every other book, and not this one.
OUTSIDE = ("kiem-tra", "van-phong-ubnd", "so-cong-thuong", "so-tai-chinh", "van-thu", "cong-an")
INSIDE = ("bo-chi-huy-quan-su", "so-ngoai-vu", "lanh-dao-so-ngoai-vu", "lanh-dao-ubnd", "pho-chu-tich-ubnd")


@pytest.fixture
def activity():
    return examples.defenceactivity()


# ── whose eyes ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", INSIDE)
def test_the_army_the_desk_and_the_leaders_read_of_it(cast, activity, name):
    assert activity in DefenceActivity.objects.for_user(cast[name], "view")


@pytest.mark.parametrize("name", OUTSIDE)
def test_who_oversees_other_books_learns_nothing_of_it_anywhere(cast, enter, activity, name):
    user, browser = cast[name], enter(cast[name])
    assert activity not in DefenceActivity.objects.for_user(user, "view")
    assert browser.get(activity.get_absolute_url()).status_code == 404
    assert activity.name not in browser.get(reverse("defence:defenceactivity-list")).content.decode()
    assert not list(happenings(user, date(2020, 1, 1), date(2020, 12, 31)))
    assert not any(figure.value for figure in figures(user, date(2020, 1, 1), date(2020, 12, 31)))
    assert activity.name not in browser.get(reverse("search:search"), {"q": "giao lưu thường niên"}).content.decode()


def test_the_log_tells_the_inspector_of_the_act_and_not_of_the_name(cast, enter, activity):
    log = enter(cast["kiem-tra"]).get(reverse("audit:log")).content.decode()
    assert "Hoạt động đối ngoại quốc phòng" in log
    assert activity.name not in log
    number = activity.pk
    DefenceActivity.objects.filter(pk=number).delete()
    assert "Giao lưu thường niên" not in enter(cast["kiem-tra"]).get(reverse("audit:log")).content.decode()


def test_what_is_owed_is_told_without_its_name(activity):
    (line,) = owed(date(2020, 8, 3))
    assert activity.name not in line.title
    assert (line.agency_id, line.since, line.due_on) == (activity.agency_id, examples.ON, None)


@pytest.mark.parametrize(("on", "asked"), [(examples.ON, 0), (date(2020, 7, 28), 1)])
def test_it_is_asked_for_from_the_day_after(activity, on, asked):
    assert len(list(owed(on))) == asked


# ── what comes in ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("Giao lưu (MẬT)", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("Gặp gỡ đơn vị bạn, tối mật", "tối mật"),
        ("Độ mật: Mật", "Độ mật"),
        ("Tập huấn bảo vệ bí mật nhà nước", ""),
        ("HỘI NGHỊ BẢO VỆ BÍ MẬT NHÀ NƯỚC", ""),
        ("Trao đổi về bảo mật thông tin", ""),
        ("Thăm làng mật ong", ""),
    ],
)
def test_a_name_with_a_mark_of_secrets_is_refused(army, name, mark):
    assert mark_in(name) == mark
    form = DefenceActivityForm({"name": name, "kind": "meeting", "agency": army.agency_id, "on": "2020-07-27"}, by=army)
    assert form.is_valid() is not bool(mark)
    if mark:
        assert "văn thư" in str(form.errors["name"])


def test_no_file_hangs_on_it_not_even_an_open_one(army, activity, folder):
    with pytest.raises(ValidationError, match="không nhận tệp"):
        attach(activity, SimpleUploadedFile("tin.txt", "Tin đã đăng báo.".encode()), by=army)
    assert not StoredFile.objects.exists()


def test_a_paper_is_a_stub_and_has_no_box_for_words():
    fields = {field.name for field in DefencePaper._meta.concrete_fields}
    assert fields == {"id", "activity", "kind", "keeper"}
    assert str(examples.defencepaper()) == f"Báo cáo, tra cứu tại văn thư {Agency.objects.get(code='BCHQS')}"


def test_a_paper_begins_with_the_agency_that_led_as_its_keeper(desk):
    activity = examples.defenceactivity()
    form = DefencePaperForm(instance=DefencePaper(activity=activity), by=desk)
    assert form["keeper"].initial == activity.agency_id


def test_the_book_is_of_the_armed_forces(cast, desk):
    given = {"name": "Hội chợ", "kind": "meeting", "agency": Agency.objects.get(code="SCT").pk, "on": "2020-07-27"}
    assert "agency" in DefenceActivityForm(given, by=desk).errors
    assert not DefenceActivity.objects.may_add(cast["so-cong-thuong"])
    with pytest.raises(ValidationError, match="không thuộc lực lượng vũ trang"):
        DefenceActivity(name="Hội chợ", agency=Agency.objects.get(code="SCT"), on=examples.ON).full_clean()


def test_an_agency_writes_of_itself(cast, army):
    given = {"name": "Gặp gỡ", "kind": "meeting", "agency": army.agency_id, "on": "2020-07-27"}
    assert "agency" in DefenceActivityForm(given, by=cast["cong-an"]).errors


# ── held or not ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def task(plan_of_the_year, tasks, army):
    """A task that the army leads."""
    Duty.objects.filter(task=tasks["1.1"], part=Part.LEAD).update(agency=army.agency)
    return tasks["1.1"]


def test_a_finished_activity_drafts_an_update_of_its_task(task, army):
    activity = examples.defenceactivity(tasks=[task])
    services.done(activity, done_on=date(2020, 7, 28), by=army)
    sentence = Hint.objects.get().sentence
    assert f"ngày 28/07/2020 với Nhật Bản; tài liệu tra cứu tại văn thư {army.agency}." in sentence
    services.reopen(DefenceActivity.objects.get(), by=army)
    assert not Hint.objects.exists()


def test_what_is_called_off_leaves_the_drafts(task, army):
    activity = examples.defenceactivity(tasks=[task])
    services.done(activity, done_on=date(2020, 7, 27), by=army)
    services.reopen(activity, by=army)
    services.call_off(activity, by=army)
    assert DefenceActivity.objects.get().stage == Stage.OFF
    assert not Hint.objects.exists()


@pytest.mark.parametrize(("day", "goes"), [(date(2020, 8, 3), True), (date(2020, 8, 4), False)])
def test_nothing_was_held_tomorrow(army, activity, day, goes):
    if goes:
        assert services.done(activity, done_on=day, by=army).done_on == day
    else:
        with pytest.raises(ValidationError, match="chưa đến"):
            services.done(activity, done_on=day, by=army)
        assert DefenceActivity.objects.get().stage == Stage.PLANNED


def test_who_only_reads_writes_nothing(cast, activity):
    with pytest.raises(PermissionDenied):
        services.done(activity, done_on=examples.ON, by=cast["lanh-dao-ubnd"])
    with pytest.raises(DefenceActivity.DoesNotExist):
        services.done(activity, done_on=examples.ON, by=cast["kiem-tra"])


def test_held_twice_is_refused_with_what_can_be_done(army, activity):
    services.done(activity, done_on=examples.ON, by=army)
    with pytest.raises(ValidationError, match="Ghi lại từ đầu"):
        services.done(activity, done_on=examples.ON, by=army)


def test_done_without_a_day_is_impossible(activity):
    with pytest.raises(IntegrityError), transaction.atomic():
        DefenceActivity.objects.update(stage=Stage.DONE)


def test_the_page_offers_the_acts_and_no_place_for_files(army, enter, activity):
    page = enter(army).get(activity.get_absolute_url()).content.decode()
    assert "Ghi đã thực hiện" in page
    assert "chỉ ghi thông tin công khai" in page
    assert 'type="file"' not in page


def test_each_figure_opens_its_list(cast, enter, desk, army, activity):
    services.done(activity, done_on=examples.ON, by=army)
    examples.defenceactivity(on=date(2020, 12, 31))
    examples.defenceactivity(on=date(2021, 1, 1))
    found = {each.key: each for each in figures(desk, date(2020, 1, 1), date(2020, 12, 31))}
    assert {key: each.value for key, each in found.items()} == {
        "defence:done": 1, "defence:planned": 1, "defence:off": 0,
    }  # fmt: skip
    for each in found.values():
        assert enter(desk).get(each.url).context["page"].paginator.count == each.value
