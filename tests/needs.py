"""What a test does when this machine lacks something."""

import os
from typing import NoReturn

import pytest


def missing(what: str) -> NoReturn:
    """Fail where `what` is required (CI), skip where it is only wished for."""
    if os.environ.get("CI"):
        pytest.fail(f"Required under CI: {what}", pytrace=False)
    pytest.skip(what)
