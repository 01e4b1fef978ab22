"""The calls without a terminal, as data: options one by one, bundles, scripts, stdin, errors, signals, descriptors."""

from tests.conformance.paired import Invocation

_LETTERS = "abefhkmnprtuvxBCEHPT"
_OPTIONS = """
allexport braceexpand emacs errexit errtrace functrace hashall histexpand history ignoreeof interactive-comments
keyword monitor noclobber noexec noglob nolog notify nounset onecmd physical pipefail posix privileged verbose vi xtrace
"""
_SHOPTS = """
autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize cmdhist compat44 complete_fullquote
direxpand dirspell dotglob execfail expand_aliases extdebug extglob extquote failglob force_fignore globasciiranges
globskipdots globstar gnu_errfmt histappend histreedit histverify hostcomplete huponexit inherit_errexit
interactive_comments lastpipe lithist localvar_inherit localvar_unset login_shell mailwarn
no_empty_cmd_completion nocaseglob nocasematch noexpand_translation nullglob patsub_replacement progcomp
progcomp_alias promptvars restricted_shell shift_verbose sourcepath varredir_close xpg_echo nosuchoption
"""
_PROBE = "echo $-; false; echo a b >out; echo x >out; echo * ~ ${nothing}; V=1 sh -c 'echo $V'; echo end $?"

_BY_OPTION = (
    *(Invocation((f"-{letter}", "-c", _PROBE)) for letter in _LETTERS),
    *(Invocation((f"+{letter}", "-c", _PROBE)) for letter in _LETTERS),
    *(Invocation(("-o", name, "-c", f"{_PROBE}; set -o")) for name in _OPTIONS.split()),
    *(Invocation(("+o", name, "-c", "set +o; echo $SHELLOPTS")) for name in _OPTIONS.split()),
    *(Invocation(("-O", name, "-c", "shopt -s; shopt -p | wc -l")) for name in _SHOPTS.split()),
)

# One a line; ⏎ is a newline inside of one.
_COMMANDS = r"""
echo hi
exit 7
exit 300
exit -1
exit abc
:
(exit 9)
false
false || true
! true
nosuchprogram_
./nosuchfile
./data
/etc
. ./nosuchfile
source script.sh
exec nosuchprogram_; echo after
exec true
exec >out; echo to the file
exec 3<data; read x <&3; echo $x
return 3
break
kill -TERM $$
kill -KILL $$
kill -HUP $$
kill -INT $$
kill -PIPE $$
kill -USR1 $$
kill -0 $$
trap 'echo bye' EXIT; exit 4
trap 'echo int' INT; kill -INT $$; echo after
trap 'echo term; exit 5' TERM; kill $$; echo never
trap 'echo err $?' ERR; false; (exit 3); true
trap 'echo d $BASH_COMMAND' DEBUG; echo one; echo two
trap 'echo ret' RETURN; f() { return 2; }; f; . ./data
trap '' TERM; kill $$; echo alive
trap -p; trap 'x' USR1; trap -p
trap 'echo $BASH_SUBSHELL' EXIT; (exit 1); (trap 'echo sub' EXIT)
yes | head -1; echo ${PIPESTATUS[@]}
true | false | (exit 3); echo ${PIPESTATUS[*]}
set -o pipefail; false | true; echo $?
cat
read x; echo "<$x>" $?
read -t 0.1 x </dev/null; echo $?
mapfile -t a; echo ${#a[@]} ${a[0]}
cat <<E; echo after⏎body $HOME⏎E
cat <<'E'⏎body $HOME⏎E
cat <<< here-string
echo "unclosed
echo `unclosed
echo $(unclosed
if true; then
for i in 1 2; do echo $i; done
case x in y) ;; esac; echo $?
)
echo a; }
&& echo
echo ${x:?not there}; echo never
echo ${x?}
set -u; echo $nothing; echo never
set -e; false; echo never
set -e; f() { false; echo in; }; f || echo caught
set -x; echo traced; PS4='> '; echo again
set -v; echo verbose
set -n; echo never
set -- a b c; shift; echo $# $1 "$@" "$*"
shift 5; echo $?
readonly r=1; r=2; echo never
declare -A m=([a]=1 [b]=2); echo ${m[a]} ${#m[@]}
declare -n ref=x; x=5; echo $ref
declare -i n=3+4; echo $n
local x; echo $?
f() { local x=1; echo $x $FUNCNAME; }; f; declare -f f
echo $((1/0)); echo after
echo $((2**10)) $((0x1f)) $((010)) $((5%3))
((0)); echo $?
[[ a < b && abc =~ ^a(.)c$ ]]; echo $? ${BASH_REMATCH[1]}
[ 1 -eq x ]; echo $?
test; echo $?
printf '%s|%5d|%q|%b\n' a 42 'x y' 'a\tb'
printf '\0\377\n'
printf %d notanumber; echo $?
printf -v v '%(%Y)T' 0; echo $v
echo -e 'a\tb\c'; echo -n x; echo -E '\n'
echo {a..e} {1..10..3} {x,y}{1,2}
echo *; echo .*; echo nope*; echo [ds]*
shopt -s nullglob; echo nope*
shopt -s failglob; echo nope*; echo never
shopt -s extglob; echo !(data)
shopt -s globstar; echo **
echo ~ ~root ~+ ~nosuchuser
echo $0 $# $BASH_EXECUTION_STRING
echo $BASH_SUBSHELL $(echo $BASH_SUBSHELL) $SHLVL
echo "${BASH_VERSINFO[@]}" $BASH_VERSION
echo $LINENO; echo $BASH_COMMAND $_
echo $IFS | od -c
echo "$BASHOPTS"
shopt
shopt -q login_shell; echo $?
type -t cd if ls nosuch_; type cd
command -v ls cd if nosuch_; echo $?
hash; hash ls; hash -t ls
alias a='echo aliased'; a; alias
shopt -s expand_aliases; alias a='echo aliased'⏎a
unalias nosuch; echo $?
ulimit -c; ulimit -Sn; umask; umask -S
umask 077; >made; mkdir dir; ln -s data link
cd /nosuch; echo $? $PWD
cd /usr; cd -; pwd; echo $OLDPWD; pushd /tmp; popd; dirs
cd ''; echo $?; cd a b; echo $?
CDPATH=/usr cd bin; pwd
x=1 y=2 env | grep -E '^[xy]='; echo $x$y
export A=1; unset A; env | grep -c ^A=; env -i bash -c 'echo $PATH | wc -c'
sleep 0.01 & wait $!; echo $?
(exit 6) & wait $!; echo $?
sleep 5 & kill %1; wait; echo $?
jobs; fg; bg; echo $?
set -m; sleep 5 & kill %1; wait; echo $?
coproc cat; echo hi >&${COPROC[1]}; read x <&${COPROC[0]}; echo $x; kill $!
wait 99999; echo $?
wait -n; echo $?
disown; echo $?
suspend; echo $?
logout; echo $?
history; fc -l; echo $?
bind -l | wc -l
complete -p; compgen -b | wc -l; compgen -k
compgen -A signal; compgen -W 'aa ab b' a
help : | head -3
times | wc -l
select x in a b; do echo $x $REPLY; break; done
while read l; do echo "[$l]"; done
getopts ab: o -b val; echo $o $OPTARG; getopts a o -z; echo $o
let 'x=5*5' y=x+1; echo $x $y
eval 'echo evaluated; false'; echo $?
eval 'if'; echo after $?
builtin nosuch; echo $?
enable -n echo; type echo
caller; echo $?
echo to stderr >&2; echo to stdout
echo x >/nosuch/file; echo $?
echo x >data/file; echo $?
set -C; echo x >data; echo $?; echo y >|data; cat data
cat <nosuch; echo $?
exec 9>&-; echo x >&9; echo $?
echo x >&-; echo $?
{ echo a; echo b >&2; } 2>&1 | sort
diff <(echo a) <(echo b); echo $?
echo >(cat) | wc -l
x=$(echo sub; exit 3); echo $? $x
x=`echo back`; echo $x
echo "${x:-default} ${x:=set} ${x:+alt} ${#x} ${x#s} ${x/e/E} ${x^^} ${x@Q}"
a=(1 2 3); echo ${a[@]:1} ${!a[@]} ${#a[@]}; unset 'a[1]'; echo ${a[*]}
v=data; echo ${!v} ${!H*}
echo $'tab\there' $"msg" "a\$b"
printf '%s\n' "a⏎b"
echo a\⏎b
# only a comment
{ time -p true; } 2>&1 | wc -l
! false | true; echo $?
exit & wait $!; echo $?
bash -c 'exit 11'; echo $?
{ sh -c 'kill -9 $$'; } 2>/dev/null; echo $?
$'\xff\xfe'; echo $?
é=1; echo $?
echo é ü 日本 | wc -c
f() { f; }; FUNCNEST=5 f; echo $?
exec 3<>out; echo x >&3; cat out
dd if=/dev/zero bs=1k count=64 2>/dev/null | wc -c
head -c 300000 /dev/zero | tr '\0' x
trap 'echo cleanup >out' EXIT; kill -TERM $$
ps -o comm= -p $$; echo $?
[ -t 0 ]; echo $?; [ -p /dev/stdin ]; echo $?
echo $- | tr -d s
set -o; set +o | head -3
"""
_BY_COMMAND = tuple(
    Invocation(("-c", line.replace("⏎", "\n")), b"line 1\nline 2\n") for line in _COMMANDS.strip().splitlines()
)

_STDIN = b"echo from stdin $# $1 $0\nread next\nthis is read\necho [$next]\nexit 3\necho never\n"
_SHAPES = (
    Invocation(("-c",)),
    Invocation(("-c", "")),
    Invocation(("-c", "--", "echo dashes")),
    Invocation(("-c", "-x", "echo opts")),
    Invocation(("-c", "echo $0 $# $*", "name", "a", "b c")),
    Invocation(("-c", "?x")),
    Invocation(("-c", "?", "name")),
    Invocation(("-lc", "shopt -q login_shell; echo $?")),
    Invocation(("-cl", "shopt -q login_shell; echo $?")),
    Invocation(("-l", "-c", "echo $0 $PS1")),
    Invocation(("--login", "-c", "echo $HISTFILE")),
    Invocation(("--noprofile", "-lc", "echo none")),
    Invocation(("-ic", "echo $-; echo ${PS1-none}")),
    Invocation(("-i", "-c", "alias; history | wc -l")),
    Invocation(("-lic", "echo $-")),
    Invocation(("-xec", "echo traced; false; echo never")),
    Invocation(("-euo", "pipefail", "-c", "true | false; echo never")),
    Invocation(("-co", "noglob", "echo *")),
    Invocation(("-oc", "noglob", "echo *")),
    Invocation(("-eO", "extglob", "-c", "shopt extglob; false; echo never")),
    Invocation(("+O", "extglob", "-c", "shopt extglob")),
    Invocation(("-O",)),
    Invocation(("-o",)),
    Invocation(("+o",)),
    Invocation(("+O",)),
    Invocation(("--norc", "-c", "echo norc")),
    Invocation(("--posix", "-c", "shopt -po posix; echo $POSIXLY_CORRECT")),
    Invocation(("--restricted", "-c", "cd /; echo $?")),
    Invocation(("-r", "-c", "/bin/ls; echo $?")),
    Invocation(("--verbose", "-c", "echo v")),
    Invocation(("--debug", "-c", "echo v")),
    Invocation(("--rcfile", "/dev/null", "-c", "echo rc")),
    Invocation(("--init-file", "/dev/null", "-c", "echo rc")),
    Invocation(("--rcfile",)),
    Invocation(("--dump-strings", "-c", 'echo $"one"')),
    Invocation(("-D", "-c", 'echo $"one"')),
    Invocation(("--dump-po-strings", "-c", 'echo $"one"')),
    Invocation(("--pretty-print", "script.sh")),
    Invocation(("--wordexp", "x")),
    Invocation(("--bogus",)),
    Invocation(("--bogus", "-c", "echo never")),
    Invocation(("-Z",)),
    Invocation(("-Zc", "echo never")),
    Invocation(("-c", "echo a", "-x")),
    Invocation(("script.sh", "one", "two words")),
    Invocation(("./script.sh",)),
    Invocation(("--", "script.sh", "q")),
    Invocation(("-", "script.sh", "q")),
    Invocation(("-x", "script.sh", "z")),
    Invocation(("-n", "script.sh")),
    Invocation(("-e", "./script.sh", "-c", "x")),
    Invocation(("-l", "script.sh")),
    Invocation(("-i", "script.sh")),
    Invocation(("missing.sh",)),
    Invocation((".",)),
    Invocation(("/",)),
    Invocation(("/bin/true",)),
    Invocation(("data",)),
    Invocation(("",)),
    Invocation((), _STDIN),
    Invocation(("-s",), _STDIN),
    Invocation(("-s", "first", "second"), _STDIN),
    Invocation(("-s", "--", "-a", "b"), _STDIN),
    Invocation(("-es", "x"), b"echo one\nfalse\necho never\n"),
    Invocation(("-l",), _STDIN),
    Invocation(("-",), _STDIN),
    Invocation(("--",), _STDIN),
    Invocation(("-v",), _STDIN),
    Invocation(("-x",), _STDIN),
    Invocation(("-n",), _STDIN),
    Invocation(("-t",), _STDIN),
    Invocation(("--posix",), _STDIN),
    Invocation(("-o", "posix"), _STDIN),
    Invocation((), b""),
    Invocation((), b"echo no newline at the end"),
    Invocation((), b"echo 'open\n"),
    Invocation((), b"cat <<E\nbody\n"),
    Invocation((), b"if true; then\necho x\n"),
    Invocation((), b"syntax ) error\necho after\n"),
    Invocation((), b"\xff\xfe\x00binary\n"),
    Invocation((), b"#!/bin/sh\necho shebang\n"),
    Invocation((), b"echo " + b"x" * 100_000 + b"\n"),
    Invocation((), b"cat\nrest of the input\nis data\n"),
    Invocation((), b"exec 0</dev/null\necho never\n"),
    Invocation(
        (),
        b"kill -STOP $BASHPID & until [[ $(</proc/$!/stat) == *') T '* ]]; do :; done; kill -CONT $!\nwait\necho $?\n",
    ),
    Invocation((), b"trap 'echo bye' EXIT\nfalse\n"),
    Invocation((), b"\r\necho crlf\r\n"),
    Invocation(("--version",), exception="llmsh tells its own version, with that of the bash inside"),
    Invocation(("--help",), exception="llmsh explains itself, with its own subcommands"),
    Invocation(("-c", "echo $0; shopt -q login_shell; echo $?"), name="-bash"),
    Invocation((), _STDIN, name="-bash"),
    Invocation(("script.sh",), name="-bash"),
    Invocation(("-i", "-c", "echo $-"), name="-bash"),
    Invocation(("--noprofile", "-c", "echo x"), name="-bash"),
    Invocation(("-c", "nosuch_"), name="-bash"),
    Invocation(("-c", "echo x"), closed=(0,)),
    Invocation(("-c", "echo x"), closed=(1,)),
    Invocation(("-c", "nosuch_"), closed=(2,)),
    Invocation(("-c", "cat; echo $?"), closed=(0,)),
    Invocation(("-c", "echo x"), closed=(0, 1)),
    Invocation(("-c", "echo $BASH_ENV"), env={"BASH_ENV": "./data"}),
    Invocation(("-c", "echo x"), env={"BASH_ENV": "/nosuch"}),
    Invocation(("script.sh",), env={"BASH_ENV": "./script.sh"}),
    Invocation((), _STDIN, env={"ENV": "./script.sh"}),
    Invocation(("-c", "echo $-"), env={"SHELLOPTS": "errexit:xtrace"}),
    Invocation(("-c", "shopt extglob"), env={"BASHOPTS": "extglob"}),
    Invocation(("-c", "echo $PATH"), env={"PATH": ""}),
    Invocation(("-c", "echo $HOME; cd; pwd"), env={"HOME": ""}),
    Invocation(("-c", "echo ~; cd"), env={"HOME": "/nosuch"}),
    Invocation(("-c", "env | cut -d= -f1 | sort"), env={"X": "1", "BASH_FUNC_f%%": "() { echo f; }"}),
    Invocation(("-c", "f"), env={"BASH_FUNC_f%%": "() { echo imported; }"}),
    Invocation(("-c", "echo $SHLVL"), env={"SHLVL": "7"}),
    Invocation(("-c", "echo $POSIXLY_CORRECT; shopt -po posix"), env={"POSIXLY_CORRECT": "1"}),
    Invocation(("-c", "echo x | tr x y"), env={"LC_ALL": "C"}),
    Invocation(("-c", "printf '%.2f\\n' 1.5"), env={"LC_ALL": "nosuch"}),
    Invocation(("-c", "echo $TERM"), env={"TERM": "dumb"}),
    Invocation(("-c", "echo $PWD"), env={"PWD": "/wrong"}),
    Invocation(("-c", "echo ${LLMSH_INNER-none} ${LLMSH_TTY-none} ${LLMSH_SHOWN-none}")),
    Invocation(("-c", "declare -p BASH_ARGV0 BASH_ARGC 2>&1"), name="bash"),
    Invocation(("-c", "echo " + "y" * 60_000)),
    Invocation(("-c", "echo $#", "n", *["a"] * 2000)),
)

INVOCATIONS: tuple[Invocation, ...] = (*_SHAPES, *_BY_COMMAND, *_BY_OPTION)
