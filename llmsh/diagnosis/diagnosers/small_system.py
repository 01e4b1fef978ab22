"""Small programs of the system and the network that say in their own words what they lack."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote_path
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "you do not have permission to use",
    "you may not view or modify password",
    "any valid prefix is expected",
    "an inet prefix is expected",
    "invalid argument:",
    "no path found matching pattern",
    "failed to open files",
    "unknown cipher type",
    "unknown mac type",
    "incorrect passphrase",
    "overwrite (y/n)?",
    "port number too large",
    "port number invalid",
    "failure writing output to destination",
    "unknown variable '",
    "on position 1",
    "unrecognized option: -",
    "no default destination",
    "invalid rsa key length",
    "invalid ecdsa key length",
    "invalid dsa key length",
    "not a block device",
    "unsupported priority value",
)
PROGRAMS = frozenset(
    {"at", "batch", "crontab", "passwd", "ip", "ping", "dpkg", "dpkg-query", "journalctl", "ssh", "scp", "ssh-keygen",
     "nc", "netcat", "curl", "mysql", "mariadb", "mysqldump", "traceroute", "java", "ssh-add",
     "lp", "lpr", "lpq", "chrt", "lsblk", "blkid", "mkfs", "fsck", "blockdev", "hdparm"}
)  # fmt: skip
MATCHES = (
    Case("ssh-keygen -t rsa -b 512", "Invalid RSA key length: minimum is 1024 bits", 255, says="1024"),
    Case("lsblk /dev/sdz", "lsblk: /dev/sdz: not a block device", 64, says="/dev/sdz", fix="lsblk"),
    Case("at noon", "You do not have permission to use at.", 1, says="at"),
    Case(
        "passwd root",
        "passwd: You may not view or modify password information for root.",
        1,
        says="`root`",
        fix="sudo passwd root",
    ),
    Case(
        "ip route get 300.1.1.1", 'Error: any valid prefix is expected rather than "300.1.1.1".', 1, says="`300.1.1.1`"
    ),
    Case("ping -c x ::1", "ping: invalid argument: 'x'", 1, says="`x`"),
    Case("dpkg -S /etc/x", "dpkg-query: no path found matching pattern /etc/x", 1, says="/etc/x"),
    Case("journalctl --file none.journal", "Failed to open files: No such file or directory", 1, says="journal"),
    Case("ssh -c foo localhost", "Unknown cipher type 'foo'", 255, says="`foo`", fix="ssh -Q cipher"),
    Case("ssh-keygen -y -f k", 'Load key "k": incorrect passphrase supplied to decrypt private key', 255, says="`k`"),
    Case("ssh-keygen -f k", "k already exists.\nOverwrite (y/n)? ", 1, says="`k`"),
    Case("nc ::1 99999", "nc: port number too large: 99999", 1, says="`99999`"),
    Case(
        "curl -o nodir/x http://h/",
        "curl: (23) Failure writing output to destination",
        23,
        says="nodir/x",
        fix="mkdir -p nodir && curl -o nodir/x http://h/",
    ),
    Case("mysql --usr=root", "mysql: unknown variable 'usr=root'", 7, says="`usr`"),
    Case(
        "traceroute nosuch.invalid",
        'nosuch.invalid: Name or service not known\nCannot handle "host" cmdline arg '
        "`nosuch.invalid' on position 1 (argc 1)",
        2,
        says="nosuch.invalid",
    ),
    Case(
        "java -Xfoo A",
        "Unrecognized option: -Xfoo\nError: Could not create the Java Virtual Machine.",
        1,
        says="`-Xfoo`",
        fix="java -X",
    ),
    Case("lp letter.pdf", "lp: Error - no default destination available.", says="printer", fix="lpstat -p"),
    Case("lpr letter.pdf", "lpr: Error - No default destination.", says="printer"),
    Case(
        "chrt -o 5 make",
        "chrt: unsupported priority value for the policy: 5: see --max for valid range",
        says="`5`",
        fix="chrt --max",
    ),
)
IGNORES = (
    Case("ping h", "ping: h: Name or service not known", 2),
    Case("dpkg -i x.deb", "dpkg: error: cannot access archive 'x.deb': No such file or directory", 2),
)


def _unwritten(match: re.Match[str], problem: Problem) -> Finding:
    argv = problem.argv_of("curl")
    target = next((argv[at + 1] for at, word in enumerate(argv[:-1]) if word in ("-o", "--output")), "")
    folder = target.rpartition("/")[0]
    return Finding(
        f"curl could not write to {target or 'its output'}.",
        0.94,
        "The folder is not there or closed to you, the disk is full, or the program behind the pipe ended.",
        seen(match),
        (Fix(problem.begin_with(f"mkdir -p {quote_path(folder)}"), "makes the folder first"),) if folder else (),
        () if folder else ("see the room on the disk: df -h .",),
    )


TOLD = (
    (
        late_pattern(r"Invalid (?P<kind>\w+) key length: (?P<why>minimum is \d+ bits|maximum is \d+ bits)?"),
        lambda m, p: Finding(
            f"A key of the kind {m['kind']} cannot have this length" + (f": the {m['why']}." if m["why"] else "."),
            0.97,
            "Short keys are quickly broken. Usual are 3072 or 4096 bits for RSA; ed25519 needs no length at all.",
            seen(m),
            (),
            ("give a usual length, such as -b 4096, or take -t ed25519",),
        ),
    ),
    (
        late_pattern(r"(?P<path>/\S+): not a block device"),
        lambda m, p: Finding(
            f"`{m['path']}` is no disk or partition of this machine.",
            0.95,
            "Disks have names such as /dev/sda or /dev/nvme0n1, and their parts a number behind that.",
            seen(m),
            (Fix("lsblk", "lists the disks there are"),),
        ),
    ),
    (
        late_pattern(r"[Nn]o default destination(?: available)?"),
        lambda m, p: Finding(
            "No printer was named, and none is set as the usual one.",
            0.97,
            "A printer is named with -d (lp) or -P (lpr), or set once for always with lpoptions -d.",
            seen(m),
            (Fix("lpstat -p", "lists the printers"),),
        ),
    ),
    (
        late_pattern(r"unsupported priority value for the policy: (?P<value>-?\d+)"),
        lambda m, p: Finding(
            f"`{m['value']}` is no priority of this policy: most take 1 to 99, the others only 0.",
            0.96,
            "A higher number comes first. The usual policy (-o), and idle and batch, know only the priority 0.",
            seen(m),
            (Fix("chrt --max", "shows the lowest and the highest of each policy"),),
        ),
    ),
    (
        late_pattern(r"You do not have permission to use (?P<name>\w+)"),
        lambda m, p: Finding(
            f"You are not among those who may use {m['name']} on this machine.",
            0.96,
            f"The files /etc/{m['name']}.allow and /etc/{m['name']}.deny list who may.",
            seen(m),
            (),
            ("ask an administrator to add you",),
        ),
    ),
    (
        late_pattern(r"You may not view or modify password information for (?P<name>[\w.-]*\w)"),
        lambda m, p: Finding(
            f"Only root may change the password of `{m['name']}`.",
            0.97,
            "Everybody may change their own password: passwd without a name.",
            seen(m),
            (Fix(f"sudo {p.command}", "asks for root's rights"), Fix("passwd", "changes your own")),
        ),
    ),
    (
        late_pattern(r"(?:any valid|an inet6?) prefix is expected rather than \"(?P<word>[^\"]+)\""),
        lambda m, p: Finding(
            f"`{m['word']}` is no address of a network.",
            0.96,
            "An IPv4 address has four numbers from 0 to 255; a / and the size of the network may follow.",
            seen(m),
            (),
            ("correct the address, for example 192.168.1.0/24",),
        ),
    ),
    (
        late_pattern(r"ping6?: invalid argument: '(?P<word>[^']+)'"),
        lambda m, p: Finding(
            f"ping cannot use `{m['word']}`: it wants a number there.",
            0.95,
            "-c takes how many packets, -i and -W take seconds, -s takes bytes.",
            seen(m),
            (),
            ("write a number after the option",),
        ),
    ),
    (
        late_pattern(r"no path found matching pattern (?P<path>\S+)"),
        lambda m, p: Finding(
            f"No installed package brought {m['path']}.",
            0.95,
            "It was made by hand or by a program, or belongs to a package that is not installed.",
            seen(m),
            (Fix(f"ls -l {quote_path(m['path'])}", "shows whether it is there"),),
            ("to search packages that are not installed: apt-file search",),
        ),
    ),
    (
        late_pattern(r"Failed to open (?:files|journal(?: files?)?|directory [^:]+): (?P<why>.+)"),
        lambda m, p: Finding(
            "The journal file that was named cannot be opened.",
            0.93,
            "--file wants a file of the journal; those of this machine are below /var/log/journal.",
            seen(m),
            (Fix("journalctl --list-boots", "lists what the journal of this machine holds"),),
        ),
    ),
    (
        late_pattern(r"Unknown (?P<kind>cipher|mac) type '?(?P<name>[^'\s]+)"),
        lambda m, p: Finding(
            f"ssh knows no {m['kind']} called `{m['name']}`.",
            0.97,
            "Old ones are taken out of new versions, because they are no longer safe.",
            seen(m),
            (Fix(f"ssh -Q {m['kind']}", "lists those it knows"),),
        ),
    ),
    (
        late_pattern(r"(?:Load|load) key \"(?P<file>[^\"]+)\": incorrect passphrase"),
        lambda m, p: Finding(
            f"The passphrase for the key `{m['file']}` is wrong.",
            0.97,
            "A passphrase protects the key file itself; it cannot be found out or reset, only known.",
            seen(m),
            (),
            ("try again, mind capital letters and the keyboard layout",),
        ),
    ),
    (
        late_pattern(r"(?m)^(?P<file>\S+) already exists\.\nOverwrite \(y/n\)\?"),
        lambda m, p: Finding(
            f"There is a key `{m['file']}` already, and it was not replaced.",
            0.96,
            "Who has only the old public half could not let you in with a new key.",
            seen(m),
            (Fix(f"ls -l {quote_path(m['file'])}", "shows it"),),
            ("give the new key another name with -f",),
        ),
    ),
    (
        late_pattern(r"port number (?:too large|invalid): (?P<port>\S+)"),
        lambda m, p: Finding(
            f"`{m['port']}` is no port: ports go from 1 to 65535.",
            0.97,
            "A port says which of the programs of a machine is meant.",
            seen(m),
            (),
            ("give a port between 1 and 65535",),
        ),
    ),
    (
        late_pattern(r"curl: \(23\) (?:Failure writing output|Failed writing|client returned ERROR on write)"),
        _unwritten,
    ),
    (
        late_pattern(r"unknown variable '(?P<name>[^'=]+)"),
        lambda m, p: Finding(
            f"The program has no option or setting `{m['name']}`.",
            0.95,
            "It may come from the line or from a settings file such as ~/.my.cnf.",
            seen(m),
            (Fix(f"{p.argv[0]} --help" if p.argv else "mysql --help", "lists its options"),),
        ),
    ),
    (
        late_pattern(r"(?P<name>[\w.-]+): (?:Name or service not known|Temporary failure)[^\n]*\nCannot handle"),
        lambda m, p: Finding(
            f"The name {m['name']} is not known: it cannot be turned into an address.",
            0.96,
            "Names of machines are looked up in the DNS. The name is misspelt, or there is no network now.",
            seen(m),
            (Fix(f"getent hosts {m['name']}", "looks the name up"),),
        ),
    ),
    (
        late_pattern(r"Unrecognized option: (?P<name>-\S+)\n(?:Error: )?Could not create the Java"),
        lambda m, p: Finding(
            f"Java does not know the option `{m['name']}`.",
            0.97,
            "Options for the virtual machine stand before the class. Old ones were taken out of new versions.",
            seen(m),
            (Fix("java -X", "lists the options that begin with -X"),),
        ),
    ),
)  # fmt: skip


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
