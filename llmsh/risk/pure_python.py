"""Whether Python text only computes and prints; what cannot be told is not claimed."""

from typing import TYPE_CHECKING

from llmsh.syntax.names import names

if TYPE_CHECKING:
    import ast

_PYTHON_MEMBERS = {  # of these modules only what reads
    "os": names(
        """
        getcwd getcwdb listdir scandir walk path sep linesep name cpu_count getpid getppid getuid geteuid getgid uname
        stat lstat access environ getenv get_terminal_size getloadavg times curdir pardir pathsep devnull sysconf
        get_exec_path fspath readlink getlogin getgroups R_OK W_OK X_OK F_OK statvfs sched_getaffinity
        join exists isfile isdir basename dirname abspath realpath expanduser getsize getmtime splitext islink
        """
    ),
    "shutil": names(
        """
        disk_usage which get_terminal_size
        """
    ),
    "pathlib": names(
        """
        Path PurePath PurePosixPath
        """
    ),
    "glob": names(
        """
        glob iglob escape
        """
    ),
    "socket": names(
        """
        gethostname getfqdn gethostbyname inet_aton AF_INET
        """
    ),
    "importlib.metadata": names(
        """
        version distributions
        """
    ),
}
_PYTHON_CHANGING = names(  # methods of paths, and what opens something
    """
    unlink rmdir write_text write_bytes rename replace touch mkdir chmod lchmod symlink_to hardlink_to link_to open
    remove
    """
)
_PYTHON_SAFE = names(
    """
    json ast sys math re datetime time collections itertools statistics random string textwrap decimal fractions
    calendar platform hashlib base64 functools operator uuid ipaddress csv pprint this urllib.parse struct zlib
    secrets unicodedata locale enum typing dataclasses numpy html bisect heapq site sysconfig tomllib yaml colorsys
    """
)
_PYTHON_BAD = names(
    """
    exec eval compile open __import__ getattr setattr delattr globals vars breakpoint input __builtins__ memoryview
    """
)
_PYTHON_ATTRIBUTES = names(  # among them modules, which lead from a harmless one to what they can do
    """
    os sys io codecs builtins subprocess posix posixpath ntpath genericpath importlib types threading ctypes signal
    tempfile runpy pickle marshal inspect multiprocessing asyncio webbrowser urllib_request http
    modules settrace setprofile save savetxt tofile memmap fromfile load_module exec system DictWriter_
    safe_dump_file dump Loader UnsafeLoader FullLoader unsafe_load unsafe_load_all attrgetter methodcaller
    addsitedir breakpointhook
    """
)


def is_pure_python(text: str) -> bool:
    """Claims that `text` only computes and prints: harmless imports, no way to files, names or code."""
    import ast  # nearly all that is assessed is no Python

    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    bound: dict[str, frozenset[str]] = {}
    has_paths = False
    nodes = list(ast.walk(tree))
    for node in nodes:
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name in _PYTHON_SAFE:
                    continue
                top = alias.name.partition(".")[0]
                if alias.name != "os.path" and alias.name not in _PYTHON_MEMBERS:
                    return False
                bound[alias.asname or top] = _PYTHON_MEMBERS[alias.name if alias.name != "os.path" else "os"]
        elif isinstance(node, ast.ImportFrom):
            members = _PYTHON_MEMBERS.get("os" if node.module == "os.path" else node.module or "")
            if node.module not in _PYTHON_SAFE and (
                members is None or any(alias.name not in members for alias in node.names)
            ):
                return False
            if any(alias.name in _PYTHON_ATTRIBUTES or alias.name == "*" for alias in node.names):
                return False
            has_paths = has_paths or node.module == "pathlib"
    members_used = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
    opened = {id(node.func) for node in nodes if isinstance(node, ast.Call) and _only_reads(node)}
    for node in nodes:
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in bound
            and node.attr not in bound[node.value.id]
        ):
            return False
        if isinstance(node, ast.Name) and node.id in bound and id(node) not in members_used:
            return False  # the module itself is handed on
        if (
            (isinstance(node, ast.Name) and node.id in _PYTHON_BAD and id(node) not in opened)
            or (isinstance(node, ast.Attribute) and (node.attr.startswith("_") or node.attr in _PYTHON_ATTRIBUTES))
            or ((bound or has_paths) and isinstance(node, ast.Attribute) and node.attr in _PYTHON_CHANGING)
            or isinstance(node, ast.While)
        ):
            return False
    return True


def _only_reads(call: "ast.Call") -> bool:
    """Claims that `call` is `open("FILE")`, or with a mode that reads."""
    import ast

    if not (isinstance(call.func, ast.Name) and call.func.id == "open" and 1 <= len(call.args) <= 2):
        return False
    modes = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "mode")]
    others = {word.arg for word in call.keywords} - {"mode", "encoding", "errors", "newline"}
    reads = all(isinstance(mode, ast.Constant) and mode.value in ("r", "rb", "rt") for mode in modes)
    return reads and not others and isinstance(call.args[0], ast.Constant)
