"""Files of the user's are replaced by files only: what stands for something else stays what it is."""

import os
import stat
from pathlib import Path

import pytest

from llmsh.app.commands.setup import write_atomically
from llmsh.app.config_edit import change_settings
from llmsh.core.errors import ConfigError, LlmshError


@pytest.fixture
def leading_to_a_pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "pipe")
    return tmp_path / "link"


def test_settings_never_replace_a_device(leading_to_a_pipe: Path) -> None:
    with pytest.raises(ConfigError, match="no regular file"):
        change_settings({"theme": "plain"}, leading_to_a_pipe)
    assert stat.S_ISFIFO(leading_to_a_pipe.stat().st_mode)


def test_set_up_never_replaces_a_device(leading_to_a_pipe: Path) -> None:
    with pytest.raises(LlmshError, match="no regular file"):
        write_atomically(leading_to_a_pipe, "text\n")
    assert stat.S_ISFIFO(leading_to_a_pipe.stat().st_mode)


def test_a_link_to_a_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("old\n")
    (tmp_path / "link").symlink_to(tmp_path / "file")
    write_atomically(tmp_path / "link", "new\n")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_text() == "new\n"
