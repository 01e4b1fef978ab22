"""Flash memory, firmware and boot loaders of devices: a wrong image and the device does not start again.

Source: fastboot, flash_erase(1), flashrom(8), esptool documentation.
"""

from llmsh.core.command import SimpleCommand
from llmsh.core.risk import Finding, Reason
from llmsh.risk.found import danger, verbs
from llmsh.syntax.names import names

PROGRAMS = names(
    """
    fastboot heimdall esptool esptool.py avrdude st-flash openocd dfu-util flash_erase flashcp nandwrite nandtest
    mtd_debug flash_eraseall ubiformat rkdeveloptool picotool nrfjprog bossac fwupdmgr fwupdate odin4 edl sunxi-fel
    uuu mtkclient flash_otp_lock mtd idevicerestore
    """
)
MATCHES = (
    "fastboot flash boot boot.img",
    "esptool.py erase_flash",
    "flash_erase /dev/mtd0 0 0",
    "avrdude -p m328p -U flash:w:x.hex",
    "fwupdmgr install x.cab",
)
IGNORES = ("fastboot devices", "esptool.py chip_id", "fwupdmgr get-devices", "avrdude -v", "fastboot getvar all")
_READS = names(
    """
    devices getvar chip_id read_mac flash_id read_flash image_info get-devices get-updates get-history security info
    list -l --list detect print-pit probe version read help get-remotes refresh --help
    """
)


def assess(command: SimpleCommand) -> Finding | None:
    words = verbs(command, "pcPbsi", ("port", "baud", "chip"))
    if set(command.shapes) & _READS or not command.shapes or command.shapes in (("-v",), ("-?",)):
        return None
    return danger(Reason.DISK, "writes the memory that a device starts from", *words)
