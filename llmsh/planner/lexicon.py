"""The lexicon: words that mean the same in requests share one canonical form; common words weigh little."""

from functools import lru_cache

from llmsh.search.stem import stem

_GROUPS = """
show: list display print output view see give tell get enumerate
delete: remove erase rm del trash wipe purge discard
directory: dir folder
subdirectory: subfolder subdir
find: locate
search: seek lookup grep scan
create: make generate mk
copy: duplicate cp clone
move: mv relocate transfer
big: large huge
bigger: larger greater exceed
biggest: largest heaviest
smallest: tiniest
small: little tiny
newest: latest recent
modify: change edit update alter
contain: include hold
compress: pack archive gzip
extract: unpack untar decompress uncompress inflate
replace: substitute swap
process: proc task
memory: ram mem
machine: computer box pc
disk: drive hdd ssd
free: available left remain
amount: number quantity
quit: exit leave
begin: start launch
stop: end halt
kill: terminate
kind: type
picture: image photo pic
remote: upstream
merge: combine
unique: distinct dedupe deduplicate
duplicate: dup repeated
occurrence: instance appearance
line: row
text: string
word: term
download: fetch grab
size: weight
path: location
check: verify
executable: runnable
owner: own
hidden: dotfile
name: call title
permission: perm
link: symlink symbolic
user: account
uppercase: capital upper upcase
lowercase: lower downcase
column: field
total: sum overall
whole: entire
each: every
"""  # one group a line: the canonical word, then the words that mean it
_CANONICAL = {
    stem(word): stem(canonical)
    for canonical, _, words in (line.partition(":") for line in _GROUPS.strip().splitlines())
    for word in words.split()
}
_ROOTS = frozenset(_CANONICAL.values())
COMMON = frozenset(
    """a an the of to in on for me my all is are be do i you your please can could would want need this that these
    those with and or by from at which what how there it its so just let us we am have has some any into here way
    as was were will should now like one if then them their help using use kindly hey hi thanks out up""".split()
)


# Words that qualify without saying what is wanted, however rare they are.
LIGHT = frozenset(
    """new called named name original given certain simply quickly actual actually own existing specific together
    also whole complete entire currently present really exactly properly easily single particular following
    current right quick again""".split()
)


@lru_cache(maxsize=65536)
def canonical(low: str) -> str:
    """The form under which `low`, a lower-case word, is indexed and compared."""
    root = stem(low)
    return _CANONICAL.get(root, root)


@lru_cache(maxsize=65536)
def is_synonym(low: str) -> bool:
    """Whether the word, or one that means the same, belongs to a group of the lexicon."""
    root = stem(low)
    return root in _CANONICAL or root in _ROOTS


def weight(low: str, idf: float) -> float:
    """How much leaving the word out of a reading costs; `idf` is that of its canonical form."""
    if low in COMMON:
        return 0.15
    return 0.35 if low in LIGHT else min(1.0, 0.25 + idf / 6)
