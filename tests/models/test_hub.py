"""What a hub offers is found, chosen and told: files, parts, sizes, checksums, licence."""

from collections.abc import Iterator

import pytest

from llmsh.core.errors import ModelError
from llmsh.models.fetch import Source
from llmsh.models.hub import Hub
from tests.models.local_hub import REPOSITORY, LocalHub
from tests.models.local_server import LocalServer, Reply, json_reply

pytestmark = pytest.mark.network

NAMES = ("tiny-q8_0.gguf", "tiny-Q4_K_M.gguf", "tiny-f16-00001-of-00002.gguf", "tiny-f16-00002-of-00002.gguf")


@pytest.fixture
def local() -> Iterator[LocalHub]:
    with LocalHub({name: name.encode() for name in (*NAMES, "mmproj-tiny.gguf")}) as hub:
        yield hub


def names(hub: LocalHub, wanted: str) -> list[str]:
    return [file.name for file in Hub(hub.address, token="").find(wanted).files]


@pytest.mark.parametrize(
    ("choice", "chosen"),
    [
        ("", [NAMES[1]]),
        (":Q8_0", [NAMES[0]]),
        ("/tiny-q8_0.gguf", [NAMES[0]]),
        (":f16", [NAMES[2], NAMES[3]]),
    ],
)
def test_a_file_is_chosen_by_its_name_its_quantisation_or_the_usual_order(
    local: LocalHub, choice: str, chosen: list[str]
) -> None:
    assert names(local, REPOSITORY + choice) == chosen


@pytest.mark.parametrize("wanted", ["tiny", "a/b/../../c", "org/none", f"{REPOSITORY}:q2_k", f"{REPOSITORY}:tiny"])
def test_what_is_not_there_or_not_clear_is_said(local: LocalHub, wanted: str) -> None:
    with pytest.raises(ModelError) as error:
        names(local, wanted)
    assert error.value.hint


def test_the_offer_tells_size_licence_checksum_and_what_else_there_is(local: LocalHub) -> None:
    offer = Hub(local.address, token="").find(REPOSITORY)
    assert (offer.licence, offer.size_bytes) == ("apache-2.0", len(NAMES[1]))
    assert offer.files[0].checksum.startswith("sha256:")
    assert offer.others == (NAMES[2], NAMES[0])


def test_what_only_members_may_have_needs_the_token(local: LocalHub) -> None:
    local.is_gated = True
    with pytest.raises(ModelError) as error:
        names(local, REPOSITORY)
    assert "HF_TOKEN" in error.value.hint
    hub = Hub(local.address, token="member")
    with hub.source.get(hub.find(REPOSITORY).files[0].url) as answer:
        assert answer.read() == NAMES[1].encode()
    # The store that the hub redirects to is another host: it never sees the token.
    assert local.store.asked
    assert all("Authorization" not in asked.headers for asked in local.store.asked)


def test_the_address_of_a_file_is_taken_too(local: LocalHub) -> None:
    offer = Hub(token="").find(f"{local.store.url}/{NAMES[0]}")
    assert (offer.files[0].name, offer.size_bytes, offer.files[0].checksum) == (NAMES[0], len(NAMES[0]), "")


@pytest.mark.parametrize(
    "about", [[], {}, {"siblings": 3}, {"siblings": [{"rfilename": "../../.bashrc"}, {"rfilename": 3}, None]}]
)
def test_an_answer_of_any_shape_offers_nothing_rather_than_anything(about: object) -> None:
    with LocalServer(lambda asked: json_reply(about)) as server, pytest.raises(ModelError):
        Hub(server.url, token="").find(REPOSITORY)


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://127.0.0.1/x"])
def test_no_redirect_leads_away_from_the_web(target: str) -> None:
    moved = Reply(302, [], {"Location": target, "Content-Length": "0"})
    with LocalServer(lambda asked: moved) as server, pytest.raises(ModelError):
        Hub(server.url, token="").find(REPOSITORY)


def test_files_of_this_machine_are_not_fetched() -> None:
    with pytest.raises(ModelError), Source().get("file:///etc/passwd"):
        pass
