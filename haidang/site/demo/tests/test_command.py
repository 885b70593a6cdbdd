"""The command behind dev.py: an empty province on demand, and nothing where the data are real."""

from datetime import date

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command

from haidang.office.accounts.choices import DEMO_PASSWORD
from haidang.office.accounts.examples import DEMO_NAMES
from haidang.office.accounts.models import User
from haidang.office.directory.models import Agency
from haidang.plan.plans.models import Plan, Upload
from haidang.site.demo.load import load

pytestmark = pytest.mark.django_db

ACCOUNTS = (
    "bo-chi-huy-quan-su", "cong-an", "kiem-tra", "lanh-dao-so-cong-thuong", "lanh-dao-so-ngoai-vu", "lanh-dao-ubnd",
    "lien-hiep-huu-nghi", "pho-chu-tich-ubnd", "quan-tri", "so-cong-thuong", "so-du-lich", "so-ngoai-vu",
    "so-tai-chinh", "tinh-doan", "ubnd-vung-tau", "van-phong-ubnd", "van-thu",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _the_day(settings, tmp_path):
    settings.HAIDANG_TODAY = date(2020, 6, 15)
    settings.HAIDANG_DATA = tmp_path


def test_an_empty_province_has_its_directory_and_its_people_and_nothing_else():
    load(empty=True)
    assert Agency.objects.filter(code="SNGV").exists()
    assert tuple(sorted(DEMO_NAMES)) == ACCOUNTS
    assert User.objects.get(username="so-ngoai-vu").check_password(DEMO_PASSWORD)
    assert User.objects.count() == len(ACCOUNTS)
    assert not Plan.objects.exists()
    assert not Upload.objects.exists()


def test_nothing_of_it_is_loaded_where_the_data_are_real(settings):
    settings.HAIDANG_DEMO = False
    with pytest.raises(ImproperlyConfigured):
        load()
    with pytest.raises(CommandError, match="minh họa"):
        call_command("demo")
    assert not User.objects.exists()


def test_the_command_says_what_it_brought_in(capsys):
    call_command("demo", "--empty")
    assert "Tài khoản: 17 người." in capsys.readouterr().out
    call_command("demo", "--empty")
    assert "đã có đủ" in capsys.readouterr().out
