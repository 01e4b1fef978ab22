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
! rusnapshot: --clean\b
! tlmgr: ^backup clean\b.*--all
! restic: ^(?:forget|prune|unlock|rewrite|key (?:remove|passwd))\b
! borg: ^(?:delete|prune|compact|recreate)\b
! kopia: \b(?:snapshot (?:delete|expire)|maintenance run --full|repository (?:disconnect|change))
! tarsnap: (?:^| )-d\b|--nuke
! bup: ^(?:rm|gc|prune-older)\b
! rdiff-backup: --remove-older-than|\bremove\b
! duplicacy: ^(?:prune|wipe)\b|^restore\b.*-(?:delete|overwrite)
! bupstash: ^(?:rm|remove|gc)\b
! rustic zbackup snebu: \b(?:forget|prune|gc|expire|purge)\b
! proxmox-backup-client proxmox-backup-manager: \b(?:forget|delete|prune|remove)\b
! pvesm pvecm: ^(?:free|remove|delnode)\b
! bconsole: \b(?:purge|delete|prune)\b
! sanoid syncoid: --(?:force-prune|prune-snapshots|force-delete|delete-target-snapshots)
! zfs-prune-snapshots: .
! snapraid: --force-(?:empty|zero)
[delete] deletes what one side does not have
! azcopy: ^(?:remove|rm)\b|--delete-destination(?:[= ]true|[= ]prompt|\Z)
[delete] deletes messages for good
! mbsync: --(?:expunge|remove)|-X
! imapfilter: delete_messages|expunge
! getmail getmail6: --delete|-d\b
! doveadm: ^(?:expunge|purge|mailbox delete|index -q|sync -1|backup)\b
! postsuper: -d ALL\b|-d -
! exim exim4: -Mrm .*\$|-Mrm\b.*`
! imapsync: --(?:delete\w*|expunge\w*)
! himalaya: \b(?:delete|expunge|purge)\b
! mosquitto_sub: --remove-retained
~ fetchmail: .
[delete] changes the queue of mail
~ postsuper exim mailq: -M|-d
[delete] replaces one side by the other
! unison: -force\b|-batch\b.*-prefer|-prefer\b.*-batch
~ nextcloudcmd syncthing: --(?:override|trust)|\boverride\b|\brevert\b
! syncthing: \b(?:folder-override|reset-database|--reset-database|--reset-deltas)\b
[delete] throws the logs away
! journalctl: --vacuum-(?:time[= ](?:\d{1,2}s|[01]\w*)|size[= ]\d{1,3}[KkBb]?\b|size[= ][01]M|files[= ][01]\b)
[delete] changes many files
~ mackup topgrade: .
~ bleachbit: ^(?!(?:-p|--preview|-l|--list\S*|--sysinfo)(?:\s|\Z))
[delete] deletes files for good
! gphoto2: (?:^|\s)-\w*D\b|--delete-all-files
! calcurse-caldav: --init[= ]keep-
! xe: (?:^|\s)(?:rm|shred|unlink)\b
! mvn: \bdependency:purge-local-repository\b(?!.*-Dinclude=)
! bleachbit: -c\b|--clean|-s\b|--shred
! exiftool: -delete_original
! chezmoi: ^(?:purge|destroy)\b
! atuin: ^(?:account delete|history prune)\b|--delete-it-all|\bsearch .*--delete\b
! datalad: ^(?:drop|remove|uninstall)\b.*(?:nocheck|kill|reckless)
! home-manager: ^(?:uninstall|expire-generations|remove-generations)\b
[delete] may delete what one chooses
~ ncdu gdu dua: (?:^|\s)(?:-r|i|interactive)\b
[delete] deletes files that it thinks are the same
! rmlint.sh jdupes fdupes rdfind: -\w*[dN]\w*N|(?:^|\s)-dN|--delete|-deleteduplicates true|-d\b.*(?:-N|--noprompt)
! fclones: ^(?:remove|dedupe|link|move)\b
! czkawka_cli: (?:^|\s)-D\b|--delete
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
[delete] deletes what it is told in a store of objects
! s5cmd ossutil coscmd obsutil qshell bcecmd: \b(?:rm|rb|del|delete|batchdelete|abort)\b|--delete\b
! ipfs: ^(?:repo gc|pin rm|block rm|files rm)\b
! alluxio: \bfs (?:rm|free)\b
! gdrive drive skicka: \b(?:delete|trash|emptytrash|rm)\b
! mega-rm mega-delete: .
! onedrive: --resync
! registry: ^garbage-collect\b
[delete] deletes with all that is below
! del erase rd rmdir: (?i)(?:^|\s)/s\b
[delete] deletes what may still be needed
! pg_archivecleanup: ^(?!-n).
! jfrog jf: \b(?:del|delete)\b
! conda mamba micromamba: ^clean\b.*--force-pkgs-dirs
~ curl: (?:^|\s)(?:-Q|--quote)\b
[overwrite] empties what it is about to read
! openssl: -in (\S+) (?:.* )?-out \1(?: |\Z)|-out (\S+) (?:.* )?-in \2(?: |\Z)
! gpg gpg2 age ccrypt iconv: (?:-o|--output)[ =](\S+) (?:.* )?\1(?:\s|\Z)|(?:^|\s)(\S+) (?:.* )?(?:-o
    |--output)[ =]\2(?:\s|\Z)
! ffmpeg: -i (\S+) (?:.* )?\1\Z
! sox lame: ^(?:-\S+ )*(\S+) (?:.* )?\1\Z
[overwrite] rewrites every file that it is given, keeping no copy
! gunzip bunzip2 unxz unlzma unzstd uncompress: -\w*f.*\*|--force.*\*
! gzip bzip2 xz zstd lz4: (?=.*(?:-\w*d|--decompress))(?=.*(?:-\w*f|--force)).*\*
! sd: ^(?!.*(?:^| )(?:-p|--preview)\b)\S+ .+ .*(?:\*|\$\(|\$FOUND|\{\}|\s\S+\s\S+$)
! yq xq tomlq jaq: (?=.*(?:^|\s)(?:-\w*i\b|--in-?place))(?=.*(?:\*|\$\(|\$FOUND|\{\}))
! xmlstarlet: ^ed\b.*-L\b.*\*
! awk gawk mawk: >>? ?FILENAME\b
[overwrite] rewrites the file that it is given
~ cargo: ^fmt\b(?!.*--check)
~ go: ^fmt\b
~ gofmt gofumpt goimports gci golines: (?:^|\s)-w\b
~ biome oxlint rome dprint: (?:^|\s)(?:--write|--fix|--apply\S*|fmt)\b
~ tofu packer nomad terragrunt: ^(?:hcl)?fmt\b(?!.*-(?:check|diff))
~ gunzip bunzip2 unxz unlzma unzstd uncompress gzip bzip2 xz zstd lz4: (?:^|\s)-\w*f|--force
~ sd: ^(?!.*(?:^| )(?:-p|--preview)\b)\S+ \S+ \S
~ yq xq tomlq jaq: (?:^|\s)(?:-\w*i\b|--in-?place)
~ xmlstarlet: ^ed\b.*-L\b
~ crudini: --(?:set|del|merge)
[overwrite] rewrites every file that matches, keeping no copy
! fastmod codemod: --accept-all|-y\b|--yes-to-all
! comby ast-grep sg semgrep spatch coccinelle: -in-place\b|-i\b|--(?:in-place|update-all|autofix)\b|-U\b
! rpl replace: -R\b|-r\b|--recursive|\*
! sad amber ambr: --commit|-k\b|--no-interactive
[overwrite] writes over what is there
~ gpg gpg2: --yes\b.*(?:-o|--output)\b|(?:-o|--output)\b.*--yes
[overwrite] replaces files by packed ones or by links to others
~ znew gzexe bzexe zforce hardlink savelog: .
[overwrite] renames or deletes what one edits in a list
~ vidir qmv imv: .
[overwrite] renames files, over others where told to
~ mmv prename perl-rename rename file-rename: .
[overwrite] changes what is in files by a tree of settings
~ chezmoi: ^apply\b
[overwrite] destroys a part of what a file holds
! fallocate: (?:^|\s)-\w*[pcz]\b|--(?:punch-hole|collapse-range|zero-range)
[overwrite] changes an image in place
! virt-customize virt-sysprep: .
[git-history-loss] changes what is written in a history for good
! svnadmin: ^setlog\b.*--bypass-hooks|^setrevprop\b
! p4: ^(?:-\S+ \S+ )*(?:obliterate|revert .*\.\.\.|delete .*\.\.\.|clean|sync -f|unshelve -f|archive|snap)\b
! git: ^(?:symbolic-ref -d|update-ref --stdin)\b
! git: ^(?:-\S+ )*(?:clear|clear-soft|delete-\S+|obliterate|unpublish|reset-file|undo\b.*(?:-h\b|--hard))
! etckeeper: ^uninit\b
! svnmucc: \brm\b
! svnrdump: ^load\b
[git-history-loss] takes changes out of the history
~ jj: \b(?:abandon|op(?:eration)? (?:abandon|restore)|undo|util gc)\b
[git-history-loss] drops what could be brought back
! jj: \bop(?:eration)? abandon\b|\babandon .*(?:\.\.|all\(\))|\bgit push .*--(?:all|deleted)
[git-history-loss] deletes local copies of large files
! git: ^lfs prune\b
[git-history-loss] throws away what is not recorded, or what was
! svn: ^cleanup\b.*--remove-\w+
! svn svnadmin: ^(?:delete|rm|remove)\b.*\w+://|^(?:rmtxns|setrevprop|load)\b
! fossil: ^(?:shun|purge|scrub)\b|^(?:clean|close)\b.*(?:-f\b|--force|-x\b)|^revert$|^unversioned (?:rm|remove)\b
! bzr brz: ^(?:uncommit .*--force|revert(?:$| --no-backup)|clean-tree|push .*--overwrite)
! darcs: ^(?:obliterate|unpull|unrecord|revert .*-a)\b
! pijul: ^(?:unrecord|reset)\b
! sl: ^(?:hide|uncommit|clean|purge)\b|^(?:goto|update)\b.*(?:-C|--clean)|^revert\b.*(?:-a\b|--all)
! repo: ^abandon\b.*--all|^sync\b.*--force\w*|^forall\b
! cvs: ^admin\b.*-o|^release\b.*-d
! tf: ^destroy\b|^undo\b.*recursive
! cleartool: ^(?:rmelem|rmbranch|rmver)\b
! git-filter-repo git-filter-branch git-obliterate git-delete-merged-branches: .
! git: (?:^|\s)(?:pull|fetch)\b.*(?:\s-f\b|--force\b).* \S+:\S+
! gh: ^repo sync\b.*--force
! hg: (?:^|\s)(?:strip|purge|rollback|debugstrip)\b
[package-removal] removes packages
! swupd eopkg urpme: \b(?:bundle-remove|remove|autoremove|-a|--auto-orphans)\b
~ slackpkg removepkg: .
[package-removal] changes the system as a whole
! do-release-upgrade pkgsel unattended-upgrade:
[package-removal] forgets what is installed
! pkgutil: --forget\b|--unlink\b
[overwrite] puts an old state over the whole system or a whole home
! restic rustic: ^restore\b.*(?:-t|--target)[ =](?:/|~|/(?:home|etc|usr|var|root|srv|opt|boot)(?:/[^/\s]+)?/?
    |\$HOME)(?:\s|\Z)
! restic rustic: ^restore\b.*--delete\b
! kopia: ^(?:snapshot )?restore \S+ (?:/|~|/(?:home|etc|usr|var|root|srv|opt)/?)(?:\s|\Z)
! duplicity: ^(?:restore\b.*--force|.*\s(?:/|/(?:home|etc|usr|var|root)/?)\Z)
! bup: ^restore\b.*(?:-C|--outdir)[ =]?(?:/|/(?:home|etc|usr|var|root)/?)(?:\s|\Z)
! tarsnap: ^(?=.*-\w*x)(?=.*(?:-\w*P|-C ?/(?:\s|\Z)))
! duplicati-cli: ^restore\b.*--overwrite[= ]true
! xfsrestore restore: (?:^|\s)-\w*r\b|(?:^|\s)-\w*r\w*f|^(?!.*-\w*[tin]).*\s(?:/|/home|/usr|/var|/etc)\Z
! deja-dup: --restore\b.*/\Z
! backintime: ^restore\b.*(?:--delete|\s/(?:\s|\Z))
[overwrite] puts an old state over what is there
~ rdiff-backup: ^(?:.* )?(?:-r|--restore\S*|restore|regress)\b
~ tarsnap: (?:^|\s)-\w*x
~ xfsrestore restore: ^(?!.*-\w*t)
~ kopia bup rustic bupstash: ^(?:snapshot )?(?:restore|get|checkout)\b
[overwrite] throws away what was changed, without asking
! chezmoi: ^(?:apply|update|init)\b.*--force
! yadm vcsh: \b(?:checkout|clone|reset|clean)\b.*(?:-f\b|--force|--hard)
! svn: ^(?:switch|update|checkout)\b.*--force
! stow: --adopt\b.*\*
[overwrite] renames files over others
! mmv mcp: (?:^|\s)-\w*[do]\w*\b
! prename perl-rename rename file-rename: (?:^|\s)-\w*f\b|--force|--overwrite
! rename.ul: ^(?!.*(?:-n|-o|--no-act|--no-overwrite|-i)).*\*.*\*
[package-removal] removes what stands in the way, without asking
! dnf yum dnf5 microdnf: ^(?=.*--allowerasing)(?=.*(?:\s-\w*y\b|--assumeyes))
! pkg_delete: (?:^|\s)-\w*[Xac]
[git-history-loss] drops the only copy of large files
! git: ^(?:-\S+ )*annex (?:drop|dropunused|uninit|forget)\b.*--force
[delete] deletes a mailbox for good
! cyradm: \b(?:deletemailbox|delete|dm)\b
! doveadm: ^(?:force-resync|mailbox (?:delete|rename)|fs delete|obox user delete)\b
! mmdf zmprov zmmailbox: \b(?:deleteAccount|da|deleteMailbox|emptyFolder|ef|deleteFolder|df|deleteDomain|dd)\b
! mailman list_members rmlist remove_members: (?:--all\b|^rmlist\b|-a\b)
[delete] removes back-ups, or goes through them and removes some
! attic: ^(?:delete|prune)\b
! resticprofile autorestic: (?:^|\s|\.)(?:forget|prune)\b
! urbackupsrv: \b(?:remove-unknown|cleanup)\b
! urbackupclientctl: \breset-keep\b
! bareos-dbcheck bdbcheck dbcheck: (?:^|\s)-\w*f
! bscan bextract btape: .
! httm: --(?:prune|roll-forward|prune-snapshots|purge)\b
! dar_manager: (?:^|\s)-D\b
! burp: (?:^|\s)-a ?(?:delete|d)\b
! amrmtape amadmin amcleanup: \b(?:delete|no-reuse|purge)\b|^(?!\S+ (?:find|info|status))
[delete] removes files in a store of somebody else
! megarm mega-rm: .
! maestral dropbox: \b(?:excluded add|exclude add|unlink)\b
! nextcloud.occ occ: \b(?:files:cleanup|trashbin:cleanup|versions:cleanup|user:delete|group:delete|maintenance:repair)\b
[delete] runs something on every message found
! mu: ^find\b.*--exec[= ]['"]?(?:rm|shred|unlink|mv)\b
! notmuch: ^tag\b.*\+deleted\b.*\*
! sa-learn: --clear\b
! dspam_clean bogoutil: .
[delete] removes a machine, or a part of one
! cbsd: ^(?:bremove|jremove|bdestroy|jdestroy|bstop|jstop|vm-destroy)\b
! quickemu: --delete-(?:vm|disk)
[package-removal] removes what others need, or whatever there is
! urpme: (?:^|\s)-a\b|--force|--auto-orphans
! equo: ^(?:remove|rm|unmerge)\b.*(?:--nodeps|--deep|--force-system)|^cleanup\b
! uv pipx: \b(?:tool uninstall|uninstall)\b.*--all|\buninstall-all\b
! bootc: ^(?:rollback|switch|install)\b
! transactional-update: ^(?:rollback|pkg remove|dup)\b
! abroot: ^(?:rollback|pkg remove|rebase)\b
! pkgin: \b(?:remove|autoremove)\b.*(?:-y|pkgin)|(?:^|\s)-y\b.*\b(?:remove|autoremove)\b
! pkg_delete: \*
! stew asdf: \b(?:uninstall|remove)\b.*--all
[overwrite] empties what it is about to read
! uniq: ^(?:-\S+ )*(\S+) \1$
[overwrite] writes over what is there
~ uniq: ^(?:-[cduiz]+ )*[^-\s]\S* [^-\s]\S*$
[overwrite] puts an old state over the whole system or a whole home
! cp gcp mv rsync: ^(?!.*(?:-\w*n|--no-clobber|--dry-run)\b)(?:.*\s)?\S*/(?:\.|\*|\.\*)
     (?:~|\$HOME|/|/etc|/usr|/home|/home/\w+)/?$
[overwrite] replaces whatever has the same name, newer files too
! cpio: ^(?=.*-\w*i)(?:.*\s)?-\w*u|--unconditional
[system-config] replaces settings by those of a file
! reg reg.exe: (?i)^import\b
"""
)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "mbsync --expunge -a",
    "sd a b *.md",
)
IGNORES = (
    "jj log",
    "apt-get install libstdc++",
    "sd -p a b x.md",
    "journalctl --vacuum-size=500M",
)

assess = judge(FACTS)
