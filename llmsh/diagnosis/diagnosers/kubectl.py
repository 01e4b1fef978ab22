"""kubectl cannot reach the cluster, or does not find what it was asked for."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "is waiting to start",
    "exceeded quota",
    "disruption budget",
    "error from server",
    "the connection to the server",
    "doesn't have a resource type",
    "no context exists with the name",
    "unable to connect to the server",
    "current-context is not set",
    "the path",
)
PROGRAMS = frozenset({"kubectl", "k", "helm", "oc"})
MATCHES = (
    Case(
        "kubectl get pods",
        "The connection to the server localhost:8080 was refused - did you specify the right host or port?",
        1,
        says="cluster",
        fix="kubectl config get-contexts",
    ),
    Case(
        "kubectl get pod wbe",
        'Error from server (NotFound): pods "wbe" not found',
        1,
        says="`wbe`",
        fix="kubectl get pods --all-namespaces",
    ),
    Case(
        "kubectl get pdos",
        'error: the server doesn\'t have a resource type "pdos"',
        1,
        says="`pdos`",
        fix="kubectl get pods",
    ),
    Case(
        "kubectl config use-context nope",
        'error: no context exists with the name: "nope"',
        1,
        says="`nope`",
        fix="kubectl config get-contexts",
    ),
)
IGNORES = (
    Case("kubectl gte pods", 'Error: unknown command "gte" for "kubectl"'),
    Case("curl http://localhost:1", "curl: (7) Failed to connect to localhost port 1", 7),
)
KINDS = (
    "pods",
    "services",
    "deployments",
    "nodes",
    "namespaces",
    "configmaps",
    "secrets",
    "ingresses",
    "jobs",
    "cronjobs",
    "daemonsets",
    "statefulsets",
    "replicasets",
    "events",
    "persistentvolumes",
    "persistentvolumeclaims",
    "serviceaccounts",
    "endpoints",
    "pod",
    "service",
    "deployment",
    "node",
    "namespace",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r'resource type "(?P<name>[^"]+)"', text):
        near = closest(match["name"], KINDS, limit=1)
        return Finding(
            f"The cluster knows no kind `{match['name']}`." + (f" Did you mean `{near[0]}`?" if near else ""),
            0.96,
            "Things in a cluster have kinds: pods, services, deployments and more.",
            (match[0],),
            tuple(Fix(problem.replace_word(match["name"], each), f"{each} is a kind") for each in near)
            or (Fix("kubectl api-resources", "lists the kinds"),),
        )
    if match := re.search(r'\(NotFound\): (?P<kind>[\w.]+) "(?P<name>[^"]+)" not found', text):
        kind = match["kind"].partition(".")[0]
        return Finding(
            f"There is no {kind.rstrip('s')} `{match['name']}` in this namespace.",
            0.95,
            "Names belong to a namespace; it may be in another one (-n).",
            (match[0],),
            (Fix(f"kubectl get {kind} --all-namespaces", "lists them everywhere"),),
        )
    if match := re.search(r'no context exists with the name: "(?P<name>[^"]+)"', text):
        return Finding(
            f"There is no context `{match['name']}` in your configuration.",
            0.96,
            "A context names a cluster and a user.",
            (match[0],),
            (Fix("kubectl config get-contexts", "lists them"),),
        )
    if re.search(r"x509:|certificate", text):
        return None
    if match := re.search(
        r'container "(?P<name>[^"]+)" in pod "(?P<pod>[^"]+)" is waiting to start: (?P<why>[^\n]+)', text
    ):
        return Finding(
            f"The container `{match['name']}` has not started yet: {match['why'].rstrip('.')[:100]}.",
            0.96,
            "There is no log before a container runs. Why it waits stands among the events of its pod.",
            (match[0][:160],),
            (Fix(f"kubectl describe pod {match['pod']}", "shows its events, at the end"),),
        )
    if match := re.search(
        r"exceeded quota: (?P<quota>[\w.-]+), requested: (?P<wants>[^,]+), used: (?P<used>[^,]+), limited: "
        r"(?P<limit>\S+)",
        text,
    ):
        return Finding(
            f"The quota `{match['quota']}` of this namespace is used up: {match['wants']} more than {match['limit']}.",
            0.965,
            "A quota limits what all pods of a namespace may ask for together.",
            (match[0],),
            (Fix("kubectl describe quota", "shows what is used and allowed"),),
            ("ask for less, free something, or have the quota raised",),
        )
    if "violate the pod's disruption budget" in text:
        return Finding(
            "A pod may not be moved away: its disruption budget wants it to stay.",
            0.96,
            "A budget says how many pods of a kind have to run at any time. There are too few of them now.",
            ("disruption budget",),
            (Fix("kubectl get poddisruptionbudgets --all-namespaces", "shows the budgets"),),
            ("start more pods of that kind first, or wait until the others are ready",),
        )
    if re.search(r"connection to the server|nable to connect to the server|current-context is not set", text):
        where = re.search(r"server (?P<host>[\w.:-]+) was refused", text)
        local = where is not None and where["host"] == "localhost:8080"
        return Finding(
            "kubectl does not reach a cluster" + (f" at {where['host']}." if where else "."),
            0.95,
            "localhost:8080 is what it tries when no cluster is configured: ~/.kube/config is missing or empty."
            if local
            else "The cluster is not running, or the address in ~/.kube/config is not right.",
            (where[0] if where else "no connection to the server",),
            (Fix("kubectl config get-contexts", "lists the clusters that are configured"),),
            ("get the configuration of your cluster, or start a local one",),
        )
    return None
