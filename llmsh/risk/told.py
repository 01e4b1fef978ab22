"""Programs that are told by their first words what to do: judged by those words where no rule has spoken.

A rule knows the subcommands that it was written for; a program has more of them, and new ones. So that silence is no
claim, the words themselves are asked then: one that destroys is danger, one that changes something is caution.
"""

from collections.abc import Iterator

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk import harmful_verbs
from llmsh.risk.dry_run import is_dry_run, says_dry_run
from llmsh.risk.fact_table import asks_itself
from llmsh.risk.found import caution, danger
from llmsh.risk.git import subcommand
from llmsh.risk.read_only import administration
from llmsh.risk.read_only.subcommands import READS, check
from llmsh.risk.unknown import given_devices
from llmsh.syntax.names import names

_MOST_WORDS = 4  # `gcloud compute instance-groups managed resize`: what comes later is a name
_TOLD = frozenset(READS) | names(
    """
    bundle tlmgr neo4j-admin tofu terragrunt pulumi cdk eksctl doctl flyctl fly s3cmd glab vercel netlify firebase
    serverless sls openstack linode-cli hcloud ibmcloud oci wrangler nomad consul vault k9s kind k3d velero argocd
    flux bq railway supabase scw exo rancher VBoxManage prlctl packer nova cf eb sam copilot istioctl salt lxc
    incus govc qm pct kubeadm kops helmfile knife puppet swift b2 render mc k3s rke talosctl civo upctl amplify
    nerdctl buildah crictl ctr docker-machine rabbitmqctl rabbitmqadmin influx cockroach prisma flyway alembic
    liquibase diskutil dmsetup hdiutil asr tmutil security mdutil bless fdesetup profiles sysadminctl systemsetup
    port nix guix npm pnpm yarn bun pipx uv poetry rustup asdf mise conda mamba gem composer choco winget scoop
    opkg pkg ipmitool redfishtool storcli megacli ssacli hdparm nvme zfs zpool btrfs cryptsetup lvm integritysetup
    veritysetup rclone restic borg kopia duplicity rdiff-backup svnadmin fossil jj bzr darcs p4 gsutil gh hg svn
    vtctldclient nodetool patronictl repmgr pg_autoctl tiup sbctl mokutil bootctl homectl userdbctl portablectl
    hostnamectl timedatectl localectl resolvectl busctl oomctl coredumpctl udevadm machinectl networkctl loginctl
    crm pcs gluster ceph rados rbd drbdadm linstor stratis multipath nmcli snapper timeshift pveum pvesh pvesm pvecm
    virt-manager virsh xe xl juju maas lxd snap flatpak
    """
)
_PARTS = late_pattern(r"[-:._/]|(?<=[a-z])(?=[A-Z])")
_QUESTIONS = frozenset({"-h", "-help", "help"})
_TAKES_AWAY = names("remove rm del clean clear prune reset kill unlink unset evict")
_ASKS = names(
    """
    get list ls describe show view inspect info status logs log history diff explain search find read print dump
    version help check test validate verify lint plan preview template tree top stats stat watch events which why
    tail cat audit outdated doctor env whoami count exists query lookup resolve ping health metrics summary compare
    estimate fmt format-check is has can who uses deps depends contains can-i iostat smart completion docs manual
    """
)
_CHANGES = names(
    """
    set unset add update modify edit apply patch start stop restart reload enable disable rename move mv cp copy
    restore revert rollback promote demote resize attach detach mount unmount umount link unlink join leave lock
    unlock archive unarchive publish push sync remove rm del clean clear prune reset kill cancel suspend resume
    pause unpause grant revoke approve deny reject rotate renew migrate convert merge scale deploy undeploy exec
    invoke send write put post register unregister deregister trust untrust on off forget close eject transfer
    assign unassign replace maintenance trigger failover switchover reboot shutdown poweroff halt drain cordon
    taint label annotate commit recreate reinstall repair fix rebuild reindex reencrypt rekey passwd import load
    evict expire retire block unblock ban allow pivot pull-down yank quarantine abandon discard undo redo downgrade
    checkout activate deactivate bind unbind connect disconnect claim release undefine subscribe unsubscribe nbdstop
    """
)
_REMOVING_OPTION = late_pattern(r"--?(?:delete|remove|purge|erase|wipe|destroy)(?:-[a-z]+)*(?==|\Z)")
_VERB = late_pattern(r"[A-Za-z][\w:.-]*")
_DELETES = late_pattern(r"\A(?:del|rm)(?!ay|ta|eg|im|iv|ve)[a-z]+\Z")
_ALL = late_pattern(
    r"-(?=[qv]*[aAfrRy])[aAfrRyqv]{1,4}|--all|--force|--recursive|--yes|--purge|--hard|all|\*|.*[-_]all"
)


# What git has itself; another word is an alias or a program of somebody else.
_GIT = names(
    """
    add am annotate apply archive bisect blame branch bugreport bundle cat-file check-attr check-ignore
    check-mailmap check-ref-format checkout checkout-index cherry cherry-pick citool clean clone column commit
    commit-graph commit-tree config count-objects credential credential-cache credential-store cvsexportcommit
    cvsimport cvsserver daemon describe diagnose diff diff-files diff-index diff-tree difftool fast-export
    fast-import fetch fetch-pack filter-branch fmt-merge-msg for-each-ref for-each-repo format-patch fsck
    fsck-objects fsmonitor--daemon gc get-tar-commit-id grep gui gitk hash-object help hook http-backend http-fetch
    http-push imap-send index-pack init init-db instaweb interpret-trailers lfs log ls-files ls-remote ls-tree
    mailinfo mailsplit maintenance merge merge-base merge-file merge-index merge-one-file merge-tree mergetool
    mktag mktree multi-pack-index mv name-rev notes p4 pack-objects pack-redundant pack-refs patch-id prune
    prune-packed pull push quiltimport range-diff read-tree rebase receive-pack reflog refs remote repack replace
    replay request-pull rerere reset restore rev-list rev-parse revert rm send-email send-pack shell shortlog show
    show-branch show-index show-ref sparse-checkout stage stash status stripspace submodule subtree svn switch
    symbolic-ref tag unpack-file unpack-objects update-index update-ref update-server-info upload-archive
    upload-pack var verify-commit verify-pack verify-tag version web--browse whatchanged worktree write-tree scalar
    """
)


def _git_of_others(command: SimpleCommand) -> str:
    """The subcommand, where git has none of that name."""
    found = subcommand(command)
    return found[0] if found is not None and found[0] not in _GIT and not found[0].startswith("$") else ""


def _is_unclear(command: SimpleCommand, program: str) -> bool:
    """Claims that `program` administers something and is told what is none of the words with which it reads."""
    return program in administration.READS and bool(command.arguments) and not check(program)(command)


def of_silence(command: SimpleCommand, program: str) -> Iterator[Finding]:
    """What to say of `command`, about which every rule was silent, by the words that tell its program what to do."""
    shapes = command.shapes
    shapes = shapes[: shapes.index("--")] if "--" in shapes else shapes
    if is_dry_run(command) or says_dry_run(command) or asks_itself(command) or {*shapes[:1], *shapes[-1:]} & _QUESTIONS:
        return
    asks = 1
    removes = any(_REMOVING_OPTION.match(shape) for shape in shapes)
    is_wide = any(_ALL.fullmatch(shape) for shape in shapes)
    if program == "git" and (own := _git_of_others(command)):
        yield caution(Reason.INDIRECT, "runs a subcommand that git itself does not have", own)
    if program in _TOLD:
        words = [shape for shape in shapes if _VERB.fullmatch(shape)][:_MOST_WORDS]
        parts = [{word, _DELETES.sub("remove", word), *map(str.lower, _PARTS.split(word))} for word in words]
        asks = next((index for index, found in enumerate(parts) if found & _ASKS), len(parts))
        reasons = harmful_verbs.among(words[:asks], program)
        yield from (danger(reason, "is told to destroy something, by a word of its own", *words) for reason in reasons)
        told = set[str]().union(*parts[:asks])
        if not reasons and is_wide and told & _TAKES_AWAY:
            yield danger(Reason.DELETE, "takes away more than one thing, by a word of its own", *words)
        elif not reasons and told & _CHANGES:
            yield caution(Reason.INDIRECT, "changes something, by a word of its own", *words)
        elif not reasons and asks == len(parts) and _is_unclear(command, program):
            yield caution(Reason.INDIRECT, "does something about which nothing is known here", *words)
            yield from given_devices(command, program)
            for reason in harmful_verbs.reasons(command, program):
                yield danger(reason, "says so itself, and nothing more is known about it", program)
    if removes and (program not in _TOLD or asks):
        yield (danger if is_wide else caution)(Reason.DELETE, "has an option that removes something", *shapes[:3])
