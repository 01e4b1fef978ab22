"""Cloud and cluster tools: one command deletes what runs elsewhere, for everyone.

Source: command references of AWS CLI, gcloud, Azure CLI, kubectl, Helm, Terraform.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.dry_run import says_dry_run
from llmsh.risk.found import caution, danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    aws gcloud az kubectl oc helm terraform tofu terragrunt pulumi cdk eksctl doctl heroku flyctl fly gsutil s3cmd
    gh glab vercel netlify firebase serverless sls vagrant virsh openstack linode-cli hcloud ibmcloud oci wrangler
    nomad consul vault ansible ansible-playbook k9s minikube kind k3d velero argocd flux bq railway supabase scw exo
    rancher multipass VBoxManage prlctl packer nova cf eb sam copilot istioctl kustomize salt lxc incus lxc-destroy
    govc qm pct kubeadm kops helmfile cdktf knife puppet swift b2 render mc k3s rke rke2 talosctl civo upctl vultr-cli
    exoscale flarectl cf-terraforming spacectl ansible-pull
    """
)
MATCHES = (
    "aws s3 rm s3://b --recursive",
    "aws ec2 terminate-instances --instance-ids i-1",
    "gcloud compute instances delete a",
    "kubectl delete ns prod",
    "helm uninstall web",
    "terraform destroy",
    "terraform apply -auto-approve",
    "kubectl delete pods --all",
    "aws s3 rb s3://b --force",
    "az group delete -n g",
    "gh repo delete x/y",
    "heroku apps:destroy a",
    "kubectl drain n1",
    "kubectl apply -f a.yml",
    "virsh undefine vm",
    "aws iam delete-user --user-name a",
    "kubectl delete pod web-1",
    "aws s3 cp a s3://b/",
    "vagrant destroy -f",
    "kubectl -n prod delete deploy web",
    "kubectl scale --replicas=0 deploy/web",
    "gsutil -m rm -r gs://b",
    "pulumi destroy -y",
    "vault kv delete a",
    "ibmcloud is instance-delete a",
    "gsutil -m rsync -d a gs://b",
)
IGNORES = (
    "aws s3 ls",
    "kubectl get pods",
    "terraform plan",
    "gcloud projects list",
    "helm list",
    "az vm list",
    "gh pr list",
    "aws ec2 describe-instances",
    "kubectl logs web",
    "kubectl describe pod x",
    "doctl compute droplet list",
    "kubectl delete pod x --dry-run=client",
    "virsh list --all",
    "aws sts get-caller-identity",
    "heroku logs -t",
    "vagrant status",
    "terraform show",
    "kubectl explain delete",
    "gh issue view 3",
    "ansible all -m ping",
    "salt '*' test.ping",
)
_DESTROYS = late_pattern(
    r"(?:delete|destroy|terminate|purge|remove|undefine|rb|deregister|uninstall|nuke|wipe|erase|del|teardown|drop|force-delete|empty|rm"
    r"|unregistervm|volume:delete|batch-delete|decommission)(?:[-:].*)?\Z|[\w-]+-(?:delete|destroy|terminate|purge|remove)\Z|.*:(?:destroy|delete|remove|reset)\Z|(?:schedule-key-deletion|reset|drain|close-account|delete-\S+)\Z"
)
_CHANGES = late_pattern(
    r"(?:create|put|update|modify|apply|patch|set|add|attach|detach|start|stop|reboot|restart|scale|edit|replace|label|annotate|taint|cordon|uncordon"
    r"|rollout|rollback|install|upgrade|deploy|up|down|cp|mv|sync|mb|import|run|invoke|send|publish|enable|disable|associate|disassociate|revoke|grant"
    r"|authorize|exec|autoscale|expose|merge|close|resize|migrate|suspend|resume|halt|reload|provision|poweroff|shutdown|login|logout|write|kv|push"
    r"|restore|promote|unseal|seal|step-down|release|copy|move|upload|copy-into|change|snapshot|clone|fork|reopen|comment|approve|state|taint|untaint"
    r"|init|bootstrap|destroy|leave|force-unlock|deallocate|use|gc|disable|rightsize)(?:[-:].*)?\Z"
)
_SERVICE_FIRST = names(
    """
    aws gcloud az oci doctl ibmcloud linode-cli scw openstack hcloud nova civo upctl
    """
)
_STOPS = late_pattern(
    r"(?:stop|reboot|restart|deallocate|poweroff|power-off|shutdown|terminate)(?:-(?:instances?|vms?|server))?"
)
_SALT_READS = late_pattern(
    r"test\.(?:ping|version|versions_\w+)|grains\.(?:items|get|ls|item)|(?:status|disk|network|sys)\.\w+|pkg\.(?:list_\w+|version)"
)
_OWNS_NODE = late_pattern(
    r"(?:privileged|host(?:PID|Network|IPC))\W{1,3}\s*true|hostPath\W{1,4}\s*(?:path\W{1,4}\s*)?/(?:[\"'\s}]|\Z|etc|root|var/run)"
)
_NONE_LEFT = late_pattern(
    r"(?:desired-count|capacity|max-size|replicas|num-nodes|\w+-count|size|instances)[= ]0(?:\s|\Z)|:scale \w+=0"
)
_READS = late_pattern(
    r"(?:get|list|describe|ls|show|status|logs?|view|top|explain|version|help|plan|validate|diff|search|info|inspect|check|lint|template|history|whoami|config|auth"
    r"|tail|wait|output|fmt|graph|providers|cluster-info|api-resources|lookup|read|dominfo|cat|du|stat|presign|events?|port-forward|completion)(?:[-:].*)?\Z"
    r"|[a-z]+-(?:list|info|dumpxml|current|parent)\Z"
)
_ASKS = late_pattern(r"(?:list|ls|show|describe|search|view|get|explain)(?:-\S+)?\Z")  # what follows is a name
_ANSIBLE_READS = frozenset({"ping", "setup", "debug", "stat", "find", "getent", "package_facts", "service_facts"})
_KUBE = frozenset({"kubectl", "oc"})
_WIDE_KINDS = late_pattern(
    r"(?:ns|namespaces?|projects?|ingress(?:es)?|jobs|nodes?|pvc?|persistentvolume\w*|crds?|customresource\w*|clusterroles?\w*|all|deploy\w*|statefulsets?|sts|secrets?|svc|services?|daemonsets?|ds)\Z"
)

_GH_SENDS = late_pattern(r"(?:-X|--method)[ =]?(?!GET)[A-Za-z]+|(?:^| )(?:-[fF]|--(?:raw-)?field|--input)\b")


def assess(command: SimpleCommand) -> Finding | tuple[Finding, ...] | None:
    program, shapes = command.program or "", command.shapes
    if says_dry_run(command) or command.has_flag("help", "version") or "help" in shapes[:1] or "--check" in shapes:
        return None
    words = verbs(
        command,
        "nfl",
        (
            "namespace",
            "context",
            "filename",
            "profile",
            "region",
            "project",
            "output",
            "instance-ids",
            "user-name",
            "selector",
            "kubeconfig",
            "query",
        ),
    )
    if command.has_flag("list-hosts", "list-tasks", "syntax-check"):
        return None
    if program == "lxc-destroy":
        return danger(Reason.CLOUD_DESTROY, "destroys a container", *words)
    if not words:
        return (
            caution(Reason.CLOUD_DESTROY, "runs a playbook on other machines")
            if program in ("ansible-playbook", "salt")
            else None
        )
    if program in ("ansible", "ansible-playbook", "salt"):
        module = command.options("maiulcfMtT", ("module-name", "args", "inventory")).get("m", "module-name") or ""
        if program == "ansible" and module.rpartition(".")[2] in _ANSIBLE_READS:
            return None
        if program == "salt" and any(_SALT_READS.fullmatch(word) for word in words[1:2]):
            return None
        if module.rpartition(".")[2] in ("reboot", "shutdown", "win_reboot", "win_shutdown"):
            return danger(Reason.SHUTDOWN, "stops or restarts other machines", *words)
        if any("state=absent" in shape for shape in shapes):
            return danger(Reason.DELETE, "deletes on other machines", *words)
        return caution(Reason.CLOUD_DESTROY, "changes other machines", *words)
    if words[0] == "diff" or command.has_flag("list-hosts", "list-tasks", "syntax-check", "preview-only"):
        return None
    if program in _KUBE:
        return _kube(command, words)
    if program in ("terraform", "tofu", "terragrunt", "pulumi", "cdk"):
        if (
            words[0] == "destroy"
            or ("-destroy" in shapes and words[0] == "apply")
            or (words[0] == "state" and "rm" in words)
        ):
            return danger(Reason.CLOUD_DESTROY, "destroys infrastructure", *words)
        if words[0] in ("apply", "up") and any(
            shape.lstrip("-").startswith(("auto-approve", "yes", "y", "skip-preview"))
            for shape in shapes
            if shape.startswith("-")
        ):
            return danger(Reason.CLOUD_DESTROY, "changes infrastructure without asking; it may delete too", *words)
    if program == "virsh" and words[0] in (
        "shutdown",
        "destroy",
        "undefine",
        "vol-delete",
        "pool-delete",
        "snapshot-delete",
    ):
        how = caution if words[0] == "shutdown" else danger
        return how(Reason.CLOUD_DESTROY, "stops or deletes a virtual machine", *words)
    if program == "vault" and "disable" in words:
        return danger(Reason.CLOUD_DESTROY, "takes away a store with the secrets in it", *words)
    if _NONE_LEFT.search(" ".join(shapes)):
        return danger(Reason.CLOUD_DESTROY, "leaves nothing of it running", *words)
    if program == "ansible-pull" or any(re.match(r"-from-module=https?:", shape) for shape in shapes):
        return danger(Reason.NETWORK_EXEC, "runs what it fetches", *words)
    if program == "helm" and words[0] in ("install", "upgrade") and any(word.startswith("http") for word in words):
        return danger(Reason.NETWORK_EXEC, "installs from an address that nobody vouches for", *words)
    if program == "aws" and any(word.startswith("revoke-security-group") for word in words):
        return danger(Reason.NETWORK_LOCKOUT, "takes a way in through the firewall away", *words)
    start = 1 if program in _SERVICE_FIRST else 0
    if start and any(_STOPS.fullmatch(word) for word in words[1:4]):
        message = "stops or restarts machines elsewhere"
        return danger(Reason.SHUTDOWN, message, *words), danger(Reason.CLOUD_DESTROY, message, *words)
    verb_words = [word for word in words[start : start + 4] if not word.startswith(("s3://", "gs://", "/", "."))]
    reads = any(_READS.match(word) for word in verb_words)
    asked = next((index for index, word in enumerate(verb_words) if _ASKS.match(word)), len(verb_words))
    if any(_DESTROYS.match(word) for word in verb_words[:asked]) and not (reads and _READS.match(verb_words[0])):
        named_one = program == "aws" and words[:2] == ("s3", "rm") and not command.has_flag("recursive")
        found = (caution if named_one else danger)(
            Reason.CLOUD_DESTROY, "deletes what runs or is kept elsewhere", *words
        )
        if program in ("gh", "glab"):
            return found, danger(Reason.GIT_HISTORY_LOSS, "deletes what is kept on a server", *words)
        return found
    if (command.has_flag("delete") and "sync" in words) or (
        program == "gsutil" and "rsync" in words and command.has_flag("d") and not command.has_flag("n")
    ):
        return danger(Reason.CLOUD_DESTROY, "deletes what the source lacks", *words)
    if reads and not any(_CHANGES.match(word) for word in verb_words[1:2]):
        return None
    if program == "gh" and words[0] == "api" and "DELETE" in " ".join(shapes):
        message = "deletes what is kept on a server"
        return danger(Reason.CLOUD_DESTROY, message, *words), danger(Reason.GIT_HISTORY_LOSS, message, *words)
    if program == "gh" and words[0] == "api" and _GH_SENDS.search(" ".join(shapes)):
        return caution(Reason.CLOUD_DESTROY, "changes what is kept on a server", *words)
    if program == "nomad" and "purge" in " ".join(shapes):
        return danger(Reason.CLOUD_DESTROY, "takes a job and its history away", *words)
    return (
        caution(Reason.CLOUD_DESTROY, "changes what runs or is kept elsewhere", *words)
        if any(map(_CHANGES.match, verb_words))
        else None
    )


def assess_input(command: SimpleCommand, text: str) -> Finding | None:
    """`echo … | kubectl apply -f -`: what is told to a cluster."""
    if command.program in _KUBE and _OWNS_NODE.search(text):
        return danger(Reason.PRIVILEGE, "runs something that owns the machines of the cluster")
    return None


def _kube(command: SimpleCommand, words: tuple[str, ...]) -> Finding | None:
    verb = words[0]
    fetches = any(
        re.match(r"(?:-[fk]=?)?(?:https?://|git::|github\.com/|gitlab\.com/)", shape) for shape in command.shapes
    )
    here = [item.target.shape for item in command.redirections if item.operator.startswith("<<") and item.target]
    if verb in ("apply", "create", "replace", "run") and any(map(_OWNS_NODE.search, (*here, *command.shapes))):
        return danger(Reason.PRIVILEGE, "runs something that owns the machines of the cluster", *words[1:])
    if verb in ("apply", "create", "replace") and fetches:
        return danger(Reason.NETWORK_EXEC, "applies what an address answers, which nobody has read", *words[1:])
    if verb == "delete":
        kinds = [word for word in words[1:] if _WIDE_KINDS.match(word.split("/")[0])]
        wide = (
            command.has_flag("all", "A", "all-namespaces", "f", "filename", "l", "selector", "k", "force")
            or kinds
            or len(words) > 4
            or any(word.value is None and word.may_split for word in command.arguments)
        )
        return (danger if wide else caution)(Reason.CLOUD_DESTROY, "deletes objects of the cluster", *words[1:])
    if (
        verb == "drain"
        or (verb == "replace" and command.has_flag("force"))
        or (verb == "scale" and any(shape.endswith("=0") for shape in command.shapes))
    ):
        return danger(Reason.CLOUD_DESTROY, "takes running workloads away", *words[1:])
    if verb == "adm" and "drain" in words:
        return danger(Reason.CLOUD_DESTROY, "takes running workloads away", *words[1:])
    if (
        verb in ("rollout", "auth", "config")
        and words[1:2]
        and words[1] in ("status", "history", "can-i", "view", "get-contexts", "current-context", "whoami")
    ):
        return None
    if verb in ("exec", "cp", "port-forward", "attach", "debug"):
        return None  # what runs inside is looked at by itself
    return caution(Reason.CLOUD_DESTROY, "changes the cluster", *words[1:]) if _CHANGES.match(verb) else None
