"""What programs do to stored data, packages, histories, clouds and many files at once.

Source: the manual of each program; MITRE ATT&CK T1485, T1490.
"""

from llmsh.risk.fact_table import facts_of, judge

IS_PARTIAL = True
FACTS = facts_of(
    r"""
[delete] overwrites files so that nothing brings them back
! wipe: .
[delete] removes back-ups
! restic: ^(?:forget|prune|unlock|rewrite|key (?:remove|passwd))\b
! borg: ^(?:delete|prune|compact|recreate)\b
! kopia: \b(?:snapshot (?:delete|expire)|maintenance run --full|repository (?:disconnect|change))
! tarsnap: (?:^| )-d\b|--nuke
! bup: ^(?:rm|gc|prune-older)\b
! rdiff-backup: --remove-older-than|\bremove\b
[delete] deletes what one side does not have
! azcopy: ^(?:remove|rm)\b|--delete-destination(?:[= ]true|[= ]prompt|\Z)
[delete] deletes messages for good
! mbsync: --(?:expunge|remove)|-X
! imapfilter: delete_messages|expunge
! getmail getmail6: --delete|-d\b
! doveadm: ^(?:expunge|purge|mailbox delete|index -q|sync -1|backup)\b
! postsuper: -d ALL\b|-d -
! exim exim4: -Mrm .*\$|-Mrm\b.*`
[delete] changes the queue of mail
~ postsuper exim mailq: -M|-d
[delete] replaces one side by the other
! unison: -force\b|-batch\b.*-prefer|-prefer\b.*-batch
~ nextcloudcmd syncthing: --(?:override|trust)|\boverride\b|\brevert\b
! syncthing: \b(?:folder-override|reset-database|--reset-database|--reset-deltas)\b
[delete] throws the logs away
! journalctl: --vacuum-(?:time[= ](?:\d{1,2}s|[01]\w*)|size[= ]\d{1,3}[KkBb]?\b|size[= ][01]M|files[= ][01]\b)
[delete] changes many files
~ mackup topgrade bleachbit: .
[delete] deletes files for good
! bleachbit: -c\b|--clean|-s\b|--shred
[delete] may delete what one chooses
~ ncdu gdu dua: (?:^|\s)(?:-r|i|interactive)\b
[delete] deletes files that it thinks are the same
! rmlint.sh jdupes fdupes rdfind: -\w*[dN]\w*N|(?:^|\s)-dN|--delete|-deleteduplicates true|-d\b.*(?:-N|--noprompt)
[delete] writes files
~ photorec: .
[delete] drops files for good
! git-annex: \b(?:drop|dropunused|uninit)\b.*--force
[delete] drops data for good
! dvc: \b(?:gc|destroy)\b
[delete] deletes or revokes a certificate
! certbot: ^(?:delete|revoke|unregister)\b
[delete] deletes books for good
! calibredb: ^remove\b.*--permanent
[delete] takes the present state for the right one
~ osquery tripwire aide: --(?:init|update)
[delete] removes packages from an archive
! reprepro aptly: \b(?:remove\w*|drop|db cleanup|deleteunreferenced)\b
[delete] removes something that other things stand on
! mogadm riak-admin couchbase-cli: \b(?:delete|remove|flush|force-remove|bucket-delete|bucket-flush
    |rebalance --server-remove)\b
[overwrite] empties what it is about to read
! openssl: -in (\S+) (?:.* )?-out \1(?: |\Z)|-out (\S+) (?:.* )?-in \2(?: |\Z)
[overwrite] rewrites every file that it is given, keeping no copy
! sd: ^(?!.*(?:^| )(?:-p|--preview)\b)\S+ .+ .*(?:\*|\$\(|\s\S+\s\S+$)
[overwrite] rewrites the file that it is given
~ sd: ^(?!.*(?:^| )(?:-p|--preview)\b)\S+ \S+ \S
[overwrite] rewrites every file that matches, keeping no copy
! fastmod codemod: --accept-all|-y\b|--yes-to-all
! comby ast-grep sg semgrep spatch coccinelle: -in-place\b|-i\b|--(?:in-place|update-all|autofix)\b|-U\b
! rpl replace: -R\b|-r\b|--recursive|\*
! sad amber ambr: --commit|-k\b|--no-interactive
[overwrite] writes over what is there
~ gpg gpg2: --yes\b.*(?:-o|--output)\b|(?:-o|--output)\b.*--yes
[overwrite] renames or deletes what one edits in a list
~ vidir qmv imv: .
[overwrite] renames files, over others where told to
~ mmv prename perl-rename rename file-rename: .
[database-drop] drops a database
! neo4j-admin: \b(?:database )?(?:delete|drop|load .*--overwrite|import .*--overwrite)
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
[git-history-loss] takes changes out of the history
~ jj: \b(?:abandon|op(?:eration)? (?:abandon|restore)|undo|util gc)\b
[git-history-loss] drops what could be brought back
! jj: \bop(?:eration)? abandon\b|\babandon .*(?:\.\.|all\(\))|\bgit push .*--(?:all|deleted)
[git-history-loss] deletes local copies of large files
! git: ^lfs prune\b
[package-removal] may remove packages that are not named
! dnf: \bhistory (?:undo|rollback)\b|\bmodule (?:remove|reset)\b|\bsystem-upgrade\b|\boffline-\w+
! yum: \bhistory (?:undo|rollback)\b
[package-removal] changes the whole system that is booted next
! rpm-ostree: \b(?:override remove|reset|rebase|rollback|uninstall)\b
[package-removal] changes the system that is booted next
! ostree: \badmin (?:undeploy|cleanup|deploy)\b
[package-removal] removes packages that are not named
! port: \buninstall\b.*\b(?:installed|inactive|all)\b|\breclaim\b
! tasksel: ^remove\b
! debfoster: .
! choco scoop winget: \b(?:uninstall|remove)\b.*(?:\ball\b|\*|--all)
[package-removal] removes whatever is no longer selected
! apt-get: dselect-upgrade
[package-removal] removes packages while it installs others
! apt-get apt aptitude: \binstall\b.*\s[a-z][\w.+]*-(?=\s|\Z)
[package-removal] deletes what may still be needed
! nix-store: --(?:delete|gc)\b
! nix: \b(?:store (?:delete|gc)|profile (?:remove|wipe-history|rollback))\b
[package-removal] removes a version of a language
~ rustup asdf mise nvm fnm pyenv rbenv sdk jabba volta: \b(?:uninstall|remove|prune|implode)\b
[package-removal] withdraws or removes a package
~ cargo: ^(?:yank|uninstall)\b
[package-removal] withdraws what others use
! npm pnpm yarn: \bunpublish\b|\bowner rm\b|\bteam destroy\b
! twine gem: ^(?:yank|owner .*-r)\b
[package-removal] removes packages
! swupd eopkg urpme: \b(?:bundle-remove|remove|autoremove|-a|--auto-orphans)\b
~ slackpkg removepkg: .
[package-removal] changes the system as a whole
! do-release-upgrade pkgsel unattended-upgrade:
[package-removal] forgets what is installed
! pkgutil: --forget\b|--unlink\b
[cloud-destroy] destroys something in the cloud
! nova cinder glance neutron openstack: \b(?:delete|force-delete|terminate|purge)\b
! aliyun tccli hcloud ucloud huaweicloud jdc bce volcengine: \b(?:Delete|Terminate|Destroy|Release|Stop|Reboot
    |Purge)[A-Z]\w+
[cloud-destroy] removes what it manages
! puppet: \bensure=absent\b
! puppet: (?:ensure\s*=>\s*'?absent|\bcert (?:clean|revoke)|\bnode (?:purge|clean))
! knife: \b(?:delete|destroy|bulk delete|purge)\b
[cloud-destroy] changes other machines as a whole
! salt salt-call: \b(?:file\.(?:remove|write|copy|replace|line)|system\.(?:halt|reboot|poweroff|shutdown|init)
    |user\.(?:add|delete)|pkg\.(?:remove|purge)|disk\.(?:wipe|format_)|ps\.p?kill\w*|service\.(?:stop|disable))\b
! ansible: \bstate=absent\b|-m ?(?:[\w.]+\.)?(?:reboot|shutdown|filesystem|parted|lvol|lvg|authorized_key|cron|user
    |group|selinux|sysctl|iptables|firewalld|ufw|mount|sudoers|hostname)\b
[cloud-destroy] opens something to everyone
! gsutil: \b(?:acl|defacl) (?:ch|set)\b.*(?:AllUsers|public|AllAuth)
[cloud-destroy] takes a site away
! railway: ^(?:down|delete|unlink)\b
[cloud-destroy] takes away what a cluster runs
! nomad: \bsystem gc\b|\bnode (?:purge|drain)\b
! kubectl oc: \btaint\b.*--all\b.*NoExecute|\bapply\b.*--prune\b|\bdelete\b.*--raw
[cloud-destroy] deletes names that others look up
! aws: \"Action\"\s*:\s*\"DELETE\"
[cloud-destroy] loses track of what exists
! terraform tofu: \bstate (?:push .*-force|rm|replace-provider)|\bforce-unlock\b
[cloud-destroy] destroys infrastructure
! pulumi: ^(?:down|destroy|cancel|stack (?:rm|import)|state delete)\b
[cloud-destroy] destroys a site
! netlify vercel railway: \b(?:delete|remove)[A-Z]\w+|\bapi delete\w*
[cloud-destroy] shuts machines out of what manages them
! salt-key: (?:^|\s)-[dDrR]\b|--(?:delete|reject)
[cloud-destroy] lets a machine be managed
~ salt-key: (?:^|\s)-[aA]\b|--(?:accept|gen)
[cloud-destroy] replaces system files of other machines
! ansible: \b(?:dest|path|name)=(?:/etc|/root|/boot|/usr|/bin|/sbin|/lib|/var/spool/cron|~/\.ssh)\b
[cloud-destroy] stops what watches over the system
! aws: \b(?:cloudtrail (?:stop-logging|delete-trail)|guardduty (?:delete|disassociate|stop)\S*|configservice (?:stop
    |delete)-\S+|securityhub disable\S*|ec2 delete-flow-logs|logs delete-\S+|macie2 disable\S*)
[cloud-destroy] destroys what it manages
! juju: \b(?:destroy-\w+|remove-\w+|kill-controller)\b
! maas: \b(?:delete|release|power-off)\b
[cloud-destroy] destroys a cluster
! rancher k3d k0s microk8s kubespray talosctl eksctl kops rke: \b(?:delete|reset|remove|rm|destroy)\b
[cloud-destroy] replaces what a cluster knows
! etcdutl: \b(?:snapshot restore|defrag)\b
[cloud-destroy] removes containers or images
! crictl ctr nerdctl: \b(?:rm\w*|rmi|delete|stopp?|prune)\b.*(?:-a\b|--all|-f\b|--prune|\$\()|\bprune\b
[cloud-destroy] removes images
! buildah skopeo crane regctl: \b(?:rm|rmi|delete|prune)\b.*(?:-a\b|--all|\$\()|^delete\b|\bmanifest delete\b
    |\btag delete\b
[cloud-destroy] drops what a server holds
! gitlab-rails gitlab-rake gitlab-ctl: \b(?:cleanse|uninstall|destroy|gitlab:setup|gitlab:backup:restore
    |db:\w*drop\w*|remove-accounts)\b
[cloud-destroy] destroys an application
! dokku: \b(?:destroy|apps:destroy|\w+:destroy|cleanup)\b
[cloud-destroy] changes what runs on servers
~ caprover cap: \b(?:deploy|rollback)\b
[cloud-destroy] changes what is installed
~ ansible-galaxy: \b(?:install|remove)\b
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "neo4j-admin database delete neo4j",
    "curl -X DELETE http://h:9200/idx",
    "mbsync --expunge -a",
    "diesel database reset",
    "puppet apply -e 'file{x: ensure => absent}'",
    "apt-get install x systemd-",
    "sd a b *.md",
    "aws cloudtrail stop-logging --name t",
)
IGNORES = (
    "jj log",
    "apt-get install libstdc++",
    "sd -p a b x.md",
    "nats stream ls",
    "journalctl --vacuum-size=500M",
)

assess = judge(FACTS)
