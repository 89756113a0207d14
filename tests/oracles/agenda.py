"""iCalendar files, read back by icalendar."""

import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from harness import Oracle, Verdict
from icalendar import Calendar

RECORD = Path(__file__).parents[2] / "examples" / "donnees" / "cabbalr-2024-procedure.json"
SPACE = "2024-cc-001.exemple.invalid"
STAMP = datetime(2024, 9, 24, 8, 30, tzinfo=UTC)
ALARMS = [7, 1]
LISTS = 400
NATURES = ("fait", "prevu", "au_plus_tot", "au_plus_tard", "possible", "depuis")
RINGING = ("prevu", "au_plus_tard", "possible")
# What a text could break a file with, and what folds in the middle of a character.
PIECES = (",", ";", ":", "\\", "\\n", "\n", '"', "BEGIN:VEVENT", "é", "\u00a0", "’", "😀", "x" * 80)


def oracles(alea: Random) -> list[Oracle]:
    oracle = Oracle("icalendar", "iCalendar files read back")
    oracle.judge("agenda_of", [json.loads(RECORD.read_text("utf-8")), *options("Le cas")], whole)
    for _ in range(LISTS):
        lines = [line(alea, rank) for rank in range(alea.randint(0, 6))]
        name = text(alea)
        oracle.judge("agenda", [lines, *options(name)], same(lines, name))
    return [oracle]


def options(name: str) -> list:
    return [name, SPACE, STAMP.isoformat(), ALARMS]


def text(alea: Random) -> str:
    return "".join(alea.choices(PIECES, k=alea.randint(1, 8)))


def line(alea: Random, rank: int) -> dict:
    day = date(1990, 1, 1) + timedelta(alea.randrange(40_000))
    return {
        "cle": f"ligne-{rank}",
        "jour": day.isoformat(),
        "nature": alea.choice(NATURES),
        "quoi": text(alea),
        "qui": text(alea),
    }


def one_line(value: str) -> str:
    return value.replace("\n", " ")


def read(file: str) -> tuple[Calendar, list]:
    lines = file.split("\r\n")
    if lines.pop() or any("\n" in line or "\r" in line for line in lines):
        raise ValueError("a line does not end in CRLF")
    if any(len(line.encode()) > 75 for line in lines):
        raise ValueError("a line is longer than 75 bytes")
    calendar = Calendar.from_ical(file)
    if calendar.errors or any(event.errors for event in calendar.events):
        raise ValueError("the package reports errors")
    return calendar, calendar.events


def check_event(event, day: date, ringing: bool) -> None:
    one_day = (event.DTSTART, event.DTEND) == (day, day + timedelta(1))
    if not one_day or isinstance(event.DTSTART, datetime):
        raise ValueError(f"{event.uid}: not one whole day")
    if event.DTSTAMP != STAMP:
        raise ValueError(f"{event.uid}: another stamp")
    triggers = [alarm.TRIGGER for alarm in event.walk("VALARM")]
    expected = [-timedelta(days) for days in ALARMS] if ringing else []
    if triggers != expected:
        raise ValueError(f"{event.uid}: alarms {triggers}")


def same(lines: list[dict], name: str):
    def judge(file: str) -> Verdict:
        try:
            calendar, events = read(file)
            # The package leaves the escapes of a property that it does not know.
            if re.sub(r"\\(.)", r"\1", str(calendar["X-WR-CALNAME"])) != one_line(name):
                raise ValueError("another name")
            if len(events) != len(lines):
                raise ValueError(f"{len(events)} events for {len(lines)} lines")
            for event, line in zip(events, sorted(lines, key=lambda line: line["jour"]), strict=True):
                day = date.fromisoformat(line["jour"])
                check_event(event, day, line["nature"] in RINGING)
                if str(event["UID"]) != f"{line['cle']}@{SPACE}":
                    raise ValueError("another id")
                if not str(event["SUMMARY"]).startswith(one_line(line["quoi"])):
                    raise ValueError(f"{event['SUMMARY']!a}: another title")
                if str(event["DESCRIPTION"]) != one_line(line["qui"]):
                    raise ValueError(f"{event['DESCRIPTION']!a}: another text")
        except ValueError as error:
            return Verdict(False, str(error))
        return Verdict(True, None)

    return judge


def whole(file: str) -> Verdict:
    """The case: every id once, and the days that its record gives."""
    try:
        _, events = read(file)
        for event in events:
            check_event(event, event.DTSTART, bool(event.walk("VALARM")))
        days = {str(event["UID"]).split("@")[0]: event.DTSTART.isoformat() for event in events}
        if len(days) != len(events):
            raise ValueError("an id twice")
        expected = {
            "seance": "2024-09-24",
            "executoire": "2024-09-27",
            "liste-des-deliberations": "2024-10-01",
            "minimum-franc-report": "2024-10-31",
            "cloture-prevue": "2024-11-18",
            "repute-favorable": "2024-11-19",
            "recours-contentieux": "2024-11-28",
            "defere": "2024-11-28",
        }
        wrong = {key: days.get(key) for key, day in expected.items() if days.get(key) != day}
        if wrong:
            raise ValueError(str(wrong))
    except ValueError as error:
        return Verdict(False, str(error))
    return Verdict(True, None)
