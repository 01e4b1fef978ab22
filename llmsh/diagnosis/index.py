"""Which diagnoser to ask: by a word of its output and by program; only those that fit are imported.

Written by `python -m llmsh.diagnosis.register` from the constants in each diagnoser; a test holds it in step.
BY_WORD: the rarest word of a signature → (diagnoser, the whole signature). BY_STATUS: exit status → diagnosers
that need no output. PROGRAMS and STATUSES: what else must be so; a diagnoser not named there takes any.
"""

BY_WORD: dict[str, tuple[tuple[str, str], ...]] = {
    "1": (
        ("sed_script", "sed: 1:"),
    ),
    "401": (
        ("git_auth", "the requested url returned error: 401"),
    ),
    "403": (
        ("git_auth", "the requested url returned error: 403"),
    ),
    "abort": (
        ("git_nothing_in_progress", "no merge to abort"),
    ),
    "aborting": (
        ("git_nothing_to_commit", "aborting commit due to empty commit message"),
    ),
    "access": (
        ("git_remote_unreachable", "unable to access"),
    ),
    "added": (
        ("git_nothing_to_commit", "no changes added to commit"),
    ),
    "address": (
        ("git_identity", "unable to auto-detect email address"),
    ),
    "after": (
        ("operand_missing", "missing operand after"),
    ),
    "allocate": (
        ("out_of_memory", "cannot allocate memory"),
    ),
    "already": (
        ("file_exists", "already exists;"),
        ("git_branch_exists", "already exists"),
        ("user_exists", "already exists"),
    ),
    "ambiguous": (
        ("ambiguous_redirect", "ambiguous redirect"),
    ),
    "an": (
        ("option_value_missing", "option requires an argument"),
        ("option_value_missing", "requires an argument"),
    ),
    "another": (
        ("git_lock", "another git process seems to be running"),
    ),
    "appear": (
        ("git_no_remote", "does not appear to be a git repository"),
    ),
    "apply": (
        ("git_conflict", "could not apply"),
        ("patch_failed", "patch does not apply"),
    ),
    "archive": (
        ("tar_member_missing", "not found in archive"),
        ("tar_not_compressed_so", "unrecognized archive format"),
    ),
    "argument": (
        ("find_expression", "invalid argument"),
        ("unknown_option", "unknown argument"),
    ),
    "arguments": (
        ("extra_operand", "too many arguments"),
        ("operand_missing", "arguments are required"),
        ("operand_missing", "missing file arguments"),
        ("test_expression", "too many arguments"),
    ),
    "arithmetic": (
        ("arithmetic", "invalid arithmetic operator"),
    ),
    "as": (
        ("permission_denied", "must be run as root"),
    ),
    "authentication": (
        ("git_auth", "authentication failed"),
    ),
    "author": (
        ("git_identity", "author identity unknown"),
    ),
    "automatic": (
        ("git_conflict", "automatic merge failed"),
    ),
    "available": (
        ("git_gpg", "secret key not available"),
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
    "bad_alloc": (
        ("out_of_memory", "bad_alloc"),
    ),
    "binary": (
        ("test_expression", "binary operator expected"),
    ),
    "brackets": (
        ("grep_pattern", "brackets ([ ]) not balanced"),
    ),
    "broken": (
        ("broken_pipe", "broken pipe"),
    ),
    "brokenpipeerror": (
        ("broken_pipe", "brokenpipeerror"),
    ),
    "bus": (
        ("segmentation_fault", "bus error"),
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
    "change": (
        ("locale_missing", "cannot change locale"),
    ),
    "checked": (
        ("git_embedded_repository", "does not have a commit checked out"),
        ("git_not_merged", "checked out at"),
    ),
    "cherry": (
        ("git_nothing_in_progress", "no cherry-pick in progress"),
        ("git_unmerged", "cherry-pick is in progress"),
    ),
    "child": (
        ("no_such_process", "is not a child of this shell"),
    ),
    "clean": (
        ("git_clean_refused", "refusing to clean"),
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
    "compile": (
        ("jq_input", "compile error"),
    ),
    "concluded": (
        ("git_unmerged", "you have not concluded your merge"),
    ),
    "conditional": (
        ("test_expression", "conditional binary operator"),
    ),
    "config": (
        ("git_config_broken", "bad config line"),
        ("git_config_broken", "bad config value"),
    ),
    "configured": (
        ("git_no_remote", "no remote configured"),
        ("git_no_upstream", "no upstream configured"),
    ),
    "conflict": (
        ("git_conflict", "merge conflict in"),
    ),
    "connect": (
        ("git_remote_unreachable", "unable to connect to"),
    ),
    "constant": (
        ("awk_script", "runaway string constant"),
    ),
    "contain": (
        ("git_config_broken", "key does not contain variable name"),
    ),
    "content": (
        ("grep_pattern", "invalid content of \\\\{\\\\}"),
    ),
    "control": (
        ("no_such_process", "no job control"),
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
    "couldn": (
        ("git_pathspec", "couldn't find remote ref"),
    ),
    "count": (
        ("sort_cut_value", "illegal line count"),
    ),
    "cpu": (
        ("exec_format_error", "bad cpu type"),
    ),
    "create": (
        ("tar_empty_archive", "refusing to create an empty archive"),
    ),
    "cross": (
        ("cross_device_link", "invalid cross-device link"),
    ),
    "current": (
        ("git_submodule", "unable to find current revision in submodule"),
        ("no_such_process", "no current job"),
    ),
    "currently": (
        ("git_detached", "you are not currently on a branch"),
        ("git_large_file", "is currently checked out"),
    ),
    "data": (
        ("git_gpg", "failed to sign the data"),
    ),
    "database": (
        ("parent_missing", "unable to open database file"),
    ),
    "date": (
        ("date_invalid", "invalid date"),
    ),
    "declined": (
        ("git_large_file", "push declined"),
    ),
    "default": (
        ("git_tags_missing", "bad default revision"),
    ),
    "delete": (
        ("git_not_merged", "cannot delete branch"),
    ),
    "delimiter": (
        ("sort_cut_value", "delimiter must be a single character"),
        ("sort_cut_value", "bad delimiter"),
    ),
    "denied": (
        ("not_executable", "permission denied"),
        ("permission_denied", "permission denied"),
    ),
    "destination": (
        ("git_no_remote", "no configured push destination"),
        ("operand_missing", "missing destination file operand"),
    ),
    "detached": (
        ("git_detached", "head detached"),
        ("git_detached", "detached head"),
    ),
    "directories": (
        ("tar_empty_archive", "no files or directories specified"),
    ),
    "directory": (
        ("is_a_directory", "is a directory"),
        ("not_a_directory", "not a directory"),
        ("parent_missing", "not a directory"),
    ),
    "disabled": (
        ("git_auth", "terminal prompts disabled"),
    ),
    "diverging": (
        ("git_divergent", "diverging branches can't be fast-forwarded"),
    ),
    "division": (
        ("arithmetic", "division by 0"),
    ),
    "document": (
        ("bash_unfinished", "here-document at line"),
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
    "early": (
        ("git_remote_unreachable", "early eof"),
    ),
    "edit": (
        ("git_unmerged", "you must edit all merge conflicts"),
    ),
    "editor": (
        ("git_editor", "unable to start editor"),
    ),
    "effective": (
        ("sudo_refused", "effective uid is not 0"),
    ),
    "eloop": (
        ("symlink_loop", "eloop"),
    ),
    "embedded": (
        ("git_embedded_repository", "adding embedded git repository"),
    ),
    "emfile": (
        ("too_many_open_files", "emfile"),
    ),
    "empty": (
        ("directory_not_empty", "directory not empty"),
    ),
    "end": (
        ("bash_unfinished", "unexpected end of file"),
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
    "entries": (
        ("git_nothing_in_progress", "no stash entries found"),
    ),
    "environment": (
        ("terminal_unknown", "term environment variable not set"),
    ),
    "epipe": (
        ("broken_pipe", "epipe"),
    ),
    "event": (
        ("event_not_found", "event not found"),
    ),
    "exceeded": (
        ("file_size_limit", "file size limit exceeded"),
    ),
    "exceeds": (
        ("git_large_file", "exceeds github's file size limit"),
    ),
    "exec": (
        ("exec_format_error", "exec format error"),
    ),
    "execute": (
        ("exec_format_error", "cannot execute binary file"),
        ("sudo_refused", "is not allowed to execute"),
    ),
    "exhausted": (
        ("out_of_memory", "memory exhausted"),
    ),
    "exist": (
        ("git_branch_not_found", "remote ref does not exist"),
        ("git_repository_not_found", "does not exist"),
        ("path_missing", "does not exist"),
        ("user_unknown", "does not exist"),
    ),
    "exists": (
        ("file_exists", "file exists"),
    ),
    "extra": (
        ("awk_script", "extra '}'"),
        ("extra_operand", "extra operand"),
    ),
    "fetch": (
        ("git_push_rejected", "fetch first"),
    ),
    "field": (
        ("sort_cut_value", "invalid number at field start"),
        ("sort_cut_value", "invalid field value"),
    ),
    "filename": (
        ("tar_member_missing", "filename not matched"),
    ),
    "find": (
        ("patch_failed", "can't find file to patch"),
        ("path_missing", "cannot find or open"),
    ),
    "flag": (
        ("unknown_option", "unknown flag"),
    ),
    "floating": (
        ("sort_cut_value", "invalid floating point argument"),
    ),
    "following": (
        ("git_overwritten", "local changes to the following files"),
    ),
    "forward": (
        ("git_divergent", "not possible to fast-forward"),
        ("git_push_rejected", "non-fast-forward"),
    ),
    "found": (
        ("command_not_found", "not found"),
        ("git_branch_not_found", "not found"),
        ("git_repository_not_found", "not found"),
        ("path_missing", "file not found"),
        ("spaces_around_equals", "not found"),
    ),
    "from": (
        ("git_remote_unreachable", "could not read from remote repository"),
        ("not_a_terminal", "must be run from a terminal"),
    ),
    "function": (
        ("only_in_function", "can only be used in a function"),
    ),
    "garbage": (
        ("patch_failed", "only garbage was found in the patch input"),
    ),
    "git": (
        ("git_not_a_repository", "not a git repository"),
        ("git_unknown_command", "is not a git command"),
    ),
    "gitignore": (
        ("git_ignored", "are ignored by one of your .gitignore files"),
    ),
    "gpg": (
        ("git_gpg", "gpg failed to sign"),
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
    "gzip": (
        ("tar_not_compressed_so", "not in gzip format"),
    ),
    "hard": (
        ("hard_link_directory", "hard link not allowed for directory"),
    ),
    "has": (
        ("git_no_upstream", "has no upstream branch"),
    ),
    "heap": (
        ("out_of_memory", "heap out of memory"),
    ),
    "histories": (
        ("git_unrelated", "refusing to merge unrelated histories"),
    ),
    "home": (
        ("cd_home_not_set", "home not set"),
    ),
    "hook": (
        ("git_large_file", "hook declined"),
    ),
    "hung": (
        ("git_remote_unreachable", "the remote end hung up"),
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
    "ident": (
        ("git_identity", "empty ident name"),
    ),
    "identifier": (
        ("not_an_identifier", "not a valid identifier"),
        ("not_an_identifier", "not an identifier"),
    ),
    "ids": (
        ("numeric_argument", "arguments must be process or job ids"),
    ),
    "illegal": (
        ("unknown_option", "illegal option"),
    ),
    "inaccessible": (
        ("terminal_unknown", "terminals database is inaccessible"),
    ),
    "inappropriate": (
        ("git_gpg", "inappropriate ioctl for device"),
        ("not_a_terminal", "inappropriate ioctl for device"),
    ),
    "incomplete": (
        ("unicode_error", "invalid or incomplete multibyte"),
    ),
    "incorrect": (
        ("sudo_refused", "incorrect password attempt"),
    ),
    "information": (
        ("git_no_upstream", "no tracking information"),
    ),
    "inotify": (
        ("file_watchers", "inotify watch limit"),
    ),
    "inotify_add_watch": (
        ("file_watchers", "inotify_add_watch"),
    ),
    "input": (
        ("operand_missing", "no input files"),
    ),
    "instance": (
        ("find_expression", "only one instance of {}"),
    ),
    "integer": (
        ("test_expression", "integer expression expected"),
        ("test_expression", "integer expected"),
    ),
    "interpreter": (
        ("bad_interpreter", "bad interpreter"),
    ),
    "interval": (
        ("sort_cut_value", "invalid time interval"),
    ),
    "into": (
        ("git_submodule", "into submodule path"),
    ),
    "itself": (
        ("into_itself", "into itself"),
    ),
    "jarfile": (
        ("path_missing", "unable to access jarfile"),
    ),
    "job": (
        ("no_such_process", "no such job"),
    ),
    "jq": (
        ("jq_input", "jq: error"),
    ),
    "json": (
        ("jq_input", "unfinished json term"),
    ),
    "key": (
        ("git_config_broken", "invalid key"),
    ),
    "lacks": (
        ("option_value_missing", "lacks argument"),
    ),
    "large": (
        ("file_size_limit", "file too large"),
        ("git_large_file", "large files detected"),
    ),
    "least": (
        ("operand_missing", "requires at least"),
    ),
    "left": (
        ("no_space_left", "no space left on device"),
        ("no_space_left", "no space left"),
    ),
    "libraries": (
        ("shared_library_missing", "error while loading shared libraries"),
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
        ("sort_cut_value", "you must specify a list of"),
        ("sort_cut_value", "illegal list value"),
    ),
    "loaded": (
        ("shared_library_missing", "library not loaded"),
    ),
    "local": (
        ("git_unmerged", "your local changes would be overwritten by cherry-pick"),
    ),
    "locale": (
        ("locale_missing", "can't set the locale"),
    ),
    "lock": (
        ("git_lock", "index.lock"),
        ("git_push_rejected", "cannot lock ref"),
    ),
    "login": (
        ("user_unknown", "unknown login"),
    ),
    "long": (
        ("argument_list_too_long", "argument list too long"),
        ("name_too_long", "file name too long"),
    ),
    "looking": (
        ("bash_unfinished", "unexpected eof while looking for"),
    ),
    "lookup": (
        ("git_pathspec", "could not lookup commit"),
    ),
    "loop": (
        ("numeric_argument", "loop count out of range"),
    ),
    "loose": (
        ("git_tags_missing", "loose object"),
    ),
    "malformed": (
        ("patch_failed", "malformed patch"),
    ),
    "manual": (
        ("operand_missing", "what manual page do you want"),
    ),
    "manually": (
        ("git_conflict", "resolve all conflicts manually"),
    ),
    "many": (
        ("too_many_open_files", "too many open files"),
    ),
    "mapping": (
        ("git_submodule", "no submodule mapping found"),
    ),
    "match": (
        ("git_pathspec", "did not match any file"),
        ("git_pathspec", "did not match any files"),
        ("git_pathspec", "does not match any"),
    ),
    "meaningful": (
        ("only_in_function", "only meaningful in a"),
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
    "misaligned": (
        ("sort_cut_value", "misaligned"),
    ),
    "missing": (
        ("find_expression", "missing argument to"),
        ("operand_missing", "missing argument"),
        ("test_expression", "missing `]'"),
        ("test_expression", "missing ]"),
    ),
    "mode": (
        ("chmod_invalid_mode", "invalid mode"),
        ("chmod_invalid_mode", "invalid file mode"),
    ),
    "multi": (
        ("sort_cut_value", "multi-character tab"),
    ),
    "named": (
        ("git_branch_not_found", "no branch named"),
    ),
    "names": (
        ("git_tags_missing", "no names found, cannot describe"),
    ),
    "near": (
        ("awk_script", "missing } near end of file"),
        ("bash_unexpected_token", "parse error near"),
        ("bash_unfinished", "parse error near"),
    ),
    "need": (
        ("permission_denied", "you need to be root"),
    ),
    "needs": (
        ("git_unmerged", "needs merge"),
        ("option_value_missing", "flag needs an argument"),
    ),
    "new": (
        ("sudo_refused", "no new privileges"),
    ),
    "non": (
        ("arithmetic", "non-integer argument"),
    ),
    "nonterminated": (
        ("awk_script", "nonterminated character class"),
    ),
    "note": (
        ("git_tags_missing", "no note found"),
    ),
    "nothing": (
        ("git_nothing_to_commit", "nothing to commit"),
        ("git_nothing_to_commit", "nothing added to commit"),
    ),
    "null": (
        ("unbound_variable", "parameter null or not set"),
    ),
    "number": (
        ("sort_cut_value", "invalid number"),
    ),
    "numbered": (
        ("sort_cut_value", "fields are numbered from 1"),
    ),
    "numeric": (
        ("git_config_broken", "bad numeric config value"),
        ("numeric_argument", "numeric argument required"),
    ),
    "numerical": (
        ("option_value_missing", "expects a numerical value"),
    ),
    "object": (
        ("git_pathspec", "not a valid object name"),
        ("git_tags_missing", "bad object"),
        ("git_tags_missing", "object file is empty"),
    ),
    "oldpwd": (
        ("cd_home_not_set", "oldpwd not set"),
    ),
    "omitting": (
        ("omitting_directory", "omitting directory"),
    ),
    "one": (
        ("option_value_missing", "expected one argument"),
    ),
    "open": (
        ("parent_missing", "failed to open the file"),
        ("path_missing", "cannot open"),
        ("permission_denied", "cannot open directory"),
        ("terminal_unknown", "open terminal failed"),
    ),
    "opening": (
        ("terminal_unknown", "error opening terminal"),
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
        ("permission_denied", "operation not permitted"),
    ),
    "option": (
        ("sed_script", "unknown option to"),
        ("unknown_option", "unknown option"),
        ("unknown_option", "invalid option"),
        ("unknown_option", "unknown option argument"),
    ),
    "options": (
        ("bad_interpreter", "use -[v]s to pass options in shebang lines"),
    ),
    "other": (
        ("cd_home_not_set", "no other directory"),
    ),
    "our": (
        ("git_submodule", "not our ref"),
    ),
    "outofmemoryerror": (
        ("out_of_memory", "outofmemoryerror"),
    ),
    "output": (
        ("into_itself", "input file is output file"),
    ),
    "outside": (
        ("git_outside", "is outside repository"),
    ),
    "overwrite": (
        ("file_exists", "cannot overwrite existing file"),
    ),
    "overwritten": (
        ("file_exists", "already exists; not overwritten"),
        ("git_overwritten", "would be overwritten by"),
    ),
    "ownership": (
        ("git_dubious_ownership", "detected dubious ownership"),
    ),
    "parameter": (
        ("option_value_missing", "requires parameter"),
        ("unbound_variable", "parameter not set"),
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
    "password": (
        ("git_auth", "could not read password"),
        ("sudo_refused", "a password is required"),
    ),
    "patches": (
        ("patch_failed", "no valid patches in input"),
    ),
    "path": (
        ("git_pathspec", "no such path"),
        ("git_submodule", "no url found for submodule path"),
    ),
    "permission": (
        ("git_auth", "permission to"),
    ),
    "permitted": (
        ("cross_device_link", "cross-device link not permitted"),
    ),
    "pinentry": (
        ("git_gpg", "no pinentry"),
    ),
    "please": (
        ("git_identity", "please tell me who you are"),
    ),
    "position": (
        ("sort_cut_value", "invalid byte/character position"),
    ),
    "positive": (
        ("find_expression", "expected a positive decimal"),
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
    "problem": (
        ("git_editor", "there was a problem with the editor"),
    ),
    "process": (
        ("no_such_process", "no such process"),
        ("no_such_process", "no process found"),
    ),
    "processes": (
        ("no_such_process", "no matching processes"),
    ),
    "progress": (
        ("git_nothing_in_progress", "no merge in progress"),
    ),
    "protected": (
        ("git_large_file", "protected branch"),
    ),
    "provided": (
        ("operand_missing", "required arguments were not provided"),
    ),
    "public": (
        ("git_gpg", "couldn't load public key"),
    ),
    "publickey": (
        ("git_auth", "permission denied (publickey"),
    ),
    "quantifier": (
        ("grep_pattern", "quantifier does not follow"),
    ),
    "quota": (
        ("no_space_left", "disk quota exceeded"),
    ),
    "quoted": (
        ("bash_unfinished", "unterminated quoted string"),
    ),
    "range": (
        ("grep_pattern", "invalid range end"),
    ),
    "read": (
        ("readonly_variable", "is read only"),
    ),
    "readonly": (
        ("readonly_variable", "readonly variable"),
    ),
    "rebase": (
        ("git_nothing_in_progress", "no rebase in progress"),
        ("git_unmerged", "already a rebase-merge directory"),
        ("git_unmerged", "rebase in progress"),
    ),
    "receive": (
        ("git_large_file", "pre-receive hook declined"),
    ),
    "recognized": (
        ("tar_not_compressed_so", "file format not recognized"),
    ),
    "reconcile": (
        ("git_divergent", "need to specify how to reconcile"),
    ),
    "recursively": (
        ("dangerous_remove", "dangerous to operate recursively"),
    ),
    "ref": (
        ("git_pathspec", "no such ref"),
    ),
    "reference": (
        ("git_branch_not_found", "is not a valid reference"),
        ("git_pathspec", "invalid reference"),
        ("git_submodule", "reference is not a tree"),
    ),
    "refs": (
        ("git_large_file", "failed to push some refs"),
    ),
    "regex": (
        ("grep_pattern", "regex parse error"),
    ),
    "registered": (
        ("git_submodule", "is not a registered submodule"),
    ),
    "regular": (
        ("grep_pattern", "invalid regular expression"),
    ),
    "rejected": (
        ("git_large_file", "remote rejected"),
    ),
    "remote": (
        ("git_branch_not_found", "no such remote"),
        ("git_no_remote", "no such remote"),
    ),
    "remove": (
        ("dangerous_remove", "refusing to remove"),
    ),
    "removed": (
        ("git_auth", "support for password authentication was removed"),
    ),
    "repetition": (
        ("grep_pattern", "repetition operator missing expression"),
    ),
    "repository": (
        ("git_repository_not_found", "repository not found"),
    ),
    "required": (
        ("bad_interpreter", "required file not found"),
        ("option_value_missing", "a value is required for"),
        ("shared_library_missing", "not found (required by"),
        ("sudo_refused", "a terminal is required"),
    ),
    "requirement": (
        ("operand_missing", "at least one requirement"),
    ),
    "requires": (
        ("option_value_missing", "requires a value"),
        ("option_value_missing", "option requires a value"),
    ),
    "resolve": (
        ("git_unmerged", "resolve your current index first"),
    ),
    "resolving": (
        ("git_conflict", "after resolving the conflicts"),
    ),
    "resource": (
        ("device_busy", "device or resource busy"),
    ),
    "revert": (
        ("git_nothing_in_progress", "no cherry-pick or revert in progress"),
    ),
    "revision": (
        ("git_pathspec", "unknown revision or path"),
        ("git_pathspec", "bad revision"),
    ),
    "root": (
        ("permission_denied", "must be root"),
        ("permission_denied", "are you root"),
        ("permission_denied", "only root can"),
    ),
    "rpc": (
        ("git_large_file", "rpc failed"),
    ),
    "run": (
        ("git_editor", "cannot run"),
    ),
    "same": (
        ("into_itself", "are the same file"),
    ),
    "secret": (
        ("git_gpg", "no secret key"),
    ),
    "section": (
        ("git_config_broken", "does not contain a section"),
    ),
    "segmentation": (
        ("segmentation_fault", "segmentation fault"),
    ),
    "sequence": (
        ("unicode_error", "illegal byte sequence"),
        ("unicode_error", "invalid byte sequence"),
    ),
    "set": (
        ("locale_missing", "cannot set"),
    ),
    "setting": (
        ("locale_missing", "setting locale failed"),
        ("locale_missing", "unsupported locale setting"),
    ),
    "shallow": (
        ("git_large_file", "shallow update not allowed"),
    ),
    "shared": (
        ("shared_library_missing", "cannot open shared object file"),
    ),
    "shift": (
        ("numeric_argument", "shift count"),
    ),
    "shorthand": (
        ("unknown_option", "unknown shorthand flag"),
    ),
    "sigsegv": (
        ("segmentation_fault", "sigsegv"),
    ),
    "single": (
        ("xargs_quotes", "unmatched single quote"),
    ),
    "size": (
        ("find_expression", "invalid -size type"),
    ),
    "something": (
        ("git_pathspec", "something we can merge"),
    ),
    "source": (
        ("git_pathspec", "bad source"),
    ),
    "sourced": (
        ("only_in_function", "from a function or sourced script"),
    ),
    "specification": (
        ("numeric_argument", "invalid signal specification"),
    ),
    "specified": (
        ("git_no_remote", "no remote repository specified"),
    ),
    "specify": (
        ("operand_missing", "must specify a repository"),
        ("tar_no_mode", "you must specify one of the"),
    ),
    "stack": (
        ("cd_home_not_set", "directory stack empty"),
    ),
    "stale": (
        ("git_push_rejected", "stale info"),
    ),
    "start": (
        ("git_nothing_in_progress", "you need to start by"),
    ),
    "stdin": (
        ("not_a_terminal", "stdin is not a terminal"),
    ),
    "stray": (
        ("sort_cut_value", "stray character in field spec"),
    ),
    "stream": (
        ("unicode_error", "stream did not contain valid utf-8"),
    ),
    "subdirectory": (
        ("into_itself", "to a subdirectory of itself"),
    ),
    "substitution": (
        ("bad_substitution", "bad substitution"),
    ),
    "such": (
        ("bad_interpreter", "no such file or directory"),
        ("command_not_found", "no such file or directory"),
        ("parent_missing", "no such file or directory"),
        ("path_missing", "no such file or directory"),
        ("unknown_option", "no such option"),
    ),
    "sudo": (
        ("sudo_refused", "may not run sudo"),
    ),
    "sudoers": (
        ("sudo_refused", "is not in the sudoers file"),
        ("sudo_refused", "sudoers"),
    ),
    "suffix": (
        ("tar_not_compressed_so", "unknown suffix"),
    ),
    "superuser": (
        ("permission_denied", "must be superuser"),
    ),
    "supported": (
        ("locale_missing", "locale not supported by c library"),
    ),
    "switch": (
        ("unknown_option", "unknown switch"),
    ),
    "symbol": (
        ("shared_library_missing", "symbol lookup error"),
    ),
    "symbolic": (
        ("symlink_loop", "too many levels of symbolic links"),
    ),
    "syntax": (
        ("arithmetic", "syntax error in expression"),
        ("awk_script", "awk: syntax error"),
        ("bash_unexpected_token", "syntax error near unexpected token"),
    ),
    "system": (
        ("read_only_file_system", "read-only file system"),
    ),
    "sysv": (
        ("unknown_option", "unsupported sysv option"),
    ),
    "t": (
        ("path_missing", "can't open"),
    ),
    "tags": (
        ("git_tags_missing", "no tags can describe"),
    ),
    "target": (
        ("device_busy", "target is busy"),
    ),
    "temporarily": (
        ("out_of_memory", "resource temporarily unavailable"),
    ),
    "terminal": (
        ("not_a_terminal", "not a terminal"),
        ("terminal_unknown", "unknown terminal"),
    ),
    "terminating": (
        ("grep_pattern", "missing terminating ]"),
    ),
    "terminfo": (
        ("terminal_unknown", "terminal entry not found in terminfo"),
    ),
    "text": (
        ("text_file_busy", "text file busy"),
    ),
    "that": (
        ("numeric_argument", "can't shift that many"),
    ),
    "time": (
        ("date_invalid", "illegal time format"),
    ),
    "timestamp": (
        ("date_invalid", "failed to parse timestamp"),
    ),
    "token": (
        ("arithmetic", "error token is"),
    ),
    "trailing": (
        ("sort_cut_value", "invalid trailing option"),
    ),
    "truncating": (
        ("sort_cut_value", "when not truncating set1"),
    ),
    "tty": (
        ("not_a_terminal", "not a tty"),
        ("not_a_terminal", "input device is not a tty"),
        ("not_a_terminal", "the input device is not a tty"),
        ("sudo_refused", "must have a tty"),
    ),
    "type": (
        ("find_expression", "unknown argument to -type"),
        ("terminal_unknown", "unknown terminal type"),
    ),
    "unary": (
        ("test_expression", "unary operator expected"),
    ),
    "unbound": (
        ("unbound_variable", "unbound variable"),
    ),
    "uncommitted": (
        ("git_overwritten", "contains uncommitted changes"),
        ("git_overwritten", "your index contains uncommitted changes"),
    ),
    "unexpected": (
        ("test_expression", "unexpected argument"),
        ("test_expression", "unexpected operator"),
        ("unknown_option", "unexpected argument"),
    ),
    "unfinished": (
        ("git_unmerged", "unfinished cherry-pick"),
    ),
    "unicodedecodeerror": (
        ("unicode_error", "unicodedecodeerror"),
    ),
    "unicodeencodeerror": (
        ("unicode_error", "unicodeencodeerror"),
    ),
    "unknown": (
        ("unknown_option", "is unknown"),
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
    "unquoted": (
        ("find_expression", "possible unquoted pattern"),
    ),
    "unrecognised": (
        ("unknown_option", "unrecognised option"),
    ),
    "unrecognized": (
        ("unknown_option", "unrecognized option"),
        ("unknown_option", "unrecognized arguments"),
        ("unknown_option", "unrecognized argument"),
        ("unknown_option", "unrecognized command-line option"),
        ("unknown_option", "unrecognized command line option"),
    ),
    "unsafe": (
        ("git_dubious_ownership", "unsafe repository"),
    ),
    "unset": (
        ("git_editor", "terminal is dumb, but editor unset"),
    ),
    "unstaged": (
        ("git_overwritten", "you have unstaged changes"),
    ),
    "unsuitable": (
        ("terminal_unknown", "missing or unsuitable terminal"),
    ),
    "unsupported": (
        ("tar_not_compressed_so", "unsupported format"),
    ),
    "unterminated": (
        ("awk_script", "unterminated string"),
        ("xargs_quotes", "unterminated quote"),
    ),
    "untracked": (
        ("git_overwritten", "untracked working tree files would be"),
    ),
    "update": (
        ("git_large_file", "refusing to update checked out branch"),
    ),
    "updates": (
        ("git_push_rejected", "updates were rejected"),
    ),
    "upstream": (
        ("git_branch_not_found", "upstream branch"),
        ("git_pathspec", "invalid upstream"),
    ),
    "url": (
        ("operand_missing", "missing url"),
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
    ),
    "valid": (
        ("git_pathspec", "not a valid ref"),
    ),
    "variable": (
        ("not_an_identifier", "bad variable name"),
        ("readonly_variable", "read-only variable"),
    ),
    "virtual": (
        ("out_of_memory", "virtual memory exhausted"),
    ),
    "watchers": (
        ("file_watchers", "file watchers reached"),
    ),
    "work": (
        ("git_not_a_repository", "must be run in a work tree"),
    ),
    "working": (
        ("git_branch_not_found", "is not a working tree"),
    ),
    "worktree": (
        ("git_not_merged", "used by worktree at"),
    ),
    "writable": (
        ("permission_denied", "not writable"),
    ),
    "zero": (
        ("arithmetic", "division by zero"),
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
    "arithmetic": (
        "((",
        "bash",
        "bc",
        "dash",
        "declare",
        "echo",
        "expr",
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
    "git_auth": (
        "git",
    ),
    "git_branch_exists": (
        "git",
    ),
    "git_branch_not_found": (
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
    "git_large_file": (
        "git",
    ),
    "git_remote_unreachable": (
        "git",
    ),
    "git_repository_not_found": (
        "git",
    ),
    "git_tags_missing": (
        "git",
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
    "killed": (
        137,
    ),
    "not_executable": (
        1,
        126,
    ),
    "segmentation_fault": (
        1,
        2,
        134,
        135,
        138,
        139,
    ),
    "spaces_around_equals": (
        1,
        127,
    ),
}
