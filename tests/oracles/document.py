"""Documents as Markdown, read by markdown-it-py (CommonMark, with the tables and the strikethrough of GFM): the blocks
and the texts that were put in, whatever their signs."""

from random import Random

from markdown_it import MarkdownIt
from markdown_it.token import Token

from harness import Oracle, Verdict

CASES = 4_000
PIECES = (
    "#", "##", "-", "- ", "+", "+ ", "*", "* ", "**", "***", "=", "==", "_", "__", "~", "~~", "~~~", "`", "``", "```", "|",
    "1. ", "12) ", "2.5", ">", "> ", "<b>", "<!--", "-->", "&amp;", "&#35;", "&copy;", "&x", "[a]", "[a](b)", "[a]: b", "![a](b)",
    "[^1]", "[x] ", "]", "(", ")", "\\", "\\\\", "\\#", "\n", "\r\n", "\t", "    ", " ", "  ", "http://a.fr", "a@b.fr", ":", " :", "« a »",
    "\u00a0", "\u202f", "\x00", "\u2028", "a", "é", "x", "12", "😀", "$", "%", "^", "!",
)
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def oracles(random: Random) -> list[Oracle]:
    oracle = Oracle("markdown-it-py", "documents")
    for _ in range(CASES):
        title, blocks = text(random, 1), [block(random) for _ in range(random.randint(0, 6))]
        expected = blocks_of(title, blocks)
        oracle.judge("markdown", [title, blocks], lambda ours, expected=expected: judge(ours, expected))
    return [oracle]


def text(random: Random, least: int = 0) -> str:
    return "".join(random.choices(PIECES, k=random.randint(least, 5)))


def line(random: Random) -> list:
    looks = random.choices(("text", "text", "strong", "code"), k=random.randint(1, 4))
    return [{look: text(random)} for look in looks]


def block(random: Random) -> dict:
    kind = random.choice(("heading", "paragraph", "quote", "item", "item", "detail", "table"))
    if kind == "heading":
        return {kind: [random.randint(1, 7), text(random) + "z"]}
    if kind == "table":
        columns = [[text(random), random.random() < 0.5] for _ in range(random.randint(1, 3))]
        rows = [[text(random) for _ in columns] for _ in range(random.randint(0, 3))]
        return {kind: [columns, rows]}
    return {kind: line(random)}


def plain(words: str) -> str:
    """The words: blanks are of any width, and a control is one."""
    blanks = ("\u00a0", "\u202f", "\u2028")
    return " ".join("".join(" " if c in blanks or ord(c) < 32 or 127 <= ord(c) < 160 else c for c in words).split())


def blocks_of(title: str, blocks: list[dict]) -> list:
    found: list = [("heading", 1, plain(title))]
    level = 1
    for entry in blocks:
        [(kind, given)] = entry.items()
        words = None if kind in ("heading", "table") else plain("".join(t for s in given for t in s.values()))
        if kind == "heading":
            level = min(max(given[0], 2), level + 1, 6)
            found.append((kind, level, plain(given[1])))
        elif kind == "table":
            columns, rows = given
            heads = [(plain(name), "right" if right else "left") for name, right in columns]
            found.append((kind, heads, [[plain(cell) for cell in row] for row in rows]))
        elif kind == "detail" and found[-1][0] not in ("item", "detail"):
            found.append(("item", words))
        else:
            found.append((kind, words))
    return found


def judge(ours: str, expected: list) -> Verdict:
    found = read(ours)
    # Looks may be left out where Markdown cannot say them: words are compared without the blanks between them.
    tight = lambda entries: [squeeze(entry) for entry in entries]
    return Verdict(tight(found) == tight(expected), {"markdown": ours, "read": found, "expected": expected})


def squeeze(entry):
    if isinstance(entry, str):
        return entry.replace(" ", "")
    return tuple(squeeze(part) for part in entry) if isinstance(entry, (tuple, list)) else entry


def words_of(token: Token) -> str:
    """The text of a line, or a fault: a line holds text, strong text and code."""
    out = []
    for child in token.children or []:
        if child.type in ("text", "code_inline", "text_special"):
            out.append(child.content)
        elif child.type not in ("strong_open", "strong_close"):
            out.append(f"<{child.type}>")
    return plain("".join(out))


def read(markdown: str) -> list:
    found: list = []
    depth, quote, heads, rows, row = 0, False, [], [], []
    tokens = READER.parse(markdown)
    for rank, token in enumerate(tokens):
        match token.type:
            case "bullet_list_open": depth += 1
            case "bullet_list_close": depth -= 1
            case "blockquote_open": quote = True
            case "blockquote_close": quote = False
            case "list_item_open" if tokens[rank + 1].type != "paragraph_open":
                found.append(("item" if depth == 1 else "detail", ""))
            case "table_open": heads, rows = [], []
            case "table_close": found.append(("table", heads, rows))
            case "tr_open": row = []
            case "tr_close" if row: rows.append(row)
            case "inline":
                before, words = tokens[rank - 1], words_of(token)
                match before.type:
                    case "heading_open": found.append(("heading", int(before.tag[1]), words))
                    case "th_open": heads.append((words, str(before.attrs["style"]).split(":")[1]))
                    case "td_open": row.append(words)
                    case _:
                        kind = "quote" if quote else ("paragraph", "item", "detail")[min(depth, 2)]
                        found.append((kind, words))
            case "paragraph_open" | "paragraph_close" | "heading_open" | "heading_close" | "list_item_open" \
                    | "list_item_close" | "thead_open" | "thead_close" | "tbody_open" | "tbody_close" | "th_open" \
                    | "th_close" | "td_open" | "td_close" | "tr_close": pass
            case other: found.append((other, token.content))
    return found
