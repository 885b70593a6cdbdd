"""What the tests of archives begin with: a bit of everything the office keeps, and an installation just set up."""

import shutil
from pathlib import Path

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from haidang.exchange.archive import services
from haidang.exchange.archive.checking import check
from haidang.exchange.archive.models import Restoration
from haidang.exchange.archive.tables import tables
from haidang.kit.audit import triggers
from haidang.kit.audit.actor import acting_as
from haidang.kit.audit.services import verify
from haidang.kit.files.services import attach
from haidang.kit.jobs.models import Job, TimerSlot
from haidang.kit.records.catalogue import example, registers
from haidang.office.accounts.models import OpenSession, User
from haidang.office.directory.models import Agency
from haidang.office.documents.examples import issued_draft
from haidang.plan.followup.examples import sent
from haidang.plan.plans.examples import accepted_plan
from haidang.plan.plans.models import Duty

#: A letter outside the Basic Multilingual Plane, quotes, a line end, a mark that programs read.
ODD = "Ghi chú “Đắk Lắk” <b>&amp;\n\\ 𠀋 'x' %s {{ 7*7 }}"


def something_of_everything(by):
    """One honest example of every register, and files on one of them."""
    with acting_as(by):
        for register in registers():
            example(register)
        accepted_plan(by=by)
        doer = User.objects.get(username="so-cong-thuong")
        sent(Duty.objects.filter(agency=doer.agency).order_by("pk")[0], by=doer, done=ODD)
        issued_draft()
        agency = Agency.objects.get(code="SNGV")
        for name, words in (("ghi chú.txt", ODD), ("Ghi chú.txt", f"{ODD} lần hai")):
            attach(agency, SimpleUploadedFile(name, words.encode()), by=by)


def everything():
    """Each row of each table as it stands, by table; encrypted values as they are encrypted."""
    return {table.label: [_plain(row) for row in _rows(table)] for table in tables()}


def _rows(table):
    return table.model._base_manager.order_by("pk").values_list(*(column.name for column in table.columns))


def _plain(row):
    return tuple(getattr(value, "token", bytes(value) if isinstance(value, memoryview) else value) for value in row)


def on_disk():
    data = Path(settings.HAIDANG_DATA)
    found = (each for folder in ("files", "uploads") for each in (data / folder).rglob("*") if each.is_file())
    return {each.relative_to(data).as_posix(): each.read_bytes() for each in found}


def set_up_anew(folder, *, keeps_kinds=True):
    """As if this were another machine, on which the program was installed just now: one administrator, no work.

    The same program numbers kinds of records alike; one that was upgraded on the way may not.
    """
    settings.HAIDANG_DATA = folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with triggers.asleep(connection):
        for model in (TimerSlot, Job, OpenSession):
            model.objects.all().delete()
        with connection.cursor() as cursor:
            for table in tables():
                if not (keeps_kinds and table.label == "contenttypes.contenttype"):
                    cursor.execute(f'DELETE FROM "{table.name}"')
        connection.check_constraints()
    ContentType.objects.clear_cache()
    with acting_as("first_admin"):
        return User.objects.create_user("quan-tri-moi", "Mat khau moi 2020", full_name="Người mới", role="admin")


def quiet(done, total, words=""):
    assert 0 <= done <= total


#: What goes on after an archive was written: that it was made, that it was restored.
_LOGS = ("audit.note", "audit.rowchange", "audit.seal")
_GOES_ON = (*_LOGS, "archive.archive", "archive.restoration")


def move_to_another_machine(by, folder):
    """Make an archive here, restore it there; everything is there as it was here. The path of the archive."""
    archive = services.make(2020, by=by, tell=quiet)
    before, files = everything(), on_disk()
    looked = check(archive.path, seal=archive.seal, sha256=archive.sha256)
    assert looked.faults == []
    assert looked.manifest
    carried = archive.path.rename(folder / "carried.zip")
    set_up_anew(folder / "another", keeps_kinds=False)
    services.restore_file(carried, by_name="root", tell=quiet)
    after = everything()
    assert {label: rows for label, rows in after.items() if label not in _GOES_ON and rows != before[label]} == {}
    for told in looked.manifest.models:
        if told.model in _LOGS:
            assert after[told.model][: told.rows] == before[told.model][: told.rows]
    assert on_disk() == files
    assert verify() == []
    assert Restoration.objects.get().sha256 == archive.sha256
    return carried
