"""Helm: a release, chart or repository that is not there or there already."""

import os
import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cannot re-use a name that is still in use",
    "release: not found",
    "has no deployed releases",
    "chart not found",
    "installation failed",
    "upgrade failed",
    "no repositories",
    "chart.yaml file is missing",
    "failed to download",
    "no repo named",
    "another operation",
    "not found in",
    "index file is corrupt",
)
PROGRAMS = frozenset({"helm"})
MATCHES = (
    Case(
        "helm install web ./chart",
        "Error: INSTALLATION FAILED: cannot re-use a name that is still in use",
        1,
        says="`web`",
        fix="helm upgrade web ./chart",
    ),
    Case(
        "helm upgrade web ./chart",
        'Error: UPGRADE FAILED: "web" has no deployed releases',
        1,
        says="`web`",
        fix="helm upgrade --install web ./chart",
    ),
    Case("helm install x bitnami/nginx", "Error: INSTALLATION FAILED: repo bitnami not found", 1, says="bitnami"),
    Case(
        "helm uninstall web",
        "Error: uninstall: Release not loaded: web: release: not found",
        1,
        says="`web`",
        fix="helm list --all-namespaces",
    ),
    Case("helm install x .", "Error: INSTALLATION FAILED: Chart.yaml file is missing", 1, says="Chart.yaml"),
)
IGNORES = (Case("helm list", "Error: Kubernetes cluster unreachable", 1),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    argv = problem.argv_of("helm")
    words = [word for word in argv[2:] if word[:1] != "-"]
    name = words[0] if words else ""
    if "cannot re-use a name" in text:
        return Finding(
            f"There is a release `{name}` already.",
            0.975,
            "install makes a new one; upgrade changes the one that is there.",
            ("cannot re-use a name that is still in use",),
            (
                Fix(problem.replace_text("install", "upgrade"), "changes the release that is there"),
                Fix("helm list --all --all-namespaces", "lists the releases"),
            ),
        )
    if "has no deployed releases" in text:
        return Finding(
            f"There is no release `{name}` to upgrade, or its first try failed.",
            0.975,
            "With --install it is made when it is not there.",
            ("has no deployed releases",),
            (Fix(problem.insert_after("upgrade", "--install"), "makes it when it is missing"),),
        )
    if match := re.search(
        r"repo (?:named )?\"?(?P<name>[\w.-]+)\"? not found|no repo named \"?(?P<other>[\w.-]+)", text
    ):
        repo = match["name"] or match["other"]
        known = {
            "bitnami": "https://charts.bitnami.com/bitnami",
            "ingress-nginx": "https://kubernetes.github.io/ingress-nginx",
            "jetstack": "https://charts.jetstack.io",
            "prometheus-community": "https://prometheus-community.github.io/helm-charts",
            "grafana": "https://grafana.github.io/helm-charts",
            "hashicorp": "https://helm.releases.hashicorp.com",
        }
        return Finding(
            f"Helm has no repository {repo} yet.",
            0.97,
            "A repository of charts is added once under a name of your choice.",
            (match[0],),
            (Fix(f"helm repo add {repo} {known[repo]} && {problem.command}", "adds it, then tries again"),)
            if repo in known
            else (Fix("helm repo list", "lists those that were added"),),
        )
    if "release: not found" in text or "Release not loaded" in text:
        return Finding(
            f"There is no release `{name}` in this namespace.",
            0.97,
            "Releases belong to a namespace; another one is named with -n.",
            ("release: not found",),
            (Fix("helm list --all-namespaces", "lists the releases everywhere"),),
        )
    if "Chart.yaml file is missing" not in text:
        return None
    below = [path for path in facts.named("Chart.yaml") if "/" in path]
    return Finding(
        "There is no Chart.yaml in that folder, so it is no chart.",
        0.97,
        "A chart is a folder with Chart.yaml, values.yaml and templates.",
        ("Chart.yaml file is missing",),
        (Fix(problem.replace_word(words[1], "./" + os.path.dirname(below[0])), f"{below[0]} is there"),)
        if below and len(words) > 1
        else (),
        () if below else ("give the folder of the chart",),
    )
