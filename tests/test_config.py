"""Settings and the private directories of the user."""

import os
from pathlib import Path

import pytest

from llmsh.config import Settings, load, private_dir
from llmsh.core.errors import ConfigError


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_everything_that_is_made_on_the_way_to_a_private_directory_is_private(tmp_path: Path) -> None:
    made = private_dir(tmp_path / "cache" / "llmsh" / "planner")
    assert [mode(folder) for folder in (made, made.parent, made.parent.parent)] == [0o700] * 3


def test_a_directory_of_ours_that_is_open_to_others_is_closed(tmp_path: Path) -> None:
    (tmp_path / "llmsh").mkdir(mode=0o755)
    assert mode(private_dir(tmp_path / "llmsh")) == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a directory away")
def test_a_directory_that_somebody_else_made_first_is_refused(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    os.chown(tmp_path / "theirs", 65534, 65534)
    with pytest.raises(PermissionError, match="another user"):
        private_dir(tmp_path / "theirs")
    (tmp_path / "ours").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "ours")
    os.lchown(tmp_path / "link", 65534, 65534)
    with pytest.raises(PermissionError, match="another user"):
        private_dir(tmp_path / "link")


def test_no_file_means_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "config.toml") == Settings()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "unknown setting"),
        ("hint = 'yes'", "must be a bool"),
        ("edit_mode = 'nano'", "edit_mode"),
        ("hint = ", "Invalid value"),
        ("plan_timeout_s = true", "must be a float"),
        ("never_explain = [1]", "list of strings"),
    ],
)
def test_a_wrong_setting_names_file_and_key(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "config.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=message) as raised:
        load(path)
    assert str(path) in str(raised.value)
