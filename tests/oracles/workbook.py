"""openpyxl reads the workbook of a fictitious programme back: values, types, formats, tables, panes, paper, properties."""

import base64
import io
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

from harness import Oracle, Verdict
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

FICTITIOUS = Path(__file__).parents[2] / "examples" / "donnees" / "programmation-fictive.json"
CREATED = "2026-07-15T09:00:00Z"
HEADER = 4
EUROS = '#,##0.00\u00a0"€"'
MONEY = {"Montant", "Total accordé", "Total", "Montant des actions", "Écart"}
SHEETS = [
    "Actions", "Financements", "Par thématique", "Par source", "Source × thématique", "Par opérateur",
    "Par quartier", "Contrôle",
]


def oracles(random: Random) -> list[Oracle]:
    oracle = Oracle("workbook", "workbooks")
    oracle.judge("workbook", [json.loads(FICTITIOUS.read_text())["suivi"], CREATED], judge)
    return [oracle]


def judge(ours: dict) -> Verdict:
    faults = list(find(ours))
    return Verdict(not faults, faults)


def find(ours: dict):
    """Everything that openpyxl does not see as we mean it."""
    book = load_workbook(io.BytesIO(base64.b64decode(ours["workbook"])))
    if book.sheetnames != SHEETS:
        yield f"sheets {book.sheetnames}"
    if book.properties.created != datetime(2026, 7, 15, 9) or book.properties.title != "Fictif":
        yield f"properties {book.properties.created} {book.properties.title}"
    for sheet in book:
        yield from look(sheet)
    money = book["Financements"]
    headers = [cell.value for cell in money[HEADER]]
    stage, amount = headers.index("Stade"), headers.index("Montant")
    rows = list(money.iter_rows(min_row=HEADER + 1, values_only=True))
    granted = [row[amount] for row in rows if row[stage] == "accordé"]
    total = sum(Decimal(str(value)) for value in granted)
    if len(rows) != ours["lines"] or total != Decimal(ours["granted"]):
        yield f"{len(rows)} lines, granted {total}"
    for name in SHEETS[2:6]:
        sheet = book[name]
        last = next(row for row in sheet.iter_rows(min_row=HEADER + 1) if row[0].value == "Total")
        printed = {sheet.cell(HEADER, cell.column).value: cell.value for cell in last}
        value = printed["Total"] if "Total" in printed else printed["Montant"]
        if Decimal(str(value)) != total:
            yield f"{name}: total {value}"


def look(sheet, money=frozenset(MONEY), computed=frozenset()):
    """What every sheet has; `computed` names the cells that may be formulas."""
    tables = list(sheet.tables.values())
    width = len([cell for cell in sheet[HEADER] if cell.value is not None])
    start = f"A{HEADER}:{get_column_letter(width)}"
    if len(tables) != 1 or not tables[0].ref.startswith(start) or tables[0].autoFilter is None:
        yield f"{sheet.title}: tables {[table.ref for table in tables]}"
    if not (sheet.freeze_panes or "").endswith(str(HEADER + 1)):
        yield f"{sheet.title}: panes {sheet.freeze_panes}"
    if sheet.print_title_rows not in (f"${HEADER}:${HEADER}", f"{HEADER}:{HEADER}"):
        yield f"{sheet.title}: repeated rows {sheet.print_title_rows}"
    page = sheet.page_setup
    if (page.orientation, int(page.paperSize), page.fitToHeight) != ("landscape", 9, 0):
        yield f"{sheet.title}: page {page.orientation} {page.paperSize} {page.fitToHeight}"
    for cell in (cell for row in sheet.iter_rows(min_row=HEADER + 1) for cell in row):
        header = sheet.cell(HEADER, cell.column).value
        if cell.data_type == "f" and cell.coordinate not in computed:
            yield f"{sheet.title}!{cell.coordinate}: a formula"
        if cell.value is None or cell.data_type not in "nf":
            continue
        if header in money and cell.number_format != EUROS:
            yield f"{sheet.title}!{cell.coordinate}: format {cell.number_format}"
        if header == "Part" and cell.data_type == "n" and (cell.number_format != "0.0\u00a0%" or not 0 <= cell.value <= 1):
            yield f"{sheet.title}!{cell.coordinate}: share {cell.value} {cell.number_format}"
