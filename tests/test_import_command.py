"""`haidang import`: a plan comes in from the command line as it does from the upload page."""

import pytest
from django.db import transaction

from haidang import cli
from haidang.kit.audit.models import Note, RowChange
from haidang.office.accounts.examples import demo_accounts
from haidang.office.directory.services.seeding import seed
from haidang.plan.plans.choices import ProposalState
from haidang.plan.plans.models import Plan, Proposal, Task, Upload
from haidang.site.demo.paper import paper

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _office_once(bare_ground, django_db_blocker):
    """Directory and people, once for all tests of this file: each works in a transaction inside this one."""
    with django_db_blocker.unblock(), transaction.atomic():
        seed()
        demo_accounts()
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _office(_office_once, db, settings, tmp_path):
    settings.HAIDANG_DATA = tmp_path / "data"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(paper("export"))
    return path


def bring(*arguments: object) -> int:
    return cli.main(["import", *map(str, arguments)])


def test_a_plan_comes_in_and_waits_for_a_person(file, capsys):
    assert bring(file) == 0
    assert capsys.readouterr().out == "ke-hoach.docx: Kế hoạch 88/KH-UBND, 7 mục chờ soát, 0 điểm cần xem.\n"
    assert not Task.objects.exists()
    assert Upload.objects.get().by.username == "so-ngoai-vu"


def test_for_scripts_everything_is_accepted_as_read(file, capsys):
    assert bring("--accept-all", file) == 0
    assert "đã chấp nhận 7 mục" in capsys.readouterr().out
    assert Task.objects.filter(kind="task").count() == 5
    assert not Proposal.objects.filter(state=ProposalState.OPEN).exists()


def test_who_brought_it_in_is_in_the_log(file):
    bring("--by", "lanh-dao-so-ngoai-vu", file)
    assert str(Note.objects.get(verb="uploaded").by) == "Giám đốc Sở Ngoại vụ"
    assert "" not in set(RowChange.objects.filter(table="plans_upload").values_list("actor", flat=True))


def test_the_same_file_comes_in_once(file, capsys):
    bring(file)
    assert bring(file) == 2
    assert "Tệp này đã có" in capsys.readouterr().err
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(("answer", "code", "plans"), [(None, 1, 1), ("same", 0, 1), ("another", 0, 2), ("stop", 2, 1)])
def test_a_number_that_is_known_is_a_question(file, tmp_path, capsys, answer, code, plans):
    bring(file)
    other = tmp_path / "ban-khac.txt"
    other.write_text(
        "ỦY BAN NHÂN DÂN\nTỈNH BÀ RỊA - VŨNG TÀU\nSố: 88/KH-UBND\nBà Rịa - Vũng Tàu, ngày 12 tháng 6 năm 2020\n"
        "KẾ HOẠCH\nGiúp doanh nghiệp\n1. Giao Sở Công Thương báo cáo trước ngày 15/7/2020.\n",
        encoding="utf-8",
    )
    given = ("--known", answer) if answer else ()
    assert bring(*given, other) == code
    assert Plan.objects.count() == plans
    assert answer or "đã có trong hệ thống" in capsys.readouterr().err


def test_of_several_files_the_good_ones_come_in(file, tmp_path, capsys):
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 not a word file")
    assert bring(broken, tmp_path / "khong-co.docx", file) == 2
    said = capsys.readouterr()
    assert "88/KH-UBND" in said.out
    assert "hong.docx:" in said.err
    assert "Không mở được tệp" in said.err
    assert Plan.objects.count() == 1


def test_who_may_not_add_plans_is_refused(file, capsys):
    assert bring("--by", "so-du-lich", file) == 2
    assert "Chỉ Sở Ngoại vụ" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["khong-ai", None])
def test_outside_a_demonstration_a_person_must_be_named(file, settings, capsys, name):
    settings.HAIDANG_DEMO = False
    assert bring(*(("--by", name) if name else ()), file) == 2
    assert "--by" in capsys.readouterr().err
