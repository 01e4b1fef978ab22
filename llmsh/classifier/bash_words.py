"""The builtins and reserved words of bash 5.

Source: bash(1), SHELL BUILTIN COMMANDS and RESERVED WORDS.
"""

_BUILTINS_TEXT = """
    . : [ alias bg bind break builtin caller cd command compgen complete compopt continue declare dirs disown echo
    enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd printf
    pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ulimit
    umask unalias unset wait"""
BUILTINS = frozenset(_BUILTINS_TEXT.split())

# Reserved words with which a command can begin.
_OPENERS_TEXT = "! [[ { case coproc for function if select time until while"
OPENERS = frozenset(_OPENERS_TEXT.split())

# Reserved words that are a syntax error at the beginning of a line.
_CONTINUATIONS_TEXT = "do done elif else esac fi in then } ]]"
CONTINUATIONS = frozenset(_CONTINUATIONS_TEXT.split())

KEYWORDS = OPENERS | CONTINUATIONS
