"""SIREN and SIRET, against python-stdnum."""

from collections.abc import Callable, Iterable, Iterator
from random import Random
from types import ModuleType

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.fr import siren, siret

from harness import Oracle

NUMBERS = 15_000
LA_POSTE = "356000000"
SEAT_OF_LA_POSTE = "35600000000048"
# The agglomeration of the case, La Poste, and the examples of python-stdnum.
KNOWN_SIREN = ("200072460", LA_POSTE, "552008443", "404833048", "443121975", "732829320")
KNOWN_SIRET = (SEAT_OF_LA_POSTE, "77554402601284", "73282932000074")


def is_placeholder(text: str) -> bool:
    return digits_of(text).startswith("0" * 9)


def has_separators(text: str) -> bool:
    return text != digits_of(text)


# What python-stdnum accepts and we refuse, each with the reason.
INTENDED: dict[str, Callable[[str], bool]] = {
    "SIREN 000000000 is a placeholder of real files, not a legal person": is_placeholder,
    "separators are a matter of reading, a code is its digits": has_separators,
}


def oracles(alea: Random) -> list[Oracle]:
    return [
        compared("SIREN", "siren", siren, sirens(alea)),
        compared("SIRET", "siret", siret, sirets(alea)),
        compared("SIRET of La Poste", "siret", siret, sirets_of_la_poste()),
    ]


def compared(what: str, question: str, theirs: ModuleType, texts: Iterable[str]) -> Oracle:
    oracle = Oracle("python-stdnum", what)
    for text in texts:
        accepted = validated(theirs, text)
        reason = accepted and next((why for why, holds in INTENDED.items() if holds(text)), None)
        oracle.ask(question, [text], None if reason else accepted, reason)
    return oracle


def validated(theirs: ModuleType, text: str) -> str | None:
    try:
        return theirs.validate(text)
    except ValidationError:
        return None


def digits_of(text: str) -> str:
    return "".join(character for character in text if character in "0123456789")


def sirens(alea: Random) -> Iterator[str]:
    yield from ("0" * 9, "9" * 9, "", "0", "-00000000", "+00000018", "1e8000000", "\uff11" * 9)
    yield from KNOWN_SIREN
    yield from variations(alea, 9, KNOWN_SIREN)


def sirets(alea: Random) -> Iterator[str]:
    yield from ("0" * 14, "0" * 9 + "00018", "9" * 14, LA_POSTE, SEAT_OF_LA_POSTE + "0")
    yield from KNOWN_SIRET
    yield from variations(alea, 14, KNOWN_SIRET)
    for _ in range(NUMBERS):
        legal_person = keyed(alea, 9, "")
        yield keyed(alea, 14, legal_person)
        # A right key over fourteen digits, and a legal person that has none.
        yield keyed(alea, 14, digits(alea, 9))
        # The other way round.
        yield legal_person + digits(alea, 5)
        # The key of an establishment of a placeholder.
        yield keyed(alea, 14, "0" * 9)


def sirets_of_la_poste() -> Iterator[str]:
    return (f"{LA_POSTE}{nic:05}" for nic in range(100_000))


def variations(alea: Random, length: int, known: tuple[str, ...]) -> Iterator[str]:
    for _ in range(NUMBERS):
        right = alea.choice((keyed(alea, length, ""), alea.choice(known)))
        yield digits(alea, length)
        yield right
        yield swapped(alea, right)
        yield replaced(alea, right, "0123456789")
    for _ in range(NUMBERS // 10):
        right = keyed(alea, length, "")
        yield digits(alea, length + alea.choice((-1, 1)))
        yield replaced(alea, right, "abO-+.,\u0660\uff10")
        yield separated(alea, right)


def digits(alea: Random, length: int) -> str:
    return "".join(alea.choices("0123456789", k=length))


def keyed(alea: Random, length: int, start: str) -> str:
    """Random digits after `start`, the last of them a right Luhn key."""
    text = start + digits(alea, length - 1 - len(start))
    return text + luhn.calc_check_digit(text)


def swapped(alea: Random, text: str) -> str:
    place = alea.randrange(len(text) - 1)
    return text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def replaced(alea: Random, text: str, characters: str) -> str:
    place = alea.randrange(len(text))
    return text[:place] + alea.choice(characters) + text[place + 1 :]


def separated(alea: Random, text: str) -> str:
    place = alea.randint(0, len(text))
    return text[:place] + alea.choice((" ", ".", "\u00a0", "\u202f")) + text[place:]
