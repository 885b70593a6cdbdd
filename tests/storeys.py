"""The floors of the house, read from the import contracts in pyproject.toml: one order for imports and foreign keys."""

import tomllib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@cache
def floors() -> dict[str, int]:
    """For every storey and room its height; neighbours stand at the same height."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    heights: dict[str, int] = {}
    for contract in contracts:
        if contract["type"] != "layers" or contract["id"] == "room":
            continue
        prefixes = [f"{container}." for container in contract.get("containers", [])] or [""]
        for height, layer in enumerate(reversed(contract["layers"])):
            for name in layer.split("|"):
                for prefix in prefixes:
                    heights[prefix + name.strip(" ()")] = height
    return heights


def room_of(module: str) -> str:
    """`haidang.plan.money` for haidang.plan.money.models."""
    return ".".join(module.split(".")[:3])


def place(module: str) -> tuple[int, int]:
    """Which storey, and which floor within it; a room that has none yet fails loudly."""
    storey = ".".join(module.split(".")[:2])
    inside = [name for name in floors() if name.startswith(f"{storey}.")]
    return floors()[storey], floors()[room_of(module)] if inside else 0


def may_point(module: str, target: str) -> bool:
    """May a table of `module` hold a foreign key to a table of `target`? Down, or within the room."""
    if not target.startswith("haidang."):
        return True  # Django's own tables stand under the whole house
    return room_of(module) == room_of(target) or place(module) > place(target)
