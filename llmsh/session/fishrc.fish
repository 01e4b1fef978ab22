# The inner fish's side of a session; bashrc.bash says how the parts play together.
#
# fish reads its commands with its own reader from the terminal, so the fixed line is the reader's: a key of
# ours puts it there. What the reader draws stands between our marks and is hidden. fish_prompt waits for the
# next text, so nothing is drawn while idle.
#
# Given by the lines in front of this file: __llmsh_tty, __llmsh_nonce, and the paths of the channels.

set -g __llmsh_seq 0
set -g __llmsh_phase i
set -g __llmsh_st 0
set -g __llmsh_ps 0
set -g __llmsh_x
set -g __llmsh_tail
set -g __llmsh_prompts fish_prompt fish_right_prompt fish_mode_prompt

function __llmsh_mark
    builtin printf '\e]7119;%s;%s;%s\a' $__llmsh_nonce $argv[1] $__llmsh_seq >$__llmsh_tty
end

# Report the state: NUL-terminated fields, as records.py reads them.
function __llmsh_report
    builtin printf '%s\0' $__llmsh_nonce $__llmsh_seq $__llmsh_st "$PWD" '' "$__llmsh_ps" '' '' '' $__llmsh_nonce >$__llmsh_out
    or exit 129
end

function __llmsh_state
    return $__llmsh_st
end

# The first of what happens before a prompt: what the user's own handlers write is for the screen.
function __llmsh_before --on-event fish_prompt
    set -g __llmsh_now $status
    if test "$__llmsh_phase" = s
        # The last command of our line did not run: Ctrl-C.
        set -g __llmsh_st $__llmsh_now
        set -g __llmsh_ps $__llmsh_now
    end
    set -g __llmsh_phase i
    __llmsh_hide
    __llmsh_mark 3
end

# The user's prompts are not drawn here: keep them for who asks.
function __llmsh_hide
    for __llmsh_f in $__llmsh_prompts
        functions -e __llmsh_user_$__llmsh_f
        functions -q $__llmsh_f
        and functions -c $__llmsh_f __llmsh_user_$__llmsh_f
        functions -e $__llmsh_f
    end
    set -e __llmsh_f
    function fish_prompt
        __llmsh_wait
    end
    function fish_right_prompt
    end
    function fish_mode_prompt
    end
end

function __llmsh_show
    for __llmsh_f in $__llmsh_prompts
        functions -e $__llmsh_f
        functions -q __llmsh_user_$__llmsh_f
        and functions -c __llmsh_user_$__llmsh_f $__llmsh_f
    end
    set -e __llmsh_f
end

# Report, then wait for the next text. After it, the phase is t.
function __llmsh_wait
    test "$__llmsh_phase" = i
    or return
    __llmsh_mark 5
    __llmsh_report
    while true
        set -l line
        builtin read line <$__llmsh_in
        test -n "$line"
        or exit 129
        set -l number (string split -m 1 : -- $line)[1]
        test "$number" -gt $__llmsh_seq
        or continue
        set -g __llmsh_seq $number
        set -l parts (string split0 <$__llmsh_text)
        if string match -q '*:r:*' -- $line
            set -g __llmsh_x "$parts[1]"
            set -g __llmsh_phase t
            __llmsh_remember "$parts[2]"
            __llmsh_mark 1
            return
        end
        begin
            builtin printf '\0'
            __llmsh_state
            eval "$parts[1]"
        end >(string replace -r '^.*?:q:' '' -- $line) </dev/null 2>/dev/null
        __llmsh_report
    end
end

# Bound to our key: put our line into the reader and run it.
function __llmsh_go
    __llmsh_wait
    # The last line of the text's own eval saves its pipestatus, where the text is whole.
    set -g __llmsh_tail ''
    set -g __llmsh_kept
    commandline -r -- $__llmsh_x
    commandline --is-valid
    and set -g __llmsh_tail \n'__llmsh_keep $status $pipestatus'
    commandline -r -- ' __llmsh_begin; eval $__llmsh_x$__llmsh_tail; __llmsh_end $status'
    commandline -f execute
end

function __llmsh_begin
    set -g __llmsh_phase s
    __llmsh_show
    # The name reaches the running installation, also where PATH does not lead to it.
    if string match -q '*llmsh*' -- $__llmsh_x; and test -n "$__llmsh_own"; and not type -q llmsh
        function llmsh
            if command -sq llmsh
                command llmsh $argv
            else
                $__llmsh_own $argv
            end
        end
    end
    __llmsh_mark 2
    return $__llmsh_st
end

function __llmsh_keep
    set -g __llmsh_kept $argv[2..-1]
    return $argv[1]
end

# The user's text has ended; what the reader draws from here on is hidden.
function __llmsh_end
    set -g __llmsh_st $argv[1]
    set -g __llmsh_ps $argv[1]
    test -n "$__llmsh_kept"
    and set -g __llmsh_ps $__llmsh_kept
    set -g __llmsh_phase e
    __llmsh_mark 3
    __llmsh_mark 1
    return $argv[1]
end

# Into fish's history file, as fish writes it: no builtin of fish 3 does it.
function __llmsh_remember
    test -n "$argv[1]"
    and test "$fish_private_mode" != 1
    and test -z "$(string match -r '^\s' -- $argv[1])"
    or return 0
    set -l name fish
    set -q fish_history
    and set name $fish_history
    set -l folder $HOME/.local/share/fish
    set -q XDG_DATA_HOME
    and set folder $XDG_DATA_HOME/fish
    test -n "$name" -a -d "$folder"
    or return 0
    set -l cmd (string replace -a -- \\ \\\\ $argv[1] | string join '\\n')
    builtin printf '%s\n' "- cmd: $cmd" "  when: "(command date +%s) >>$folder/{$name}_history
    builtin history merge
end

# Run bash's text as a job of its own, and keep the directory and the exported variables that it leaves.
function __llmsh_bash
    command truncate -s 0 $__llmsh_scratch
    command $__llmsh_bash -c $__llmsh_step bash $argv[1] $__llmsh_scratch $__llmsh_own
    set -l now $status
    set -l parts (string split0 <$__llmsh_scratch)
    test -n "$parts[1]" -a "$parts[1]" != "$PWD"
    and builtin cd -- $parts[1]
    for part in $parts[2..-1]
        set -l pair (string split -m 1 = -- $part)
        string match -qr '^(_|SHLVL|PWD|OLDPWD|BASH_.*|.*%%)$|^[^a-zA-Z_]' -- $pair[1]
        and continue
        set -l held (string join : -- $$pair[1])
        test "$held" = "$pair[2]"
        or set -gx $pair[1] $pair[2]
    end
    return $now
end

# What is said of jobs is for the screen.
if functions -q fish_job_summary
    functions -c fish_job_summary __llmsh_job_summary
    function fish_job_summary
        __llmsh_mark 3
        __llmsh_job_summary $argv
        __llmsh_mark 1
    end
end

# What fish does before its first prompt (its greeting), but the editor in front of it has modes of its own.
if functions -q __fish_on_interactive
    __fish_on_interactive
    functions -e __fish_on_interactive __fish_enable_bracketed_paste __fish_disable_bracketed_paste
    functions -e __fish_enable_focus __fish_disable_focus
    builtin printf '\e[?2004l\e[?1004l' >$__llmsh_tty
end

# The user's handlers come after our first one.
for __llmsh_f in (functions --handlers-type generic | string match -r '^fish_prompt (.+)$' --groups-only | string match -v __llmsh_before)
    functions $__llmsh_f | source
end
set -e __llmsh_f

for __llmsh_m in default insert visual replace replace_one
    bind -M $__llmsh_m \c] __llmsh_go
end
set -e __llmsh_m
__llmsh_mark 1
