"""Which diagnoser to ask: by a word of its output and by program; only those that fit are imported.

Written by `python -m llmsh.diagnosis.register` from the constants in each diagnoser; a test holds it in step.
BY_WORD: the rarest word of a signature → (diagnoser, the whole signature). BY_STATUS: exit status → diagnosers
that need no output. PROGRAMS and STATUSES: what else must be so; a diagnoser not named there takes any.
"""

BY_WORD: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("assignment_dollar", ": ="),
        ("prompt_pasted", ">>>"),
        ("prompt_pasted", ">>:"),
        ("typographic_signs", "“"),
        ("typographic_signs", "”"),
        ("typographic_signs", "–"),
        ("typographic_signs", "—"),
        ("typographic_signs", " "),
        ("typographic_signs", "…"),
        ("typographic_signs", "'‘"),
        ("typographic_signs", "‘‘"),
    ),
    "1": (
        ("docker_build", "requires 1 argument"),
        ("url_unquoted", "[1]"),
    ),
    "1044": (
        ("mysql_login", "error 1044"),
    ),
    "1045": (
        ("mysql_login", "error 1045"),
    ),
    "1049": (
        ("mysql_name_missing", "error 1049"),
    ),
    "1054": (
        ("mysql_name_missing", "error 1054"),
    ),
    "1064": (
        ("mysql_syntax", "error 1064"),
    ),
    "1146": (
        ("mysql_name_missing", "error 1146"),
    ),
    "127": (
        ("make_recipe_failed", "error 127"),
    ),
    "1698": (
        ("mysql_login", "error 1698"),
    ),
    "200": (
        ("systemd_start_limit", "status=200/chdir"),
    ),
    "2002": (
        ("mysql_server_down", "error 2002"),
    ),
    "2003": (
        ("mysql_server_down", "error 2003"),
    ),
    "203": (
        ("systemd_start_limit", "status=203/exec"),
        ("systemd_start_limit", "code=exited, status=203"),
    ),
    "217": (
        ("systemd_start_limit", "status=217/user"),
    ),
    "401": (
        ("curl_http", "error 401"),
        ("git_auth", "the requested url returned error: 401"),
    ),
    "403": (
        ("curl_http", "error 403"),
        ("git_auth", "the requested url returned error: 403"),
    ),
    "404": (
        ("apt_broken", "404  not found"),
        ("curl_http", "error 404"),
    ),
    "407": (
        ("proxy", "received http code 407"),
    ),
    "500": (
        ("curl_http", "error 500"),
    ),
    "__main__": (
        ("python_file_missing", "can't find '__main__' module"),
    ),
    "_array_api": (
        ("numpy_abi", "_array_api not found"),
    ),
    "_bz2": (
        ("python_built_without", "no module named '_bz2"),
    ),
    "_ctypes": (
        ("python_built_without", "no module named '_ctypes"),
    ),
    "_curses": (
        ("python_built_without", "no module named '_curses"),
    ),
    "_gdbm": (
        ("python_built_without", "no module named '_gdbm"),
    ),
    "_lzma": (
        ("python_built_without", "no module named '_lzma"),
    ),
    "_sqlite3": (
        ("python_built_without", "no module named '_sqlite3"),
    ),
    "_ssl": (
        ("python_built_without", "no module named '_ssl"),
    ),
    "_tkinter": (
        ("python_built_without", "no module named '_tkinter"),
    ),
    "_uuid": (
        ("python_built_without", "no module named '_uuid"),
    ),
    "abort": (
        ("git_nothing_in_progress", "no merge to abort"),
    ),
    "aborting": (
        ("git_nothing_to_commit", "aborting commit due to empty commit message"),
        ("rust_compile", "aborting due to"),
    ),
    "about": (
        ("rust_compile", "for more information about this error"),
    ),
    "above": (
        ("npm_no_package_json", "no project found in or above"),
    ),
    "absolute": (
        ("systemd_start_limit", "neither a valid executable name nor an absolute path"),
    ),
    "acceptable": (
        ("configure_failed", "no acceptable c compiler"),
    ),
    "access": (
        ("git_remote_unreachable", "unable to access"),
    ),
    "accessdenied": (
        ("cloud_login", "accessdenied"),
    ),
    "accessible": (
        ("ssh_key_file", "not accessible: no such file"),
    ),
    "account": (
        ("su_passwd", "this account is currently not available"),
    ),
    "aclocal": (
        ("configure_failed", "aclocal: not found"),
    ),
    "acquire": (
        ("apt_lock", "unable to acquire the dpkg frontend lock"),
    ),
    "acquiring": (
        ("terraform_error", "error acquiring the state lock"),
    ),
    "action": (
        ("ansible_error", "couldn't resolve module/action"),
    ),
    "actively": (
        ("connection_refused", "actively refused"),
    ),
    "added": (
        ("git_nothing_to_commit", "no changes added to commit"),
        ("git_nothing_to_commit", "nothing added to commit"),
    ),
    "additional": (
        ("compose_file", "additional property"),
    ),
    "address": (
        ("docker_port", "address already in use"),
        ("port_in_use", "address already in use"),
    ),
    "addresssanitizer": (
        ("program_aborted", "addresssanitizer"),
    ),
    "administratively": (
        ("ssh_forwarding", "administratively prohibited"),
    ),
    "after": (
        ("operand_missing", "missing operand after"),
    ),
    "again": (
        ("ssh_permission_denied", "permission denied, please try again"),
    ),
    "against": (
        ("numpy_abi", "module compiled against abi version"),
    ),
    "agent": (
        ("ssh_key_file", "could not open a connection to your authentication agent"),
    ),
    "agree": (
        ("brew_trouble", "agree to the xcode license"),
    ),
    "agreed": (
        ("brew_trouble", "you have not agreed to the xcode license"),
    ),
    "ah00072": (
        ("web_server_config", "ah00072"),
    ),
    "ah00526": (
        ("web_server_config", "ah00526"),
    ),
    "ah00558": (
        ("web_server_config", "ah00558"),
    ),
    "algorithm": (
        ("ssh_algorithm", "no mutual signature algorithm"),
    ),
    "alias": (
        ("alias_spaces", "alias:"),
        ("sudo_builtin", "sudo: alias: command not found"),
    ),
    "allocate": (
        ("out_of_memory", "cannot allocate memory"),
    ),
    "allocated": (
        ("docker_port", "port is already allocated"),
        ("port_in_use", "port is already allocated"),
    ),
    "allowed": (
        ("python_argparse", "not allowed with argument"),
    ),
    "already": (
        ("gzip_suffix", "already has"),
    ),
    "alternative": (
        ("tls_certificate", "no alternative certificate subject name matches"),
    ),
    "ambiguous": (
        ("option_value", "ambiguous argument"),
    ),
    "another": (
        ("helm_release", "another operation"),
        ("package_manager_lock", "is another process running"),
    ),
    "any": (
        ("apt_not_found", "couldn't find any package by"),
        ("git_message_unquoted", "did not match any file"),
        ("git_pathspec", "did not match any file"),
        ("git_pathspec", "did not match any files"),
        ("yaml_syntax", "cannot start any token"),
    ),
    "apparently": (
        ("mkfs_mounted", "is apparently in use by the system"),
    ),
    "appear": (
        ("git_no_remote", "does not appear to be a git repository"),
        ("pip_install", "does not appear to be a python project"),
    ),
    "appears": (
        ("mkfs_mounted", "appears to contain an existing filesystem"),
    ),
    "application": (
        ("web_app_missing", "could not locate a flask application"),
    ),
    "apply": (
        ("git_conflict", "could not apply"),
        ("patch_failed", "patch does not apply"),
    ),
    "appropriate": (
        ("man_missing", "nothing appropriate"),
    ),
    "apt": (
        ("git_doubled", "invalid operation apt"),
    ),
    "architecture": (
        ("linker_format", "architecture of input file"),
        ("linker_undefined", "undefined symbols for architecture"),
    ),
    "archive": (
        ("apt_broken", "cannot access archive"),
        ("archive_truncated", "unexpected end of archive"),
        ("tar_member_missing", "not found in archive"),
        ("tar_not_compressed_so", "unrecognized archive format"),
    ),
    "argument": (
        ("find_expression", "missing argument to"),
        ("find_expression", "invalid argument"),
        ("operand_missing", "missing argument"),
        ("option_value", "invalid argument"),
        ("unknown_option", "unknown argument"),
    ),
    "arguments": (
        ("operand_missing", "arguments are required"),
        ("operand_missing", "missing file arguments"),
        ("option_value", "valid arguments are"),
        ("sqlite_dot_command", "unknown command or invalid arguments"),
    ),
    "arithmetic": (
        ("arithmetic", "invalid arithmetic operator"),
    ),
    "arithmeticexception": (
        ("java_exception", "arithmeticexception"),
    ),
    "arm": (
        ("brew_trouble", "cannot install in homebrew on arm"),
    ),
    "arrayindexoutofboundsexception": (
        ("java_exception", "arrayindexoutofboundsexception"),
    ),
    "as": (
        ("git_branch_name", "cannot be used as a branch name"),
        ("permission_denied", "must be run as root"),
    ),
    "asgi": (
        ("web_app_missing", "error loading asgi app"),
    ),
    "assertion": (
        ("program_aborted", "assertion"),
        ("program_aborted", "assertion failed"),
    ),
    "assign": (
        ("port_forbidden", "cannot assign requested address"),
    ),
    "associated": (
        ("host_unknown", "no address associated with hostname"),
    ),
    "at": (
        ("perl_module", "syntax error at"),
        ("psql_syntax", "syntax error at end of input"),
    ),
    "atom": (
        ("ffmpeg_error", "moov atom not found"),
    ),
    "attach": (
        ("tracing_refused", "attach: ptrace"),
        ("tracing_refused", "could not attach to process"),
    ),
    "attempt": (
        ("sqlite_readonly", "attempt to write a readonly database"),
    ),
    "attempted": (
        ("python_import_name", "attempted relative import"),
    ),
    "attrib": (
        ("wsl_windows_paths", "attrib: command not found"),
    ),
    "attribute": (
        ("python_import_name", "has no attribute"),
        ("web_app_missing", "failed to find attribute"),
        ("web_app_missing", 'attribute "'),
    ),
    "authenticate": (
        ("npm_login", "unable to authenticate"),
    ),
    "authentication": (
        ("git_auth", "authentication failed"),
    ),
    "author": (
        ("git_identity", "author identity unknown"),
    ),
    "authority": (
        ("tls_certificate", "certificate signed by unknown authority"),
    ),
    "authorized": (
        ("cloud_login", "not authorized to perform"),
    ),
    "autolaunch": (
        ("dbus_missing", "cannot autolaunch d-bus"),
    ),
    "automake": (
        ("configure_failed", "automake: command not found"),
    ),
    "automatic": (
        ("git_conflict", "automatic merge failed"),
    ),
    "autoreconf": (
        ("configure_failed", "autoreconf:"),
    ),
    "awk": (
        ("awk_script", "awk: line"),
        ("awk_script", "awk: syntax error"),
    ),
    "az": (
        ("cloud_login", "az login"),
        ("terraform_aws", "please run 'az login'"),
    ),
    "backslash": (
        ("grep_pattern", "trailing backslash"),
    ),
    "bad": (
        ("crontab_error", "bad command"),
    ),
    "bad_alloc": (
        ("out_of_memory", "bad_alloc"),
    ),
    "base": (
        ("git_shallow", "no merge base"),
    ),
    "base64": (
        ("base64_input", "invalid base64"),
        ("base64_input", "illegal base64"),
    ),
    "basic": (
        ("docker_refused", "no basic auth credentials"),
    ),
    "bc": (
        ("bc_at_syntax", "bc: syntax error"),
    ),
    "be": (
        ("systemd_unit", "could not be found"),
    ),
    "because": (
        ("npx_wrong_package", "command failed because it was not found in"),
        ("systemd_unit", "failed because"),
    ),
    "before": (
        ("compiler_error", "before"),
    ),
    "being": (
        ("docker_refused", "image is being used by"),
    ),
    "bin": (
        ("cargo_target", "no bin target named"),
        ("cargo_target", "a bin target must be available"),
    ),
    "binary": (
        ("exec_format_error", "cannot execute binary file"),
        ("test_expression", "binary operator expected"),
    ),
    "bind": (
        ("docker_entry", "bind source path does not exist"),
        ("port_in_use", "bind failed"),
    ),
    "block": (
        ("terraform_error", "unsupported block type"),
    ),
    "boot": (
        ("journal_rights", "data from the specified boot"),
    ),
    "both": (
        ("tar_two_modes", "can't specify both"),
    ),
    "brackets": (
        ("grep_pattern", "brackets ([ ]) not balanced"),
    ),
    "branch": (
        ("git_branch_name", "is not a valid branch name"),
        ("git_branch_name", "invalid branch name"),
        ("git_branch_not_found", "no branch named"),
    ),
    "brew": (
        ("brew_trouble", "the `brew link` step did not complete"),
    ),
    "brokenpipeerror": (
        ("broken_pipe", "brokenpipeerror"),
    ),
    "buffer": (
        ("program_aborted", "buffer overflow detected"),
    ),
    "building": (
        ("pip_install", "failed building wheel"),
    ),
    "bundle": (
        ("ruby_error", "run `bundle install`"),
    ),
    "bus": (
        ("dbus_missing", "failed to connect to bus"),
        ("segmentation_fault", "bus error"),
    ),
    "busy": (
        ("device_busy", "target is busy"),
        ("device_busy", "device is busy"),
    ),
    "but": (
        ("go_unused", "declared but not used"),
    ),
    "byte": (
        ("unicode_error", "illegal byte sequence"),
        ("unicode_error", "invalid byte sequence"),
    ),
    "bytes": (
        ("sort_cut_value", "invalid number of bytes"),
    ),
    "bzip2": (
        ("tar_not_compressed_so", "not a bzip2 file"),
        ("tar_not_compressed_so", "not in bzip2 format"),
    ),
    "c": (
        ("locale_missing", "locale not supported by c library"),
    ),
    "cache": (
        ("cmake_failed", "could not load cache"),
    ),
    "cached": (
        ("git_rm_changed", "use --cached to keep the file"),
    ),
    "calculate": (
        ("docker_build", "failed to calculate checksum"),
    ),
    "call": (
        ("make_missing_separator", "unterminated call to function"),
        ("php_error", "call to undefined function"),
    ),
    "called": (
        ("r_error", "there is no package called"),
    ),
    "canceled": (
        ("npx_wrong_package", "npx canceled due to missing packages"),
    ),
    "candidate": (
        ("apt_not_found", "has no installation candidate"),
    ),
    "capture": (
        ("tracing_refused", "you don't have permission to capture"),
    ),
    "cargo": (
        ("cargo_project", "could not find `cargo.toml`"),
        ("git_doubled", "no such command: `cargo`"),
    ),
    "cask": (
        ("package_not_found", "no cask"),
    ),
    "caused": (
        ("docker_entry", "exec user process caused"),
        ("java_exception", "caused by:"),
    ),
    "cc": (
        ("rustup_target", "linker `cc` not found"),
    ),
    "cc1plus": (
        ("compiler_killed", "program cc1plus"),
    ),
    "cd": (
        ("sudo_builtin", "sudo: cd: command not found"),
    ),
    "cert_has_expired": (
        ("tls_certificate", "cert_has_expired"),
    ),
    "chain": (
        ("firewall_refused", "no chain/target/match by that name"),
    ),
    "change": (
        ("locale_missing", "cannot change locale"),
    ),
    "change_dir": (
        ("rsync_scp", "change_dir"),
    ),
    "changed": (
        ("ssh_host_key_changed", "host key has changed"),
    ),
    "channel_setup_fwd_listener": (
        ("ssh_forwarding", "channel_setup_fwd_listener"),
    ),
    "character": (
        ("grep_pattern", "unrecognized character"),
        ("json_syntax", "invalid character"),
        ("printf_value", "invalid format character"),
        ("printf_value", "missing format character"),
    ),
    "characters": (
        ("docker_entry", "includes invalid characters for a local volume name"),
    ),
    "chart": (
        ("helm_release", "chart not found"),
        ("helm_release", "chart.yaml file is missing"),
    ),
    "chdir": (
        ("wsl_windows_paths", "chdir: command not found"),
    ),
    "check": (
        ("sql_constraint", "check constraint failed"),
    ),
    "checked": (
        ("git_embedded_repository", "does not have a commit checked out"),
        ("git_push_checked_out", "refusing to update checked out branch"),
        ("git_worktree_used", "is already checked out at"),
    ),
    "checksum": (
        ("checksum_mismatch", "checksum mismatch"),
    ),
    "checksums": (
        ("checksum_mismatch", "checksums did not match"),
    ),
    "child": (
        ("no_such_process", "is not a child of this shell"),
    ),
    "childitem": (
        ("powershell_command", "get-childitem"),
    ),
    "choice": (
        ("python_argparse", "invalid choice"),
        ("unknown_subcommand", "invalid choice"),
    ),
    "choices": (
        ("option_value", "valid choices"),
    ),
    "choose": (
        ("ffmpeg_error", "unable to choose an output format"),
        ("rustup_target", "could not choose a version"),
    ),
    "cipher": (
        ("ssh_algorithm", "no matching cipher"),
    ),
    "clang": (
        ("compiler_killed", "clang: error: unable to execute command: killed"),
    ),
    "classcastexception": (
        ("java_exception", "classcastexception"),
    ),
    "classnotfoundexception": (
        ("java_exception", "classnotfoundexception"),
    ),
    "clause": (
        ("psql_name_missing", "missing from-clause"),
    ),
    "clean": (
        ("git_cherry_pick_empty", "nothing to commit, working tree clean"),
        ("git_clean_refused", "refusing to clean"),
        ("rsync_shell_not_clean", "is your shell clean"),
    ),
    "clear": (
        ("powershell_command", "clear-host"),
    ),
    "clock": (
        ("time_zone", "clock skew detected"),
    ),
    "closed": (
        ("ssh_closed", "connection closed by"),
    ),
    "cls": (
        ("wsl_windows_paths", "cls: command not found"),
        ("wsl_windows_paths", "not found: cls"),
    ),
    "cmake": (
        ("cmake_failed", "cmake error"),
    ),
    "cmd": (
        ("awk_script", "awk: cmd. line"),
        ("wsl_windows_paths", "cmd: command not found"),
    ),
    "collected": (
        ("pytest_nothing_collected", "collected 0 items"),
    ),
    "collecting": (
        ("pytest_failed", "error collecting"),
    ),
    "column": (
        ("sqlite_name_missing", "no such column"),
        ("sqlite_name_missing", "has no column named"),
    ),
    "columns": (
        ("sort_cut_value", "invalid number of columns"),
    ),
    "combination": (
        ("unknown_option", "is not understood in combination"),
    ),
    "comma": (
        ("json_syntax", "illegal trailing comma"),
    ),
    "command": (
        ("assignment_dollar", "=: command not found"),
        ("bracket_without_space", "command not found"),
        ("missing_dot_slash", "command not found"),
        ("prompt_pasted", "$: command not found"),
        ("prompt_pasted", "%: command not found"),
        ("prompt_pasted", "command not found: $"),
        ("prompt_pasted", "command not found: %"),
        ("prompt_pasted", "❯: command not found"),
        ("prompt_pasted", "➜: command not found"),
        ("space_missing", "command not found"),
        ("spaces_around_equals", "command not found"),
        ("unknown_subcommand", "not a command"),
        ("url_unquoted", "command not found"),
        ("yarn_command", "command not found"),
    ),
    "commanderror": (
        ("django_settings", "commanderror:"),
    ),
    "commands": (
        ("make_missing_separator", "commands commence before first target"),
    ),
    "commences": (
        ("make_missing_separator", "recipe commences before first target"),
    ),
    "commit": (
        ("git_pathspec", "unknown commit"),
    ),
    "commits": (
        ("git_tags_missing", "does not have any commits yet"),
    ),
    "committer": (
        ("git_identity", "committer identity unknown"),
    ),
    "communicate": (
        ("cuda_memory", "couldn't communicate with the nvidia driver"),
        ("snap_flatpak", "cannot communicate with server"),
    ),
    "compacts": (
        ("node_heap", "mark-compacts near heap limit"),
    ),
    "compatible": (
        ("dotnet_error", "a compatible .net sdk was not found"),
    ),
    "compilation": (
        ("java_compile", "compilation failure"),
    ),
    "compile": (
        ("jq_input", "compile error"),
        ("rust_compile", "could not compile"),
    ),
    "compiled": (
        ("numpy_abi", "compiled using numpy 1.x"),
    ),
    "compiler": (
        ("java_version", "no compiler is provided"),
    ),
    "completely": (
        ("printf_value", "value not completely converted"),
    ),
    "compose": (
        ("compose_file", "invalid compose project"),
    ),
    "composer": (
        ("php_error", "composer could not find"),
    ),
    "compressed": (
        ("archive_truncated", "invalid compressed data"),
    ),
    "compute": (
        ("docker_build", "failed to compute cache key"),
    ),
    "computed": (
        ("checksum_mismatch", "computed checksum"),
    ),
    "concluded": (
        ("git_unmerged", "you have not concluded your merge"),
    ),
    "conda": (
        ("conda_environment", "could not find conda environment"),
        ("conda_environment", "run 'conda init'"),
        ("conda_environment", "conda init"),
    ),
    "condavalueerror": (
        ("conda_environment", "condavalueerror"),
    ),
    "conditional": (
        ("test_expression", "conditional binary operator"),
    ),
    "config": (
        ("eslint_config", "failed to load config"),
        ("git_config_broken", "bad config value"),
        ("pytest_plugin", "unknown config option"),
    ),
    "configuration": (
        ("eslint_config", "couldn't find a configuration file"),
        ("ssh_config_option", "bad configuration option"),
        ("terraform_aws", "no configuration files"),
        ("web_server_config", "configuration file test failed"),
    ),
    "configure": (
        ("configure_failed", "./configure: no such file"),
        ("configure_failed", "configure: error"),
        ("configure_failed", "./configure: not found"),
    ),
    "configured": (
        ("git_no_remote", "no remote configured"),
        ("yarn_command", "this project is configured to use"),
    ),
    "confine": (
        ("snap_flatpak", "snap-confine"),
    ),
    "confinement": (
        ("snap_flatpak", "requires classic confinement"),
        ("snap_flatpak", "using classic confinement"),
    ),
    "conflict": (
        ("git_conflict", "merge conflict in"),
    ),
    "conflicting": (
        ("pacman_trouble", "conflicting files"),
        ("pip_install", "conflicting dependencies"),
    ),
    "conflicts": (
        ("git_conflict", "after resolving the conflicts"),
    ),
    "connect": (
        ("connection_refused", "failed to connect to"),
        ("dbus_missing", "could not connect: no such file or directory"),
        ("git_remote_unreachable", "unable to connect to"),
    ),
    "connected": (
        ("io_error", "transport endpoint is not connected"),
    ),
    "connection": (
        ("kubectl", "the connection to the server"),
    ),
    "connectionrefusederror": (
        ("connection_refused", "connectionrefusederror"),
    ),
    "connectivity": (
        ("docker_port", "failed programming external connectivity"),
    ),
    "consider": (
        ("pip_rights", "consider using the `--user` option"),
    ),
    "const": (
        ("foreign_shell", "const: command not found"),
    ),
    "constant": (
        ("awk_script", "runaway string constant"),
    ),
    "contain": (
        ("git_config_broken", "key does not contain variable name"),
    ),
    "container": (
        ("docker_container", "no such container"),
        ("docker_container", "is already in use by container"),
        ("kubectl_forbidden", "container not found"),
        ("kubectl_forbidden", "a container name must be specified"),
    ),
    "contains": (
        ("mkfs_mounted", "contains a"),
    ),
    "content": (
        ("grep_pattern", "invalid content of \\\\{\\\\}"),
        ("powershell_command", "get-content"),
        ("xml_syntax", "extra content at the end"),
    ),
    "context": (
        ("kubectl", "no context exists with the name"),
        ("kubectl", "current-context is not set"),
    ),
    "continue": (
        ("mkfs_mounted", "e2fsck: cannot continue"),
    ),
    "control": (
        ("no_such_process", "no job control"),
    ),
    "conversion": (
        ("compiler_error", "invalid conversion"),
        ("date_invalid", "failed conversion of"),
    ),
    "convert": (
        ("compiler_error", "cannot convert"),
    ),
    "converting": (
        ("yaml_syntax", "error converting yaml"),
    ),
    "copy": (
        ("docker_build", "copy failed"),
        ("into_itself", "cannot copy a directory, "),
        ("powershell_command", "copy-item"),
        ("wsl_windows_paths", "copy: command not found"),
    ),
    "core": (
        ("rustup_target", "can't find crate for `core`"),
    ),
    "corrupt": (
        ("helm_release", "index file is corrupt"),
        ("java_run", "invalid or corrupt jarfile"),
        ("patch_failed", "corrupt patch"),
    ),
    "corrupted": (
        ("program_aborted", "corrupted size"),
    ),
    "count": (
        ("numeric_argument", "loop count out of range"),
        ("sort_cut_value", "illegal line count"),
    ),
    "cpu": (
        ("exec_format_error", "bad cpu type"),
    ),
    "crate": (
        ("cargo_crate", "the crate `"),
    ),
    "crc": (
        ("archive_truncated", "crc error"),
    ),
    "create": (
        ("display_missing", "failed to create display"),
        ("tar_empty_archive", "refusing to create an empty archive"),
    ),
    "created": (
        ("python_no_pip", "was not created successfully"),
    ),
    "credential": (
        ("terraform_aws", "no valid credential sources"),
    ),
    "credentials": (
        ("terraform_aws", "unable to locate credentials"),
        ("terraform_aws", "could not load credentials"),
    ),
    "crontab": (
        ("crontab_error", "no crontab for"),
        ("crontab_error", "errors in crontab file"),
    ),
    "cross": (
        ("cross_device_link", "invalid cross-device link"),
        ("cross_device_link", "cross-device link not permitted"),
    ),
    "cs": (
        ("dotnet_error", ": error cs"),
    ),
    "cublas_status": (
        ("cuda_memory", "cublas_status"),
    ),
    "cuda": (
        ("cuda_memory", "cuda out of memory"),
        ("cuda_memory", "cuda error"),
    ),
    "current": (
        ("current_directory_gone", "cannot get current directory"),
        ("current_directory_gone", "the current directory does not exist"),
    ),
    "currently": (
        ("git_detached", "you are not currently on a branch"),
        ("su_passwd", "is currently used by process"),
    ),
    "d": (
        ("dbus_missing", "failed to get d-bus connection"),
    ),
    "daemon": (
        ("docker_daemon", "cannot connect to the docker daemon"),
        ("docker_daemon", "docker daemon socket"),
        ("docker_daemon", "is the docker daemon running"),
    ),
    "database": (
        ("mysql_name_missing", "unknown database"),
        ("package_manager_lock", "unable to lock database"),
        ("sqlite_cannot_open", "unable to open database"),
        ("sqlite_not_a_database", "file is not a database"),
    ),
    "date": (
        ("date_invalid", "invalid date"),
        ("powershell_command", "get-date"),
    ),
    "day": (
        ("crontab_error", "bad day-of"),
    ),
    "dbus": (
        ("dbus_missing", "failed to connect to socket /run/dbus"),
    ),
    "dbus_session_bus_address": (
        ("dbus_missing", "dbus_session_bus_address"),
    ),
    "dd": (
        ("dd_operand", "dd: unrecognized operand"),
        ("dd_operand", "dd: unknown operand"),
        ("dd_operand", "dd: invalid number"),
        ("dd_operand", "dd: bad operand"),
    ),
    "debian": (
        ("apt_broken", "is not a debian format archive"),
    ),
    "debugging": (
        ("gdb_valgrind", "no debugging symbols found"),
    ),
    "decimal": (
        ("expr_syntax", "expr: not a decimal number"),
        ("port_invalid", "port number was not a decimal number"),
    ),
    "declaration": (
        ("compiler_error", "implicit declaration"),
    ),
    "declare": (
        ("bashism_in_sh", "declare: not found"),
    ),
    "declared": (
        ("go_build", "declared and not used"),
        ("go_unused", "declared and not used"),
    ),
    "declined": (
        ("git_large_file", "push declined"),
        ("git_large_file", "hook declined"),
    ),
    "decode": (
        ("image_policy", "no decode delegate"),
    ),
    "decoder": (
        ("ffmpeg_error", "unknown decoder"),
    ),
    "decoding": (
        ("base64_input", "base64: stdin: error decoding"),
    ),
    "decrypt": (
        ("gpg_openssl", "bad decrypt"),
    ),
    "decryption": (
        ("gpg_openssl", "decryption failed: no secret key"),
    ),
    "def": (
        ("foreign_shell", "def: command not found"),
    ),
    "default": (
        ("git_tags_missing", "bad default revision"),
        ("terraform_aws", "could not find default credentials"),
    ),
    "defined": (
        ("java_version", "java_home is not defined"),
        ("linker_multiple", "first defined here"),
    ),
    "definition": (
        ("linker_multiple", "multiple definition of"),
    ),
    "del": (
        ("wsl_windows_paths", "del: command not found"),
    ),
    "delete": (
        ("git_branch_current", "cannot delete branch"),
        ("git_branch_current", "cannot delete the branch"),
    ),
    "delimiter": (
        ("json_syntax", "expecting ',' delimiter"),
        ("json_syntax", "expecting ':' delimiter"),
        ("sort_cut_value", "bad delimiter"),
    ),
    "denied": (
        ("systemd_unit", "access denied"),
    ),
    "denycurrentbranch": (
        ("git_push_checked_out", "denycurrentbranch"),
    ),
    "dependencies": (
        ("maven_gradle", "could not resolve dependencies"),
    ),
    "dependency": (
        ("pkg_config_missing", 'dependency "'),
    ),
    "dependent": (
        ("docker_refused", "has dependent child images"),
    ),
    "depends": (
        ("compose_file", "depends on undefined"),
    ),
    "deployed": (
        ("helm_release", "has no deployed releases"),
    ),
    "depth_zero_self_signed_cert": (
        ("tls_certificate", "depth_zero_self_signed_cert"),
    ),
    "describe": (
        ("git_tags_missing", "no names found, cannot describe"),
    ),
    "deselected": (
        ("pytest_failed", "deselected"),
    ),
    "destination": (
        ("cargo_project", "destination"),
        ("git_mv", "destination exists"),
        ("git_mv", "destination directory does not exist"),
        ("operand_missing", "missing destination file operand"),
    ),
    "destined": (
        ("bc_at_syntax", "refusing to create job destined in the past"),
    ),
    "detached": (
        ("git_detached", "head detached"),
        ("git_detached", "detached head"),
    ),
    "detect": (
        ("git_identity", "unable to auto-detect email address"),
    ),
    "determine": (
        ("eslint_config", "eslint couldn't determine the plugin"),
        ("npx_wrong_package", "could not determine executable to run"),
        ("systemd_start_limit", "failed to determine user credentials"),
    ),
    "dev": (
        ("device_group", "/dev/"),
    ),
    "developer": (
        ("brew_trouble", "invalid active developer path"),
    ),
    "device": (
        ("network_device", "cannot find device"),
        ("network_device", "device"),
    ),
    "did": (
        ("checksum_mismatch", "did not match"),
        ("yaml_syntax", "did not find expected"),
    ),
    "different": (
        ("pip_wheel_platform", "requires a different python"),
    ),
    "digit": (
        ("printf_value", "missing hex digit"),
    ),
    "directive": (
        ("go_version", "unknown directive: toolchain"),
        ("printf_value", "invalid directive"),
    ),
    "directly": (
        ("python_file_missing", "is a package and cannot be directly executed"),
    ),
    "directories": (
        ("current_directory_gone", "cannot access parent directories"),
        ("tar_empty_archive", "no files or directories specified"),
    ),
    "directory": (
        ("is_a_directory", "is a directory"),
        ("not_a_directory", "not a directory"),
        ("parent_missing", "not a directory"),
        ("pytest_failed", "file or directory not found"),
        ("space_in_name", "is not a directory"),
    ),
    "disconnect": (
        ("git_transfer_broken", "unexpected disconnect"),
    ),
    "disk": (
        ("sqlite_not_a_database", "database disk image is malformed"),
    ),
    "display": (
        ("display_missing", "cannot open display"),
        ("display_missing", "can't open display"),
        ("display_missing", "could not connect to display"),
        ("display_missing", "no display name and no $display"),
        ("display_missing", "unable to open display"),
        ("display_missing", "failed to open display"),
    ),
    "distribution": (
        ("pip_install", "no matching distribution found"),
    ),
    "distutils": (
        ("pip_uninstall_system", "distutils installed project"),
        ("python_built_without", "no module named 'distutils"),
    ),
    "diverging": (
        ("git_divergent", "diverging branches can't be fast-forwarded"),
    ),
    "divide": (
        ("bc_at_syntax", "divide by zero"),
    ),
    "divisible": (
        ("ffmpeg_error", "not divisible by 2"),
    ),
    "division": (
        ("arithmetic", "division by 0"),
        ("arithmetic", "division by zero"),
        ("expr_syntax", "expr: division by zero"),
    ),
    "django_settings_module": (
        ("django_settings", "django_settings_module"),
    ),
    "do": (
        ("package_not_found", "nothing to do"),
    ),
    "docker": (
        ("git_doubled", "'docker' is not a docker command"),
        ("unknown_subcommand", "is not a docker command"),
    ),
    "docker_engine": (
        ("docker_daemon", "docker_engine"),
    ),
    "dockerfile": (
        ("docker_build", "failed to read dockerfile"),
        ("docker_build", "dockerfile parse error"),
    ),
    "doctl": (
        ("cloud_login", "doctl auth init"),
    ),
    "document": (
        ("bash_unfinished", "here-document at line"),
        ("xml_syntax", "document is empty"),
    ),
    "doesn": (
        ("kubectl", "doesn't have a resource type"),
    ),
    "don": (
        ("ruby_error", "you don't have write permissions for the"),
    ),
    "double": (
        ("program_aborted", "double free"),
        ("xargs_quotes", "unmatched double quote"),
    ),
    "down": (
        ("connection_timeout", "host is down"),
    ),
    "download": (
        ("helm_release", "failed to download"),
        ("pacman_trouble", "failed to download metadata"),
    ),
    "driver": (
        ("docker_entry", "could not select device driver"),
        ("php_error", "could not find driver"),
    ),
    "dtype": (
        ("numpy_abi", "numpy.dtype size changed"),
    ),
    "dumb": (
        ("git_editor", "terminal is dumb, but editor unset"),
    ),
    "duplicate": (
        ("linker_multiple", "duplicate symbol"),
        ("sql_constraint", "duplicate entry"),
        ("yaml_syntax", "found duplicate key"),
    ),
    "dynamic": (
        ("ssh_forwarding", "bad dynamic forwarding"),
    ),
    "e": (
        ("sed_script", "sed: -e expression"),
        ("sed_script", "sed: -e"),
    ),
    "e138": (
        ("vim_write", "e138:"),
    ),
    "e166": (
        ("vim_write", "e166:"),
    ),
    "e212": (
        ("vim_write", "e212:"),
    ),
    "e303": (
        ("vim_write", "e303:"),
    ),
    "e325": (
        ("vim_write", "e325:"),
    ),
    "e37": (
        ("vim_write", "e37:"),
    ),
    "e401": (
        ("npm_login", "code e401"),
    ),
    "e403": (
        ("npm_login", "code e403"),
    ),
    "e404": (
        ("npm_failed", "e404"),
    ),
    "e45": (
        ("vim_write", "e45:"),
    ),
    "e505": (
        ("vim_write", "e505:"),
    ),
    "eacces": (
        ("npm_failed", "eacces"),
        ("permission_denied", "eacces"),
        ("port_forbidden", "eacces"),
    ),
    "eaddrinuse": (
        ("port_in_use", "eaddrinuse"),
    ),
    "eaddrnotavail": (
        ("port_forbidden", "eaddrnotavail"),
    ),
    "eai_again": (
        ("host_unknown", "eai_again"),
    ),
    "early": (
        ("git_transfer_broken", "early eof"),
    ),
    "ebadengine": (
        ("npm_failed", "ebadengine"),
    ),
    "econnrefused": (
        ("connection_refused", "econnrefused"),
    ),
    "econnreset": (
        ("connection_timeout", "econnreset"),
    ),
    "edit": (
        ("git_unmerged", "you must edit all merge conflicts"),
    ),
    "editor": (
        ("git_editor", "unable to start editor"),
    ),
    "eexist": (
        ("npm_failed", "eexist"),
    ),
    "effective": (
        ("sudo_refused", "effective uid is not 0"),
        ("sudoers_syntax", "effective uid is not 0"),
    ),
    "eintegrity": (
        ("npm_failed", "eintegrity"),
        ("pip_hash", "eintegrity"),
    ),
    "ejsonparse": (
        ("npm_failed", "ejsonparse"),
    ),
    "elifecycle": (
        ("npm_failed", "elifecycle"),
    ),
    "eloop": (
        ("symlink_loop", "eloop"),
    ),
    "else": (
        ("foreign_shell", "else if: command not found"),
    ),
    "elseif": (
        ("foreign_shell", "elseif: command not found"),
        ("foreign_shell", "elseif: not found"),
    ),
    "elsif": (
        ("foreign_shell", "elsif: command not found"),
        ("foreign_shell", "elsif: not found"),
    ),
    "embedded": (
        ("git_embedded_repository", "adding embedded git repository"),
    ),
    "emerg": (
        ("web_server_config", "nginx: [emerg]"),
    ),
    "emergency": (
        ("latex_error", "! emergency stop"),
    ),
    "emfile": (
        ("too_many_open_files", "emfile"),
    ),
    "empty": (
        ("directory_not_empty", "directory not empty"),
    ),
    "enable": (
        ("tracing_refused", "no permission to enable"),
    ),
    "encode": (
        ("image_policy", "no encode delegate"),
    ),
    "encoder": (
        ("ffmpeg_error", "unknown encoder"),
    ),
    "encrypted": (
        ("sqlite_not_a_database", "file is encrypted or is not a database"),
    ),
    "end": (
        ("foreign_shell", "end: command not found"),
    ),
    "ended": (
        ("port_invalid", "port number ended with"),
    ),
    "endfor": (
        ("foreign_shell", "endfor: command not found"),
    ),
    "endif": (
        ("foreign_shell", "endif: command not found"),
        ("make_missing_separator", "missing 'endif'"),
        ("make_missing_separator", "missing `endif'"),
    ),
    "ending": (
        ("xml_syntax", "opening and ending tag mismatch"),
    ),
    "endpoints": (
        ("docker_refused", "has active endpoints"),
    ),
    "endwhile": (
        ("foreign_shell", "endwhile: command not found"),
    ),
    "eneedauth": (
        ("npm_login", "eneedauth"),
    ),
    "engine": (
        ("npm_failed", "unsupported engine"),
    ),
    "enoent": (
        ("npm_no_package_json", "enoent package.json"),
        ("path_missing", "enoent"),
    ),
    "enospc": (
        ("no_space_left", "enospc"),
    ),
    "enotempty": (
        ("npm_failed", "enotempty"),
    ),
    "enotfound": (
        ("host_unknown", "enotfound"),
    ),
    "enough": (
        ("no_space_left", "not enough free space"),
    ),
    "ensurepip": (
        ("python_no_pip", "no module named ensurepip"),
        ("python_no_pip", "ensurepip is not"),
        ("python_no_pip", "ensurepip is disabled"),
    ),
    "entries": (
        ("git_nothing_in_progress", "no stash entries found"),
    ),
    "enum": (
        ("java_compile", "class, interface, enum, or record expected"),
    ),
    "envelope": (
        ("node_openssl_legacy", "digital envelope routines"),
    ),
    "environment": (
        ("display_missing", "no display environment variable"),
    ),
    "environmentlocationnotfound": (
        ("conda_environment", "environmentlocationnotfound"),
    ),
    "environmentnamenotfound": (
        ("conda_environment", "environmentnamenotfound"),
    ),
    "eof": (
        ("archive_truncated", "unexpected eof"),
    ),
    "eotp": (
        ("npm_login", "eotp"),
    ),
    "epipe": (
        ("broken_pipe", "epipe"),
    ),
    "epublishconflict": (
        ("npm_login", "code epublishconflict"),
    ),
    "equals": (
        ("toml_syntax", "expected an equals"),
    ),
    "erase": (
        ("wsl_windows_paths", "erase: command not found"),
    ),
    "eresolve": (
        ("npm_failed", "eresolve"),
    ),
    "err": (
        ("node_gyp", "gyp err!"),
        ("npm_failed", "npm err! code"),
        ("redis_command", "err unknown command"),
    ),
    "err_module_not_found": (
        ("node_module_missing", "err_module_not_found"),
    ),
    "err_ossl_evp_unsupported": (
        ("node_openssl_legacy", "err_ossl_evp_unsupported"),
    ),
    "err_pnpm_no_script": (
        ("npm_missing_script", "err_pnpm_no_script"),
        ("yarn_command", "err_pnpm_no_script"),
    ),
    "err_pnpm_outdated_lockfile": (
        ("yarn_command", "err_pnpm_outdated_lockfile"),
    ),
    "err_pnpm_recursive_exec_first_fail": (
        ("yarn_command", "err_pnpm_recursive_exec_first_fail"),
    ),
    "err_tls_cert_altname_invalid": (
        ("tls_certificate", "err_tls_cert_altname_invalid"),
    ),
    "err_unknown_file_extension": (
        ("typescript_error", "err_unknown_file_extension"),
    ),
    "errno": (
        ("django_settings", "manage.py': [errno 2]"),
    ),
    "error": (
        ("yarn_command", 'error command "'),
    ),
    "escape": (
        ("toml_syntax", "invalid escape sequence"),
    ),
    "eslint": (
        ("eslint_config", "eslint couldn't find"),
        ("eslint_config", "eslint.config"),
        ("eslint_config", "no eslint configuration"),
    ),
    "established": (
        ("proxy", "tunneling socket could not be established"),
    ),
    "etarget": (
        ("npm_failed", "etarget"),
    ),
    "etc": (
        ("sudoers_syntax", "/etc/sudoers"),
    ),
    "etimedout": (
        ("connection_timeout", "etimedout"),
    ),
    "etree": (
        ("xml_syntax", "xml.etree"),
    ),
    "eusage": (
        ("npm_failed", "eusage"),
    ),
    "event": (
        ("event_not_found", "event not found"),
    ),
    "exactly": (
        ("docker_build", "requires exactly 1 argument"),
    ),
    "example": (
        ("cargo_target", "no example target named"),
    ),
    "exceeded": (
        ("file_size_limit", "file size limit exceeded"),
    ),
    "exception": (
        ("maven_gradle", "build failed with an exception"),
    ),
    "exchange": (
        ("ssh_algorithm", "no matching key exchange method"),
    ),
    "exec": (
        ("exec_format_error", "exec format error"),
        ("sudo_builtin", "sudo: exec: command not found"),
    ),
    "execstart": (
        ("systemd_start_limit", "has more than one execstart"),
        ("systemd_start_limit", "lacks both execstart"),
    ),
    "executable": (
        ("docker_entry", "executable file not found in $path"),
        ("gdb_valgrind", "not in executable format"),
        ("gdb_valgrind", "no executable file specified"),
    ),
    "executables": (
        ("configure_failed", "c compiler cannot create executables"),
    ),
    "execute": (
        ("compiler_killed", "cannot execute ‘"),
        ("compiler_killed", "cannot execute '"),
        ("sudo_refused", "is not allowed to execute"),
    ),
    "execution": (
        ("r_error", "execution halted"),
    ),
    "exhausted": (
        ("compiler_killed", "virtual memory exhausted"),
        ("out_of_memory", "memory exhausted"),
        ("out_of_memory", "virtual memory exhausted"),
    ),
    "exist": (
        ("git_repository_not_found", "does not exist"),
        ("java_compile", "does not exist"),
        ("path_missing", "does not exist"),
        ("psql_database_missing", "does not exist"),
        ("psql_name_missing", "does not exist"),
        ("psql_role_missing", "does not exist"),
        ("user_unknown", "does not exist"),
    ),
    "existing": (
        ("package_manager_lock", "existing lock"),
    ),
    "exists": (
        ("file_exists", "file exists"),
        ("file_exists", "already exists;"),
        ("git_branch_exists", "already exists"),
        ("user_exists", "already exists"),
    ),
    "exit": (
        ("url_unquoted", "exit "),
    ),
    "exited": (
        ("systemd_unit", "control process exited"),
    ),
    "expected": (
        ("compiler_error", "expected"),
        ("git_switch_detach", "a branch is expected"),
        ("java_compile", "expected"),
        ("yaml_syntax", "could not find expected"),
    ),
    "expecting": (
        ("json_syntax", "expecting value"),
    ),
    "expired": (
        ("tls_certificate", "certificate has expired"),
    ),
    "expiredtoken": (
        ("terraform_aws", "expiredtoken"),
    ),
    "export": (
        ("foreign_shell", "unknown command: export"),
        ("sudo_builtin", "sudo: export: command not found"),
    ),
    "expr": (
        ("expr_syntax", "expr: syntax error"),
        ("expr_syntax", "expr: missing"),
    ),
    "expression": (
        ("arithmetic", "syntax error in expression"),
    ),
    "externally": (
        ("pip_externally_managed", "externally-managed-environment"),
        ("pip_externally_managed", "this environment is externally managed"),
    ),
    "extra": (
        ("awk_script", "extra '}'"),
        ("extra_operand", "extra operand"),
        ("json_syntax", "extra data"),
    ),
    "extraneous": (
        ("make_missing_separator", "extraneous"),
    ),
    "failed": (
        ("ansible_error", "failed!"),
    ),
    "fails": (
        ("sql_constraint", "foreign key constraint fails"),
    ),
    "failure": (
        ("su_passwd", "authentication failure"),
    ),
    "failures": (
        ("maven_gradle", "there are test failures"),
        ("ssh_too_many_keys", "too many authentication failures"),
    ),
    "fc": (
        ("wsl_windows_paths", "fc: command not found"),
    ),
    "feature": (
        ("cargo_target", "does not have the feature"),
        ("cargo_target", "does not have feature"),
    ),
    "fetch": (
        ("apt_broken", "failed to fetch"),
        ("git_push_rejected", "fetch first"),
    ),
    "fetched": (
        ("git_remote_ref", "no such ref was fetched"),
    ),
    "fetching": (
        ("network_device", "error fetching interface information"),
    ),
    "few": (
        ("compiler_error", "too few arguments"),
    ),
    "fg": (
        ("prompt_pasted", "fg: %"),
        ("prompt_pasted", "fg: no job control"),
    ),
    "field": (
        ("kubectl_forbidden", "unknown field"),
        ("sort_cut_value", "invalid number at field start"),
        ("sort_cut_value", "invalid field value"),
    ),
    "file": (
        ("compiler_header_missing", "file not found"),
        ("path_missing", "file not found"),
    ),
    "filename": (
        ("gzip_suffix", "filename has an unknown suffix"),
    ),
    "filesystem": (
        ("mkfs_mounted", "contains a mounted filesystem"),
        ("mount_failed", "unknown filesystem type"),
        ("pacman_trouble", "exists in filesystem"),
    ),
    "filter": (
        ("git_lfs", "filter-process"),
    ),
    "find": (
        ("cargo_crate", "could not find `"),
        ("linker_undefined", "cannot find"),
        ("ruby_error", "could not find '"),
    ),
    "findstr": (
        ("wsl_windows_paths", "findstr: command not found"),
    ),
    "firebase": (
        ("cloud_login", "firebase login"),
    ),
    "first": (
        ("git_unmerged", "resolve your current index first"),
    ),
    "fix": (
        ("apt_broken", "fix-broken"),
    ),
    "fixture": (
        ("pytest_fixture", "fixture '"),
    ),
    "fixtures": (
        ("pytest_fixture", "available fixtures"),
    ),
    "flag": (
        ("option_value_missing", "flag needs an argument"),
        ("unknown_option", "unknown flag"),
    ),
    "float": (
        ("python_argparse", "invalid float value"),
    ),
    "floating": (
        ("sort_cut_value", "invalid floating point argument"),
    ),
    "flyctl": (
        ("cloud_login", "flyctl auth login"),
    ),
    "following": (
        ("git_overwritten", "local changes to the following files"),
    ),
    "forbidden": (
        ("kubectl_forbidden", "is forbidden"),
    ),
    "force": (
        ("git_branch_current", "cannot force update the branch"),
        ("git_branch_current", "cannot force update the current branch"),
    ),
    "foreach": (
        ("foreign_shell", "foreach: command not found"),
        ("foreign_shell", "foreach: not found"),
    ),
    "foreign": (
        ("sql_constraint", "violates foreign key constraint"),
        ("sql_constraint", "foreign key constraint failed"),
    ),
    "format": (
        ("kernel_module", "invalid module format"),
        ("ssh_key_file", "invalid format"),
    ),
    "formatted": (
        ("checksum_mismatch", "no properly formatted"),
    ),
    "formed": (
        ("xml_syntax", "not well-formed"),
    ),
    "formula": (
        ("package_not_found", "no available formula"),
    ),
    "formulae": (
        ("package_not_found", "no formulae found"),
    ),
    "forward": (
        ("git_divergent", "not possible to fast-forward"),
        ("git_push_rejected", "non-fast-forward"),
    ),
    "forwarding": (
        ("ssh_forwarding", "remote port forwarding failed"),
    ),
    "found": (
        ("bashism_in_sh", "[[: not found"),
        ("bashism_in_sh", "<(: not found"),
        ("command_not_found", "not found"),
        ("git_branch_not_found", "not found"),
        ("git_repository_not_found", "not found"),
        ("missing_dot_slash", ": not found"),
        ("prompt_pasted", "not found: ❯"),
        ("prompt_pasted", "not found: ➜"),
        ("prompt_pasted", "$: not found"),
        ("space_missing", "not found:"),
        ("space_missing", ": not found"),
        ("spaces_around_equals", "not found"),
        ("systemd_unit", "not found"),
    ),
    "free": (
        ("program_aborted", "free(): invalid"),
    ),
    "freedesktop": (
        ("dbus_missing", "org.freedesktop.dbus.error"),
    ),
    "from": (
        ("git_remote_unreachable", "could not read from remote repository"),
        ("kubectl", "error from server"),
        ("not_a_terminal", "must be run from a terminal"),
    ),
    "frontend": (
        ("apt_lock", "dpkg frontend lock"),
    ),
    "frozen": (
        ("yarn_command", "frozen-lockfile"),
    ),
    "fs": (
        ("mount_failed", "wrong fs type"),
    ),
    "fstab": (
        ("mount_failed", "can't find in /etc/fstab"),
    ),
    "function": (
        ("bashism_in_sh", "function: not found"),
        ("compiler_error", "no matching function"),
        ("gdb_valgrind", 'function "'),
        ("only_in_function", "can only be used in a function"),
        ("r_error", "could not find function"),
        ("sqlite_name_missing", "no such function"),
    ),
    "garbage": (
        ("patch_failed", "only garbage was found in the patch input"),
    ),
    "garbled": (
        ("bc_at_syntax", "garbled time"),
    ),
    "gateway": (
        ("firewall_refused", "nexthop has invalid gateway"),
    ),
    "gathering": (
        ("ansible_error", "gathering facts"),
    ),
    "gcloud": (
        ("cloud_login", "gcloud auth login"),
    ),
    "gem": (
        ("ruby_error", "could not find gem"),
        ("ruby_error", "could not find a valid gem"),
    ),
    "gemfile": (
        ("ruby_error", "could not locate gemfile"),
    ),
    "gemnotfound": (
        ("ruby_error", "bundler::gemnotfound"),
    ),
    "generation": (
        ("pip_install", "metadata-generation-failed"),
    ),
    "get": (
        ("apt_lock", "could not get lock"),
        ("cargo_crate", "failed to get `"),
        ("powershell_command", "get-process"),
        ("powershell_command", "get-command"),
    ),
    "getaddrinfo": (
        ("host_unknown", "getaddrinfo failed"),
    ),
    "getcwd": (
        ("current_directory_gone", "getcwd"),
    ),
    "getsockaddrarg": (
        ("port_invalid", "getsockaddrarg: port must be"),
    ),
    "gh": (
        ("gh_login", "gh auth login"),
    ),
    "gh_token": (
        ("gh_login", "gh_token"),
    ),
    "gids": (
        ("podman_setup", "insufficient uids or gids"),
    ),
    "git": (
        ("git_doubled", "'git' is not a git command"),
        ("git_not_a_repository", "not a git repository"),
        ("git_unknown_command", "is not a git command"),
    ),
    "github": (
        ("git_large_file", "exceeds github's file size limit"),
    ),
    "gitignore": (
        ("git_ignored", "are ignored by one of your .gitignore files"),
    ),
    "glab": (
        ("gh_login", "glab auth login"),
    ),
    "gmake": (
        ("make_recipe_failed", "gmake: ***"),
    ),
    "go": (
        ("go_build", "no go files in"),
        ("go_version", "requires go >="),
        ("go_version", "invalid go version"),
    ),
    "goals": (
        ("maven_no_pom", "no goals have been specified"),
    ),
    "goroutine": (
        ("go_panic", "goroutine 1 [running]"),
        ("python_recursion", "goroutine stack exceeds"),
    ),
    "goroutines": (
        ("go_panic", "fatal error: all goroutines are asleep"),
    ),
    "gpg": (
        ("pacman_trouble", "gpg check failed"),
    ),
    "gpus": (
        ("cuda_memory", "no cuda gpus are available"),
    ),
    "gradle": (
        ("maven_gradle", "does not contain a gradle build"),
    ),
    "granted": (
        ("git_auth", "write access to repository not granted"),
    ),
    "great": (
        ("arithmetic", "value too great for base"),
    ),
    "group": (
        ("not_a_terminal", "cannot set terminal process group"),
        ("user_unknown", "invalid group"),
        ("user_unknown", "illegal group name"),
    ),
    "gyp": (
        ("node_gyp", "npm error gyp"),
    ),
    "gz": (
        ("gzip_suffix", "already has .gz suffix"),
    ),
    "gzip": (
        ("tar_not_compressed_so", "not in gzip format"),
    ),
    "handle": (
        ("io_error", "stale file handle"),
    ),
    "hard": (
        ("hard_link_directory", "hard link not allowed for directory"),
    ),
    "has": (
        ("snap_flatpak", 'has "'),
        ("unknown_subcommand", "has no command named"),
    ),
    "hash": (
        ("apt_broken", "hash sum mismatch"),
        ("pip_hash", "hash mismatch"),
    ),
    "hashes": (
        ("pip_hash", "do not match the hashes"),
        ("pip_hash", "hashes are required"),
    ),
    "heads": (
        ("git_ref_conflict", "refs/heads"),
    ),
    "held": (
        ("apt_broken", "you have held broken packages"),
    ),
    "help": (
        ("powershell_command", "get-help"),
    ),
    "heroku": (
        ("cloud_login", "heroku login"),
    ),
    "hip": (
        ("cuda_memory", "hip out of memory"),
    ),
    "histories": (
        ("git_unrelated", "refusing to merge unrelated histories"),
    ),
    "history": (
        ("sudo_builtin", "sudo: history: command not found"),
    ),
    "hit": (
        ("systemd_start_limit", "start-limit-hit"),
    ),
    "holding": (
        ("package_manager_lock", "another app is currently holding"),
    ),
    "home": (
        ("cd_home_not_set", "home not set"),
    ),
    "homebrew": (
        ("package_manager_lock", "another active homebrew"),
    ),
    "hook": (
        ("git_hook", "hook"),
        ("pytest_plugin", "unknown hook"),
    ),
    "hooks": (
        ("git_hook", "hooks"),
    ),
    "host": (
        ("host_unknown", "no such host"),
        ("host_unknown", "unknown host"),
    ),
    "hostname": (
        ("host_unknown", "could not resolve hostname"),
        ("tls_certificate", "hostname mismatch"),
    ),
    "hosts": (
        ("ansible_error", "provided hosts list is empty"),
        ("ansible_error", "specified hosts and/or --limit"),
    ),
    "hour": (
        ("crontab_error", "bad hour"),
    ),
    "http": (
        ("proxy", "received http code 403 from proxy"),
    ),
    "https": (
        ("python_built_without", "can't connect to https url because the ssl module"),
    ),
    "hung": (
        ("git_transfer_broken", "the remote end hung up"),
    ),
    "hunk": (
        ("patch_failed", "hunk failed"),
    ),
    "hunks": (
        ("patch_failed", "hunks failed"),
    ),
    "husky": (
        ("git_hook", "husky"),
    ),
    "i": (
        ("io_error", "remote i/o error"),
        ("latex_error", "i can't find file"),
    ),
    "i386": (
        ("linker_format", "incompatible with i386"),
    ),
    "iconv": (
        ("iconv_conversion", "iconv:"),
    ),
    "id": (
        ("cargo_target", "package id specification"),
        ("user_unknown", "unknown id"),
    ),
    "ident": (
        ("git_identity", "empty ident name"),
        ("psql_login", "ident authentication failed"),
    ),
    "identification": (
        ("ssh_host_key_changed", "remote host identification has changed"),
    ),
    "identifier": (
        ("not_an_identifier", "not a valid identifier"),
        ("not_an_identifier", "not an identifier"),
    ),
    "identities": (
        ("ssh_too_many_keys", "no identities found"),
    ),
    "ids": (
        ("numeric_argument", "arguments must be process or job ids"),
    ),
    "illegal": (
        ("bashism_in_sh", "set: illegal option"),
        ("curl_http", "bad/illegal format"),
        ("file_named_like_option", "illegal option"),
        ("port_invalid", "illegal port"),
        ("unknown_option", "illegal option"),
    ),
    "illegalargumentexception": (
        ("java_exception", "illegalargumentexception"),
    ),
    "illegalstateexception": (
        ("java_exception", "illegalstateexception"),
    ),
    "image": (
        ("docker_image", "unable to find image"),
        ("docker_image", "no such image"),
        ("image_policy", "unable to open image"),
    ),
    "immutable": (
        ("kubectl_forbidden", "field is immutable"),
    ),
    "import": (
        ("bundler_unresolved", "failed to resolve import"),
        ("foreign_shell", "import: command not found"),
        ("python_import_name", "cannot import name"),
        ("web_app_missing", "could not import"),
        ("web_app_missing", "could not import module"),
    ),
    "imported": (
        ("go_build", "imported and not used"),
        ("go_unused", "imported and not used"),
    ),
    "improperlyconfigured": (
        ("django_settings", "improperlyconfigured"),
    ),
    "in": (
        ("helm_release", "not found in"),
    ),
    "inaccessible": (
        ("terminal_unknown", "terminals database is inaccessible"),
    ),
    "inappropriate": (
        ("git_gpg", "inappropriate ioctl for device"),
        ("not_a_terminal", "inappropriate ioctl for device"),
    ),
    "included": (
        ("terraform_aws", "the security token included in the request is expired"),
    ),
    "incompatible": (
        ("compiler_error", "incompatible"),
    ),
    "incomplete": (
        ("sqlite_syntax", "incomplete input"),
    ),
    "inconsistent": (
        ("terraform_error", "inconsistent dependency lock file"),
    ),
    "incorrect": (
        ("sudo_refused", "incorrect password attempt"),
    ),
    "indentation": (
        ("yaml_syntax", "bad indentation of a mapping"),
    ),
    "indentationerror": (
        ("python_syntax", "indentationerror"),
    ),
    "index": (
        ("git_lock", "index.lock"),
    ),
    "info": (
        ("git_push_rejected", "stale info"),
    ),
    "init": (
        ("display_missing", "unable to init server"),
    ),
    "initialization": (
        ("terraform_error", "backend initialization required"),
    ),
    "initialized": (
        ("python_import_name", "partially initialized module"),
    ),
    "inotify": (
        ("file_watchers", "inotify watch limit"),
    ),
    "inotify_add_watch": (
        ("file_watchers", "inotify_add_watch"),
    ),
    "input": (
        ("base64_input", "invalid input"),
        ("operand_missing", "no input files"),
        ("php_error", "could not open input file"),
    ),
    "insert": (
        ("kernel_module", "could not insert module"),
    ),
    "inserted": (
        ("latex_error", "! missing $ inserted"),
    ),
    "insmod": (
        ("kernel_module", "insmod: error"),
    ),
    "install": (
        ("pip_rights", "could not install packages due to an"),
    ),
    "installation": (
        ("helm_release", "installation failed"),
    ),
    "installed": (
        ("apt_not_found", "is not installed"),
        ("brew_trouble", "already installed"),
        ("pyenv_version", "is not installed"),
        ("pyenv_version", "is not installed (set by"),
        ("rustup_target", "is not installed"),
        ("terraform_error", "module not installed"),
    ),
    "instance": (
        ("find_expression", "only one instance of {}"),
    ),
    "instruction": (
        ("docker_build", "unknown instruction"),
    ),
    "insufficient": (
        ("cuda_memory", "cuda driver version is insufficient"),
        ("journal_rights", "insufficient permissions"),
    ),
    "int": (
        ("python_argparse", "invalid int value"),
    ),
    "integer": (
        ("expr_syntax", "expr: non-integer argument"),
        ("redis_command", "value is not an integer"),
        ("test_expression", "integer expression expected"),
        ("test_expression", "integer expected"),
    ),
    "integrity": (
        ("archive_truncated", "data integrity error"),
        ("pip_hash", "integrity checksum failed"),
    ),
    "interactive": (
        ("systemd_unit", "interactive authentication required"),
    ),
    "internal": (
        ("compiler_killed", "internal compiler error"),
    ),
    "interpreter": (
        ("bad_interpreter", "bad interpreter"),
    ),
    "interrupted": (
        ("apt_broken", "dpkg was interrupted"),
    ),
    "interval": (
        ("sort_cut_value", "invalid time interval"),
    ),
    "into": (
        ("git_push_checked_out", "refusing to fetch into branch"),
        ("git_push_checked_out", "refusing to fetch into current branch"),
        ("git_submodule", "into submodule path"),
    ),
    "invalid": (
        ("unknown_subcommand", "invalid command"),
        ("web_server_config", "invalid command '"),
    ),
    "invalidclienttokenid": (
        ("cloud_login", "invalidclienttokenid"),
    ),
    "inventory": (
        ("ansible_error", "no inventory was parsed"),
    ),
    "ipconfig": (
        ("wsl_windows_paths", "ipconfig: command not found"),
    ),
    "iptables": (
        ("firewall_refused", "iptables: bad rule"),
        ("firewall_refused", "iptables v"),
    ),
    "issuer": (
        ("tls_certificate", "unable to get local issuer certificate"),
    ),
    "it": (
        ("apt_lock", "is another process using it"),
    ),
    "itself": (
        ("into_itself", "into itself"),
    ),
    "jarfile": (
        ("java_run", "unable to access jarfile"),
        ("path_missing", "unable to access jarfile"),
    ),
    "java": (
        ("java_heap", "java heap space"),
    ),
    "java_home": (
        ("java_version", "java_home is set to an invalid"),
        ("java_version", "java_home environment variable is not"),
    ),
    "javascript": (
        ("node_heap", "javascript heap out of memory"),
    ),
    "job": (
        ("no_such_process", "no such job"),
        ("no_such_process", "no current job"),
    ),
    "journal": (
        ("journal_rights", "no journal files were found"),
    ),
    "jq": (
        ("jq_input", "jq: error"),
    ),
    "js": (
        ("node_exception", "node.js v"),
    ),
    "json": (
        ("json_syntax", "json.parse"),
        ("json_syntax", "invalid json"),
        ("json_syntax", "is not valid json"),
        ("npm_no_package_json", "could not read package.json"),
        ("npm_no_package_json", "no package.json"),
        ("npm_no_package_json", "couldn't find a package.json"),
        ("npm_no_package_json", "could not find package.json"),
    ),
    "jsondecodeerror": (
        ("json_syntax", "jsondecodeerror"),
    ),
    "keg": (
        ("brew_trouble", "is keg-only"),
    ),
    "kernel": (
        ("cuda_memory", "no kernel image is available"),
    ),
    "kex_exchange_identification": (
        ("ssh_closed", "kex_exchange_identification"),
    ),
    "key": (
        ("git_config_broken", "invalid key"),
        ("systemd_start_limit", "unknown key name"),
    ),
    "kind": (
        ("kubectl_forbidden", "no matches for kind"),
    ),
    "know": (
        ("make_no_rule", "don't know how to make"),
    ),
    "known": (
        ("host_unknown", "name or service not known"),
    ),
    "kubectl": (
        ("git_doubled", 'unknown command "kubectl"'),
    ),
    "kvm": (
        ("device_group", "could not access kvm kernel module"),
    ),
    "la": (
        ("sudo_builtin", "sudo: la: command not found"),
    ),
    "lacks": (
        ("option_value_missing", "lacks argument"),
    ),
    "lang": (
        ("java_heap", "java.lang.outofmemoryerror"),
    ),
    "large": (
        ("file_size_limit", "file too large"),
        ("git_large_file", "large files detected"),
    ),
    "latest": (
        ("go_version", 'version "latest" invalid'),
    ),
    "latex": (
        ("latex_error", "! latex error"),
    ),
    "leaksanitizer": (
        ("program_aborted", "leaksanitizer"),
    ),
    "least": (
        ("ffmpeg_error", "at least one output file must be specified"),
        ("operand_missing", "requires at least"),
    ),
    "left": (
        ("no_space_left", "no space left on device"),
        ("no_space_left", "no space left"),
    ),
    "let": (
        ("bashism_in_sh", "let: not found"),
        ("foreign_shell", "let;: command not found"),
    ),
    "level": (
        ("python_recursion", "stack level too deep"),
    ),
    "lfs": (
        ("git_lfs", "git-lfs"),
        ("git_lfs", "git lfs"),
    ),
    "libcrypto": (
        ("ssh_key_file", "error in libcrypto"),
    ),
    "libcurl": (
        ("curl_http", "not supported or disabled in libcurl"),
    ),
    "libraries": (
        ("shared_library_missing", "error while loading shared libraries"),
    ),
    "library": (
        ("cuda_memory", "driver/library version mismatch"),
        ("linker_undefined", "library not found for"),
        ("shared_library_missing", "library not loaded"),
    ),
    "lifecycle": (
        ("unknown_subcommand", "unknown lifecycle phase"),
    ),
    "like": (
        ("tar_not_compressed_so", "does not look like a tar archive"),
    ),
    "line": (
        ("git_config_broken", "bad config line"),
        ("toml_syntax", "toml: line"),
        ("unknown_option", "unrecognized command-line option"),
        ("unknown_option", "unrecognized command line option"),
    ),
    "lines": (
        ("sort_cut_value", "invalid number of lines"),
    ),
    "link": (
        ("brew_trouble", "refusing to link"),
    ),
    "link_stat": (
        ("rsync_scp", "link_stat"),
    ),
    "linker": (
        ("rustup_target", "linker `"),
    ),
    "links": (
        ("too_many_links", "too many links"),
    ),
    "list": (
        ("compose_file", "must be a list"),
        ("sort_cut_value", "you must specify a list of"),
        ("sort_cut_value", "illegal list value"),
    ),
    "listed": (
        ("su_passwd", "is not listed in /etc/shells"),
    ),
    "ll": (
        ("sudo_builtin", "sudo: ll: command not found"),
    ),
    "load": (
        ("gpg_openssl", "unable to load certificate"),
        ("ruby_error", "cannot load such file"),
    ),
    "loaded": (
        ("dotnet_error", "the command could not be loaded"),
        ("gdb_valgrind", "no symbol table is loaded"),
        ("systemd_unit", "not loaded"),
    ),
    "loaderror": (
        ("ruby_error", "(loaderror)"),
    ),
    "loading": (
        ("yaml_syntax", "syntax error while loading yaml"),
    ),
    "local": (
        ("bashism_in_sh", "local: not in a function"),
    ),
    "locale": (
        ("locale_missing", "can't set the locale"),
    ),
    "locate": (
        ("apt_not_found", "unable to locate package"),
        ("perl_module", "can't locate"),
    ),
    "location": (
        ("powershell_command", "set-location"),
        ("powershell_command", "get-location"),
    ),
    "lock": (
        ("apt_lock", "unable to lock directory"),
        ("apt_lock", "could not open lock file"),
    ),
    "locked": (
        ("package_manager_lock", "already locked"),
        ("sqlite_locked", "database is locked"),
        ("sqlite_locked", "database table is locked"),
    ),
    "log": (
        ("configure_failed", "config.log"),
    ),
    "logged": (
        ("cloud_login", "not logged in"),
        ("kubectl_forbidden", "you must be logged in to the server"),
        ("npm_login", "you must be logged in"),
    ),
    "logging": (
        ("firewall_refused", "error: could not load logging rules"),
    ),
    "login": (
        ("user_unknown", "unknown login"),
    ),
    "long": (
        ("argument_list_too_long", "argument list too long"),
        ("name_too_long", "file name too long"),
    ),
    "lookbehind": (
        ("grep_pattern", "lookbehind assertion is not fixed length"),
    ),
    "looking": (
        ("bash_unfinished", "unexpected eof while looking for"),
    ),
    "lookup": (
        ("git_pathspec", "could not lookup commit"),
        ("shared_library_missing", "symbol lookup error"),
    ),
    "loop": (
        ("bashism_in_sh", "bad for loop variable"),
        ("bashism_in_sh", "syntax error: bad for loop variable"),
    ),
    "loose": (
        ("git_tags_missing", "loose object"),
    ),
    "lowercase": (
        ("docker_refused", "must be lowercase"),
    ),
    "lvalue": (
        ("compiler_error", "lvalue required"),
        ("systemd_start_limit", "unknown lvalue"),
    ),
    "mac": (
        ("ssh_algorithm", "no matching mac"),
    ),
    "machine": (
        ("java_run", "could not create the java virtual machine"),
    ),
    "macos": (
        ("linker_format", "building for macos"),
    ),
    "main": (
        ("go_version", "go: cannot find main module"),
        ("java_run", "could not find or load main class"),
        ("java_run", "no main manifest attribute"),
    ),
    "major": (
        ("java_version", "unsupported class file major version"),
    ),
    "make": (
        ("make_recipe_failed", "make: ***"),
        ("screen_session", "cannot make directory"),
    ),
    "makefile": (
        ("make_no_makefile", "no targets specified and no makefile found"),
        ("make_no_makefile", "no makefile found"),
    ),
    "making": (
        ("linker_format", "can not be used when making a shared object"),
    ),
    "malformed": (
        ("curl_http", "malformed"),
        ("patch_failed", "malformed patch"),
    ),
    "malloc": (
        ("program_aborted", "malloc(): "),
    ),
    "manage": (
        ("django_settings", "can't open file 'manage.py'"),
    ),
    "management": (
        ("package_manager_lock", "system management is locked"),
    ),
    "manifest": (
        ("cargo_project", "failed to parse manifest"),
        ("docker_image", "manifest unknown"),
        ("docker_image", "manifest for"),
        ("docker_image", "no matching manifest"),
    ),
    "manipulation": (
        ("su_passwd", "authentication token manipulation error"),
    ),
    "manual": (
        ("man_missing", "no manual entry for"),
    ),
    "manually": (
        ("git_conflict", "resolve all conflicts manually"),
    ),
    "many": (
        ("compiler_error", "too many arguments"),
        ("extra_operand", "too many arguments"),
        ("space_in_name", "too many arguments"),
        ("test_expression", "too many arguments"),
        ("too_many_open_files", "too many open files"),
    ),
    "mapfile": (
        ("bashism_in_sh", "mapfile: not found"),
    ),
    "mapping": (
        ("compose_file", "must be a mapping"),
    ),
    "marginal": (
        ("pacman_trouble", "is marginal trust"),
    ),
    "masked": (
        ("systemd_unit", "is masked"),
    ),
    "match": (
        ("glob_no_match", "no match:"),
        ("glob_no_match", "no match."),
        ("package_not_found", "unable to find a match"),
        ("tls_certificate", "does not match target host name"),
    ),
    "matched": (
        ("tar_member_missing", "filename not matched"),
    ),
    "matches": (
        ("glob_no_match", "no matches found"),
        ("package_not_found", "no matches found for"),
        ("url_unquoted", "no matches found"),
    ),
    "matching": (
        ("cargo_crate", "no matching package"),
        ("cargo_project", "no matching package named"),
        ("ssh_algorithm", "no matching host key type"),
    ),
    "math": (
        ("bc_at_syntax", "math error"),
    ),
    "maximum": (
        ("python_recursion", "maximum call stack size exceeded"),
    ),
    "may": (
        ("rustup_target", "target may not be installed"),
        ("sudo_refused", "may not run sudo"),
    ),
    "md": (
        ("wsl_windows_paths", "md: command not found"),
    ),
    "meaningful": (
        ("only_in_function", "only meaningful in a"),
    ),
    "measure": (
        ("powershell_command", "measure-object"),
    ),
    "member": (
        ("compiler_error", "has no member named"),
    ),
    "memory": (
        ("out_of_memory", "out of memory"),
    ),
    "memoryerror": (
        ("out_of_memory", "memoryerror"),
    ),
    "merged": (
        ("git_not_merged", "is not fully merged"),
    ),
    "merging": (
        ("git_unmerged", "merging is not possible"),
    ),
    "message": (
        ("io_error", "bad message"),
    ),
    "messages": (
        ("journal_rights", "you are currently not seeing messages"),
    ),
    "metaspace": (
        ("java_heap", "metaspace"),
    ),
    "method": (
        ("java_run", "main method not found"),
    ),
    "methods": (
        ("ssh_permission_denied", "no more authentication methods"),
        ("ssh_permission_denied", "no supported authentication methods"),
    ),
    "migration": (
        ("django_settings", "unapplied migration"),
    ),
    "minute": (
        ("crontab_error", "bad minute"),
    ),
    "misaligned": (
        ("sort_cut_value", "misaligned"),
    ),
    "misconf": (
        ("redis_refuses_writes", "misconf redis is configured"),
    ),
    "mismatch": (
        ("pytest_import_mismatch", "import file mismatch"),
    ),
    "mismatched": (
        ("xml_syntax", "mismatched tag"),
    ),
    "missing": (
        ("systemd_start_limit", "missing '='"),
        ("test_expression", "missing `]'"),
        ("test_expression", "missing ]"),
    ),
    "missingprojectexception": (
        ("maven_no_pom", "missingprojectexception"),
    ),
    "mod": (
        ("go_build", "go.mod file not found"),
    ),
    "mode": (
        ("chmod_invalid_mode", "invalid mode"),
        ("chmod_invalid_mode", "invalid file mode"),
        ("screen_session", "directory '/run/screen' must have mode"),
    ),
    "modification": (
        ("time_zone", "has modification time"),
    ),
    "modifications": (
        ("git_rm_changed", "local modifications"),
    ),
    "modified": (
        ("kubectl_forbidden", "the object has been modified"),
        ("yarn_command", "lockfile would have been modified"),
    ),
    "modprobe": (
        ("kernel_module", "modprobe: fatal"),
        ("kernel_module", "modprobe: error"),
    ),
    "module": (
        ("bundler_unresolved", "module not found"),
        ("kernel_module", "module not found in directory"),
        ("node_module_missing", "cannot find module"),
    ),
    "modulenotfounderror": (
        ("python_module_missing", "modulenotfounderror"),
    ),
    "mongonetworkerror": (
        ("mongosh_server_down", "mongonetworkerror"),
    ),
    "mongoservererror": (
        ("mongosh_login", "mongoservererror"),
    ),
    "mongoserverselectionerror": (
        ("mongosh_server_down", "mongoserverselectionerror"),
    ),
    "mount": (
        ("docker_entry", "invalid mount config"),
        ("mount_failed", "no mount point specified"),
        ("mount_failed", "mount point does not exist"),
    ),
    "mounted": (
        ("mkfs_mounted", "is mounted."),
        ("mkfs_mounted", "device is mounted"),
        ("mount_failed", "not mounted"),
        ("mount_failed", "already mounted"),
    ),
    "mounts": (
        ("docker_entry", "mounts denied"),
    ),
    "move": (
        ("powershell_command", "move-item"),
        ("wsl_windows_paths", "move: command not found"),
    ),
    "msb1003": (
        ("dotnet_error", "msb1003"),
    ),
    "msb1009": (
        ("dotnet_error", "msb1009"),
    ),
    "msg": (
        ("git_hook", "commit-msg"),
    ),
    "multi": (
        ("sort_cut_value", "multi-character tab"),
    ),
    "multiarray": (
        ("numpy_abi", "numpy.core.multiarray failed to import"),
    ),
    "multibyte": (
        ("unicode_error", "invalid or incomplete multibyte"),
    ),
    "munmap_chunk": (
        ("program_aborted", "munmap_chunk"),
    ),
    "named": (
        ("python_module_missing", "no module named"),
        ("web_app_missing", "no module named"),
    ),
    "nameerror": (
        ("ruby_error", "(nameerror)"),
    ),
    "names": (
        ("package_not_found", "not found in package names"),
    ),
    "namespace": (
        ("podman_setup", "cannot set up namespace"),
    ),
    "namespaces": (
        ("kubectl_forbidden", 'namespaces "'),
    ),
    "near": (
        ("awk_script", "missing } near end of file"),
        ("bash_unexpected_token", "syntax error near unexpected token"),
        ("bash_unexpected_token", "parse error near"),
        ("bash_unfinished", "parse error near"),
        ("psql_syntax", "syntax error at or near"),
        ("typographic_signs", "near ‘"),
        ("url_unquoted", "syntax error near unexpected token"),
    ),
    "need": (
        ("git_nothing_in_progress", "you need to start by"),
        ("permission_denied", "you need to be root"),
    ),
    "needs": (
        ("git_unmerged", "needs merge"),
    ),
    "negotiate": (
        ("ssh_algorithm", "unable to negotiate with"),
    ),
    "neither": (
        ("compose_file", "has neither an image nor a build context"),
    ),
    "nested": (
        ("tmux_session", "sessions should be nested with care"),
    ),
    "net": (
        ("dotnet_error", "you must install or update .net"),
    ),
    "netsdk1045": (
        ("dotnet_error", "netsdk1045"),
    ),
    "netsh": (
        ("wsl_windows_paths", "netsh: command not found"),
    ),
    "network": (
        ("compose_file", "undefined network"),
        ("connection_timeout", "network is unreachable"),
        ("docker_refused", "network not found"),
    ),
    "new": (
        ("powershell_command", "new-item"),
    ),
    "newuidmap": (
        ("podman_setup", "newuidmap"),
    ),
    "nexthop": (
        ("firewall_refused", "error: nexthop"),
    ),
    "nfs": (
        ("io_error", "stale nfs file handle"),
    ),
    "ninja": (
        ("ninja_target", "ninja: error"),
    ),
    "no_import_manifest_found": (
        ("npm_no_package_json", "no_import_manifest_found"),
    ),
    "no_pubkey": (
        ("apt_broken", "no_pubkey"),
    ),
    "noauth": (
        ("redis_login", "noauth authentication required"),
    ),
    "noclassdeffounderror": (
        ("java_exception", "noclassdeffounderror"),
    ),
    "node": (
        ("node_gyp", "node-gyp"),
    ),
    "nodename": (
        ("host_unknown", "nodename nor servname provided"),
    ),
    "nomethoderror": (
        ("ruby_error", "nomethoderror"),
    ),
    "non": (
        ("git_ref_conflict", "there is a non-empty directory"),
    ),
    "nonterminated": (
        ("awk_script", "nonterminated character class"),
    ),
    "noperm": (
        ("redis_login", "noperm"),
    ),
    "nosuchelementexception": (
        ("java_exception", "nosuchelementexception"),
    ),
    "note": (
        ("git_tags_missing", "no note found"),
        ("go_version", "note: module requires go"),
    ),
    "nothing": (
        ("git_nothing_to_commit", "nothing to commit"),
    ),
    "now": (
        ("git_cherry_pick_empty", "is now empty"),
    ),
    "npm": (
        ("git_doubled", 'unknown command: "npm"'),
        ("npm_failed", "npm error code"),
    ),
    "nu1101": (
        ("dotnet_error", "nu1101"),
    ),
    "null": (
        ("foreign_shell", "null: command not found"),
        ("sql_constraint", "not null constraint failed"),
    ),
    "nullpointerexception": (
        ("java_exception", "nullpointerexception"),
    ),
    "number": (
        ("printf_value", "invalid number"),
        ("sort_cut_value", "invalid number"),
    ),
    "numbered": (
        ("sort_cut_value", "fields are numbered from 1"),
    ),
    "numberformatexception": (
        ("java_exception", "numberformatexception"),
    ),
    "numbers": (
        ("grep_pattern", "numbers out of order"),
    ),
    "numeric": (
        ("expr_syntax", "expr: non-numeric argument"),
        ("git_config_broken", "bad numeric config value"),
        ("numeric_argument", "numeric argument required"),
        ("printf_value", "expected a numeric value"),
    ),
    "numerical": (
        ("option_value_missing", "expects a numerical value"),
    ),
    "numpy": (
        ("numpy_abi", "module 'numpy' has no attribute"),
    ),
    "nvidia": (
        ("cuda_memory", "found no nvidia driver"),
    ),
    "nxdomain": (
        ("host_unknown", "nxdomain"),
    ),
    "object": (
        ("docker_container", "no such object"),
        ("git_pathspec", "not a valid object name"),
        ("git_tags_missing", "bad object"),
        ("git_tags_missing", "object file is empty"),
        ("r_error", "object '"),
    ),
    "objects": (
        ("git_transfer_broken", "pack-objects died"),
    ),
    "obtain": (
        ("package_manager_lock", "unable to obtain lock"),
    ),
    "occurred": (
        ("latex_error", "fatal error occurred, no output pdf"),
    ),
    "oldpwd": (
        ("cd_home_not_set", "oldpwd not set"),
    ),
    "omitting": (
        ("omitting_directory", "omitting directory"),
    ),
    "on": (
        ("web_server_config", "syntax error on line"),
    ),
    "one": (
        ("option_value", "is not one of"),
        ("option_value_missing", "expected one argument"),
    ),
    "only": (
        ("readonly_variable", "is read only"),
        ("readonly_variable", "read-only variable"),
        ("tar_two_modes", "only one of"),
    ),
    "oom": (
        ("redis_refuses_writes", "oom command not allowed"),
    ),
    "open": (
        ("parent_missing", "failed to open the file"),
        ("path_missing", "cannot find or open"),
        ("path_missing", "can't open"),
        ("path_missing", "cannot open"),
        ("permission_denied", "cannot open directory"),
        ("r_error", "cannot open file"),
    ),
    "opened": (
        ("journal_rights", "no journal files were opened"),
    ),
    "opening": (
        ("ffmpeg_error", "error opening input"),
        ("terminal_unknown", "error opening terminal"),
    ),
    "openpgp": (
        ("gpg_openssl", "no valid openpgp data found"),
    ),
    "operand": (
        ("arithmetic", "operand expected"),
        ("operand_missing", "missing operand"),
        ("operand_missing", "missing file operand"),
    ),
    "operands": (
        ("extra_operand", "too many operands"),
    ),
    "operation": (
        ("unknown_subcommand", "invalid operation"),
    ),
    "operator": (
        ("pip_single_equals", "= is not a valid operator"),
        ("test_expression", "unexpected operator"),
    ),
    "option": (
        ("file_named_like_option", "invalid option"),
        ("file_named_like_option", "unknown option"),
        ("sed_script", "unknown option to"),
        ("unknown_option", "unknown option"),
        ("unknown_option", "invalid option"),
        ("unknown_option", "no such option"),
        ("unknown_option", "unknown option argument"),
        ("unknown_option", "bad option"),
    ),
    "options": (
        ("bad_interpreter", "use -[v]s to pass options in shebang lines"),
    ),
    "order": (
        ("grep_pattern", "range out of order in character class"),
    ),
    "original": (
        ("gzip_suffix", "can't guess original name"),
    ),
    "other": (
        ("cd_home_not_set", "no other directory"),
    ),
    "our": (
        ("git_submodule", "not our ref"),
    ),
    "out": (
        ("powershell_command", "out-file"),
    ),
    "outofmemoryerror": (
        ("cuda_memory", "outofmemoryerror"),
        ("out_of_memory", "outofmemoryerror"),
    ),
    "output": (
        ("into_itself", "input file is output file"),
        ("io_error", "input/output error"),
    ),
    "outside": (
        ("git_outside", "is outside repository"),
        ("pip_uninstall_system", "outside environment"),
    ),
    "overflow": (
        ("python_recursion", "stack overflow"),
    ),
    "overflowed": (
        ("python_recursion", "has overflowed its stack"),
    ),
    "overhead": (
        ("java_heap", "gc overhead limit exceeded"),
    ),
    "override": (
        ("rustup_target", "no override and no default toolchain"),
    ),
    "overwrite": (
        ("ffmpeg_error", "already exists. overwrite"),
        ("file_exists", "cannot overwrite existing file"),
    ),
    "overwritten": (
        ("file_exists", "already exists; not overwritten"),
        ("git_overwritten", "would be overwritten by"),
        ("git_unmerged", "your local changes would be overwritten by cherry-pick"),
    ),
    "owned": (
        ("sudoers_syntax", "must be owned by uid 0"),
    ),
    "owner": (
        ("ssh_key_file", "bad owner or permissions"),
    ),
    "ownership": (
        ("git_dubious_ownership", "detected dubious ownership"),
    ),
    "pack": (
        ("git_transfer_broken", "invalid index-pack output"),
        ("git_transfer_broken", "fetch-pack: unexpected"),
    ),
    "package": (
        ("apt_not_found", "package not found"),
        ("go_version", "cannot find package"),
        ("latex_error", "! package"),
        ("node_module_missing", "cannot find package"),
        ("package_not_found", "no such package"),
        ("pkg_config_missing", "no package '"),
    ),
    "packages": (
        ("apt_not_found", "no packages found"),
        ("package_not_found", "no packages found for"),
    ),
    "packagesnotfounderror": (
        ("conda_environment", "packagesnotfounderror"),
    ),
    "packet": (
        ("tracing_refused", "packet socket"),
    ),
    "padding": (
        ("base64_input", "incorrect padding"),
    ),
    "page": (
        ("man_missing", "what manual page do you want"),
        ("operand_missing", "what manual page do you want"),
    ),
    "panic": (
        ("go_panic", "panic: "),
    ),
    "panicked": (
        ("rust_panic", "panicked at"),
    ),
    "parallel": (
        ("option_value", "invalid --parallel argument"),
    ),
    "parameter": (
        ("option_value_missing", "requires parameter"),
        ("unbound_variable", "parameter not set"),
        ("unbound_variable", "parameter null or not set"),
    ),
    "parentheses": (
        ("grep_pattern", "parentheses not balanced"),
    ),
    "parenthesis": (
        ("grep_pattern", "missing closing parenthesis"),
    ),
    "parse": (
        ("jq_input", "parse error"),
        ("php_error", "parse error: syntax error"),
        ("sudoers_syntax", "parse error in"),
        ("web_app_missing", "failed to parse"),
    ),
    "parser": (
        ("xml_syntax", "parser error"),
        ("yaml_syntax", "yaml.parser"),
    ),
    "parsing": (
        ("java_compile", "reached end of file while parsing"),
        ("kubectl_forbidden", "error parsing"),
        ("yaml_syntax", "while parsing"),
    ),
    "part": (
        ("curl_http", "no host part in the url"),
    ),
    "password": (
        ("ansible_error", "missing sudo password"),
        ("git_auth", "could not read password"),
        ("psql_login", "password authentication failed"),
        ("redis_login", "invalid password"),
        ("su_passwd", "bad password"),
        ("sudo_refused", "a password is required"),
    ),
    "patch": (
        ("patch_failed", "can't find file to patch"),
    ),
    "patches": (
        ("patch_failed", "no valid patches in input"),
    ),
    "path": (
        ("git_pathspec", "no such path"),
        ("kubectl", "the path"),
    ),
    "pattern": (
        ("eslint_config", "no files matching the pattern"),
        ("grep_pattern", "at end of pattern"),
    ),
    "patterns": (
        ("make_missing_separator", "multiple target patterns"),
    ),
    "pdflatex": (
        ("latex_error", "pdflatex not found"),
    ),
    "peer": (
        ("psql_login", "peer authentication failed"),
    ),
    "perf_event_paranoid": (
        ("tracing_refused", "perf_event_paranoid"),
        ("tracing_refused", "kernel.perf_event_paranoid"),
    ),
    "performance": (
        ("tracing_refused", "access to performance monitoring"),
    ),
    "perl": (
        ("perl_module", "can't open perl script"),
    ),
    "permission": (
        ("git_auth", "permission to"),
        ("not_executable", "permission denied"),
        ("permission_denied", "permission denied"),
        ("port_forbidden", "permission denied"),
        ("ssh_permission_denied", "permission denied ("),
    ),
    "permissionerror": (
        ("port_forbidden", "permissionerror"),
    ),
    "permissions": (
        ("ssh_key_file", "bad permissions"),
    ),
    "permitted": (
        ("immutable_file", "operation not permitted"),
        ("permission_denied", "operation not permitted"),
        ("sticky_folder", "operation not permitted"),
        ("tracing_refused", "socket: operation not permitted"),
    ),
    "pg_hba": (
        ("psql_login", "no pg_hba.conf entry"),
    ),
    "pgp": (
        ("pacman_trouble", "pgp signature"),
    ),
    "pgsql": (
        ("psql_server_down", ".s.pgsql"),
    ),
    "php": (
        ("php_error", "php parse error"),
        ("php_error", "php fatal error"),
    ),
    "pid": (
        ("package_manager_lock", "waiting for process with pid"),
    ),
    "pie": (
        ("linker_format", "can not be used when making a pie object"),
    ),
    "pinentry": (
        ("git_gpg", "no pinentry"),
    ),
    "pip": (
        ("git_doubled", 'unknown command "pip"'),
        ("python_no_pip", "no module named pip"),
        ("python_no_pip", "no module named 'pip'"),
    ),
    "pipe": (
        ("broken_pipe", "broken pipe"),
        ("git_transfer_broken", "broken pipe"),
    ),
    "pipefail": (
        ("bashism_in_sh", "illegal option -o pipefail"),
    ),
    "pipfile": (
        ("python_project_tool", "no pipfile present"),
    ),
    "pkg": (
        ("pkg_config_missing", "pkg-config: command not found"),
        ("pkg_config_missing", "could not find pkg-config"),
    ),
    "pkgconfig": (
        ("pkg_config_missing", "not found, tried pkgconfig"),
    ),
    "platform": (
        ("docker_entry", "the requested image's platform"),
        ("java_version", "could not target platform"),
    ),
    "playbook": (
        ("ansible_error", "the playbook:"),
    ),
    "plugin": (
        ("eslint_config", "failed to load plugin"),
        ("terraform_error", "could not load plugin"),
    ),
    "plugins": (
        ("terraform_error", "required plugins are not installed"),
    ),
    "podman": (
        ("docker_daemon", "cannot connect to podman"),
    ),
    "policy": (
        ("image_policy", "not allowed by the security policy"),
    ),
    "pom": (
        ("maven_no_pom", "there is no pom in this directory"),
    ),
    "popd": (
        ("bashism_in_sh", "popd: not found"),
        ("sudo_builtin", "sudo: popd: command not found"),
    ),
    "port": (
        ("curl_http", "bad port"),
        ("port_invalid", "bad port"),
        ("port_invalid", "invalid port"),
        ("port_invalid", "port must be"),
        ("port_invalid", "invalid argument for port"),
    ),
    "ports": (
        ("docker_port", "ports are not available"),
        ("port_in_use", "ports are not available"),
    ),
    "position": (
        ("json_syntax", "in json at position"),
        ("sort_cut_value", "invalid byte/character position"),
    ),
    "positive": (
        ("find_expression", "expected a positive decimal"),
    ),
    "possibly": (
        ("configure_failed", "possibly undefined macro"),
    ),
    "potentially": (
        ("podman_setup", "potentially insufficient uids"),
    ),
    "pre": (
        ("git_hook", "pre-commit"),
        ("git_hook", "pre-push"),
    ),
    "precede": (
        ("find_expression", "paths must precede expression"),
    ),
    "preceding": (
        ("grep_pattern", "invalid preceding regular expression"),
    ),
    "predicate": (
        ("find_expression", "unknown predicate"),
    ),
    "premature": (
        ("archive_truncated", "premature end"),
        ("xml_syntax", "premature end of file"),
    ),
    "prepare": (
        ("docker_build", "unable to prepare context"),
    ),
    "preset": (
        ("pyenv_version", "no preset version"),
    ),
    "previous": (
        ("git_cherry_pick_empty", "the previous cherry-pick"),
    ),
    "previously": (
        ("patch_failed", "reversed (or previously applied) patch detected"),
    ),
    "primary": (
        ("find_expression", "unknown primary or operator"),
    ),
    "print": (
        ("foreign_shell", "print: command not found"),
    ),
    "private": (
        ("gpg_openssl", "unable to load private key"),
    ),
    "privilege": (
        ("permission_denied", "superuser privilege"),
    ),
    "privileges": (
        ("permission_denied", "root privileges"),
        ("sudo_refused", "no new privileges"),
    ),
    "problem": (
        ("git_editor", "there was a problem with the editor"),
        ("tls_certificate", "ssl certificate problem"),
    ),
    "problems": (
        ("apt_broken", "dependency problems"),
    ),
    "process": (
        ("no_such_process", "no such process"),
        ("no_such_process", "no process found"),
    ),
    "processes": (
        ("no_such_process", "no matching processes"),
    ),
    "processing": (
        ("ffmpeg_error", "invalid data found when processing input"),
    ),
    "produces": (
        ("rsync_shell_not_clean", "ensure the remote shell produces no output"),
    ),
    "profile": (
        ("cloud_login", "the config profile"),
    ),
    "program": (
        ("crontab_error", "not allowed to use this program"),
    ),
    "progress": (
        ("git_nothing_in_progress", "no merge in progress"),
        ("git_nothing_in_progress", "no cherry-pick in progress"),
        ("git_unmerged", "cherry-pick is in progress"),
    ),
    "project": (
        ("dotnet_error", "couldn't find a project to run"),
    ),
    "prompts": (
        ("git_auth", "terminal prompts disabled"),
    ),
    "property": (
        ("cloud_login", "the required property [project]"),
        ("json_syntax", "expecting property name"),
    ),
    "protected": (
        ("git_large_file", "protected branch"),
    ),
    "protocol": (
        ("rsync_shell_not_clean", "protocol version mismatch"),
    ),
    "provided": (
        ("compose_file", "no configuration file provided"),
        ("operand_missing", "required arguments were not provided"),
    ),
    "provider": (
        ("package_not_found", "no provider of"),
        ("terraform_error", "provider configuration not present"),
    ),
    "provides": (
        ("go_build", "no required module provides package"),
        ("package_not_found", "nothing provides"),
        ("pacman_trouble", "nothing provides"),
    ),
    "proxy": (
        ("proxy", "could not resolve proxy"),
        ("proxy", "proxy authentication required"),
        ("proxy", "unable to connect to proxy"),
        ("proxy", "cannot connect to proxy"),
    ),
    "proxyerror": (
        ("proxy", "proxyerror"),
    ),
    "ptrace": (
        ("tracing_refused", "ptrace"),
    ),
    "public": (
        ("git_gpg", "couldn't load public key"),
        ("gpg_openssl", "can't check signature: no public key"),
    ),
    "publickey": (
        ("git_auth", "permission denied (publickey"),
    ),
    "publish": (
        ("npm_login", "cannot publish over"),
    ),
    "pull": (
        ("docker_image", "pull access denied"),
    ),
    "pure": (
        ("program_aborted", "pure virtual method called"),
    ),
    "push": (
        ("gh_login", "must first push the current branch"),
        ("git_no_remote", "no configured push destination"),
    ),
    "pushd": (
        ("bashism_in_sh", "pushd: not found"),
        ("sudo_builtin", "sudo: pushd: command not found"),
    ),
    "pyproject": (
        ("python_project_tool", "could not find a pyproject.toml"),
        ("python_project_tool", "no `pyproject.toml` found"),
        ("python_project_tool", "no pyproject.toml"),
        ("toml_syntax", "pyproject.toml"),
    ),
    "pytest": (
        ("pytest_plugin", "unknown pytest.mark"),
    ),
    "python": (
        ("pip_install", "requires-python"),
        ("pip_wheel_platform", "requires python"),
    ),
    "qt": (
        ("display_missing", "could not load the qt platform plugin"),
    ),
    "quantifier": (
        ("grep_pattern", "quantifier does not follow"),
    ),
    "quota": (
        ("kubectl_forbidden", "exceeded quota"),
        ("no_space_left", "disk quota exceeded"),
    ),
    "quote": (
        ("xargs_quotes", "unterminated quote"),
    ),
    "quoted": (
        ("bash_unfinished", "unterminated quoted string"),
        ("psql_syntax", "unterminated quoted string"),
    ),
    "r": (
        ("r_error", "is not available for this version of r"),
    ),
    "race": (
        ("go_panic", "data race"),
    ),
    "ran": (
        ("pytest_failed", "no tests ran"),
        ("pytest_nothing_collected", "no tests ran"),
    ),
    "range": (
        ("grep_pattern", "invalid range end"),
        ("port_invalid", "port out of range"),
        ("port_invalid", "port range"),
    ),
    "ranges": (
        ("podman_setup", "no subuid ranges"),
    ),
    "rate": (
        ("docker_refused", "you have reached your pull rate limit"),
    ),
    "raw": (
        ("tracing_refused", "raw socket"),
    ),
    "rd": (
        ("wsl_windows_paths", "rd: command not found"),
    ),
    "reached": (
        ("node_heap", "reached heap limit"),
    ),
    "read": (
        ("gpg_openssl", "could not read certificate"),
        ("sudo_builtin", "sudo: read: command not found"),
    ),
    "readarray": (
        ("bashism_in_sh", "readarray: not found"),
    ),
    "readline": (
        ("python_built_without", "no module named 'readline"),
    ),
    "readonly": (
        ("readonly_variable", "readonly variable"),
        ("redis_refuses_writes", "readonly you can't write"),
    ),
    "reauthentication": (
        ("terraform_aws", "reauthentication required"),
    ),
    "rebase": (
        ("git_nothing_in_progress", "no rebase in progress"),
        ("git_unmerged", "already a rebase-merge directory"),
        ("git_unmerged", "rebase in progress"),
    ),
    "receive": (
        ("git_large_file", "pre-receive hook declined"),
    ),
    "received": (
        ("rsync_shell_not_clean", "received message too long"),
    ),
    "recent": (
        ("java_version", "compiled by a more recent version"),
    ),
    "recognized": (
        ("tar_not_compressed_so", "file format not recognized"),
    ),
    "recompile": (
        ("linker_format", "recompile with -fpic"),
    ),
    "reconcile": (
        ("git_divergent", "need to specify how to reconcile"),
    ),
    "recursion": (
        ("python_recursion", "maximum recursion depth"),
    ),
    "recursionerror": (
        ("python_recursion", "recursionerror"),
    ),
    "recursively": (
        ("dangerous_remove", "dangerous to operate recursively"),
    ),
    "redefinition": (
        ("compiler_error", "redefinition"),
    ),
    "redirect": (
        ("ambiguous_redirect", "ambiguous redirect"),
    ),
    "redirected": (
        ("curl_http", "redirected"),
    ),
    "redirection": (
        ("bashism_in_sh", "syntax error: redirection unexpected"),
    ),
    "redis": (
        ("redis_refuses_writes", "loading redis is loading"),
    ),
    "ref": (
        ("git_branch_name", "is not a valid ref name"),
        ("git_branch_name", "not a valid ref name"),
        ("git_pathspec", "not a valid ref"),
        ("git_pathspec", "no such ref"),
        ("git_push_rejected", "cannot lock ref"),
        ("git_ref_conflict", "cannot lock ref"),
        ("git_remote_ref", "couldn't find remote ref"),
        ("git_remote_ref", "remote ref does not exist"),
    ),
    "reference": (
        ("docker_refused", "invalid reference format"),
        ("git_branch_not_found", "is not a valid reference"),
        ("git_pathspec", "invalid reference"),
        ("git_ref_conflict", "unable to resolve reference"),
        ("linker_undefined", "undefined reference to"),
    ),
    "referenced": (
        ("docker_refused", "image is referenced in"),
    ),
    "referenceerror": (
        ("node_exception", "referenceerror"),
    ),
    "refreshing": (
        ("cloud_login", "there was a problem refreshing your current auth tokens"),
    ),
    "refs": (
        ("git_ref_conflict", "cannot create 'refs"),
        ("package_not_found", "no remote refs found"),
    ),
    "refspec": (
        ("git_refspec", "src refspec"),
    ),
    "refused": (
        ("connection_refused", "connection refused"),
        ("connection_refused", "was refused"),
    ),
    "regedit": (
        ("wsl_windows_paths", "regedit: command not found"),
    ),
    "regex": (
        ("grep_pattern", "regex parse error"),
    ),
    "region": (
        ("cloud_login", "you must specify a region"),
    ),
    "registered": (
        ("git_submodule", "is not a registered submodule"),
    ),
    "registry": (
        ("cargo_crate", "could not be found in registry index"),
        ("cargo_crate", "could not be found in registry"),
        ("package_not_found", "not found in the registry"),
    ),
    "regular": (
        ("grep_pattern", "invalid regular expression"),
        ("is_a_directory", "not a regular file"),
        ("rsync_scp", "not a regular file"),
    ),
    "rehash": (
        ("foreign_shell", "rehash: command not found"),
    ),
    "rejected": (
        ("git_large_file", "remote rejected"),
        ("kernel_module", "key was rejected by service"),
    ),
    "release": (
        ("apt_broken", "does not have a release file"),
        ("helm_release", "release: not found"),
        ("java_version", "invalid target release"),
        ("java_version", "invalid source release"),
        ("java_version", "release version"),
    ),
    "relocation": (
        ("linker_format", "relocation r_x86_64"),
    ),
    "remote": (
        ("git_branch_not_found", "no such remote"),
        ("git_no_remote", "no such remote"),
        ("git_remote_ref", "could not find remote branch"),
        ("git_remote_ref", "remote branch"),
        ("rsync_scp", "remote command not found"),
    ),
    "remotes": (
        ("gh_login", "no git remotes found"),
        ("gh_login", "none of the git remotes configured"),
    ),
    "remove": (
        ("dangerous_remove", "refusing to remove"),
        ("docker_container", "you cannot remove a running container"),
        ("powershell_command", "remove-item"),
    ),
    "removed": (
        ("git_auth", "support for password authentication was removed"),
    ),
    "ren": (
        ("wsl_windows_paths", "ren: command not found"),
    ),
    "rename": (
        ("powershell_command", "rename-item"),
    ),
    "repeated": (
        ("systemd_start_limit", "start request repeated too quickly"),
    ),
    "repetition": (
        ("grep_pattern", "repetition operator missing expression"),
    ),
    "reply": (
        ("connection_timeout", "empty reply from server"),
    ),
    "repo": (
        ("helm_release", "no repo named"),
    ),
    "repositories": (
        ("helm_release", "no repositories"),
        ("pacman_trouble", "no enabled repositories"),
    ),
    "repository": (
        ("docker_image", "repository does not exist"),
        ("gh_login", "could not resolve to a repository"),
        ("git_repository_not_found", "repository not found"),
    ),
    "request": (
        ("ssh_forwarding", "could not request local forwarding"),
    ),
    "requested": (
        ("docker_refused", "denied: requested access"),
    ),
    "requests": (
        ("gh_login", "no pull requests found"),
    ),
    "required": (
        ("bad_interpreter", "required file not found"),
        ("shared_library_missing", "not found (required by"),
        ("terraform_error", "missing required argument"),
    ),
    "requirement": (
        ("operand_missing", "at least one requirement"),
        ("pip_install", "invalid requirement"),
        ("pip_single_equals", "invalid requirement"),
    ),
    "requirements": (
        ("pip_install", "could not open requirements file"),
        ("pkg_config_missing", "package requirements"),
    ),
    "requires": (
        ("option_value_missing", "option requires an argument"),
        ("option_value_missing", "requires a value"),
        ("option_value_missing", "option requires a value"),
        ("option_value_missing", "requires an argument"),
    ),
    "reserve": (
        ("java_heap", "could not reserve enough space for"),
    ),
    "reset": (
        ("connection_timeout", "connection reset by peer"),
        ("ssh_closed", "connection reset by"),
    ),
    "resolution": (
        ("host_unknown", "temporary failure in name resolution"),
    ),
    "resolutionimpossible": (
        ("pip_install", "resolutionimpossible"),
    ),
    "resolvable": (
        ("maven_gradle", "non-resolvable parent pom"),
    ),
    "resolve": (
        ("bundler_unresolved", "can't resolve"),
        ("bundler_unresolved", "could not resolve"),
        ("host_unknown", "could not resolve host"),
        ("host_unknown", "unable to resolve host"),
        ("host_unknown", "failed to resolve"),
        ("host_unknown", "can't resolve"),
        ("node_module_missing", "can't resolve"),
    ),
    "resolved": (
        ("php_error", "your requirements could not be resolved"),
    ),
    "resource": (
        ("device_busy", "device or resource busy"),
        ("kubectl_forbidden", "resource mapping not found"),
    ),
    "resources": (
        ("image_policy", "cache resources exhausted"),
    ),
    "retrieving": (
        ("current_directory_gone", "error retrieving current directory"),
        ("pacman_trouble", "failed retrieving file"),
    ),
    "return": (
        ("foreign_shell", "return;: command not found"),
    ),
    "returned": (
        ("curl_http", "requested url returned error"),
    ),
    "revert": (
        ("git_nothing_in_progress", "no cherry-pick or revert in progress"),
    ),
    "revision": (
        ("git_pathspec", "unknown revision or path"),
        ("git_pathspec", "bad revision"),
        ("git_submodule", "unable to find current revision in submodule"),
    ),
    "rmmod": (
        ("kernel_module", "rmmod: error"),
    ),
    "robocopy": (
        ("wsl_windows_paths", "robocopy: command not found"),
    ),
    "rollup": (
        ("bundler_unresolved", "rollup failed to resolve import"),
    ),
    "root": (
        ("permission_denied", "must be root"),
        ("permission_denied", "are you root"),
        ("permission_denied", "only root can"),
    ),
    "route": (
        ("connection_timeout", "no route to host"),
    ),
    "rpc": (
        ("git_transfer_broken", "rpc failed"),
    ),
    "rsync": (
        ("rsync_scp", "rsync error"),
    ),
    "rtnetlink": (
        ("firewall_refused", "rtnetlink answers"),
    ),
    "ruby": (
        ("ruby_error", "your ruby version is"),
    ),
    "rule": (
        ("make_no_rule", "no rule to make target"),
    ),
    "run": (
        ("git_editor", "cannot run"),
    ),
    "runaway": (
        ("latex_error", "runaway argument"),
    ),
    "running": (
        ("docker_container", "is not running"),
        ("tmux_session", "no server running on"),
    ),
    "runtime": (
        ("docker_entry", "oci runtime"),
    ),
    "rustc": (
        ("cargo_crate", "requires rustc"),
    ),
    "rustup": (
        ("cargo_project", "rustup could not choose a version"),
    ),
    "same": (
        ("into_itself", "are the same file"),
    ),
    "satisfies": (
        ("pip_install", "could not find a version that satisfies"),
    ),
    "satisfy": (
        ("pacman_trouble", "could not satisfy dependencies"),
    ),
    "saxparseexception": (
        ("xml_syntax", "saxparseexception"),
    ),
    "scanner": (
        ("yaml_syntax", "yaml.scanner"),
    ),
    "scanning": (
        ("yaml_syntax", "while scanning"),
    ),
    "scheme": (
        ("curl_http", "scheme missing"),
        ("curl_http", "unsupported scheme"),
    ),
    "scope": (
        ("compiler_error", "was not declared in this scope"),
        ("dbus_missing", "failed to connect to user scope bus"),
    ),
    "scp": (
        ("rsync_scp", "scp:"),
    ),
    "screen": (
        ("screen_session", "there is no screen to be"),
        ("tmux_session", "there is no screen to be"),
    ),
    "screens": (
        ("screen_session", "there are several suitable screens"),
    ),
    "script": (
        ("npm_missing_script", "missing script"),
        ("npm_missing_script", "couldn't find a script named"),
        ("yarn_command", "couldn't find a script named"),
    ),
    "sdks": (
        ("dotnet_error", "no .net sdks were found"),
    ),
    "search": (
        ("pkg_config_missing", "was not found in the pkg-config search path"),
    ),
    "secret": (
        ("git_gpg", "secret key not available"),
        ("git_gpg", "no secret key"),
    ),
    "section": (
        ("git_config_broken", "does not contain a section"),
        ("systemd_start_limit", "unknown section"),
    ),
    "sed": (
        ("sed_script", "sed: 1:"),
    ),
    "seems": (
        ("brew_trouble", "it seems there is already an app"),
        ("git_lock", "another git process seems to be running"),
    ),
    "segmentation": (
        ("segmentation_fault", "segmentation fault"),
    ),
    "select": (
        ("bashism_in_sh", "select: not found"),
        ("cargo_crate", "failed to select a version"),
        ("cargo_project", "failed to select a version"),
        ("package_not_found", "unable to select packages"),
        ("powershell_command", "select-string"),
    ),
    "selected": (
        ("cargo_target", "none of the selected packages contains"),
        ("cloud_login", "active account selected"),
    ),
    "self": (
        ("tls_certificate", "self-signed certificate"),
        ("tls_certificate", "self signed certificate"),
    ),
    "self_signed_cert_in_chain": (
        ("npm_login", "code self_signed_cert_in_chain"),
    ),
    "semicolon": (
        ("pip_single_equals", "expected end or semicolon"),
    ),
    "separate": (
        ("find_expression", "must separate multiple arguments to"),
    ),
    "separator": (
        ("make_missing_separator", "missing separator"),
    ),
    "sequence": (
        ("latex_error", "! undefined control sequence"),
    ),
    "server": (
        ("connection_refused", "couldn't connect to server"),
        ("kubectl", "unable to connect to the server"),
    ),
    "service": (
        ("compose_file", "no such service"),
        ("compose_file", "undefined service"),
        ("powershell_command", "get-service"),
        ("powershell_command", "start-service"),
        ("systemd_unit", "unrecognized service"),
    ),
    "services": (
        ("compose_file", "services must be a mapping"),
    ),
    "servname": (
        ("port_invalid", "servname not supported"),
    ),
    "session": (
        ("screen_session", "no screen session found"),
        ("tmux_session", "duplicate session"),
        ("tmux_session", "can't find session"),
    ),
    "sessions": (
        ("tmux_session", "no sessions"),
    ),
    "set": (
        ("locale_missing", "cannot set"),
        ("pyenv_version", "no version is set"),
    ),
    "setenv": (
        ("foreign_shell", "setenv: command not found"),
        ("foreign_shell", "command not found: setenv"),
        ("foreign_shell", "setenv: not found"),
    ),
    "setting": (
        ("locale_missing", "setting locale failed"),
        ("locale_missing", "unsupported locale setting"),
        ("systemd_start_limit", "bad-setting"),
    ),
    "settings": (
        ("django_settings", "settings are not configured"),
    ),
    "shallow": (
        ("git_shallow", "shallow update not allowed"),
        ("git_shallow", "shallow"),
    ),
    "shared": (
        ("shared_library_missing", "cannot open shared object file"),
    ),
    "shell": (
        ("su_passwd", "is an invalid shell"),
    ),
    "shift": (
        ("numeric_argument", "shift count"),
        ("numeric_argument", "can't shift that many"),
    ),
    "shopt": (
        ("bashism_in_sh", "shopt: not found"),
    ),
    "short": (
        ("podman_setup", "short-name"),
    ),
    "shorthand": (
        ("unknown_option", "unknown shorthand flag"),
    ),
    "should": (
        ("java_compile", "should be declared in a file named"),
        ("option_value", "option should be"),
        ("port_invalid", "port should be"),
    ),
    "sign": (
        ("git_gpg", "gpg failed to sign"),
        ("git_gpg", "failed to sign the data"),
    ),
    "signal": (
        ("numeric_argument", "invalid signal specification"),
    ),
    "signed": (
        ("apt_broken", "is not signed"),
    ),
    "significantly": (
        ("python_project_tool", "changed significantly since poetry.lock"),
    ),
    "sigsegv": (
        ("segmentation_fault", "sigsegv"),
    ),
    "single": (
        ("sort_cut_value", "delimiter must be a single character"),
        ("xargs_quotes", "unmatched single quote"),
    ),
    "size": (
        ("find_expression", "invalid -size type"),
    ),
    "skipped": (
        ("gpg_openssl", "skipped: no"),
    ),
    "skipping": (
        ("linker_format", "skipping incompatible"),
        ("pip_uninstall_system", "skipping"),
    ),
    "smashing": (
        ("program_aborted", "stack smashing detected"),
    ),
    "smi": (
        ("cuda_memory", "nvidia-smi has failed"),
    ),
    "smudge": (
        ("git_lfs", "smudge filter lfs"),
    ),
    "snap": (
        ("package_not_found", 'error: snap "'),
    ),
    "snapd": (
        ("snap_flatpak", "snapd.socket"),
    ),
    "software": (
        ("io_error", "software caused connection abort"),
    ),
    "solution": (
        ("python_project_tool", "no solution found when resolving"),
    ),
    "solve": (
        ("docker_build", "failed to solve"),
    ),
    "solving": (
        ("python_project_tool", "version solving failed"),
    ),
    "some": (
        ("git_large_file", "failed to push some refs"),
    ),
    "something": (
        ("git_pathspec", "something we can merge"),
    ),
    "sort": (
        ("powershell_command", "sort-object"),
    ),
    "sorted": (
        ("not_sorted", "is not in sorted order"),
        ("not_sorted", "is not sorted"),
        ("not_sorted", "input is not in sorted order"),
    ),
    "source": (
        ("bashism_in_sh", "source: not found"),
        ("git_mv", "bad source"),
        ("git_mv", "source directory is empty"),
        ("sudo_builtin", "sudo: source: command not found"),
    ),
    "sourced": (
        ("only_in_function", "from a function or sourced script"),
    ),
    "sources": (
        ("sudoers_syntax", "no valid sudoers sources"),
    ),
    "sourse": (
        ("foreign_shell", "sourse: command not found"),
    ),
    "special": (
        ("mount_failed", "special device"),
    ),
    "specification": (
        ("docker_entry", "invalid volume specification"),
        ("ssh_forwarding", "bad local forwarding specification"),
        ("ssh_forwarding", "bad remote forwarding specification"),
    ),
    "specified": (
        ("git_no_remote", "no remote repository specified"),
    ),
    "specify": (
        ("operand_missing", "must specify a repository"),
        ("tar_no_mode", "you must specify one of the"),
    ),
    "specifying": (
        ("journal_rights", "specifying boot id or boot offset has no effect"),
    ),
    "sql": (
        ("mysql_syntax", "you have an error in your sql syntax"),
    ),
    "ssl": (
        ("python_built_without", "the ssl module in python is not available"),
    ),
    "stable": (
        ("snap_flatpak", "is not available on stable"),
    ),
    "stack": (
        ("cd_home_not_set", "directory stack empty"),
    ),
    "stackoverflowerror": (
        ("python_recursion", "stackoverflowerror"),
    ),
    "staged": (
        ("git_rm_changed", "changes staged in the index"),
        ("git_rm_changed", "has staged content different"),
    ),
    "standard_in": (
        ("bc_at_syntax", "(standard_in)"),
    ),
    "start": (
        ("gpg_openssl", "no start line"),
    ),
    "starting": (
        ("json_syntax", "unterminated string starting"),
    ),
    "stat": (
        ("space_in_name", "cannot stat"),
    ),
    "statement": (
        ("java_compile", "missing return statement"),
    ),
    "std": (
        ("go_build", "is not in std"),
        ("rustup_target", "can't find crate for `std`"),
    ),
    "stdin": (
        ("not_a_terminal", "stdin is not a terminal"),
    ),
    "still": (
        ("helm_release", "cannot re-use a name that is still in use"),
    ),
    "stop": (
        ("powershell_command", "stop-process"),
    ),
    "storage": (
        ("compiler_error", "storage size of"),
    ),
    "stray": (
        ("sort_cut_value", "stray character in field spec"),
    ),
    "stream": (
        ("archive_truncated", "end-of-stream"),
        ("ffmpeg_error", "output file does not contain any stream"),
    ),
    "string": (
        ("compose_file", "must be a string"),
        ("web_app_missing", "import string"),
    ),
    "structure": (
        ("io_error", "structure needs cleaning"),
    ),
    "su": (
        ("su_passwd", "su: must be run from a terminal"),
        ("su_passwd", "su: user "),
    ),
    "sub": (
        ("apt_broken", "sub-process /usr/bin/dpkg returned an error"),
    ),
    "subcommand": (
        ("unknown_subcommand", "no such subcommand"),
        ("unknown_subcommand", "unrecognized subcommand"),
        ("unknown_subcommand", "unknown subcommand"),
    ),
    "subdirectory": (
        ("into_itself", "to a subdirectory of itself"),
    ),
    "submodule": (
        ("git_submodule", "no submodule mapping found"),
        ("git_submodule", "no url found for submodule path"),
    ),
    "subpattern": (
        ("grep_pattern", "syntax error in subpattern name"),
    ),
    "subprocess": (
        ("pip_install", "subprocess-exited-with-error"),
    ),
    "substitution": (
        ("bad_substitution", "bad substitution"),
    ),
    "successfully": (
        ("docker_build", "did not complete successfully"),
    ),
    "such": (
        ("bad_interpreter", "no such file or directory"),
        ("command_not_found", "no such file or directory"),
        ("compiler_header_missing", "no such file or directory"),
        ("current_directory_gone", "no such file or directory"),
        ("docker_entry", "no such file or directory: unknown"),
        ("parent_missing", "no such file or directory"),
        ("path_missing", "no such file or directory"),
        ("space_in_name", "no such file or directory"),
        ("space_missing", "no such file or directory"),
        ("unknown_subcommand", "no such command"),
        ("wsl_windows_paths", "no such file or directory"),
    ),
    "sudo": (
        ("sudo_builtin", "sudo: set: command not found"),
        ("sudo_path", "sudo:"),
    ),
    "sudoers": (
        ("sudo_refused", "is not in the sudoers file"),
        ("sudo_refused", "sudoers"),
        ("sudoers_syntax", "sudoers: syntax error"),
    ),
    "suffix": (
        ("gzip_suffix", "unknown suffix"),
    ),
    "suitable": (
        ("compose_file", "can't find a suitable configuration file"),
        ("ffmpeg_error", "unable to find a suitable output format"),
    ),
    "suite": (
        ("jest_no_tests", "no test suite found"),
    ),
    "sum": (
        ("go_build", "missing go.sum entry"),
    ),
    "summary": (
        ("pytest_failed", "short test summary info"),
    ),
    "superuser": (
        ("permission_denied", "must be superuser"),
    ),
    "supplied": (
        ("ansible_error", "could not match supplied host pattern"),
        ("psql_login", "no password supplied"),
    ),
    "supported": (
        ("firewall_refused", "operation not supported"),
    ),
    "swap": (
        ("vim_write", "swap file"),
    ),
    "switch": (
        ("foreign_shell", "switch: command not found"),
        ("unknown_option", "unknown switch"),
    ),
    "symbol": (
        ("gdb_valgrind", 'no symbol "'),
        ("java_compile", "cannot find symbol"),
        ("linker_undefined", "undefined symbol"),
    ),
    "symbolic": (
        ("symlink_loop", "too many levels of symbolic links"),
    ),
    "symlink": (
        ("brew_trouble", "could not symlink"),
    ),
    "synchronization": (
        ("time_zone", "automatic time synchronization is enabled"),
    ),
    "synchronize": (
        ("pacman_trouble", "failed to synchronize"),
    ),
    "syntax": (
        ("sqlite_syntax", "syntax error"),
    ),
    "syntaxerror": (
        ("node_exception", "syntaxerror"),
        ("python_syntax", "syntaxerror"),
    ),
    "system": (
        ("read_only_file_system", "read-only file system"),
    ),
    "systemctl": (
        ("git_doubled", "unknown command verb systemctl"),
    ),
    "systemd": (
        ("systemd_unit", "has not been booted with systemd"),
    ),
    "systeminfo": (
        ("wsl_windows_paths", "systeminfo: command not found"),
    ),
    "sysv": (
        ("unknown_option", "unsupported sysv option"),
    ),
    "tab": (
        ("yaml_syntax", "found a tab character"),
    ),
    "taberror": (
        ("python_syntax", "taberror"),
    ),
    "table": (
        ("firewall_refused", "table does not exist"),
        ("sqlite_name_missing", "no such table"),
    ),
    "tag": (
        ("git_branch_name", "is not a valid tag name"),
    ),
    "tags": (
        ("git_tags_missing", "no tags can describe"),
    ),
    "target": (
        ("package_not_found", "target not found"),
    ),
    "targets": (
        ("make_no_makefile", "*** no targets"),
    ),
    "taskkill": (
        ("wsl_windows_paths", "taskkill: command not found"),
    ),
    "tasklist": (
        ("wsl_windows_paths", "tasklist: command not found"),
    ),
    "tell": (
        ("git_identity", "please tell me who you are"),
    ),
    "templatedoesnotexist": (
        ("django_settings", "templatedoesnotexist"),
    ),
    "temporarily": (
        ("out_of_memory", "resource temporarily unavailable"),
    ),
    "temporary": (
        ("host_unknown", "temporary failure resolving"),
    ),
    "term": (
        ("terminal_unknown", "term environment variable not set"),
    ),
    "terminal": (
        ("not_a_terminal", "not a terminal"),
        ("screen_session", "cannot open your terminal"),
        ("sudo_refused", "a terminal is required"),
        ("terminal_unknown", "unknown terminal"),
        ("terminal_unknown", "open terminal failed"),
    ),
    "terminate": (
        ("program_aborted", "terminate called after throwing"),
    ),
    "terminated": (
        ("compiler_killed", "killed signal terminated program"),
    ),
    "terminating": (
        ("grep_pattern", "missing terminating ]"),
        ("ssh_config_option", "terminating, "),
    ),
    "terminfo": (
        ("terminal_unknown", "terminal entry not found in terminfo"),
    ),
    "test": (
        ("cargo_target", "no test target named"),
        ("jest_no_tests", "no test files found"),
        ("jest_no_tests", "error: no test files"),
        ("powershell_command", "test-path"),
        ("powershell_command", "test-connection"),
    ),
    "tests": (
        ("jest_no_tests", "no tests found"),
    ),
    "text": (
        ("text_file_busy", "text file busy"),
    ),
    "than": (
        ("tar_two_modes", "you may not specify more than one"),
    ),
    "these": (
        ("pyenv_version", "command exists in these"),
    ),
    "thread": (
        ("java_run", "exception in thread"),
    ),
    "time": (
        ("date_invalid", "illegal time format"),
    ),
    "timed": (
        ("connection_timeout", "connection timed out"),
        ("connection_timeout", "operation timed out"),
        ("connection_timeout", "timed out"),
        ("connection_timeout", "read timed out"),
    ),
    "timeout": (
        ("connection_timeout", "i/o timeout"),
    ),
    "times": (
        ("rsync_scp", "failed to set times"),
    ),
    "timestamp": (
        ("journal_rights", "failed to parse timestamp"),
    ),
    "timezone": (
        ("time_zone", "unknown timezone"),
    ),
    "tkinter": (
        ("python_built_without", "no module named 'tkinter"),
    ),
    "token": (
        ("arithmetic", "error token is"),
        ("bc_at_syntax", "parse error: bad token"),
        ("json_syntax", "unexpected token"),
        ("sqlite_syntax", "unrecognized token"),
    ),
    "toml": (
        ("toml_syntax", "toml parse error"),
        ("toml_syntax", "invalid toml"),
        ("toml_syntax", "could not parse toml"),
        ("toml_syntax", "unable to parse toml"),
    ),
    "tomldecodeerror": (
        ("toml_syntax", "tomldecodeerror"),
    ),
    "tomllib": (
        ("toml_syntax", "tomllib"),
    ),
    "too": (
        ("ssh_key_file", "are too open"),
    ),
    "tool": (
        ("gdb_valgrind", "failed to start tool"),
    ),
    "toolchain": (
        ("go_version", "toolchain not available"),
    ),
    "tools": (
        ("brew_trouble", "no developer tools installed"),
    ),
    "toomanyrequests": (
        ("docker_image", "toomanyrequests"),
    ),
    "torch": (
        ("cuda_memory", "torch not compiled with cuda"),
    ),
    "traceback": (
        ("python_exception", "traceback (most recent call last)"),
    ),
    "tracert": (
        ("wsl_windows_paths", "tracert: command not found"),
    ),
    "tracking": (
        ("git_no_upstream", "no tracking information"),
    ),
    "trailing": (
        ("sort_cut_value", "invalid trailing option"),
    ),
    "transaction": (
        ("package_manager_lock", "failed to init transaction"),
    ),
    "translate": (
        ("host_unknown", "could not translate host name"),
    ),
    "tree": (
        ("git_submodule", "reference is not a tree"),
    ),
    "truncated": (
        ("archive_truncated", "truncated"),
    ),
    "truncating": (
        ("sort_cut_value", "when not truncating set1"),
    ),
    "trust": (
        ("pacman_trouble", "is unknown trust"),
    ),
    "trusted": (
        ("tls_certificate", "certificate is not trusted"),
    ),
    "ts": (
        ("typescript_error", "error ts"),
    ),
    "ts18003": (
        ("typescript_error", "ts18003"),
    ),
    "ts5023": (
        ("typescript_error", "ts5023"),
    ),
    "ts5083": (
        ("typescript_error", "ts5083"),
    ),
    "tsc": (
        ("npx_wrong_package", "not the tsc command you are looking for"),
    ),
    "tty": (
        ("docker_entry", "not a tty"),
        ("not_a_terminal", "not a tty"),
        ("not_a_terminal", "input device is not a tty"),
        ("not_a_terminal", "the input device is not a tty"),
        ("sudo_refused", "must have a tty"),
    ),
    "type": (
        ("compiler_error", "does not name a type"),
        ("compiler_error", "unknown type name"),
        ("find_expression", "unknown argument to -type"),
        ("sudo_builtin", "sudo: type: command not found"),
        ("terminal_unknown", "unknown terminal type"),
        ("type_for_cat", "type:"),
        ("wsl_windows_paths", "type: command not found"),
    ),
    "typeerror": (
        ("node_exception", "typeerror"),
    ),
    "types": (
        ("compiler_error", "conflicting types for"),
        ("java_compile", "incompatible types"),
    ),
    "typeset": (
        ("bashism_in_sh", "typeset: not found"),
    ),
    "ufw": (
        ("firewall_refused", "ufw: error"),
    ),
    "ulimit": (
        ("sudo_builtin", "sudo: ulimit: command not found"),
    ),
    "umask": (
        ("sudo_builtin", "sudo: umask: command not found"),
    ),
    "unable_to_get_issuer_cert_locally": (
        ("npm_login", "code unable_to_get_issuer_cert_locally"),
    ),
    "unable_to_verify_leaf_signature": (
        ("npm_login", "code unable_to_verify_leaf_signature"),
        ("tls_certificate", "unable_to_verify_leaf_signature"),
    ),
    "unary": (
        ("test_expression", "unary operator expected"),
    ),
    "unauthorized": (
        ("docker_refused", "unauthorized:"),
        ("kubectl_forbidden", "unauthorized"),
    ),
    "unbound": (
        ("unbound_variable", "unbound variable"),
    ),
    "uncaught": (
        ("php_error", "fatal error: uncaught"),
    ),
    "unchanged": (
        ("su_passwd", "password unchanged"),
    ),
    "unclosed": (
        ("java_compile", "unclosed string literal"),
    ),
    "uncommitted": (
        ("git_overwritten", "contains uncommitted changes"),
        ("git_overwritten", "your index contains uncommitted changes"),
    ),
    "undeclared": (
        ("compiler_error", "undeclared"),
        ("terraform_error", "reference to undeclared"),
    ),
    "undefined": (
        ("go_build", "undefined"),
    ),
    "undefinedbehaviorsanitizer": (
        ("program_aborted", "undefinedbehaviorsanitizer"),
    ),
    "under": (
        ("git_mv", "not under version control"),
    ),
    "unexpected": (
        ("archive_truncated", "unexpected end of file"),
        ("archive_truncated", "unexpected end of input"),
        ("bash_unfinished", "unexpected end of file"),
        ("bashism_in_sh", 'syntax error: "(" unexpected'),
        ("test_expression", "unexpected argument"),
        ("unknown_option", "unexpected argument"),
    ),
    "unexpectedly": (
        ("archive_truncated", "compressed file ends unexpectedly"),
    ),
    "unfinished": (
        ("git_unmerged", "unfinished cherry-pick"),
        ("jq_input", "unfinished json term"),
    ),
    "unicodedecodeerror": (
        ("unicode_error", "unicodedecodeerror"),
    ),
    "unicodeencodeerror": (
        ("unicode_error", "unicodeencodeerror"),
    ),
    "uninstall": (
        ("pip_uninstall_system", "cannot uninstall"),
        ("pip_uninstall_system", "uninstall-no-record-file"),
    ),
    "unique": (
        ("sql_constraint", "unique constraint failed"),
    ),
    "unit": (
        ("systemd_start_limit", "bad unit file setting"),
        ("systemd_start_limit", "unit configuration has fatal error"),
        ("systemd_unit", "unit file"),
    ),
    "units": (
        ("journal_rights", "failed to add filter for units"),
    ),
    "unknown": (
        ("command_not_found", "unknown command"),
        ("missing_dot_slash", "unknown command:"),
        ("space_missing", "unknown command:"),
        ("unknown_option", "is unknown"),
        ("unknown_subcommand", "unknown command"),
    ),
    "unknowntimezoneerror": (
        ("time_zone", "unknowntimezoneerror"),
    ),
    "unmatched": (
        ("bash_unfinished", "unmatched"),
        ("grep_pattern", "unmatched ["),
        ("grep_pattern", "unmatched ("),
        ("grep_pattern", "unmatched )"),
        ("grep_pattern", "unmatched ( or"),
    ),
    "unmerged": (
        ("git_unmerged", "you have unmerged files"),
    ),
    "unmet": (
        ("apt_broken", "unmet dependencies"),
    ),
    "unprotected": (
        ("ssh_key_file", "unprotected private key file"),
    ),
    "unqualified": (
        ("podman_setup", "unqualified-search registries"),
    ),
    "unquoted": (
        ("find_expression", "possible unquoted pattern"),
    ),
    "unreachable": (
        ("ansible_error", "unreachable!"),
        ("connection_timeout", "host unreachable"),
        ("connection_timeout", "destination host unreachable"),
    ),
    "unrecognised": (
        ("dd_operand", "dd: unrecognised operand"),
        ("unknown_option", "unrecognised option"),
    ),
    "unrecognized": (
        ("ffmpeg_error", "unrecognized option"),
        ("file_named_like_option", "unrecognized option"),
        ("pytest_plugin", "unrecognized arguments"),
        ("unknown_option", "unrecognized option"),
        ("unknown_option", "unrecognized arguments"),
        ("unknown_option", "unrecognized argument"),
    ),
    "unsafe": (
        ("git_dubious_ownership", "unsafe repository"),
    ),
    "unsatisfiableerror": (
        ("conda_environment", "unsatisfiableerror"),
    ),
    "unset": (
        ("sudo_builtin", "sudo: unset: command not found"),
    ),
    "unsetenv": (
        ("foreign_shell", "unsetenv: command not found"),
    ),
    "unstaged": (
        ("git_overwritten", "you have unstaged changes"),
    ),
    "unsuitable": (
        ("terminal_unknown", "missing or unsuitable terminal"),
    ),
    "unsupported": (
        ("tar_not_compressed_so", "unsupported format"),
        ("terraform_error", "unsupported argument"),
    ),
    "unsupportedclassversionerror": (
        ("java_version", "unsupportedclassversionerror"),
    ),
    "unterminated": (
        ("awk_script", "unterminated string"),
        ("make_missing_separator", "unterminated variable reference"),
    ),
    "untracked": (
        ("git_overwritten", "untracked working tree files would be"),
    ),
    "updated": (
        ("yarn_command", "your lockfile needs to be updated"),
    ),
    "updates": (
        ("git_push_rejected", "updates were rejected"),
    ),
    "upgrade": (
        ("helm_release", "upgrade failed"),
    ),
    "upstream": (
        ("git_branch_not_found", "upstream branch"),
        ("git_no_upstream", "has no upstream branch"),
        ("git_no_upstream", "no upstream configured"),
        ("git_pathspec", "invalid upstream"),
    ),
    "uri": (
        ("gpg_openssl", "could not open file or uri"),
    ),
    "url": (
        ("operand_missing", "missing url"),
    ),
    "usage": (
        ("yarn_command", "usage error"),
    ),
    "use": (
        ("mkfs_mounted", "is in use"),
        ("port_in_use", "is already in use"),
        ("port_in_use", "port already in use"),
    ),
    "user": (
        ("user_unknown", "invalid user"),
        ("user_unknown", "no such user"),
        ("user_unknown", "unknown user"),
        ("user_unknown", "illegal user name"),
    ),
    "username": (
        ("git_auth", "could not read username"),
        ("git_auth", "invalid username or password"),
        ("git_auth", "invalid username or token"),
    ),
    "utf": (
        ("unicode_error", "invalid utf-8"),
        ("unicode_error", "stream did not contain valid utf-8"),
    ),
    "uv": (
        ("python_project_tool", "lockfile at `uv.lock` needs to be updated"),
    ),
    "uv_cwd": (
        ("current_directory_gone", "uv_cwd"),
    ),
    "validating": (
        ("kubectl_forbidden", "error validating"),
    ),
    "value": (
        ("option_value", "invalid value"),
        ("option_value", "unknown value"),
        ("option_value_missing", "a value is required for"),
    ),
    "values": (
        ("option_value", "possible values"),
        ("yaml_syntax", "mapping values are not allowed"),
    ),
    "var": (
        ("foreign_shell", "var: command not found"),
    ),
    "variable": (
        ("compose_file", "variable is not set"),
        ("not_an_identifier", "bad variable name"),
        ("terraform_error", "no value for required variable"),
    ),
    "venv": (
        ("python_no_pip", "no module named venv"),
    ),
    "verb": (
        ("unknown_subcommand", "unknown command verb"),
    ),
    "vercel": (
        ("cloud_login", "vercel login"),
    ),
    "verification": (
        ("ssh_host_key_changed", "host key verification failed"),
        ("tls_certificate", "server certificate verification failed"),
    ),
    "verify": (
        ("tls_certificate", "certificate verify failed"),
        ("tls_certificate", "cannot verify"),
    ),
    "versions": (
        ("pip_wheel_platform", "ignored the following versions that require a different python"),
    ),
    "violates": (
        ("sql_constraint", "duplicate key value violates"),
        ("sql_constraint", "violates not-null constraint"),
        ("sql_constraint", "violates check constraint"),
    ),
    "virtual": (
        ("python_project_tool", "no virtual environment found"),
    ),
    "virtualenv": (
        ("python_no_pip", "no module named virtualenv"),
    ),
    "volume": (
        ("compose_file", "undefined volume"),
        ("docker_container", "no such volume"),
        ("docker_refused", "volume is in use"),
    ),
    "waiting": (
        ("apt_lock", "waiting for cache lock"),
        ("kubectl_forbidden", "is waiting to start"),
    ),
    "warning": (
        ("php_error", "php warning: "),
    ),
    "warnings": (
        ("compiler_error", "all warnings being treated as errors"),
        ("compiler_werror", "all warnings being treated as errors"),
    ),
    "watchers": (
        ("file_watchers", "file watchers reached"),
    ),
    "webrequest": (
        ("powershell_command", "invoke-webrequest"),
    ),
    "went": (
        ("maven_gradle", "what went wrong"),
    ),
    "werror": (
        ("compiler_werror", "-werror"),
    ),
    "wheel": (
        ("pip_wheel_platform", "is not a supported wheel on this platform"),
    ),
    "when": (
        ("go_version", "requires a version when"),
    ),
    "where": (
        ("wsl_windows_paths", "where: command not found"),
    ),
    "which": (
        ("cargo_target", "could not determine which binary to run"),
        ("snap_flatpak", "classic confinement which"),
    ),
    "wildcard": (
        ("glob_no_match", "no matches for wildcard"),
    ),
    "will": (
        ("mkfs_mounted", "is mounted; will not make a filesystem here"),
    ),
    "winver": (
        ("wsl_windows_paths", "winver: command not found"),
    ),
    "work": (
        ("git_not_a_repository", "must be run in a work tree"),
    ),
    "worker": (
        ("web_app_missing", "worker failed to boot"),
    ),
    "working": (
        ("current_directory_gone", "unable to read current working directory"),
        ("current_directory_gone", "current working directory"),
        ("git_branch_not_found", "is not a working tree"),
    ),
    "worktree": (
        ("git_worktree_used", "is already used by worktree"),
        ("git_worktree_used", "used by worktree at"),
    ),
    "world": (
        ("pkg_config_missing", "required by 'virtual:world'"),
    ),
    "writable": (
        ("brew_trouble", "are not writable by your user"),
        ("permission_denied", "not writable"),
    ),
    "write": (
        ("powershell_command", "write-host"),
        ("powershell_command", "write-output"),
    ),
    "writeable": (
        ("pip_rights", "not writeable"),
    ),
    "writing": (
        ("curl_http", "failure writing output"),
    ),
    "wrong": (
        ("linker_format", "file in wrong format"),
        ("redis_command", "wrong number of arguments for"),
        ("tls_certificate", "wrong version number"),
    ),
    "wrong_version_number": (
        ("tls_certificate", "wrong_version_number"),
    ),
    "wrongpass": (
        ("redis_login", "wrongpass"),
    ),
    "wrongtype": (
        ("redis_command", "wrongtype operation"),
    ),
    "x": (
        ("display_missing", "cannot connect to x server"),
        ("display_missing", "missing x server or $display"),
        ("display_missing", "unable to open x display"),
    ),
    "x11": (
        ("ssh_forwarding", "x11 forwarding request failed"),
    ),
    "xcopy": (
        ("wsl_windows_paths", "xcopy: command not found"),
    ),
    "xdg_runtime_dir": (
        ("dbus_missing", "xdg_runtime_dir"),
    ),
    "xelatex": (
        ("latex_error", "xelatex not found"),
    ),
    "yaml": (
        ("yaml_syntax", "yaml:"),
    ),
    "yamlexception": (
        ("yaml_syntax", "yamlexception"),
    ),
    "yet": (
        ("apt_broken", "is not valid yet"),
        ("pyenv_version", "is not yet installed"),
        ("pyenv_version", "not yet installed"),
        ("time_zone", "is not valid yet"),
        ("tls_certificate", "certificate is not yet valid"),
    ),
    "zip": (
        ("tar_not_compressed_so", "not in zip"),
        ("zip_nothing", "zip error"),
    ),
    "zipfile": (
        ("tar_not_compressed_so", "not a zipfile"),
        ("tar_not_compressed_so", "cannot find zipfile directory"),
    ),
    "zone": (
        ("time_zone", "invalid or not installed time zone"),
        ("time_zone", "no time zone found"),
        ("time_zone", "failed to set time zone"),
    ),
    "zoneinfonotfounderror": (
        ("time_zone", "zoneinfonotfounderror"),
    ),
}
BY_STATUS: dict[int, tuple[str, ...]] = {
    1: (
        "git_hook_silent",
    ),
    132: (
        "crashed_silently",
    ),
    134: (
        "crashed_silently",
    ),
    135: (
        "crashed_silently",
    ),
    136: (
        "crashed_silently",
    ),
    137: (
        "killed",
    ),
    139: (
        "crashed_silently",
    ),
}
PROGRAMS: dict[str, tuple[str, ...]] = {
    "ansible_error": (
        "ansible",
        "ansible-galaxy",
        "ansible-playbook",
    ),
    "apt_not_found": (
        "apk",
        "apt",
        "apt-cache",
        "apt-get",
        "aptitude",
        "brew",
        "dnf",
        "dpkg",
        "pacman",
        "yum",
    ),
    "archive_truncated": (
        "7z",
        "bsdtar",
        "bunzip2",
        "bzip2",
        "cpio",
        "gunzip",
        "gzip",
        "tar",
        "unrar",
        "unxz",
        "unzip",
        "unzstd",
        "xz",
        "zcat",
        "zgrep",
        "zless",
        "zstd",
    ),
    "arithmetic": (
        "((",
        "bash",
        "bc",
        "dash",
        "declare",
        "echo",
        "let",
        "sh",
        "test",
        "zsh",
    ),
    "awk_script": (
        "awk",
        "gawk",
        "mawk",
    ),
    "bc_at_syntax": (
        "at",
        "batch",
        "bc",
        "dc",
        "echo",
    ),
    "brew_trouble": (
        "brew",
        "clang",
        "gcc",
        "git",
        "make",
        "python3",
        "swift",
        "xcodebuild",
        "xcrun",
    ),
    "bundler_unresolved": (
        "bun",
        "esbuild",
        "next",
        "node",
        "npm",
        "npx",
        "parcel",
        "pnpm",
        "rollup",
        "vite",
        "webpack",
        "yarn",
    ),
    "cargo_crate": (
        "cargo",
    ),
    "cargo_project": (
        "cargo",
        "rustc",
        "rustup",
    ),
    "chmod_invalid_mode": (
        "chmod",
        "install",
        "mkdir",
        "umask",
    ),
    "cloud_login": (
        "aws",
        "az",
        "bq",
        "doctl",
        "firebase",
        "fly",
        "flyctl",
        "gcloud",
        "gsutil",
        "heroku",
        "netlify",
        "terraform",
        "vercel",
        "wrangler",
    ),
    "compose_file": (
        "docker",
        "docker-compose",
        "podman",
        "podman-compose",
    ),
    "curl_http": (
        "curl",
        "wget",
    ),
    "docker_build": (
        "buildah",
        "docker",
        "docker-compose",
        "podman",
    ),
    "docker_container": (
        "docker",
        "docker-compose",
        "podman",
    ),
    "docker_entry": (
        "docker",
        "docker-compose",
        "podman",
    ),
    "docker_port": (
        "docker",
        "docker-compose",
        "podman",
    ),
    "docker_refused": (
        "docker",
        "podman",
    ),
    "ffmpeg_error": (
        "ffmpeg",
        "ffplay",
        "ffprobe",
    ),
    "find_expression": (
        "find",
        "gfind",
    ),
    "firewall_refused": (
        "firewall-cmd",
        "ip",
        "ip6tables",
        "iptables",
        "nft",
        "route",
        "tc",
        "ufw",
    ),
    "gdb_valgrind": (
        "gdb",
        "lldb",
        "valgrind",
    ),
    "gh_login": (
        "gh",
        "glab",
        "hub",
    ),
    "git_auth": (
        "git",
    ),
    "git_branch_exists": (
        "git",
    ),
    "git_branch_not_found": (
        "git",
    ),
    "git_cherry_pick_empty": (
        "git",
    ),
    "git_config_broken": (
        "git",
    ),
    "git_editor": (
        "crontab",
        "git",
    ),
    "git_gpg": (
        "git",
        "gpg",
    ),
    "git_hook": (
        "git",
    ),
    "git_hook_silent": (
        "git",
    ),
    "git_large_file": (
        "git",
    ),
    "git_lfs": (
        "git",
    ),
    "git_message_unquoted": (
        "git",
    ),
    "git_mv": (
        "git",
    ),
    "git_ref_conflict": (
        "git",
    ),
    "git_remote_ref": (
        "git",
    ),
    "git_remote_unreachable": (
        "git",
    ),
    "git_repository_not_found": (
        "git",
    ),
    "git_rm_changed": (
        "git",
    ),
    "git_shallow": (
        "git",
    ),
    "git_tags_missing": (
        "git",
    ),
    "git_transfer_broken": (
        "git",
    ),
    "go_build": (
        "go",
        "make",
    ),
    "go_version": (
        "go",
    ),
    "grep_pattern": (
        "ack",
        "ag",
        "egrep",
        "git",
        "grep",
        "rg",
        "sed",
        "zgrep",
    ),
    "helm_release": (
        "helm",
    ),
    "java_compile": (
        "ant",
        "gradle",
        "gradlew",
        "java",
        "javac",
        "mvn",
        "mvnw",
    ),
    "java_exception": (
        "./gradlew",
        "./mvnw",
        "gradle",
        "gradlew",
        "java",
        "mvn",
    ),
    "journal_rights": (
        "journalctl",
    ),
    "jq_input": (
        "jq",
    ),
    "json_syntax": (
        "curl",
        "go",
        "jq",
        "json_pp",
        "node",
        "npm",
        "pytest",
        "python",
        "python3",
    ),
    "kubectl": (
        "helm",
        "k",
        "kubectl",
        "oc",
    ),
    "kubectl_forbidden": (
        "helm",
        "k9s",
        "kubectl",
        "kustomize",
        "oc",
    ),
    "mkfs_mounted": (
        "e2fsck",
        "fdisk",
        "fsck",
        "fsck.ext4",
        "mke2fs",
        "mkfs",
        "mkfs.btrfs",
        "mkfs.ext4",
        "mkfs.vfat",
        "mkfs.xfs",
        "mkswap",
        "parted",
        "wipefs",
    ),
    "mount_failed": (
        "mount",
        "umount",
    ),
    "network_device": (
        "ethtool",
        "ifconfig",
        "ip",
        "iw",
        "nmcli",
        "tcpdump",
    ),
    "node_exception": (
        "bun",
        "deno",
        "jest",
        "node",
        "nodejs",
        "npm",
        "npx",
        "pnpm",
        "ts-node",
        "yarn",
    ),
    "npm_login": (
        "npm",
        "npx",
        "pnpm",
        "yarn",
    ),
    "omitting_directory": (
        "cp",
        "install",
    ),
    "package_manager_lock": (
        "apk",
        "brew",
        "dnf",
        "pacman",
        "rpm",
        "snap",
        "yay",
        "yum",
        "zypper",
    ),
    "package_not_found": (
        "apk",
        "brew",
        "dnf",
        "emerge",
        "flatpak",
        "microdnf",
        "nix-env",
        "pacman",
        "paru",
        "pkg",
        "port",
        "snap",
        "xbps-install",
        "yay",
        "yum",
        "zypper",
    ),
    "pacman_trouble": (
        "dnf",
        "microdnf",
        "pacman",
        "paru",
        "yay",
        "yum",
        "zypper",
    ),
    "perl_module": (
        "cpan",
        "make",
        "perl",
    ),
    "php_error": (
        "artisan",
        "composer",
        "php",
        "phpunit",
    ),
    "pip_hash": (
        "npm",
        "pip",
        "pip3",
        "pipenv",
        "pnpm",
        "poetry",
        "python",
        "python3",
        "uv",
        "yarn",
    ),
    "pip_rights": (
        "pip",
        "pip3",
        "python",
        "python3",
    ),
    "pip_single_equals": (
        "pip",
        "pip3",
        "python",
        "python3",
        "uv",
    ),
    "pip_uninstall_system": (
        "pip",
        "pip3",
        "python",
        "python3",
    ),
    "pip_wheel_platform": (
        "pip",
        "pip3",
        "poetry",
        "python",
        "python3",
        "uv",
    ),
    "podman_setup": (
        "buildah",
        "podman",
        "skopeo",
    ),
    "printf_value": (
        "printf",
    ),
    "pyenv_version": (
        "asdf",
        "bundle",
        "fnm",
        "gem",
        "mise",
        "n",
        "node",
        "nodenv",
        "npm",
        "nvm",
        "pip",
        "pyenv",
        "python",
        "python3",
        "rbenv",
        "ruby",
        "volta",
    ),
    "pytest_failed": (
        "coverage",
        "make",
        "nox",
        "poetry",
        "py.test",
        "pytest",
        "python",
        "python3",
        "tox",
        "uv",
    ),
    "r_error": (
        "R",
        "Rscript",
        "r",
    ),
    "rsync_scp": (
        "rsync",
        "scp",
        "sftp",
    ),
    "rustup_target": (
        "cargo",
        "clippy-driver",
        "rustc",
        "rustfmt",
        "rustup",
    ),
    "sed_script": (
        "gsed",
        "sed",
    ),
    "snap_flatpak": (
        "snap",
    ),
    "sort_cut_value": (
        "cut",
        "dd",
        "fold",
        "head",
        "join",
        "nl",
        "seq",
        "shuf",
        "sleep",
        "sort",
        "split",
        "tail",
        "timeout",
        "tr",
        "truncate",
        "xargs",
    ),
    "ssh_config_option": (
        "git",
        "rsync",
        "scp",
        "sftp",
        "ssh",
        "sshd",
    ),
    "su_passwd": (
        "chfn",
        "chsh",
        "login",
        "passwd",
        "su",
        "sudo",
        "userdel",
        "usermod",
    ),
    "systemd_unit": (
        "journalctl",
        "service",
        "systemctl",
    ),
    "tar_no_mode": (
        "tar",
    ),
    "terraform_error": (
        "terraform",
        "terragrunt",
        "tofu",
    ),
    "url_unquoted": (
        "aria2c",
        "curl",
        "git",
        "http",
        "lynx",
        "open",
        "wget",
        "xdg-open",
        "yt-dlp",
    ),
    "user_exists": (
        "addgroup",
        "adduser",
        "groupadd",
        "useradd",
    ),
    "user_unknown": (
        "adduser",
        "chage",
        "chgrp",
        "chown",
        "crontab",
        "finger",
        "gpasswd",
        "groupdel",
        "groups",
        "id",
        "passwd",
        "runuser",
        "su",
        "sudo",
        "userdel",
        "usermod",
    ),
    "web_app_missing": (
        "celery",
        "daphne",
        "fastapi",
        "flask",
        "gunicorn",
        "hypercorn",
        "python",
        "python3",
        "uvicorn",
    ),
    "xargs_quotes": (
        "xargs",
    ),
    "yarn_command": (
        "bun",
        "corepack",
        "pnpm",
        "yarn",
    ),
    "zip_nothing": (
        "zip",
    ),
}
STATUSES: dict[str, tuple[int, ...]] = {
    "assignment_dollar": (
        127,
    ),
    "bad_interpreter": (
        126,
        127,
    ),
    "crashed_silently": (
        132,
        134,
        135,
        136,
        139,
    ),
    "foreign_shell": (
        127,
    ),
    "git_hook": (
        1,
    ),
    "git_hook_silent": (
        1,
    ),
    "killed": (
        137,
    ),
    "missing_dot_slash": (
        127,
    ),
    "not_executable": (
        1,
        126,
    ),
    "powershell_command": (
        127,
    ),
    "program_aborted": (
        1,
        2,
        133,
        134,
        139,
    ),
    "pytest_nothing_collected": (
        5,
    ),
    "segmentation_fault": (
        1,
        2,
        134,
        135,
        138,
        139,
    ),
    "space_missing": (
        127,
    ),
    "spaces_around_equals": (
        1,
        127,
    ),
}
