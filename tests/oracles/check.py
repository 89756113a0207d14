"""Checks the results of the library against independent packages and exact references.

Called by `.ci/oracles` with the path of the compiled binary, which answers questions: one line of
JSON each, `[name, arguments]` on its stdin, the answer on its stdout. Cases come from a fixed seed
and from chosen edges, so that two runs ask the same.

- `printing`: Babel (CLDR, locale `fr`) for amounts, percentages and reading; `fractions` for the
  five roundings.
- `registers`: python-stdnum for SIREN and SIRET.
- `sharing`: apportionment for the six methods, and exact references for large totals.
- `ordering`: `fractions` for the order of ratios.
- `days`: python-holidays for public holidays, numpy for worked days, Babel for days in words.
- `deadlines`: numpy for deadlines and latest starts.
- `agenda`: icalendar for the files of a procedure.
- `metric`: geographiclib for the local metric and for the table `tests/vectors/distances.csv`.
- `perimeters`: shapely (GEOS) for rings and for what contains a point, pyproj (geodesics) for distances,
  on synthetic perimeters and, from the folder that `CDV_OPEN_DATA` names, on real ones.
- `payments`: DuckDB for pivots, matches and doubles of payments, synthetic and real.
- `funding`: `fractions` for the rules of co-funding and for concentration; DuckDB for the duty of a convention,
  comparisons, scenarios and envelopes.
- `subsidies`: frictionless with the official schema, python-stdnum and `decimal` for deposits of subsidies, written
  and dirty.
- `deliberations`: frictionless for the file of deliberations that we write, and for dirty rows; python-stdnum for
  their SIRET.
- `workbook`: openpyxl for the workbook of a programme; `report_workbook`: for that of a yearly report.
- `document`: markdown-it-py for documents as Markdown, whatever signs their texts hold.
- `page`: html-validate and Chromium for the page of a report.

Each oracle prints one line. An intended difference is a case like any other, with the answer that
we mean to give, and is counted apart under its reason. The last line is `N passed, M failed`; the
exit status is 1 if M is not zero.
"""

import sys
from random import Random

import agenda
import days
import deadlines
import deliberations
import document
import funding
import metric
import ordering
import page
import payments
import perimeters
import printing
import registers
import report_workbook
import sharing
import subsidies
import workbook
from harness import answers, report

SEED = 147


def main(binary: str) -> int:
    modules = (
        printing, registers, sharing, ordering, days, deadlines, agenda, metric, perimeters, payments, funding,
        deliberations, subsidies, workbook, report_workbook, document, page,
    )
    oracles = [oracle for module in modules for oracle in module.oracles(Random(SEED))]
    found = iter(answers(binary, [case for oracle in oracles for case in oracle.cases]))
    failed = sum(report(oracle, [next(found) for _ in oracle.cases]) for oracle in oracles)
    asked = sum(len(oracle.cases) for oracle in oracles)
    print(f"{asked - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
