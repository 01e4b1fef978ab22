"""Muon: momentum whose matrices are made orthogonal before each step.

Source: K. Jordan and others, "Muon: An optimizer for hidden layers in neural networks", 2024.
"""

import functools
from collections.abc import Iterable

import torch

_COEFFICIENTS = (3.4445, -4.7750, 2.0315)
_STEPS = 5


@functools.cache
def multiplies_bfloat16(device: str) -> bool:
    """Whether `device` ("cpu", "cuda") has bfloat16 in hardware; a CPU without it takes thirty times as long."""
    # No public function of torch tells it of a CPU.
    return device != "cpu" or torch.cpu._is_amx_tile_supported() or torch.cpu._is_avx512_bf16_supported()


def orthogonal(matrix: torch.Tensor) -> torch.Tensor:
    """The nearest orthogonal matrix, roughly: five Newton-Schulz steps, in bfloat16 where that is fast."""
    a, b, c = _COEFFICIENTS
    is_tall = matrix.shape[0] > matrix.shape[1]
    x = matrix.bfloat16() if multiplies_bfloat16(matrix.device.type) else matrix
    x = x.T if is_tall else x
    x = x / (x.norm() + 1e-7)
    for _ in range(_STEPS):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return (x.T if is_tall else x).to(matrix.dtype)


class Muon(torch.optim.Optimizer):  # type: ignore[misc]
    """For the matrices of hidden layers only."""

    def __init__(
        self, weights: Iterable[torch.Tensor], lr: float = 0.02, momentum: float = 0.95, decay: float = 0.1
    ) -> None:
        super().__init__(weights, {"lr": lr, "momentum": momentum, "decay": decay})

    @torch.no_grad()  # type: ignore[untyped-decorator, unused-ignore]
    def step(self, closure: None = None) -> None:
        del closure
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is None:
                    continue
                state = self.state[weight]
                if "speed" not in state:
                    state["speed"] = torch.zeros_like(weight)
                speed = state["speed"].lerp_(weight.grad, 1 - group["momentum"])
                change = orthogonal(weight.grad.lerp(speed, group["momentum"]))
                scale = max(1.0, weight.shape[0] / weight.shape[1]) ** 0.5
                weight.mul_(1 - group["lr"] * group["decay"]).add_(change, alpha=-group["lr"] * scale)
