"""A local server that speaks the hub's protocol: a repository's API, files behind a redirect, ranges."""

import hashlib
from pathlib import Path
from typing import Any, Self

from tests.models.local_server import Asked, LocalServer, Reply, json_reply

REPOSITORY = "org/tiny-GGUF"
REVISION = "0123456789abcdef0123456789abcdef01234567"


class LocalHub:
    """files: by their names. breaks_after: the connection breaks after so many bytes, as often as `breaks`.

    says: sha256 that the API tells, by name; else the right one. knows_ranges: False sends everything each time.
    """

    def __init__(self, files: dict[str, bytes], *, licence: str = "apache-2.0") -> None:
        self.files = files
        self.licence = licence
        self.says: dict[str, str] = {}
        self.breaks_after, self.breaks = 0, 0
        self.knows_ranges = True
        self.is_gated = False
        self.store = LocalServer(self._give)
        self.api = LocalServer(self._answer)

    @property
    def address(self) -> str:
        return self.api.url

    @property
    def ranges(self) -> list[str]:
        """The ranges that files were asked for, the header's first look left out."""
        asked = (each.headers.get("Range", "") for each in self.store.asked)
        return [each for each in asked if not each.endswith("-1048575")]

    def __enter__(self) -> Self:
        self.store.__enter__()
        self.api.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.api.__exit__()
        self.store.__exit__()

    def _answer(self, asked: Asked) -> Reply:
        if self.is_gated and asked.headers.get("Authorization") != "Bearer member":
            return json_reply({"error": "Access to model is restricted"}, 401)
        if asked.path == f"/api/models/{REPOSITORY}?blobs=true":
            return json_reply(self._about())
        name = asked.path.removeprefix(f"/{REPOSITORY}/resolve/{REVISION}/")
        if name in self.files:
            return Reply(302, [], {"Location": f"{self.store.url}/{name}", "Content-Length": "0"})
        return json_reply({"error": "Repository not found"}, 404)

    def _about(self) -> dict[str, Any]:
        siblings: list[dict[str, Any]] = [{"rfilename": "README.md", "size": 10, "blobId": "0" * 40}]
        for name, data in self.files.items():
            digest = self.says.get(name) or hashlib.sha256(data).hexdigest()
            large = {"sha256": digest, "size": len(data), "pointerSize": 134}
            siblings.append({"rfilename": name, "size": len(data), "blobId": "0" * 40, "lfs": large})
        return {"id": REPOSITORY, "sha": REVISION, "cardData": {"license": self.licence}, "siblings": siblings}

    def _give(self, asked: Asked) -> Reply:
        data = self.files[asked.path.removeprefix("/")]
        start, _, last = asked.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
        begin, end = int(start), min(int(last) + 1 if last else len(data), len(data))
        headers = {"Content-Type": "application/octet-stream"}
        status = 200
        if "Range" in asked.headers and self.knows_ranges:
            if begin >= len(data):
                return Reply(416, [], {"Content-Length": "0"})
            status = 206
            headers["Content-Range"] = f"bytes {begin}-{end - 1}/{len(data)}"
        else:
            begin, end = 0, len(data)
        body = data[begin:end]
        headers["Content-Length"] = str(len(body))
        if self.breaks and not last:
            self.breaks -= 1
            return Reply(status, [body[: self.breaks_after]], headers, is_cut=True)
        return Reply(status, [body], headers)


def gguf_bytes(tmp_path: Path, licence: str = "mit") -> bytes:
    """A small model as a file's content."""
    from tests.models.scripted_gguf import write_scripted_gguf

    path = tmp_path / "made.gguf"
    write_scripted_gguf(path, {"a": "b"}, licence=licence)
    data = path.read_bytes()
    path.unlink()
    return data
