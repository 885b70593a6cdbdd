"""Damage is what a library raises on a torn file, and nothing else: a mistake of our own goes through as what it is.

Where a library raises errors of its own, they are named (`damage`). Where it was seen to raise anything at all
(TypeError for a picture without its measures, IndexError for a font, a panic for a date of the year 300,000), the calls
of the library are all that stands within `any_damage`, and what it said is logged: it may have been our question.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from haidang.papers.sources.refusals import Refused

log = logging.getLogger("haidang.papers")
# on the command line a refusal is one line; a site that keeps a log has handlers of its own above this one
log.addHandler(logging.NullHandler())


@contextmanager
def damage(*faults: type[Exception], what: str | None = None) -> Iterator[None]:
    """These faults, raised within, mean that the file is torn. Errors: Refused "damaged"."""
    try:
        yield
    except faults as fault:
        raise _damaged(fault, what) from fault


@contextmanager
def any_damage(library: str, *, what: str | None = None) -> Iterator[None]:
    """Whatever this library raises means that the file is torn; nothing of ours may stand within.

    Errors: Refused "damaged".
    """
    try:
        yield
    except Refused:
        raise
    except BaseException as fault:
        # a panic of a library written in Rust is no Exception, and would end the process that reads the file
        if not isinstance(fault, Exception) and type(fault).__module__ != "pyo3_runtime":
            raise
        log.warning("%s failed on a file", library, exc_info=fault)
        raise _damaged(fault, what) from fault


def _damaged(fault: BaseException, what: str | None) -> Refused:
    return Refused("damaged", what=what or type(fault).__name__)
