# What the inner bash knows of llmsh. Read once, before the user's own rc files.
#
# bash reads copies of one fixed line from a private pipe on fd 0 (startup.py): if __llmsh_wait succeeds,
# eval "$__llmsh_x" with the terminal as fd 0. __llmsh_wait reports the last status and blocks until the
# next text is there; the text stands between a first line that calls __llmsh_begin and a last line that
# calls __llmsh_end. Whatever ends the eval (Ctrl-C, `set -u`, a syntax error), bash comes back to its own
# prompt cycle and to the next copy, so nothing here depends on PROMPT_COMMAND.
#
# Given by the line in front of this file: __llmsh_tty, __llmsh_nonce, and the paths of the channels:
# __llmsh_lines (fd 0), __llmsh_in (requests), __llmsh_out (records), __llmsh_text (code to run), __llmsh_scratch;
# __llmsh_own, the path of the running llmsh, or empty.
#
# Nothing here may fail, print or fork on the way of an ordinary command: the user's errexit, ERR and
# DEBUG traps, noclobber, allexport, nounset and IFS are in force.

__llmsh_seq=0 __llmsh_phase=i __llmsh_st=0 __llmsh_u= __llmsh_ps=0 __llmsh_x= __llmsh_debug=
__llmsh_ps1= __llmsh_ps0= __llmsh_had= __llmsh_pc= __llmsh_control= __llmsh_controlled= __llmsh_edit=emacs __llmsh_rc=rc
__llmsh_err= __llmsh_e=
__llmsh_last='{ __llmsh_idle; } >/dev/null 2>&1'
__llmsh_hide=$'\e]7119;'$__llmsh_nonce$';4;0\a'

# Kinds: 1 our noise follows, 2 the user's text starts, 3 it has ended, 4 as 1 (PS1 while idle), 5 idle.
__llmsh_mark() {
  builtin printf '\e]7119;%s;%s;%s\a' "$__llmsh_nonce" "$1" "$__llmsh_seq" >|"$__llmsh_tty"
}

# Report the state: NUL-terminated fields, as records.py reads them.
__llmsh_report() {
  builtin printf '%s\0' "$__llmsh_nonce" "$__llmsh_seq" "$__llmsh_st" "${PWD-}" "$1" "$__llmsh_ps" \
    "${TMOUT-}" "$BASHOPTS" "$2" "$__llmsh_nonce" >|"$__llmsh_out" || builtin exit 129
}

# The last prompt command: put PROMPT_COMMAND back, and keep PS1, PS0 and the history away from the fixed line.
__llmsh_idle() {
  builtin local __llmsh_a= __llmsh_i
  case $- in *a*) __llmsh_a=1; builtin set +a ;; esac
  if [[ $__llmsh_pc ]]; then
    for __llmsh_i in "${!PROMPT_COMMAND[@]}"; do
      [[ ${PROMPT_COMMAND[__llmsh_i]} != "$__llmsh_last" ]] || builtin unset -v "PROMPT_COMMAND[$__llmsh_i]"
    done
    # It was no array before: make it what it was, unless the prompt commands added to it.
    case $__llmsh_pc:${!PROMPT_COMMAND[*]} in
      u*:) builtin unset -v PROMPT_COMMAND ;;
      [us]*:0)
        __llmsh_i=${PROMPT_COMMAND[0]}
        builtin unset -v PROMPT_COMMAND
        builtin declare -g PROMPT_COMMAND="$__llmsh_i"
        case $__llmsh_pc in ?*x*) builtin export PROMPT_COMMAND ;; esac ;;
    esac
    __llmsh_pc=
  fi
  # It is the terminal (__llmsh_tty), or the text has used the descriptor where bash kept ours (`exec 10>file`).
  [[ /dev/fd/0 -ef $__llmsh_lines ]] || builtin eval 'exec 0<"$__llmsh_lines"' || builtin exit 129
  __llmsh_had=${PS1+1} __llmsh_ps1=${PS1-} __llmsh_ps0=${PS0-} PS1=$__llmsh_hide
  [[ ! $__llmsh_ps0 ]] || PS0=
  if [[ $__llmsh_err ]]; then builtin trap -- "$__llmsh_err" ERR; __llmsh_err=; fi
  if [[ $__llmsh_e ]]; then builtin set -e; __llmsh_e=; fi
  # The fixed line begins with a space.
  __llmsh_control=${HISTCONTROL-} __llmsh_controlled=${HISTCONTROL+1}
  HISTCONTROL=ignorespace
  [[ ! $__llmsh_a ]] || builtin set -a
}

# Make __llmsh_idle the last prompt command, and the DEBUG trap blind to our functions. The eval returns the
# user's status, which the prompt commands see as `$?`; so errexit and the ERR trap are off until __llmsh_idle.
__llmsh_hook() {
  builtin local __llmsh_a=${PROMPT_COMMAND[*]@a} __llmsh_v
  if [[ ! $__llmsh_arrays || $__llmsh_a == *r* ]]; then
    __llmsh_idle
  elif [[ $__llmsh_a == *a* ]]; then
    __llmsh_pc=a
    PROMPT_COMMAND+=("$__llmsh_last")
  elif [[ ${PROMPT_COMMAND+set} ]]; then
    __llmsh_pc=s$__llmsh_a
    PROMPT_COMMAND=("$PROMPT_COMMAND" "$__llmsh_last")
  else
    __llmsh_pc=u
    PROMPT_COMMAND=([1]=$__llmsh_last)
  fi
  builtin mapfile -d '' -t __llmsh_v <"$__llmsh_scratch"
  __llmsh_debug=
  if [[ ${__llmsh_v-} ]]; then
    # Lines `trap -- TEXT NAME`; posix mode names the default `-`.
    builtin eval "__llmsh_v=($__llmsh_v)"
    builtin set -- "${__llmsh_v[@]}"
    while [[ ${4-} ]]; do
      case $4:$3 in
        *:- | DEBUG:*' in *__llmsh_*) ;; *) '*) ;;
        DEBUG:*)
          __llmsh_debug=1
          builtin trap -- "case \${FUNCNAME-}\${BASH_COMMAND-} in *__llmsh_*) ;; *) $3
;; esac" DEBUG ;;
        ERR:*)
          __llmsh_err=$3
          builtin trap -- : ERR ;;
      esac
      builtin shift 4
    done
  fi
  if [[ -o history ]]; then
    # It is off in an eval, so the text has just switched it on, and our last line went into it.
    builtin history 1 >|"$__llmsh_scratch"
    builtin mapfile -d '' -t __llmsh_v <"$__llmsh_scratch"
    [[ ${__llmsh_v-} != *' __llmsh_hook; } >'* ]] || builtin history -d -1
  fi
  if [[ -o errexit ]]; then
    __llmsh_e=1
    builtin set +e
  fi
  builtin return "$__llmsh_st"
}

# The prompt commands may read: give them the terminal as fd 0. Only where __llmsh_idle is sure to follow, for
# bash would read its next line from there. Keeps `$?`.
__llmsh_tty() {
  builtin local __llmsh_v=$?
  if [[ $__llmsh_phase == s ]]; then
    # The last line did not run, yet the eval returned: a syntax error.
    __llmsh_st=$__llmsh_v __llmsh_ps=$__llmsh_v __llmsh_phase=e
  fi
  [[ ! $__llmsh_pc ]] || builtin eval 'exec 0<>"$__llmsh_tty"'
  builtin return "$__llmsh_v"
}

# The last step before the user's text, so `$?` and `$_` are as they were left. The DEBUG trap comes back last.
__llmsh_begin() {
  builtin local __llmsh_v
  __llmsh_mark 2
  [[ ! ${PS0-} ]] || builtin printf %s "${PS0@P}" >|"$__llmsh_tty"
  if [[ $__llmsh_debug ]]; then
    builtin mapfile -d '' -t __llmsh_v <"$__llmsh_scratch"
    if [[ ${__llmsh_v-} == *' in *__llmsh_*) ;; *) '* ]]; then
      builtin eval "__llmsh_v=($__llmsh_v)"  # DEBUG comes first
      __llmsh_v=${__llmsh_v[2]#*' in *__llmsh_*) ;; *) '}
      __llmsh_v=${__llmsh_v%$'\n;; esac'}
      # A DEBUG trap must not see the return.
      builtin trap 'builtin trap - RETURN; builtin trap -- "$__llmsh_v" DEBUG' RETURN
    fi
  fi
  builtin return "$__llmsh_st"
}

# The name `llmsh` reaches the running installation, also where PATH does not lead to it: as if bash had looked it up
# before. Called ahead of a text that has the name in it; what else goes by that name comes first.
__llmsh_reach() {
  builtin type llmsh || [[ ! $__llmsh_own ]] || builtin hash -p "$__llmsh_own" llmsh || builtin return 0
}

# The variables that are ours while idle.
__llmsh_user() {
  builtin local __llmsh_a=
  case $- in *a*) __llmsh_a=1; builtin set +a ;; esac
  case $__llmsh_had in
    1) PS1=$__llmsh_ps1 ;;
    *) builtin unset -v PS1 ;;
  esac
  [[ ! $__llmsh_ps0 ]] || PS0=$__llmsh_ps0
  case $__llmsh_controlled in
    1) HISTCONTROL=$__llmsh_control ;;
    *) builtin unset -v HISTCONTROL ;;
  esac
  [[ ! $__llmsh_a ]] || builtin set -a
}

# The user's text has ended: keep `$?`, `$_` and PIPESTATUS.
__llmsh_end() {
  builtin local IFS=' '
  __llmsh_st=$1 __llmsh_u=$2 __llmsh_ps="${*:3}" __llmsh_phase=e
  __llmsh_mark 3
}

__llmsh_state() { builtin return "$__llmsh_st"; }

# `set -o emacs` and `vi` are off while bash reads our lines: with its line editor on it would not run the prompt
# commands, or read our lines with it. __llmsh_edit is what the user has set; it is on while the rc files and texts
# run that look at it or change it. Only from a file: where an eval switches it, bash crashes.
__llmsh_edit_on() { [[ ! $__llmsh_edit ]] || builtin set -o "$__llmsh_edit"; }
__llmsh_edit_off() {
  builtin local __llmsh_v=$?
  __llmsh_edit=
  case :$SHELLOPTS: in *:vi:*) __llmsh_edit=vi ;; *:emacs:*) __llmsh_edit=emacs ;; esac
  [[ ! $__llmsh_edit ]] || builtin set +o "$__llmsh_edit"
  builtin return "$__llmsh_v"
}

__llmsh_wait() {
  builtin local __llmsh_now=$? __llmsh_flags=$- __llmsh_shown= __llmsh_v
  if [[ $__llmsh_phase == s ]]; then
    # The last line did not run: Ctrl-C or an expansion error. A second Ctrl-C can cut bash's own next line,
    # and what is left of that line is then a syntax error or an unknown command.
    case $__llmsh_now in 2 | 127) __llmsh_now=130 ;; esac
    __llmsh_st=$__llmsh_now __llmsh_ps=$__llmsh_now
  fi
  if [[ ${PS1-} != "$__llmsh_hide" ]]; then
    # The prompt commands have run without ours. No fork: Ctrl-C may have left a job that bash would wait for.
    builtin history 1 >|"$__llmsh_scratch"
    builtin mapfile -d '' -t __llmsh_v <"$__llmsh_scratch"
    [[ ${__llmsh_v-} != *' if { __llmsh_wait "$@"; } &>'* ]] || builtin history -d -1
    __llmsh_shown=${PS1@P}
    __llmsh_idle
  fi
  __llmsh_phase=i __llmsh_x=
  case $__llmsh_rc::$SHELLOPTS: in
    rc:*:vi:* | rc:*:emacs:*)
      # An rc file was broken off after `set -o vi`, and bash reads our lines with its editor: this takes it from it.
      __llmsh_edit_off ;;
    *:vi:* | *:emacs:*)
      # A text was broken off with the option on.
      builtin printf '__llmsh_edit_off\n' >|"$__llmsh_scratch"
      builtin . "$__llmsh_scratch" ;;
  esac
  __llmsh_rc=
  __llmsh_mark 5
  __llmsh_report "$__llmsh_flags" "$__llmsh_shown"
  while :; do
    builtin mapfile -t -n 1 __llmsh_v <"$__llmsh_in"
    [[ ${__llmsh_v-} ]] || builtin exit 129
    [[ ${__llmsh_v%%:*} -gt $__llmsh_seq ]] || builtin continue
    case $__llmsh_v in
      *:r:*)
        __llmsh_seq=${__llmsh_v%%:*} __llmsh_phase=s
        builtin mapfile -d '' -t __llmsh_v <"$__llmsh_text"
        __llmsh_x=${__llmsh_v-}
        __llmsh_user
        if [[ -o history && ${__llmsh_v[1]-}${__llmsh_v[2]-} ]]; then
          # Off for the moment: `history -s` may take the entry before for its own line.
          builtin set +o history
          [[ ! ${__llmsh_v[1]-} ]] || builtin history -s -- "${__llmsh_v[1]}"
          [[ ! ${__llmsh_v[2]-} ]] || builtin history -s -- "${__llmsh_v[2]}"
          builtin set -o history
        fi
        case $- in *a*) builtin export -n "${!__llmsh_@}" ;; esac
        case $- in *[xv]*) __llmsh_mark 1 ;; esac
        builtin return 0 ;;
      *:q:*)
        __llmsh_seq=${__llmsh_v%%:*}
        __llmsh_v=$(
          {
            builtin trap - RETURN  # with functrace it would speak after each of ours
            builtin printf '%s\0' "$BASHPID"
            __llmsh_user
            builtin mapfile -d '' -t __llmsh_v <"$__llmsh_text"
            __llmsh_state "$__llmsh_u"
            builtin eval "${__llmsh_v-}"
          } </dev/null >|"${__llmsh_v#*:q:}" 2>/dev/null
        )
        __llmsh_report "$__llmsh_flags" '' ;;
    esac
  done
}

__llmsh_arrays=
((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] < 501)) || __llmsh_arrays=1

# readline is off here, so `bind` in an rc file would warn for every key; taken away after the rc files.
bind() { builtin bind "$@" 2>/dev/null; }
__llmsh_ready() {
  builtin local __llmsh_v
  builtin declare -f bind >|"$__llmsh_scratch"
  builtin mapfile -d '' -t __llmsh_v <"$__llmsh_scratch"
  [[ ${__llmsh_v-} != *'builtin bind "$@" 2> /dev/null'* ]] || builtin unset -f bind
  __llmsh_edit_off
  [[ $__llmsh_edit ]] || __llmsh_edit=emacs
  __llmsh_rc=
}
