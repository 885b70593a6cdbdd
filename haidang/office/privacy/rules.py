"""Whose record it is: how a name and a number are compared. Plain values."""

from haidang.papers.vietnamese.letters import fold

#: A number shorter than this, or a name of one word, would find half the province.
SHORTEST_NUMBER, FEWEST_WORDS = 5, 2


def squeezed(number: str) -> str:
    """ "C 123-45 67" is "c1234567"."""
    return "".join(filter(str.isalnum, fold(number)))


def is_number(said: str) -> bool:
    """Does it hold a digit? Then it is compared as a whole, without blanks and marks."""
    return any(letter.isdigit() for letter in said)


def fault(said: str) -> str:
    """Why nobody can be looked for by this: "short-number", "one-word", or "" where they can."""
    if is_number(said):
        return "short-number" if len(squeezed(said)) < SHORTEST_NUMBER else ""
    return "one-word" if len(fold(said).split()) < FEWEST_WORDS else ""


def is_of(said: str, value: str) -> bool:
    """Is `value` (a name, a passport number, a telephone) that of who was asked for?

    A number must be the whole of one, or of one word of a longer text; a name must stand there word by word.
    """
    if is_number(said):
        wanted = squeezed(said)
        return wanted == squeezed(value) or wanted in {squeezed(word) for word in value.replace(";", " ").split()}
    return f" {' '.join(_words(said))} " in f" {' '.join(_words(value))} "


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(text)).split()
