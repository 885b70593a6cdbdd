"""All registers of the house, found by a setting: the kit knows none by name."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from haidang.kit.records.register import Register


def registers() -> Sequence[Register]:
    """Every register (setting HAIDANG_REGISTERS, a dotted path)."""
    listed: Sequence[Register] = import_string(settings.HAIDANG_REGISTERS)
    return listed


def register_of(model: Any) -> Register | None:
    """The register of a model, where it has one."""
    return next((each for each in registers() if each.model is model), None)


def example(register: Register) -> Any:
    """One honest instance, made by the function of the register's name in `examples.py` of its room."""
    room = register.model.__module__.partition(".models")[0]
    return getattr(import_module(f"{room}.examples"), register.name.replace("-", "_"))()
