"""openpyxl reads the workbook of the yearly report back: values, formulas, formats, dates, and that no text computes."""

import base64
import io
import json
import re
from copy import deepcopy
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import workbook
from harness import Oracle, Verdict
from openpyxl import load_workbook

DATA = Path(__file__).parents[2] / "examples" / "donnees"
CREATED = "2026-07-15T09:00:00Z"
HEADER = workbook.HEADER
ANNEX = "Annexe dépenses"
ANNEX_MONEY = {"Politique de la ville", "Droit commun", "Non précisé", "Total"}
MONEY = {"Montant", "Somme", "Total imprimé", "Écart", "Année précédente"} | ANNEX_MONEY
DAYS = {"Jour", "Depuis", "Jusqu’au", "Accompli le"}
DAY = "dd/mm/yyyy"
# What a spreadsheet would compute, or fetch, if it were no text.
HOSTILE = ('=1+1', '=HYPERLINK("http://exemple.invalid","x")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3")
SHEETS = [
    "Rapport", ANNEX, "Chiffres publiés", "Fonds de concours", "Opérations aidées", "Focus", "Équipe",
    "Renouvellement", "Suivi du renouvellement", "Calendrier", "Constats",
]


def oracles(random: Random) -> list[Oracle]:
    oracle = Oracle("report workbook", "workbooks of a report")
    report = json.loads((DATA / "cabbalr-2023-rapport.json").read_text("utf-8"))
    report["chiffres"] = json.loads((DATA / "cabbalr-2023.json").read_text("utf-8"))
    report["procedure"] = json.loads((DATA / "cabbalr-2024-procedure.json").read_text("utf-8"))
    oracle.judge("report_workbook", [report, CREATED], judge(report))
    hostile = deepcopy(report)
    hostile["titre"], hostile["avertissement"] = HOSTILE[0], HOSTILE[1]
    for focus, text in zip(hostile["focus"], HOSTILE, strict=False):
        focus["titre"], focus["points"] = text, list(HOSTILE)
    oracle.judge("report_workbook", [hostile, CREATED], judge(hostile))
    return [oracle]


def judge(report: dict):
    def verdict(ours: dict) -> Verdict:
        faults = list(find(report, ours))
        return Verdict(not faults, faults)

    return verdict


def find(report: dict, ours: dict):
    """Everything that openpyxl does not see as we mean it."""
    file = base64.b64decode(ours["workbook"])
    book, values = (load_workbook(io.BytesIO(file), data_only=only) for only in (False, True))
    if book.sheetnames != SHEETS:
        yield f"sheets {book.sheetnames}"
    if (ours["as_texts"], ours["not_written"]) != (0, 0):
        yield f"{ours['as_texts']} numbers as texts, {ours['not_written']} parts not written"
    if book.properties.created != datetime(2026, 7, 15, 9) or book.properties.title != report["titre"]:
        yield f"properties {book.properties.created} {book.properties.title}"
    annex = book[ANNEX]
    computed = {cell.coordinate for row in annex for cell in row if cell.data_type == "f"}
    for sheet in book:
        annexed = sheet.title == ANNEX
        yield from workbook.look(sheet, MONEY, computed if annexed else frozenset())
        yield from days(sheet)
    yield from annexed_totals(report, annex, values[ANNEX], computed)
    yield from figures(report, book["Chiffres publiés"])
    yield from texts(report, book["Focus"])


def days(sheet):
    """A day is a date with its format, and nothing else is one."""
    for cell in (cell for row in sheet.iter_rows(min_row=HEADER + 1) for cell in row):
        header = sheet.cell(HEADER, cell.column).value
        if cell.value is not None and header in DAYS and not isinstance(cell.value, datetime):
            yield f"{sheet.title}!{cell.coordinate}: {cell.value!r} is no date"
        if isinstance(cell.value, datetime) and cell.number_format != DAY:
            yield f"{sheet.title}!{cell.coordinate}: format {cell.number_format}"


def annexed_totals(report, annex, values, computed):
    """Each formula, computed in exact decimals, gives the value that stands beside it."""
    if len(computed) != 9:
        yield f"{len(computed)} formulas, expected four sums of parties, four totals, a difference"

    def exact(place: str) -> Decimal:
        return Decimal(str(values[place].value or 0))

    for place in computed:
        formula = annex[place].value
        span = re.fullmatch(r"=ROUND\(SUM\(([A-Z]+\d+:[A-Z]+\d+)\),2\)", formula)
        less = re.fullmatch(r"=ROUND\(([A-Z]+\d+)-([A-Z]+\d+),2\)", formula)
        if span:
            total = sum(Decimal(str(c.value or 0)) for row in values[span[1]] for c in row)
        elif less:
            total = exact(less[1]) - exact(less[2])
        else:
            yield f"{place}: formula {formula}"
            continue
        if total != exact(place):
            yield f"{place}: {formula} is {total}, not {exact(place)}"
    rows = {row[0]: row[1:] for row in values.iter_rows(min_row=HEADER + 1, values_only=True)}
    if [*map(int, rows["Total"])] != [2294871, 0, 3841179, 6136050]:
        yield f"total {rows['Total']}"
    if Decimal(str(rows["Total imprimé"][-1])) != Decimal(report["annexe_budgetaire"]["total_des_depenses"]):
        yield f"printed {rows['Total imprimé']}"


def figures(report, sheet):
    """Each printed amount and rate of a row is the number beside it."""
    headers = [cell.value for cell in sheet[HEADER]]
    seen = {
        row[headers.index("Identifiant")].value: {h: row[i] for i, h in enumerate(headers)}
        for row in sheet.iter_rows(min_row=HEADER + 1)
    }
    lines = report["chiffres"]["thematiques"]["lignes"]
    for rank, line in enumerate(lines, 1):
        row = seen[f"thematiques.{rank}"]
        amount = Decimal(re.sub(r"[^\d,]", "", line["montant"]).replace(",", "."))
        rate = Decimal(line["taux"].replace(",", ".")) / 100
        if Decimal(str(row["Montant"].value)) != amount or row["Montant imprimé"].value != line["montant"]:
            yield f"row {rank}: {row['Montant'].value}, {row['Montant imprimé'].value!a}"
        if Decimal(str(row["Taux"].value)) != rate or row["Taux imprimé"].value != line["taux"]:
            yield f"row {rank}: {row['Taux'].value}, {row['Taux imprimé'].value!a}"
        if row["Taux"].number_format != "0.0\u00a0%":
            yield f"row {rank}: format {row['Taux'].number_format}"


def texts(report, sheet):
    """Every text of the actions put forward, as it was given."""
    rows = list(sheet.iter_rows(min_row=HEADER + 1, max_row=HEADER + len(report["focus"])))
    for row, focus in zip(rows, report["focus"], strict=True):
        expected = [focus["titre"], focus["operateur"], "\n".join(focus["points"])]
        if [cell.value for cell in row[:3]] != expected or any(c.data_type == "f" for c in row):
            yield f"{[cell.value for cell in row[:3]]!a}"
