"""The order of exact ratios, against `fractions`."""

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from harness import Judge, Oracle, Verdict
from ratios import EDGES, Ratio, almost, any_ratio, same_value, wire

PAIRS = 10_000


def oracles(alea: Random) -> list[Oracle]:
    oracle = Oracle("fractions", "orders of ratios")
    for left, right in pairs(alea):
        judge = ordered_as(Fraction(*left), Fraction(*right))
        oracle.judge("order", [wire(left), wire(right)], judge)
    return [oracle]


def pairs(alea: Random) -> Iterator[tuple[Ratio, Ratio]]:
    yield from ((left, right) for left in EDGES for right in EDGES)
    for _ in range(PAIRS):
        left = any_ratio(alea)
        yield left, any_ratio(alea)
        yield left, same_value(alea, left)
        yield left, almost(alea, left)


def ordered_as(left: Fraction, right: Fraction) -> Judge:
    order = (left > right) - (left < right)
    level = order == 0

    def judge(ours: list) -> Verdict:
        our_order, our_equality, our_same_hash = ours
        # Different ratios may share a hash; equal ones must.
        agrees = (our_order, our_equality) == (order, level) and (our_same_hash or not level)
        return Verdict(agrees, [order, level, level])

    return judge
