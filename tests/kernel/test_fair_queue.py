"""Who is next, and when there is no room."""

import asyncio

import pytest

from llmsh.kernel.fair_queue import FairQueue, QueueFull


def all_of(queue: FairQueue[str]) -> list[str]:
    async def take() -> list[str]:
        return [await queue.get() for _ in range(len(queue))]

    return asyncio.run(take())


def filled(*items: str, bound: int = 10, client_bound: int = 10) -> FairQueue[str]:
    """Items like `a1`: the client and its item."""
    queue: FairQueue[str] = FairQueue(bound=bound, client_bound=client_bound)
    for item in items:
        queue.put(item[0], item)
    return queue


def test_clients_take_turns_and_each_keeps_its_order() -> None:
    assert all_of(filled("a1", "a2", "a3", "a4", "b1", "c1", "c2")) == ["a1", "b1", "c1", "a2", "c2", "a3", "a4"]


def test_one_that_comes_late_waits_for_one_of_each_other_at_most() -> None:
    queue = filled("a1", "a2", "a3", "b1")
    assert asyncio.run(queue.get()) == "a1"
    queue.put("c", "c1")
    assert all_of(queue) == ["b1", "a2", "c1", "a3"]


def test_no_room_for_all_and_for_one() -> None:
    queue = filled("a1", "a2", "b1", bound=4, client_bound=2)
    with pytest.raises(QueueFull):
        queue.put("a", "a3")
    queue.put("c", "c1")
    with pytest.raises(QueueFull):
        queue.put("d", "d1")
    assert len(queue) == 4


def test_what_is_dropped_makes_room_and_never_comes() -> None:
    queue = filled("a1", "b1", "a2", bound=3)
    assert queue.drop("a", "a1")
    assert not queue.drop("a", "a1")
    assert not queue.drop("x", "a2")
    queue.put("a", "a3")
    assert all_of(queue) == ["a2", "b1", "a3"]


def test_one_who_waits_gets_what_comes() -> None:
    async def wait_and_put() -> str:
        queue: FairQueue[str] = FairQueue(bound=1, client_bound=1)
        getter = asyncio.create_task(queue.get())
        await asyncio.sleep(0)
        queue.put("a", "a1")
        return await getter

    assert asyncio.run(wait_and_put()) == "a1"
