"""Whole units shared out, against apportionment and against the exact references."""

from collections.abc import Iterator
from random import Random

from apportionment import methods as package

import exact
from exact import METHODS, ONE_TO_EACH, REMAINDERS, Tie, Weights
from harness import Judge, Oracle, Verdict

SMALL = 1_500
NARROW = 1_500
LARGE = 15
HUGE = 400
LARGEST_WEIGHT = 2**64 - 1
LARGEST_UNITS = 2**63 - 1

NAMES = {
    "plus_forts_restes": "largest_remainder",
    "sainte_lague": "saintelague",
    "adams": "adams",
    "hondt": "dhondt",
    "huntington_hill": "huntington",
    "dean": "dean",
}
# Huntington-Hill is computed in floats there: beyond, two claims that differ may look level.
LARGEST_DIGITS = 4
TIES = "ties, which both report"
FEWER = "fewer units than parties: the package seats the strongest, we refuse"
HIDDEN = "a tie that the floats of the package hide"


def oracles(alea: Random) -> list[Oracle]:
    return [
        *(against_package(alea, method) for method in METHODS),
        *(one_at_a_time(alea, method) for method in METHODS),
        of_any_size(alea),
    ]


def against_package(alea: Random, method: str) -> Oracle:
    oracle = Oracle("apportionment", f"shares under {method}")
    for units, weights in small(alea):
        arguments = question(alea, method, units, weights)
        if fewer_than_parties(method, units, weights):
            oracle.ask("shares", arguments, {"refusal": "fewer units than parties"}, FEWER)
            continue
        if method in ONE_TO_EACH and units < len(weights):
            # The package counts zero weights as parties there, and may seat them.
            continue
        theirs = by_package(method, units, dict(arguments[2]))
        reference = exact.shares(method, units, weights)
        if theirs is None:
            oracle.judge("shares", arguments, reports_a_tie)
        elif reference.tie and method == "huntington_hill":
            oracle.ask("shares", arguments, answer(arguments, reference), HIDDEN)
        else:
            oracle.ask("shares", arguments, {"parts": theirs, "tie": None})
    return oracle


def by_package(method: str, units: int, weights: Weights) -> list[int] | None:
    """The parts in the order of the weights, or `None` for a tie."""
    try:
        return package.compute(
            NAMES[method],
            list(weights.values()),
            units,
            fractions=method != "huntington_hill",
            tiesallowed=False,
            verbose=False,
        )
    except package.TiesException:
        return None


def reports_a_tie(ours: dict) -> Verdict:
    return Verdict(bool(ours.get("tie")), "a tie", TIES)


def small(alea: Random) -> Iterator[tuple[int, Weights]]:
    """Weights of a few digits; small ones so that ties come up."""
    for weight in range(1, 41):
        # Under Huntington-Hill these are level: 36 × 1·2 = 8·9, and 100 × 2·3 = 24·25.
        yield 10, {"k0": 6 * weight, "k1": weight}
        yield 27, {"k0": 10 * weight, "k1": weight}
    for _ in range(SMALL):
        largest = 10 ** alea.randint(1, LARGEST_DIGITS)
        yield alea.randint(1, 40), random_weights(alea, alea.randint(1, 8), largest)


def one_at_a_time(alea: Random, method: str) -> Oracle:
    oracle = Oracle("exact reference", f"shares under {method}")
    for units, weights in (*narrow(alea), *large(alea)):
        arguments = question(alea, method, units, weights)
        if fewer_than_parties(method, units, weights):
            oracle.ask("shares", arguments, {"refusal": "fewer units than parties"})
        else:
            reference = exact.shares(method, abs(units), weights)
            oracle.ask("shares", arguments, answer(arguments, reference))
    return oracle


def narrow(alea: Random) -> Iterator[tuple[int, Weights]]:
    """Tiny weights, for ties of many keys; units of either sign."""
    for _ in range(NARROW):
        largest = alea.choice((1, 2, 6, 30))
        yield alea.randint(-60, 60), random_weights(alea, alea.randint(1, 12), largest)


def large(alea: Random) -> Iterator[tuple[int, Weights]]:
    for _ in range(LARGE):
        yield 1_000, random_weights(alea, 60, 10**12)


def of_any_size(alea: Random) -> Oracle:
    """Amounts up to the largest: too many units to give one at a time, so answers are proved."""
    oracle = Oracle("exact proof", "shares of amounts up to the largest")
    for units, weights in huge(alea):
        for method in METHODS:
            arguments = question(alea, method, units, weights)
            if method == REMAINDERS:
                reference = exact.shares(method, abs(units), weights)
                oracle.ask("shares", arguments, answer(arguments, reference))
            else:
                oracle.judge("shares", arguments, proves(arguments))
    return oracle


def huge(alea: Random) -> Iterator[tuple[int, Weights]]:
    for units in (LARGEST_UNITS, -LARGEST_UNITS - 1):
        for extremes in ((1,), (1, 1), (1, 1, 1), (1, LARGEST_WEIGHT), (LARGEST_WEIGHT,) * 3):
            yield units, {f"k{place}": weight for place, weight in enumerate(extremes)}
    for _ in range(HUGE):
        units = alea.getrandbits(alea.randint(10, 63)) + 100
        weights = random_weights(alea, alea.randint(1, 60), 2 ** alea.randint(1, 64) - 1)
        yield min(units, LARGEST_UNITS) * alea.choice((1, -1)), weights


def proves(arguments: list) -> Judge:
    method, units, weights = arguments[0], arguments[1], dict(arguments[2])

    def judge(ours: dict) -> Verdict:
        sign = -1 if units < 0 else 1
        parts = {key: sign * part for key, part in zip(weights, ours["parts"], strict=True)}
        if sum(parts.values()) != abs(units) or min(parts.values()) < 0:
            return Verdict(False, f"parts that add up to {units}")
        try:
            level = exact.proof(method, weights, parts)
        except ValueError as error:
            return Verdict(False, str(error))
        return Verdict(ours["tie"] == wired(level), wired(level))

    return judge


def random_weights(alea: Random, count: int, largest: int) -> Weights:
    """At least one positive, some of them zero."""
    weights = {
        f"k{place:02}": 0 if alea.random() < 0.05 else alea.randint(1, largest)
        for place in range(count)
    }
    return weights if any(weights.values()) else {"k00": largest}


def question(alea: Random, method: str, units: int, weights: Weights) -> list:
    """Keys out of order: what each gets must not depend on it."""
    return [method, units, alea.sample(sorted(weights.items()), len(weights))]


def fewer_than_parties(method: str, units: int, weights: Weights) -> bool:
    return method in ONE_TO_EACH and abs(units) < sum(weight > 0 for weight in weights.values())


def answer(arguments: list, reference: exact.Shares) -> dict:
    sign = -1 if arguments[1] < 0 else 1
    parts = [sign * reference.parts[key] for key, _ in arguments[2]]
    return {"parts": parts, "tie": wired(reference.tie)}


def wired(tie: Tie | None) -> list[list[str]] | None:
    return list(tie) if tie else None
