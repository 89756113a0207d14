"""openpyxl reads workbooks back, that of a fictitious programme and that of the report of the case: values, types, formats,
tables, panes, paper, properties."""

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
    case = record("cabbalr-2023-rapport.json") | {
        "concertation": record("cabbalr-2023-concertation.json"),
        "chiffres": record("cabbalr-2023.json"),
        "procedure": record("cabbalr-2024-procedure.json"),
    }
    oracle.judge("report_workbook", [case, CREATED], lambda ours: verdict(find_report(ours, case["titre"])))
    hostile = {
        "contrat": "CN06299N", "annee": 2025, "titre": "=1+1", "avertissement": "+2",
        "exercice": json.loads(FICTITIOUS.read_text()),
        "focus": [{"titre": '=HYPERLINK("http://a.fr")', "operateur": "-3", "points": ["@SOMME(A1)"]}],
    }
    oracle.judge("report_workbook", [hostile, CREATED], lambda ours: verdict(find_report(ours, "=1+1")))
    return [oracle]


def record(name: str) -> dict:
    return json.loads((FICTITIOUS.parent / name).read_text("utf-8"))


def verdict(faults) -> Verdict:
    faults = list(faults)
    return Verdict(not faults, faults)


def find_report(ours: dict, title: str):
    book = load_workbook(io.BytesIO(base64.b64decode(ours["workbook"])))
    if book.properties.title != title or book["Rapport"]["A1"].value != title:
        yield f"title {book.properties.title}"
    for sheet in book:
        yield from look(sheet)
    if len(list(book["Constats"].iter_rows(min_row=HEADER + 1))) != ours["findings"]:
        yield "findings are missing"
    if ours["expenses"]:
        sheet = book["Annexe, dépenses"]
        rows = list(sheet.iter_rows(min_row=HEADER + 1, max_col=5))
        last = next(rank for rank, row in enumerate(rows) if row[0].value == "Total")
        for column, printed in enumerate(ours["expenses"], 1):
            parts = sum(Decimal(str(row[column].value)) for row in rows[:last])
            total = rows[last][column]
            if not parts == Decimal(str(total.value)) == Decimal(printed):
                yield f"expenses, column {column}: {parts}, {total.value}, {printed}"
            if total.number_format != EUROS:
                yield f"expenses: format {total.number_format}"
    if ours["days"]:
        cells = [row[0] for row in book["Calendrier"].iter_rows(min_row=HEADER + 1)]
        if [cell.value.date().isoformat() for cell in cells] != ours["days"]:
            yield "other days"
        yield from (f"day as {cell.number_format}" for cell in cells if cell.number_format != "dd/mm/yyyy")


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


def look(sheet):
    """What every sheet has."""
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
        if cell.data_type == "f":
            yield f"{sheet.title}!{cell.coordinate}: a formula"
        if cell.value is None or cell.data_type != "n":
            continue
        if header in MONEY and cell.number_format != EUROS:
            yield f"{sheet.title}!{cell.coordinate}: format {cell.number_format}"
        if header == "Part" and (cell.number_format != "0.0\u00a0%" or not 0 <= cell.value <= 1):
            yield f"{sheet.title}!{cell.coordinate}: share {cell.value} {cell.number_format}"
