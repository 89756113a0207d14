"""Printed amounts and ratios, and the reading of them, against Babel and `fractions`."""

import math
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, localcontext
from fractions import Fraction
from random import Random

from babel import Locale
from babel.numbers import (
    NumberFormatError,
    format_currency,
    format_decimal,
    format_percent,
    parse_decimal,
)

from harness import Judge, Oracle, Verdict
from ratios import EDGES, Ratio, almost, any_ratio, fits, same_value, wire

FRENCH = Locale.parse("fr_FR")
NARROW = "\u202f"
AMOUNTS = 20_000
TOTALS = 5_000
RATIOS = 10_000
TEXTS = 10_000
MOST_DECIMALS = 9
# The digits that we read at most.
READ_DIGITS = 28
# Neither blanks around a number nor signs that Babel does not know.
BARE = re.compile(rf"-?[0-9]([0-9,{NARROW}]*[0-9])?")

ROUNDINGS: dict[str, Callable[[Fraction], int]] = {
    "au_plus_proche": lambda value: away_from_zero(value, math.floor(abs(value) + Fraction(1, 2))),
    "demi_pair": round,
    "troncature": math.trunc,
    "par_exces": math.ceil,
    "loin_de_zero": lambda value: away_from_zero(value, math.ceil(abs(value))),
}


def oracles(alea: Random) -> list[Oracle]:
    # Babel computes under the precision of the context; ours has 51 digits at most.
    with localcontext(prec=100):
        return [
            printed("amount", "amounts", amounts(alea, 64, AMOUNTS)),
            printed("total", "totals", amounts(alea, 128, TOTALS)),
            *rounded(alea),
            read_amounts(alea),
            read_numbers(alea),
            read_damaged(alea),
        ]


def printed(question: str, what: str, cents: Iterator[int]) -> Oracle:
    oracle = Oracle("Babel", what)
    for number in cents:
        theirs = format_currency(Decimal(number).scaleb(-2), "EUR", locale=FRENCH)
        oracle.ask(question, [plain(number)], theirs)
    return oracle


def amounts(alea: Random, bits: int, count: int) -> Iterator[int]:
    """Numbers of cents over a whole signed range: its ends, around powers of ten, then any."""
    largest = 2 ** (bits - 1) - 1
    powers = [10**power for power in range(len(str(largest)))]
    near = [sign * (power + step) for power in powers for step in (-1, 0, 1) for sign in (1, -1)]
    edges = [-largest - 1, -largest, largest, largest - 1, *near]
    yield from edges
    for _ in range(count - len(edges)):
        yield alea.getrandbits(alea.randint(1, bits - 1)) * alea.choice((1, -1))


def plain(cents: int) -> str:
    euros, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{euros}.{rest:02}"


def rounded(alea: Random) -> Iterator[Oracle]:
    """Number and text are judged apart: the first is arithmetic, the second typography."""
    for question, scale in (("percentage", 2), ("quotient", 0)):
        numbers = Oracle("fractions", f"{question}s")
        texts = Oracle("Babel", f"{question}s")
        for ratio, decimals in roundable(alea, scale):
            for rounding, apply in ROUNDINGS.items():
                units = apply(Fraction(*ratio) * 10 ** (decimals + scale))
                arguments = [wire(ratio), rounding, decimals]
                numbers.judge(question, arguments, has_units(units))
                texts.judge(question, arguments, has_text(french(question, units, decimals)))
        yield numbers
        yield texts


def roundable(alea: Random, scale: int) -> Iterator[tuple[Ratio, int]]:
    yield from ((ratio, decimals) for ratio in EDGES for decimals in range(MOST_DECIMALS + 1))
    for number in range(RATIOS // 5):
        decimals = number % (MOST_DECIMALS + 1)
        yield any_ratio(alea), decimals
        yield share(alea), decimals
        half = halfway(alea, decimals + scale)
        yield half, decimals
        yield same_value(alea, half), decimals
        yield almost(alea, half), decimals


def share(alea: Random) -> Ratio:
    """What real tables hold: a part of a total, or a small evolution."""
    total = alea.randint(1, 10 ** alea.randint(1, 12))
    return alea.randint(-total, 2 * total), total


def halfway(alea: Random, decimals: int) -> Ratio:
    """Between two printed numbers, where the five roundings part."""
    units = alea.getrandbits(alea.randint(1, 60)) * alea.choice((1, -1))
    ratio = (2 * units + 1, 2 * 10**decimals)
    return ratio if fits(*ratio) else (1, 2)


def away_from_zero(value: Fraction, magnitude: int) -> int:
    return -magnitude if value < 0 else magnitude


def has_units(units: int) -> Judge:
    expected = str(units) if -(2**127) <= units < 2**127 else None
    return lambda ours: Verdict(ours[1] == expected, expected)


def has_text(text: str) -> Judge:
    return lambda ours: Verdict(ours[0] == text, text)


def french(question: str, units: int, decimals: int) -> str:
    """The pattern is that of the locale, with as many decimals as asked for."""
    if question == "percentage":
        pattern = with_decimals(FRENCH.percent_formats[None].pattern, decimals)
        return format_percent(Decimal(units).scaleb(-decimals - 2), pattern, FRENCH)
    pattern = with_decimals("#,##0", decimals)
    return format_decimal(Decimal(units).scaleb(-decimals), pattern, FRENCH)


def with_decimals(pattern: str, decimals: int) -> str:
    return pattern.replace("#,##0", f"#,##0.{'0' * decimals}" if decimals else "#,##0")


def read_amounts(alea: Random) -> Oracle:
    """Printed amounts, with and without cents, thousands and unit: both must read them."""
    oracle = Oracle("Babel", "readings of printed amounts")
    for cents in amounts(alea, 64, TEXTS):
        for text in printings(cents):
            theirs = parse_decimal(text, locale=FRENCH, strict=True)
            for convention in ("stricte", "virgule_decimale"):
                for dressed in (text, f"{text}\u00a0€"):
                    expected = plain(int(theirs.scaleb(2)))
                    oracle.ask("read_amount", [convention, dressed], expected)
    return oracle


def printings(cents: int) -> list[str]:
    amount = Decimal(cents).scaleb(-2)
    grouped = format_decimal(amount, "#,##0.00", FRENCH)
    shortest = format_decimal(amount, "#,##0.##", FRENCH)
    return list(dict.fromkeys((grouped, shortest, grouped.replace(NARROW, ""))))


def read_numbers(alea: Random) -> Oracle:
    """Numbers of any scale; the text tells how many decimals were printed, and we keep it."""
    oracle = Oracle("Babel", "readings of printed numbers")
    for _ in range(TEXTS):
        decimals = alea.randint(0, MOST_DECIMALS)
        digits = alea.randint(1, READ_DIGITS)
        number = Decimal(alea.randint(0, 10**digits - 1) * alea.choice((1, -1))).scaleb(-decimals)
        text = format_decimal(number, with_decimals("#,##0", decimals), FRENCH)
        theirs = parse_decimal(text, locale=FRENCH, strict=True)
        # Our decimals have no negative zero.
        expected = f"{theirs or abs(theirs):f}"
        oracle.ask("read_number", ["virgule_decimale", text], expected)
    return oracle


def read_damaged(alea: Random) -> Oracle:
    """Printed amounts with a fault: where both read a number, it is the same.

    What Babel refuses we may read, such as a sign behind, but not when only digits are misplaced.
    """
    oracle = Oracle("Babel", "readings of damaged amounts")
    for cents in amounts(alea, 50, TEXTS):
        text = damaged(alea, alea.choice(printings(cents)))
        theirs = read_by_babel(text)
        if theirs is not None:
            oracle.judge("read_number", ["virgule_decimale", text], reads(theirs))
        elif BARE.fullmatch(text):
            oracle.ask("read_number", ["virgule_decimale", text], None)
    return oracle


def damaged(alea: Random, text: str) -> str:
    """No point among the faults: Babel reads it as the comma, even in French."""
    place = alea.randrange(len(text))
    fault = alea.choice(("", "", *f"0123456789,-+{NARROW}"))
    return text[:place] + fault + text[place + alea.randint(0, 1) :]


def read_by_babel(text: str) -> Decimal | None:
    try:
        return parse_decimal(text, locale=FRENCH, strict=True)
    except NumberFormatError:
        return None


def reads(theirs: Decimal) -> Judge:
    def judge(ours: str | None) -> Verdict:
        if ours is None:
            return Verdict(True, str(theirs), "read by the package alone")
        return Verdict(Decimal(ours) == theirs, str(theirs))

    return judge
