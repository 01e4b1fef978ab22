"""A bounded queue whose clients take turns, so that one that asks for much does not keep the others waiting."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Hashable
from typing import Generic, TypeVar

Item = TypeVar("Item")


class QueueFull(Exception):
    """No room; nothing was put in."""


class FairQueue(Generic[Item]):
    """Items of each client in their order, clients in turn. For one event loop.

    bound: items of all clients together; client_bound: of one of them.
    """

    def __init__(self, *, bound: int, client_bound: int) -> None:
        self._bound = bound
        self._client_bound = client_bound
        self._waiting: OrderedDict[Hashable, deque[Item]] = OrderedDict()
        self._count = 0
        self._has_items = asyncio.Event()

    def __len__(self) -> int:
        return self._count

    def put(self, client: Hashable, item: Item) -> None:
        """Raises QueueFull."""
        own = self._waiting.get(client)
        if self._count >= self._bound or (own is not None and len(own) >= self._client_bound):
            raise QueueFull
        self._waiting.setdefault(client, deque()).append(item)
        self._count += 1
        self._has_items.set()

    async def get(self) -> Item:
        """The next item of the client whose turn it is; waits for one."""
        while not self._count:
            self._has_items.clear()
            await self._has_items.wait()
        client, own = self._waiting.popitem(last=False)
        item = own.popleft()
        if own:
            self._waiting[client] = own
        self._count -= 1
        return item

    def drop(self, client: Hashable, item: Item) -> bool:
        """Take `item` out; False when it is not waiting."""
        own = self._waiting.get(client)
        if own is None or item not in own:
            return False
        own.remove(item)
        if not own:
            del self._waiting[client]
        self._count -= 1
        return True
