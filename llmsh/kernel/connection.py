"""One client's connection, as the server sees it: its requests in flight, and answers that it must read."""

import asyncio
import logging

from llmsh.kernel.job import Job

log = logging.getLogger("llmsh.kernel")

# Answers that wait for a client that does not read them; beyond this it is hung up on.
MAX_UNREAD_BYTES = 32 << 20


class Connection:
    """jobs: what this client waits for, by the id that it gave. caller: how it named itself."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self.jobs: dict[int | str, Job] = {}
        self.caller = "unnamed"

    def send(self, data: bytes) -> None:
        """Never waits: what the client does not take now is kept for it, up to a bound."""
        transport = self._writer.transport
        if transport.is_closing():
            return
        self._writer.write(data)
        if transport.get_write_buffer_size() > MAX_UNREAD_BYTES:
            log.warning("hung up on a client that does not read its answers")
            transport.abort()

    def close(self) -> None:
        self._writer.close()

    def abandon_jobs(self) -> list[Job]:
        """The client has gone; returns what it was waiting for."""
        jobs = list(self.jobs.values())
        for job in jobs:
            job.abandon()
        return jobs
