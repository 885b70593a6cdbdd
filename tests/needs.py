"""What a test does when this machine lacks something."""

import os
from pathlib import Path
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Fail where `what` is required (CI), skip where it is only wished for."""
    if os.environ.get("CI"):
        pytest.fail(f"Required under CI: {what}", pytrace=False)
    pytest.skip(what)


def corpus_folder() -> Path:
    """The folder of real plans with their true readings; it lies beside the repository, never in it."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpus"
    folder = Path(os.environ.get("HAIDANG_CORPUS") or beside).resolve()
    if not folder.is_dir():
        missing(f"the corpus of papers is not at {folder} (HAIDANG_CORPUS says where it is)")
    return folder
