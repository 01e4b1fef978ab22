"""A Redis command that does not exist, lacks an argument, or does not fit the kind of value."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = ("err unknown command", "wrongtype operation", "wrong number of arguments for", "value is not an integer")
MATCHES = (
    Case(
        "redis-cli gett a",
        "(error) ERR unknown command 'gett', with args beginning with: 'a'",
        0,
        says="`gett`",
        fix="redis-cli get a",
    ),
    Case(
        "redis-cli get mylist",
        "(error) WRONGTYPE Operation against a key holding the wrong kind of value",
        0,
        says="`mylist`",
        fix="redis-cli type mylist",
    ),
    Case("redis-cli set a", "(error) ERR wrong number of arguments for 'set' command", 0, says="`set`"),
)
IGNORES = (Case("redis-cli ping", "(error) NOAUTH Authentication required.", 0),)
COMMANDS = (
    "get set del keys exists expire ttl incr decr append mget mset lpush rpush lpop rpop lrange llen sadd srem "
    "smembers "
    "hset hget hgetall hdel zadd zrange zrem ping info flushdb flushall scan type select config "
    "monitor publish subscribe"
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"ERR unknown command ['`](?P<word>\w+)['`]", text):
        word = match["word"]
        meant = closest(word.lower(), COMMANDS.split(), limit=2, common=("get", "set", "keys"))
        typed = problem.names(word)
        return Finding(
            f"Redis has no command `{word}`." + (f" Did you mean `{meant[0]}`?" if meant else ""),
            0.96,
            "The first word says what Redis is to do.",
            (match[0],),
            tuple(Fix(problem.replace_word(word, each), f"`{each}` exists") for each in meant if typed),
            () if meant and typed else ("see them: redis-cli command",),
        )
    if "WRONGTYPE" in text:
        argv = problem.argv_of("redis-cli")
        key = argv[-1] if len(argv) > 2 else ""
        return Finding(
            f"The key{f' `{key}`' if key else ''} holds another kind of value than this command works on.",
            0.96,
            "A key holds a string, a list, a set, a hash or a sorted set, and each has its own commands.",
            ("WRONGTYPE",),
            (Fix(f"redis-cli type {quote(key)}", "tells the kind of value"),) if key else (),
            () if key else ("ask with the command TYPE what it holds",),
        )
    if match := re.search(r"wrong number of arguments for '(?P<word>[\w|]+)' command", text):
        return Finding(
            f"The Redis command `{match['word']}` got too few or too many arguments.",
            0.96,
            "A value with spaces needs quotes, or each word counts as an argument of its own.",
            (match[0],),
            (),
            (f"see its form: redis-cli command docs {match['word']}",),
        )
    return None
