"""What the pages load is fetched, checked against a lock, and never committed."""

import json

from hatch_build import FILES, FONTS, font_sheet, without_source_map
from tests.storeys import ROOT


def test_a_source_map_that_is_not_shipped_is_not_named():
    assert without_source_map("a{}\n/*# sourceMappingURL=a.css.map */") == "a{}\n"
    assert without_source_map("f()\n//# sourceMappingURL=a.js.map\n") == "f()\n"


def test_a_font_is_served_in_one_format_from_our_own_folder():
    sheet = "src: url(./files/x-400.woff2) format('woff2'), url(./files/x-400.woff) format('woff');"
    assert font_sheet(sheet) == ("src: url(files/x-400.woff2) format('woff2');", ["x-400.woff2"])


def test_every_package_we_copy_from_is_locked_with_its_hash():
    locked = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    used = {package_of(path) for path in FILES}
    for name in used | {f"@fontsource/{font}" for font in FONTS}:
        assert locked[f"node_modules/{name}"]["integrity"].startswith("sha512-")


def package_of(path: str) -> str:
    parts = path.split("/")
    return "/".join(parts[: 2 if path.startswith("@") else 1])
