"""A folder read by the command and by the Python package in turn: how fast is Python beside it?

    python3 bench/large/folder.py SOLIEU FOLDER [RUNS]

Needs the package (`pip install ./python`) in the Python that runs this, and a `SOLIEU` of the same build (`cargo build --release
-p cli`). Each run is a process of its own, from its start to its end, and both write the same Parquet file. `RAYON_NUM_THREADS`
holds for both. What is told is the median of the pairs: the speed of Python is the time of the command by that of Python.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import pyarrow.parquet

READ = """import sys, warnings, pyarrow.parquet, solieu
warnings.simplefilter("ignore")
pyarrow.parquet.write_table(solieu.read_folder(sys.argv[1]), sys.argv[2])"""


def seconds(words):
    """On the clock, and of computing."""
    started = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(child.pid, 0)
    assert status == 0, f"{words[0]} ended with {status}"
    return time.perf_counter() - started, used.ru_utime + used.ru_stime


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit("expected the command and a folder of articles: python3 bench/large/folder.py target/release/solieu my-articles")
    solieu, folder, n_runs = sys.argv[1], sys.argv[2], int((sys.argv[3:] or ["7"])[0])
    with tempfile.TemporaryDirectory() as scratch:
        wanted, got = pathlib.Path(scratch) / "command.parquet", pathlib.Path(scratch) / "python.parquet"
        command = [solieu, "extract", folder, "--quiet", "--format", "parquet", "--out", wanted]
        python = [sys.executable, "-c", READ, folder, got]
        pairs = [(seconds(command), seconds(python)) for _ in range(n_runs + 1)][1:]
        facts = pyarrow.parquet.read_table(wanted)
        assert facts.equals(pyarrow.parquet.read_table(got)), "the rows differ"
    print(f"{facts.num_rows} rows, the same; medians of {n_runs} pairs, after one that is not counted:")
    for at, name in enumerate(("on the clock", "of computing")):
        of_command, of_python = (statistics.median(pair[who][at] for pair in pairs) for who in (0, 1))
        speed = statistics.median(command[at] / python[at] for command, python in pairs)
        print(f"s {name}: command {of_command:.2f}, Python {of_python:.2f}, speed of Python {speed:.2f}")


main()
