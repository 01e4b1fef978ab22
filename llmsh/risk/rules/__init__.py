"""The rules, registered by hand; a command is shown only to the rules of its program and to those of "*"."""

from collections.abc import Iterator
from functools import cache
from types import ModuleType

from llmsh.risk.rules import (
    accounts,
    archives,
    attributes,
    change_in_place,
    change_named,
    cloud,
    containers,
    database,
    dd_device,
    disk,
    editor_files,
    endless_loop,
    endless_output,
    endless_source,
    facts_cloud,
    facts_data,
    facts_database,
    facts_disk,
    facts_machine,
    facts_network,
    fed_code,
    fetched_then_run,
    file_transfer,
    find_actions,
    find_repeats_change,
    firmware,
    fork_bomb,
    frameworks,
    git_changes,
    git_history,
    git_worktree,
    granted_access,
    install_address,
    interpreter_code,
    kill_processes,
    kill_selection,
    loader_environment,
    lookalikes,
    mounts,
    network_lockout,
    open_doors,
    other_vcs,
    ownership,
    packages,
    permissions,
    persistence,
    platform_code,
    redirect,
    remove,
    remove_directory,
    rewriters,
    root_escape,
    root_shell,
    rsync_delete,
    run_code,
    secrets_found,
    secrets_shown,
    send_data,
    send_secrets,
    services,
    shared_folders,
    shell_over_network,
    shred,
    shutdown,
    system_config,
    tidiers,
    truncate,
    unread_input,
    unseen_settings,
    write_place,
)

COMMAND_RULES: tuple[ModuleType, ...] = (
    accounts,
    facts_cloud,
    facts_data,
    facts_database,
    facts_disk,
    facts_machine,
    facts_network,
    archives,
    attributes,
    change_in_place,
    change_named,
    cloud,
    containers,
    database,
    dd_device,
    disk,
    editor_files,
    endless_output,
    file_transfer,
    find_actions,
    firmware,
    find_repeats_change,
    frameworks,
    git_changes,
    git_history,
    git_worktree,
    granted_access,
    install_address,
    interpreter_code,
    kill_processes,
    loader_environment,
    mounts,
    network_lockout,
    open_doors,
    other_vcs,
    ownership,
    packages,
    permissions,
    persistence,
    platform_code,
    redirect,
    remove,
    remove_directory,
    rewriters,
    root_escape,
    root_shell,
    rsync_delete,
    run_code,
    secrets_shown,
    send_data,
    services,
    shared_folders,
    shred,
    shutdown,
    system_config,
    tidiers,
    truncate,
    unseen_settings,
    write_place,
)
SCRIPT_RULES: tuple[ModuleType, ...] = (
    secrets_found,
    endless_loop,
    endless_source,
    fed_code,
    fetched_then_run,
    fork_bomb,
    kill_selection,
    lookalikes,
    send_secrets,
    shell_over_network,
    unread_input,
)


@cache
def by_program() -> dict[str, tuple[ModuleType, ...]]:
    """Rules by the program that they are about; "*" holds those for every command."""
    table: dict[str, list[ModuleType]] = {}
    for rule in COMMAND_RULES:
        for program in rule.PROGRAMS:
            table.setdefault(program, []).append(rule)
    return {program: tuple(rules) for program, rules in table.items()}


def rules_for(program: str | None) -> Iterator[ModuleType]:
    table = by_program()
    if program is not None:
        yield from table.get(program, ())
    yield from table["*"]


def name_of(rule: ModuleType) -> str:
    return rule.__name__.rpartition(".")[2]
