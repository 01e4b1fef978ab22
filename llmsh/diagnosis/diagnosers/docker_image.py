"""An image that docker does not find."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem
from llmsh.diagnosis.similar import closest

SIGNATURES = (
    "pull access denied",
    "manifest unknown",
    "manifest for",
    "unable to find image",
    "no such image",
    "repository does not exist",
    "toomanyrequests",
    "no matching manifest",
)
MATCHES = (
    Case(
        "docker run ngix",
        "Unable to find image 'ngix:latest' locally\ndocker: Error response from daemon: pull access denied for "
        "ngix, repository does not exist or may require 'docker login': denied: requested access to the resource "
        "is denied.",
        125,
        says="`ngix`",
        fix="docker run nginx",
    ),
    Case(
        "docker pull python:3.99",
        "Error response from daemon: manifest for python:3.99 not found: manifest unknown: manifest unknown",
        1,
        says="3.99",
    ),
    Case(
        "docker rmi nope", "Error response from daemon: No such image: nope:latest", 1, says="nope", fix="docker images"
    ),
    Case(
        "docker pull x",
        "Error response from daemon: toomanyrequests: You have reached your pull rate limit.",
        1,
        says="limit",
        fix="docker login",
    ),
    Case(
        "docker run x",
        "docker: no matching manifest for linux/arm64/v8 in the manifest list entries.",
        125,
        says="linux/arm64",
    ),
)
IGNORES = (Case("docker rm x", "Error response from daemon: No such container: x"),)
KNOWN = (
    "nginx",
    "ubuntu",
    "debian",
    "alpine",
    "python",
    "node",
    "postgres",
    "mysql",
    "redis",
    "mongo",
    "busybox",
    "httpd",
    "golang",
    "rust",
    "openjdk",
    "hello-world",
    "mariadb",
    "fedora",
    "rabbitmq",
    "traefik",
    "grafana/grafana",
    "prom/prometheus",
)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if "toomanyrequests" in text:
        return Finding(
            "Docker Hub's limit on downloads is reached.",
            0.96,
            "Without a login only so many downloads are allowed in six hours.",
            ("toomanyrequests",),
            (Fix("docker login", "with a login the limit is higher"),),
        )
    platform = re.search(r"no matching manifest for (\S+)", text)
    if platform:
        return Finding(
            f"The image is not made for this kind of machine ({platform[1]}).",
            0.95,
            "Images are built for one kind of processor, and this one has none for yours.",
            (platform[0],),
            (Fix(problem.insert_after("run", "--platform linux/amd64"), "runs the x86 one, slowly"),)
            if "run" in problem.argv
            else (),
            ("look for an image for your processor",),
        )
    gone = re.search(r"[Nn]o such image: (?P<name>[\w./:@-]+)", text)
    if gone:
        return Finding(
            f"There is no image {gone['name']} on this machine.",
            0.95,
            "Images have a name and a tag; without a tag, :latest is meant.",
            (gone[0],),
            (Fix("docker images", "lists the images"),),
        )
    tag = re.search(r"manifest for (?P<name>[\w./-]+):(?P<tag>[\w.-]+) not found", text)
    if tag:
        return Finding(
            f"The image {tag['name']} has no tag {tag['tag']}.",
            0.95,
            "A tag is a version of an image; this one does not exist.",
            (tag[0],),
            (),
            (f"see the tags at hub.docker.com, under {tag['name']}",),
        )
    denied = re.search(r"pull access denied for (?P<name>[\w./-]+)", text)
    if not denied:
        return None
    near = closest(denied["name"], KNOWN, limit=1)
    return Finding(
        f"There is no public image `{denied['name']}`." + (f" Did you mean `{near[0]}`?" if near else ""),
        0.94,
        "The name is misspelt, or the image is private and needs docker login, or it has to be built here first.",
        (denied[0],),
        tuple(Fix(problem.replace_word(denied["name"], each), f"{each} is a well-known image") for each in near),
        ("check the name; for a private image: docker login",),
    )
