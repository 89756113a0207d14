"""Questions to our binary, and what is made of its answers."""

import json
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

SHOWN = 10
# How much of a question is shown: a file is one.
WIDTH = 400


@dataclass(frozen=True)
class Verdict:
    """What is said of one answer; `apart` names the class in which it is counted, if any."""

    agrees: bool
    theirs: Any
    apart: str | None = None


Judge = Callable[[Any], Verdict]


@dataclass(frozen=True)
class Case:
    """A question to our binary, and who judges the answer."""

    question: str
    arguments: list
    judge: Judge


@dataclass
class Oracle:
    """Cases that one package, or one exact reference, decides."""

    name: str
    what: str
    cases: list[Case] = field(default_factory=list)
    # What is to be said once every answer was looked at.
    note: Callable[[], str] | None = None

    def ask(self, question: str, arguments: list, expected: Any, apart: str | None = None) -> None:
        """Adds a case with one right answer."""
        self.judge(question, arguments, lambda ours: Verdict(ours == expected, expected, apart))

    def judge(self, question: str, arguments: list, judge: Judge) -> None:
        """Adds a case whose answer has to be looked at."""
        self.cases.append(Case(question, arguments, judge))


def answers(binary: str, cases: list[Case]) -> list:
    """Every answer of one run of the binary, in the order of the cases."""
    questions = "".join(f"{json.dumps([case.question, case.arguments])}\n" for case in cases)
    run = subprocess.run(
        [binary], input=questions, stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    found = [json.loads(line) for line in run.stdout.split("\n") if line]
    if len(found) != len(cases):
        raise RuntimeError(f"{len(cases)} questions, {len(found)} answers")
    return found


def report(oracle: Oracle, found: list) -> int:
    """Prints the line of one oracle and its first disagreements; returns how many there are."""
    apart: Counter[str] = Counter()
    wrong = []
    for case, ours in zip(oracle.cases, found, strict=True):
        verdict = case.judge(ours)
        if not verdict.agrees:
            wrong.append((case, ours, verdict.theirs))
        elif verdict.apart:
            apart[verdict.apart] += 1
    agreed = len(oracle.cases) - len(wrong) - apart.total()
    print(f"{oracle.name}: {spaced(agreed)} {oracle.what} agree")
    for reason, count in apart.items():
        print(f"  apart, {spaced(count)}: {reason}")
    if oracle.note:
        print(f"  {oracle.note()}")
    if wrong:
        print(f"  {spaced(len(wrong))} disagree")
    for case, ours, theirs in wrong[:SHOWN]:
        # Escaped: two blanks that differ look the same.
        print(f"    {case.question} {ascii(case.arguments):.{WIDTH}}")
        print(f"      ours   {ascii(ours):.{WIDTH}}")
        print(f"      theirs {ascii(theirs):.{WIDTH}}")
    return len(wrong)


def spaced(number: int) -> str:
    return f"{number:,}".replace(",", " ")
