"""SQL and key-value stores: dropped tables and whole-table deletes have no undo.

Source: ISO/IEC 9075-2 (SQL), DROP, TRUNCATE, DELETE; Redis commands; MongoDB shell methods.
"""

import re
from itertools import pairwise

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import caution, danger
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    mysql mariadb psql sqlite3 mongo mongosh redis-cli valkey-cli dropdb dropuser mysqladmin sqlcmd cqlsh
    clickhouse-client influx pg_restore duckdb etcdctl rabbitmqctl kafka-topics kafka-topics.sh osql bcp cockroach
    sqlplus createdb createuser mysqlimport mongorestore mongoimport mongodump prisma alembic flyway liquibase
    bq gsql neo4j-admin cypher-shell litecli pgcli mycli usql initdb snowsql surreal rman db2 isql hdbsql tsql
    impala-shell hive beeline presto trino spark-sql mssql-cli pg_ctl pg_resetwal pg_dropcluster pg_ctlcluster
    mysqld mongod
    """
)
MATCHES = (
    "mysql -e 'DROP DATABASE shop'",
    "psql -c 'delete from users;'",
    "redis-cli FLUSHALL",
    "sqlite3 a.db 'drop table t'",
    "mongosh --eval 'db.dropDatabase()'",
    "psql -c 'TRUNCATE logs'",
    "mysql -e 'UPDATE t SET a=1'",
    "psql -c 'insert into t values (1)'",
    "mysql shop < dump.sql",
    'psql -c "ALTER TABLE t DROP COLUMN c"',
    "echo 'drop table t' | psql shop",
    "psql -f file.sql",
    'mysql -e "$SQL"',
    "redis-cli keys 'x*' | xargs redis-cli del",
)
IGNORES = (
    "psql -c 'SELECT * FROM t'",
    "redis-cli GET a",
    "sqlite3 a.db .tables",
    "mysql -e 'show databases'",
    "psql -l",
    "sqlite3 a.db \"select 'drop table t'\"",
    "redis-cli info",
    "mongosh --eval 'db.users.find()'",
)
_ASKS = frozenset(
    {"-c", "-e", "-q", "-Q", "--command", "--execute", "--query", "--eval", "-Atc", "-tAc", "-Nse", "-Ne"}
)
_ONE_VARIABLE = late_pattern(r"\$\w+|\$\{\w+\}")
_OPTION = late_pattern(r"--[a-z][a-z-]*=|-[a-zA-Z](?=[A-Za-z]+\s)")
_COMMENTS = late_pattern(r"/\*.*?\*/", re.DOTALL)
_STRINGS = late_pattern(r"'(?:[^']|'')*'|\"[^\"]*\"|--[^\n]*|/\*.*?\*/", re.DOTALL)
_DESTROYS = late_pattern(
    r"(?is)\b(?:drop|remove)\s+(database|schema|table|index|view|user|role|keyspace|collection|column|owned|function|trigger|materialized|measurement|series|warehouse|stage|cluster|catalog|pluggable|sequence|type|domain|extension|publication|server|policy|rule|event|procedure|package|topic|stream|pipe"
    r"|bucket|tablespace|constraint|graph|partition|dictionary|foreign|external|share|replica|branch|availability|login|credential|master|symmetric|certificate|aggregate|operator|language|synonym|directory|profile|projection|subscription|resource|routine)\b|\btruncate\b|\bdelete\s+from\s+[\w.`\"]+\s*(;|\Z|\|)|\bupdate\s+[\w.`\"]+\s+set\b(?:(?!\bwhere\b).)*(;|\Z)"
    r"|\bdetach\s+delete\b|\bdelete\s+from\b[^;]*\bwhere\s+(1\s*=\s*1|true)\b|\bload_file\b|\binto\s+(out|dump)file\b|\bcopy\b[^;]*\bto\s+program\b"
    r"|\breset\s+(?:master|slave|replica)\b|\bpurge\s+(?:binary|master)\s+logs\b|\balter\s+table\b[^;]*\bdelete\s+where\b"
    r"|\blo_export\b|\bpg_file_(?:write|unlink|rename)\b|\bpg_drop_\w+\b|\bcopy\b[^;]*\bfrom\s+program\b|\bxp_cmdshell\b"
)
_CHANGES = late_pattern(
    r"(?is)(?:\A|;|\()\s*(insert|update|delete|alter|create|grant|revoke|replace|merge|set\s+password|load|copy|vacuum|reindex|rename|call|do)\b"
)
_MONGO = late_pattern(
    r"child_process|dropDatabase|\.drop\(|(deleteMany|remove)\(\s*(\{\s*\})?\s*\)|dropUser|dropIndexes|shutdownServer"
)
_MONGO_RUNS = late_pattern(r"\bchild_process\b|\bexecSync\b|\bspawnSync\b|\brun(?:Mongo)?Program\s*\(")
_MONGO_CHANGES = late_pattern(r"\.(insert|update|delete|remove|replace|create|rename|bulkWrite|save)\w*\(")
_REDIS = names(
    """
    FLUSHALL FLUSHDB SHUTDOWN DEBUG CONFIG SLAVEOF REPLICAOF MODULE EVAL SCRIPT
    """
)
_REDIS_READS = names(
    """
    GET KEYS SCAN INFO PING TTL TYPE LRANGE HGETALL HGET SMEMBERS ZRANGE DBSIZE MONITOR EXISTS LLEN STRLEN MGET
    CLIENT MEMORY TIME HLEN SCARD ZCARD SLOWLOG LASTSAVE COMMAND CLUSTER ROLE ECHO HKEYS HVALS SISMEMBER ZSCORE PTTL
    LATENCY RANDOMKEY OBJECT XRANGE XLEN BITCOUNT
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    program = command.program
    if command.has_flag("help", "version"):
        return None
    if program in ("redis-cli", "valkey-cli"):
        return _redis(command)
    return _statements(command)


def _statements(command: SimpleCommand) -> Finding | None:
    texts = [_OPTION.sub("", shape) for shape in command.shapes]
    found: list[Finding] = []
    for redirection in command.redirections:
        if redirection.operator.startswith("<<") and redirection.target is not None:
            texts.append(redirection.target.shape)
        elif redirection.operator == "<" and redirection.target is not None:
            found.append(caution(Reason.DATABASE_DROP, "runs the statements of a file", redirection.target))
    if command.has_flag("f", "file", "init") and command.program in ("psql", "cqlsh", "cypher-shell", "sqlcmd"):
        found.append(caution(Reason.DATABASE_DROP, "runs the statements of a file"))
    asked = (after for word, after in pairwise(command.arguments) if word.shape in _ASKS)
    if any(after.value is None and _ONE_VARIABLE.fullmatch(after.shape) for after in asked):
        found.append(caution(Reason.INDIRECT, "runs statements that are not known before they run"))
    found += [finding for text in texts if (finding := statement(text)) is not None]
    return max(found, key=lambda finding: finding.level, default=None)


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    if command.program in ("redis-cli", "valkey-cli"):
        words = {line.split()[0].upper() for line in text.splitlines() if line.split()}
        if words & (_REDIS - {"CONFIG", "DEBUG"}):
            return danger(Reason.DATABASE_DROP, "empties, stops or reconfigures the server")
        return None if words <= _REDIS_READS else caution(Reason.DATABASE_DROP, "changes keys")
    return statement(text)


def statement(text: str) -> Finding | None:
    """What is wrong with the statements in `text`, if anything; strings and comments in it do not count."""
    bare = _STRINGS.sub("''", _COMMENTS.sub(" ", text))
    if re.match(r"\s*\.read\s", bare):
        return caution(Reason.DATABASE_DROP, "runs the statements of a file")
    if re.search(r"(?i)\b(?:to|from)\s+program\b|\blo_export\b|\bpg_(?:terminate|cancel)_backend\b.*\bfrom\b", bare):
        return danger(Reason.INDIRECT, "makes the server run a program, write a file or end connections")
    if re.match(r"(?is)\s*(select|show|explain|describe|with|\.\w+|\\)", bare) and ";" not in bare.rstrip("; \n"):
        runs = re.match(r"\s*(\\!|\.(shell|system|import|restore|output|once|backup|save)\b)", bare)
        return caution(Reason.INDIRECT, "runs a program or writes a file") if runs else None
    if _MONGO_RUNS.search(text):
        return danger(Reason.INDIRECT, "runs programs from within the database's shell")
    if _DESTROYS.search(bare) or _MONGO.search(bare):
        return danger(Reason.DATABASE_DROP, "drops or empties tables")
    if (" " in bare and _CHANGES.search(bare)) or _MONGO_CHANGES.search(bare):
        return caution(Reason.DATABASE_DROP, "changes rows or tables")
    return None


def _redis(command: SimpleCommand) -> Finding | None:
    if command.has_flag("scan", "bigkeys", "memkeys", "hotkeys", "stat", "latency"):
        return None
    words = [word.shape.upper() for word in command.options("hpanuidrt", permute=False).operands]
    if not words:
        return None
    if words[0] == "CONFIG" and words[1:2] == ["GET"]:
        return None
    if words[0] in _REDIS:
        return danger(Reason.DATABASE_DROP, "empties, stops or reconfigures the server")
    if words[0] in ("DEL", "UNLINK") and any(word.value is None for word in command.arguments):
        return danger(Reason.DATABASE_DROP, "deletes every key that is found")
    return None if words[0] in _REDIS_READS else caution(Reason.DATABASE_DROP, "changes keys")
