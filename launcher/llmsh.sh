#!/bin/sh
# llmsh where no C compiler was at hand when it was installed: the same decisions as llmsh.c, a little slower.
# As a login shell prefer the compiled one: for a script the system drops the leading dash of argv[0].
bash=
for path in /opt/homebrew/bin/bash /bin/bash /usr/bin/bash /usr/local/bin/bash /run/current-system/sw/bin/bash; do
    [ -x "$path" ] && { bash=$path; break; }
done
[ -n "$bash" ] || bash=/bin/sh

run_python() {
    self=$(readlink -f -- "$0" 2>/dev/null) || self=$0
    script=${self%/*}/llmsh-python
    if [ -x "$script" ]; then
        LLMSH_INNER=$bash exec "$script" llmsh "$@"
    fi
    echo "llmsh: its Python is missing; this is plain bash" >&2
    exec "$bash" "$@"
}

is_subcommand() {
    case $1 in
        @SUBCOMMANDS@) return 0 ;;
    esac
    return 1
}

is_interactive() {
    while [ $# -gt 0 ]; do
        case $1 in
            -l | -i | -il | -li | --login | --norc | --noprofile) ;;
            --rcfile | --init-file) [ $# -gt 1 ] && shift || return 1 ;;
            *) return 1 ;;
        esac
        shift
    done
    [ -t 0 ] && [ -t 2 ]
}

is_request() {
    is_command=
    while [ $# -gt 0 ]; do
        case $1 in
            -- | -) shift; break ;;
            --rcfile | --init-file) [ $# -gt 1 ] && shift ;;
            --*) ;;
            [-+]*)
                case $1 in -*c*) is_command=1 ;; esac
                rest=$1
                while :; do
                    case $rest in
                        *[oO]*) rest=${rest#*[oO]}; [ $# -gt 1 ] && shift ;;
                        *) break ;;
                    esac
                done ;;
            *) break ;;
        esac
        shift
    done
    case $is_command$1 in "1? "*) return 0 ;; esac
    return 1
}

if [ $# -gt 0 ] && is_subcommand "$1"; then run_python "$@"; fi
if is_request "$@"; then run_python "$@"; fi
if is_interactive "$@"; then run_python "$@"; fi
# By name where PATH leads to the same bash, so that its messages begin with `bash:`; sh cannot set argv[0].
[ "$(command -v bash)" -ef "$bash" ] && exec bash "$@"
exec "$bash" "$@"
