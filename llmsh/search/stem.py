"""Stemming: English words to a shared root, so that "directories" meets "directory" and "sorted" meets "sort".

The root is a key for comparison, not a word: "create", "created" and "creating" all become "creat".
"""

from functools import lru_cache

_IRREGULAR = {
    **dict.fromkeys(("use", "used", "using", "uses"), "use"),
    **dict.fromkeys(("run", "ran", "running", "runs"), "run"),
    **dict.fromkeys(("find", "found", "finding", "finds"), "find"),
    **dict.fromkeys(("show", "shown", "showing", "shows"), "show"),
    **dict.fromkeys(("write", "written", "wrote", "writing"), "writ"),
    **dict.fromkeys(("begin", "began", "begun", "beginning"), "begin"),
    **dict.fromkeys(("make", "made", "making", "makes"), "mak"),
    **dict.fromkeys(("die", "died", "dies"), "die"),
    "matches": "match",
}
_KEPT = frozenset(
    """this his has was does less always alias status bus gas bash dns css previous basis various series news
    during string thing nothing something everything anything ping king ring sing bring morning evening need
    feed speed bed shed hundred embed indeed process access pass class sys seed""".split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The root of a lower-case word; words with digits, dots or slashes stay as they are."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or word in _KEPT or not word.isalpha():
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")) and word != "caches":
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed", "ly"):
        root = word.removesuffix(suffix)
        if root != word and len(root) > 2:
            word = root[:-1] + "y" if root.endswith("i") else root
            if len(word) > 3 and word[-1] == word[-2] and word[-1] in "bdgmnprt":
                word = word[:-1]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
