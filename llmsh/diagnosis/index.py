"""Which diagnoser to ask: by a word of its output and by program; only those that fit are imported.

Written by `python -m llmsh.diagnosis.register` from the constants in each diagnoser; a test holds it in step.
BY_WORD: the rarest word of a signature → (diagnoser, the whole signature). BY_STATUS: exit status → diagnosers
that need no output. PROGRAMS and STATUSES: what else must be so; a diagnoser not named there takes any.
"""

BY_WORD: dict[str, tuple[tuple[str, str], ...]] = {
    "1": (
        ("sed_script", "sed: 1:"),
    ),
    "after": (
        ("operand_missing", "missing operand after"),
    ),
    "allowed": (
        ("hard_link_directory", "hard link not allowed for directory"),
    ),
    "already": (
        ("file_exists", "already exists;"),
        ("user_exists", "already exists"),
    ),
    "an": (
        ("option_value_missing", "option requires an argument"),
        ("option_value_missing", "requires an argument"),
    ),
    "apply": (
        ("patch_failed", "patch does not apply"),
    ),
    "archive": (
        ("tar_member_missing", "not found in archive"),
        ("tar_not_compressed_so", "unrecognized archive format"),
    ),
    "are": (
        ("permission_denied", "are you root"),
    ),
    "argument": (
        ("find_expression", "invalid argument"),
        ("unknown_option", "unknown option argument"),
        ("unknown_option", "unknown argument"),
    ),
    "arguments": (
        ("extra_operand", "too many arguments"),
        ("operand_missing", "missing file arguments"),
        ("unknown_option", "unrecognized arguments"),
    ),
    "awk": (
        ("awk_script", "awk: line"),
    ),
    "backslash": (
        ("grep_pattern", "trailing backslash"),
    ),
    "bad": (
        ("unknown_option", "bad option"),
    ),
    "be": (
        ("permission_denied", "must be root"),
    ),
    "brackets": (
        ("grep_pattern", "brackets ([ ]) not balanced"),
    ),
    "busy": (
        ("device_busy", "device is busy"),
    ),
    "bytes": (
        ("sort_cut_value", "invalid number of bytes"),
    ),
    "bzip2": (
        ("tar_not_compressed_so", "not a bzip2 file"),
        ("tar_not_compressed_so", "not in bzip2 format"),
    ),
    "can": (
        ("permission_denied", "only root can"),
    ),
    "cannot": (
        ("path_missing", "cannot open"),
        ("permission_denied", "cannot open directory"),
    ),
    "cmd": (
        ("awk_script", "awk: cmd. line"),
    ),
    "columns": (
        ("sort_cut_value", "invalid number of columns"),
    ),
    "combination": (
        ("unknown_option", "is not understood in combination"),
    ),
    "command": (
        ("bracket_without_space", "command not found"),
        ("command_not_found", "unknown command"),
        ("spaces_around_equals", "command not found"),
        ("unknown_option", "unrecognized command-line option"),
        ("unknown_option", "unrecognized command line option"),
    ),
    "compile": (
        ("jq_input", "compile error"),
    ),
    "constant": (
        ("awk_script", "runaway string constant"),
    ),
    "content": (
        ("grep_pattern", "invalid content of \\\\{\\\\}"),
    ),
    "conversion": (
        ("date_invalid", "failed conversion of"),
    ),
    "copy": (
        ("into_itself", "cannot copy a directory, "),
    ),
    "corrupt": (
        ("patch_failed", "corrupt patch"),
    ),
    "count": (
        ("sort_cut_value", "illegal line count"),
    ),
    "create": (
        ("tar_empty_archive", "refusing to create an empty archive"),
    ),
    "cross": (
        ("cross_device_link", "invalid cross-device link"),
    ),
    "database": (
        ("parent_missing", "unable to open database file"),
    ),
    "date": (
        ("date_invalid", "invalid date"),
    ),
    "delimiter": (
        ("sort_cut_value", "delimiter must be a single character"),
        ("sort_cut_value", "bad delimiter"),
    ),
    "destination": (
        ("operand_missing", "missing destination file operand"),
    ),
    "directories": (
        ("tar_empty_archive", "no files or directories specified"),
    ),
    "directory": (
        ("not_a_directory", "not a directory"),
        ("parent_missing", "not a directory"),
    ),
    "double": (
        ("xargs_quotes", "unmatched double quote"),
    ),
    "e": (
        ("sed_script", "sed: -e expression"),
        ("sed_script", "sed: -e"),
    ),
    "eacces": (
        ("permission_denied", "eacces"),
    ),
    "eloop": (
        ("symlink_loop", "eloop"),
    ),
    "emfile": (
        ("too_many_open_files", "emfile"),
    ),
    "empty": (
        ("directory_not_empty", "directory not empty"),
    ),
    "enoent": (
        ("path_missing", "enoent"),
    ),
    "enospc": (
        ("no_space_left", "enospc"),
    ),
    "enough": (
        ("no_space_left", "not enough free space"),
    ),
    "exceeded": (
        ("no_space_left", "disk quota exceeded"),
    ),
    "exist": (
        ("path_missing", "does not exist"),
        ("user_unknown", "does not exist"),
    ),
    "exists": (
        ("file_exists", "file exists"),
    ),
    "expected": (
        ("option_value_missing", "expected one argument"),
    ),
    "extra": (
        ("awk_script", "extra '}'"),
        ("extra_operand", "extra operand"),
    ),
    "field": (
        ("sort_cut_value", "invalid field value"),
    ),
    "filename": (
        ("tar_member_missing", "filename not matched"),
    ),
    "files": (
        ("operand_missing", "no input files"),
        ("too_many_open_files", "too many open files"),
    ),
    "find": (
        ("path_missing", "cannot find or open"),
    ),
    "flag": (
        ("unknown_option", "unknown flag"),
    ),
    "floating": (
        ("sort_cut_value", "invalid floating point argument"),
    ),
    "for": (
        ("option_value_missing", "a value is required for"),
    ),
    "found": (
        ("command_not_found", "not found"),
        ("path_missing", "file not found"),
        ("spaces_around_equals", "not found"),
    ),
    "garbage": (
        ("patch_failed", "only garbage was found in the patch input"),
    ),
    "group": (
        ("user_unknown", "invalid group"),
        ("user_unknown", "illegal group name"),
    ),
    "gzip": (
        ("tar_not_compressed_so", "not in gzip format"),
    ),
    "hunk": (
        ("patch_failed", "hunk failed"),
    ),
    "hunks": (
        ("patch_failed", "hunks failed"),
    ),
    "id": (
        ("user_unknown", "unknown id"),
    ),
    "illegal": (
        ("unknown_option", "illegal option"),
    ),
    "inotify": (
        ("file_watchers", "inotify watch limit"),
    ),
    "inotify_add_watch": (
        ("file_watchers", "inotify_add_watch"),
    ),
    "instance": (
        ("find_expression", "only one instance of {}"),
    ),
    "interval": (
        ("sort_cut_value", "invalid time interval"),
    ),
    "into": (
        ("into_itself", "into itself"),
    ),
    "is": (
        ("is_a_directory", "is a directory"),
        ("unknown_option", "is unknown"),
    ),
    "jarfile": (
        ("path_missing", "unable to access jarfile"),
    ),
    "jq": (
        ("jq_input", "jq: error"),
    ),
    "lacks": (
        ("option_value_missing", "lacks argument"),
    ),
    "least": (
        ("operand_missing", "requires at least"),
    ),
    "left": (
        ("no_space_left", "no space left"),
    ),
    "like": (
        ("tar_not_compressed_so", "does not look like a tar archive"),
    ),
    "lines": (
        ("sort_cut_value", "invalid number of lines"),
    ),
    "links": (
        ("too_many_links", "too many links"),
    ),
    "list": (
        ("sort_cut_value", "illegal list value"),
    ),
    "login": (
        ("user_unknown", "unknown login"),
    ),
    "long": (
        ("argument_list_too_long", "argument list too long"),
        ("name_too_long", "file name too long"),
    ),
    "malformed": (
        ("patch_failed", "malformed patch"),
    ),
    "manual": (
        ("operand_missing", "what manual page do you want"),
    ),
    "misaligned": (
        ("sort_cut_value", "misaligned"),
    ),
    "missing": (
        ("find_expression", "missing argument to"),
        ("operand_missing", "missing argument"),
    ),
    "mode": (
        ("chmod_invalid_mode", "invalid mode"),
        ("chmod_invalid_mode", "invalid file mode"),
    ),
    "multi": (
        ("sort_cut_value", "multi-character tab"),
    ),
    "name": (
        ("user_unknown", "illegal user name"),
    ),
    "near": (
        ("awk_script", "missing } near end of file"),
    ),
    "need": (
        ("permission_denied", "you need to be root"),
    ),
    "needs": (
        ("option_value_missing", "flag needs an argument"),
    ),
    "nonterminated": (
        ("awk_script", "nonterminated character class"),
    ),
    "number": (
        ("sort_cut_value", "invalid number"),
    ),
    "numbered": (
        ("sort_cut_value", "fields are numbered from 1"),
    ),
    "numerical": (
        ("option_value_missing", "expects a numerical value"),
    ),
    "omitting": (
        ("omitting_directory", "omitting directory"),
    ),
    "on": (
        ("no_space_left", "no space left on device"),
    ),
    "operand": (
        ("operand_missing", "missing operand"),
        ("operand_missing", "missing file operand"),
    ),
    "operands": (
        ("extra_operand", "too many operands"),
    ),
    "operation": (
        ("permission_denied", "operation not permitted"),
    ),
    "option": (
        ("unknown_option", "unknown option"),
        ("unknown_option", "invalid option"),
    ),
    "output": (
        ("into_itself", "input file is output file"),
    ),
    "overwrite": (
        ("file_exists", "cannot overwrite existing file"),
    ),
    "overwritten": (
        ("file_exists", "already exists; not overwritten"),
    ),
    "parameter": (
        ("option_value_missing", "requires parameter"),
    ),
    "parentheses": (
        ("grep_pattern", "parentheses not balanced"),
    ),
    "parenthesis": (
        ("grep_pattern", "missing closing parenthesis"),
    ),
    "parse": (
        ("jq_input", "parse error"),
    ),
    "patches": (
        ("patch_failed", "no valid patches in input"),
    ),
    "permission": (
        ("not_executable", "permission denied"),
        ("permission_denied", "permission denied"),
    ),
    "permitted": (
        ("cross_device_link", "cross-device link not permitted"),
    ),
    "position": (
        ("sort_cut_value", "invalid byte/character position"),
    ),
    "positive": (
        ("find_expression", "expected a positive decimal"),
    ),
    "possible": (
        ("find_expression", "possible unquoted pattern"),
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
    "previously": (
        ("patch_failed", "reversed (or previously applied) patch detected"),
    ),
    "primary": (
        ("find_expression", "unknown primary or operator"),
    ),
    "privilege": (
        ("permission_denied", "superuser privilege"),
    ),
    "privileges": (
        ("permission_denied", "root privileges"),
    ),
    "provided": (
        ("operand_missing", "required arguments were not provided"),
    ),
    "quantifier": (
        ("grep_pattern", "quantifier does not follow"),
    ),
    "range": (
        ("grep_pattern", "invalid range end"),
    ),
    "recognized": (
        ("tar_not_compressed_so", "file format not recognized"),
    ),
    "recursively": (
        ("dangerous_remove", "dangerous to operate recursively"),
    ),
    "regex": (
        ("grep_pattern", "regex parse error"),
    ),
    "regular": (
        ("grep_pattern", "invalid regular expression"),
    ),
    "remove": (
        ("dangerous_remove", "refusing to remove"),
    ),
    "repetition": (
        ("grep_pattern", "repetition operator missing expression"),
    ),
    "repository": (
        ("operand_missing", "must specify a repository"),
    ),
    "required": (
        ("operand_missing", "arguments are required"),
    ),
    "requirement": (
        ("operand_missing", "at least one requirement"),
    ),
    "requires": (
        ("option_value_missing", "requires a value"),
        ("option_value_missing", "option requires a value"),
    ),
    "resource": (
        ("device_busy", "device or resource busy"),
    ),
    "run": (
        ("permission_denied", "must be run as root"),
    ),
    "same": (
        ("into_itself", "are the same file"),
    ),
    "shorthand": (
        ("unknown_option", "unknown shorthand flag"),
    ),
    "single": (
        ("xargs_quotes", "unmatched single quote"),
    ),
    "size": (
        ("find_expression", "invalid -size type"),
    ),
    "specify": (
        ("sort_cut_value", "you must specify a list of"),
        ("tar_no_mode", "you must specify one of the"),
    ),
    "start": (
        ("sort_cut_value", "invalid number at field start"),
    ),
    "stray": (
        ("sort_cut_value", "stray character in field spec"),
    ),
    "subdirectory": (
        ("into_itself", "to a subdirectory of itself"),
    ),
    "such": (
        ("command_not_found", "no such file or directory"),
        ("parent_missing", "no such file or directory"),
        ("path_missing", "no such file or directory"),
        ("unknown_option", "no such option"),
    ),
    "suffix": (
        ("tar_not_compressed_so", "unknown suffix"),
    ),
    "superuser": (
        ("permission_denied", "must be superuser"),
    ),
    "switch": (
        ("unknown_option", "unknown switch"),
    ),
    "symbolic": (
        ("symlink_loop", "too many levels of symbolic links"),
    ),
    "syntax": (
        ("awk_script", "awk: syntax error"),
    ),
    "system": (
        ("read_only_file_system", "read-only file system"),
    ),
    "sysv": (
        ("unknown_option", "unsupported sysv option"),
    ),
    "t": (
        ("patch_failed", "can't find file to patch"),
        ("path_missing", "can't open"),
    ),
    "target": (
        ("device_busy", "target is busy"),
    ),
    "terminating": (
        ("grep_pattern", "missing terminating ]"),
    ),
    "text": (
        ("text_file_busy", "text file busy"),
    ),
    "the": (
        ("parent_missing", "failed to open the file"),
    ),
    "time": (
        ("date_invalid", "illegal time format"),
    ),
    "timestamp": (
        ("date_invalid", "failed to parse timestamp"),
    ),
    "to": (
        ("sed_script", "unknown option to"),
    ),
    "trailing": (
        ("sort_cut_value", "invalid trailing option"),
    ),
    "truncating": (
        ("sort_cut_value", "when not truncating set1"),
    ),
    "type": (
        ("find_expression", "unknown argument to -type"),
    ),
    "unexpected": (
        ("unknown_option", "unexpected argument"),
    ),
    "unfinished": (
        ("jq_input", "unfinished json term"),
    ),
    "unmatched": (
        ("grep_pattern", "unmatched ["),
        ("grep_pattern", "unmatched ("),
        ("grep_pattern", "unmatched )"),
        ("grep_pattern", "unmatched ( or"),
    ),
    "unrecognised": (
        ("unknown_option", "unrecognised option"),
    ),
    "unrecognized": (
        ("unknown_option", "unrecognized option"),
        ("unknown_option", "unrecognized argument"),
    ),
    "unsupported": (
        ("tar_not_compressed_so", "unsupported format"),
    ),
    "unterminated": (
        ("awk_script", "unterminated string"),
        ("xargs_quotes", "unterminated quote"),
    ),
    "url": (
        ("operand_missing", "missing url"),
    ),
    "user": (
        ("user_unknown", "invalid user"),
        ("user_unknown", "no such user"),
        ("user_unknown", "unknown user"),
    ),
    "watchers": (
        ("file_watchers", "file watchers reached"),
    ),
    "writable": (
        ("permission_denied", "not writable"),
    ),
    "zip": (
        ("tar_not_compressed_so", "not in zip"),
        ("zip_nothing", "zip error"),
    ),
    "zipfile": (
        ("tar_not_compressed_so", "not a zipfile"),
        ("tar_not_compressed_so", "cannot find zipfile directory"),
    ),
}
BY_STATUS: dict[int, tuple[str, ...]] = {
}
PROGRAMS: dict[str, tuple[str, ...]] = {
    "awk_script": (
        "awk",
        "gawk",
        "mawk",
    ),
    "chmod_invalid_mode": (
        "chmod",
        "install",
        "mkdir",
        "umask",
    ),
    "find_expression": (
        "find",
        "gfind",
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
    "jq_input": (
        "jq",
    ),
    "omitting_directory": (
        "cp",
        "install",
    ),
    "sed_script": (
        "gsed",
        "sed",
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
    "tar_no_mode": (
        "tar",
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
    "xargs_quotes": (
        "xargs",
    ),
    "zip_nothing": (
        "zip",
    ),
}
STATUSES: dict[str, tuple[int, ...]] = {
    "not_executable": (
        1,
        126,
    ),
    "spaces_around_equals": (
        1,
        127,
    ),
}
