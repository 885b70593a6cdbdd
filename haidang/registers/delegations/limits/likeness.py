"""Do two delegations go for the same thing? Compared are words without marks and case, and not those every trip has."""

from haidang.kit.search.folding import words

#: Words of every request: they tell nothing about what a trip is for.
_EMPTY = frozenset(
    words(
        "đoàn công tác thăm làm việc tại và của các về với trong cho theo tỉnh nước ngoài năm nhằm tăng cường đẩy mạnh"
        " tham gia tổ chức thực hiện kế hoạch đại biểu cán bộ lãnh đạo sở ban ngành trao đổi hợp quan hệ hữu nghị"
    ).split()
)
#: How much of the shorter text the longer one has to say again; fewer words than these say too little to tell.
SHARE, FEWEST = 0.6, 3


def words_that_tell(text: str) -> frozenset[str]:
    """The words that tell what it is about; numbers are years and counts, and change while the content stays."""
    return frozenset(word for word in words(text).split() if word not in _EMPTY and not word.isdigit())


def alike(one: str, other: str) -> bool:
    """Does the longer of two texts say most of what the shorter says?"""
    first, second = words_that_tell(one), words_that_tell(other)
    fewest = min(len(first), len(second))
    if fewest < FEWEST:
        return bool(first) and first == second
    return len(first & second) >= SHARE * fewest
