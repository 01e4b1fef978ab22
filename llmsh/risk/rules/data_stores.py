"""What programs do to stored data, packages, clouds and many files at once: a table of facts by class of harm.

Source: the manual of each program; MITRE ATT&CK T1485, T1490, T1552.005.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.fact_table import Row, facts_of, judged

IS_PARTIAL = True
_D, _C = Level.DANGER, Level.CAUTION
_GONE = "removes something that other things stand on"
_MAIL = "deletes messages for good"
_WATCH = "stops what watches over the system"
_ROWS: dict[Reason, tuple[Row, ...]] = {
    Reason.DELETE: (
        (
            "azcopy",
            _D,
            r"^(?:remove|rm)\b|--delete-destination(?:[= ]true|[= ]prompt|\Z)",
            "deletes what one side does not have",
        ),
        ("mbsync", _D, r"--(?:expunge|remove)|-X", _MAIL),
        ("imapfilter", _D, r"delete_messages|expunge", _MAIL),
        ("getmail getmail6", _D, r"--delete|-d\b", _MAIL),
        ("doveadm", _D, r"^(?:expunge|purge|mailbox delete|index -q|sync -1|backup)\b", _MAIL),
        ("postsuper", _D, r"-d ALL\b|-d -", _MAIL),
        ("postsuper exim mailq", _C, r"-M|-d", "changes the queue of mail"),
        ("exim exim4", _D, r"-Mrm .*\$|-Mrm\b.*`", _MAIL),
        ("unison", _D, r"-force\b|-batch\b.*-prefer|-prefer\b.*-batch", "replaces one side by the other"),
        (
            "journalctl",
            _D,
            r"--vacuum-(?:time[= ](?:\d{1,2}s|[01]\w*)|size[= ]\d{1,3}[KkBb]?\b|size[= ][01]M" r"|files[= ][01]\b)",
            "throws the logs away",
        ),
        ("mackup topgrade bleachbit", _C, r".", "changes many files"),
        ("bleachbit", _D, r"-c\b|--clean|-s\b|--shred", "deletes files for good"),
        (
            "nextcloudcmd syncthing",
            _C,
            r"--(?:override|trust)|\boverride\b|\brevert\b",
            "replaces one side by the other",
        ),
        (
            "syncthing",
            _D,
            r"\b(?:folder-override|reset-database|--reset-database|--reset-deltas)\b",
            "replaces one side by the other",
        ),
        ("ncdu gdu dua", _C, r"(?:^|\s)(?:-r|i|interactive)\b", "may delete what one chooses"),
        (
            "rmlint.sh jdupes fdupes rdfind",
            _D,
            r"-\w*[dN]\w*N|(?:^|\s)-dN|--delete|-deleteduplicates true|-d\b.*(?:-N|--noprompt)",
            "deletes files that it thinks are the same",
        ),
        ("photorec", _C, r".", "writes files"),
        ("git-annex", _D, r"\b(?:drop|dropunused|uninit)\b.*--force", "drops files for good"),
        ("dvc", _D, r"\b(?:gc|destroy)\b", "drops data for good"),
        ("certbot", _D, r"^(?:delete|revoke|unregister)\b", "deletes or revokes a certificate"),
        ("calibredb", _D, r"^remove\b.*--permanent", "deletes books for good"),
        ("osquery tripwire aide", _C, r"--(?:init|update)", "takes the present state for the right one"),
        (
            "reprepro aptly",
            _D,
            r"\b(?:remove\w*|drop|db cleanup|deleteunreferenced)\b",
            "removes packages from an archive",
        ),
        (
            "mogadm riak-admin couchbase-cli",
            _D,
            r"\b(?:delete|remove|flush|force-remove|bucket-delete|bucket-flush|rebalance --server-remove)\b",
            _GONE,
        ),
    ),
    Reason.CLOUD_DESTROY: (
        (
            "nova cinder glance neutron openstack",
            _D,
            r"\b(?:delete|force-delete|terminate|purge)\b",
            "destroys something in the cloud",
        ),
        ("puppet", _D, r"\bensure=absent\b", "removes what it manages"),
        (
            "salt salt-call",
            _D,
            r"\b(?:file\.(?:remove|write|copy|replace|line)|system\.(?:halt|reboot|poweroff|shutdown|init)|user\.(?:add|delete)|pkg\.(?:remove|purge)|disk\.(?:wipe|format_)|ps\.p?kill\w*|service\.(?:stop|disable))\b",
            "changes other machines as a whole",
        ),
        ("gsutil", _D, r"\b(?:acl|defacl) (?:ch|set)\b.*(?:AllUsers|public|AllAuth)", "opens something to everyone"),
        ("railway", _D, r"^(?:down|delete|unlink)\b", "takes a site away"),
        ("nomad", _D, r"\bsystem gc\b|\bnode (?:purge|drain)\b", "takes away what a cluster runs"),
        ("aws", _D, r"\"Action\"\s*:\s*\"DELETE\"", "deletes names that others look up"),
        (
            "kubectl oc",
            _D,
            r"\btaint\b.*--all\b.*NoExecute|\bapply\b.*--prune\b|\bdelete\b.*--raw",
            "takes away what a cluster runs",
        ),
        (
            "terraform tofu",
            _D,
            r"\bstate (?:push .*-force|rm|replace-provider)|\bforce-unlock\b",
            "loses track of what exists",
        ),
        ("pulumi", _D, r"^(?:down|destroy|cancel|stack (?:rm|import)|state delete)\b", "destroys infrastructure"),
        ("netlify vercel railway", _D, r"\b(?:delete|remove)[A-Z]\w+|\bapi delete\w*", "destroys a site"),
        ("salt-key", _D, r"(?:^|\s)-[dDrR]\b|--(?:delete|reject)", "shuts machines out of what manages them"),
        ("salt-key", _C, r"(?:^|\s)-[aA]\b|--(?:accept|gen)", "lets a machine be managed"),
        (
            "ansible",
            _D,
            r"\bstate=absent\b|-m ?(?:[\w.]+\.)?(?:reboot|shutdown|filesystem|parted|lvol|lvg|authorized_key|cron|user"
            r"|group|selinux|sysctl|iptables|firewalld|ufw|mount|sudoers|hostname)\b",
            "changes other machines as a whole",
        ),
        (
            "ansible",
            _D,
            r"\b(?:dest|path|name)=(?:/etc|/root|/boot|/usr|/bin|/sbin|/lib|/var/spool/cron|~/\.ssh)\b",
            "replaces system files of other machines",
        ),
        (
            "aws",
            _D,
            r"\b(?:cloudtrail (?:stop-logging|delete-trail)|guardduty (?:delete|disassociate|stop)\S*"
            r"|configservice (?:stop|delete)-\S+|securityhub disable\S*|ec2 delete-flow-logs|logs delete-\S+"
            r"|macie2 disable\S*)",
            _WATCH,
        ),
        (
            "aliyun tccli hcloud ucloud huaweicloud jdc bce volcengine",
            _D,
            r"\b(?:Delete|Terminate|Destroy|Release|Stop|Reboot|Purge)[A-Z]\w+",
            "destroys something in the cloud",
        ),
        (
            "puppet",
            _D,
            r"(?:ensure\s*=>\s*'?absent|\bcert (?:clean|revoke)|\bnode (?:purge|clean))",
            "removes what it manages",
        ),
        ("knife", _D, r"\b(?:delete|destroy|bulk delete|purge)\b", "removes what it manages"),
        ("juju", _D, r"\b(?:destroy-\w+|remove-\w+|kill-controller)\b", "destroys what it manages"),
        ("maas", _D, r"\b(?:delete|release|power-off)\b", "destroys what it manages"),
        (
            "rancher k3d k0s microk8s kubespray talosctl eksctl kops rke",
            _D,
            r"\b(?:delete|reset|remove|rm|destroy)\b",
            "destroys a cluster",
        ),
        ("etcdutl", _D, r"\b(?:snapshot restore|defrag)\b", "replaces what a cluster knows"),
        (
            "crictl ctr nerdctl",
            _D,
            r"\b(?:rm\w*|rmi|delete|stopp?|prune)\b.*(?:-a\b|--all|-f\b|--prune|\$\()|\bprune\b",
            "removes containers or images",
        ),
        (
            "buildah skopeo crane regctl",
            _D,
            r"\b(?:rm|rmi|delete|prune)\b.*(?:-a\b|--all|\$\()|^delete\b|\bmanifest delete\b|\btag delete\b",
            "removes images",
        ),
        (
            "gitlab-rails gitlab-rake gitlab-ctl",
            _D,
            r"\b(?:cleanse|uninstall|destroy|gitlab:setup|gitlab:backup:restore|db:\w*drop\w*" r"|remove-accounts)\b",
            "drops what a server holds",
        ),
        ("dokku", _D, r"\b(?:destroy|apps:destroy|\w+:destroy|cleanup)\b", "destroys an application"),
        ("caprover cap", _C, r"\b(?:deploy|rollback)\b", "changes what runs on servers"),
        ("ansible-galaxy", _C, r"\b(?:install|remove)\b", "changes what is installed"),
    ),
    Reason.DATABASE_DROP: (
        ("kafka-configs kafka-configs.sh", _D, r"retention\.(?:ms|bytes)=[01]\b", "throws away what a topic holds"),
        ("kafka-configs kafka-configs.sh", _C, r"--alter", "changes a topic"),
        (
            "diesel sea-orm-cli sqlx goose dbmate migrate atlas typeorm sequelize sequelize-cli knex "
            "drizzle-kit mikro-orm",
            _D,
            r"(?:^|\s)(?:database reset|reset|drop|fresh|down -all|down-to 0|db:drop\S*|db:migrate:undo:all"
            r"|migrate:rollback .*--all|schema:drop|schema clean|schema:fresh|database drop|rollback --all"
            r"|push --force|migration revert --all)\b",
            "drops what is in the database",
        ),
        (
            "diesel sea-orm-cli sqlx goose dbmate migrate atlas typeorm sequelize sequelize-cli knex "
            "drizzle-kit mikro-orm",
            _C,
            r"\b(?:run|up|down|migrate\S*|rollback|revert|push|apply)\b",
            "changes the database",
        ),
        ("nats", _D, r"\b(?:purge|rm|delete|del)\b", "deletes messages"),
        ("rabbitmqadmin", _D, r"^(?:delete|purge)\b", "deletes messages"),
        (
            "pulsar-admin rpk kcat kafka-delete-records kafka-delete-records.sh kafka-consumer-groups",
            _D,
            r"\b(?:delete|clear-backlog|reset-offsets|--delete|topic delete|--reset-offsets)\b|delete-records",
            "deletes messages",
        ),
        ("zkCli.sh zookeepercli", _D, r"\b(?:deleteall|rmr|delete|delr)\b", "deletes keys"),
        ("memcflush memcrm", _D, r".", "empties a cache"),
        (
            "vtctlclient vtctldclient orchestrator-client",
            _D,
            r"\b(?:Delete\w+|-c (?:forget|relocate)|EmergencyReparent\w*|PlannedReparent\w*)\b",
            "drops what is in the database",
        ),
        (
            "pt-archiver pt-kill pt-online-schema-change gh-ost",
            _D,
            r"--(?:purge|kill|execute)\b",
            "deletes rows or ends queries",
        ),
        (
            "pgbackrest wal-g barman",
            _D,
            r"\b(?:expire|stanza-delete|delete|restore|backup-fetch|stop|recover)\b",
            "removes or restores back-ups",
        ),
        ("tarantoolctl tt", _D, r":drop\b|:truncate\b|\brotate\b", "drops what is in the database"),
        (
            "sqlite-utils",
            _D,
            r"^(?:drop-\w+|reset-counts|rebuild|query .*(?i:drop|delete))\b",
            "drops what is in the database",
        ),
        (
            "meilisearch curator curator_cli elasticdump",
            _D,
            r"\bdelete[-_]\w+|--(?:deleteAll|delete)",
            "drops an index",
        ),
    ),
    Reason.PACKAGE_REMOVAL: (
        ("tasksel", _D, r"^remove\b", "removes packages that are not named"),
        ("debfoster", _D, r".", "removes packages that are not named"),
        (
            "apt-get apt aptitude",
            _D,
            r"\binstall\b.*\s[a-z][\w.+]*-(?=\s|\Z)",
            "removes packages while it installs others",
        ),
        ("nix-store", _D, r"--(?:delete|gc)\b", "deletes what may still be needed"),
        (
            "nix",
            _D,
            r"\b(?:store (?:delete|gc)|profile (?:remove|wipe-history|rollback))\b",
            "deletes what may still be needed",
        ),
        (
            "rustup asdf mise nvm fnm pyenv rbenv sdk jabba volta",
            _C,
            r"\b(?:uninstall|remove|prune|implode)\b",
            "removes a version of a language",
        ),
        ("cargo", _C, r"^(?:yank|uninstall)\b", "withdraws or removes a package"),
        ("npm pnpm yarn", _D, r"\bunpublish\b|\bowner rm\b|\bteam destroy\b", "withdraws what others use"),
        ("twine gem", _D, r"^(?:yank|owner .*-r)\b", "withdraws what others use"),
        (
            "choco scoop winget",
            _D,
            r"\b(?:uninstall|remove)\b.*(?:\ball\b|\*|--all)",
            "removes packages that are not named",
        ),
        ("swupd eopkg urpme", _D, r"\b(?:bundle-remove|remove|autoremove|-a|--auto-orphans)\b", "removes packages"),
        ("slackpkg removepkg", _C, r".", "removes packages"),
        ("do-release-upgrade pkgsel unattended-upgrade", _D, r"", "changes the system as a whole"),
        ("pkgutil", _D, r"--forget\b|--unlink\b", "forgets what is installed"),
    ),
    Reason.NETWORK_EXEC: (
        (
            "mshta regsvr32 rundll32 msiexec",
            _D,
            r"(?i)https?:|javascript:|/i:http|/i http",
            "runs code from the network that nobody has read",
        ),
        ("bitsadmin", _D, r"(?i)/(?:transfer|addfile|setnotifycmdline)", "fetches programs from the network"),
        ("certutil certutil.exe", _D, r"(?i)-urlcache\b|-decode\b", "fetches or unpacks hidden programs"),
        ("msbuild installutil cmstp wscript cscript", _C, r".", "runs code that is not shown here"),
    ),
    Reason.OVERWRITE: (
        (
            "openssl",
            _D,
            r"-in (\S+) (?:.* )?-out \1(?: |\Z)|-out (\S+) (?:.* )?-in \2(?: |\Z)",
            "empties what it is about to read",
        ),
        (
            "sd",
            _D,
            r"^(?!.*(?:^| )(?:-p|--preview)\b)\S+ .+ .*(?:\*|\$\(|\s\S+\s\S+$)",
            "rewrites every file that it is given, keeping no copy",
        ),
        ("sd", _C, r"^(?!.*(?:^| )(?:-p|--preview)\b)\S+ \S+ \S", "rewrites the file that it is given"),
        ("fastmod codemod", _D, r"--accept-all|-y\b|--yes-to-all", "rewrites every file that matches, keeping no copy"),
        (
            "comby ast-grep sg semgrep spatch coccinelle",
            _D,
            r"-in-place\b|-i\b|--(?:in-place|update-all|autofix)\b|-U\b",
            "rewrites every file that matches, keeping no copy",
        ),
        ("rpl replace", _D, r"-R\b|-r\b|--recursive|\*", "rewrites every file that matches, keeping no copy"),
        ("sad amber ambr", _D, r"--commit|-k\b|--no-interactive", "rewrites every file that matches, keeping no copy"),
        ("gpg gpg2", _C, r"--yes\b.*(?:-o|--output)\b|(?:-o|--output)\b.*--yes", "writes over what is there"),
        ("vidir qmv imv", _C, r".", "renames or deletes what one edits in a list"),
        ("mmv prename perl-rename rename file-rename", _C, r".", "renames files, over others where told to"),
    ),
    Reason.CREDENTIAL_EXPOSURE: (
        (
            "docker podman buildah",
            _C,
            r"--build-arg[= ]\w*(?i:token|secret|passw|key)\w*=",
            "puts a secret into an image",
        ),
        (
            "curl wget http https xh",
            _D,
            r"169\.254\.169\.254/\S*(?:security-credentials|identity|user-data|token|iam)"
            r"|metadata\.google\.internal\S*(?:token|identity|attributes)|169\.254\.170\.2",
            "asks the cloud for the keys of this machine",
        ),
    ),
    Reason.INDIRECT: (
        ("sort gsort", _C, r"--compress-prog(?:ram)?[= ](?!gzip|zstd|xz|bzip2|lz4)", "runs a program"),
        ("tcpdump", _C, r"(?:^|\s)-z ?\S", "runs a program"),
        ("wget", _C, r"--use-askpass", "runs a program"),
        ("fc", _C, r"^(?!-l|-ln)", "runs a line of the history again"),
        ("make gmake", _C, r"(?:^|\s)-f ?(?:<\(|-|/dev/stdin|/proc/)", "runs what its input says"),
    ),
}
FACTS = facts_of(_ROWS)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "mbsync --expunge -a",
    "diesel database reset",
    "puppet apply -e 'file{x: ensure => absent}'",
    "apt-get install x systemd-",
    "sd a b *.md",
    "aws cloudtrail stop-logging --name t",
)
IGNORES = (
    "apt-get install libstdc++",
    "sd -p a b x.md",
    "nats stream ls",
    "curl http://h/",
    "make -f Makefile",
    "journalctl --vacuum-size=500M",
)


def assess(command: SimpleCommand) -> Finding | None:
    return judged(command, FACTS)
