"""All files of a record as one zip, made while it is sent."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

from django.utils import timezone

from haidang.kit.files.models import StoredFile
from haidang.kit.files.rules import names_apart

_PIECE = 1 << 16


class _Sink:
    """What zipfile writes into: nothing but the bytes not sent yet."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._pieces.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole


def zipped(files: Iterable[StoredFile]) -> Iterator[bytes]:
    """The pieces of a zip of `files` under their own names, equal ones counted; none is packed again."""
    rows = list(files)
    sink = _Sink()
    with zipfile.ZipFile(cast(IO[bytes], sink), "w") as bundle:
        for file, name in zip(rows, names_apart([file.name for file in rows]), strict=True):
            entry = zipfile.ZipInfo(name, date_time=timezone.localtime(file.at).timetuple()[:6])
            with file.path.open("rb") as source, bundle.open(entry, "w", force_zip64=True) as target:
                while piece := source.read(_PIECE):
                    target.write(piece)
                    yield sink.take()
            yield sink.take()
    yield sink.take()
