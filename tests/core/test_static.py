"""The style sheets and modules: joined, small, readable in every theme, loaded by name."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import get_finders
from PIL import ImageColor

from core.static import IMPORT, StaticStorage, joined_sheet

ROOT = Path(__file__).resolve().parents[2]
COMPONENTS = ROOT / "core" / "static" / "components"
CSS = ROOT / "static" / "css"
JS = ROOT / "static" / "js"
ENTRIES = {"sen.css", "admin.css"}


@pytest.fixture(scope="module")
def sources():
    """Every static file of ours, as collectstatic finds them."""
    return {
        str(Path(getattr(storage, "prefix", None) or "") / path): (storage, path)
        for finder in get_finders()
        for path, storage in finder.list([])
        if path.startswith(("css/", "components/", "fonts/", "js/"))
    }


def test_the_entry_imports_every_part_once(sources):
    imported = [match["path"] for match in IMPORT.finditer((CSS / "sen.css").read_text())]
    parts = [*(f"../components/{path.name}" for path in COMPONENTS.glob("*.css")), *(p.name for p in CSS.glob("*.css"))]
    assert sorted(imported) == sorted(part for part in parts if part not in ENTRIES)


def test_the_joined_sheet_asks_for_nothing_more_and_is_small(sources):
    sheet = joined_sheet("css/sen.css", sources)
    assert "@import" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert len(gzip.compress(sheet.encode(), 9)) < 11_000


def test_a_sheet_from_another_folder_cannot_name_files(tmp_path):
    class Texts:
        def __init__(self, texts):
            self.texts = texts

        def open(self, path):
            (tmp_path / "sheet").write_text(self.texts[path])
            return (tmp_path / "sheet").open("rb")

    texts = Texts({"css/a.css": '@import url("../b/b.css") layer(base);', "b/b.css": 'p { background: url("x.png") }'})
    with pytest.raises(ValueError, match=r"b/b\.css"):
        joined_sheet("css/a.css", {name: (texts, name) for name in texts.texts})


def test_collecting_gives_one_sheet_and_modules_that_find_each_other(sources, tmp_path, settings):
    storage = StaticStorage(location=tmp_path, base_url="/static/")
    done = {name: hashed for name, hashed, _processed in storage.post_process(sources)}
    sheet = (tmp_path / done["css/sen.css"]).read_text()
    assert "@import" not in sheet
    assert all((tmp_path / "css" / url).exists() for url in re.findall(r'url\("(\.\.[^"]+)"\)', sheet))
    modules = re.findall(r'import\("([^"]+)"\)', (tmp_path / done["js/site.js"]).read_text())
    assert modules
    assert all((tmp_path / "js" / module).exists() and re.search(r"\.[0-9a-f]{12}\.js$", module) for module in modules)
    packed = (tmp_path / f"{done['css/sen.css']}.gz").read_bytes()
    assert gzip.decompress(packed).decode() == sheet
    assert not list(tmp_path.glob("fonts/*.gz"))
    again = {name: hashed for name, hashed, _processed in StaticStorage(location=tmp_path).post_process(sources)}
    assert again == done


def test_sheets_of_pages_stay_in_their_layer():
    for path in (CSS / "pages").glob("*.css"):
        outside = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)
        outside = re.sub(r"@layer pages \{.*?\n\}", "", outside, flags=re.DOTALL)
        assert re.findall(r"^[^@\s}][^{]*\{", outside, re.MULTILINE) == [], path.name


def test_every_behaviour_named_in_a_template_has_its_module():
    table = dict(
        re.findall(r'^\s*"?([\w-]+)"?: \(\) => import\("\./([^"]+)"\)', (JS / "site.js").read_text(), re.MULTILINE)
    )
    templates = [*ROOT.glob("*/templates/**/*.html"), *(ROOT / "templates").rglob("*.html")]
    named = {
        name
        for path in templates
        for names in re.findall(r'(?:data-)?behaviour="([\w -]+)"', path.read_text())
        for name in names.split()
    }
    assert named - table.keys() == set()
    assert [module for module in table.values() if not (JS / module).exists()] == []


NAMED = re.compile(rf"(?<![\w-])(?:{'|'.join(ImageColor.colormap)})(?![\w(-])")


def test_nobody_writes_a_colour_but_the_tokens():
    allowed = {"certificate.css", "login.css"}
    for path in [*COMPONENTS.glob("*.css"), *CSS.glob("*.css"), *(CSS / "pages").glob("*.css")]:
        if path.name not in {"tokens.css", "modes.css", "utilities.css", *allowed}:
            text = re.sub(r'url\("data:[^"]*"\)|/\*.*?\*/', "", path.read_text(), flags=re.DOTALL)
            colours = set(re.findall(r"#[0-9a-fA-F]{3,8}\b|rgb\([^)]*\)", text)) - {"#fff"}
            colours |= set(NAMED.findall(text))
            assert colours - {"rgb(255 255 255 / 20%)"} == set(), path.name


def test_a_token_of_every_theme_is_defined_once():
    text = (CSS / "tokens.css").read_text()
    names = re.findall(r"^  (--[\w-]+):", text.split('[data-text-size="115"]')[0], re.MULTILINE)
    switches = {"--light", "--dark", "--contrast"}
    assert sorted(name for name in names if names.count(name) > 1 and name not in switches) == []


# --- contrast (WCAG 2.2: 1.4.3, 1.4.11), every pair that the components make, in every theme

TEXT = {
    "paper": "ink ink-2 ink-3 cham-ink la-ink",
    "surface": "ink ink-2 ink-3 cham-ink son-ink nghe-ink la-ink",
    "sunken": "ink ink-2 cham-ink",
    "cham-tint": "ink ink-2 cham-ink",
    "son-tint": "ink son-ink",
    "nghe-tint": "ink nghe-ink",
    "la-tint": "ink la-ink",
    "cham": "on-cham",
    "cham-h": "on-cham",
    "son": "on-son",
    "nghe": "on-nghe",
    "la": "on-la",
    "h0": "h-dark",
    "h1": "h-dark",
    "h2": "h-dark",
    "h3": "h-light",
    "h4": "h-light",
}
SHAPES = {
    "surface": "line-strong cham la son h3 focus",
    "paper": "line-strong cham focus",
    "sunken": "cham la",
    "focus": "focus-halo",
}


def tokens() -> dict[str, dict[str, str]]:
    """Theme → token → colour, as the sheet says it."""
    text = (CSS / "tokens.css").read_text()
    rows = re.findall(r"--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\) var\(--contrast, (#\w+)\);", text)
    return {theme: {row[0]: row[n] for row in rows} for n, theme in enumerate(("light", "dark", "contrast"), 1)}


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_every_pair_can_be_read(theme):
    values = tokens()[theme]
    weak = [
        (front, back)
        for pairs, floor in ((TEXT, 4.5), (SHAPES, 3.0))
        for back, fronts in pairs.items()
        for front in fronts.split()
        if contrast(values[front], values[back]) < floor
    ]
    assert weak == []


def test_white_can_be_read_on_every_cover():
    for values in tokens().values():
        assert min(contrast("#fff", values[name]) for name in values if name.startswith("cover-")) >= 4.5
