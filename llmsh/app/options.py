"""The option table: the one source of `--help`, the man page, the completions and the launcher's word list."""

from dataclasses import dataclass

from llmsh.core.errors import ExitStatus


@dataclass(frozen=True, slots=True)
class Option:
    """One option. flags: e.g. ("-p", "--print"); value: the name of its value, "" for a switch.

    kind: what completes the value: "", "file", "directory", "number".
    """

    flags: tuple[str, ...]
    summary: str
    value: str = ""
    kind: str = ""

    @property
    def name(self) -> str:
        """The attribute that the parser stores the option in."""
        return self.flags[-1].lstrip("-").replace("-", "_")


@dataclass(frozen=True, slots=True)
class Argument:
    """One positional. count: "?" optional, "*" any number, "" exactly one; choices: fixed words."""

    name: str
    summary: str
    count: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Subcommand:
    """One subcommand. module: where its `run(arguments) -> int` is; description: a paragraph for man.

    takes_command: what follows the first operand belongs to it, also what looks like an option.
    """

    name: str
    summary: str
    module: str
    description: str
    arguments: tuple[Argument, ...] = ()
    options: tuple[Option, ...] = ()
    takes_command: bool = False


JSON = Option(("--json",), "print JSON (the schema is versioned)")
TOOLS_ACTIONS = ("list", "show", "call", "grant", "revoke", "approve", "path")
MCP_FUNCTIONS = ("plan", "explain", "search_history", "assess_risk", "run")
HISTORY_ACTIONS = ("list", "search", "import", "delete", "pause", "resume")
CWD = Option(("--cwd",), "as if in this directory", "DIR", "directory")

SUBCOMMANDS: tuple[Subcommand, ...] = (
    Subcommand(
        "ask",
        "turn a request in plain language into a plan, show it, and run it when confirmed",
        "llmsh.app.commands.ask",
        "On a terminal the plan is shown with what each step does and would touch, and runs when you confirm. "
        "Not on a terminal the plan is printed and nothing runs (exit status 3), unless --yes is given. "
        "Danger never runs without the typed word. `llmsh -c '? REQUEST'` is the same.",
        (Argument("request", "the request, as one or more words; from standard input with -", "*"),),
        (
            Option(("-y", "--yes"), "run without asking; allowed for plans that are at most caution"),
            Option(("-p", "--print"), "print the command alone; several steps as one script"),
            JSON,
            Option(("--batch",), 'JSON lines {"request", "cwd"} in, plans out, one process'),
            Option(("--elsewhere",), "plan for another machine: nothing is checked against this one"),
            CWD,
        ),
    ),
    Subcommand(
        "explain",
        "say why a command failed, with the fix ready",
        "llmsh.app.commands.explain",
        "Reads the output of a failed command on standard input (`make 2>&1 | llmsh explain`), or runs a command "
        "after -- and explains it if it fails. In the interactive shell, without arguments: the last failure. With a "
        "local model set, its words follow, marked as the model's: the found cause in other words, or a guess by the "
        "manual where none was found. It adds no cause and no fix, and --fix does not ask it.",
        (Argument("run", "a command to run and, when it fails, explain (after --)", "*"),),
        (
            Option(("--command",), "the command that failed", "TEXT"),
            Option(("--status",), "its exit status", "N", "number"),
            CWD,
            JSON,
            Option(("--fix",), "print only the best fix"),
        ),
    ),
    Subcommand(
        "route",
        "say for each line whether it is a command or a request",
        "llmsh.app.commands.route",
        'JSON lines {"line"} on standard input; answers {"route", "reason"} in order, '
        "route being command, request or unsure. With arguments: routes that one line.",
        (Argument("line", "one line to route", "*"),),
    ),
    Subcommand(
        "risk",
        "say how dangerous a command is, and why",
        "llmsh.app.commands.risk",
        'With an argument: that command. Without: JSON lines {"command"} on standard input; answers '
        '{"level", "reasons", "findings", "read_only"} in order, as they come.',
        (Argument("command", "one command", "*"),),
        (JSON,),
    ),
    Subcommand(
        "try",
        "run a command on a copy of the file system, show what it does, then keep or drop that",
        "llmsh.app.commands.try_",
        "The command runs in namespaces of its own, over an overlay of the real file system: nothing outside changes. "
        "Then every path that it made, changed, moved or deleted is shown, texts with a diff, and on a terminal you "
        "are asked. A commit is a step that `llmsh undo` takes back; it is refused when the files have changed "
        "meanwhile. Not on a terminal the difference is shown and dropped, unless --commit is given. One word is a "
        "command line for bash; several are a command and its arguments. A trial has no network; it neither sees nor "
        "signals a process outside; /dev, /proc, /run and /sys are its own or can only be read; keys, credentials, "
        "agents and the sockets of services are hidden. Programs that rename an existing directory by themselves, not "
        "through mv, fail in it. As an ordinary user, files of other owners or groups cannot be changed. What is "
        "written is held in memory. It needs Linux with user namespaces and overlayfs (6.6 or newer, older for root); "
        "where that is missing it says so and exits with 125. Else the exit status is the command's.",
        (Argument("words", "the command", "*"),),
        (
            Option(("--commit",), "apply the difference without asking"),
            Option(("--drop",), "only show the difference"),
            Option(("--time",), "stop it after N seconds (600)", "N", "number"),
            Option(("--memory",), "stop it beyond N MiB of memory (half of what is free)", "N", "number"),
            Option(("--processes",), "stop it at N processes and threads (1024)", "N", "number"),
            Option(("--size",), "let it write at most N MiB (a quarter of the free memory)", "N", "number"),
            JSON,
            CWD,
        ),
        takes_command=True,
    ),
    Subcommand(
        "undo",
        "bring back what a step changed",
        "llmsh.app.commands.undo",
        "Restores exactly what the last step of a plan (or checkpoint N) changed; refuses when the files have changed "
        "since, or asks on a terminal. An undo can itself be undone.",
        (Argument("number", "checkpoint to undo; the last one when missing", "?"),),
        (
            Option(("--list",), "list the checkpoints, newest first"),
            Option(("--show",), "show what the step did to each file, and change nothing"),
            Option(("--to",), "undo every step since checkpoint N and N itself, newest first", "N", "number"),
            Option(("--keep-changed",), "leave files that changed since the step as they are, undo the others"),
            Option(("--replace-changed",), "put the old state in place of files that changed since the step"),
            JSON,
        ),
    ),
    Subcommand(
        "history",
        "list, search, import, delete and pause the history",
        "llmsh.app.commands.history",
        "`list [WORD…]`: entries with all words, oldest first. `search WORD…`: commands with all words in any order, "
        "the best first (often, lately and in this directory used); with --meaning those that do what the words say. "
        "`import bash|zsh|fish|atuin [FILE]`: takes over another history; again, only what is new. `delete PATTERN`: "
        "takes away every entry that contains the text, or that a shell pattern (with * ? [) fits as a whole; or the "
        "one of --id, the newest of --last, or all that the filters leave. `pause`, `resume`: keep nothing in this "
        "shell, or with --all in every shell, for a while; bash's own history keeps nothing then as well. "
        "Passwords and tokens in arguments are replaced by *** before a line is kept (the setting history_secrets).",
        (
            Argument("action", "what to do; list when missing", "?", HISTORY_ACTIONS),
            Argument("words", "words to look for, a pattern, or a source and its file", "*"),
        ),
        (
            Option(("--dir",), "only what was run in DIR", "DIR", "directory"),
            Option(("--below",), "with --dir: or in a directory below it"),
            Option(("--status",), "only what ended so: ok, failed or a number", "STATUS"),
            Option(("--host",), "only what was run on HOST", "HOST"),
            Option(
                ("--since",), "only from then on: 2026-01-31, '2026-01-31 18:00', today, yesterday, 3d, 12h", "TIME"
            ),
            Option(("--until",), "only up to then", "TIME"),
            Option(("--limit",), "at most N (50)", "N", "number"),
            Option(("--meaning",), "search by what a command does, not by its words; best first"),
            Option(("--id",), "delete the entry with this number", "N", "number"),
            Option(("--last",), "delete the newest entry"),
            Option(("--all",), "pause, resume: every shell of this user"),
            Option(("-y", "--yes"), "delete without asking"),
            JSON,
        ),
    ),
    Subcommand(
        "policy",
        "show the rules about what plans may do here, or check a command against them",
        "llmsh.app.commands.policy",
        "Without words: every rule that holds in this directory and where it stands. `check COMMAND`: what the rules "
        "say about a command. `trust [DIR]`, `untrust [DIR]`: let a project's .llmsh/policy.toml allow, as it is now.",
        (Argument("words", "check COMMAND, trust [DIR] or untrust [DIR]", "*"),),
        (JSON,),
        takes_command=True,
    ),
    Subcommand(
        "audit",
        "list what was generated and what of it ran",
        "llmsh.app.commands.audit",
        "From the private log, oldest first, secrets masked. With words: the events that contain all of them; "
        "plan, run, refused and undo name kinds of events.",
        (Argument("words", "what to look for", "*"),),
        (
            Option(("--last",), "at most the last N events (50)", "N", "number"),
            JSON,
        ),
    ),
    Subcommand(
        "tools",
        "list, call and allow the functions that other programs offer",
        "llmsh.app.commands.tools",
        "A tool is a manifest in the folder that `path` prints, a function of a program that is connected to the "
        "kernel, or one of an MCP server that config.toml names; plans use them as steps. `list [WORD…]`, `show NAME`. "
        "`call NAME [KEY=VALUE…]`, or with one JSON object: calls it, as you; its exit status is the command's. "
        "Other programs need your word once for each tool: what they asked for, `grant` asks you about, "
        "`grant PROGRAM TOOL` allows it, `revoke PROGRAM [TOOL]` takes it back. A tool that has changed is asked "
        "about again. `approve [NUMBER…]`: decide about commands that programs want to run by `llmsh mcp`. "
        "Every call is in the audit log. See llmsh-kernel(7) for manifests, MCP servers and the protocol.",
        (
            Argument("action", "what to do; list when missing", "?", TOOLS_ACTIONS),
            Argument("words", "words to look for, or names, then KEY=VALUE", "*"),
        ),
        (
            Option(("--as",), "call as this program, which needs a grant; on a terminal you are asked once", "PROGRAM"),
            Option(("-y", "--yes"), "do not ask"),
            CWD,
            JSON,
        ),
    ),
    Subcommand(
        "mcp",
        "serve other programs by the Model Context Protocol, on standard input and output",
        "llmsh.app.commands.mcp",
        "For clients that start it, such as editors and assistants. Offers `plan`, `explain`, `search_history`, "
        "`assess_risk` and `run`, or only those that are named. `run` runs nothing that you have not confirmed: in a "
        "dialog of the client, or with `llmsh tools approve` in a terminal, which what is dangerous, or asked about by "
        "your policy, always takes. Needs the Python package mcp. What a client is told may go to "
        "whatever model it uses; leave `search_history` out where it shall not.",
        (Argument("functions", "only these", "*", MCP_FUNCTIONS),),
    ),
    Subcommand(
        "model",
        "list, pull, choose, remove and measure local models",
        "llmsh.app.commands.model",
        "A model is asked where the built-in planner is not sure. `list`: models on this disk, those of Ollama, "
        "llama.cpp, the Hugging Face cache and LM Studio among them, and the ones of the server that is set; * marks "
        "the one in use. `pull ORG/REPO[:Q4_K_M]`, or /FILE.gguf, or the address of a .gguf file: tells its size, "
        "memory need and licence, asks, and fetches it; a pull that broke goes on where it ended. "
        "`use NAME|FILE|ADDRESS|none`: tries it and writes it into config.toml. `remove NAME`: one that was pulled. "
        "`bench [NAME|FILE|ADDRESS]`: accuracy, latency, memory and held-back requests with and without it, on "
        "llmsh's own evaluation; from the source tree. HF_ENDPOINT names another hub, HF_TOKEN is for what only "
        "members may have. The key of a server: model_key_file in config.toml, or LLMSH_MODEL_API_KEY.",
        (
            Argument("action", "what to do; list when missing", "?", ("list", "pull", "use", "remove", "bench")),
            Argument("words", "a repository, a model's name, a file or an address", "*"),
        ),
        (
            Option(("--name",), "use: which of the server's models", "NAME"),
            Option(("--cases",), "bench: at most N requests (60)", "N", "number"),
            Option(("-y", "--yes"), "do not ask"),
            JSON,
        ),
    ),
    Subcommand(
        "doctor",
        "check the installation: what is here, which tier answers, what is slow",
        "llmsh.app.commands.doctor",
        "Changes nothing. Each line is a finding; the exit status is 1 when something needs attention.",
        (),
        (JSON,),
    ),
    Subcommand(
        "setup",
        "write a configuration, make llmsh the login shell, let systemd start the kernel, or take it back",
        "llmsh.app.commands.setup",
        "Without options: writes a commented config.toml if there is none. System files are touched only on request, "
        "written atomically, and the way back is printed.",
        (),
        (
            Option(("--login-shell",), "add llmsh to /etc/shells and make it this user's login shell (asks chsh)"),
            Option(("--profile",), "keep bash in passwd; start llmsh at the end of ~/.bash_profile on a terminal"),
            Option(("--systemd",), "let systemd hold the kernel's socket: shows two user units, then writes them"),
            Option(("--remove",), "with --systemd: take the units away"),
            Option(("--uninstall",), "undo --login-shell and --profile"),
            Option(("-y", "--yes"), "do not ask"),
        ),
    ),
    Subcommand(
        "kernel",
        "the resident service that plans for every shell",
        "llmsh.app.commands.kernel",
        "Started by itself on first need, one per user; ends after idle time. `run` stays in the foreground.",
        (Argument("action", "what to do", "", ("start", "stop", "status", "log", "run")),),
    ),
)

SHELL_OPTIONS: tuple[Option, ...] = (
    Option(("-c",), "run STRING exactly as bash would; a STRING that begins with `? ` is a request", "STRING"),
    Option(("-l", "--login"), "be a login shell"),
    Option(("-i",), "be interactive"),
    Option(("-s",), "read commands from standard input"),
    Option(("--norc",), "do not read ~/.bashrc"),
    Option(("--noprofile",), "do not read the login files"),
    Option(("--rcfile",), "read FILE instead of ~/.bashrc", "FILE", "file"),
    Option(("--help",), "show help and exit"),
    Option(("--version",), "show the version and exit"),
)

EXIT_STATUSES: tuple[tuple[int, str], ...] = (
    (ExitStatus.OK, "done; for `explain`: an explanation was printed"),
    (ExitStatus.FAILED, "failed, with a message; an undo refused; a finding of `doctor`"),
    (ExitStatus.USAGE, "the arguments are wrong"),
    (ExitStatus.NEEDS_CONFIRMATION, "a plan was printed, nothing was run: it needs confirmation"),
    (ExitStatus.NO_PLAN, "the request could not be planned"),
    (ExitStatus.LIMIT, "`try`: a limit ended the command"),
    (ExitStatus.NO_TRIAL, "`try`: a trial cannot be made here, or its commit was refused"),
    (ExitStatus.BUG, "a fault of llmsh; the log has the details"),
    (ExitStatus.INTERRUPTED, "interrupted by Ctrl-C"),
)

BY_NAME = {subcommand.name: subcommand for subcommand in SUBCOMMANDS}
