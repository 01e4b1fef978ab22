"""A certificate that cannot be trusted: expired, self-signed, for another name."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "ssl certificate problem",
    "certificate verify failed",
    "certificate has expired",
    "self-signed certificate",
    "self signed certificate",
    "unable to get local issuer certificate",
    "does not match target host name",
    "certificate's owner does not match",
    "cert_has_expired",
    "depth_zero_self_signed_cert",
    "certificate signed by unknown authority",
    "certificate is not yet valid",
    "no alternative certificate subject name matches",
    "err_tls_cert_altname_invalid",
    "unable_to_verify_leaf_signature",
    "hostname mismatch",
    "cannot verify",
    "server certificate verification failed",
    "certificate is not trusted",
    "wrong version number",
    "wrong_version_number",
)
MATCHES = (
    Case(
        "curl https://expired.example/",
        "curl: (60) SSL certificate problem: certificate has expired\nMore details here: "
        "https://curl.se/docs/sslcerts.html",
        60,
        says="expired",
    ),
    Case(
        "curl https://localhost:8443/",
        "curl: (60) SSL certificate problem: self-signed certificate\nMore details here: "
        "https://curl.se/docs/sslcerts.html",
        60,
        says="self-signed",
    ),
    Case(
        "curl https://wrong.example/",
        "curl: (60) SSL: no alternative certificate subject name matches target host name 'wrong.example'",
        60,
        says="another name",
    ),
    Case(
        "git clone https://h/x",
        "fatal: unable to access 'https://h/x/': SSL certificate problem: unable to get local issuer certificate",
        128,
        says="issuer",
    ),
    Case(
        "curl https://localhost:8080",
        "curl: (35) error:0A00010B:SSL routines::wrong version number",
        35,
        says="http",
        fix="curl http://localhost:8080",
    ),
    Case(
        "wget https://h/x",
        "ERROR: cannot verify h's certificate, issued by ‘CN=x’:\n  Self-signed certificate encountered.",
        5,
        says="self-signed",
    ),
    Case(
        "docker pull r/x",
        'Error response from daemon: Get "https://r/v2/": x509: certificate signed by unknown authority',
        1,
        says="issuer",
    ),
    Case(
        "python3 a.py",
        "urllib.error.URLError: <urlopen error [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: "
        "certificate has expired (_ssl.c:1006)>",
        1,
        says="expired",
    ),
)
IGNORES = (Case("curl http://localhost:1/", "curl: (7) Failed to connect to localhost port 1", 7),)


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text.lower()
    host = re.search(r"https://([\w.-]+)", problem.command + " " + problem.text)
    name = host[1] if host else "the server"
    line = next(
        (each.strip() for each in problem.lines if re.search(r"(?i)certificate|version.number|cert_|altname", each)), ""
    )
    if not line:
        return None
    fixes: tuple[Fix, ...] = ()
    if "wrong version number" in text or "wrong_version_number" in text:
        if "https://" in problem.command:
            fixes = (Fix(problem.command.replace("https://", "http://", 1), "without TLS"),)
        return Finding(
            f"{name} does not speak TLS at this port: it is probably plain http.",
            0.9,
            "https wraps the talk in encryption, and the other side answered without it.",
            (line,),
            fixes,
            ("check the port, and http against https",),
        )
    if "expired" in text or "not yet valid" in text:
        what, step = (
            f"The certificate of {name} has expired"
            if "expired" in text
            else f"The certificate of {name} is not valid yet",
            "see whether the clock of this machine is right: date",
        )
        fixes = (Fix("date", "shows whether this machine's clock is right"),)
    elif "self-signed" in text or "self signed" in text or "depth_zero" in text:
        what, step = (
            f"The certificate of {name} is self-signed: nobody else vouches for it",
            "if it is your own server, give the certificate with --cacert",
        )
    elif "alternative" in text or "mismatch" in text or "target host name" in text or "altname" in text:
        what, step = (
            f"The certificate is for another name than {name}",
            "check the spelling of the name; use the name that is in the certificate",
        )
    else:
        what, step = (
            f"The issuer of the certificate of {name} is not known on this machine",
            "install or update the list of issuers (ca-certificates); in a company network, its own issuer",
        )
        root = facts.install("ca-certificates") if facts.manager in ("apt", "dnf", "apk") else ""
        fixes = (Fix(root, "brings the list of issuers up to date"),) if root else ()
    return Finding(
        f"{what}.",
        0.94,
        "A certificate proves that a server is what it says. Switching the check off (-k) would let anybody in "
        "between read along.",
        (line,),
        fixes,
        (step,),
    )
