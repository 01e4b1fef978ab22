"""Writes a file so that blocks of zeros become holes, which take no room on the disk."""

import os
from typing import BinaryIO

BLOCK_BYTES = 4096


class HoleWriter:
    """Stands before `output`, a file that is still empty; `end` has to be called after the last write."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._rest = b""

    def write(self, data: bytes) -> int:
        whole = self._rest + data
        used = len(whole) - len(whole) % BLOCK_BYTES
        if whole.count(0, 0, used) == used:
            self._output.seek(used, os.SEEK_CUR)
        else:
            for start in range(0, used, BLOCK_BYTES):
                block = whole[start : start + BLOCK_BYTES]
                if block.count(0) == BLOCK_BYTES:
                    self._output.seek(BLOCK_BYTES, os.SEEK_CUR)
                else:
                    self._output.write(block)
        self._rest = whole[used:]
        return len(data)

    def end(self) -> None:
        self._output.write(self._rest)
        self._output.truncate()
