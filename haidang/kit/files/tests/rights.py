"""Who gets what at the files: the rights to a file are those to its record; here the record is an account."""

from django.core.files.uploadedfile import SimpleUploadedFile

from haidang.kit.files.services import attach
from tests.rights import ADMIN, Address

#: The account is theirs: they see it and may change nothing of it.
OWNER = frozenset({"so-cong-thuong"})


def record(people):
    return ("accounts.User", people["so-cong-thuong"].pk)


def file(people):
    upload = SimpleUploadedFile("ghi-chu.txt", "Ghi chú của cuộc họp.".encode())
    return (attach(people["so-cong-thuong"], upload, by=people["quan-tri"]).pk,)


ADDRESSES = {
    "files:file": Address(seen_by=ADMIN | OWNER, args=file),
    "files:detach": Address(done_by=ADMIN, refused=OWNER, args=file),
    "files:attach": Address(done_by=ADMIN, refused=OWNER, args=record),
    "files:bundle": Address(seen_by=ADMIN | OWNER, args=record),
}
