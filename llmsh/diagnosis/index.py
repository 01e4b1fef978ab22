"""Which diagnoser to ask: by a word of its output and by program; only those that fit are imported.

Written by `python -m llmsh.diagnosis.register` from the constants in each diagnoser; a test holds it in step.
One string each, because a table of thousands of entries takes longer to load than to read. A line of SIGNATURES is the
rarest word of some signatures, then `diagnoser=signature` of each, with tabs between. BY_STATUS: exit status →
diagnosers that need no output. PROGRAMS and STATUSES: what else must be so; a diagnoser not named there takes any.
ASKING: those that ask other programs, and so may have to wait.
"""
# ruff: noqa: E501, W291

SIGNATURES = """\
\tassignment_dollar=: =\tkeyboard_layout=а\tkeyboard_layout=е\tkeyboard_layout=о\tkeyboard_layout=и\tkeyboard_layout=н\tkeyboard_layout=т\tkeyboard_layout=л\tkeyboard_layout=с\tkeyboard_layout=р\tkeyboard_layout=в\tkeyboard_layout=ы\tkeyboard_layout=д\tkeyboard_layout=п\tkeyboard_layout=к\tkeyboard_layout=у\tkeyboard_layout=г\tkeyboard_layout=α\tkeyboard_layout=ε\tkeyboard_layout=ι\tkeyboard_layout=ο\tkeyboard_layout=ν\tkeyboard_layout=τ\tkeyboard_layout=σ\tkeyboard_layout=ρ\tkeyboard_layout=κ\tkeyboard_layout=π\tlinter_findings=:\tmake_missing_separator=***\tnpm_script_failed=> \tprompt_pasted=>>>\tprompt_pasted=>>:\ttypographic_signs=“\ttypographic_signs=”\ttypographic_signs=–\ttypographic_signs=—\ttypographic_signs= \ttypographic_signs=…\ttypographic_signs='‘\ttypographic_signs=‘‘\turl_as_command=://\turl_as_command=@
1\tdocker_build=requires 1 argument\tgit_files=invalid line 1\turl_unquoted=[1]
1044\tmysql_login=error 1044
1045\tmysql_login=error 1045
1049\tmysql_name_missing=error 1049
1054\tmysql_name_missing=error 1054
1064\tmysql_syntax=error 1064
1146\tmysql_name_missing=error 1146
127\tmake_recipe_failed=error 127
1698\tmysql_login=error 1698
200\tsystemd_start_limit=status=200/chdir
2002\tmysql_server_down=error 2002
2003\tmysql_server_down=error 2003
203\tsystemd_start_limit=status=203/exec\tsystemd_start_limit=code=exited, status=203
217\tsystemd_start_limit=status=217/user
401\taccess_refused=401 unauthorized\tcurl_http=error 401\tgit_auth=the requested url returned error: 401
403\tcurl_http=error 403
404\tapt_broken=404  not found\tcurl_http=error 404
407\tproxy=received http code 407
500\tcurl_http=error 500
__main__\tpython_file_missing=can't find '__main__' module
_array_api\tnumpy_abi=_array_api not found
_bz2\tpython_built_without=no module named '_bz2
_ctypes\tpython_built_without=no module named '_ctypes
_curses\tpython_built_without=no module named '_curses
_gdbm\tpython_built_without=no module named '_gdbm
_lzma\tpython_built_without=no module named '_lzma
_sqlite3\tpython_built_without=no module named '_sqlite3
_ssl\tpython_built_without=no module named '_ssl
_tkinter\tpython_built_without=no module named '_tkinter
_uuid\tpython_built_without=no module named '_uuid
abort\tgit_nothing_in_progress=no merge to abort\tname_unknown=abort: repository
aborting\tgit_nothing_to_commit=aborting commit due to empty commit message\trust_compile=aborting due to
about\trust_compile=for more information about this error
above\tnpm_no_package_json=no project found in or above
absolute\tsystemd_start_limit=neither a valid executable name nor an absolute path
acceptable\tconfigure_failed=no acceptable c compiler
access\taccess_refused=access denied\tgit_remote_unreachable=unable to access\tsystemd_unit=access denied
accessdenied\taccess_refused=accessdenied\tcloud_login=accessdenied
accessed\tstill_used=being accessed
accessible\tssh_key_file=not accessible: no such file
account\tsu_passwd=this account is currently not available
aclocal\tconfigure_failed=aclocal: not found
acquire\tapt_lock=unable to acquire the dpkg frontend lock
acquiring\tterraform_error=error acquiring the state lock
action\tansible_error=couldn't resolve module/action
activate\tactivate_not_sourced=activate
actively\tconnection_refused=actively refused
added\tgit_nothing_to_commit=no changes added to commit\tgit_nothing_to_commit=nothing added to commit\tsmall_tools=cannot be added
adding\tgit_files=insufficient permission for adding an object
additional\tcompose_file=additional property
address\tdocker_port=address already in use\tport_in_use=address already in use\tsystem_message=no such device or address
addresssanitizer\tprogram_aborted=addresssanitizer
administratively\tssh_forwarding=administratively prohibited
after\toperand_missing=missing operand after
again\tssh_permission_denied=permission denied, please try again
against\tnumpy_abi=module compiled against abi version
agent\tssh_key_file=could not open a connection to your authentication agent
aggregate\tsqlite_said=misuse of aggregate
agree\tbrew_trouble=agree to the xcode license
agreed\tbrew_trouble=you have not agreed to the xcode license
ah00072\tweb_server_config=ah00072
ah00526\tweb_server_config=ah00526
ah00558\tweb_server_config=ah00558
algorithm\tssh_algorithm=no mutual signature algorithm
alias\talias_spaces=alias:\tgit_settings=empty alias for\tsudo_builtin=sudo: alias: command not found
all\tgo_file_name=named files must all be in one directory
allocate\tout_of_memory=cannot allocate memory
allocated\tdocker_port=port is already allocated\tport_in_use=port is already allocated
allow\toption_form=doesn't allow an argument
allowed\tpython_argparse=not allowed with argument\trefuses_root=as root is not allowed
already\tgzip_suffix=already has
alternative\ttls_certificate=no alternative certificate subject name matches
alternatives\tadministration_said=no alternatives for
ambiguous\tcompiler_error=ambiguous\tgit_history=is ambiguous\toption_form=is ambiguous\toption_form=ambiguous option\toption_value=ambiguous argument\ttmux_ambiguous=ambiguous command
amend\tgit_history=you have nothing to amend
an\tvalue_invalid=must be an
annotation\tgo_file_name=are only accepted if annotation processing
another\thelm_release=another operation\tpackage_manager_lock=is another process running
any\tapt_not_found=couldn't find any package by\tgit_message_unquoted=did not match any file\tgit_pathspec=did not match any file\tgit_pathspec=did not match any files\tyaml_syntax=cannot start any token
apparently\tmkfs_mounted=is apparently in use by the system
appear\tgit_no_remote=does not appear to be a git repository\tpip_install=does not appear to be a python project
appears\tmkfs_mounted=appears to contain an existing filesystem
applet\tadministration_said=applet not found
application\tweb_app_missing=could not locate a flask application
apply\tgit_conflict=could not apply\tpatch_failed=patch does not apply
appropriate\tman_missing=nothing appropriate
apt\tgit_doubled=invalid operation apt
architecture\tlinker_format=architecture of input file\tlinker_undefined=undefined symbols for architecture
archive\tapt_broken=cannot access archive\tarchive_truncated=unexpected end of archive\tgit_files=unknown archive format\toption_cluster=not found in archive\tsevenzip_error=cannot open the file as archive\tsevenzip_error=can not open the file as archive\tsevenzip_error=unexpected end of archive\ttar_member_missing=not found in archive\ttar_not_compressed_so=unrecognized archive format
archives\tsmall_tools=cannot update compressed archives
are\tssh_key_file=are too open
argument\tfind_expression=missing argument to\tfind_expression=invalid argument\toperand_missing=missing argument\toption_value=invalid argument\tsmall_system=invalid argument:\tunknown_option=unknown argument\tunknown_option=invalid argument `-\tunknown_option=invalid argument -\tvalue_invalid=argument '
arguments\toperand_missing=arguments are required\toperand_missing=missing file arguments\toption_value=valid arguments are\tpytest_plugin=unrecognized arguments\tsqlite_dot_command=unknown command or invalid arguments\tunknown_option=unrecognized arguments
arithmetic\tarithmetic=invalid arithmetic operator
arithmeticexception\tjava_exception=arithmeticexception
arm\tbrew_trouble=cannot install in homebrew on arm
arrayindexoutofboundsexception\tjava_exception=arrayindexoutofboundsexception
as\tgit_branch_name=cannot be used as a branch name
asgi\tweb_app_missing=error loading asgi app
assembler\tfortran_assembler=assembler messages:
assertion\tprogram_aborted=assertion\tprogram_aborted=assertion failed
assign\tarray_subscript=cannot assign list to array member\tport_forbidden=cannot assign requested address
assigning\tarray_subscript=must use subscript when assigning associative array
assignment\tcompiler_error=assignment of read-only
associated\thost_unknown=no address associated with hostname
at\tperl_module=syntax error at
atom\tffmpeg_error=moov atom not found
attach\ttracing_refused=attach: ptrace\ttracing_refused=could not attach to process
attempt\tlua_error=attempt to
attempted\tpython_import_name=attempted relative import
attrib\twsl_windows_paths=attrib: command not found
attribute\tjava_run=no main manifest attribute\tpython_import_name=has no attribute\tweb_app_missing=failed to find attribute\tweb_app_missing=attribute "
authenticate\tnpm_login=unable to authenticate
authentication\taccess_refused=authentication failed\tgit_auth=authentication failed
author\tgit_settings=is not 'name <email>' and matches no existing author
authority\ttls_certificate=certificate signed by unknown authority
authorized\taccess_refused=not authorized
autolaunch\tdbus_missing=cannot autolaunch d-bus
automake\tconfigure_failed=automake: command not found
automatic\tgit_conflict=automatic merge failed
autoreconf\tconfigure_failed=autoreconf:
available\tsystem_message=required key not available
avoid\trefuses_root=avoid running yay as root
avoided\tsystem_message=resource deadlock avoided
awk\tawk_script=awk: line\tawk_script=awk: syntax error
az\tcloud_login=az login\tterraform_aws=please run 'az login'
back\tsmall_tools=invalid back reference
backslash\tgrep_pattern=trailing backslash
bad\tcrontab_error=bad command
bad_alloc\tout_of_memory=bad_alloc
base\tgit_shallow=no merge base
base64\tbase64_input=invalid base64\tbase64_input=illegal base64
basic\tdocker_refused=no basic auth credentials
bc\tbc_at_syntax=bc: syntax error
because\tnpx_wrong_package=command failed because it was not found in\tsystemd_unit=failed because
been\tname_taken=already been
before\tcompiler_error=before
being\tdocker_refused=image is being used by\tstill_used=being used
between\tvalue_invalid=must be between
bigger\tlimit_reached=bigger than 'max
bin\tcargo_target=no bin target named\tcargo_target=a bin target must be available
binary\tsmall_tools=unknown binary-files type\ttest_expression=binary operator expected
bind\tdocker_entry=bind source path does not exist\tport_in_use=bind failed
blank\tgit_files=new blank line at eof
block\tsmall_system=not a block device\tsystem_message=block device required\tterraform_error=unsupported block type
boolean\tgit_settings=bad boolean config value
boot\tjournal_rights=data from the specified boot
both\tgit_history=both revision and filename\toptions_conflict=cannot both\ttar_two_modes=can't specify both
brace\tjson_quotes=unmatched brace
brackets\tgrep_pattern=brackets ([ ]) not balanced
branch\tgit_branch_name=is not a valid branch name\tgit_branch_name=invalid branch name\tgit_branch_not_found=no branch named\tgit_history=no branch named\tgit_history=no such branch\tgit_switch_detach=a branch is expected
brew\tbrew_trouble=the `brew link` step did not complete
brokenpipeerror\tbroken_pipe=brokenpipeerror
buffer\tsystem_message=no buffer space available
build\tmeson_failed=no build directory
building\tpip_install=failed building wheel
builtin\tbash_said=not a shell builtin
bundle\tgit_files=refusing to create empty bundle\truby_error=run `bundle install`
bus\tdbus_missing=failed to connect to bus\tsegmentation_fault=bus error
busy\tdevice_busy=target is busy\tdevice_busy=device is busy\tdevice_busy=device or resource busy
but\tgit_history=exists on disk, but not in
byte\tsort_cut_value=invalid byte/character position\tunicode_error=illegal byte sequence\tunicode_error=invalid byte sequence
bytes\tpython_source_encoding=source code cannot contain null bytes\tsort_cut_value=invalid number of bytes
bzip2\ttar_not_compressed_so=not a bzip2 file\ttar_not_compressed_so=not in bzip2 format
c\tlocale_missing=locale not supported by c library
cache\tapt_lock=waiting for cache lock\tcmake_failed=could not load cache
cached\tgit_rm_changed=use --cached to keep the file
calculate\tdocker_build=failed to calculate checksum
calendar\tadministration_said=failed to parse calendar
call\tmake_missing_separator=unterminated call to function\tphp_error=call to undefined function
called\tr_error=there is no package called
can\tname_unknown=can't find
canceled\tnpx_wrong_package=npx canceled due to missing packages
candidate\tapt_not_found=has no installation candidate
capability\tadministration_said=unknown terminfo capability
capture\ttracing_refused=you don't have permission to capture
care\ttmux_session=sessions should be nested with care
cargo\tcargo_project=could not find `cargo.toml`\tcargo_project=cannot be run on existing cargo packages\tcargo_project=--> cargo.toml\tgit_doubled=no such command: `cargo`
cask\tpackage_not_found=no cask
caused\tdocker_entry=exec user process caused\tjava_exception=caused by:
cc\trustup_target=linker `cc` not found
cc1plus\tcompiler_killed=program cc1plus
cd\tpath_missing=can't cd to\tsudo_builtin=sudo: cd: command not found
cert_has_expired\ttls_certificate=cert_has_expired
certificate\tgpg_openssl=could not read certificate\tgpg_openssl=unable to load certificate
chain\tfirewall_refused=no chain/target/match by that name
change\tadministration_said=you may not change the shell\tgit_settings=cannot change to\tlocale_missing=cannot change locale
change_dir\trsync_scp=change_dir
changed\tssh_host_key_changed=host key has changed\tsvn_hg=nothing changed
channel_setup_fwd_listener\tssh_forwarding=channel_setup_fwd_listener
character\tgrep_pattern=unrecognized character\tjson_quotes=invalid character\tjson_syntax=invalid character\tprintf_value=invalid format character\tprintf_value=missing format character
characters\tdocker_entry=includes invalid characters for a local volume name
chart\thelm_release=chart not found\thelm_release=chart.yaml file is missing
chdir\twsl_windows_paths=chdir: command not found
check\tsql_constraint=check constraint failed
checked\tgit_embedded_repository=does not have a commit checked out\tgit_push_checked_out=refusing to update checked out branch\tgit_worktree_used=is already checked out at
checkout\tgit_files=no sparse-checkout to add to
checksum\tchecksum_mismatch=checksum mismatch
checksums\tchecksum_mismatch=checksums did not match
cherry\tgit_nothing_in_progress=no cherry-pick in progress\tgit_unmerged=cherry-pick is in progress
child\tno_such_process=is not a child of this shell
childitem\tpowershell_command=get-childitem
choice\tpython_argparse=invalid choice\tunknown_subcommand=invalid choice
choices\toption_value=valid choices
choose\tffmpeg_error=unable to choose an output format\trustup_target=could not choose a version
cipher\tsmall_system=unknown cipher type\tssh_algorithm=no matching cipher
circular\tbash_said=circular name reference\ttsort_loop=circular dependency\ttsort_loop=circular reference
clang\tcompiler_killed=clang: error: unable to execute command: killed
class\tjava_run=could not find or load main class\tsmall_tools=character class syntax is
classcastexception\tjava_exception=classcastexception
classnotfoundexception\tjava_exception=classnotfoundexception
clause\tpsql_name_missing=missing from-clause\tsqlite_said=order by clause should come\tsqlite_said=limit clause should come
clean\tchanges_pending=directory not clean\tchanges_pending=tree is not clean\tchanges_pending=not clean\tgit_cherry_pick_empty=nothing to commit, working tree clean\tgit_clean_refused=refusing to clean\trsync_shell_not_clean=is your shell clean
clear\tpowershell_command=clear-host
clock\ttime_zone=clock skew detected
clone\tgit_usage=you must specify a repository to clone
close\tjson_quotes=unmatched close brace
closed\tssh_closed=connection closed by
cls\twsl_windows_paths=cls: command not found\twsl_windows_paths=not found: cls
cmake\tcmake_failed=cmake error
cmd\tawk_script=awk: cmd. line\twsl_windows_paths=cmd: command not found
cmp\tdiff_folder=cmp: \tsmall_tools=cmp: eof on
collating\tvalue_invalid=reverse collating sequence
collected\tpytest_nothing_collected=collected 0 items
collecting\tpytest_failed=error collecting
column\tsqlite_name_exists=duplicate column name\tsqlite_name_missing=no such column\tsqlite_name_missing=has no column named\tsqlite_said=ambiguous column name\tvalue_invalid=unknown column
columns\tsort_cut_value=invalid number of columns
combination\toptions_conflict=used in combination
combine\toptions_conflict=cannot combine\toptions_conflict=can't combine
combined\toptions_conflict=cannot be combined
come\tgit_usage=must come before non-option arguments
comma\tjson_syntax=illegal trailing comma
command\tassignment_dollar==: command not found\tbracket_without_space=command not found\tmissing_dot_slash=command not found\tprompt_pasted=$: command not found\tprompt_pasted=%: command not found\tprompt_pasted=command not found: $\tprompt_pasted=command not found: %\tprompt_pasted=❯: command not found\tprompt_pasted=➜: command not found\tquoted_line=command not found\tspace_missing=command not found\tspaces_around_equals=command not found\tunknown_subcommand=not a command\turl_unquoted=command not found\tyarn_command=error command "\tyarn_command=command not found
commanderror\tdjango_settings=commanderror:
commands\tmake_missing_separator=commands commence before first target
commences\tmake_missing_separator=recipe commences before first target
commit\tgit_pathspec=unknown commit\toperand_missing=missing branch or commit argument
commits\tgit_tags_missing=does not have any commits yet
committer\tgit_identity=committer identity unknown
communicate\tcuda_memory=couldn't communicate with the nvidia driver\tsnap_flatpak=cannot communicate with server
compacts\tnode_heap=mark-compacts near heap limit
compatible\tdotnet_error=a compatible .net sdk was not found
compilation\tjava_compile=compilation failure
compile\tawk_script=regular expression compile failed\tjq_input=compile error\trust_compile=could not compile
compiled\tnumpy_abi=compiled using numpy 1.x
compiler\tjava_version=no compiler is provided
complete\toperand_missing=command line is not complete
completely\tprintf_value=value not completely converted
completion\tbash_said=no completion specification
compose\tcompose_file=invalid compose project
composer\tphp_error=composer could not find
compressed\tarchive_truncated=invalid compressed data
compute\tdocker_build=failed to compute cache key
computed\tchecksum_mismatch=computed checksum
concluded\tgit_unmerged=you have not concluded your merge
conda\tconda_environment=could not find conda environment\tconda_environment=run 'conda init'\tconda_environment=conda init
condavalueerror\tconda_environment=condavalueerror
conditional\tbash_structure=syntax error in conditional expression\ttest_expression=conditional binary operator
config\teslint_config=failed to load config\tgit_config_broken=bad config line\tgit_config_broken=bad config value\tpytest_plugin=unknown config option
configuration\teslint_config=couldn't find a configuration file\tssh_config_option=bad configuration option\tterraform_aws=no configuration files\tweb_server_config=configuration file test failed
configure\tconfigure_failed=./configure: no such file\tconfigure_failed=configure: error\tconfigure_failed=./configure: not found
configured\tgit_no_remote=no remote configured\tyarn_command=this project is configured to use
confine\tsnap_flatpak=snap-confine
confinement\tsnap_flatpak=requires classic confinement\tsnap_flatpak=using classic confinement
conflict\tgit_conflict=merge conflict in
conflicting\toptions_conflict=conflicting\tpacman_trouble=conflicting files
conflicts\tgit_conflict=after resolving the conflicts
connect\tconnection_refused=failed to connect to\tdbus_missing=could not connect: no such file or directory\tgit_remote_unreachable=unable to connect to
connected\tadministration_said=must be connected to a terminal
connecting\ttmux_session=error connecting to
connection\tkubectl=the connection to the server\tpowershell_command=test-connection
connectionrefusederror\tconnection_refused=connectionrefusederror
connectivity\tdocker_port=failed programming external connectivity
consider\tpip_rights=consider using the `--user` option
console\tscript_language=console.log: command not found
const\tforeign_shell=const: command not found\tscript_language=const: command not found\tscript_language=const: not found
constant\tawk_script=runaway string constant
contain\tgit_config_broken=key does not contain variable name
container\tdocker_container=no such container\tdocker_container=is already in use by container\tkubectl_forbidden=container not found\tkubectl_forbidden=a container name must be specified
contains\tmkfs_mounted=contains a
content\tgrep_pattern=invalid content of \\\\{\\\\}\tpowershell_command=get-content\tsmall_tools=invalid content of \\{\\}
context\tkubectl=no context exists with the name\tkubectl=current-context is not set\tsmall_tools=option used in invalid context
continue\tmkfs_mounted=e2fsck: cannot continue
control\tlatex_error=! undefined control sequence\tno_such_process=no job control
conversion\tcompiler_error=invalid conversion\tdate_invalid=failed conversion of
convert\tcompiler_error=cannot convert
converting\tyaml_syntax=error converting yaml
copy\tdocker_build=copy failed\tinto_itself=cannot copy a directory, \tpowershell_command=copy-item\tsvn_hg=is not a working copy\twsl_windows_paths=copy: command not found
core\trustup_target=can't find crate for `core`
correct\tformat_other=not in the correct format
corrupt\tgit_files=corrupt patch at line\tgit_settings=index file corrupt\thelm_release=index file is corrupt\tpatch_failed=corrupt patch
corrupted\tprogram_aborted=corrupted size
could\tsystemd_unit=could not be found
couldn\tconnection_refused=couldn't connect to server\tname_unknown=couldn't find\tpath_missing=couldn't open file
count\tnumeric_argument=loop count out of range\tsort_cut_value=illegal line count
cowardly\toption_cluster=cowardly refusing
cpu\texec_format_error=bad cpu type
crate\tcargo_crate=the crate `\trustup_target=can't find crate for `std`
crc\tarchive_truncated=crc error\tsevenzip_error=crc failed
create\tdisplay_missing=failed to create display\ttar_empty_archive=refusing to create an empty archive
created\tpython_no_pip=was not created successfully
creates\tsvn_hg=push creates new remote head
credential\tterraform_aws=no valid credential sources
credentials\tterraform_aws=unable to locate credentials\tterraform_aws=could not load credentials\tterraform_aws=could not find default credentials
criteria\toperand_missing=no matching criteria
crontab\tcrontab_error=no crontab for\tcrontab_error=errors in crontab file
cross\tcross_device_link=invalid cross-device link\tcross_device_link=cross-device link not permitted
cs\tdotnet_error=: error cs
cublas_status\tcuda_memory=cublas_status
cuda\tcuda_memory=cuda out of memory\tcuda_memory=cuda error
current\tcurrent_directory_gone=cannot get current directory\tcurrent_directory_gone=the current directory does not exist
currently\tgit_detached=you are not currently on a branch\tstill_used=currently in use\tsu_passwd=is currently used by process
cycle\ttsort_loop=cycle in data\ttsort_loop=dependency cycle
d\tdbus_missing=failed to get d-bus connection
daemon\tdocker_daemon=cannot connect to the docker daemon\tdocker_daemon=docker daemon socket\tdocker_daemon=is the docker daemon running
dashes\tgit_usage=with two dashes
data\tsevenzip_error=data error\tsystem_message=no data available
database\tmysql_name_missing=unknown database\tpackage_manager_lock=unable to lock database\tsqlite_cannot_open=unable to open database\tsqlite_not_a_database=file is not a database
datatype\tsqlite_said=datatype mismatch
date\tdate_invalid=invalid date\tgit_settings=invalid date format\tpowershell_command=get-date\tsvn_hg=is out of date
day\tcrontab_error=bad day-of
dbus\tdbus_missing=failed to connect to socket /run/dbus
dbus_session_bus_address\tdbus_missing=dbus_session_bus_address
dd\tdd_operand=dd: unrecognized operand\tdd_operand=dd: unknown operand\tdd_operand=dd: invalid number\tdd_operand=dd: bad operand
deadline\twaited_in_vain=deadline exceeded
deadlock\tdeadlock=deadlock
debian\tapt_broken=is not a debian format archive
debugging\tgdb_valgrind=no debugging symbols found
decimal\texpr_syntax=expr: not a decimal number\tfind_expression=expected a positive decimal\tport_invalid=port number was not a decimal number
declaration\tcompiler_error=implicit declaration
declare\tbashism_in_sh=declare: not found
declared\tgo_build=declared and not used\tgo_unused=declared and not used\tgo_unused=declared but not used\tjava_compile=should be declared in a file named
declined\tgit_large_file=push declined\tgit_large_file=hook declined
decode\timage_policy=no decode delegate
decoder\tffmpeg_error=unknown decoder
decoding\tbase64_input=base64: stdin: error decoding
decreasing\tsmall_tools=invalid decreasing range
decrypt\tadministration_said=bad decrypt\tgpg_openssl=bad decrypt
decryption\tgpg_openssl=decryption failed: no secret key
deep\tpython_recursion=stack level too deep
def\tforeign_shell=def: command not found
default\tadministration_said=to default locale\tgit_tags_missing=bad default revision\tsmall_system=no default destination
defined\tname_taken=already defined
definition\tlinker_multiple=multiple definition of\tsmall_languages=incomplete name definition\tterraform_error=argument or block definition
del\twsl_windows_paths=del: command not found
delete\tgit_branch_current=cannot delete branch\tgit_branch_current=cannot delete the branch\tsqlite_said=unable to delete/modify
deleted\tcompiler_error=deleted function
delimiter\tjson_syntax=expecting ',' delimiter\tjson_syntax=expecting ':' delimiter\tsort_cut_value=bad delimiter
denycurrentbranch\tgit_push_checked_out=denycurrentbranch
dependencies\tmaven_gradle=could not resolve dependencies\tpip_install=conflicting dependencies
dependency\tcargo_project=failed to load source for dependency\tcompose_file=dependency failed to start\tpkg_config_missing=dependency "
dependent\tdocker_refused=has dependent child images
depends\tcompose_file=depends on undefined
deployed\thelm_release=has no deployed releases
depth_zero_self_signed_cert\ttls_certificate=depth_zero_self_signed_cert
describe\tgit_tags_missing=no names found, cannot describe
descriptor\tsystem_message=bad file descriptor
deselected\tpytest_failed=deselected
destination\tcargo_project=destination\tgit_mv=destination exists\tgit_mv=destination directory does not exist\toperand_missing=missing destination file operand
destined\tbc_at_syntax=refusing to create job destined in the past
detached\tgit_detached=head detached\tgit_detached=detached head
detect\tgit_identity=unable to auto-detect email address
detection\tgit_files=patch format detection failed
determine\teslint_config=eslint couldn't determine the plugin\tnpx_wrong_package=could not determine executable to run\tsystemd_start_limit=failed to determine user credentials
dev\tdevice_group=/dev/
developer\tbrew_trouble=invalid active developer path
device\tnetwork_device=cannot find device\tnetwork_device=device\tsystem_message=no such device
devices\tsmall_tools=unknown devices method
did\tchecksum_mismatch=did not match\tyaml_syntax=did not find expected
diff\tdiff_folder=diff: 
different\tpip_wheel_platform=requires a different python
digest\tadministration_said=unknown option or message digest
digit\tprintf_value=missing hex digit
directive\tgo_version=unknown directive: toolchain\tprintf_value=invalid directive
directly\tpython_file_missing=is a package and cannot be directly executed
directories\tsmall_tools=unknown directories method\ttar_empty_archive=no files or directories specified
directory\tcmake_failed=is not a directory\tis_a_directory=is a directory\tnot_a_directory=not a directory\tparent_missing=not a directory\tpytest_failed=file or directory not found\tspace_in_name=is not a directory
disabled\tswitched_off=is disabled\tswitched_off=has been disabled\tswitched_off=disabled by
discards\tcompiler_error=discards
disconnect\tgit_transfer_broken=unexpected disconnect
display\tdisplay_missing=cannot open display\tdisplay_missing=can't open display\tdisplay_missing=could not connect to display\tdisplay_missing=no display name and no $display\tdisplay_missing=unable to open display\tdisplay_missing=failed to open display
disruption\tkubectl=disruption budget
distribution\tpip_install=no matching distribution found
distutils\tpip_uninstall_system=distutils installed project\tpython_built_without=no module named 'distutils
diverging\tgit_divergent=diverging branches can't be fast-forwarded
divide\tbc_at_syntax=divide by zero
divided\tsmall_tools=cannot be divided
divisible\tffmpeg_error=not divisible by 2
division\tarithmetic=division by 0\tarithmetic=division by zero\texpr_syntax=expr: division by zero
django_settings_module\tdjango_settings=django_settings_module
do\trefuses_root=do not run this as root\tsmall_system=you do not have permission to use
docker\tgit_doubled='docker' is not a docker command\tunknown_subcommand=is not a docker command
docker_engine\tdocker_daemon=docker_engine
dockerfile\tdocker_build=failed to read dockerfile\tdocker_build=dockerfile parse error
doctl\tcloud_login=doctl auth init
document\tbash_said=here-document at line\tbash_unfinished=here-document at line\txml_syntax=document is empty
doesn\tkubectl=doesn't have a resource type\tsql_value_count=column count doesn't match value count
don\trefuses_root=don't run this as root
double\tprogram_aborted=double free\txargs_quotes=unmatched double quote
down\tconnection_timeout=host is down\tsystem_message=network is down
download\thelm_release=failed to download\tpacman_trouble=failed to download metadata
driver\tdocker_entry=could not select device driver\tphp_error=could not find driver
dsa\tsmall_system=invalid dsa key length
dtype\tnumpy_abi=numpy.dtype size changed
dumb\tgit_editor=terminal is dumb, but editor unset
duplicate\tname_taken=duplicate\tyaml_syntax=found duplicate key
duplication\tyaml_syntax=duplication of key
dynamic\tadministration_said=not a dynamic executable\tssh_forwarding=bad dynamic forwarding
e\toperands_swapped=sed: -e expression\tperl_error=at -e line\tsed_script=sed: -e expression\tsed_script=sed: -e
e138\tvim_write=e138:
e155004\tsvn_hg=e155004
e155015\tsvn_hg=e155015
e166\tvim_write=e166:
e170001\tsvn_hg=e170001
e212\tvim_write=e212:
e303\tvim_write=e303:
e325\tvim_write=e325:
e37\tvim_write=e37:
e401\tnpm_login=code e401
e403\tnpm_login=code e403
e404\tnpm_failed=e404
e45\tvim_write=e45:
e505\tvim_write=e505:
eacces\tnpm_failed=eacces\tpermission_denied=eacces\tport_forbidden=eacces
eaddrinuse\tport_in_use=eaddrinuse
eaddrnotavail\tport_forbidden=eaddrnotavail
eai_again\thost_unknown=eai_again
early\tgit_transfer_broken=early eof
ebadengine\tnpm_failed=ebadengine
ecdsa\tsmall_system=invalid ecdsa key length
econnrefused\tconnection_refused=econnrefused
econnreset\tconnection_timeout=econnreset
edit\tgit_unmerged=you must edit all merge conflicts
editor\tgit_editor=unable to start editor
eexist\tnpm_failed=eexist
effective\tsudo_refused=effective uid is not 0\tsudoers_syntax=effective uid is not 0
eintegrity\tnpm_failed=eintegrity\tpip_hash=eintegrity
either\tsmall_tools=you must specify either
ejsonparse\tnpm_failed=ejsonparse
elf\ttar_not_compressed_so=not an elf file
elifecycle\tnpm_failed=elifecycle
eloop\tsymlink_loop=eloop
else\tforeign_shell=else if: command not found
elseif\tforeign_shell=elseif: command not found\tforeign_shell=elseif: not found
elsif\tforeign_shell=elsif: command not found\tforeign_shell=elsif: not found
embedded\tgit_embedded_repository=adding embedded git repository
emerg\tweb_server_config=nginx: [emerg]
emergency\tlatex_error=! emergency stop
emfile\ttoo_many_open_files=emfile
empty\tdirectory_not_empty=directory not empty\tvalue_required=must not be empty\tvalue_required=cannot be empty\tvalue_required=can't be empty
enable\ttracing_refused=no permission to enable
enabled\tswitched_off=not enabled
encode\timage_policy=no encode delegate
encoder\tffmpeg_error=unknown encoder
encrypted\tsqlite_not_a_database=file is encrypted or is not a database
end\tarchive_truncated=unexpected end of file\tbash_structure=unexpected end of file\tbash_unfinished=unexpected end of file\tforeign_shell=end: command not found\tinput_unfinished=end of file in\tinput_unfinished=unexpected end of
ended\tport_invalid=port number ended with
endfor\tforeign_shell=endfor: command not found
endif\tforeign_shell=endif: command not found\tmake_missing_separator=missing 'endif'\tmake_missing_separator=missing `endif'
ending\txml_syntax=opening and ending tag mismatch
endpoint\tio_error=transport endpoint is not connected
endpoints\tdocker_refused=has active endpoints
ends\tsort_cut_value=delimiter list ends with
endwhile\tforeign_shell=endwhile: command not found
eneedauth\tnpm_login=eneedauth
engine\tnpm_failed=unsupported engine
enoent\tlink_target_missing=enoent\tnpm_no_package_json=enoent package.json\tpath_missing=enoent
enospc\tno_space_left=enospc
enotempty\tnpm_failed=enotempty
enotfound\thost_unknown=enotfound
enough\tno_space_left=not enough space to build\toperand_missing=not enough arguments\toperand_missing=not enough information
ensurepip\tpython_no_pip=no module named ensurepip\tpython_no_pip=ensurepip is not\tpython_no_pip=ensurepip is disabled
entity\txmllint_query=failed to load external entity
entries\tgit_nothing_in_progress=no stash entries found
entry\tsql_constraint=duplicate entry
enum\tjava_compile=class, interface, enum, or record expected
envelope\tnode_openssl_legacy=digital envelope routines
environment\tdisplay_missing=no display environment variable
environmentlocationnotfound\tconda_environment=environmentlocationnotfound
environmentnamenotfound\tconda_environment=environmentnamenotfound
eof\tarchive_truncated=unexpected eof\tinput_unfinished=unexpected eof
eotp\tnpm_login=eotp
epipe\tbroken_pipe=epipe
epublishconflict\tnpm_login=code epublishconflict
equals\ttoml_syntax=expected an equals
erase\twsl_windows_paths=erase: command not found
eresolve\tnpm_failed=eresolve
err\tnode_gyp=gyp err!\tnpm_failed=npm err! code\tredis_command=err unknown command
err_module_not_found\tnode_module_missing=err_module_not_found
err_ossl_evp_unsupported\tnode_openssl_legacy=err_ossl_evp_unsupported
err_pnpm_no_script\tnpm_missing_script=err_pnpm_no_script\tyarn_command=err_pnpm_no_script
err_pnpm_outdated_lockfile\tyarn_command=err_pnpm_outdated_lockfile
err_pnpm_recursive_exec_first_fail\tyarn_command=err_pnpm_recursive_exec_first_fail
err_tls_cert_altname_invalid\ttls_certificate=err_tls_cert_altname_invalid
err_unknown_file_extension\ttypescript_error=err_unknown_file_extension
errno\tsevenzip_error=errno=2
error\tcompiler_error=error: \tfortran_assembler=error: \tjava_compile=error: \tsmall_languages=error: 
errors\truby_error=syntax errors found
escape\ttoml_syntax=invalid escape sequence
eslint\teslint_config=eslint couldn't find\teslint_config=eslint.config\teslint_config=no eslint configuration
established\tproxy=tunneling socket could not be established
etarget\tnpm_failed=etarget
etc\tsudoers_syntax=/etc/sudoers
etimedout\tconnection_timeout=etimedout
etree\txml_syntax=xml.etree
eusage\tnpm_failed=eusage
event\tevent_not_found=event not found
eventually\tmake_missing_separator=references itself (eventually)
exactly\tdocker_build=requires exactly 1 argument
example\tcargo_target=no example target named\tpython_doctest=failed example:
exception\tmaven_gradle=build failed with an exception
exchange\tssh_algorithm=no matching key exchange method
exclusive\toptions_conflict=mutually exclusive
exec\texec_format_error=exec format error\tsudo_builtin=sudo: exec: command not found
execstart\tsystemd_start_limit=has more than one execstart\tsystemd_start_limit=lacks both execstart
executable\tdocker_entry=executable file not found in $path\tgdb_valgrind=not in executable format\tgdb_valgrind=no executable file specified
executables\tconfigure_failed=c compiler cannot create executables
execute\tcompiler_killed=cannot execute ‘\tcompiler_killed=cannot execute '\texec_format_error=cannot execute binary file\tsudo_refused=is not allowed to execute
executed\trefuses_root=not be executed as root
executing\tsmall_languages=while executing
execution\tr_error=execution halted
exhausted\tcompiler_killed=virtual memory exhausted\tout_of_memory=memory exhausted\tout_of_memory=virtual memory exhausted
exist\tgit_history=does not exist in\tgit_repository_not_found=does not exist\tjava_compile=does not exist\tlink_target_missing=does not exist\tname_unknown=not exist\tpath_missing=does not exist\tpsql_database_missing=does not exist\tpsql_name_missing=does not exist\tpsql_role_missing=does not exist\tuser_unknown=does not exist
existing\tpackage_manager_lock=existing lock\tsmall_tools=is not the name of an existing group
exists\tfile_exists=file exists\tfile_exists=already exists;\tgit_branch_exists=already exists\tgit_files=' already exists\tname_taken=already exists\tnetwork_device=no such device exists\tsqlite_name_exists=already exists\tuser_exists=already exists
exit\turl_unquoted=exit 
exited\tsystemd_unit=control process exited
exiting\tffmpeg_error=already exists. exiting
expansion\tgit_settings=expansion of alias
expected\tcompiler_error=expected\tjava_compile=expected\toption_value_missing=argument expected for the\tyaml_syntax=could not find expected
expecting\tjson_syntax=expecting value\tsmall_tools=expecting to find a
expects\tgit_settings=expects a numerical value\toption_value_missing=expects a numerical value
expired\tsystem_message=key has expired\ttls_certificate=certificate has expired
expiredtoken\tterraform_aws=expiredtoken
export\tforeign_shell=unknown command: export\tsudo_builtin=sudo: export: command not found
expr\texpr_syntax=expr: syntax error\texpr_syntax=expr: non-integer argument\texpr_syntax=expr: missing
expression\tarithmetic=syntax error in expression\toperand_missing=expression expected\tterraform_error=invalid expression
expressions\tsql_value_count=more target columns than expressions\tsql_value_count=more expressions than target columns
external\tgit_files=external filter
externally\tpip_externally_managed=externally-managed-environment\tpip_externally_managed=this environment is externally managed
extra\tawk_script=extra '}'\textra_operand=extra operand\tjson_syntax=extra data\txml_syntax=extra content at the end
extraneous\tmake_missing_separator=extraneous
extremely\trefuses_root=as root is extremely dangerous
fail\tgo_test_failed=--- fail: 
failed\tansible_error=failed!
failing\tnode_test=failing tests:
fails\tsql_constraint=foreign key constraint fails
failure\tsu_passwd=authentication failure
failures\tmaven_gradle=there are test failures\tssh_too_many_keys=too many authentication failures
failuretype\tnode_test=failuretype:
family\tsystem_message=address family not supported by protocol
fatal\tphp_error=fatal error: 
fc\twsl_windows_paths=fc: command not found
feature\tcargo_target=does not have the feature\tcargo_target=does not have feature\tcargo_target=does not contain this feature
fetch\tapt_broken=failed to fetch\tgit_push_rejected=fetch first
fetched\tgit_remote_ref=no such ref was fetched
fetching\tnetwork_device=error fetching interface information
few\tcompiler_error=too few arguments\toperand_missing=too few arguments
fg\tprompt_pasted=fg: %\tprompt_pasted=fg: no job control
field\tkubectl_forbidden=unknown field\tsort_cut_value=invalid number at field start\tsort_cut_value=invalid field value\tsort_cut_value=invalid field number
file\tcompiler_header_missing=file not found\tpath_missing=file not found\tpython_project_tool=is not a file
filename\toperand_missing=filename argument required
files\tsmall_system=failed to open files
filesystem\tmkfs_mounted=contains a mounted filesystem\tmount_failed=unknown filesystem type\tpacman_trouble=exists in filesystem
filter\tgit_lfs=filter-process
find\tcargo_crate=could not find `\tlinker_undefined=cannot find\tname_unknown=cannot find\tname_unknown=could not find\truby_error=could not find '
findstr\twsl_windows_paths=findstr: command not found
firebase\tcloud_login=firebase login
first\tgh_login=must first push the current branch\tgit_unmerged=resolve your current index first
fix\tapt_broken=fix-broken
fixture\tpytest_fixture=fixture '
fixtures\tpytest_fixture=available fixtures
fixup\tgit_files=cannot 'fixup' without a previous commit
flag\toption_value_missing=flag needs an argument\tunknown_option=unknown flag
float\tpython_argparse=invalid float value
floating\tsort_cut_value=invalid floating point argument
flyctl\tcloud_login=flyctl auth login
following\tctest_failed=the following tests failed\tgit_overwritten=local changes to the following files
forbidden\taccess_refused=403 forbidden\tkubectl_forbidden=is forbidden
force\tgit_branch_current=cannot force update the branch\tgit_branch_current=cannot force update the current branch
foreach\tforeign_shell=foreach: command not found\tforeign_shell=foreach: not found
foreign\tsql_constraint=foreign key constraint failed\tsqlite_said=foreign key constraint failed
format\tformat_other=unknown format\tformat_other=invalid format\tkernel_module=invalid module format\tssh_key_file=invalid format
formatted\tchecksum_mismatch=no properly formatted
formed\txml_syntax=not well-formed
formula\tpackage_not_found=no available formula
formulae\tpackage_not_found=no formulae found
forward\tgit_divergent=not possible to fast-forward\tgit_push_rejected=non-fast-forward
forwarding\tssh_forwarding=remote port forwarding failed\tssh_forwarding=bad local forwarding specification\tssh_forwarding=bad remote forwarding specification
found\tbashism_in_sh=[[: not found\tbashism_in_sh=<(: not found\tcommand_not_found=not found\tgit_branch_not_found=not found\tgit_repository_not_found=not found\tmissing_dot_slash=: not found\tname_unknown=" not found\tname_unknown=' not found\tprompt_pasted=not found: ❯\tprompt_pasted=not found: ➜\tprompt_pasted=$: not found\tquoted_line=not found\tspace_missing=not found:\tspace_missing=: not found\tspaces_around_equals=not found\tsystemd_unit=not found
free\tno_space_left=not enough free space\tprogram_aborted=free(): invalid
freedesktop\tdbus_missing=org.freedesktop.dbus.error
from\tgit_remote_unreachable=could not read from remote repository\tkubectl=error from server\tnot_a_terminal=must be run from a terminal\tscript_language=from: command not found\tscript_language=from: not found
frontend\tapt_lock=dpkg frontend lock
frozen\tyarn_command=frozen-lockfile
fs\tmount_failed=wrong fs type
fstab\tmount_failed=can't find in /etc/fstab
full\tno_space_left=database or disk is full\tno_space_left=disk full?
function\tbash_said=not a function\tbashism_in_sh=function: not found\tbashism_in_sh=syntax error: bad function name\tgdb_valgrind=function "\tonly_in_function=can only be used in a function\tr_error=could not find function\tsqlite_name_missing=no such function
garbage\tpatch_failed=only garbage was found in the patch input
garbled\tbc_at_syntax=garbled time
gateway\tfirewall_refused=nexthop has invalid gateway
gathering\tansible_error=gathering facts
gc\tgit_files=gc is already running
gcloud\tcloud_login=gcloud auth login
gem\truby_error=could not find gem\truby_error=could not find a valid gem
gemfile\truby_error=could not locate gemfile
gemnotfound\truby_error=bundler::gemnotfound
generation\tpip_install=metadata-generation-failed
get\tapt_lock=could not get lock\tcargo_crate=failed to get `\tpowershell_command=get-process\tpowershell_command=get-command
getaddrinfo\thost_unknown=getaddrinfo failed
getcwd\tcurrent_directory_gone=getcwd
getsockaddrarg\tport_invalid=getsockaddrarg: port must be
gh\tgh_login=gh auth login
gh_token\tgh_login=gh_token
gids\tpodman_setup=insufficient uids or gids
git\tgit_doubled='git' is not a git command\tgit_not_a_repository=not a git repository\tgit_settings=not in a git directory\tgit_unknown_command=is not a git command\turl_as_command=.git:
github\tgit_large_file=exceeds github's file size limit
gitignore\tgit_ignored=are ignored by one of your .gitignore files
given\toperand_missing=no pattern given
glab\tgh_login=glab auth login
globbing\tjson_quotes=(3) [globbing]
gmake\tmake_recipe_failed=gmake: ***
go\tgo_build=no go files in\tgo_build=.go:\tgo_version=requires go >=\tgo_version=invalid go version
goals\tmaven_no_pom=no goals have been specified
goroot\tgo_build=is not in goroot\tgo_file_name=is not in goroot
goroutine\tgo_panic=goroutine 1 [running]\tpython_recursion=goroutine stack exceeds
goroutines\tgo_panic=fatal error: all goroutines are asleep
got\tgit_history=a branch is expected, got
gpg\tpacman_trouble=gpg check failed
gpus\tcuda_memory=no cuda gpus are available
gradle\tmaven_gradle=does not contain a gradle build
granted\tgit_auth=write access to repository not granted
great\tarithmetic=value too great for base
greater\tvalue_invalid=must be greater
group\tnot_a_terminal=cannot set terminal process group\toperands_swapped=invalid group\tuser_unknown=invalid group\tuser_unknown=illegal group name
gyp\tnode_gyp=npm error gyp
gz\tgzip_suffix=already has .gz suffix
gzip\ttar_not_compressed_so=not in gzip format
handle\tio_error=stale file handle
hard\thard_link_directory=hard link not allowed for directory
has\tsnap_flatpak=has "
hash\tapt_broken=hash sum mismatch\tpip_hash=hash mismatch
hashes\tpip_hash=do not match the hashes\tpip_hash=hashes are required
header\ttar_not_compressed_so=unrecognized header\ttar_not_compressed_so=failed to read file header
heads\tgit_ref_conflict=refs/heads
heap\tnode_heap=reached heap limit
held\tapt_broken=you have held broken packages
help\tpowershell_command=get-help
here\tlinker_multiple=first defined here
heroku\tcloud_login=heroku login
hip\tcuda_memory=hip out of memory
histories\tgit_unrelated=refusing to merge unrelated histories
history\tsudo_builtin=sudo: history: command not found
hit\tsystemd_start_limit=start-limit-hit
holding\tpackage_manager_lock=another app is currently holding
home\tcd_home_not_set=home not set
homebrew\tpackage_manager_lock=another active homebrew
hook\tgit_hook=hook\tpytest_plugin=unknown hook
hooks\tgit_files=cannot run .git/hooks\tgit_hook=hooks
host\thost_unknown=could not resolve host\thost_unknown=unable to resolve host\thost_unknown=no such host\thost_unknown=unknown host\tjson_quotes=could not resolve host\toperand_missing=no host specified
hostname\thost_unknown=could not resolve hostname\tscp_port=could not resolve hostname\ttls_certificate=hostname mismatch
hosts\tansible_error=provided hosts list is empty\tansible_error=specified hosts and/or --limit
hour\tcrontab_error=bad hour
http\tproxy=received http code 403 from proxy
https\tpython_built_without=can't connect to https url because the ssl module
hung\tgit_transfer_broken=the remote end hung up
hunk\tpatch_failed=hunk failed
hunks\tpatch_failed=hunks failed
husky\tgit_hook=husky
i\tconnection_timeout=i/o timeout\tio_error=remote i/o error\tlatex_error=i can't find file
i386\tlinker_format=incompatible with i386
iconv\ticonv_conversion=iconv:\ticonv_conversion=iconv: illegal input sequence
id\tcargo_target=package id specification\tuser_unknown=unknown id
ident\tgit_identity=empty ident name\tpsql_login=ident authentication failed
identification\tssh_host_key_changed=remote host identification has changed
identifier\tnot_an_identifier=not a valid identifier\tnot_an_identifier=not an identifier
identities\tssh_too_many_keys=no identities found
identity\tgit_identity=author identity unknown
ids\tnumeric_argument=arguments must be process or job ids
illegal\tbashism_in_sh=set: illegal option\tcurl_http=bad/illegal format\tfile_named_like_option=illegal option\tport_invalid=illegal port\tunknown_option=illegal option\tvalue_invalid=illegal
illegalargumentexception\tjava_exception=illegalargumentexception
illegalstateexception\tjava_exception=illegalstateexception
image\tdocker_image=unable to find image\tdocker_image=no such image\timage_policy=unable to open image
immutable\tkubectl_forbidden=field is immutable
implemented\tsystem_message=function not implemented
import\tbundler_unresolved=failed to resolve import\tforeign_shell=import: command not found\tpython_import_name=cannot import name\tscript_language=import: command not found\tscript_language=import: not found\tweb_app_missing=could not import\tweb_app_missing=could not import module
imported\tgo_build=imported and not used\tgo_unused=imported and not used
improper\tadministration_said=improper image header
improperlyconfigured\tdjango_settings=improperlyconfigured
in\thelm_release=not found in\truby_error=:in 
inaccessible\tterminal_unknown=terminals database is inaccessible
inappropriate\tgit_gpg=inappropriate ioctl for device\tnot_a_terminal=inappropriate ioctl for device
included\tterraform_aws=the security token included in the request is expired
incompatible\tcompiler_error=incompatible\toptions_conflict=incompatible\tversion_mismatch=incompatible version
incomplete\tsqlite_syntax=incomplete input
inconsistent\tterraform_error=inconsistent dependency lock file
incorrect\tsudo_refused=incorrect password attempt
indent\tgit_files=space before tab in indent
indentation\tyaml_syntax=bad indentation of a mapping
indentationerror\tpython_syntax=indentationerror
index\tgit_files=already exists in the index\tgit_files=does not exist in index\tgit_lock=index.lock
indexed\tarray_subscript=cannot convert indexed to associative array\tarray_subscript=cannot convert associative to indexed array
indirect\tbash_said=invalid indirect expansion
inet\tsmall_system=an inet prefix is expected
info\tgit_push_rejected=stale info
information\tshellcheck_findings=for more information:
init\tdisplay_missing=unable to init server
initdb\trefuses_root=initdb: error: cannot be run as root
initial\tgit_history=do not have the initial commit yet
initialization\tterraform_error=backend initialization required
initialized\tpython_import_name=partially initialized module
inotify\tfile_watchers=inotify watch limit
inotify_add_watch\tfile_watchers=inotify_add_watch
input\tarchive_truncated=unexpected end of input\tbase64_input=invalid input\toperand_missing=no input files\tphp_error=could not open input file\tpsql_syntax=syntax error at end of input\tsmall_tools=no input file
insert\tkernel_module=could not insert module
inserted\tlatex_error=! missing $ inserted
insmod\tkernel_module=insmod: error
install\tnpm_failed=can only install packages when your package\tpip_rights=could not install packages due to an
installation\thelm_release=installation failed
installed\tapt_not_found=is not installed\tbrew_trouble=already installed\tpyenv_version=is not installed\tpyenv_version=is not installed (set by\trustup_target=is not installed\tterraform_error=module not installed
instance\tfind_expression=only one instance of {}
instruction\tdocker_build=unknown instruction
insufficient\tcuda_memory=cuda driver version is insufficient
int\tpython_argparse=invalid int value
integer\tredis_command=value is not an integer\ttest_expression=integer expression expected\ttest_expression=integer expected\tvalue_invalid=not an integer
integrity\tarchive_truncated=data integrity error\tpip_hash=integrity checksum failed
interactive\tsystemd_unit=interactive authentication required
internal\tcompiler_killed=internal compiler error
interpret\tsmall_tools=how to interpret
interpreter\tbad_interpreter=bad interpreter
interrupted\tapt_broken=dpkg was interrupted\tsystem_message=interrupted system call
interval\tsort_cut_value=invalid time interval
into\tgit_push_checked_out=refusing to fetch into branch\tgit_push_checked_out=refusing to fetch into current branch\tgit_submodule=into submodule path
invalid\tunknown_subcommand=invalid command\tvalue_invalid=invalid\tvalue_invalid=is invalid\tweb_server_config=invalid command '
invalidclienttokenid\tcloud_login=invalidclienttokenid
inventory\tansible_error=no inventory was parsed
ipconfig\twsl_windows_paths=ipconfig: command not found
iptables\tfirewall_refused=iptables: bad rule\tfirewall_refused=iptables v
issuer\ttls_certificate=unable to get local issuer certificate
it\tapt_lock=is another process using it
itself\tinto_itself=into itself
jar\toperand_missing=requires jar file specification
jarfile\tjava_run=unable to access jarfile\tjava_run=invalid or corrupt jarfile\tpath_missing=unable to access jarfile
java\tjava_heap=java heap space
java_home\tjava_version=java_home is not defined\tjava_version=java_home is set to an invalid\tjava_version=java_home environment variable is not
javascript\tnode_heap=javascript heap out of memory
job\tno_such_process=no such job\tno_such_process=no current job\tsystemd_unit=a dependency job for
journal\tjournal_rights=no journal files were found
jq\tjq_input=jq: error
js\tnode_exception=node.js v
json\tjson_syntax=json.parse\tjson_syntax=invalid json\tjson_syntax=is not valid json\tnpm_no_package_json=could not read package.json\tnpm_no_package_json=no package.json\tnpm_no_package_json=couldn't find a package.json\tnpm_no_package_json=could not find package.json
jsondecodeerror\tjson_syntax=jsondecodeerror
keg\tbrew_trouble=is keg-only
kernel\tcuda_memory=no kernel image is available
kex_exchange_identification\tssh_closed=kex_exchange_identification
key\tgit_config_broken=invalid key\tsystemd_start_limit=unknown key name
keyword\tsmall_languages=keyword "
kill\tsystemd_start_limit=oom-kill
killer\tsystemd_start_limit=killed by the oom killer
kind\tkubectl_forbidden=no matches for kind
know\tmake_no_rule=don't know how to make
known\thost_unknown=name or service not known\tsmall_tools=is not the name of a known user
kubectl\tgit_doubled=unknown command "kubectl"
kvm\tdevice_group=could not access kvm kernel module
la\tsudo_builtin=sudo: la: command not found
label\tsmall_tools=can't find label for jump to
lacks\toption_value_missing=lacks argument
lang\tjava_heap=java.lang.outofmemoryerror
large\tfile_size_limit=file too large\tgit_large_file=large files detected\tsmall_system=port number too large\tsystem_message=value too large for defined data type
last\tpython_exception=traceback (most recent call last)\tpython_exception=exception group traceback (most recent call last)
latest\tgo_version=version "latest" invalid
latex\tlatex_error=! latex error
lc_\tlocale_missing=cannot set lc_
leaksanitizer\tprogram_aborted=leaksanitizer
least\tffmpeg_error=at least one output file must be specified\toperand_missing=requires at least
left\tno_space_left=no space left on device\tno_space_left=no space left
leftover\tgit_files=leftover conflict marker
let\tbashism_in_sh=let: not found\tforeign_shell=let;: command not found
levels\tsymlink_loop=too many levels of symbolic links
lfs\tgit_lfs=git-lfs\tgit_lfs=git lfs
libcrypto\tssh_key_file=error in libcrypto
libcurl\tcurl_http=not supported or disabled in libcurl
libraries\tshared_library_missing=error while loading shared libraries
library\tcuda_memory=driver/library version mismatch\tlinker_undefined=library not found for\tshared_library_missing=library not loaded
lifecycle\tnpm_failed=npm error lifecycle script
limit\tlimit_reached=limit exceeded
limitexceeded\tlimit_reached=limitexceeded
line\tperl_error=line\tunknown_option=unrecognized command-line option\tunknown_option=unrecognized command line option
lines\tsort_cut_value=invalid number of lines
link\tbrew_trouble=refusing to link
link_stat\trsync_scp=link_stat
linker\trustup_target=linker `
links\ttoo_many_links=too many links
list\tcompose_file=must be a list\tsort_cut_value=you must specify a list of\tsort_cut_value=illegal list value
listed\tsu_passwd=is not listed in /etc/shells
literal\tjava_compile=unclosed string literal
ll\tsudo_builtin=sudo: ll: command not found
load\truby_error=cannot load such file
loaded\tdotnet_error=the command could not be loaded\tgdb_valgrind=no symbol table is loaded\tsystemd_unit=not loaded
loaderror\truby_error=(loaderror)
loading\tyaml_syntax=syntax error while loading yaml
local\tbashism_in_sh=local: not in a function
locale\tlocale_missing=can't set the locale
locate\tapt_not_found=unable to locate package\tperl_module=can't locate
location\tpowershell_command=set-location\tpowershell_command=get-location
lock\tapt_lock=unable to lock directory\tapt_lock=could not open lock file
locked\tpackage_manager_lock=already locked\tsqlite_locked=database is locked
locks\tsystem_message=no locks available
log\tconfigure_failed=config.log\tgit_files=could not read log file\tsvn_hg=get log message
logged\tcloud_login=not logged in\tkubectl_forbidden=you must be logged in to the server\tnpm_login=you must be logged in
logging\tfirewall_refused=error: could not load logging rules
login\tuser_unknown=unknown login
long\targument_list_too_long=argument list too long\tname_too_long=file name too long\tsmall_tools=argument line too long
look\tformat_other=does not look like
lookbehind\tgrep_pattern=lookbehind assertion is not fixed length
looking\tbash_structure=unexpected eof while looking for\tbash_unfinished=unexpected eof while looking for
lookup\tgit_pathspec=could not lookup commit\tshared_library_missing=symbol lookup error
loop\tbashism_in_sh=bad for loop variable\tbashism_in_sh=syntax error: bad for loop variable\tgit_settings=alias loop detected\ttsort_loop=input contains a loop
loose\tgit_tags_missing=loose object
lowercase\tdocker_refused=must be lowercase
lua\tlua_error=lua
lua5\tlua_error=lua5
lvalue\tcompiler_error=lvalue required\tsystemd_start_limit=unknown lvalue
m\tcarriage_return=^m: \tgit_history=is a merge but no -m option
mac\tsmall_system=unknown mac type\tssh_algorithm=no matching mac
machine\tjava_run=could not create the java virtual machine
macos\tlinker_format=building for macos
magic\tformat_other=bad magic\tformat_other=wrong magic
main\tgit_files=is a main working tree\tgo_build=does not contain main module\tgo_build=is not a main package\tgo_version=go: cannot find main module
mainline\tgit_history=mainline was specified but commit
major\tjava_version=unsupported class file major version
make\tmake_recipe_failed=make: ***\tscreen_session=cannot make directory
makefile\tmake_no_makefile=no targets specified and no makefile found\tmake_no_makefile=no makefile found
making\tlinker_format=can not be used when making a shared object
malformed\tcurl_http=malformed\tpatch_failed=malformed patch\tsqlite_not_a_database=database disk image is malformed
malloc\tprogram_aborted=malloc(): 
manage\tdjango_settings=can't open file 'manage.py'\tdjango_settings=manage.py': [errno 2]
management\tpackage_manager_lock=system management is locked
manifest\tcargo_project=failed to parse manifest\tdocker_image=manifest unknown\tdocker_image=manifest for\tdocker_image=no matching manifest
manipulation\tsu_passwd=authentication token manipulation error
manual\tman_missing=no manual entry for
manually\tgit_conflict=resolve all conflicts manually
many\tcompiler_error=too many arguments\textra_operand=too many arguments\tgit_usage=too many arguments\tlimit_reached=too many\tspace_in_name=too many arguments\ttest_expression=too many arguments\ttoo_many_open_files=too many open files
mapfile\tbashism_in_sh=mapfile: not found
mapping\tcompose_file=must be a mapping\tyaml_syntax=mapping values are not allowed
marginal\tpacman_trouble=is marginal trust
marked\tperl_error=in regex; marked by
masked\tsystemd_unit=is masked
match\tglob_no_match=no match:\tglob_no_match=no match.\tname_unknown=match not found\tpackage_not_found=unable to find a match\ttls_certificate=does not match target host name
matched\ttar_member_missing=filename not matched
matches\tglob_no_match=no matches found\tpackage_not_found=no matches found for\turl_unquoted=no matches found
matching\tcargo_crate=no matching package\tcargo_project=no matching package named\tcompiler_error=no matching function\tssh_algorithm=no matching host key type
math\tbc_at_syntax=math error
maximum\tlimit_reached=maximum (\tpython_recursion=maximum call stack size exceeded
may\toptions_conflict=may not be used with\toptions_conflict=only one list may be specified\trustup_target=target may not be installed\tsudo_refused=may not run sudo\ttar_two_modes=you may not specify more than one
md\twsl_windows_paths=md: command not found
meaningful\tonly_in_function=only meaningful in a
measure\tpowershell_command=measure-object
medium\tsystem_message=no medium found
meets\tinput_unfinished=meets end of file
member\tcompiler_error=has no member named\tcompiler_error=has no member
memory\tout_of_memory=out of memory
memoryerror\tout_of_memory=memoryerror
merged\tgit_not_merged=is not fully merged
merging\tgit_unmerged=merging is not possible
meson\tmeson_failed=meson.build
message\tio_error=bad message
metaspace\tjava_heap=metaspace
method\tjava_run=main method not found
methods\tssh_permission_denied=no more authentication methods\tssh_permission_denied=no supported authentication methods
middle\tgit_history=in the middle of a merge -- cannot amend\tgit_history=in the middle of a cherry-pick -- cannot amend
migration\tdjango_settings=unapplied migration
minute\tcrontab_error=bad minute
misaligned\tsort_cut_value=misaligned
misconf\tredis_refuses_writes=misconf redis is configured
mismatch\tpytest_import_mismatch=import file mismatch\tversion_mismatch=version mismatch
mismatched\txml_syntax=mismatched tag
missing\tsystemd_start_limit=missing '='\ttest_expression=missing `]'\ttest_expression=missing ]\tvalue_required=is missing
missingprojectexception\tmaven_no_pom=missingprojectexception
misused\tsqlite_said=row value misused
mod\tgo_build=go.mod file not found
mode\tchmod_invalid_mode=invalid mode\tchmod_invalid_mode=invalid file mode
modification\ttime_zone=has modification time
modifications\tgit_rm_changed=local modifications
modified\tkubectl_forbidden=the object has been modified\tyarn_command=lockfile would have been modified
modify\tbash_said=cannot modify limit
modprobe\tkernel_module=modprobe: fatal\tkernel_module=modprobe: error
module\tbundler_unresolved=module not found\tkernel_module=module not found in directory\tnode_module_missing=cannot find module
modulenotfounderror\tpython_module_missing=modulenotfounderror
mongonetworkerror\tmongosh_server_down=mongonetworkerror
mongoservererror\tmongosh_login=mongoservererror
mongoserverselectionerror\tmongosh_server_down=mongoserverselectionerror
month\tsmall_tools=is neither a month
mount\tdocker_entry=invalid mount config\tmount_failed=no mount point specified\tmount_failed=mount point does not exist
mounted\tmkfs_mounted=is mounted.\tmkfs_mounted=device is mounted\tmount_failed=not mounted\tmount_failed=already mounted
mounts\tdocker_entry=mounts denied
move\tpowershell_command=move-item\twsl_windows_paths=move: command not found
msb1003\tdotnet_error=msb1003
msb1009\tdotnet_error=msb1009
msg\tgit_hook=commit-msg
multi\tsort_cut_value=multi-character tab
multiarray\tnumpy_abi=numpy.core.multiarray failed to import
multibyte\tunicode_error=invalid or incomplete multibyte
multiple\tgit_settings=has multiple values
multiplied\tsmall_tools=cannot be multiplied
munmap_chunk\tprogram_aborted=munmap_chunk
must\tvalue_invalid=must be a
n\tsmall_system=overwrite (y/n)?
name\tsmall_languages=invalid command name
named\tpython_module_missing=no module named\tunknown_subcommand=has no command named\tweb_app_missing=no module named
nameerror\truby_error=(nameerror)
nameref\tbash_said=nameref variable self references not allowed
names\tpackage_not_found=not found in package names
namespace\tpodman_setup=cannot set up namespace
namespaces\tkubectl_forbidden=namespaces "
near\tadministration_said=invalid argument near character\tawk_script=missing } near end of file\tbash_structure=syntax error near unexpected token\tbash_unexpected_token=syntax error near unexpected token\tbash_unexpected_token=parse error near\tbash_unfinished=parse error near\tlua_error=expected near\tpsql_syntax=syntax error at or near\ttypographic_signs=near ‘\turl_unquoted=syntax error near unexpected token
need\tgit_nothing_in_progress=you need to start by\tpermission_denied=you need to be root
needed\tgit_usage=needed a single revision
needs\tgit_unmerged=needs merge
negative\toption_value=should be a non-negative integer
negotiate\tssh_algorithm=unable to negotiate with
neither\tmeson_failed=neither directory contains a build file
nested\tjson_quotes=nested brace
nesting\tbash_said=maximum function nesting level exceeded\tbash_said=maximum source nesting level exceeded
net\tdotnet_error=you must install or update .net
netsdk1045\tdotnet_error=netsdk1045
netsh\twsl_windows_paths=netsh: command not found
network\tcompose_file=undefined network\tdocker_refused=network not found
new\tpowershell_command=new-item
newline\tcrontab_error=missing newline before eof
newuidmap\tpodman_setup=newuidmap
nexthop\tfirewall_refused=error: nexthop
nfs\tio_error=stale nfs file handle
ninja\tninja_target=ninja: error
no_import_manifest_found\tnpm_no_package_json=no_import_manifest_found
no_pubkey\tapt_broken=no_pubkey
noauth\tredis_login=noauth authentication required
noclassdeffounderror\tjava_exception=noclassdeffounderror
node\tnode_gyp=node-gyp
nodename\thost_unknown=nodename nor servname provided
nomethoderror\truby_error=nomethoderror
non\tvalue_required=must be non-empty
nonterminated\tawk_script=nonterminated character class
noperm\tredis_login=noperm
nor\tcompose_file=has neither an image nor a build context
nosuchelementexception\tjava_exception=nosuchelementexception
note\tgit_history=no note found for object\tgit_tags_missing=no note found\tgo_version=note: module requires go
nothing\tgit_nothing_to_commit=nothing to commit\tpackage_not_found=nothing to do
now\tgit_cherry_pick_empty=is now empty
npm\tgit_doubled=unknown command: "npm"\tnpm_failed=npm error code\tnpm_failed=npm error invalid version\tnpm_failed=npm error missing
nu1101\tdotnet_error=nu1101
null\tforeign_shell=null: command not found\tsql_constraint=not null constraint failed
nullpointerexception\tjava_exception=nullpointerexception
number\tprintf_value=invalid number\tsort_cut_value=invalid number\tvalue_invalid=is not a number\tvalue_invalid=not a number
numbered\tsort_cut_value=fields are numbered from 1
numberformatexception\tjava_exception=numberformatexception
numbers\tgrep_pattern=numbers out of order
numeric\texpr_syntax=expr: non-numeric argument\tgit_config_broken=bad numeric config value\tgit_settings=bad numeric config value\tnumeric_argument=numeric argument required\tprintf_value=expected a numeric value
numpy\tnumpy_abi=module 'numpy' has no attribute
nvidia\tcuda_memory=found no nvidia driver
nxdomain\thost_unknown=nxdomain
object\tdocker_container=no such object\tgit_pathspec=not a valid object name\tgit_tags_missing=bad object\tgit_tags_missing=object file is empty\tr_error=object '
objects\tgit_transfer_broken=pack-objects died
obtain\tpackage_manager_lock=unable to obtain lock
occurred\tlatex_error=fatal error occurred, no output pdf
oldpwd\tcd_home_not_set=oldpwd not set
omitting\tomitting_directory=omitting directory
on\tweb_server_config=syntax error on line
one\toption_value=is not one of\toption_value_missing=expected one argument\toptions_conflict=only one of\ttar_two_modes=only one of
only\tgit_history=only has\tgit_history=has only\tpermission_denied=only root can\treadonly_variable=is read only
oom\tredis_refuses_writes=oom command not allowed
open\tlink_target_missing=cannot open\tlink_target_missing=can't open\toption_cluster=cannot open: no such file\tparent_missing=failed to open the file\tpath_missing=cannot find or open\tpath_missing=can't open\tpath_missing=cannot open\tpermission_denied=cannot open directory\tr_error=cannot open file\tsqlite_said=cannot open "
opened\tjournal_rights=no journal files were opened
opening\tffmpeg_error=error opening input\tphp_error=failed opening required\tterminal_unknown=error opening terminal
openpgp\tgpg_openssl=no valid openpgp data found
operand\tarithmetic=operand expected\toperand_missing=missing operand\toperand_missing=missing file operand
operands\textra_operand=too many operands
operate\tdangerous_remove=dangerous to operate recursively
operation\tsystemctl_order=unknown operation\tunknown_subcommand=invalid operation
operator\tpip_single_equals== is not a valid operator\ttest_expression=unexpected operator
option\tfile_named_like_option=invalid option\tfile_named_like_option=unknown option\tsed_script=unknown option to\tshell_option_name=invalid option name\tsmall_tools=unknown option --\tunknown_option=unknown option\tunknown_option=invalid option\tunknown_option=no such option\tunknown_option=unknown option argument\tunknown_option=bad option
options\tbad_interpreter=use -[v]s to pass options in shebang lines
order\tgrep_pattern=range out of order in character class
original\tgzip_suffix=can't guess original name
other\tcd_home_not_set=no other directory
our\tgit_submodule=not our ref
out\tpowershell_command=out-file
outofmemoryerror\tcuda_memory=outofmemoryerror\tout_of_memory=outofmemoryerror
output\tinto_itself=input file is output file\tio_error=input/output error
outside\tgit_outside=is outside repository\tpip_uninstall_system=outside environment
outstanding\tchanges_pending=outstanding changes
overflow\tprogram_aborted=buffer overflow detected\tpython_recursion=stack overflow
overflowed\tpython_recursion=has overflowed its stack
overhead\tjava_heap=gc overhead limit exceeded
override\trustup_target=no override and no default toolchain
overwrite\tffmpeg_error=already exists. overwrite\tfile_exists=cannot overwrite existing file\tgit_settings=cannot overwrite multiple values
overwritten\tfile_exists=already exists; not overwritten\tgit_overwritten=would be overwritten by\tgit_unmerged=your local changes would be overwritten by cherry-pick
owned\tsudoers_syntax=must be owned by uid 0
owner\tssh_key_file=bad owner or permissions\ttls_certificate=certificate's owner does not match
ownership\tgit_dubious_ownership=detected dubious ownership
pack\tgit_transfer_broken=invalid index-pack output\tgit_transfer_broken=fetch-pack: unexpected
package\tapt_not_found=package not found\tcargo_project=in package name\tgo_file_name=cannot find package\tgo_version=cannot find package\tlatex_error=! package\tnode_module_missing=cannot find package\tpackage_not_found=no such package\tpkg_config_missing=no package '
packages\tapt_not_found=no packages found\tpackage_not_found=no packages found
packagesnotfounderror\tconda_environment=packagesnotfounderror
packet\ttracing_refused=packet socket
padding\tbase64_input=incorrect padding
page\tman_missing=what manual page do you want\toperand_missing=what manual page do you want
panic\tgo_panic=panic: 
panicked\trust_panic=panicked at
parallel\toption_value=invalid --parallel argument
parameter\toption_value_missing=requires parameter\tunbound_variable=parameter not set\tunbound_variable=parameter null or not set
parent\tcurrent_directory_gone=cannot access parent directories
parentheses\tgrep_pattern=parentheses not balanced
parenthesis\tgrep_pattern=missing closing parenthesis
parse\tjq_input=parse error\tphp_error=parse error: syntax error\tphp_error=parse error: \tsudoers_syntax=parse error in\tvalue_invalid=failed to parse\tvalue_invalid=cannot parse\tvalue_invalid=could not parse\tvalue_invalid=unable to parse\tweb_app_missing=failed to parse
parser\txml_syntax=parser error\tyaml_syntax=yaml.parser
parsing\tjava_compile=reached end of file while parsing\tkubectl_forbidden=error parsing\tyaml_syntax=while parsing
part\tcurl_http=no host part in the url
partial\tgit_history=cannot do a partial commit during
passed\tcargo_project=because --locked was passed\tsmall_tools=invalid json text passed to
passphrase\tsmall_system=incorrect passphrase
password\tansible_error=missing sudo password\tgit_auth=could not read password\tpsql_login=password authentication failed\tredis_login=invalid password\tsu_passwd=bad password\tsudo_refused=a password is required
patch\tpatch_failed=can't find file to patch
patches\tpatch_failed=no valid patches in input
path\tgit_files=invalid path\tgit_pathspec=no such path\tkubectl=the path
paths\tgit_history=do hard reset with paths
pattern\teslint_config=no files matching the pattern\tgrep_pattern=at end of pattern\tsmall_system=no path found matching pattern
patterns\tmake_missing_separator=multiple target patterns
pdflatex\tlatex_error=pdflatex not found
peer\tconnection_timeout=connection reset by peer\tpsql_login=peer authentication failed
perf_event_paranoid\ttracing_refused=perf_event_paranoid\ttracing_refused=kernel.perf_event_paranoid
perform\tcloud_login=not authorized to perform
performance\ttracing_refused=access to performance monitoring
perl\tperl_module=can't open perl script
permission\taccess_refused=permission denied for\tcommand_not_found=permission denied\tgit_auth=permission to\tnot_executable=permission denied\tpermission_denied=permission denied\tport_forbidden=permission denied\tssh_permission_denied=permission denied (
permission_denied\taccess_refused=permission_denied
permissionerror\tport_forbidden=permissionerror
permissions\tjournal_rights=insufficient permissions\truby_error=you don't have write permissions for the\tssh_key_file=bad permissions
permitted\timmutable_file=operation not permitted\tpermission_denied=operation not permitted\tsticky_folder=operation not permitted\ttracing_refused=socket: operation not permitted
pg_hba\tpsql_login=no pg_hba.conf entry
pgp\tpacman_trouble=pgp signature
pgsql\tpsql_server_down=.s.pgsql
phase\tunknown_subcommand=unknown lifecycle phase
php\tphp_error=php parse error\tphp_error=php fatal error
pid\tadministration_said=failed to set pid\tpackage_manager_lock=waiting for process with pid\tvalue_invalid=not a pid or valid
pie\tlinker_format=can not be used when making a pie object
pinentry\tgit_gpg=no pinentry
pip\tgit_doubled=unknown command "pip"\tpython_no_pip=no module named pip\tpython_no_pip=no module named 'pip'
pipe\tbroken_pipe=broken pipe\tgit_transfer_broken=broken pipe
pipefail\tbashism_in_sh=illegal option -o pipefail
pipfile\tpython_project_tool=no pipfile present
pkg\tpkg_config_missing=pkg-config: command not found\tpkg_config_missing=could not find pkg-config
pkgconfig\tpkg_config_missing=not found, tried pkgconfig
platform\tdocker_entry=the requested image's platform\tjava_version=could not target platform
playbook\tansible_error=the playbook:
please\trefuses_root=please do not run
plugin\teslint_config=failed to load plugin\tterraform_error=could not load plugin
plugins\tterraform_error=required plugins are not installed
podman\tdocker_daemon=cannot connect to podman
pointer\tcompiler_error=makes pointer from integer
policy\timage_policy=not allowed by the security policy
pom\tmaven_no_pom=there is no pom in this directory
popd\tbashism_in_sh=popd: not found\tsudo_builtin=sudo: popd: command not found
port\tcurl_http=bad port\tport_in_use=port already in use\tport_invalid=bad port\tport_invalid=invalid port\tport_invalid=port must be\tport_invalid=invalid argument for port\tscp_port=bad port\tsmall_system=port number invalid
ports\tdocker_port=ports are not available\tport_in_use=ports are not available
position\ticonv_conversion=illegal input sequence at position\tjson_syntax=in json at position\tsmall_system=on position 1
positive\tgit_settings=is not a positive number\tvalue_invalid=requires a positive\tvalue_invalid=must be positive
possible\toption_value=possible values
possibly\tconfigure_failed=possibly undefined macro
potentially\tpodman_setup=potentially insufficient uids
pre\tgit_hook=pre-commit\tgit_hook=pre-push
precede\tfind_expression=paths must precede expression
preceding\tgrep_pattern=invalid preceding regular expression
predicate\tfind_expression=unknown predicate
prefix\tsmall_system=any valid prefix is expected
premature\tarchive_truncated=premature end\tinput_unfinished=premature end\tsmall_languages=premature eof\txml_syntax=premature end of file
prepare\tdocker_build=unable to prepare context
preset\tpyenv_version=no preset version
pretty\tgit_settings=invalid --pretty format
previous\tgit_cherry_pick_empty=the previous cherry-pick
previously\tpatch_failed=reversed (or previously applied) patch detected
primary\tfind_expression=unknown primary or operator
print\tforeign_shell=print: command not found\tscript_language=print: command not found\tscript_language=print: not found
priority\tsmall_system=unsupported priority value
private\tadministration_said=could not read private key\tadministration_said=could not find private key\tgpg_openssl=unable to load private key
privilege\tpermission_denied=superuser privilege
privileges\tpermission_denied=superuser privileges\tpermission_denied=root privileges\tsudo_refused=no new privileges
problem\tgit_editor=there was a problem with the editor\ttls_certificate=ssl certificate problem
problems\tapt_broken=dependency problems
proc\tno_such_process=cannot open /proc/
process\tno_such_process=no such process\tno_such_process=no process found
processed\tsmall_tools=no file systems processed
processes\tno_such_process=no matching processes\tsystem_message=no child processes
processing\tffmpeg_error=invalid data found when processing input
produces\trsync_shell_not_clean=ensure the remote shell produces no output
profile\tcloud_login=the config profile
program\tcrontab_error=not allowed to use this program
programs\toperand_missing=no programs specified
progress\tgit_nothing_in_progress=no merge in progress\tstill_used=in progress\tsystem_message=operation already in progress
project\tdotnet_error=couldn't find a project to run\tpython_project_tool=is not supported by the project
prompts\tgit_auth=terminal prompts disabled
proper\tvalue_invalid=expected a proper
properties\tcompose_file=additional properties
property\tcloud_login=the required property [project]\tjson_syntax=expecting property name
protected\tcompiler_error=is protected within this context\tgit_large_file=protected branch
protocol\trsync_shell_not_clean=protocol version mismatch\tsystem_message=protocol not supported\tsystem_message=protocol error
provided\tcompose_file=no configuration file provided\toperand_missing=required arguments were not provided\tvalue_required=must be provided
provider\tpackage_not_found=no provider of\tterraform_error=provider configuration not present
provides\tgo_build=no required module provides package\tgo_file_name=no required module provides package\tpackage_not_found=nothing provides\tpackage_not_found=nothing provides\tpacman_trouble=nothing provides
proxy\tproxy=could not resolve proxy\tproxy=proxy authentication required\tproxy=unable to connect to proxy\tproxy=cannot connect to proxy
proxyerror\tproxy=proxyerror
ptrace\ttracing_refused=ptrace
public\tgit_gpg=couldn't load public key\tgpg_openssl=can't check signature: no public key
publickey\tgit_auth=permission denied (publickey
publish\tnpm_login=cannot publish over
pull\tdocker_image=pull access denied
pure\tprogram_aborted=pure virtual method called
push\tgit_no_remote=no configured push destination
pushd\tbashism_in_sh=pushd: not found\tsudo_builtin=sudo: pushd: command not found
pyproject\tpython_project_tool=could not find a pyproject.toml\tpython_project_tool=no `pyproject.toml` found\tpython_project_tool=no pyproject.toml\ttoml_syntax=pyproject.toml
pytest\tpytest_plugin=unknown pytest.mark
python\tpip_install=requires-python\tpip_wheel_platform=requires python
qt\tdisplay_missing=could not load the qt platform plugin
quantifier\tgrep_pattern=quantifier does not follow
quota\tkubectl=exceeded quota\tkubectl_forbidden=exceeded quota\tlimit_reached=quota exceeded\tno_space_left=disk quota exceeded\tsystem_message=disk quota exceeded
quote\txargs_quotes=unterminated quote
quoted\tbash_unfinished=unterminated quoted string\tpsql_syntax=unterminated quoted string
r\tcarriage_return=\\r'\tcarriage_return=\\r: \tcarriage_return=$'\\r\tr_error=is not available for this version of r
race\tgo_panic=data race
rakefile\truby_error=no rakefile found
ran\tpytest_failed=no tests ran\tpytest_nothing_collected=no tests ran
range\tgrep_pattern=invalid range end\tjson_quotes=bad range in url\tport_invalid=port out of range\tport_invalid=port range\tvalue_invalid=out of range
ranges\tpodman_setup=no subuid ranges
rate\tdocker_refused=you have reached your pull rate limit\tlimit_reached=rate exceeded
rather\tgit_files=specify directories rather than patterns
raw\ttracing_refused=raw socket
rd\twsl_windows_paths=rd: command not found
re\thelm_release=cannot re-use a name that is still in use
reached\twaited_in_vain=timeout reached
read\toperands_swapped=can't read\tsudo_builtin=sudo: read: command not found
readarray\tbashism_in_sh=readarray: not found
readline\tpython_built_without=no module named 'readline
readonly\treadonly_variable=readonly variable\tredis_refuses_writes=readonly you can't write\tsqlite_readonly=attempt to write a readonly database\tsqlite_said=attempt to write a readonly
reauthentication\tterraform_aws=reauthentication required
rebase\tgit_nothing_in_progress=no rebase in progress\tgit_unmerged=already a rebase-merge directory\tgit_unmerged=rebase in progress
receive\tgit_large_file=pre-receive hook declined
received\trsync_shell_not_clean=received message too long
recent\tjava_version=compiled by a more recent version
recognized\tformat_other=not recognized\tlinker_format=file format not recognized\ttar_not_compressed_so=file format not recognized\tvalue_invalid=not recognized
recompile\tlinker_format=recompile with -fpic
reconcile\tgit_divergent=need to specify how to reconcile
recursion\tpython_recursion=maximum recursion depth
recursionerror\tpython_recursion=recursionerror
recursive\tgit_settings=recursive alias
recursively\tgit_usage=recursively without -r
redefinition\tcompiler_error=redefinition
redirect\tambiguous_redirect=ambiguous redirect
redirected\tcurl_http=redirected
redirection\tbashism_in_sh=syntax error: redirection unexpected
redis\tredis_refuses_writes=loading redis is loading
ref\tgit_branch_name=is not a valid ref name\tgit_branch_name=not a valid ref name\tgit_pathspec=not a valid ref\tgit_pathspec=no such ref\tgit_push_rejected=cannot lock ref\tgit_ref_conflict=cannot lock ref\tgit_remote_ref=couldn't find remote ref\tgit_remote_ref=remote ref does not exist
reference\tdocker_refused=invalid reference format\tgit_branch_not_found=is not a valid reference\tgit_pathspec=invalid reference\tgit_ref_conflict=unable to resolve reference\tlinker_undefined=undefined reference to
referenced\tdocker_refused=image is referenced in
referenceerror\tnode_exception=referenceerror
refreshing\tcloud_login=there was a problem refreshing your current auth tokens
refs\tgit_ref_conflict=cannot create 'refs\tpackage_not_found=no remote refs found
refspec\tgit_refspec=src refspec
refused\tconnection_refused=connection refused\tconnection_refused=was refused
refusing\trefuses_root=refusing to run as root
regedit\twsl_windows_paths=regedit: command not found
regex\tgrep_pattern=regex parse error
region\tcloud_login=you must specify a region
registered\tgit_submodule=is not a registered submodule
registry\tcargo_crate=could not be found in registry index\tcargo_crate=could not be found in registry\tpackage_not_found=not found in the registry
regular\tgrep_pattern=invalid regular expression\tis_a_directory=not a regular file\trsync_scp=not a regular file
rehash\tforeign_shell=rehash: command not found
rejected\tgit_large_file=remote rejected\tkernel_module=key was rejected by service
relation\tadministration_said=bad relation
release\tapt_broken=does not have a release file\thelm_release=release: not found\tjava_version=invalid target release\tjava_version=invalid source release\tjava_version=release version
relocation\tlinker_format=relocation r_x86_64
remote\tgit_branch_not_found=no such remote\tgit_no_remote=no such remote\tgit_remote_ref=could not find remote branch\tgit_remote_ref=remote branch\tgit_settings=is not a valid remote name\trsync_scp=remote command not found
remotes\tgh_login=no git remotes found\tgh_login=none of the git remotes configured
remove\tdangerous_remove=refusing to remove\tdocker_container=you cannot remove a running container\tgit_files=cannot remove a locked working tree\tpowershell_command=remove-item
removed\tgit_auth=support for password authentication was removed
ren\twsl_windows_paths=ren: command not found
rename\tpowershell_command=rename-item
repeatable\tsmall_tools=quantifier does not follow a repeatable item
repeated\tsystemd_start_limit=start request repeated too quickly
repetition\tgrep_pattern=repetition operator missing expression
reply\tconnection_timeout=empty reply from server
repo\thelm_release=no repo named
repositories\thelm_release=no repositories\tpacman_trouble=no enabled repositories
repository\tdocker_image=repository does not exist\tgh_login=could not resolve to a repository\tgit_no_remote=no remote repository specified\tgit_repository_not_found=repository not found\tsvn_hg=unable to connect to a repository\tsvn_hg=no repository found in
request\tssh_forwarding=could not request local forwarding
requested\tdocker_refused=denied: requested access
requests\tgh_login=no pull requests found
require\tscript_language=require: command not found\tscript_language=require: not found
required\tbad_interpreter=required file not found\toption_value_missing=a value is required for\tshared_library_missing=not found (required by\tterraform_error=missing required argument\tvalue_required=is required\tvalue_required=missing required
requirement\toperand_missing=at least one requirement\tpip_install=invalid requirement\tpip_single_equals=invalid requirement
requirements\tpip_install=could not open requirements file\tpkg_config_missing=package requirements
requires\tgit_usage=requires a value\toption_value_missing=option requires an argument\toption_value_missing=requires a value\toption_value_missing=option requires a value\toption_value_missing=requires an argument\tvalue_invalid=option requires a\tversion_mismatch=requires version
reserve\tjava_heap=could not reserve enough space for
reset\tssh_closed=connection reset by
resolution\thost_unknown=temporary failure in name resolution
resolutionimpossible\tpip_install=resolutionimpossible
resolvable\tmaven_gradle=non-resolvable parent pom
resolve\tbundler_unresolved=can't resolve\tbundler_unresolved=could not resolve\tgit_pathspec=could not resolve\thost_unknown=failed to resolve\thost_unknown=can't resolve\tnode_module_missing=can't resolve\tscp_port=cannot resolve
resolved\tphp_error=your requirements could not be resolved
resource\tkubectl_forbidden=resource mapping not found\toperand_missing=resource not specified
resources\timage_policy=cache resources exhausted
response\tname_unknown=response from daemon: network
result\tsystem_message=numerical result out of range
retrieving\tcurrent_directory_gone=error retrieving current directory\tpacman_trouble=failed retrieving file
return\tforeign_shell=return;: command not found
returned\tcurl_http=requested url returned error\tgit_auth=the requested url returned error: 403
rev\tgit_history=bad rev input
revert\tgit_history=a cherry-pick or revert is already in progress\tgit_nothing_in_progress=no cherry-pick or revert in progress
revision\tgit_pathspec=unknown revision or path\tgit_pathspec=bad revision\tsvn_hg=unknown revision
rf\tsystem_message=operation not possible due to rf-kill
rmmod\tkernel_module=rmmod: error
robocopy\twsl_windows_paths=robocopy: command not found
rollup\tbundler_unresolved=rollup failed to resolve import
root\tpermission_denied=must be root\tpermission_denied=are you root\tpermission_denied=must be run as root\trefuses_root=cannot be run as root\trefuses_root=must not be run as root
route\tconnection_timeout=no route to host
rpc\tgit_transfer_broken=rpc failed
rsa\tsmall_system=invalid rsa key length
rsync\trsync_scp=rsync error
rtnetlink\tfirewall_refused=rtnetlink answers
ruby\truby_error=your ruby version is
rule\tmake_no_rule=no rule to make target\tsmall_languages=unrecognized rule
run\tgit_editor=cannot run
runaway\tlatex_error=runaway argument
running\tdocker_container=is not running\trefuses_root=running as root is not\tstill_used=is running\ttmux_session=no server running on
runtime\tdocker_entry=oci runtime
rustc\tcargo_crate=requires rustc
rustup\tcargo_project=rustup could not choose a version
s\toperand_missing=you must specify path(s)\tpip_install=package(s) not found
same\tinto_itself=are the same file
sandbox\trefuses_root=running as root without --no-sandbox
satisfies\tpip_install=could not find a version that satisfies
satisfy\tpacman_trouble=could not satisfy dependencies
saxparseexception\txml_syntax=saxparseexception
sc2086\tshellcheck_findings=sc2086
scanner\tyaml_syntax=yaml.scanner
scanning\tyaml_syntax=while scanning
scheduling\tadministration_said=unknown scheduling class
scheme\tcurl_http=scheme missing\tcurl_http=unsupported scheme
scope\tcompiler_error=was not declared in this scope\tdbus_missing=failed to connect to user scope bus
scp\trsync_scp=scp:\trsync_scp=usage: scp
screen\tscreen_session=there is no screen to be\tscreen_session=directory '/run/screen' must have mode\ttmux_session=there is no screen to be
screens\tscreen_session=there are several suitable screens
script\tnpm_missing_script=missing script\tnpm_missing_script=couldn't find a script named\tyarn_command=couldn't find a script named
sdks\tdotnet_error=no .net sdks were found
search\tpkg_config_missing=was not found in the pkg-config search path
secret\tgit_gpg=secret key not available\tgit_gpg=no secret key
section\tgit_config_broken=does not contain a section\tgit_settings=no such section\tsystemd_start_limit=unknown section
sed\tsed_script=sed: can't read\tsed_script=sed: 1:
seeing\tjournal_rights=you are currently not seeing messages
seek\tsystem_message=illegal seek
seems\tbrew_trouble=it seems there is already an app\tgit_lock=another git process seems to be running
segmentation\tsegmentation_fault=segmentation fault
select\tbashism_in_sh=select: not found\tcargo_crate=failed to select a version\tcargo_project=failed to select a version\tpackage_not_found=unable to select packages\tpowershell_command=select-string
selected\tcargo_target=none of the selected packages contains\tcloud_login=active account selected
self\ttls_certificate=self-signed certificate\ttls_certificate=self signed certificate
self_signed_cert_in_chain\tnpm_login=code self_signed_cert_in_chain
semicolon\tpip_single_equals=expected end or semicolon
sense\tgit_message_unquoted=with -a does not make sense
separate\tfind_expression=must separate multiple arguments to
separator\tmake_missing_separator=missing separator
server\tkubectl=unable to connect to the server\tversion_mismatch=server version:
service\tcompose_file=no such service\tcompose_file=undefined service\tpowershell_command=get-service\tpowershell_command=start-service\tsystemctl_order=unrecognized service\tsystemd_unit=unrecognized service
services\tcompose_file=services must be a mapping
servname\tport_invalid=servname not supported
session\tscreen_session=no screen session found\ttmux_session=duplicate session\ttmux_session=can't find session
sessions\ttmux_session=no sessions
set\tpyenv_version=no version is set\tvalue_required=must be set\tvalue_required=is not set
setenv\tforeign_shell=setenv: command not found\tforeign_shell=command not found: setenv\tforeign_shell=setenv: not found
setting\tlocale_missing=setting locale failed\tlocale_missing=unsupported locale setting\tsystemd_start_limit=bad-setting
settings\tdjango_settings=settings are not configured
shallow\tgit_shallow=shallow update not allowed\tgit_shallow=shallow
shared\tshared_library_missing=cannot open shared object file
shell\tshell_option_name=invalid shell option name\tsu_passwd=is an invalid shell
shift\tnumeric_argument=shift count\tnumeric_argument=can't shift that many
shopt\tbashism_in_sh=shopt: not found
short\tpodman_setup=short-name
shorthand\tunknown_option=unknown shorthand flag
should\tgit_settings=wrong number of arguments, should be\toption_value=option should be\tport_invalid=port should be\trefuses_root=should not be run as root
sign\tgit_gpg=gpg failed to sign\tgit_gpg=failed to sign the data
signal\tnumeric_argument=invalid signal specification
signature\tgit_settings=bad signature
signed\tapt_broken=is not signed
significantly\tpython_project_tool=changed significantly since poetry.lock
sigsegv\tsegmentation_fault=sigsegv
single\tsort_cut_value=delimiter must be a single character\txargs_quotes=unmatched single quote
size\tfile_size_limit=file size limit\tfile_size_limit=file size limit exceeded\tfind_expression=invalid -size type
skipped\tgpg_openssl=skipped: no
skipping\tlinker_format=skipping incompatible\tpip_uninstall_system=skipping\tsmall_tools=skipping directory
smaller\tgit_settings=index file smaller than expected
smashing\tprogram_aborted=stack smashing detected
smi\tcuda_memory=nvidia-smi has failed
smudge\tgit_lfs=smudge filter lfs
snap\tpackage_not_found=error: snap "
snapd\tsnap_flatpak=snapd.socket
socket\tsystem_message=socket operation on non-socket
software\tio_error=software caused connection abort
solution\tpython_project_tool=no solution found when resolving
solve\tdocker_build=failed to solve
solving\tpython_project_tool=version solving failed
some\tgit_large_file=failed to push some refs
something\tgit_pathspec=something we can merge
sort\tpowershell_command=sort-object
sorted\tnot_sorted=is not in sorted order\tnot_sorted=is not sorted\tnot_sorted=input is not in sorted order
source\tbashism_in_sh=source: not found\tgit_mv=bad source\tgit_mv=source directory is empty\tsudo_builtin=sudo: source: command not found
sourced\tonly_in_function=from a function or sourced script
sources\tsudoers_syntax=no valid sudoers sources
sourse\tforeign_shell=sourse: command not found
spec\tsort_cut_value=invalid file number in field spec
special\tmount_failed=special device
specified\toperand_missing=no command specified\toperand_missing=no file specified\toperand_missing=no files specified\tvalue_required=must be specified
specifier\tadministration_said=unknown user-defined format specifier
specify\toperand_missing=must specify a repository\toperand_missing=must specify one of\toperand_missing=must specify the type\toperand_missing=must specify directory\ttar_no_mode=you must specify one of the
specifying\tjournal_rights=specifying boot id or boot offset has no effect
sql\tmysql_syntax=you have an error in your sql syntax
squash\tgit_files=cannot 'squash' without a previous commit
ssl\tpython_built_without=the ssl module in python is not available
stable\tsnap_flatpak=is not available on stable
stack\tcd_home_not_set=directory stack empty
stackoverflowerror\tpython_recursion=stackoverflowerror
staged\tgit_rm_changed=changes staged in the index\tgit_rm_changed=has staged content different
standard\tadministration_said=standard input is not a terminal
standard_in\tbc_at_syntax=(standard_in)
start\tgpg_openssl=no start line
starting\tjson_syntax=unterminated string starting\tpython_source_encoding=non-utf-8 code starting with
stash\tgit_history=is not a stash reference\tgit_history=is not a stash-like commit
stat\toption_cluster=cannot stat: no such file\tspace_in_name=cannot stat
statement\tjava_compile=missing return statement
static\tcompiler_error=static assertion failed
std\tgo_build=is not in std\tgo_file_name=is not in std
stdin\tnot_a_terminal=stdin is not a terminal
still\tstill_used=is still running
stop\tdocker_container=container is running: stop\tpowershell_command=stop-process
storage\tcompiler_error=storage size of
stray\tsort_cut_value=stray character in field spec
stream\tarchive_truncated=end-of-stream\tffmpeg_error=output file does not contain any stream\tunicode_error=stream did not contain valid utf-8
string\tcompose_file=must be a string\tweb_app_missing=import string
structure\tio_error=structure needs cleaning
su\tsu_passwd=su: must be run from a terminal\tsu_passwd=su: user 
sub\tapt_broken=sub-process /usr/bin/dpkg returned an error
subcommand\tgit_usage=unknown subcommand\tunknown_subcommand=no such subcommand\tunknown_subcommand=unrecognized subcommand\tunknown_subcommand=unknown subcommand
subdirectory\tinto_itself=to a subdirectory of itself
submodule\tgit_submodule=no submodule mapping found\tgit_submodule=no url found for submodule path\tgit_submodule=unable to find current revision in submodule
subpattern\tgrep_pattern=syntax error in subpattern name
subprocess\tpip_install=subprocess-exited-with-error
subroutine\tperl_module=undefined subroutine
subscript\tarray_subscript=bad array subscript
substitution\tbad_substitution=bad substitution
substring\tbash_said=substring expression
subtracted\tsmall_tools=cannot be subtracted
successfully\tdocker_build=did not complete successfully
such\tbad_interpreter=no such file or directory\tcommand_not_found=no such file or directory\tcompiler_header_missing=no such file or directory\tcurrent_directory_gone=no such file or directory\tdocker_entry=no such file or directory: unknown\tlink_target_missing=no such file or directory\tname_unknown=no such\toperands_swapped=no such file or directory\tparent_missing=no such file or directory\tpath_missing=no such file or directory\tquoted_line=no such file or directory\tscp_port=no such file or directory\tspace_in_name=no such file or directory\tspace_missing=no such file or directory\ttypographic_signs=’: no such file\tunknown_subcommand=no such command\twsl_windows_paths=no such file or directory
sudo\tsudo_builtin=sudo: type: command not found\tsudo_builtin=sudo: set: command not found\tsudo_path=sudo:
sudoers\tsudo_refused=is not in the sudoers file\tsudo_refused=sudoers\tsudoers_syntax=sudoers: syntax error
suffix\tgzip_suffix=unknown suffix\tgzip_suffix=filename has an unknown suffix
suitable\tcompose_file=can't find a suitable configuration file\tffmpeg_error=unable to find a suitable output format
suite\tjest_no_tests=no test suite found
sum\tgo_build=missing go.sum entry
summary\tpytest_failed=short test summary info
superuser\tpermission_denied=must be superuser
supplied\tansible_error=could not match supplied host pattern\tpsql_login=no password supplied\tsql_value_count=values were supplied\tsvn_hg=no username supplied
supported\tfirewall_refused=operation not supported\tsystem_message=operation not supported
swap\tadministration_said=read swap header failed\tvim_write=swap file
switch\tforeign_shell=switch: command not found\tunknown_option=unknown switch\tunknown_option=unrecognized switch
symbol\tgdb_valgrind=no symbol "\tjava_compile=cannot find symbol\tlinker_multiple=duplicate symbol\tlinker_undefined=undefined symbol
symbolic\tgit_history=is not a symbolic ref\tvalue_invalid=symbolic mode operator
symlink\tbrew_trouble=could not symlink
synchronization\ttime_zone=automatic time synchronization is enabled
synchronize\tpacman_trouble=failed to synchronize
syntax\texec_format_error=syntax error\tscript_language=syntax error\tsmall_languages=syntax error\tsqlite_syntax=syntax error
syntaxerror\tnode_exception=syntaxerror\tpython_syntax=syntaxerror\tscript_language=syntaxerror
sys\tadministration_said=cannot stat /proc/sys
system\tread_only_file_system=read-only file system\tsystem_message=too many open files in system
systemctl\tgit_doubled=unknown command verb systemctl
systemd\tsystemd_unit=has not been booted with systemd
systeminfo\twsl_windows_paths=systeminfo: command not found
sysv\tunknown_option=unsupported sysv option
tab\tyaml_syntax=found a tab character
taberror\tpython_syntax=taberror
table\tfirewall_refused=table does not exist\tsqlite_locked=database table is locked\tsqlite_name_missing=no such table
tag\tgit_branch_name=is not a valid tag name
tags\tgit_tags_missing=no tags can describe
take\tgit_usage=does not take a value\toption_form=does not take a value
takes\toption_form=takes no value
tar\ttar_not_compressed_so=does not look like a tar archive
target\toperand_missing=no target specified\tpackage_not_found=target not found
targets\tmake_no_makefile=*** no targets
taskkill\twsl_windows_paths=taskkill: command not found
tasklist\twsl_windows_paths=tasklist: command not found
tell\tgit_identity=please tell me who you are
template\tsmall_tools=too few x's in template
templatedoesnotexist\tdjango_settings=templatedoesnotexist
temporarily\tout_of_memory=resource temporarily unavailable
temporary\thost_unknown=temporary failure resolving
term\tterminal_unknown=term environment variable not set
terminal\tnot_a_terminal=not a terminal\tscreen_session=cannot open your terminal\tsudo_refused=a terminal is required\tterminal_unknown=unknown terminal type\tterminal_unknown=unknown terminal\tterminal_unknown=open terminal failed
terminate\tprogram_aborted=terminate called after throwing
terminated\tcompiler_killed=killed signal terminated program\tsmall_languages=not terminated at line
terminating\tgrep_pattern=missing terminating ]\tinput_unfinished=missing terminating\tssh_config_option=terminating, 
terminfo\tterminal_unknown=terminal entry not found in terminfo
test\tcargo_target=no test target named\tjest_no_tests=no test files found\tjest_no_tests=error: no test files\tnode_test=test at\tpowershell_command=test-path
tests\tjest_no_tests=no tests found
text\ttext_file_busy=text file busy
tf\tterraform_error=.tf line 
than\toptions_conflict=more than one of
there\tgit_ref_conflict=there is a non-empty directory
these\tpyenv_version=command exists in these
thread\tjava_run=exception in thread
throttl\tlimit_reached=throttl
time\tdate_invalid=illegal time format
timed\tconnection_timeout=connection timed out\tconnection_timeout=operation timed out\tconnection_timeout=timed out\tconnection_timeout=read timed out
timeout\twaited_in_vain=timeout was exceeded\twaited_in_vain=timeout exceeded
times\trsync_scp=failed to set times
timestamp\tjournal_rights=failed to parse timestamp
timezone\ttime_zone=unknown timezone
tkinter\tpython_built_without=no module named 'tkinter
together\tgit_history=cannot be used together\toptions_conflict=used together
token\tarithmetic=error token is\tbc_at_syntax=parse error: bad token\tjson_quotes=unexpected token\tjson_syntax=unexpected token\tsqlite_syntax=unrecognized token
toml\ttoml_syntax=toml parse error\ttoml_syntax=invalid toml\ttoml_syntax=could not parse toml\ttoml_syntax=unable to parse toml\ttoml_syntax=toml: line
tomldecodeerror\ttoml_syntax=tomldecodeerror
tomllib\ttoml_syntax=tomllib
too\tversion_mismatch=version is too
tool\tgdb_valgrind=failed to start tool
toolchain\tgo_version=toolchain not available
tools\tbrew_trouble=no developer tools installed
toomanyrequests\tdocker_image=toomanyrequests
torch\tcuda_memory=torch not compiled with cuda
traceback\tlua_error=stack traceback
tracert\twsl_windows_paths=tracert: command not found
tracking\tgit_no_upstream=no tracking information
trailing\tsort_cut_value=invalid trailing option
transaction\tpackage_manager_lock=failed to init transaction
translate\thost_unknown=could not translate host name
transport\tgit_files=transport 'file' not allowed
tree\tgit_branch_not_found=is not a working tree\tgit_submodule=reference is not a tree
truncated\tarchive_truncated=truncated
truncating\tsort_cut_value=when not truncating set1
trust\tpacman_trouble=is unknown trust
trusted\ttls_certificate=certificate is not trusted
try\tunknown_subcommand=is unknown, try
ts\ttypescript_error=error ts
ts18003\ttypescript_error=ts18003
ts5023\ttypescript_error=ts5023
ts5083\ttypescript_error=ts5083
tsc\tnpx_wrong_package=not the tsc command you are looking for
tty\tdocker_entry=not a tty\tnot_a_terminal=not a tty\tnot_a_terminal=input device is not a tty\tnot_a_terminal=the input device is not a tty\tsudo_refused=must have a tty
turned\tswitched_off=is turned off
type\tbash_said=type\tcompiler_error=does not name a type\tcompiler_error=unknown type name\tfind_expression=unknown argument to -type\ttype_for_cat=type:\tvalue_invalid=unknown key type\tvalue_invalid=unknown type\twsl_windows_paths=type: command not found
typeerror\tnode_exception=typeerror
types\tcompiler_error=conflicting types for\tjava_compile=incompatible types
typeset\tbashism_in_sh=typeset: not found
ufw\tfirewall_refused=ufw: error
ulimit\tsudo_builtin=sudo: ulimit: command not found
umask\tsudo_builtin=sudo: umask: command not found
unable\tname_unknown=unable to find
unable_to_get_issuer_cert_locally\tnpm_login=code unable_to_get_issuer_cert_locally
unable_to_verify_leaf_signature\tnpm_login=code unable_to_verify_leaf_signature\ttls_certificate=unable_to_verify_leaf_signature
unalias\tbash_said=unalias
unary\ttest_expression=unary operator expected
unauthorized\taccess_refused=unauthorized\tdocker_refused=unauthorized:\tkubectl_forbidden=unauthorized
unavailable\tname_unknown=is unavailable
unbalanced\tinput_unfinished=unbalanced
unbound\tunbound_variable=unbound variable
uncaught\tphp_error=fatal error: uncaught
unchanged\tsu_passwd=password unchanged
unclosed\tinput_unfinished=unclosed
uncommitted\tchanges_pending=uncommitted changes\tgit_overwritten=contains uncommitted changes\tgit_overwritten=your index contains uncommitted changes\tsvn_hg=uncommitted changes
undeclared\tcompiler_error=undeclared\tterraform_error=reference to undeclared
undefined\tgo_build=undefined\tname_unknown=undefined\tvalue_required=is undefined
undefinedbehaviorsanitizer\tprogram_aborted=undefinedbehaviorsanitizer
under\tgit_mv=not under version control\tname_unknown=not under version control
understood\tunknown_option=is not understood in combination
unexpected\tbashism_in_sh=syntax error: "(" unexpected\truby_error=syntax error, unexpected\ttest_expression=unexpected argument\tunknown_option=unexpected argument
unexpectedly\tarchive_truncated=compressed file ends unexpectedly\ttmux_session=server exited unexpectedly
unfinished\tgit_unmerged=unfinished cherry-pick\tjq_input=unfinished json term
unicodedecodeerror\tunicode_error=unicodedecodeerror
unicodeencodeerror\tunicode_error=unicodeencodeerror
uninstall\tpip_uninstall_system=cannot uninstall\tpip_uninstall_system=uninstall-no-record-file
unique\tsql_constraint=unique constraint failed
unit\tsystemd_start_limit=bad unit file setting\tsystemd_start_limit=unit configuration has fatal error\tsystemd_unit=unit file
units\tjournal_rights=failed to add filter for units
unknown\tcommand_not_found=unknown command\tmissing_dot_slash=unknown command:\tname_unknown=unknown\tspace_missing=unknown command:\tunknown_option=is unknown\tunknown_subcommand=unknown command\tuser_unknown=' unknown
unknowntimezoneerror\ttime_zone=unknowntimezoneerror
unmatched\tbash_unfinished=unmatched\tgrep_pattern=unmatched [\tgrep_pattern=unmatched (\tgrep_pattern=unmatched )\tgrep_pattern=unmatched ( or
unmerged\tgit_unmerged=you have unmerged files
unmet\tapt_broken=unmet dependencies
unprotected\tssh_key_file=unprotected private key file
unqualified\tpodman_setup=unqualified-search registries
unquoted\tfind_expression=possible unquoted pattern
unreachable\tansible_error=unreachable!\tconnection_timeout=network is unreachable\tconnection_timeout=host unreachable\tconnection_timeout=destination host unreachable
unrecognised\tdd_operand=dd: unrecognised operand\tunknown_option=unrecognised option
unrecognized\tffmpeg_error=unrecognized option\tfile_named_like_option=unrecognized option\tformat_other=unrecognized format\tname_unknown=unrecognized\tsmall_system=unrecognized option: -\tunknown_option=unrecognized option\tunknown_option=unrecognized argument\tvalue_invalid=unrecognized value
unsafe\tgit_dubious_ownership=unsafe repository
unsatisfiableerror\tconda_environment=unsatisfiableerror
unset\tsudo_builtin=sudo: unset: command not found
unsetenv\tforeign_shell=unsetenv: command not found
unstaged\tgit_overwritten=you have unstaged changes
unsuitable\tterminal_unknown=missing or unsuitable terminal
unsupported\tformat_other=unsupported file\tsevenzip_error=unsupported command\ttar_not_compressed_so=unsupported format\tterraform_error=unsupported argument\tvalue_invalid=unsupported value\tversion_mismatch=unsupported version
unsupportedclassversionerror\tjava_version=unsupportedclassversionerror
unterminated\tawk_script=unterminated string\tinput_unfinished=unterminated\tmake_missing_separator=unterminated variable reference
untracked\tgit_files=contains modified or untracked files\tgit_overwritten=untracked working tree files would be
updated\tyarn_command=your lockfile needs to be updated
updates\tgit_push_rejected=updates were rejected
upgrade\thelm_release=upgrade failed
upstream\tgit_branch_not_found=upstream branch\tgit_history=has no upstream information\tgit_no_upstream=has no upstream branch\tgit_no_upstream=no upstream configured\tgit_pathspec=invalid upstream
uri\tgpg_openssl=could not open file or uri
uris\tadministration_said=uris in your sources.list
url\toperand_missing=missing url\toperand_missing=no url specified
usage\tsystemctl_order=usage: service\tusage_shown=usage:\tyarn_command=usage error
use\tmkfs_mounted=is in use\tname_taken=already in use\tport_in_use=is already in use\tscript_language=use: command not found\tscript_language=use: not found\tstill_used=is in use
used\toptions_conflict=cannot be used with\toptions_conflict=can't be used with\tstill_used=used by
user\tadministration_said=invalid user name\toperands_swapped=invalid user\trefuses_root=as root user\tuser_unknown=invalid user\tuser_unknown=no such user\tuser_unknown=unknown user\tuser_unknown=illegal user name
username\tgit_auth=could not read username\tgit_auth=invalid username or password\tgit_auth=invalid username or token
using\tstill_used=is using
utf\tunicode_error=invalid utf-8
uv\tpython_project_tool=lockfile at `uv.lock` needs to be updated
uv_cwd\tcurrent_directory_gone=uv_cwd
valid\tformat_other=not a valid\tgit_usage=is not a valid option\tname_unknown=not a valid\tvalue_invalid=not a valid
validate\tformat_other=fails to validate
validating\tkubectl_forbidden=error validating
value\toption_value=invalid value\toption_value=unknown value\tvalue_invalid=bad value\tvalue_required=is missing a value
values\tsql_value_count=values for
var\tforeign_shell=var: command not found
variable\tcompose_file=variable is not set\tnot_an_identifier=bad variable name\treadonly_variable=read-only variable\tsmall_system=unknown variable '\tterraform_error=no value for required variable
venv\tpython_no_pip=no module named venv
verb\tsystemctl_order=unknown command verb\tunknown_subcommand=unknown command verb
vercel\tcloud_login=vercel login
verification\tssh_host_key_changed=host key verification failed\ttls_certificate=server certificate verification failed
verify\ttls_certificate=certificate verify failed\ttls_certificate=cannot verify
versions\tpip_wheel_platform=ignored the following versions that require a different python
view\tsmall_system=you may not view or modify password
violates\tsql_constraint=duplicate key value violates\tsql_constraint=violates not-null constraint\tsql_constraint=violates foreign key constraint\tsql_constraint=violates check constraint
virtual\tpython_project_tool=no virtual environment found
virtualenv\tpython_no_pip=no module named virtualenv
volume\tcompose_file=undefined volume\tdocker_container=no such volume\tdocker_entry=invalid volume specification\tdocker_refused=volume is in use
wait\tdeadlock=lock wait timeout
waiting\tkubectl=is waiting to start\tkubectl_forbidden=is waiting to start\twaited_in_vain=timed out waiting
warning\tphp_error=php warning: 
warnings\tcompiler_error=all warnings being treated as errors\tcompiler_werror=all warnings being treated as errors
wasn\tgit_usage=subcommand wasn't specified
watch\tadministration_said=no regular files to watch
watchers\tfile_watchers=file watchers reached
webrequest\tpowershell_command=invoke-webrequest
went\tmaven_gradle=what went wrong
werror\tcompiler_werror=-werror
what\toperand_missing=what to do
wheel\tpip_install=valid wheel filename\tpip_install=supported wheel on this platform\tpip_wheel_platform=is not a supported wheel on this platform
when\tgo_version=requires a version when
where\twsl_windows_paths=where: command not found
which\tcargo_target=could not determine which binary to run\tsnap_flatpak=classic confinement which
whitespace\tgit_files=: trailing whitespace
wide\tsystem_message=invalid or incomplete multibyte or wide character
wiki\tshellcheck_findings=wiki
wildcard\tglob_no_match=no matches for wildcard
will\tmkfs_mounted=is mounted; will not make a filesystem here
winver\twsl_windows_paths=winver: command not found
within\tcompiler_error=is private within this context\tsmall_languages=end-of-line within string
work\tgit_not_a_repository=must be run in a work tree
worker\tweb_app_missing=worker failed to boot
working\tcurrent_directory_gone=unable to read current working directory\tcurrent_directory_gone=current working directory\tgit_files=already exists in working directory
workspace\tcargo_project=believes it's in a workspace
workspaces\tnpm_failed=npm error no workspaces found
worktree\tgit_worktree_used=is already used by worktree\tgit_worktree_used=used by worktree at
world\tpkg_config_missing=required by 'virtual:world'
writable\tbrew_trouble=are not writable by your user\tpermission_denied=not writable
write\tpowershell_command=write-host\tpowershell_command=write-output
writeable\tpip_rights=not writeable
writing\tcurl_http=failure writing output\tsmall_system=failure writing output to destination
wrong\tlinker_format=file in wrong format\tredis_command=wrong number of arguments for\tsevenzip_error=wrong password\tsqlite_said=wrong number of arguments to function\ttls_certificate=wrong version number
wrong_version_number\ttls_certificate=wrong_version_number
wrongpass\tredis_login=wrongpass
wrongtype\tredis_command=wrongtype operation
wrote\tno_space_left=wrote only
x\tdisplay_missing=cannot connect to x server\tdisplay_missing=missing x server or $display\tdisplay_missing=unable to open x display\tscript_language=unable to open x server
x11\tssh_forwarding=x11 forwarding request failed
xcopy\twsl_windows_paths=xcopy: command not found
xdg_runtime_dir\tdbus_missing=xdg_runtime_dir
xelatex\tlatex_error=xelatex not found
xpath\txmllint_query=xpath error\txmllint_query=xpath set is empty
yaml\tyaml_syntax=yaml:
yamlexception\tyaml_syntax=yamlexception
yet\tapt_broken=is not valid yet\tpyenv_version=is not yet installed\tpyenv_version=not yet installed\ttime_zone=is not valid yet\ttls_certificate=certificate is not yet valid
zip\ttar_not_compressed_so=not in zip\tzip_nothing=zip error
zipfile\ttar_not_compressed_so=not a zipfile\ttar_not_compressed_so=cannot find zipfile directory
zone\ttime_zone=invalid or not installed time zone\ttime_zone=no time zone found\ttime_zone=failed to set time zone
zoneinfonotfounderror\ttime_zone=zoneinfonotfounderror
"""

BY_STATUS = """\
1\tgit_hook_silent\tvariable_insisted
132\tcrashed_silently
134\tcrashed_silently
135\tcrashed_silently
136\tcrashed_silently
137\tkilled
139\tcrashed_silently
"""

PROGRAMS = """\
ansible_error\tansible\tansible-galaxy\tansible-playbook
apt_not_found\tapk\tapt\tapt-cache\tapt-get\taptitude\tbrew\tdnf\tdpkg\tpacman\tyum
archive_truncated\t7z\tbsdtar\tbunzip2\tbzip2\tcpio\tgunzip\tgzip\ttar\tunrar\tunxz\tunzip\tunzstd\txz\tzcat\tzgrep\tzless\tzstd
arithmetic\t((\tbash\tbc\tdash\tdeclare\techo\tlet\tsh\ttest\tzsh
awk_script\tawk\tgawk\tmawk
bc_at_syntax\tat\tbatch\tbc\tdc\techo
brew_trouble\tbrew\tclang\tgcc\tgit\tmake\tpython3\tswift\txcodebuild\txcrun
bundler_unresolved\tbun\tesbuild\tnext\tnode\tnpm\tnpx\tparcel\tpnpm\trollup\tvite\twebpack\tyarn
cargo_crate\tcargo
cargo_project\tcargo\trustc\trustup
chmod_invalid_mode\tchmod\tinstall\tmkdir\tumask
cloud_login\taws\taz\tbq\tdoctl\tfirebase\tfly\tflyctl\tgcloud\tgsutil\theroku\tnetlify\tterraform\tvercel\twrangler
compose_file\tdocker\tdocker-compose\tpodman\tpodman-compose
curl_http\tcurl\twget
diff_folder\tcmp\tcolordiff\tdiff\tsdiff
docker_build\tbuildah\tdocker\tdocker-compose\tpodman
docker_container\tdocker\tdocker-compose\tpodman
docker_entry\tdocker\tdocker-compose\tpodman
docker_port\tdocker\tdocker-compose\tpodman
docker_refused\tdocker\tpodman
ffmpeg_error\tffmpeg\tffplay\tffprobe
find_expression\tfind\tgfind
firewall_refused\tfirewall-cmd\tip\tip6tables\tiptables\tnft\troute\ttc\tufw
fortran_assembler\tas\tcc\tf77\tf95\tflang\tg++\tgcc\tgfortran\tmake\tnasm
gdb_valgrind\tgdb\tlldb\tvalgrind
gh_login\tgh\tglab\thub
git_auth\tgit
git_branch_exists\tgit
git_branch_not_found\tgit
git_cherry_pick_empty\tgit
git_config_broken\tgit
git_editor\tcrontab\tgit
git_files\tgit
git_gpg\tgit\tgpg
git_history\tgit
git_hook\tgit
git_hook_silent\tgit
git_large_file\tgit
git_lfs\tgit
git_message_unquoted\tgit
git_mv\tgit
git_ref_conflict\tgit
git_remote_ref\tgit
git_remote_unreachable\tgit
git_repository_not_found\tgit
git_rm_changed\tgit
git_settings\tgit
git_shallow\tgit
git_tags_missing\tgit
git_transfer_broken\tgit
git_usage\tgit
go_build\tgo\tmake
go_file_name\tgo\tjavac
go_version\tgo
grep_pattern\tack\tag\tegrep\tgit\tgrep\trg\tsed\tzgrep
helm_release\thelm
java_compile\tant\tgradle\tgradlew\tjava\tjavac\tmvn\tmvnw
java_exception\t./gradlew\t./mvnw\tgradle\tgradlew\tjava\tmvn
journal_rights\tjournalctl
jq_input\tjq
json_quotes\taws\tcurl\tgh\thttp
json_syntax\tcurl\tgo\tjq\tjson_pp\tnode\tnpm\tpytest\tpython\tpython3
kubectl\thelm\tk\tkubectl\toc
kubectl_forbidden\thelm\tk9s\tkubectl\tkustomize\toc
linter_findings\tansible-lint\tbandit\tclang-tidy\tcppcheck\teslint\tflake8\tgolangci-lint\thadolint\tmarkdownlint\tmypy\tnpx\tpycodestyle\tpydocstyle\tpylint\tpyright\tpython\tpython3\trubocop\truff\tstylelint\tyamllint
meson_failed\tmake\tmeson\tninja
mkfs_mounted\te2fsck\tfdisk\tfsck\tfsck.ext4\tmke2fs\tmkfs\tmkfs.btrfs\tmkfs.ext4\tmkfs.vfat\tmkfs.xfs\tmkswap\tparted\twipefs
mount_failed\tmount\tumount
network_device\tethtool\tifconfig\tip\tiw\tnmcli\ttcpdump
node_exception\tbun\tdeno\tjest\tnode\tnodejs\tnpm\tnpx\tpnpm\tts-node\tyarn
node_test\tnode\tnpm\tnpx\tpnpm\tyarn
npm_login\tnpm\tnpx\tpnpm\tyarn
npm_script_failed\tnpm\tpnpm
omitting_directory\tcp\tinstall
operands_swapped\tchgrp\tchown\tegrep\tfgrep\tgrep\tgsed\tsed\ttar
option_cluster\tbsdtar\ttar
package_manager_lock\tapk\tbrew\tdnf\tpacman\trpm\tsnap\tyay\tyum\tzypper
package_not_found\tapk\tbrew\tdnf\temerge\tflatpak\tmicrodnf\tnix-env\tpacman\tparu\tpkg\tport\tsnap\txbps-install\tyay\tyum\tzypper
pacman_trouble\tdnf\tmicrodnf\tpacman\tparu\tyay\tyum\tzypper
perl_error\tperl
perl_module\tcpan\tmake\tperl
php_error\tartisan\tcomposer\tphp\tphpunit
pip_hash\tnpm\tpip\tpip3\tpipenv\tpnpm\tpoetry\tpython\tpython3\tuv\tyarn
pip_rights\tpip\tpip3\tpython\tpython3
pip_single_equals\tpip\tpip3\tpython\tpython3\tuv
pip_uninstall_system\tpip\tpip3\tpython\tpython3
pip_wheel_platform\tpip\tpip3\tpoetry\tpython\tpython3\tuv
podman_setup\tbuildah\tpodman\tskopeo
printf_value\tprintf
pyenv_version\tasdf\tbundle\tfnm\tgem\tmise\tn\tnode\tnodenv\tnpm\tnvm\tpip\tpyenv\tpython\tpython3\trbenv\truby\tvolta
pytest_failed\tcoverage\tmake\tnox\tpoetry\tpy.test\tpytest\tpython\tpython3\ttox\tuv
r_error\tR\tRscript\tr
rsync_scp\trsync\tscp\tsftp
rustup_target\tcargo\tclippy-driver\trustc\trustfmt\trustup
scp_port\trsync\tscp\tsftp\tssh\tssh-copy-id
sed_script\tgsed\tsed
sevenzip_error\t7z\t7za\t7zr\t7zz\tp7zip
shellcheck_findings\tshellcheck
small_languages\tbison\texpect\tflex\tlex\tmsgfmt\tmsgmerge\tprename\trename\ttclsh\twish\tyacc
small_system\tat\tbatch\tblkid\tblockdev\tchrt\tcrontab\tcurl\tdpkg\tdpkg-query\tfsck\thdparm\tip\tjava\tjournalctl\tlp\tlpq\tlpr\tlsblk\tmariadb\tmkfs\tmysql\tmysqldump\tnc\tnetcat\tpasswd\tping\tscp\tssh\tssh-add\tssh-keygen\ttraceroute
small_tools\tautoconf\tautoreconf\tcal\tcmp\tcut\tdf\tegrep\tfind\tgrep\thead\tjq\tmktemp\tncal\trsync\tsed\ttail\ttar\ttruncate\txargs
snap_flatpak\tsnap
sort_cut_value\tcut\tdd\tfold\thead\tjoin\tnl\tpaste\tseq\tshuf\tsleep\tsort\tsplit\ttail\ttimeout\ttr\ttruncate\txargs
sqlite_said\tlitecli\tsqlite\tsqlite3
ssh_config_option\tgit\trsync\tscp\tsftp\tssh\tsshd
su_passwd\tchfn\tchsh\tlogin\tpasswd\tsu\tsudo\tuserdel\tusermod
svn_hg\thg\tsvn
systemctl_order\tservice\tsystemctl
systemd_unit\thostnamectl\tjournalctl\tlocalectl\tloginctl\tservice\tsystemctl\ttimedatectl
tar_no_mode\ttar
terraform_error\tterraform\tterragrunt\ttofu
url_unquoted\taria2c\tcurl\tgit\thttp\tlynx\topen\twget\txdg-open\tyt-dlp
user_exists\taddgroup\tadduser\tgroupadd\tuseradd
user_unknown\tadduser\tchage\tchgrp\tchown\tcrontab\tfinger\tgpasswd\tgroupdel\tgroups\tid\tpasswd\trunuser\tsu\tsudo\tuserdel\tusermod
web_app_missing\tcelery\tdaphne\tfastapi\tflask\tgunicorn\thypercorn\tpython\tpython3\tuvicorn
xargs_quotes\txargs
yarn_command\tbun\tcorepack\tpnpm\tyarn
zip_nothing\tzip
"""

STATUSES = """\
assignment_dollar\t127
bad_interpreter\t126\t127
crashed_silently\t132\t134\t135\t136\t139
foreign_shell\t127
git_hook\t1
git_hook_silent\t1
keyboard_layout\t127
killed\t137
missing_dot_slash\t127
not_executable\t1\t126
powershell_command\t127
program_aborted\t1\t2\t133\t134\t139
pytest_nothing_collected\t5
segmentation_fault\t1\t2\t134\t135\t138\t139
space_missing\t127
spaces_around_equals\t1\t127
url_as_command\t127
usage_shown\t1\t2\t64\t129\t255
variable_insisted\t1
"""

ASKING = """\
connection_refused
docker_container
docker_port
git_branch_current
git_branch_not_found
git_hook_silent
git_no_remote
git_no_upstream
git_pathspec
git_refspec
git_remote_ref
git_unmerged
port_in_use
ssh_forwarding
systemd_unit
unknown_option
usage_shown
web_server_config
"""
