"""The page of a report, read by html-validate and by Chromium: valid, alone, and never wider than its screen or its sheet."""

import json
import os
import subprocess
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from random import Random

from browser import Browser
from harness import Oracle, Verdict

RECORDS = Path(__file__).parents[2] / "examples" / "donnees"
# What a text could break a page with.
PIECES = (
    "<script>console.log(1)</script>", "</title>", "</style>", "</svg>", "<!--", "-->", "]]>", '"', "'", "&amp;", "&",
    "<img src=x onerror=console.log(2)>", "$x^2$", "\\", "| a | b", "**c**", "`d`", "é", "\u00a0", "’", "😀", "\ufffe",
    "unseulmottreslong" * 6, " et ",
)
TEXTS = 12
# A phone, a screen, and the width of A4 between the margins of the page.
PHONE, SCREEN, SHEET = 360, 1280, 688
# What is wider than its place, what is not seen, and labels that leave their chart.
LOOK = """(() => {
  const wide = document.documentElement.scrollWidth, out = [];
  if (wide > WIDTH) out.push(`the page is ${wide} wide`);
  const seen = (node) => { const r = node.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
  const all = (css) => [...document.querySelectorAll(css)];
  for (const node of all("table, svg")) if (!seen(node)) out.push(`${node.tagName} not seen`);
  for (const svg of all("svg")) {
    const box = svg.getBoundingClientRect();
    if (box.right > WIDTH) out.push("a chart is too wide");
    for (const text of svg.querySelectorAll("text")) {
      const r = text.getBoundingClientRect();
      if (r.left < box.left - 1 || r.right > box.right + 1 || r.top < box.top - 1 || r.bottom > box.bottom + 1)
        out.push(`label out of its chart: ${text.textContent}`);
    }
  }
  if (PRINT) for (const table of all("table")) {
    const right = table.getBoundingClientRect().right;
    if (right > WIDTH + 1) out.push(`${table.caption.textContent}: ${right}`);
  }
  const ids = all("[id]").map((node) => node.id);
  if (new Set(ids).size !== ids.length) out.push("an id twice");
  const lang = document.documentElement.lang;
  return JSON.stringify({out, lang, tables: all("table > caption + thead th[scope=col]:first-child").length,
    charts: all("figure > svg[role=img] > title:first-child + desc").length});
})()"""


def oracles(random: Random) -> list[Oracle]:
    oracle = Oracle("html-validate, Chromium", "pages")
    browser = Browser()
    case = record("cabbalr-2023-rapport.json") | {
        "strategie": record("cabbalr-strategie.json"),
        "concertation": record("cabbalr-2023-concertation.json"),
        "chiffres": record("cabbalr-2023.json"),
        "territoire": record("cabbalr-territoire.json"),
        "procedure": record("cabbalr-2024-procedure.json"),
    }
    oracle.judge("page", [case], lambda ours: judge(browser, ours))
    year = record("programmation-fictive.json")
    oracle.judge(
        "page", [{"contrat": "CN06299N", "annee": 2025, "exercice": year}], lambda ours: judge(browser, ours)
    )
    for _ in range(TEXTS):
        text = "a" + "".join(random.choices(PIECES, k=random.randint(1, 8))) + "z"
        oracle.judge("page", [hostile(text)], lambda ours: judge(browser, ours))
    return [oracle]


def record(name: str) -> dict:
    return json.loads((RECORDS / name).read_text("utf-8"))


def hostile(text: str) -> dict:
    """A report that says a text wherever it may."""
    figures = record("cabbalr-2023.json")
    figures["titre"] = text
    for row in figures["thematiques"]["lignes"]:
        row["libelle"] = text
    return {
        "contrat": "CV221",
        "annee": 2023,
        "titre": text,
        "avertissement": text,
        "chiffres": figures,
        "focus": [{"titre": text, "operateur": "Un opérateur", "points": [text]}],
    }


def judge(browser: Browser, ours: dict) -> Verdict:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(ours["html"], "utf-8")
        faults = [*alone(ours["html"]), *valid(path), *seen(browser, path, ours)]
    return Verdict(not faults, faults)


class Outside(HTMLParser):
    """Everything by which a page would leave itself, run something, or bear a style of data."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attributes: list) -> None:
        if tag in ("script", "link", "img", "iframe", "object", "embed", "base", "image", "use", "foreignobject"):
            self.faults.append(f"element {tag}")
        for name, value in attributes:
            leaves = name in ("href", "xlink:href", "src", "srcset", "action") and not value.startswith("#")
            paints = "url(" in (value or "") and "url(#" not in value
            if leaves or paints or name == "style" or name.startswith("on"):
                self.faults.append(f"{tag} {name}={value!r}")


def alone(html: str) -> list[str]:
    reader = Outside()
    reader.feed(html)
    style = html.split("<style>")[1].split("</style>")[0]
    return reader.faults + [f"style: {word}" for word in ("url(", "@import", "http") if word in style]


def valid(path: Path) -> list[str]:
    """What html-validate says; it is given by the caller, installed in a scratch folder."""
    run = subprocess.run(
        [os.environ["HTML_VALIDATE"], "--preset", "standard,a11y", "--formatter", "text", path],
        capture_output=True, encoding="utf-8",
    )
    return run.stdout.splitlines() or ([run.stderr] if run.returncode else [])


def seen(browser: Browser, path: Path, ours: dict):
    for width, media in ((PHONE, "screen"), (SCREEN, "screen"), (SHEET, "print")):
        script = LOOK.replace("WIDTH", str(width)).replace("PRINT", str(media == "print").lower())
        answer, said = browser.look(path, width, media, script)
        found = json.loads(answer)
        yield from (f"{media} {width}: {fault}" for fault in [*found["out"], *said])
        for name in ("tables", "charts"):
            if found[name] != ours[name]:
                yield f"{media} {width}: {found[name]} {name}, expected {ours[name]}"
        if found["lang"] != "fr":
            yield f"lang {found['lang']}"
    pages = browser.printed_pages(path)
    if pages < 1:
        yield "nothing is printed"
