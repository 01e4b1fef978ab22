# Generated from llmsh/app/options.py by `make docs`. bash completion for llmsh.
_llmsh() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words=""
    COMPREPLY=()
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "ask explain route risk try undo history policy audit tools mcp model doctor setup kernel -c -l --login -i -s --norc --noprofile --rcfile --help --version" -- "$current"))
        [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
        return
    fi
    case ${COMP_WORDS[1]} in
        ask)
            case $previous in
                --cwd) COMPREPLY=($(compgen -d -- "$current")); return ;;
            esac
            words="-y --yes -p --print --json --batch --elsewhere --cwd --help" ;;
        explain)
            case $previous in
                --command)  return ;;
                --status)  return ;;
                --cwd) COMPREPLY=($(compgen -d -- "$current")); return ;;
            esac
            words="--command --status --cwd --json --fix --help" ;;
        route)
            words="--help" ;;
        risk)
            words="--json --help" ;;
        try)
            case $previous in
                --time)  return ;;
                --memory)  return ;;
                --processes)  return ;;
                --size)  return ;;
                --cwd) COMPREPLY=($(compgen -d -- "$current")); return ;;
            esac
            words="--commit --drop --time --memory --processes --size --json --cwd --help" ;;
        undo)
            case $previous in
                --to)  return ;;
            esac
            words="--list --show --to --keep-changed --replace-changed --json --help" ;;
        history)
            case $previous in
                --dir) COMPREPLY=($(compgen -d -- "$current")); return ;;
                --status)  return ;;
                --host)  return ;;
                --since)  return ;;
                --until)  return ;;
                --limit)  return ;;
                --id)  return ;;
            esac
            words="list search import delete pause resume --dir --below --status --host --since --until --limit --meaning --id --last --all -y --yes --json --help" ;;
        policy)
            words="--json --help" ;;
        audit)
            case $previous in
                --last)  return ;;
            esac
            words="--last --json --help" ;;
        tools)
            case $previous in
                --as)  return ;;
                --cwd) COMPREPLY=($(compgen -d -- "$current")); return ;;
            esac
            words="list show call grant revoke approve path --as -y --yes --cwd --json --help" ;;
        mcp)
            words="plan explain search_history assess_risk run --help" ;;
        model)
            case $previous in
                --name)  return ;;
                --cases)  return ;;
            esac
            words="list pull use remove bench --name --cases -y --yes --json --help" ;;
        doctor)
            words="--json --help" ;;
        setup)
            words="--login-shell --profile --systemd --remove --uninstall -y --yes --help" ;;
        kernel)
            words="start stop status log run --help" ;;
        *) COMPREPLY=($(compgen -f -- "$current")); return ;;
    esac
    COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o filenames -F _llmsh llmsh
