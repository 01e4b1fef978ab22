"""Programs of which one use or two do harm: a table of facts by class of harm.

Source: the manual of each program; MITRE ATT&CK T1485, T1489, T1498, T1562, T1553.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Level, Reason
from llmsh.risk.fact_table import Row, facts_of, judged

IS_PARTIAL = True
_D, _C = Level.DANGER, Level.CAUTION


_VOLUME = "destroys or clears a volume with all that is on it"
_REPAIR = "repairs a file system by dropping what does not fit"
_FLOOD = "sends more than a machine or a network can take"
_OPEN = "lets anybody on the network in"
_GUARD = "drops a protection of the system"
_TRUST = "makes the system trust what it did not trust before"
_BACKUP = "removes back-ups"
_UNNAMED = "may remove packages that are not named"
_BETWEEN = "puts itself between other machines"
_ASLEEP = "puts the machine to sleep"
_ROWS: dict[Reason, tuple[Row, ...]] = {
    Reason.DISK: (
        ("hdiutil", _D, r"^(?:resize|compact|erasekeys)\b|-force\b", "makes an image smaller, or takes it away"),
        ("diskpart", _D, r"(?i)/s\b|clean|format|delete", _VOLUME),
        (
            "btrfs",
            _D,
            r"^su\w* d\w*|^fi\w* resize\b|^d\w* (?:del|rem)",
            "deletes what a file system holds, or makes it smaller",
        ),
        (
            "btrfs",
            _C,
            r"^su\w* (?:c|set|sn)\w*|^(?:balance|scrub|device"
            r"|send|receive|property|quota|qgroup|fi\w* (?:label|defrag))\b",
            "changes a file system",
        ),
        (
            "zpool",
            _D,
            r"^(?:add .*-f|remove|labelclear|destroy|replace|upgrade|create)\b",
            "changes what a pool is made of, for good",
        ),
        ("zpool", _C, r"^(?:add|attach|set|initialize|trim|scrub|online|reopen|checkpoint)\b", "changes a pool"),
        (
            "zfs",
            _C,
            r"^(?:set|create|inherit|rename|promote|mount|unmount|snapshot|clone|receive|hold|release|upgrade|bookmark)\b",
            "changes a data set",
        ),
        ("btrfs", _D, r"\b(?:check .*--repair|rescue|balance start .*(?:-f\b|convert))", _REPAIR),
        ("btrfs", _D, r"\b(?:device (?:remove|delete)|replace start)", "takes a disk out of a file system"),
        ("gdisk", _C, r"/dev/|^disk\d", "opens a partition table to be edited"),
        ("lvchange", _C, r"-an\b|-a n\b|--activate n", "takes a volume away from what uses it"),
        ("vgchange", _C, r"-an\b|-a n\b|--activate n", "takes volumes away from what uses them"),
        ("zpool", _D, r"^import .*-\w*[FX]", "throws away the last transactions of a pool"),
        ("zpool", _C, r"^(?:offline|detach|export|split|reguid|clear)\b", "changes what a pool is made of"),
        ("sg_sanitize", _D, r".", _VOLUME),
        ("sg_unmap", _D, r".", _VOLUME),
        ("geli", _D, r"^(?:kill|init|delkey|clear|resize)\b", _VOLUME),
        ("gmirror", _D, r"^(?:destroy|clear|remove|stop)\b", _VOLUME),
        ("gstripe", _D, r"^(?:destroy|clear)\b", _VOLUME),
        ("bioctl", _D, r"-d\b", _VOLUME),
        ("disklabel", _D, r"-(?:[wERB])", "writes a partition table"),
        (
            "qemu-img",
            _D,
            r"^resize .*--shrink|^commit\b|^snapshot .*-[da]\b|^rebase .*-u\b",
            "changes an image in place",
        ),
        ("qemu-img", _C, r"^(?:resize|amend)\b", "changes an image in place"),
        ("multipath", _D, r"-[FfW]\b", "takes away the paths to disks"),
        ("drbdadm", _D, r"^(?:invalidate|wipe-md|create-md|down|detach|secondary)\b", _VOLUME),
        (
            "ceph",
            _D,
            r"--yes-i-really|^osd (?:purge|destroy|out|rm|pool (?:rm|delete))|^fs rm|^mon (?:rm|remove)"
            r"|^auth (?:rm|del)",
            _VOLUME,
        ),
        ("rbd", _D, r"^(?:rm|remove|snap purge|snap rollback|trash purge)\b", _VOLUME),
        ("rados", _D, r"\b(?:purge|rmpool|rm)\b", _VOLUME),
        ("megacli", _D, r"(?i)-cfg(?:clr|lddel)|-pdclear|-ldinit", _VOLUME),
        ("MegaCli64", _D, r"(?i)-cfg(?:clr|lddel)|-pdclear|-ldinit", _VOLUME),
        ("storcli64", _D, r"\bdelete\b|\bdel\b|erase|start init", _VOLUME),
        ("hpssacli", _D, r"\bdelete\b", _VOLUME),
        ("ssacli", _D, r"\bdelete\b", _VOLUME),
        (
            "mdadm",
            _D,
            r"--(?:stop|fail|remove|zero-superblock|create|grow)|-[SCG]\b",
            "takes an array apart or makes it anew",
        ),
        ("losetup", _C, r"-D\b|--detach-all", "detaches every loop device"),
        ("fstrim", _C, r"-\w*[aAv]|/", "gives unused blocks back to the disk"),
        ("xfs_repair", _D, r"-\w*L", _REPAIR),
        ("reiserfsck", _D, r"--rebuild|--zero", _REPAIR),
        ("ntfsfix", _C, r".", _REPAIR),
        ("testdisk", _C, r"/dev/", "may write a partition table"),
        ("nwipe", _D, r".", _VOLUME),
        ("dban", _D, r".", _VOLUME),
        ("rear", _D, r"^recover\b", "rebuilds the disks of this machine"),
        ("partclone.restore", _D, r"/dev/", _VOLUME),
    ),
    Reason.DELETE: (
        ("wipe", _D, r".", "overwrites files so that nothing brings them back"),
        ("restic", _D, r"^(?:forget|prune|unlock|rewrite|key (?:remove|passwd))\b", _BACKUP),
        ("borg", _D, r"^(?:delete|prune|compact|recreate)\b", _BACKUP),
        (
            "kopia",
            _D,
            r"\b(?:snapshot (?:delete|expire)|maintenance run --full|repository (?:disconnect|change))",
            _BACKUP,
        ),
        ("tarsnap", _D, r"(?:^| )-d\b|--nuke", _BACKUP),
        ("bup", _D, r"^(?:rm|gc|prune-older)\b", _BACKUP),
        ("rdiff-backup", _D, r"--remove-older-than|\bremove\b", _BACKUP),
    ),
    Reason.RESOURCE_EXHAUSTION: (
        ("sfill", _D, r".", "fills a file system"),
        ("nping", _D, r"--flood|--rate \d{5,}", _FLOOD),
        ("slowhttptest", _D, r"-[cu]\b", _FLOOD),
        ("siege", _D, r"-c ?\d{4,}|--concurrent=\d{4,}", _FLOOD),
        ("vegeta", _D, r"-rate=?\s?(?:0|\d{5,})", _FLOOD),
        ("hey", _D, r"-c \d{4,}|-n \d{7,}", _FLOOD),
        ("masscan", _D, r"0\.0\.0\.0/0|--rate[ =]\d{5,}", _FLOOD),
        ("zmap", _D, r".", _FLOOD),
        ("iperf3", _C, r"-t ?0\b", _FLOOD),
        ("goldeneye", _D, r".", _FLOOD),
        ("openssl", _D, r"^speed .*-multi \d{3,}", "uses every processor"),
    ),
    Reason.NETWORK_LOCKOUT: (
        ("ettercap", _D, r".", _BETWEEN),
        ("arpspoof", _D, r".", _BETWEEN),
        ("aireplay-ng", _D, r".", "throws others off the network"),
        ("ethtool", _D, r"--reset\b|-s\b.*speed|--flash|-f\b", "resets the network card"),
    ),
    Reason.PRIVILEGE: (
        ("redis-server", _D, r"--protected-mode no|--bind (?:0\.0\.0\.0|\*)", _OPEN),
        ("dockerd", _D, r"(?:-H|--host)[ =]tcp://(?!127|localhost)", _OPEN),
        (
            "jupyter",
            _D,
            r"""\.(?:token|password)=(?:''|\"\"|\s|\Z)|--ip[= ](?:0\.0\.0\.0|\*).*token="""
            r"|--allow-root.*0\.0\.0\.0",
            _OPEN,
        ),
        ("code-server", _D, r"--auth[= ]none", _OPEN),
        ("sshd", _D, r"(?i)PermitEmptyPasswords[= ]yes|PermitRootLogin[= ]yes", _OPEN),
        ("vncserver", _D, r"(?i)SecurityTypes[= ]None", _OPEN),
        ("Xvnc", _D, r"(?i)SecurityTypes[= ]None", _OPEN),
        ("x11vnc", _D, r"-nopw\b|-shared\b(?!.*-(?:rfbauth|passwd|localhost))", _OPEN),
        ("ngrok", _D, r"^tcp\b", _OPEN),
        ("ngrok", _C, r"^http\b", _OPEN),
        ("cloudflared", _D, r"\btunnel\b.*\b(?:ssh|rdp|smb|tcp)://", _OPEN),
        ("bore", _D, r"^local 22\b", _OPEN),
        (
            "lxc",
            _D,
            r"config device add .*\bdisk\b.*source=/(?:\s|\Z)|security\.privileged[= ]true",
            "gives a container the whole machine",
        ),
        ("passwd", _D, r"--stdin\b|-d\b|--delete|-u\b|--unlock", "sets or opens an account without asking"),
        ("ssh", _C, r"(?:^|\s)-\w*R ?\S*:?(?:22|3389|5900):", _OPEN),
    ),
    Reason.SYSTEM_CONFIG: (
        (
            "security",
            _D,
            r"^(?:add-trusted-cert|authorizationdb write|delete-certificate|set-keychain-password)",
            _TRUST,
        ),
        ("grubby", _D, r"mitigations=off|selinux=0|apparmor=0|--remove-kernel|init=/", _GUARD),
        ("grubby", _C, r"--(?:update|set)", "changes how the machine starts"),
        ("update-crypto-policies", _D, r"--set LEGACY", _GUARD),
        ("npm", _D, r"config set strict-ssl[ =]false|set strict-ssl[ =]false", _GUARD),
        ("yarn", _D, r"config set strict-ssl false", _GUARD),
        ("pip", _D, r"config set global\.trusted-host", _GUARD),
        (
            "defaults",
            _D,
            r"com\.apple\.alf\b.*globalstate (?:-int )?0|GatekeeperDisable|LSQuarantine .*(?:false|NO)",
            _GUARD,
        ),
        ("xattr", _C, r"-\w*[cd]\w* .*com\.apple\.quarantine|-\w*c\b", "takes off the mark of what was downloaded"),
        ("mokutil", _D, r"--disable-validation|--import|--reset", _TRUST),
        ("sbctl", _D, r"^(?:reset|enroll-keys)", _TRUST),
        ("trust", _D, r"^anchor\b(?!.*--remove)", _TRUST),
        ("certutil", _D, r"-A\b.*-t ?\"?C", _TRUST),
        ("fail2ban-client", _D, r"^(?:stop|unban --all)", _GUARD),
    ),
    Reason.PERSISTENCE: (("defaults", _D, r"\b(?:LoginHook|LogoutHook)\b", "runs something at every log-in"),),
    Reason.SHUTDOWN: (
        ("pmset", _D, r"^(?:sleepnow|schedule (?:shutdown|poweron))", _ASLEEP),
        ("acpiconf", _D, r"-s ?[1-5]", _ASLEEP),
        ("zzz", _D, r"", _ASLEEP),
    ),
    Reason.DATABASE_DROP: (
        (
            "neo4j-admin",
            _D,
            r"\b(?:database )?(?:delete|drop|load .*--overwrite|import .*--overwrite)",
            "drops a database",
        ),
        (
            "curl",
            _D,
            r"(?:-X ?DELETE|--request[ =]DELETE).*:(?:9200|9201|5984|8086|8983|6333|7700"
            r"|19530)/[\w*,_-]+/?(?:\s|\Z)",
            "drops an index with all that is in it",
        ),
    ),
    Reason.PACKAGE_REMOVAL: (
        (
            "dnf",
            _D,
            r"\bhistory (?:undo|rollback)\b|\bmodule (?:remove|reset)\b|\bsystem-upgrade\b|\boffline-\w+",
            _UNNAMED,
        ),
        ("yum", _D, r"\bhistory (?:undo|rollback)\b", _UNNAMED),
        (
            "rpm-ostree",
            _D,
            r"\b(?:override remove|reset|rebase|rollback|uninstall)\b",
            "changes the whole system that is booted next",
        ),
        ("ostree", _D, r"\badmin (?:undeploy|cleanup|deploy)\b", "changes the system that is booted next"),
        (
            "port",
            _D,
            r"\buninstall\b.*\b(?:installed|inactive|all)\b|\breclaim\b",
            "removes packages that are not named",
        ),
        ("apt-get", _D, r"dselect-upgrade", "removes whatever is no longer selected"),
    ),
    Reason.GIT_HISTORY_LOSS: (
        (
            "jj",
            _C,
            r"\b(?:abandon|op(?:eration)? (?:abandon|restore)|undo|util gc)\b",
            "takes changes out of the history",
        ),
        (
            "jj",
            _D,
            r"\bop(?:eration)? abandon\b|\babandon .*(?:\.\.|all\(\))|\bgit push .*--(?:all|deleted)",
            "drops what could be brought back",
        ),
        ("git", _D, r"^lfs prune\b", "deletes local copies of large files"),
    ),
}

FACTS = facts_of(_ROWS)
PROGRAMS = frozenset(FACTS)
MATCHES = (
    "btrfs check --repair /dev/sda",
    "qemu-img resize --shrink a.qcow2 1G",
    "rbd rm pool/img",
    "redis-server --protected-mode no",
    "npm config set strict-ssl false",
    "neo4j-admin database delete neo4j",
    "curl -X DELETE http://h:9200/idx",
    "defaults write com.apple.loginwindow LoginHook /tmp/x",
)
IGNORES = (
    "btrfs filesystem show",
    "qemu-img info a.qcow2",
    "rbd ls",
    "npm config get strict-ssl",
    "curl http://h:9200/idx",
    "jj log",
    "mdadm --detail /dev/md0",
    "zpool status",
)


def assess(command: SimpleCommand) -> Finding | None:
    return judged(command, FACTS)
