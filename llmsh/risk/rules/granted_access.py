"""Rights handed to everyone, or the highest rights handed to someone, in clouds, clusters and databases.

Source: AWS IAM, Google Cloud IAM and Kubernetes RBAC references; ISO/IEC 9075-2, GRANT.
"""

import re

from llmsh.core.command import SimpleCommand
from llmsh.core.late_pattern import late_pattern
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger
from llmsh.syntax.names import names

IS_PARTIAL = True
PROGRAMS = names(
    """
    aws gcloud gsutil az kubectl oc psql mysql mariadb cockroach mongosh mongo gh s3cmd mc vault consul doctl oci
    """
)
MATCHES = (
    "kubectl create clusterrolebinding x --clusterrole=cluster-admin --user=e",
    "aws iam attach-user-policy --user-name e --policy-arn arn:aws:iam::aws:policy/AdministratorAccess",
    "gcloud projects add-iam-policy-binding p --member=user:e@h --role=roles/owner",
    "psql -c 'ALTER USER web WITH SUPERUSER'",
    "mysql -e \"GRANT ALL PRIVILEGES ON *.* TO 'web'@'%'\"",
    "aws s3api put-bucket-acl --bucket b --acl public-read",
    "gsutil iam ch allUsers:objectViewer gs://b",
    "aws ec2 authorize-security-group-ingress --group-id g --port 22 --cidr 0.0.0.0/0",
    "az role assignment create --assignee e --role Owner",
    "gh repo edit --visibility public",
)
IGNORES = (
    "kubectl get clusterrolebindings",
    "aws iam list-users",
    "gcloud projects get-iam-policy p",
    "psql -c 'SELECT 1'",
    "mysql -e 'SHOW GRANTS'",
    "aws s3 ls",
    "psql -c 'GRANT SELECT ON t TO web'",
)
_READS = late_pattern(r"(get|list|describe|show|view|explain|can-i)")
_HIGHEST = late_pattern(
    r"cluster-admin\b|AdministratorAccess|PowerUserAccess|IAMFullAccess|roles/(owner|editor|iam\.\w*admin)|system:masters"
)
_PUBLIC = late_pattern(
    r"\ball(Authenticated)?Users\b|\bpublic-read(-write)?\b|\b0\.0\.0\.0/0|::/0|\bsystem:(anonymous|unauthenticated)"
    r"|\"Principal\"\s*:\s*(?:\"\*\"|\{\s*\"AWS\"\s*:\s*\[?\s*\"\*\")"
    r"|acl-public|BlockPublicAcls=false|delete-public-access-block"
)
_SQL = late_pattern(
    r"(?is)\bgrant\s+all\b|\b(create|alter)\s+(user|role)\b[^;]{0,400}(?<!no)\b(superuser|createrole)\b"
    r"|\bgrant\b[^;]{0,400}\b(to\s+public\b|with\s+grant\s+option|superuser|pg_\w*execute|pg_write_server)"
    r"|grantRolesToUser|role:\s*['\"]root"
)


def assess(command: SimpleCommand) -> Finding | None:
    shapes = command.shapes
    verbs = [shape for shape in shapes if not shape.startswith("-")][:4]
    text = " ".join(shapes)
    if command.program in ("psql", "mysql", "mariadb", "cockroach", "mongosh", "mongo"):
        return (
            danger(Reason.PRIVILEGE, "gives an account the rights of an administrator") if _SQL.search(text) else None
        )
    if any(_READS.match(verb) for verb in verbs[:3]):
        return None
    if command.program == "az" and "role" in verbs and re.search(r"\bOwner\b|Contributor\b|User Access Admin", text):
        return danger(Reason.PRIVILEGE, "gives an account the rights of an administrator")
    if _HIGHEST.search(text):
        return danger(Reason.PRIVILEGE, "gives an account the rights of an administrator")
    if _PUBLIC.search(text):
        return danger(Reason.PERMISSIONS, "opens something to everyone")
    if command.program == "gh" and "repo" in verbs and re.search(r"--visibility[ =]public", text):
        return danger(Reason.PERMISSIONS, "opens something to everyone")
    return None


def assess_input(_: SimpleCommand, text: str) -> Finding | None:
    return danger(Reason.PRIVILEGE, "gives an account the rights of an administrator") if _SQL.search(text) else None
