"""The memory of the graphics processor ran out, or the processor cannot be used."""

import re

from llmsh.core.diagnosis import Fix
from llmsh.diagnosis.facts import Facts
from llmsh.diagnosis.finding import Case, Finding
from llmsh.diagnosis.output import first_error
from llmsh.diagnosis.problem import Problem

SIGNATURES = (
    "cuda out of memory",
    "outofmemoryerror",
    "torch not compiled with cuda",
    "found no nvidia driver",
    "no cuda gpus are available",
    "nvidia-smi has failed",
    "cuda driver version is insufficient",
    "cuda error",
    "cublas_status",
    "no kernel image is available",
    "hip out of memory",
    "couldn't communicate with the nvidia driver",
    "driver/library version mismatch",
)
MATCHES = (
    Case(
        "python3 train.py",
        "torch.cuda.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.00 GiB. GPU 0 has a total capacity "
        "of 7.79 GiB of which 1.2 GiB is free.",
        1,
        says="2.00 GiB",
        fix="nvidia-smi",
    ),
    Case("python3 a.py", "AssertionError: Torch not compiled with CUDA enabled", 1, says="without support"),
    Case(
        "nvidia-smi",
        "NVIDIA-SMI has failed because it couldn't communicate with the NVIDIA driver. Make sure that the latest "
        "NVIDIA driver is installed and running.",
        9,
        says="driver",
    ),
    Case("nvidia-smi", "Failed to initialize NVML: Driver/library version mismatch", 18, says="reboot"),
    Case("python3 a.py", "RuntimeError: No CUDA GPUs are available", 1, says="no graphics processor"),
)
IGNORES = (Case("java A", "java.lang.OutOfMemoryError: Java heap space", 1), Case("python3 a.py", "MemoryError", 1))


def diagnose(problem: Problem, facts: Facts) -> Finding | None:
    text = problem.text
    if match := re.search(r"(?:CUDA|HIP) out of memory\.(?: Tried to allocate (?P<size>[\d.]+ \w+))?", text):
        return Finding(
            "The memory of the graphics processor is "
            f"full{': ' + match['size'] + ' more were wanted' if match['size'] else ''}.",
            0.975,
            "A model, its data and what it keeps for learning have to fit at once. Smaller batches, or lower "
            "precision, need less.",
            (match[0],),
            (Fix("nvidia-smi", "shows who uses how much of it"),) if match[0].startswith("CUDA") else (),
            ("make the batch smaller", "end other programs that use the card"),
        )
    if "not compiled with CUDA" in text:
        return Finding(
            "This build of PyTorch is one without support for NVIDIA cards.",
            0.97,
            "pip has builds for the processor alone and builds for CUDA; this is the first kind.",
            ("Torch not compiled with CUDA enabled",),
            (
                Fix(
                    "python3 -c 'import torch; print(torch.__version__, torch.version.cuda)'", "shows which build it is"
                ),
            ),
            (
                "install the build for your CUDA version, as pytorch.org shows",
                "or run it on the processor: device='cpu'",
            ),
        )
    if "version mismatch" in text:
        return Finding(
            "The NVIDIA driver was updated while the old one still runs: reboot.",
            0.97,
            "The part in the kernel and the library beside it have to be of one version.",
            ("Driver/library version mismatch",),
            (Fix("cat /proc/driver/nvidia/version", "shows which driver runs now"),),
            ("reboot the machine",),
        )
    if "NVIDIA-SMI has failed" in text or "no NVIDIA driver" in text or "driver version is insufficient" in text:
        return Finding(
            "The NVIDIA driver is not loaded, or too old for this program.",
            0.96,
            "The driver is a part of the kernel. After an update of the kernel it has to be built anew, and "
            "Secure Boot can refuse it.",
            (first_error(problem.lines)[:160],),
            (Fix("lsmod | grep nvidia", "shows whether it is loaded"),),
            ("install or reinstall the driver, then reboot",),
        )
    if "No CUDA GPUs are available" in text or "no kernel image" in text:
        return Finding(
            "The program sees no graphics processor that it can use.",
            0.95,
            "There is none, CUDA_VISIBLE_DEVICES hides it, a container was started without it, or this build is "
            "for other cards.",
            (first_error(problem.lines)[:160],),
            (Fix("nvidia-smi", "shows the cards there are"),),
        )
    return None
