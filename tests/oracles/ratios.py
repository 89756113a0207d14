"""Exact ratios as random as they are hard: of any size, at edges, level or almost level."""

from fractions import Fraction
from random import Random

SMALLEST = -(2**127)
LARGEST = 2**127 - 1
LARGEST_DENOMINATOR = 2**128 - 1

Ratio = tuple[int, int]

EDGES: list[Ratio] = [
    (numerator, denominator)
    for numerator in (SMALLEST, SMALLEST + 1, -1, 0, 1, LARGEST - 1, LARGEST)
    for denominator in (1, 2, 3, LARGEST, LARGEST + 1, LARGEST_DENOMINATOR - 1, LARGEST_DENOMINATOR)
]


def wire(ratio: Ratio) -> str:
    return f"{ratio[0]}/{ratio[1]}"


def fits(numerator: int, denominator: int) -> bool:
    return SMALLEST <= numerator <= LARGEST and 0 < denominator <= LARGEST_DENOMINATOR


def any_ratio(alea: Random) -> Ratio:
    """The sizes are drawn before the values, so that small numbers meet large ones."""
    numerator = alea.getrandbits(alea.randint(0, 127)) * alea.choice((1, -1))
    return numerator, alea.getrandbits(alea.randint(1, 128)) or 1


def same_value(alea: Random, ratio: Ratio) -> Ratio:
    """The same value in other terms, as large as they can be."""
    lowest = Fraction(*ratio)
    room = min(LARGEST // (abs(lowest.numerator) or 1), LARGEST_DENOMINATOR // lowest.denominator)
    factor = alea.randint(1, max(room, 1))
    return lowest.numerator * factor, lowest.denominator * factor


def almost(alea: Random, ratio: Ratio) -> Ratio:
    """A ratio that differs by one in the numerator or in the denominator."""
    numerator, denominator = same_value(alea, ratio)
    step = alea.choice(((1, 0), (-1, 0), (0, 1), (0, -1)))
    moved = (numerator + step[0], denominator + step[1])
    return moved if fits(*moved) else ratio
