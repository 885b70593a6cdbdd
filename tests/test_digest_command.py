"""`haidang digest`: the mails of the day from the command line, rehearsed or written."""

from datetime import date

import pytest

from haidang import cli
from haidang.desk.tests.made import asked_paper
from haidang.office.accounts.examples import demo_accounts
from haidang.office.notices.models import Mail

pytestmark = pytest.mark.django_db


def test_a_rehearsal_says_who_would_get_what_and_writes_nothing(settings, tmp_path, capsys):
    settings.HAIDANG_TODAY, settings.HAIDANG_DATA = date(2020, 6, 15), tmp_path
    cast = {user.username: user for user in demo_accounts()}
    asked_paper(cast, date(2020, 6, 10), "SCT", "LHHN")
    assert cli.main(["digest", "--today", "2020-06-15", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "Đầu mối Sở Công Thương <so-cong-thuong@vi-du.example>: Hải Đăng 15/6/2020: 1 việc quá hạn" in said
    assert "Đầu mối Liên hiệp các tổ chức hữu nghị: không tới được (có việc quá hạn; chưa có địa chỉ thư)" in said
    assert "Diễn tập" in said
    assert not Mail.objects.exists()

    assert cli.main(["digest", "--today", "2020-06-14"]) == 0
    assert "14/06/2020 không phải ngày làm việc" in capsys.readouterr().out

    assert cli.main(["digest", "--today", "2020-06-15"]) == 0
    assert "Đã viết" in capsys.readouterr().out
    written = Mail.objects.count()
    assert written
    assert cli.main(["digest", "--today", "2020-06-15"]) == 0
    assert "0 thư" in capsys.readouterr().out
    assert Mail.objects.count() == written
