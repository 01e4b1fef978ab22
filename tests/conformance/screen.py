"""What a terminal shows after bytes: enough of a VT220 with xterm's sequences to compare two shells by what is seen.

Not covered: scroll regions' origin mode, character sets, colours. Lines that scroll off are kept.
"""

import re
import unicodedata

_SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?>=!]?)(?P<numbers>[0-9;:]*)(?P<between>[ -/]*)(?P<final>[@-~])"
    r"|\x1b[\]PX^_](?:[^\x07\x1b]|\x1b[^\\])*(?:\x07|\x1b\\)"
    r"|\x1b[()*+].|\x1b(?P<simple>[^\[\]PX^_()*+])",
    re.DOTALL,
)
_CUT_SHORT = re.compile(r"\x1b(?:\[[0-9;:?>=!]*[ -/]*|[\]PX^_][^\x07]{0,4096}|[()*+])?\Z", re.DOTALL)
ALTERNATE = {"47", "1047", "1049"}


class Screen:
    """Rows of characters and a cursor; `text` is all that was ever on the main screen, top to bottom."""

    def __init__(self, rows: int, columns: int) -> None:
        self.rows, self.columns = rows, columns
        self.above: list[str] = []
        self._cells = self._blank()
        self._main: tuple[list[list[str]], int, int] | None = None
        self.row = self.column = 0
        self._saved = (0, 0)
        self._region = (0, rows - 1)
        self._wraps = True
        self._is_full = False  # the last column is written, the next character wraps
        self.is_cursor_shown = True
        self._held = ""

    @property
    def is_alternate(self) -> bool:
        return self._main is not None

    @property
    def line(self) -> str:
        """The cursor's line up to the cursor."""
        return "".join(self._cells[self.row][: self.column + self._is_full])

    @property
    def height(self) -> int:
        """The cursor's line, counted from the first that there was."""
        return len(self.above) + self.row

    @property
    def text(self) -> list[str]:
        shown = ["".join(row).rstrip() for row in self._cells]
        lines = [*self.above, *shown] if not self.is_alternate else shown
        while lines and not lines[-1]:
            lines.pop()
        return lines

    def resize(self, rows: int, columns: int) -> None:
        """A new size; lines are cut or padded, not flowed again."""
        while len(self._cells) > rows and self.row >= rows:
            self.above.append("".join(self._cells.pop(0)).rstrip())
            self.row -= 1
        cells = [(row + [" "] * columns)[:columns] for row in self._cells[:rows]]
        cells += [[" "] * columns for _ in range(rows - len(cells))]
        self.rows, self.columns, self._cells = rows, columns, cells
        self.column = min(self.column, columns - 1)
        self._region = (0, rows - 1)
        self._is_full = False

    def feed(self, data: str) -> None:
        data = self._held + data
        cut = _CUT_SHORT.search(data)
        self._held = data[cut.start() :] if cut else ""
        data = data[: cut.start()] if cut else data
        position = 0
        for match in _SEQUENCE.finditer(data):
            self._plain(data[position : match.start()])
            position = match.end()
            if match["final"]:
                self._control(match["private"], match["numbers"], match["final"])
            elif match["simple"]:
                self._escape(match["simple"])
        self._plain(data[position:])

    def _blank(self) -> list[list[str]]:
        return [[" "] * self.columns for _ in range(self.rows)]

    def _plain(self, text: str) -> None:
        for char in text:
            if char == "\r":
                self.column, self._is_full = 0, False
            elif char in "\n\v\f":
                self._down()
            elif char == "\b":
                self.column, self._is_full = max(0, self.column - 1), False
            elif char == "\t":
                self.column = min(self.columns - 1, (self.column // 8 + 1) * 8)
            elif char >= " " and char != "\x7f" and not "\x80" <= char <= "\x9f":
                self._put(char)

    def _put(self, char: str) -> None:
        if unicodedata.combining(char) or char in "\u200d\ufe0f":
            at = self.column if self._is_full else max(0, self.column - 1)
            self._cells[self.row][at] += char
            return
        width = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        if self._is_full or self.column + width > self.columns:
            if self._wraps:
                self.column = 0
                self._is_full = False
                self._down()
            else:
                self.column = self.columns - width
        self._cells[self.row][self.column] = char
        if width == 2 and self.column + 1 < self.columns:
            self._cells[self.row][self.column + 1] = ""
        if self.column + width >= self.columns:
            self.column, self._is_full = self.columns - 1, True
        else:
            self.column += width

    def _down(self) -> None:
        self._is_full = False
        if self.row == self._region[1]:
            self._scroll(1)
        elif self.row < self.rows - 1:
            self.row += 1

    def _scroll(self, count: int) -> None:
        top, bottom = self._region
        for _ in range(min(count, bottom - top + 1)):
            gone = self._cells.pop(top)
            if top == 0 and not self.is_alternate:
                self.above.append("".join(gone).rstrip())
            self._cells.insert(bottom, [" "] * self.columns)

    def _escape(self, final: str) -> None:
        if final == "M":
            if self.row == self._region[0]:
                self._cells.insert(self._region[0], [" "] * self.columns)
                del self._cells[self._region[1] + 1]
            else:
                self.row = max(0, self.row - 1)
        elif final == "D":
            self._down()
        elif final == "E":
            self.column = 0
            self._down()
        elif final == "7":
            self._saved = (self.row, self.column)
        elif final == "8":
            self.row, self.column = self._saved
        elif final == "c":
            self._cells, self.row, self.column = self._blank(), 0, 0

    def _control(self, private: str, numbers: str, final: str) -> None:
        if private == "?" and final in "hl":
            for number in numbers.split(";"):
                self._mode(number, is_set=final == "h")
            return
        if private:
            return
        values = [int(part) if part.isdigit() else 0 for part in re.split("[;:]", numbers)]
        count = max(1, values[0])
        moves = {"A": (-count, 0), "B": (count, 0), "C": (0, count), "D": (0, -count)}
        if final in moves:
            down, right = moves[final]
            self.row = min(self.rows - 1, max(0, self.row + down))
            self.column = min(self.columns - 1, max(0, self.column + right))
        elif final in "Hf":
            self.row = min(self.rows - 1, count - 1)
            self.column = min(self.columns - 1, max(1, values[1] if len(values) > 1 else 1) - 1)
        elif final == "G":
            self.column = min(self.columns - 1, count - 1)
        elif final == "d":
            self.row = min(self.rows - 1, count - 1)
        elif final in "JK":
            self._erase(final, values[0])
        elif final == "r":
            bottom = values[1] if len(values) > 1 and values[1] else self.rows
            self._region = (count - 1, min(self.rows, bottom) - 1)
            self.row = self.column = 0
        else:
            self._edit(final, count)
            return
        self._is_full = False

    def _erase(self, final: str, kind: int) -> None:
        row = self._cells[self.row]
        if kind == 3:
            pass
        elif kind == 0:
            row[self.column :] = [" "] * (self.columns - self.column)
        elif kind == 1:
            row[: self.column + 1] = [" "] * (self.column + 1)
        else:
            row[:] = [" "] * self.columns
        if final == "J" and kind == 3:
            self.above.clear()
        elif final == "J":
            for other in range(self.rows):
                if (kind == 0 and other > self.row) or (kind == 1 and other < self.row) or kind >= 2:
                    self._cells[other] = [" "] * self.columns

    def _edit(self, final: str, count: int) -> None:
        row = self._cells[self.row]
        if final == "P":
            row[:] = (row[: self.column] + row[self.column + count :] + [" "] * count)[: self.columns]
        elif final == "@":
            row[:] = (row[: self.column] + [" "] * count + row[self.column :])[: self.columns]
        elif final == "X":
            row[self.column : self.column + count] = [" "] * min(count, self.columns - self.column)
        elif final == "S":
            self._scroll(count)
        elif final in "LM":
            for _ in range(count):
                if final == "L":
                    self._cells.insert(self.row, [" "] * self.columns)
                    del self._cells[self._region[1] + 1]
                else:
                    del self._cells[self.row]
                    self._cells.insert(self._region[1], [" "] * self.columns)

    def _mode(self, number: str, *, is_set: bool) -> None:
        if number == "7":
            self._wraps = is_set
        elif number == "25":
            self.is_cursor_shown = is_set
        elif number in ALTERNATE and is_set != self.is_alternate:
            if is_set:
                self._main = (self._cells, self.row, self.column)
                self._cells = self._blank()
            elif self._main is not None:
                self._cells, self.row, self.column = self._main
                self._main = None
