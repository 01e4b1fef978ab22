"""Kubernetes refuses: no right, a field that cannot change, a manifest it cannot read."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.place import edit_word
from llmsh.diagnosis.problem import Problem, quote
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "is forbidden",
    "field is immutable",
    "error validating",
    "unknown field",
    "no matches for kind",
    "you must be logged in to the server",
    "error parsing",
    'namespaces "',
    "container not found",
    "is waiting to start",
    "exceeded quota",
    "resource mapping not found",
    "unauthorized",
    "a container name must be specified",
    "the object has been modified",
)
PROGRAMS = frozenset({"kubectl", "helm", "oc", "k9s", "kustomize"})
MATCHES = (
    Case(
        "kubectl get pods -n prod",
        'Error from server (Forbidden): pods is forbidden: User "ada" cannot list resource "pods" in API group '
        '"" in the namespace "prod"',
        1,
        says="ada",
        fix="kubectl auth can-i --list -n prod",
    ),
    Case(
        "kubectl apply -f d.yaml",
        'The Deployment "web" is invalid: spec.selector: Invalid value: v1.LabelSelector{}: field is immutable',
        1,
        says="spec.selector",
        fix="kubectl replace --force -f d.yaml",
    ),
    Case(
        "kubectl apply -f d.yaml",
        'error: resource mapping not found for name: "web" namespace: "" from "d.yaml": no matches for kind '
        '"Deploymnt" in version "apps/v1"',
        1,
        (("d.yaml", "apiVersion: apps/v1\nkind: Deploymnt\n"),),
        says="Deploymnt",
        fix="sed -i '2s/\\bDeploymnt\\b/Deployment/' d.yaml && kubectl apply -f d.yaml",
    ),
    Case(
        "kubectl apply -f d.yaml",
        'Error from server (BadRequest): error when creating "d.yaml": Deployment in version "v1" cannot be '
        'handled as a Deployment: strict decoding error: unknown field "spec.replcas"',
        1,
        says="spec.replcas",
    ),
    Case("kubectl get pods", "error: You must be logged in to the server (Unauthorized)", 1, says="logged in"),
    Case(
        "kubectl logs web",
        "error: a container name must be specified for pod web, choose one of: [app proxy]",
        1,
        says="app",
        fix="kubectl logs web -c app",
    ),
)
IGNORES = (Case("kubectl get pods", "The connection to the server localhost:8080 was refused", 1),)
KINDS = (
    "Deployment",
    "Service",
    "Pod",
    "ConfigMap",
    "Secret",
    "Ingress",
    "StatefulSet",
    "DaemonSet",
    "Job",
    "CronJob",
    "Namespace",
    "ServiceAccount",
    "PersistentVolumeClaim",
    "PersistentVolume",
    "Role",
    "RoleBinding",
    "ClusterRole",
    "NetworkPolicy",
    "HorizontalPodAutoscaler",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(
        r"User \"(?P<user>[^\"]+)\" cannot (?P<verb>\w+) resource \"(?P<what>[^\"]+)\"(?:.*? in the namespace "
        r"\"(?P<space>[^\"]+)\")?",
        text,
    ):
        where = f" -n {quote(match['space'])}" if match["space"] else ""
        return Finding(
            f"The cluster does not let {match['user']} {match['verb']} {match['what']}"
            + (f" in {match['space']}." if match["space"] else "."),
            0.975,
            "Rights are given by roles, for a namespace or for the whole cluster. An administrator has to give them.",
            (match[0][:160],),
            (
                Fix(f"kubectl auth can-i --list{where}", "lists what you may do"),
                Fix("kubectl config current-context", "shows as whom and where you are"),
            ),
        )
    if match := re.search(r"(?P<field>[\w.\[\]]+): Invalid value: .*field is immutable", text):
        fixed = problem.command.replace(" apply ", " replace --force ", 1)
        return Finding(
            f"{match['field']} cannot be changed on what exists already.",
            0.97,
            "Some fields are fixed when a thing is made. It has to be deleted and made anew, which interrupts it.",
            ("field is immutable",),
            (Fix(fixed, "deletes it and makes it anew"),) if fixed != problem.command else (),
            () if fixed != problem.command else ("delete it first, then apply again",),
        )
    if match := re.search(r"no matches for kind \"(?P<kind>\w+)\" in version \"(?P<version>[\w./]+)\"", text):
        near = closest(match["kind"], KINDS, limit=1)
        file = next((word for words in problem.segments for word in words if word.endswith((".yaml", ".yml"))), "")
        line = (
            next(
                (
                    number
                    for number, text in enumerate(facts.read(file).splitlines(), 1)
                    if re.match(rf"\s*kind:\s*{match['kind']}\b", text)
                ),
                0,
            )
            if file
            else 0
        )
        fixes = edit_word(problem, facts, file, line, (match["kind"], near[0])) if near and line else ()
        return Finding(
            f"The cluster knows no kind {match['kind']} in {match['version']}."
            + (f" Did you mean {near[0]}?" if near else ""),
            0.97,
            "Kinds belong to a version of an API. Old versions are dropped, and some kinds come with add-ons (CRDs).",
            (match[0],),
            (*fixes, Fix("kubectl api-resources", "lists the kinds and their versions")),
        )
    if match := re.search(r"unknown field \"(?P<name>[\w.\[\]]+)\"", text):
        return Finding(
            f"The manifest has a field {match['name']} that does not exist.",
            0.97,
            "It is misspelt, or indented under the wrong entry.",
            (match[0],),
            (
                Fix(
                    "kubectl explain "
                    + re.sub(r"\[\d+\]", "", match["name"]).rpartition(".")[0].join(("deployment.", "")).rstrip("."),
                    "lists the fields of that place",
                ),
            ),
        )
    if match := re.search(
        r"container name must be specified for pod (?P<pod>\S+), choose one of:? \[?(?P<all>[^\]\n]+)", text
    ):
        names = match["all"].replace(",", " ").split()
        return Finding(
            f"The pod {match['pod'].rstrip(',')} has several containers: {', '.join(names)}.",
            0.975,
            "One of them has to be chosen.",
            (match[0][:160],),
            tuple(Fix(f"{problem.command} -c {quote(name)}", f"takes {name}") for name in names[:3]),
        )
    if "must be logged in" in text or "Unauthorized" in text:
        return Finding(
            "You are not logged in to the cluster, or the login has run out.",
            0.965,
            "The file ~/.kube/config holds who you are; such proofs end after a time.",
            (first_error(problem.lines)[:160],),
            (Fix("kubectl config current-context", "shows which cluster it is"),),
            (
                "log in again as your provider says, such as: aws eks update-kubeconfig, gcloud container "
                "clusters get-credentials, az aks get-credentials",
            ),
        )
    return None
