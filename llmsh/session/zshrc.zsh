# The inner zsh's side of a session; bashrc.bash says how the parts play together.
#
# Given by the lines in front of this file: __llmsh_tty, __llmsh_nonce, and the paths of the channels.
# Each function works with zsh's own options, whatever the user has set (`emulate -L zsh`).

__llmsh_seq=0 __llmsh_phase=i __llmsh_st=0 __llmsh_ps=0 __llmsh_x=
__llmsh_ps1= __llmsh_tmout= __llmsh_preexec=
typeset -ga __llmsh_hooks
__llmsh_hide=$'\e]7119;'$__llmsh_nonce$';4;0\a'
\builtin zmodload zsh/parameter zsh/system

__llmsh_mark() {
  \builtin emulate -L zsh
  \builtin printf '\e]7119;%s;%s;%s\a' "$__llmsh_nonce" "$1" "$__llmsh_seq" >|"$__llmsh_tty"
}

# Report the state: NUL-terminated fields, as records.py reads them.
__llmsh_report() {
  \builtin emulate -L zsh
  \builtin printf '%s\0' "$__llmsh_nonce" "$__llmsh_seq" "$__llmsh_st" "$PWD" "$1" "$__llmsh_ps" \
    "$__llmsh_tmout" "$2" "$3" "$__llmsh_nonce" >|"$__llmsh_out" || \builtin exit 129
}

# The last of the precmd functions: keep PS1, TMOUT and the preexec hooks away from the fixed line.
__llmsh_idle() {
  \builtin local __llmsh_now=$?
  \builtin emulate -L zsh
  __llmsh_ps1=$PS1 PS1=$__llmsh_hide
  __llmsh_tmout=${TMOUT-}
  [[ ! $__llmsh_tmout ]] || \builtin unset TMOUT
  __llmsh_hooks=("${preexec_functions[@]}")
  preexec_functions=()
  __llmsh_preexec=
  if (( $+functions[preexec] )); then
    __llmsh_preexec=1
    functions[__llmsh_user_preexec]=$functions[preexec]
    \builtin unfunction preexec
  fi
  \builtin return $__llmsh_now
}

# What is ours while idle becomes the user's again.
__llmsh_user() {
  \builtin emulate -L zsh
  PS1=$__llmsh_ps1
  [[ ! $__llmsh_tmout ]] || TMOUT=$__llmsh_tmout
  preexec_functions=("${__llmsh_hooks[@]}")
  if [[ $__llmsh_preexec ]]; then
    functions[preexec]=$functions[__llmsh_user_preexec]
    \builtin unfunction __llmsh_user_preexec
  fi
  precmd_functions=("${(@)precmd_functions:#__llmsh_idle}" __llmsh_idle)
}

# The last step before the user's text: the hooks that want to see it, and `$?` as it was left.
__llmsh_begin() {
  \builtin emulate -L zsh
  \builtin local __llmsh_f
  # The last line of the text's own eval saves its pipestatus, where the text is whole.
  __llmsh_tail= __llmsh_ps=
  functions[__llmsh_probe]=$1
  if (( $+functions[__llmsh_probe] )); then
    \builtin unfunction __llmsh_probe
    [[ $1 == *\\ ]] || __llmsh_tail=$'\n{ __llmsh_keep $? $pipestatus } 2>/dev/null'
  fi
  # The name reaches the running installation, also where PATH does not lead to it.
  [[ $1 != *llmsh* || ! $__llmsh_own ]] || \builtin whence llmsh >/dev/null || \builtin hash llmsh="$__llmsh_own"
  __llmsh_mark 2
  __llmsh_state
  (( ! $+functions[preexec] )) || preexec "$1" "$1" "$1" <>"$__llmsh_tty" 2>"$__llmsh_tty"
  for __llmsh_f in "${preexec_functions[@]}"; do
    (( ! $+functions[$__llmsh_f] )) || $__llmsh_f "$1" "$1" "$1" <>"$__llmsh_tty" 2>"$__llmsh_tty"
  done
  \builtin return $__llmsh_st
}

# Run bash's text as a job of its own, and keep the directory and the exported variables that it leaves.
__llmsh_bash() {
  \builtin emulate -L zsh
  \builtin local __llmsh_now __llmsh_v
  \builtin local -a __llmsh_parts
  : >|"$__llmsh_scratch"
  "$__llmsh_bash" -c "$__llmsh_step" bash "$1" "$__llmsh_scratch" "$__llmsh_own"
  __llmsh_now=$?
  __llmsh_parts=("${(@0)$(<"$__llmsh_scratch")}")
  [[ ! $__llmsh_parts[1] || $__llmsh_parts[1] == "$PWD" ]] || \builtin cd -- "$__llmsh_parts[1]"
  for __llmsh_v in "${(@)__llmsh_parts[2,-1]}"; do
    case $__llmsh_v in
      (_=* | SHLVL=* | PWD=* | OLDPWD=* | BASH_* | *%%=*) ;;
      ([a-zA-Z_]*=*) [[ $__llmsh_v == "${__llmsh_v%%=*}=${(P)${__llmsh_v%%=*}}" ]] || \builtin export "$__llmsh_v" ;;
    esac
  done
  \builtin return $__llmsh_now
}

__llmsh_keep() { \builtin emulate -L zsh; __llmsh_ps="${*[2,-1]}"; \builtin return $1 }

__llmsh_end() {
  \builtin emulate -L zsh
  [[ $__llmsh_tail && $__llmsh_ps ]] || __llmsh_ps=$1
  __llmsh_st=$1 __llmsh_phase=e
  __llmsh_mark 3
}

# The precmd functions see the text's status as `$?`.
__llmsh_done() { \builtin return $__llmsh_st }

__llmsh_state() { \builtin return $__llmsh_st }

__llmsh_wait() {
  \builtin local __llmsh_now=$? __llmsh_flags= __llmsh_shopts= __llmsh_shown= __llmsh_v
  \builtin local -a __llmsh_parts
  [[ ! -o errexit ]] || __llmsh_flags+=e
  [[ ! -o xtrace ]] || __llmsh_flags+=x
  [[ ! -o verbose ]] || __llmsh_flags+=v
  [[ ! -o monitor ]] || __llmsh_flags+=m
  \builtin local __llmsh_o
  for __llmsh_o in autocd promptsubst histignorespace histignoredups ignoreeof; do
    [[ ! -o $__llmsh_o ]] || __llmsh_shopts+=:$__llmsh_o
  done
  \builtin emulate -L zsh
  if [[ $__llmsh_phase == s ]]; then
    # The last line did not run: Ctrl-C, or an error that ends an eval.
    (( __llmsh_now != 2 )) || __llmsh_now=130
    __llmsh_st=$__llmsh_now __llmsh_ps=$__llmsh_now
  fi
  if [[ $PS1 != $__llmsh_hide ]]; then
    # The hooks have run without ours.
    __llmsh_shown=${(%%)PS1}
    __llmsh_idle
  fi
  __llmsh_phase=i __llmsh_x=
  __llmsh_mark 5
  __llmsh_report "$__llmsh_flags" "$__llmsh_shopts" "$__llmsh_shown"
  while :; do
    __llmsh_v=
    IFS= \builtin read -r __llmsh_v <"$__llmsh_in"
    [[ $__llmsh_v ]] || \builtin exit 129
    [[ ${__llmsh_v%%:*} -gt $__llmsh_seq ]] || \builtin continue
    case $__llmsh_v in
      (*:r:*)
        __llmsh_seq=${__llmsh_v%%:*} __llmsh_phase=s
        __llmsh_parts=("${(@0)$(<"$__llmsh_text")}")
        __llmsh_x=$__llmsh_parts[1]
        __llmsh_user
        [[ ! $__llmsh_parts[2] ]] || \builtin print -sr -- "$__llmsh_parts[2]"
        __llmsh_mark 1
        \builtin return 0 ;;
      (*:q:*)
        __llmsh_seq=${__llmsh_v%%:*}
        __llmsh_v=$(
          {
            \builtin printf '%s\0' "$sysparams[pid]"
            __llmsh_user
            __llmsh_v="$(<"$__llmsh_text")"
            __llmsh_state
            \builtin eval "${__llmsh_v%$'\0'}"
          } </dev/null >|"${__llmsh_v#*:q:}" 2>/dev/null
        )
        __llmsh_report "$__llmsh_flags" "$__llmsh_shopts" '' ;;
    esac
  done
}

# Our lines begin with a blank and are forgotten for it; the user's come by `print -s`.
__llmsh_begin_rc() {
  \builtin setopt rcs
}
__llmsh_zshaddhistory() { [[ $1 != ' if __llmsh_wait '* && $1 != ' \builtin . '* ]] }

__llmsh_end_rc() {
  __llmsh_st=$1 __llmsh_phase=e
  \builtin unfunction __llmsh_begin_rc
  \builtin unset __llmsh_f
  # eval's own line numbers would stand in front of every message.
  \builtin unsetopt zle prompt_cr prompt_sp eval_lineno
  [[ ! -r ${HISTFILE-} ]] || \builtin fc -R
  typeset -ga precmd_functions preexec_functions zshaddhistory_functions
  zshaddhistory_functions+=(__llmsh_zshaddhistory)
  precmd_functions=("${(@)precmd_functions:#__llmsh_idle}" __llmsh_idle)
  __llmsh_mark 3
}
