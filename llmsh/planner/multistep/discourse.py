"""Discourse: what earlier steps made, selected and named, and what "it", "them", "there", "the folder" then mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from llmsh.core.context import Context
from llmsh.core.plan import Effect
from llmsh.planner.entities.recognise import recognise
from llmsh.planner.multistep import definite, given, remainder, whereabouts
from llmsh.planner.multistep.variables import Variable
from llmsh.planner.proposal import Proposal
from llmsh.planner.verify import is_directory, is_file
from llmsh.planner.words import tokenize

_ARCHIVE = re.compile(r"\.(zip|7z|rar|jar|tar|tgz|tbz2?|txz|tar\.\w+|gz|xz|bz2|zst)\Z")
_FILE = re.compile(r"[^/]\.[A-Za-z][A-Za-z0-9]{0,9}\Z")
# VERSION and LICENSE are files.
_CAPITALS = re.compile(r"(?:.*/)?[A-Z][A-Z_]{2,}")
_AFTER = (
    r"(?=\s*(?:$|[,;.?!]|\b(?:and|but|in|into|to|from|with|as|under|on|at|by|of|using|only|is|are|was|for|"
    r"read-only|readonly|writable|unreadable|runnable|each|one|also|too|up|itself|afterwards|if|so|executable|"
    r"readable|private|has|have|holds|contains?|does|do)\b))"
)
_THE = r"\b(?:the|that|this|said)\s+(?:(?:new|newly\s+created|resulting|created|same|whole|real|original)\s+)?"
_FOLDER = re.compile(_THE + r"(?:folder|directory|dir)\b" + _AFTER, re.IGNORECASE)
_ARCHIVED = re.compile(
    _THE + r"(?:\.?(?:zip|tar(?:\.(?:gz|xz|bz2|zst))?|tgz|gz|7z)|archive|tarball|(?:zip|compressed|packed)\s+file)"
    r"(?:\s+(?:file|archive))?\b" + _AFTER,
    re.IGNORECASE,
)
_NAMED_FILE = re.compile(
    _THE + r"(?:file|script|report|list|link|symlink|backup|key|image|picture|document)\b" + _AFTER, re.IGNORECASE
)
_COPY = re.compile(r"\b(?:the|that)\s+(?:copy|copies|backups?|duplicate)\b" + _AFTER, re.IGNORECASE)
_ORIGINAL = re.compile(
    r"\b(?:the|all|its|their)\s+(?:the\s+)?(?:originals?|sources?|(?:single|individual|separate|input|"
    r"partial)(?=\s+(?:files?|ones?|parts|"
    r"pieces|lists))|parts|pieces)(?:\s+(?:files?|folder|directory|ones?|"
    r"versions?|parts|pieces|lists))?\b" + _AFTER,
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\b(?P<prep>in|into|to|from|under|inside)\s+(?:the\s+)?(?P<which>first|former|second|latter|third|last)"
    r"(?:\s+(?:one|folder|directory|file))?" + _AFTER,
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"\b(?P<prep>into|inside\s+of|inside|in|within|under|to|from|of)\s+(?:it|there|this|that|"
    r"here)\b(?!\s+[a-z]*(?:file|folder|dir))",
    re.IGNORECASE,
)
_THERE = re.compile(r"\s+(?:in\s+)?there(?=\s*(?:$|[,;.]|and\b))", re.IGNORECASE)
_THEM = re.compile(
    r"\b(?:(?:all|each|every\s+one|both)\s+of\s+)?(?:them|those|these|they)\b(?:\s+(?:files|folders|ones))?"
    r"|\b(?:the|each|every)\s+(?:files|results?|folders|ones|one|file)\b(?!\s+(?:in|of|from|under|below|with|without)"
    r"\s+(?!(?:it|them|there|that|this)\b))" + _AFTER,
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?<=\bbetween\s)(?:them|the\s+two|both|these|those)\b(?:\s+files)?|\b(?:the\s+two|both)\s+(?:files|versions)\b|"
    r"(?<=\bthrow\s)(?:the\s+two|both)\b|(?<=\berase\s)(?:the\s+two|both)\b|(?<=\bdelete\s)(?:the\s+two|both)\b|"
    r"(?<=\bremove\s)(?:the\s+two|both)\b|(?<=\bswap\s)(?:the\s+two|both|them)\b|"
    r"(?<=\bcompare\s)(?:them|the\s+two|both)\b|(?<=\bdiff\s)them\b|"
    r"(?<=\bmake\s)both\b|(?<=\bjoin\s)both\b|(?<=\bmerge\s)both\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(
    r"^(?:show|print|display|tell|see)\s+(?:me\s+)?(?:what\s+(?:has\s+|was\s+)?changed|"
    r"what\s+(?:is\s+)?different|the\s+(?:changes?|differences?))$",
    re.IGNORECASE,
)
_LIST_IT = re.compile(r"^(?:list|show|print)\s+(?:it|(?:what\s+is\s+in\s+it|its\s+contents?))$", re.IGNORECASE)
_WHAT_IN = re.compile(r"\bwhat\s+(?P<it>they|it|these|those)\s+(?:contains?|holds?|says?)\b", re.IGNORECASE)
_THERE_FROM = re.compile(
    r"^(?P<what>(?:copy|move|put|bring|place)\s+.+?)\s+there\s+(?P<whence>from\s+\S+)$", re.IGNORECASE
)
_IT = re.compile(
    r"\b(?:it|this|that(?=\s*(?:$|[,;.]|\b(?:and|but|or|to|into|in|as|from|with|by|for|on|at|up|too|also|now|"
    r"there|first|"
    r"again|using|under)\b)))\b(?!\s+(?:is|are|was|has|have|contains?)\b)(?!\s+(?:file|folder|directory|branch|"
    r"commit|repo|line)\w*)",
    re.IGNORECASE,
)
# "… gzip the oldest": of those that were counted.
_EXTREME = re.compile(
    r"\bthe\s+(?P<which>newest|latest|oldest|biggest|largest|smallest|most\s+recent)(?:\s+(?:one|of\s+them|file))?"
    r"(?=\s*(?:$|[,;.]|\b(?:and|to|into|with|first|only)\b))",
    re.IGNORECASE,
)
# Steps after which the files are no longer where they were.
_GONE = re.compile(r"\b(?:mv|rm|rmdir|unlink|trash)\b|-delete\b")
_ITS_HOLDING = re.compile(r"\bit\b(?=\s+(?:holds?|has|contains?)\b)", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\bhow\s+many(?:\s+(?:files|of\s+them|there))?\s+(?:(?:it|that|the\s+folder)\s+(?:now\s+)?(?:holds?|has|"
    r"contains?)|(?:are|there\s+are)"
    r"\s+(?:in\s+(?:it|there)|there))(?:\s+now)?$",
    re.IGNORECASE,
)
_COUNT_THEM = re.compile(
    r"\bhow\s+many(?:\s+files|\s+of\s+them)?\s+(?:there\s+are|are\s+there|that\s+are|they\s+are|it\s+is)(?:\s+now)?$",
    re.IGNORECASE,
)
_RENAMED = re.compile(
    r"^(?:rename|name|call)\s+(?:it|that|the\s+(?:copy|file))(?:\s+there)?\s+(?:to\s+|as\s+|"
    r"in\s*to\s+)?(?P<name>[\w.-]+\.\w+)(?:\s+there)?$",
    re.IGNORECASE,
)
_RESULT = re.compile(r"\b(?:the|this|that)\s+(?:results?|outcome|output)\b" + _AFTER, re.IGNORECASE)
_ITS = re.compile(r"\bits\s+(?P<what>[\w\s-]+?)(?=\s+(?:and|to|into|in|as)\b|[,;.]|$)", re.IGNORECASE)
_THEIR = re.compile(r"\btheir\s+(?P<what>[\w\s-]+?)(?=\s+(?:and|to|into|in|as|on)\b|[,;.]|$)", re.IGNORECASE)
# Clauses that change something, and leave out in which file.
_CHANGES = re.compile(
    r"^(?:change|replace|set|substitute|remove|delete|drop|add|append|increase|decrease|raise|lower|turn|switch|"
    r"enable|disable|swap|update|comment)\b",
    re.IGNORECASE,
)
# Clauses that ask for a part or a measure and leave out of what.
_LACKS_OBJECT = re.compile(
    r"^(?:show|print|display|list|count|tell|give|output|get|find|how\s+many|number)\b.*\b(?:lines?|words?|"
    r"characters?|files?|bytes|size|content|contents|"
    r"columns?|rows?|there\s+are|are\s+there|names?|differences?|duplicates?)\b.*$",
    re.IGNORECASE,
)
# "find downloads -type f … -exec mv"
_MOVED_FROM = re.compile(r"\bfind ('[^']+'|[^\s'\"-][^\s'\"]*) [^|;&]*-exec mv\b")
_ELSE = re.compile(
    r"\b(?:everything|anything|all|"
    r"every\s+other\s+file)\s+else\b(?:\s+(?:in|from|"
    r"of)\s+(?:'[^']*'|(?!to\b)\S+))?",
    re.IGNORECASE,
)
_WHAT_DONE = re.compile(
    r"^(?:tell|show|list|print)\s+(?:me\s+)?(?:what|which(?:\s+(?:files|ones))?)\s+(?:you|"
    r"was|were|have|has|it)\s+(?:have\s+|has\s+|been\s+|just\s+)*(?:moved|copied|put|is|"
    r"are|went)\b.*$",
    re.IGNORECASE,
)
_AT_COPY = re.compile(r"\s+(?:in\s+|inside\s+)?there\b(?!\s+(?:is|are)\b)", re.IGNORECASE)
# One file of the folder that was made.
_FILE_THERE = re.compile(
    r"^(?P<what>(?:delete|remove|erase|show|print|display|empty|edit|truncate)\s+(?:the\s+file\s+)?)(?P<name>[\w-][\w.-]*\.\w+)"
    r"\s+(?:in\s+|from\s+)?there$",
    re.IGNORECASE,
)
_ORDINALS = {"first": 0, "former": 0, "second": 1, "latter": 1, "third": 2, "last": -1}


@dataclass(frozen=True, slots=True)
class Discourse:
    """What may be referred to. subject: words for the files that the last step was about; made: paths, in order.

    product: what the last step made or worked on; folder, file, archive: the last of the kind; source: what was copied
    or packed; pair: a file and what was made of it, the two that "between them" means; whole: words for all that the
    last step took some of, taken: for those, is_gone: they were deleted or moved; origin: the file that was
    copied last, copied: where it went, twin: the copy of it; emptied: the folder that files were last moved
    from; variable: the one set last; thing: kind and name of what the last step named that is no path; names: the
    last of each such kind.
    """

    context: Context
    subject: str = ""
    product: str = ""
    folder: str = ""
    file: str = ""
    archive: str = ""
    copy: str = ""
    source: str = ""
    made: tuple[str, ...] = ()
    mentioned: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    whole: str = ""
    taken: str = ""
    is_gone: bool = False
    origin: str = ""
    twin: str = ""
    copied: str = ""
    emptied: str = ""
    variable: Variable | None = None
    thing: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)

    def after(self, clause: str, proposal: Proposal) -> "Discourse":
        """The discourse once `clause`, planned as `proposal`, was said."""
        named = named_in(clause, self.context)
        folder = next((path for path in reversed(named) if self._is_folder(path)), self.folder)
        file = next((path for path in reversed(named) if not self._is_folder(path)), self.file)
        product, archive, copy, source = whereabouts.turned(proposal), self.archive, self.copy, self.source
        given_names = given.names_of(proposal.steps)
        effects = {step.effect for step in proposal.steps}
        is_made = product and (product not in named[:1] or Effect.CREATES in effects)
        made = (*self.made, *(proposal.made or ((product,) if is_made else ())))
        if product:
            if _ARCHIVE.search(product):
                archive = product
            if self._is_folder(product):
                folder = product
            else:
                file = product
        subject = proposal.subject
        placed = whereabouts.placed(proposal.steps[-1].command, self.context)
        if len(placed) == 1:
            file = product = placed[0]
        elif placed:
            subject = " and ".join(_named(path) for path in placed)
        plain = re.match(r"(?:mkdir -p \S+ && )?cp(?: -\w+)* ([^\s'\"]+) ([^\s'\"]+)$", proposal.steps[-1].command)
        original = plain[1] if plain and is_file(plain[1], self.context) else ""
        target = plain[2] if plain and not is_directory(plain[2], self.context) else ""
        first = next((path for path in named if path != product), "")
        if (
            product
            and Effect.READS not in effects
            and re.match(
                r"(?:copy|cp|back|backup|duplicate|archive|tar|zip|pack|compress|gzip|bundle|move|make|create|"
                r"merge|join|concatenate|"
                r"combine|collect|put)\b",
                clause,
                re.IGNORECASE,
            )
        ):
            if proposal.subject and not placed and proposal.whole:
                source = f"the {proposal.subject}"
            elif first and self._is_folder(first):
                first = f"the folder '{first.rstrip('/')}'" if "'" not in first else first
                source = first
            else:
                source = (proposal.subject and f"the {proposal.subject}") or (_named(first) if first else "")
            copy = target or (subject if placed else product)
        copied = whereabouts.put_by(proposal.steps[-1].command, self.context, self.made)
        twin = (copied or target) if original else ""
        files = tuple(path for path in named if is_file(path, self.context))
        pair = (plain[1], target) if plain and target else files
        pair = pair if len(pair) == 2 else self.pair
        whole, taken, is_gone = self.whole, self.taken, self.is_gone
        if proposal.whole:
            whole, taken = proposal.whole, proposal.subject
            is_gone = any(_GONE.search(step.command) for step in proposal.steps)
        return replace(
            self,
            whole=whole,
            taken=taken,
            is_gone=is_gone,
            pair=pair,
            emptied=next(
                (match[1].strip("'") for step in proposal.steps if (match := _MOVED_FROM.search(step.command))),
                self.emptied,
            ),
            origin=original or self.origin,
            twin=twin or ("" if is_made else self.twin),
            copied=copied,
            subject=subject,
            product=product or self.product,
            folder=folder,
            file=file,
            archive=archive,
            copy=copy,
            source=source,
            made=tuple(dict.fromkeys(made)),
            names={**self.names, **given_names},
            thing=() if product else next(reversed(given_names.items()), self.thing),
            mentioned=tuple(dict.fromkeys((*self.mentioned, *named))),
        )

    def _is_folder(self, path: str) -> bool:
        if is_directory(path, self.context):
            return True
        return not is_file(path, self.context) and not _FILE.search(path.rstrip("/")) and not _CAPITALS.fullmatch(path)

    def resolve(self, clause: str) -> str:
        """`clause` with what it refers to written out; unchanged where nothing fits."""
        if len(self.pair) == 2 and _CHANGED.match(clause):
            return f"diff {_named(self.pair[1])} {_named(self.pair[0])}"  # from the copy to what became of the file
        if self.copied and (match := _RENAMED.match(clause)):
            folder = self.copied.rpartition("/")[0]
            return f"rename {_named(self.copied)} to {_named(folder + '/' + match['name'])}"
        if self.twin and _CHANGES.match(clause) and _AT_COPY.search(clause):
            to = "to" if re.match(r"(?:add|append)\b", clause, re.IGNORECASE) else "in"
            return f"{_AT_COPY.sub('', clause, count=1)} {to} {_named(self.twin)}"
        if self.folder and (match := _FILE_THERE.match(clause)):
            return f"{match['what']}{_named(self.folder.rstrip('/') + '/' + match['name'])}"
        if self.product and _LIST_IT.match(clause) and self._is_folder(self.product):
            return f"list the files in the folder {_named(self.product)}"
        if self.product and _WHAT_DONE.match(clause) and self._is_folder(self.product):
            return f"list the files in the folder {_named(self.product)}"
        if self.emptied:
            clause = _ELSE.sub(
                lambda _: f"all files directly {'here' if self.emptied == '.' else 'in ' + _named(self.emptied)}",
                clause,
            )
        clause = definite.counted(clause, self.mentioned, self.context)
        clause = definite.resolved(clause, (*reversed(self.mentioned), *reversed(self.made)), self.made, self.context)
        clause = remainder.resolved(remainder.plain(clause), whole=self.whole, taken=self.taken, is_gone=self.is_gone)
        if self.whole and self.taken != self.whole and not self.is_gone:
            clause = _EXTREME.sub(lambda match: f"the 1 {match['which']} {self.whole}", clause, count=1)
        if _COUNT_THEM.search(clause):
            there = self.product if self.product and self._is_folder(self.product) else "here"
            where = there if there == "here" else f"in {_named(there)}"
            clause = _COUNT_THEM.sub(f"how many files are {where}", clause)
        clause = _WHAT_IN.sub(r"the content of \g<it>", clause)
        text = _THERE_FROM.sub(r"\g<what> \g<whence> there", clause)
        if len(self.made) > 1:
            text = _NUMBERED.sub(self._nth, text)
        if self.source:
            text = _ORIGINAL.sub(lambda _: self.source, text)
        if self.copy:
            text = _COPY.sub(lambda _: self.copy if self.copy == self.subject else _named(self.copy), text)
        if self.archive:
            text = _ARCHIVED.sub(lambda _: _named(self.archive), text)
        if self.subject.startswith("all folders"):
            text = re.sub(
                r"\b(?:it|the\s+(?:original\s+)?(?:folders?|director(?:y|"
                r"ies)))\b" + _AFTER,
                self.subject,
                text,
                count=1,
            )
        elif self.folder:
            text = _FOLDER.sub(lambda _: f"the folder {_named(self.folder)}", text)
        if self.file:
            text = _NAMED_FILE.sub(lambda _: _named(self.file), text)
            ending = self.file.rpartition(".")[2].lower() if "." in self.file else ""
            if re.fullmatch(r"[a-z]\w{2,4}", ending):  # "the log", after logs/mail.log was named
                text = re.sub(rf"{_THE}{ending}\b{_AFTER}", lambda _: _named(self.file), text, flags=re.IGNORECASE)
        place = self.product if self.product and self._is_folder(self.product) else self.folder
        if self.product:
            text = _RESULT.sub(lambda _: _named(self.product), text)
        inside = place or self.product
        if inside:
            text = _HOW_MANY.sub(lambda _: f"how many files are in {_named(inside)}", text)
            text = _INSIDE.sub(lambda match: f"{match['prep']} {_named(self._inside(match['prep'], inside))}", text)
            text = _ITS_HOLDING.sub(lambda _: _named(inside), text)
            moves = re.match(
                r"(?:move|put|copy|bring|place|store|save|extract|unpack|unzip|clone)\b", text, re.IGNORECASE
            )
            if place:
                text = _THERE.sub(lambda _: f" {'to' if moves else 'in'} {_named(inside)}", text)
        text = re.sub(r"^(copy|move|put|bring|place)\s+(.+?)\s+from\s+(\S+)\s+there$", r"\1 \2 from \3 there", text)
        several = _with_article(self.subject) or (
            " and ".join(_named(path) for path in self.made[-3:]) if len(self.made) > 1 else ""
        )
        single = _named(self.product) if self.product not in ("", ".", "~", "/") else _with_article(self.subject)
        if len(self.pair) == 2 and not self.subject:
            one, other = (_named(path) for path in self.pair)
            text = _PAIR.sub(lambda _: f"{one} and {other}", text, count=1)
        if several and not _THEM.search(text):
            text = _THEIR.sub(lambda match: f"the {match['what']} of {several}", text)
        if single and not re.search(r"\b(?:it|that|this)\b", text, re.IGNORECASE):
            text = _ITS.sub(lambda match: f"the {match['what']} of {single}", text)
        for kind, name in self.names.items():
            text = re.sub(rf"{_THE}{kind}\b{_AFTER}", f"the {kind} {name}", text, flags=re.IGNORECASE)
        if self.thing:
            return given.pointed(text, *self.thing)
        if several or single:
            text, count = _THEM.subn(lambda _: several or single, text, count=1)
            text = text if count else _IT.sub(lambda _: single, text, count=1)
        return text

    def completed(self, clause: str) -> list[str]:
        """`clause`, which names no file, with the one it is about: "show the last line" of what was written."""
        if named_in(clause, self.context):
            return []
        if _CHANGES.match(clause) and self.edited:
            return [f"{clause} in {_named(self.edited)}"]
        if not _LACKS_OBJECT.match(clause):
            return []
        about = [self.file] if self.file else []
        if self.subject:
            about.append(_with_article(self.subject))
        if self.folder and self.product == self.folder:
            about.insert(0, self.folder)
        named = [_named(path) if path in (self.file, self.folder) else path for path in about]
        return [
            f"{clause.rstrip('?')} {'in' if path == self.folder else 'of'} {name}"
            for path, name in zip(about, named, strict=True)
        ]

    @property
    def edited(self) -> str:
        """The file that a change without a place is about: the one that a copy was made of, else the last one named."""
        said = self.source.strip("'\"")
        return said if said and is_file(said, self.context) else self.origin or self.file

    def of_original(self, clause: str) -> str:
        """`clause` about a copy that is still to be made as said of what it is a copy of; nothing for others."""
        if not self.twin or not self.origin or self.origin in clause.replace(self.twin, ""):
            return ""
        said = clause.replace(_named(self.twin), _named(self.origin))
        return said if said != clause and _CHANGES.match(clause) else ""

    def _nth(self, match: re.Match[str]) -> str:
        index = _ORDINALS[match["which"].lower()]
        if index >= len(self.made):
            return match[0]
        return f"{match['prep']} {_named(self.made[index])}"

    def _inside(self, preposition: str, place: str) -> str:
        """ "append it to it" means a file, "into it" a folder."""
        if preposition.lower() in ("to", "from", "of") and self.product:
            return self.product
        return place


def _with_article(subject: str) -> str:
    """ "archive the files …", where "archive files …" would be a kind of file."""
    if not subject or re.match(r"(?:the|all|every|each|any|these|those|my|a|an)\b|['\"*.]", subject, re.IGNORECASE):
        return subject
    return f"the {subject}"


def _named(path: str) -> str:
    """`path` as a clause names it: in quotes, unless its look alone shows what it is."""
    if re.fullmatch(r"[\w~+-]*[./][\w./~+-]*", path):
        return path
    return f'"{path}"' if "'" in path else f"'{path}'"


def refers(clause: str) -> bool:
    """Whether the clause points at something said before."""
    clause = re.sub(r"\b(?:is|are|already)\s+there\b|\bthere\s+(?:is|are)\b", "", clause, flags=re.IGNORECASE)
    return any(
        pattern.search(clause)
        for pattern in (_INSIDE, _THERE, _THEM, _IT, _RESULT, _ORIGINAL, _COPY, _FOLDER, _ARCHIVED, _NAMED_FILE)
    )


def named_in(clause: str, context: Context) -> tuple[str, ...]:
    """Paths that `clause` names, in order."""
    tokens = tokenize(clause)
    found: dict[int, str] = {}
    for entity in recognise(tokens, context):
        text = entity.value.text
        if (
            text in ("backup", "copy") and tokens[entity.end].low in ("of", "copy")
            if entity.end < len(tokens)
            else False
        ):
            continue  # "a backup of" is no folder
        is_there = "/" in text or is_directory(text, context) or is_file(text, context)
        if (entity.kind in ("path", "place") and text not in (".", "")) or (entity.kind == "quoted" and is_there):
            found.setdefault(entity.start, text)
    return tuple(found.values())
