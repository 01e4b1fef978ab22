"""Memory for a flood of output, made once: new pages, and a slice for every read, cost more than the bytes in them."""

SLOT_BYTES = 4095  # what a pty on Linux gives at a time
SLOTS = 32  # so many reads in a row before keys are looked for again


class Flood:
    """Slots that follow each other in `memory`.

    slots: of each the place where it begins, itself as os.readv takes it, and itself.
    """

    def __init__(self) -> None:
        self.memory = bytearray(SLOTS * SLOT_BYTES)
        whole = memoryview(self.memory)
        pieces = [(at, whole[at : at + SLOT_BYTES]) for at in range(0, len(whole), SLOT_BYTES)]
        self.slots = tuple((at, (piece,), piece) for at, piece in pieces)
