"""What programs of databases, caches, queues and schemas do to what is stored.

Source: the manual of each program; MITRE ATT&CK T1485, T1490.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding
from llmsh.risk.fact_table import facts_of, judge, strictest
from llmsh.syntax.names import names

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[database-drop] drops a database
! neo4j-admin: \b(?:database )?(?:delete|drop|(?:load|import|restore|copy)\b.*--(?:overwrite|force))
! elasticsearch-node opensearch-node: ^(?!info|roles|diagnostics|-)
! wp: ^(?:search-replace\b(?!.*--dry-run)|db (?:drop|reset|clean|import)
    |db query .*(?i:drop|delete|truncate)|site (?:delete|empty))
! drush: \b(?:sql[:-](?:drop|sync|query)|site[:-]install|si|pm[:-]uninstall)\b
~ wp: \b(?:delete|update|uninstall|deactivate|set|create|install)\b
[database-drop] drops an index with all that is in it
! curl: (?:-X ?DELETE|--request[ =]DELETE).*:(?:9200|9201|5984|8086|8983|6333|7700|19530)/[\w*,_-]+/?(?:\s|\Z)
[database-drop] throws away what a topic holds
! kafka-configs kafka-configs.sh: retention\.(?:ms|bytes)=[01]\b
[database-drop] changes a topic
~ kafka-configs kafka-configs.sh: --alter
[database-drop] drops what is in the database
! diesel sea-orm-cli sqlx goose dbmate migrate atlas typeorm sequelize sequelize-cli knex drizzle-kit mikro-orm:
     (?:^|\s)(?:database reset|reset|drop|fresh|down -all|down-to 0|db:drop\S*|db:migrate:undo:all
    |migrate:rollback .*--all|schema:drop|schema clean|schema:fresh|database drop|rollback --all|push --force
    |migration revert --all)\b
! vtctlclient vtctldclient orchestrator-client: \b(?:Delete\w+|-c (?:forget|relocate)|EmergencyReparent\w*
    |PlannedReparent\w*)\b
! tarantoolctl tt: :drop\b|:truncate\b|\brotate\b
! sqlite-utils: ^(?:drop-\w+|reset-counts|rebuild|query .*(?i:drop|delete))\b
! arangosh: _drop\w*|\.truncate\(|\.drop\(
! db2: (?i)^drop\b|^force applications? all|^deactivate\b
! sqlite3: (?:^|\s)\.restore\b
! nodetool: ^(?:.* )?(?:decommission|removenode|assassinate|clearsnapshot|drain|stopdaemon|truncatehints)\b
! redis-cli valkey-cli: (?i)--cluster (?:del-node|fix|reshard|import|call \S+ (?:flush\w+|shutdown|debug))
    |\bcluster (?:reset|forget|flushslots)\b
! keydb-cli: (?i)\b(?:flushall|flushdb|shutdown)\b
! etcdctl: \b(?:member remove|auth disable|user delete|role delete|lease revoke|snapshot restore)\b
! kafka-storage kafka-storage.sh: ^format\b
! confluent ccloud: \bdelete\b
! artemis activemq: \b(?:purge|queue (?:delete|purge)|address delete)\b
! dltmqm: .
! solr: ^delete\b|^stop -all\b
! airflow: \b(?:dags delete|db (?:reset|clean)|tasks clear)\b
! dotnet: \bef (?:database drop|database update 0)\b
! hasura: \bmetadata clear\b|--down-migration|\bmigrate delete\b
! edgedb gel: \b(?:database|branch) (?:drop|wipe)\b|\binstance destroy\b
! neonctl neon: \b(?:delete|reset)\b
! atlas mongocli: \b(?:clusters?|backups?|projects?|dbusers?) .*\bdelete\b
! tiup: \bcluster (?:destroy|clean|stop|scale-in|prune)\b
! yugabyted: ^(?:destroy|stop)\b
! cockroach: \bnode (?:decommission|drain)\b
! patronictl: \b(?:remove|reinit|failover|switchover|restart|flush)\b
! repmgr: \b(?:switchover|promote|unregister|cleanup)\b|\brejoin\b.*--force
! pg_autoctl: ^(?:drop|stop|perform)\b
! mysqlsh: \b(?:dropMetadataSchema|dissolve|drop\w*)\(
! ndb_mgm: \b(?:shutdown|stop)\b
! maxctrl: ^(?:destroy|stop|drain)\b
! myloader: (?:^|\s)-o\b|--overwrite-tables
! mariabackup xtrabackup innobackupex: --(?:copy-back|move-back)
! dolt: ^(?:reset --hard|branch -[dD]|gc|table rm|clean|push (?:-f|--force))\b
! lakectl: \b(?:repo delete|branch (?:delete|reset|revert)|fs rm)\b
! meteor: ^reset\b
! console: \bdoctrine:(?:database|schema):drop\b
! curl: /admin/tsdb/(?:delete_series|clean_tombstones)
! mongoimport: --drop\b
! sqlite3: \.(?:read|import|once|output|backup)\s+['"]?\|
[database-drop] changes the database
~ diesel sea-orm-cli sqlx goose dbmate migrate atlas typeorm sequelize sequelize-cli knex drizzle-kit mikro-orm:
     \b(?:run|up|down|migrate\S*|rollback|revert|push|apply)\b
[database-drop] deletes messages
! nats: \b(?:purge|rm|delete|del)\b
! rabbitmqadmin: ^(?:delete|purge)\b
! pulsar-admin rpk kcat kafka-delete-records kafka-delete-records.sh kafka-consumer-groups: \b(?:delete
    |clear-backlog|reset-offsets|--delete|topic delete|--reset-offsets)\b|delete-records
[database-drop] deletes keys
! zkCli.sh zookeepercli: \b(?:deleteall|rmr|delete|delr)\b
[database-drop] empties a cache
! memcflush memcrm: .
[database-drop] deletes rows or ends queries
! pt-archiver pt-kill pt-online-schema-change gh-ost: --(?:purge|kill|execute)\b
[database-drop] removes or restores back-ups
! pgbackrest wal-g barman: \b(?:expire|stanza-delete|delete|restore|backup-fetch|stop|recover)\b
[database-drop] drops an index
! meilisearch curator curator_cli elasticdump: \bdelete[-_]\w+|--(?:deleteAll|delete)
[database-drop] replaces or repairs what a server holds, by dropping what does not fit
! influxd: ^restore\b
! mongod: --repair\b
! pg_rewind vacuumlo: ^(?!-n|--dry-run|--help)
! innochecksum: -\w*w\b|--write
! rabbitmqctl: \b(?:forget_cluster_node|close_all_\w+|clear_\w+|force_boot|force_gc|stop\w*|rotate_logs|shutdown)\b
! kafka-leader-election kafka-leader-election.sh: --election-type[= ]UNCLEAN
! kafka-acls kafka-acls.sh: --remove\b.*--force
! kafka-streams-application-reset kafka-streams-application-reset.sh: .
! zookeeper-shell zookeeper-shell.sh: \b(?:deleteall|rmr|delete)\b
! myisamchk aria_chk: -\w*[rof]\b|--(?:recover|safe-recover|force|zerofill)
! ndb_restore mysqlbackup: \b(?:copy-back\S*|-r|--restore\S*)\b
! gfix gbak isql-fb: -\w*(?:mend|shut|rep|kill|r\b)|-rep\w*
! pgloader: .
! pg_basebackup: ^(?!.*(?:-D ?-|--pgdata=-)).*(?:-D|--pgdata)
~ pgbench mysql_install_db mysql_upgrade mariadb-upgrade reindexdb vacuumdb clusterdb mysqlcheck: .
~ pg_upgrade pg_upgradecluster: .
[database-drop] drops what it names for good
! dropdb dropuser pg_dropcluster pg_resetwal: .
! mysqladmin: \b(?:drop|shutdown)\b
! influx: \bdelete\b
! kafka-topics kafka-topics.sh: --delete\b
! etcdctl: \bdel\b.*--(?:prefix|from-key)|--(?:prefix|from-key)\b.*\bdel\b
! rabbitmqctl: \b(?:reset|force_reset|delete_\w+|purge_queue)\b
! pg_restore mongorestore: --clean|--drop|(?:^|\s)-[aCeIjOsvx1]*c\b
! prisma flyway alembic liquibase: (?:^|\s)(?:reset|clean|drop|drop-all|dropAll|downgrade|--force-reset)\b
[database-drop] changes the database or its server
~ mysqladmin: \b(?:password|create|kill|reload|refresh|flush-\S+)\b
~ etcdctl: \b(?:del|put|restore|compact|compaction|defrag)\b
~ pg_ctl pg_ctlcluster: ^(?!.*\bstatus\b)
~ prisma flyway alembic liquibase: (?:^|\s)(?:migrate|upgrade|update|push|deploy|load|restore)(?!.*\b(?:status|info)\b)
~ pg_restore mongorestore createdb createuser mysqlimport mongoimport initdb: .
[privilege] starts a database server that lets everyone in
! mysqld mongod: --skip-grant-tables|--noauth\b
[indirect] starts a database server
~ mysqld mongod: .
[database-drop] empties a collection over the web
! curl http https xh: /_api/collection/[^/\s]+/truncate\b|<delete>\s*<query>\*:\*|/_delete_by_query\b.*match_all
    |/(?:flush_all|flushall)\b
[database-drop] drops what is in the database, by a task of the build
! mvn mvnw gradle gradlew sbt ant: \b(?:flyway:?[cC]lean|liquibase:?[dD]ropAll|db:?[dD]rop|hibernate:?[dD]rop)\b
[database-drop] loads over what a directory or a store holds
~ slapadd ldapmodify ldapadd ldbmodify rrdtool: ^(?!(?:info|fetch|last|first|dump|graph|xport)\b)
[database-drop] deletes keys that a topic holds
~ kcat kafkacat: (?:^|\s)-\w*Z
[database-drop] takes a server down without its transactions
! pg_ctl pg_ctlcluster: \bstop\b.*(?:-m|--mode)[= ]?i(?:mmediate)?\b
[database-drop] runs code in an application that empties it
! php: \bartisan tinker\b.*(?i:truncate|delete\(\)|forceDelete|dropIfExists)
[database-drop] drops or replaces what is stored
! clickhouse-client clickhouse: (?i)\bdetach\b.*\bpermanently\b|\balter\b.*\b(?:delete where|drop (?:partition|part))
! sqlcipher rqlite usql pgcli mycli litecli isql tsql hdbsql: (?is)\b(?:drop\s+\w|truncate\b|delete\s+from\b)
! influxd-ctl: \b(?:remove-\w+|kill-copy-shard|truncate-shards|restore)\b
! mongosh mongo: \brs\.(?:reconfig\(.*force|remove\()|\bsh\.(?:removeShard|stopBalancer)|\bremoveShard\b
    |\bshutdownServer\(
! rman: (?is)\b(?:delete\b.*\bnoprompt|drop database|restore database|reset database)
! dbca: -(?:deleteDatabase|deleteInstance|unplugDatabase|deletePluggableDatabase)
! impdp imp: (?i)\btable_exists_action=(?:replace|truncate)
! curl http https xh: \bdrop_(?:all|attr|op)\b|/alter\b.*\bdrop\w*\b
! asinfo asadm: \b(?:truncate\S*|recluster|quiesce)\b
! cbq couchbase-cli: (?i)\b(?:drop|delete|flush)\b
! ksql ksql-cli: (?i)\b(?:drop|terminate)\b
! tdengine taos: (?i)\bdrop\b
! fdbcli: (?i)\bclear(?:range)?\b
! bconsole: (?i)\b(?:purge|delete|prune)\b.*\b(?:volume|job|jobs|jobid|files|client|pool)\b
! rman dgmgrl: (?i)\b(?:failover|switchover|remove configuration)\b
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "neo4j-admin database delete neo4j",
    "curl -X DELETE http://h:9200/idx",
    "diesel database reset",
    "dropdb shop",
    "mysqladmin drop shop",
    "etcdctl del --prefix /",
    "pg_restore --clean -d shop d.dump",
    "alembic downgrade base",
    "bconsole <<< 'purge volume=Full-1'",
)
IGNORES = (
    "nats stream ls",
    "mysqladmin status",
    "etcdctl get a",
    "pg_restore --list d.dump",
    "flyway info",
    "alembic current",
    "rman target / <<< 'list backup;'",
)

_of_words = judge(FACTS)
_CONSOLES = names(
    "rman dgmgrl bconsole fdbcli sqlcipher rqlite usql pgcli mycli litecli isql tsql hdbsql ksql ksql-cli cbq taos"
)


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    return strictest(FACTS, command, text) if command.program in _CONSOLES else None


def assess(command: SimpleCommand) -> Finding | None:
    texts = [item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target]
    found = [_of_words(command), *(assess_input(command, text) for text in texts)]
    return max((one for one in found if one is not None), key=lambda one: one.level, default=None)
