"""Programs that look after a machine: what they were given that they do not know."""

from llmsh.core.diagnosis import Fix
from llmsh.core.late_pattern import late_pattern
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.told import seen, told

SIGNATURES = (
    "unknown scheduling class",
    "failed to set pid",
    "read swap header failed",
    "cannot stat /proc/sys",
    "invalid user name",
    "unknown user-defined format specifier",
    "you may not change the shell",
    "failed to parse calendar",
    "no alternatives for",
    "bad relation",
    "uris in your sources.list",
    "applet not found",
    "not a dynamic executable",
    "no regular files to watch",
    "unknown terminfo capability",
    "must be connected to a terminal",
    "standard input is not a terminal",
    "bad decrypt",
    "unknown option or message digest",
    "could not read private key",
    "could not find private key",
    "invalid argument near character",
    "improper image header",
    "to default locale",
)
MATCHES = (
    Case("ionice -c x true", "ionice: unknown scheduling class: 'x'", 1, says="`x`"),
    Case("taskset -c 999 true", "taskset: failed to set pid 26270's affinity: Invalid argument", 1, says="processor",
         fix="nproc --all"),
    Case("swapon notes.txt", "swapon: /w/notes.txt: insecure permissions 0644, 0600 suggested.\nswapon: /w/notes.txt: "
         "read swap header failed", 255, says="/w/notes.txt"),
    Case("sysctl foo.bar", "sysctl: cannot stat /proc/sys/foo/bar: No such file or directory", 255, says="`foo.bar`"),
    Case("pgrep -u bobx sh", "pgrep: invalid user name: bobx", 2, says="`bobx`"),
    Case("ps -o foo", 'error: unknown user-defined format specifier "foo"\n\nUsage:', 1, says="`foo`", fix="ps L"),
    Case("chsh -s /bin/nosuch", "You may not change the shell for 'bob'.", 1, says="bob"),
    Case("systemd-analyze calendar 'every day'",
         "Failed to parse calendar specification 'every day': Invalid argument", 1, says="`every day`"),
    Case("update-alternatives --display x", "update-alternatives: error: no alternatives for x", 2, says="`x`",
         fix="update-alternatives --get-selections"),
    Case("dpkg --compare-versions 1 foo 2", "dpkg: error: --compare-versions bad relation", 2, says="compare"),
    Case("apt-get source x", "E: You must put some 'deb-src' URIs in your sources.list", 100, says="deb-src"),
    Case("busybox nosuch", "nosuch: applet not found", 127, says="`nosuch`", fix="busybox --list"),
    Case("ldd notes.txt", "\tnot a dynamic executable", 1, says="shared", fix="file notes.txt"),
    Case("entr echo", "entr: No regular files to watch", 1, says="names"),
    Case("tput nocap", "tput: unknown terminfo capability 'nocap'", 4, says="`nocap`"),
    Case("screen -r x", "Must be connected to a terminal.", 1, says="terminal"),
    Case("openssl enc -d -in n", "bad decrypt\n4007CE74AA7F0000:error:1C800064:Provider routines", 1, says="password"),
    Case("openssl dgst -sha999 f", "dgst: Unknown option or message digest: sha999", 1, says="`sha999`",
         fix="openssl list -digest-algorithms"),
    Case("openssl rsa -in f", "Could not read private key from f", 1, says="`f`"),
    Case("setfacl -m u:bobx:r f", "setfacl: Option -m: Invalid argument near character 3", 2, says="u:bobx:r"),
    Case("convert a.png a.jpg", "convert: improper image header `a.png' @ error/png.c/ReadPNGImage/4110.", 1,
         says="`a.png`", fix="file a.png"),
    Case("locale charmap", "locale: Cannot set LC_CTYPE to default locale: No such file or directory", 1,
         says="locale", fix="locale -a"),
)  # fmt: skip
IGNORES = (
    Case("node a.js", "digital envelope routines::unsupported", 1),
    Case("ssh -t h", "the input device is not here", 1),
)
TOLD = (
    (
        late_pattern(r"ionice: unknown scheduling class: '(?P<word>[^']+)'"),
        lambda m, p: Finding(
            f"ionice knows no class `{m['word']}`.",
            0.97,
            "There are 1 (realtime), 2 (best-effort) and 3 (idle).",
            seen(m),
            (Fix(p.replace_word(m["word"], "3"), "only when nobody else uses the disk"),),
        ),
    ),
    (
        late_pattern(r"failed to set pid \d+'s affinity: Invalid argument"),
        lambda m, p: Finding(
            "This machine has no processor with that number.",
            0.95,
            "Processors are counted from 0.",
            seen(m),
            (Fix("nproc --all", "tells how many there are"),),
        ),
    ),
    (
        late_pattern(r"swapon: (?P<path>\S+): read swap header failed"),
        lambda m, p: Finding(
            f"`{m['path']}` was not made ready for swapping.",
            0.96,
            "A file for swapping needs a mark at its start, which mkswap writes over what is there.",
            seen(m),
            (Fix(f"file {quote(m['path'])}", "tells what it is now"),),
            ("for an empty file of the right size: mkswap, then swapon",),
        ),
    ),
    (
        late_pattern(r"sysctl: cannot stat /proc/sys/(?P<path>\S+):"),
        lambda m, p: Finding(
            f"The kernel has no setting `{'.'.join(m['path'].split('/'))}`.",
            0.97,
            "It is misspelt, or belongs to a part of the kernel that is not loaded.",
            seen(m),
            (Fix("sysctl -a", "lists all settings"),),
        ),
    ),
    (
        late_pattern(r"invalid user name: (?P<name>\S+)"),
        lambda m, p: Finding(
            f"There is no user called `{m['name']}` on this machine.",
            0.96,
            "Users are listed in /etc/passwd, or come from a server.",
            seen(m),
            (Fix("getent passwd", "lists those there are"),),
        ),
    ),
    (
        late_pattern(r"unknown user-defined format specifier \"(?P<name>[^\"]+)\""),
        lambda m, p: Finding(
            f"ps has no column called `{m['name']}`.",
            0.97,
            "-o takes names of columns with commas between them, such as pid,user,args.",
            seen(m),
            (Fix("ps L", "lists the columns"),),
        ),
    ),
    (
        late_pattern(r"You may not change the shell for '?(?P<name>[\w.-]*\w)"),
        lambda m, p: Finding(
            f"The login shell of {m['name']} may not be changed by you.",
            0.95,
            "Its present shell is not listed in /etc/shells, so the account counts as restricted.",
            seen(m),
            (Fix("cat /etc/shells", "lists the shells that are allowed"),),
        ),
    ),
    (
        late_pattern(r"Failed to parse calendar (?:specification|expression) '(?P<word>[^']+)'"),
        lambda m, p: Finding(
            f"systemd cannot read `{m['word']}` as a time that comes again.",
            0.97,
            "It reads daily, weekly, Mon..Fri 09:00 and *-*-01 04:00:00.",
            seen(m),
            (Fix("systemd-analyze calendar daily", "shows how one is read"),),
        ),
    ),
    (
        late_pattern(r"no alternatives for (?P<name>\S+)"),
        lambda m, p: Finding(
            f"There is no choice between programs called `{m['name']}` here.",
            0.96,
            "Behind a name such as editor stands one of several programs.",
            seen(m),
            (Fix("update-alternatives --get-selections", "lists those there are"),),
        ),
    ),
    (
        late_pattern(r"--compare-versions bad relation"),
        lambda m, p: Finding(
            "dpkg does not know the word between the two versions that it was to compare.",
            0.96,
            "It takes lt, le, eq, ne, ge and gt.",
            seen(m),
            (),
            ("write for example: dpkg --compare-versions 1.0 lt 2.0",),
        ),
    ),
    (
        late_pattern(r"You must put some 'deb-src' URIs"),
        lambda m, p: Finding(
            "No sources of packages are set up: there is no line deb-src.",
            0.97,
            "Ready packages and their sources come from separate lines in the list of apt.",
            seen(m),
            (Fix("grep -rn '^deb' /etc/apt/sources.list /etc/apt/sources.list.d", "shows the lines there are"),),
            ("add a line deb-src for each line deb, then apt-get update",),
        ),
    ),
    (
        late_pattern(r"(?P<name>\S+): applet not found"),
        lambda m, p: Finding(
            f"busybox has no program `{m['name']}` in it.",
            0.97,
            "busybox holds small forms of many programs; which ones was chosen when it was built.",
            seen(m),
            (Fix("busybox --list", "lists those in it"),),
        ),
    ),
    (
        late_pattern(r"not a dynamic executable"),
        lambda m, p: Finding(
            "That file uses no shared libraries: it is no program, or has all in itself.",
            0.94,
            "ldd shows the libraries that a program loads when it starts.",
            seen(m),
            (Fix(f"file {quote(p.argv[-1])}", "tells what it is"),) if len(p.argv) > 1 else (),
        ),
    ),
    (
        late_pattern(r"entr: No regular files to watch"),
        lambda m, p: Finding(
            "entr got no names of files to watch.",
            0.96,
            "It reads the names from its input, one a line.",
            seen(m),
            (),
            ("pipe names in: ls *.c | entr make",),
        ),
    ),
    (
        late_pattern(r"unknown terminfo capability '(?P<name>[^']+)'"),
        lambda m, p: Finding(
            f"tput knows no capability `{m['name']}`.",
            0.97,
            "It takes short names such as cols, lines, bold, sgr0 and setaf 1.",
            seen(m),
            (Fix("infocmp -1", "lists what this terminal can do"),),
        ),
    ),
    (
        late_pattern(r"Must be connected to a terminal|Standard input is not a terminal"),
        lambda m, p: Finding(
            "The program fills the screen, and its input is no terminal here.",
            0.93,
            "In a pipe, in cron or in a script there is nobody to press keys.",
            seen(m),
            (),
            ("run it by hand in a terminal; over ssh add -t",),
        ),
    ),
    (
        late_pattern(r"(?m)^bad decrypt"),
        lambda m, p: Finding(
            "The password is wrong, or the file was encrypted with other options.",
            0.96,
            "The method, -pbkdf2 and -iter have to be the same on both ways.",
            seen(m),
            (),
            ("try again with the password and the options of then",),
        ),
    ),
    (
        late_pattern(r"Unknown option or message digest: (?P<name>\S+)"),
        lambda m, p: Finding(
            f"OpenSSL has no digest `{m['name']}`.",
            0.98,
            "A digest is a short number made from a file, such as sha256.",
            seen(m),
            (Fix("openssl list -digest-algorithms", "lists those it has"),),
        ),
    ),
    (
        late_pattern(r"Could not (?:read|find) private key(?: of .*)? from (?P<name>\S+)"),
        lambda m, p: Finding(
            f"`{m['name']}` holds no private key that OpenSSL can read.",
            0.95,
            "A key in PEM form begins with -----BEGIN PRIVATE KEY-----. A certificate is something else.",
            seen(m),
            (Fix(f"head -1 {quote(m['name'])}", "shows how the file begins"),),
        ),
    ),
    (
        late_pattern(r"Option -(?P<option>\w): Invalid argument near character (?P<place>\d+)"),
        lambda m, p: Finding(
            f"setfacl cannot read `{_after(p, m['option'])}` from its letter {m['place']} on.",
            0.95,
            "An entry is u:name:rwx or g:name:rwx; the user or group has to exist.",
            seen(m),
            (Fix("getent passwd", "lists the users"),),
        ),
    ),
    (
        late_pattern(r"improper image header `(?P<name>[^']+)'"),
        lambda m, p: Finding(
            f"`{m['name']}` is not the kind of picture that its name says.",
            0.96,
            "The ending of a name does not make a picture; the download may be a web page.",
            seen(m),
            (Fix(f"file {quote(m['name'])}", "tells what it is"),),
        ),
    ),
    (
        late_pattern(r"Cannot set LC_\w+ to default locale"),
        lambda m, p: Finding(
            "The locale that is set is not installed on this machine.",
            0.9,
            "A locale says language and character set; LANG and LC_ALL name it.",
            seen(m),
            (Fix("locale -a", "lists those installed"),),
            ("choose one of these: export LC_ALL=C.UTF-8",),
        ),
    ),
)  # fmt: skip


def _after(problem: Problem, option: str) -> str:
    """The word of the command after `-option`, or what sticks to it."""
    argv = problem.argv_of("setfacl")
    for at, word in enumerate(argv):
        if word == f"-{option}" and at + 1 < len(argv):
            return argv[at + 1]
        if word.startswith(f"-{option}"):
            return word[2:]
    return f"-{option}"


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    return told(TOLD, problem)
