"""The rules of co-funding against `fractions`; comparisons, envelopes and scenarios against DuckDB.

Amounts travel as the wire has them, cents are integers here.
"""

import math
from collections.abc import Iterator
from fractions import Fraction
from random import Random

import duckdb

from harness import Judge, Oracle, Verdict

RULES = 4_000
TABLES = 400
CONCENTRATIONS = 1_500
REFUSALS = ("sans_montant", "hors_bornes")
I64 = 2**63 - 1
RATES = {
    "corse": Fraction(10, 100),
    "cooperation_territoriale": Fraction(15, 100),
    "general": Fraction(20, 100),
    "chef_de_file": Fraction(30, 100),
}


def oracles(alea: Random) -> Iterator[Oracle]:
    yield equipment_fund(alea)
    yield own_share(alea)
    yield state_grants(alea)
    yield conventions(alea)
    yield concentration(alea)
    yield comparison(alea)
    yield difference(alea)
    yield envelopes(alea)


def wire(cents: int) -> str:
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents) // 100}.{abs(cents) % 100:02}"


def cents(alea: Random) -> int:
    """Ordinary amounts, tiny ones that meet often, and the edges."""
    return alea.choice(
        [
            alea.randrange(20),
            alea.randrange(100_000_00),
            alea.randrange(1_000) * 1_000_00,
            alea.choice([0, 1, 2, 99, 100, I64 - 1, I64]),
        ]
    )


def equipment_fund(alea: Random) -> Oracle:
    """F ≤ C − S − F, tried as it is written in the law, then the largest F that respects it."""
    oracle = Oracle("fractions", "fonds de concours, verdict and cap,")
    for _ in range(RULES):
        cost, subsidies = cents(alea), cents(alea)
        cap = max(0, (cost - subsidies) // 2)
        fund = alea.choice([cents(alea), cap, min(cap + 1, I64), max(cap - 1, 0)])
        respected = fund == 0 or fund <= cost - subsidies - fund
        expected = ["respectee" if respected else "enfreinte", wire(cap)]
        oracle.ask("equipment_fund", [wire(cost), wire(subsidies), wire(fund)], expected)
    return oracle


def own_share(alea: Random) -> Oracle:
    """The share of what public bodies bring together, and the least own share beside what the others bring."""
    oracle = Oracle("fractions", "own shares of public financing, verdict and least share,")
    for _ in range(RULES):
        rate, least = alea.choice(list(RATES.items()))
        others = min(cents(alea), I64 // 4)
        needed = math.ceil(least * others / (1 - least))
        own = max(0, alea.choice([cents(alea), needed, needed - 1, needed + 1]))
        respected = own >= least * (own + others)
        expected = ["respectee" if respected else "enfreinte", wire(needed)]
        oracle.ask("own_share", [rate, wire(own), wire(others)], expected)
    return oracle


def state_grants(alea: Random) -> Oracle:
    oracle = Oracle("fractions", "State grants, at most 80 % of what is eligible,")
    for _ in range(RULES):
        eligible = alea.choice([cents(alea), alea.randrange(1, 50) * 5])
        cap = eligible * 4 // 5
        grants = [min(cents(alea), I64 // 8), min(cents(alea), I64 // 8)]
        if alea.random() < 0.7:
            first = alea.randrange(cap + 1) if cap < I64 // 8 else 0
            grants = [first, max(0, min(cap, I64 // 8) - first + alea.choice([-1, 0, 1]))]
        respected = Fraction(sum(grants)) <= Fraction(4, 5) * eligible
        expected = "respectee" if respected else "enfreinte"
        oracle.ask("state_grants", [wire(eligible), [wire(grant) for grant in grants]], expected)
    return oracle


def conventions(alea: Random) -> Oracle:
    """Grants of few authorities to few payees: which sums need a convention."""
    oracle = Oracle("DuckDB", "lists of grants and the conventions that they need")
    connection = duckdb.connect()
    for _ in range(TABLES):
        grants = [
            [
                alea.choice(["Région", "Département"]),
                alea.randrange(3),
                alea.choice([2022, 2023]),
                alea.choice([23_000_00, 23_000_01, 11_500_00, 11_500_01, 1, alea.randrange(30_000_00)]),
            ]
            for _ in range(alea.randrange(1, 12))
        ]
        table(connection, "g", "(a varchar, b integer, y integer, c bigint)", grants)
        found = connection.execute(
            "select a, b, y, sum(c) from g group by all having sum(c) > 2300000 order by all"
        ).fetchall()
        expected = [[a, b, y, wire(int(total))] for a, b, y, total in found]
        asked = [[a, b, y, wire(amount)] for a, b, y, amount in grants]
        oracle.ask("conventions", [asked], expected)
    return oracle


def concentration(alea: Random) -> Oracle:
    oracle = Oracle("fractions", "concentrations of amounts by operator")
    for rang in range(CONCENTRATIONS):
        largest = alea.choice([10, 100_000_00, I64]) if rang % 3 else 1 << alea.randrange(1, 63)
        amounts = [alea.randrange(largest + 1) for _ in range(alea.randrange(1, 30))]
        oracle.judge("concentration", [[wire(amount) for amount in amounts]], index_of(amounts))
    return oracle


def index_of(amounts: list[int]) -> Judge:
    total = sum(amounts)
    exact = Fraction(sum(amount**2 for amount in amounts), total**2) if total else None
    # The square of the total must fit 127 bits, in what the amounts have in common.
    fits = total and (total // math.gcd(*amounts)) ** 2 < 2**127

    def judge(ours: str) -> Verdict:
        if exact is None:
            return Verdict(ours == "sans_montant", "sans_montant")
        if not fits:
            return Verdict(ours == "hors_bornes", "hors_bornes", "too large to be squared: told")
        return Verdict(ours not in REFUSALS and Fraction(ours) == exact, str(exact))

    return judge


def comparison(alea: Random) -> Oracle:
    oracle = Oracle("DuckDB", "comparisons of two years by key")
    connection = duckdb.connect()
    for _ in range(TABLES):
        before, after = keyed(alea), keyed(alea)
        table(connection, "a", "(k varchar, c bigint)", before)
        table(connection, "b", "(k varchar, c bigint)", after)
        found = connection.execute(
            """select coalesce(a.k, b.k), a.c, b.c, coalesce(b.c, 0) - coalesce(a.c, 0)
               from (select k, sum(c) c from a group by k) a
               full outer join (select k, sum(c) c from b group by k) b on a.k = b.k order by 1"""
        ).fetchall()
        expected = [
            [key, optional(old), optional(new), wire(int(change)), sense(old, new)]
            for key, old, new, change in found
        ]
        oracle.ask("comparison", [paid(before), paid(after)], expected)
    return oracle


def sense(old, new) -> str:
    if old is None:
        return "nouveau"
    if new is None:
        return "disparu"
    return "hausse" if new > old else "baisse" if new < old else "stable"


def difference(alea: Random) -> Oracle:
    """Decisions replace what is granted to an action by a source; each changes one cell."""
    oracle = Oracle("DuckDB", "differences of a scenario from its base")
    connection = duckdb.connect()
    for _ in range(TABLES):
        base = [
            [f"A{alea.randrange(6)}", alea.choice("XYZ"), alea.randrange(-5, 10) * 100]
            for _ in range(alea.randrange(1, 15))
        ]
        cells = {(f"A{alea.randrange(6)}", alea.choice("XYZ")): alea.randrange(10) * 100 for _ in range(4)}
        decided = [[action, source, amount] for (action, source), amount in sorted(cells.items())]
        known = {action for action, _, _ in base}
        decided = [row for row in decided if row[0] in known]
        table(connection, "base", "(a varchar, s varchar, c bigint)", base)
        table(connection, "choix", "(a varchar, s varchar, c bigint)", decided)
        found = connection.execute(
            """select choix.a, choix.s, choix.c - coalesce(b.c, 0) as d
               from choix left join (select a, s, sum(c) c from base group by all) b
               on choix.a = b.a and choix.s = b.s where d <> 0 order by 1, 2"""
        ).fetchall()
        expected = [[action, source, wire(int(change))] for action, source, change in found]
        asked = [[[a, s, wire(c)] for a, s, c in rows] for rows in (base, decided)]
        oracle.ask("difference", asked, expected)
    return oracle


def envelopes(alea: Random) -> Oracle:
    """A random tree: what is engaged under each node, what is delegated, and what overruns."""
    oracle = Oracle("DuckDB", "trees of envelopes, engaged and overrun,")
    connection = duckdb.connect()
    for _ in range(TABLES):
        nodes = [
            [f"N{rang}", f"N{alea.randrange(rang)}" if rang else None, alea.randrange(1, 50) * 100]
            for rang in range(alea.randrange(1, 9))
        ]
        engaged = [[f"N{alea.randrange(len(nodes))}", alea.randrange(30) * 100] for _ in range(alea.randrange(12))]
        table(connection, "n", "(k varchar, p varchar, c bigint)", nodes)
        table(connection, "e", "(k varchar, c bigint)", engaged)
        found = connection.execute(
            """with recursive under(top, k) as (
                 select k, k from n union all select top, n.k from under join n on n.p = under.k)
               select n.k, (select coalesce(sum(e.c), 0) from under join e on e.k = under.k where top = n.k) as engage,
                      (select coalesce(sum(m.c), 0) from n m where m.p = n.k) as delegue, n.c
               from n order by 1"""
        ).fetchall()
        expected = [
            [key, wire(int(used)), wire(int(given)), wire(max(0, int(used) - own)), wire(max(0, int(given) - own))]
            for key, used, given, own in found
        ]
        asked = [[k, p, wire(c)] for k, p, c in alea.sample(nodes, len(nodes))]
        oracle.ask("envelopes", [asked, paid(engaged)], expected)
    return oracle


def keyed(alea: Random) -> list:
    return [[f"K{alea.randrange(8)}", alea.randrange(-3, 6) * 50] for _ in range(alea.randrange(10))]


def paid(rows: list) -> list:
    return [[key, wire(amount)] for key, amount in rows]


def optional(amount) -> str | None:
    return None if amount is None else wire(int(amount))


def table(connection: duckdb.DuckDBPyConnection, name: str, columns: str, lines: list) -> None:
    connection.execute(f"create or replace table {name} {columns}")
    if lines:
        marks = ", ".join("?" * len(lines[0]))
        connection.executemany(f"insert into {name} values ({marks})", lines)
