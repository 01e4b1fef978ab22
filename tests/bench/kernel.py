"""`python -m tests.bench.kernel [REQUESTS CLIENTS KILLS]`: the kernel killed again and again under load.

Prints how many requests were lost, wrong or answered twice, and the longest that a prompt waited.
"""

import os
import sys
import tempfile
from pathlib import Path

from llmsh.ipc.client import Client
from tests.kernel.serving import environment
from tests.kernel.storm import Storm

DEFAULT = (1000, 8, 20)


def main(args: list[str]) -> int:
    requests, clients, kills = (int(arg) for arg in args) if args else DEFAULT
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(environment(Path(folder)))
        path = Path(folder) / "run" / "llmsh" / "kernel.sock"
        report = Storm(clients=clients, requests=requests, kills=kills, spread=False).run(path)
        with Client() as client:
            client.call("stop")
    twice = [number for number, count in report.answered.items() if count > 1]
    print(f"requests            {requests} from {clients} clients, {report.wall_s:.1f} s")
    print(f"kernels killed      {report.kills} (kill -9, at random)")
    print(f"sent again          {report.resent}")
    print(f"lost                {requests - len(report.answered)} {report.lost}")
    print(f"answered twice      {len(twice)} ({report.results_received} answers came in)")
    print(f"wrong answers       {len(report.wrong)} {report.wrong[:3]}")
    print(f"longest call        {report.longest_call_s:.2f} s, the start of a new kernel and its planner included")
    print(f"longest prompt wait {1000 * report.longest_prompt_s:.1f} ms in {report.prompt_calls} calls (budget 50 ms)")
    print(f"of the kernel's     {1000 * report.longest_own_s:.1f} ms, without the time in which no processor was free")
    print(f"prompt wait, p99    {1000 * report.prompt_p99_s:.1f} ms")
    is_good = len(report.answered) == requests == report.results_received and not twice and not report.wrong
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
