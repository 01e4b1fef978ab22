"""A plain message of the system (strerror) that nothing else explains: what it means, and about what it was said.

Source: errno(3).
"""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "no such device or address",
    "no such device",
    "bad file descriptor",
    "no child processes",
    "block device required",
    "too many open files in system",
    "illegal seek",
    "numerical result out of range",
    "resource deadlock avoided",
    "no locks available",
    "function not implemented",
    "no data available",
    "value too large for defined data type",
    "invalid or incomplete multibyte or wide character",
    "socket operation on non-socket",
    "protocol not supported",
    "address family not supported by protocol",
    "network is down",
    "no buffer space available",
    "operation already in progress",
    "no medium found",
    "required key not available",
    "key has expired",
    "operation not possible due to rf-kill",
    "operation not supported",
    "interrupted system call",
    "protocol error",
    "disk quota exceeded",
)
MATCHES = (
    Case("cat < /dev/tty1x", "cat: /dev/nosuch: No such device or address", 1, says="device"),
    Case("./server", "server: accept: Bad file descriptor", 1, says="closed"),
    Case("ip link set wlan0 up", "RTNETLINK answers: Operation not possible due to RF-kill", 2, says="radio"),
    Case("cp --reflink=always a b", "cp: failed to clone 'b' from 'a': Operation not supported", 1, says="not able"),
    Case("eject", "eject: /dev/sr0: No medium found", 1, says="medium"),
    Case("flock /mnt/x true", "flock: /mnt/x: No locks available", 71, says="lock"),
    Case("./a", "a: fork: Function not implemented", 1, says="kernel"),
    Case("ls safe", "ls: cannot open directory 'safe': Required key not available", 1, (("safe/", ""),), says="sign"),
)
IGNORES = (
    Case("cat log", "cat: log: this text holds no such device in a sentence", 1),
    Case("stty -a", "stty: 'standard input': Inappropriate ioctl for device", 1),
)
# Message → what it means, the idea behind it, what to do.
MEANINGS: dict[str, tuple[str, str, str]] = {
    "no such device or address": (
        "Nothing stands behind that device",
        "A device file is only a name. The driver or the thing itself is missing, or nobody reads the other end.",
        "see which devices there are: lsblk, ls /dev",
    ),
    "no such device": (
        "There is no such device",
        "It is not plugged in, its name is another one, or its driver is not loaded.",
        "see which devices there are: lsblk, lsusb, ip link",
    ),
    "bad file descriptor": (
        "A file or connection was used that is closed, or open the other way",
        "A program knows its open files by numbers. This one stands for none, or for a file opened the other way.",
        "check a redirection such as >&3: the number must be opened first",
    ),
    "no child processes": (
        "It waited for a program that it had not started",
        "A program can wait only for those that it started itself and that have not been fetched yet.",
        "start the program anew; a signal set to be ignored can be the reason",
    ),
    "block device required": (
        "A disk was expected there, and this is none",
        "Only disks and their partitions can be mounted as they are. A file with an image needs a loop device.",
        "for an image file: sudo mount -o loop, the file and the folder",
    ),
    "too many open files in system": (
        "All programs together have too many files open",
        "The kernel keeps a limit for the whole machine. Some program may be leaking open files.",
        "see the limit and the use: cat /proc/sys/fs/file-nr",
    ),
    "illegal seek": (
        "It tried to jump to a place in something that only flows",
        "In a pipe or terminal one can only read on. Jumping needs a real file.",
        "write the data to a file first, and give it that file",
    ),
    "numerical result out of range": (
        "A number or a text was larger than there is room for it",
        "The program or the file system keeps a fixed amount of room for such a value.",
        "give a smaller value",
    ),
    "resource deadlock avoided": (
        "Waiting for that lock would never have ended",
        "Two programs each hold what the other waits for, so the kernel refused.",
        "end one of the two programs, then try again",
    ),
    "no locks available": (
        "The file system gives no lock",
        "Over a network a lock needs a service at both ends. It is not running, or the lock table is full.",
        "try it on a local disk, or start the lock service of NFS",
    ),
    "function not implemented": (
        "This kernel has no such function",
        "The program wants something that this kernel, container or file system does not offer.",
        "use an older version of the program, or a newer kernel",
    ),
    "no data available": (
        "What was asked for is not stored there",
        "Files can carry notes of their own beside their text. This one has none of that name.",
        "see what there is: getfattr -d and the name of the file",
    ),
    "value too large for defined data type": (
        "The file is larger than this program can count",
        "An old or 32-bit program counts bytes in too small a number.",
        "use a newer or 64-bit build of the program",
    ),
    "invalid or incomplete multibyte or wide character": (
        "A letter in a name or text does not fit the character set in use",
        "The text was written in another character set than the locale names, most often not in UTF-8.",
        "see the setting: locale; change the text with iconv, names with convmv",
    ),
    "socket operation on non-socket": (
        "It was given a file where it needs a network connection",
        "Some programs are started by a service that hands them a connection. Started by hand they have none.",
        "start it through its service",
    ),
    "protocol not supported": (
        "This system does not speak that protocol",
        "The kernel was built without it, or its module is not loaded.",
        "choose another protocol, or load its module with modprobe",
    ),
    "address family not supported by protocol": (
        "This kind of address does not work here",
        "Most often IPv6 is switched off here and an IPv6 address was used.",
        "use the IPv4 address, or the option -4",
    ),
    "network is down": (
        "The network device is switched off",
        "It is there but not active, so nothing can be sent through it.",
        "switch it on: sudo ip link set up, with the name of the device",
    ),
    "no buffer space available": (
        "The kernel has no room left for what waits to be sent",
        "Data comes faster than the network or the reader takes it, or too many watchers are set.",
        "try again in a while; lower the rate",
    ),
    "operation already in progress": (
        "The same thing is being done already",
        "An earlier request has not ended yet.",
        "wait for it to end, then try again",
    ),
    "no medium found": (
        "There is no medium in the drive",
        "The reader is there, but no card or disc is in it.",
        "put the card or disc in, and wait some seconds",
    ),
    "required key not available": (
        "The key for it is missing, or it is not signed with one that is trusted",
        "With Secure Boot the kernel loads only signed modules. A folder that is encrypted needs its key, too.",
        "sign the module, or unlock the folder first",
    ),
    "key has expired": (
        "The key for this has expired",
        "A key or ticket is good for some time only, then it has to be renewed.",
        "renew it; for Kerberos: kinit",
    ),
    "operation not possible due to rf-kill": (
        "The radio is switched off",
        "A key on the keyboard, or software, has switched off WLAN or Bluetooth.",
        "switch it on: rfkill list, then rfkill unblock all",
    ),
    "operation not supported": (
        "The file system or device is not able to do that",
        "Not every file system has links, clones, rights or notes on files; a network disk often has few of them.",
        "try it without that option, or on another file system: df -T shows which it is",
    ),
    "interrupted system call": (
        "A signal came in while it waited",
        "A program can be woken from its waiting by a signal; this one did not try again.",
        "try again",
    ),
    "protocol error": (
        "The two sides did not understand each other",
        "They speak other versions of the protocol, or something else answers there.",
        "compare the versions at both ends",
    ),
    "disk quota exceeded": (
        "Your share of the disk is used up",
        "Each user may fill only a part of the disk here, though the disk itself has room.",
        "see your share: quota -s; remove what you no longer need",
    ),
}


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    for line in problem.lines:
        match = re.match(
            r"(?P<before>.*\S)[:,] (?:\[Errno \d+\] )?(?P<message>[A-Z][\w -]+?)\.?(?: \(\d+\))?$", line.strip()
        )
        meaning = MEANINGS.get(match["message"].lower()) if match else None
        if match is None or meaning is None:
            continue
        what, idea, step = meaning
        about = _about(match["before"], problem)
        return Finding(
            f"{what}: `{about}`." if about else f"{what}.",
            0.7,
            idea,
            (line.strip()[:150],),
            _fixes(match["message"].lower(), facts),
            (step,),
        )
    return None


def _about(before: str, problem: Problem) -> str:
    """The word of the line, or the path, that the message is about; "" for none."""
    for quoted in re.findall(r"[‘'`\"]([^‘’'`\"\n]+)[’'`\"]", before):
        return str(quoted)
    last = before.rpartition(": ")[2]
    return last if last.startswith("/") or problem.names(last) else ""


def _fixes(message: str, facts: Facts) -> tuple[Fix, ...]:
    if message == "operation not possible due to rf-kill" and facts.has("rfkill"):
        return (Fix("rfkill list", "shows which radios are off, and by what"),)
    if message in ("no such device", "no such device or address", "no medium found") and facts.has("lsblk"):
        return (Fix("lsblk", "lists the disks there are"),)
    return ()
