"""What a hub has: the GGUF files of a repository, with sizes, checksums, licence; by the Hugging Face hub's API."""

import io
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

from llmsh.core.errors import ModelError
from llmsh.models.fetch import Broken, Refused, Source
from llmsh.models.gguf_file import GgufFile, facts_in

HUB = "https://huggingface.co"
# Taken in this order when nobody says which: small for what they keep of the model.
_PREFERRED = ("q4_k_m", "q5_k_m", "q4_k_s", "q4_0", "q8_0", "q6_k", "f16")
_HEADER_BYTES = 1 << 20
_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+")
_FILE_NAME = re.compile(r"[\w][\w.+-]*\.gguf", re.IGNORECASE)
_PART = re.compile(r"-(\d{5})-of-(\d{5})\.gguf$", re.IGNORECASE)
_DIGESTS = {"sha256": re.compile(r"[0-9a-f]{64}"), "git": re.compile(r"[0-9a-f]{40}")}


@dataclass(frozen=True, slots=True)
class RemoteFile:
    """One file. size_bytes: None when the server does not say. checksum: "sha256:…", "git:…" (of a blob), or ""."""

    name: str
    url: str
    size_bytes: int | None
    checksum: str


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be pulled. files: several where the model is in parts. others: what else there is to choose from."""

    title: str
    licence: str
    files: tuple[RemoteFile, ...]
    others: tuple[str, ...] = ()

    @property
    def size_bytes(self) -> int | None:
        sizes = [file.size_bytes for file in self.files]
        return None if None in sizes else sum(size or 0 for size in sizes)


class Hub:
    """address: the hub's, $HF_ENDPOINT or Hugging Face's. token: $HF_TOKEN, for what only members may have."""

    def __init__(self, address: str = "", *, token: str | None = None, source: Source | None = None) -> None:
        self._address = (address or os.environ.get("HF_ENDPOINT") or HUB).rstrip("/")
        self.source = source or Source(token=os.environ.get("HF_TOKEN", "") if token is None else token)

    def find(self, wanted: str) -> Offer:
        """What `wanted` means: ORG/REPO, ORG/REPO:Q4_K_M, ORG/REPO/FILE.gguf, or the address of a file.

        Raises ModelError.
        """
        if wanted.startswith(("http://", "https://")):
            return self._file_at(wanted)
        wanted = wanted.removeprefix("hf:").strip("/")
        repository, _, choice = wanted.partition(":")
        if repository.count("/") > 1:
            owner, name, choice = repository.split("/", 2)
            repository = f"{owner}/{name}"
        if not _REPOSITORY.fullmatch(repository):
            raise ModelError(f"{wanted!r} names no repository", hint="as ORG/REPO, ORG/REPO:Q4_K_M, ORG/REPO/FILE.gguf")
        about = self._asked(f"{self._address}/api/models/{repository}?blobs=true", repository)
        files = self._files(about, repository)
        if not files:
            raise ModelError(f"{repository} has no GGUF files", hint="many have a sister that ends in -GGUF")
        chosen = choose(files, choice)
        licence = _licence(about)
        names = sorted(file.name for file in files if file not in chosen and _part(file.name)[0] == 1)
        return Offer(repository, licence, tuple(chosen), tuple(names))

    def header(self, file: RemoteFile) -> GgufFile | None:
        """The header, read before the rest, None when it does not fit into its first bytes.

        Raises ModelError when it is no GGUF.
        """
        from pathlib import Path

        try:
            with self.source.get(file.url, end=_HEADER_BYTES - 1) as answer:
                data = answer.read(_HEADER_BYTES)
        except (Broken, Refused, OSError):
            return None
        try:
            return GgufFile(Path(file.name), file.size_bytes or 0, facts_in(io.BytesIO(data)))
        except EOFError:
            return None
        except ValueError as error:
            raise ModelError(f"{file.name} is no GGUF: {error}", hint="choose another file") from error

    def _file_at(self, url: str) -> Offer:
        name = urlsplit(url).path.rpartition("/")[2]
        if not _FILE_NAME.fullmatch(name):
            raise ModelError(f"{url!r} names no .gguf file", hint="as ORG/REPO:Q4_K_M, or the address of a .gguf file")
        try:
            with self.source.get(url, end=0) as answer:
                total = answer.headers.get("Content-Range", "").rpartition("/")[2]
                linked = answer.headers.get("X-Linked-ETag") or answer.headers.get("ETag") or ""
        except Refused as error:
            raise _refusal(error, url) from error
        except Broken as error:
            raise ModelError(f"{url}: {error}", hint="is the network up?") from error
        digest = linked.removeprefix("W/").strip('"')
        checksum = f"sha256:{digest}" if _DIGESTS["sha256"].fullmatch(digest) else ""
        file = RemoteFile(name, url, int(total) if total.isdecimal() else None, checksum)
        return Offer(name, "", (file,))

    def _asked(self, url: str, repository: str) -> dict[str, Any]:
        try:
            about = self.source.json(url)
        except Refused as error:
            raise _refusal(error, repository) from error
        except Broken as error:
            raise ModelError(
                f"{self._address}: {error}", hint="is the network up? HF_ENDPOINT names a mirror"
            ) from error
        if not isinstance(about, dict):
            raise ModelError(f"{self._address} answered in a way that is not known", hint="is it a model hub?")
        return about

    def _files(self, about: dict[str, Any], repository: str) -> list[RemoteFile]:
        revision = about.get("sha")
        revision = revision if isinstance(revision, str) and re.fullmatch(r"[0-9a-f]{40}", revision) else "main"
        siblings = about.get("siblings")
        found = []
        for entry in siblings if isinstance(siblings, list) else ():
            name = entry.get("rfilename") if isinstance(entry, dict) else None
            if (
                not isinstance(name, str)
                or not _FILE_NAME.fullmatch(name.rpartition("/")[2])
                or "mmproj" in name.lower()
            ):
                continue
            size, large = entry.get("size"), entry.get("lfs")
            url = f"{self._address}/{repository}/resolve/{revision}/{quote(name)}"
            digest = ("sha256", large.get("sha256")) if isinstance(large, dict) else ("git", entry.get("blobId"))
            found.append(
                RemoteFile(
                    name,
                    url,
                    size if isinstance(size, int) and not isinstance(size, bool) and size >= 0 else None,
                    _checksum(*digest),
                )
            )
        return found


def choose(files: Sequence[RemoteFile], choice: str) -> list[RemoteFile]:
    """The file that `choice` names (its name, or a quantisation), with all its parts. Raises ModelError."""
    first = [file for file in files if _part(file.name)[0] == 1]
    wanted = choice.lower()
    if wanted:
        fitting = [file for file in first if file.name.lower() == wanted] or [
            file for file in first if re.search(rf"(?<![a-z0-9_]){re.escape(wanted)}(?![a-z0-9_])", file.name.lower())
        ]
    else:
        ranked = (name for name in _PREFERRED if any(name in file.name.lower() for file in first))
        best = next(ranked, "")
        fitting = [file for file in first if best in file.name.lower()][:1]
    if len(fitting) != 1:
        names = ", ".join(sorted(file.name for file in (fitting or first))[:12])
        raise ModelError(f"{choice!r} fits {'several files' if fitting else 'no file'}", hint=f"there are: {names}")
    _, count = _part(fitting[0].name)
    stem = _PART.sub("", fitting[0].name)
    parts = sorted(
        (file for file in files if _PART.sub("", file.name) == stem and _part(file.name)[1] == count),
        key=lambda file: file.name,
    )
    if len(parts) != count:
        raise ModelError(f"{stem} has {len(parts)} of {count} parts", hint="choose another file")
    return parts


def _part(name: str) -> tuple[int, int]:
    """Which part of how many."""
    found = _PART.search(name)
    return (int(found[1]), int(found[2])) if found else (1, 1)


def _checksum(kind: str, digest: object) -> str:
    return f"{kind}:{digest}" if isinstance(digest, str) and _DIGESTS[kind].fullmatch(digest) else ""


def _licence(about: dict[str, Any]) -> str:
    card = about.get("cardData")
    said = card.get("license") if isinstance(card, dict) else None
    if said == "other" and isinstance(card, dict):
        said = card.get("license_name") or said
    if isinstance(said, list):
        said = ", ".join(str(item) for item in said)
    return said if isinstance(said, str) else ""


def _refusal(error: Refused, what: str) -> ModelError:
    match error.status:
        case 401 | 403:
            return ModelError(f"{what} is not open to you", hint="accept its licence on the hub, then set HF_TOKEN")
        case 404:
            return ModelError(f"the hub has no {what}", hint="as ORG/REPO:Q4_K_M")
        case _:
            return ModelError(f"{what}: {error}", hint="try again later")
