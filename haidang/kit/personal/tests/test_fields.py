"""A personal value is encrypted where it lies and masked wherever it goes."""

import copy
import json
import pickle
from datetime import date

import pytest
from django.core import serializers
from django.core.exceptions import FieldError, PermissionDenied, ValidationError
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Count, F
from django.forms import modelform_factory
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from haidang.kit.audit.services import note
from haidang.kit.personal.fields import EncryptedCharField, personal_fields
from haidang.kit.personal.keys import decrypt, is_current
from haidang.kit.personal.management.commands.rotate_personal import rotate
from haidang.kit.personal.models import Viewing
from haidang.kit.personal.rules import MASK, mask
from haidang.kit.personal.selectors import viewings
from haidang.kit.personal.tests.person import Person, people, stored
from haidang.kit.personal.values import Personal

__all__ = ["people"]

PLAIN = {"passport": "C1234567", "health": "Dị ứng phấn hoa", "born_on": date(1990, 2, 3)}


@pytest.fixture
def officer(django_user_model):
    return django_user_model.objects.create_user("officer", full_name="Người mẫu A", role="desk")


@pytest.fixture
def inspector(django_user_model):
    return django_user_model.objects.create_user("inspector", full_name="Người mẫu B", role="inspector")


@pytest.fixture
def person(people):
    return people.get(pk=people.create(name="Người mẫu C", **PLAIN).pk)


@pytest.mark.parametrize(
    ("plain", "seen"),
    [
        ("C1234567", "••••4567"),
        ("079 123 456 789", "••••6789"),
        ("C123456", "••••"),  # four of seven would be half of it
        ("1234", "••••"),
        ("Nguyễn Văn Mẫu", "••••"),
        ("12345678X", "••••"),
        ("", "••••"),
    ],
)
def test_a_mask_ends_in_the_last_digits_of_a_long_number_only(plain, seen):
    assert mask(plain) == seen
    assert mask(plain, shows_end=False) == MASK


@given(st.text())
def test_a_mask_never_tells_more_than_four_digits(plain):
    assert set(mask(plain)) <= set("•0123456789")
    assert len(mask(plain)) <= 8


def test_the_row_holds_nothing_that_can_be_read(person):
    for column, plain in PLAIN.items():
        assert stored(person, column).startswith("gAAAA")
        assert str(plain) not in stored(person, column)
    assert decrypt(stored(person, "born_on")) == "1990-02-03"


def test_everything_that_reads_text_reads_the_mask(person):
    seen = person.passport
    assert isinstance(seen, Personal)
    ways = [str(seen), f"{seen}", f"{seen:>1}", f"{seen!s}", seen + "", seen[:], "".join(seen)]
    ways.append(Template("{{ p }}").render(Context({"p": seen})))
    assert set(ways) == {"••••4567"}
    assert "1234567" not in repr(seen) + repr(vars(person)) + json.dumps([seen])
    assert json.loads(json.dumps(seen)) == "••••4567"
    assert (str(person.health), str(person.born_on)) == (MASK, MASK)


def test_a_value_is_masked_from_the_moment_it_is_assigned(people):
    person = Person(name="a", passport="C1234567")
    assert str(person.passport) == "••••4567"
    person.passport = ""
    person.health = None
    person.save()
    assert (stored(person, "passport"), stored(person, "health")) == ("", None)


def test_a_mask_is_no_value(people):
    with pytest.raises(ValidationError, match="giá trị đã che"):
        Person(passport="••••4567")
    with pytest.raises(ValidationError):
        people.update(passport="••••4567")


def test_two_values_are_alike_when_what_they_hide_is():
    one, same, other = (Person(passport=number).passport for number in ("C1234567", "C1234567", "D9994567"))
    assert one == same
    assert str(one) == str(other)
    assert one != other
    assert len({one, same, other}) == 2
    assert one == "••••4567"


def test_a_value_that_travels_stays_closed(person):
    value = person.passport
    for travelled in (copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert (travelled, str(travelled)) == (value, "••••4567")
    assert b"1234567" not in pickle.dumps(value)


def test_an_archive_carries_the_value_encrypted_and_brings_it_back(person):
    text = serializers.serialize("json", [person])
    assert "1234567" not in text
    (row,) = json.loads(text)
    assert Person(passport=Person._meta.get_field("passport").to_python(row["fields"]["passport"])).passport == (
        person.passport
    )


def test_revealing_gives_the_value_and_leaves_a_trace(person, officer):
    assert person.passport.reveal(by=officer, reason="Làm công hàm") == "C1234567"
    assert person.born_on.reveal(by=officer, reason="Lập danh sách") == date(1990, 2, 3)
    assert person.health.reveal(by=officer, reason="Đặt suất ăn") == "Dị ứng phấn hoa"
    seen = viewings(person)[2]
    assert (seen.by, seen.by_name, seen.field, seen.reason, seen.object_name) == (
        officer,
        "Người mẫu A",
        "passport",
        "Làm công hàm",
        "Người mẫu C",
    )


def test_nobody_sees_without_a_reason_and_without_the_right(person, officer, inspector):
    with pytest.raises(ValidationError, match="Chưa có lý do"):
        person.passport.reveal(by=officer, reason="  ")
    with pytest.raises(PermissionDenied):
        person.passport.reveal(by=inspector, reason="Kiểm tra")
    assert not Viewing.objects.exists()


def test_a_model_may_grant_the_right_itself(person, inspector, monkeypatch):
    monkeypatch.setattr(Person, "may_reveal", lambda self, user, name: name == "born_on", raising=False)
    assert person.born_on.reveal(by=inspector, reason="Kiểm tra") == date(1990, 2, 3)
    with pytest.raises(PermissionDenied):
        person.passport.reveal(by=inspector, reason="Kiểm tra")


def test_a_value_without_its_record_is_not_revealed(person, people, officer):
    (value,) = people.values_list("passport", flat=True)
    assert str(value) == "••••4567"
    with pytest.raises(TypeError, match="from its record"):
        value.reveal(by=officer, reason="x")


def test_the_log_of_views_is_only_added_to(person, officer):
    person.passport.reveal(by=officer, reason="x")
    with pytest.raises(IntegrityError, match="chỉ được ghi thêm"), transaction.atomic():
        Viewing.objects.update(reason="y")


@pytest.mark.parametrize("lookup", ["passport", "passport__icontains", "passport__in", "born_on__year", "health__gt"])
def test_a_personal_value_cannot_be_looked_for(people, lookup):
    with pytest.raises(FieldError, match="dữ liệu cá nhân đã mã hóa"):
        people.filter(**{lookup: ["x"]})


def test_a_personal_value_cannot_be_sorted_by(people):
    for order in ("passport", "-born_on"):
        with pytest.raises(FieldError, match="dữ liệu cá nhân đã mã hóa"):
            list(people.order_by(order))


def test_the_rest_of_the_orm_goes_on(person, people):
    assert people.filter(health__isnull=False).exclude(born_on__isnull=True).count() == 1
    assert people.aggregate(n=Count("passport"))["n"] == 1
    assert str(people.values("passport")[0]["passport"]) == "••••4567"
    assert str(people.annotate(p=F("passport")).get().p) == "••••4567"
    assert people.only("name").get().passport == person.passport
    assert people.defer("name").get().passport == person.passport
    people.filter(pk=person.pk).update(passport="D7654321")
    assert str(people.get().passport) == "••••4321"
    person.passport = "E1111111"
    people.bulk_update([person], ["passport"])
    assert decrypt(stored(person, "passport")) == "E1111111"
    people.bulk_create([Person(name="b", passport="F2222222")])
    assert str(people.get(name="b").passport) == "••••2222"


def test_a_note_tells_the_masks(person, officer):
    left = note(person, "changed", by=officer, changes={"passport": [person.passport, Person(passport="x").passport]})
    assert left.changes == {"passport": ["••••4567", "••••"]}


def test_what_could_never_work_is_refused_when_it_is_written():
    with pytest.raises(TypeError, match="unique"):
        EncryptedCharField(unique=True)
    assert [field.name for field in personal_fields(Person)] == ["passport", "health", "born_on"]
    assert EncryptedCharField("x").db_type(connection) == models.TextField().db_type(connection)


Form = modelform_factory(Person, fields=["name", "passport", "health", "born_on"])


def sent(person, **changed):
    form = Form(instance=person)
    masks = {name: str(form[name].value() or "") for name in form.fields}
    return Form(masks | changed, instance=person)


def test_a_form_shows_the_mask_and_what_is_left_alone_is_kept(person):
    page = Form(instance=person).as_p()
    assert 'value="••••4567"' in page
    assert "1234567" not in page
    assert "1990" not in page
    form = sent(person, name="Tên mới")
    assert form.is_valid(), form.errors
    assert form.changed_data == ["name"]
    before = [stored(person, column) for column in PLAIN]
    form.save()
    assert [stored(person, column) for column in PLAIN] == before


def test_a_form_takes_a_new_value_and_an_empty_one(person):
    form = sent(person, passport="D7654321", born_on="15/06/1991", health="")
    assert form.is_valid(), form.errors
    assert set(form.changed_data) == {"passport", "born_on", "health"}
    form.save()
    assert decrypt(stored(person, "passport")) == "D7654321"
    assert decrypt(stored(person, "born_on")) == "1991-06-15"
    assert not stored(person, "health")


def test_a_form_refuses_a_stale_mask_and_a_value_too_long(person):
    assert "đang được che" in str(sent(person, passport="••••9999").errors["passport"])
    assert sent(person, passport="C" * 13).errors["passport"]
    assert Form({"name": "a", "passport": "••••4567"}).errors["passport"]
    person.passport = "C" * 13
    with pytest.raises(ValidationError):
        person.full_clean()


def test_a_new_key_reads_what_the_old_one_wrote_and_rotation_writes_it_anew(person, settings):
    old, settings.SECRET_KEY = settings.SECRET_KEY, "k" * 60
    settings.SECRET_KEY_FALLBACKS = [old]
    assert not is_current(stored(person, "passport"))
    assert rotate(Person) == (1, [])
    assert rotate(Person) == (0, [])
    settings.SECRET_KEY_FALLBACKS = []
    assert decrypt(stored(person, "passport")) == "C1234567"
    assert decrypt(stored(person, "born_on")) == "1990-02-03"


def test_a_lost_key_breaks_no_page_and_is_said_when_the_value_is_asked_for(person, settings, officer):
    settings.SECRET_KEY = "k" * 60
    found = Person.objects.get()
    assert str(found.passport) == MASK
    with pytest.raises(ValidationError, match="khóa cũ không còn"):
        found.passport.reveal(by=officer, reason="x")
    assert rotate(Person) == (0, [f"person.Person {found.pk}"])


def test_the_command_turns_every_model_and_names_what_no_key_opens(person, settings, monkeypatch, capsys):
    command = "haidang.kit.personal.management.commands.rotate_personal.apps.get_models"
    monkeypatch.setattr(command, lambda: [Person, Viewing])
    call_command("rotate_personal")
    assert "mã hóa lại 0 dòng" in capsys.readouterr().out
    settings.SECRET_KEY = "k" * 60
    with pytest.raises(CommandError, match=r"person\.Person"):
        call_command("rotate_personal")
