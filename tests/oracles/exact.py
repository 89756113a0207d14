"""The six methods by their definition: exact, one unit at a time, and far too slow for use."""

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

Claim = Fraction | float

# The claim of a weight that has `units` to one more. Roots are squared, which keeps the order.
CLAIMS: dict[str, Callable[[int, int], tuple[int, int]]] = {
    "sainte_lague": lambda weight, units: (weight * 2, 2 * units + 1),
    "adams": lambda weight, units: (weight, units),
    "hondt": lambda weight, units: (weight, units + 1),
    "huntington_hill": lambda weight, units: (weight**2, units * (units + 1)),
    "dean": lambda weight, units: (weight * (2 * units + 1), 2 * units * (units + 1)),
}
REMAINDERS = "plus_forts_restes"
METHODS = (REMAINDERS, *CLAIMS)
ONE_TO_EACH = ("adams", "huntington_hill", "dean")

Weights = dict[str, int]
# Who stood level for the last unit: those served, then those left out, each in the order of keys.
Tie = tuple[list[str], list[str]]


@dataclass
class Shares:
    parts: dict[str, int]
    tie: Tie | None


def claim(method: str, weight: int, units: int) -> Claim:
    numerator, denominator = CLAIMS[method](weight, units)
    return Fraction(numerator, denominator) if denominator else math.inf


def shares(method: str, units: int, weights: Weights) -> Shares:
    if method == REMAINDERS:
        return largest_remainder(units, weights)
    parts = dict.fromkeys(weights, 0)
    heap = [(-claim(method, weight, 0), key) for key, weight in weights.items() if weight]
    heapq.heapify(heap)
    served: list[tuple[Claim, str]] = []
    for _ in range(units):
        opposite, key = heap[0]
        parts[key] += 1
        served.append((-opposite, key))
        heapq.heapreplace(heap, (-claim(method, weights[key], parts[key]), key))
    return Shares(parts, tie(served, [(-opposite, key) for opposite, key in heap]))


def largest_remainder(units: int, weights: Weights) -> Shares:
    total = sum(weights.values())
    quotas = {key: Fraction(units * weight, total) for key, weight in weights.items()}
    parts = {key: math.floor(quota) for key, quota in quotas.items()}
    ranked = sorted((parts[key] - quota, key) for key, quota in quotas.items())
    claims: list[tuple[Claim, str]] = [(-opposite, key) for opposite, key in ranked]
    missing = units - sum(parts.values())
    for _, key in claims[:missing]:
        parts[key] += 1
    return Shares(parts, tie(claims[:missing], claims[missing:]))


def tie(served: list[tuple[Claim, str]], left: list[tuple[Claim, str]]) -> Tie | None:
    """Claims equal to the last one served, on both sides of the margin."""
    if not served or not left:
        return None
    last = min(claim for claim, _ in served)
    out = sorted(key for claim, key in left if claim == last)
    return (sorted(key for claim, key in served if claim == last), out) if out else None


def proof(method: str, weights: Weights, parts: dict[str, int]) -> Tie | None:
    """The tie of an answer of any size; refuses an answer whose last claims are not the best.

    An answer under a divisor method is right if and only if no claim left out beats one served, so
    that the claims on both sides of each part are enough.
    """
    positive = {key: weight for key, weight in weights.items() if weight}
    served = [
        (claim(method, weight, parts[key] - 1), key)
        for key, weight in positive.items()
        if parts[key]
    ]
    left = [(claim(method, weight, parts[key]), key) for key, weight in positive.items()]
    if any(parts[key] for key in weights.keys() - positive.keys()):
        raise ValueError("a zero weight has units")
    if served and min(served)[0] < max(left)[0]:
        raise ValueError("a claim left out beats a claim served")
    level = tie(served, left)
    if level and max(level[0]) > min(level[1]):
        raise ValueError("keys do not settle the tie smallest first")
    return level
