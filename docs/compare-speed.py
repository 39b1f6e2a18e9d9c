#!/usr/bin/env python3
"""Holds the training steps of ./workbench bench against another library's, in turn on the same machine, and writes a Markdown table.

The peer is a program that takes --threads N --seconds S NAME and prints what bench --json prints: name, batch, threads, params,
ms_per_iteration. Each round times a network with our engine and then with each of the peer's thread settings, so that what else the
machine does hits both; medians over the rounds count, and of the peer's settings the fastest. The step with Deeplearning4j's own
layers and the quick start's step are for orientation: they are timed in the first round only.

A peer of 1 thread is tried twice where its BLAS has threads of its own: left alone, and with OPENBLAS_NUM_THREADS=1.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import statistics
import subprocess
import sys

HOME = pathlib.Path(__file__).resolve().parent.parent
WORKBENCH = [str(HOME / "workbench"), "bench", "--json"]


def run(command, environment=None):
    """The objects that a command prints, one per line; ends the program where the command fails."""
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(command)}\nended with {done.returncode}: {done.stderr.strip() or done.stdout.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def peer_facts(python):
    """Version of the peer's library, and whether its linear layers go through a fast BLAS."""
    code = ("import json, torch; maps = open('/proc/self/maps').read();"
            "print(json.dumps({'version': torch.__version__,"
            " 'blas': [each for each in ('openblas', 'mkl', 'blis') if each in maps]}))")
    return run([python, "-c", code])[0]


def peer_settings(counts, cores):
    """Thread settings: a label, the number, and what the environment gets."""
    for count in counts:
        yield str(count), count, {}
        if count < cores:
            yield f"{count}, BLAS {count}", count, {"OPENBLAS_NUM_THREADS": str(count)}


def processor():
    try:
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def load():
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


class Figures:
    """Milliseconds per step: by network, then by whose step it is, then by setting, one for each round."""

    def __init__(self, names):
        self.millis = {name: {} for name in names}
        self.batch = {}

    def add(self, name, whose, setting, result):
        if result["name"] != name:
            sys.exit(f"asked for {name}, told of {result['name']}")
        self.batch[name] = result["batch"]
        self.millis[name].setdefault(whose, {}).setdefault(setting, []).append(result["ms_per_iteration"])

    def best(self, name, whose):
        """Median and setting of the fastest setting, or None."""
        settings = self.millis[name].get(whose)
        return min((statistics.median(values), setting) for setting, values in settings.items()) if settings else None

    def ours(self, name):
        """Median over all rounds, and the thread numbers that the engine chose."""
        settings = self.millis[name]["engine"]
        return statistics.median(value for values in settings.values() for value in values), "/".join(sorted(settings))

    def row(self, name):
        millis, threads = self.ours(name)
        peer, setting = self.best(name, "peer")
        every_round = [value for values in self.millis[name]["engine"].values() for value in values]
        of_rounds = [value / peer for value in every_round]
        cells = [name, str(self.batch[name]), shown(millis), threads, shown(peer), setting, f"**{millis / peer:.2f}**",
                 f"{min(of_rounds):.2f} to {max(of_rounds):.2f}"]
        for whose in ("built-in-layers", "plain"):
            found = self.best(name, whose)
            cells.append(shown(found[0]) if found else "")
        return cells


def shown(millis):
    return f"{millis:.3f}" if millis < 1 else f"{millis:.2f}" if millis < 10 else f"{millis:.1f}"


def table(figures, facts, rounds, seconds, loads):
    heads = ["network", "batch", "ours, ms", "threads", "PyTorch, ms", "threads", "ours / PyTorch", "over the rounds",
             "built-in layers, ms", "plain, ms"]
    rows = [figures.row(name) for name in figures.millis]
    orientation = "; built-in layers and plain once" if any(row[-1] for row in rows) else ""
    lines = ["| " + " | ".join(heads) + " |", "| --- |" + " ---: |" * (len(heads) - 1)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    lines += ["", f"{datetime.date.today()}, {processor()}, {os.cpu_count()} cores, {platform.system()}. PyTorch {facts['version']} with"
              f" {', '.join(facts['blas']) or 'its own BLAS'}. Medians of {rounds} round{'s' * (rounds != 1)} of {seconds:g} s each{orientation}."
              f" Load of the machine before: {loads[0]}; after: {loads[1]}."]
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], epilog="How the figures are to be read: docs/performance.md.")
    parser.add_argument("peer", type=pathlib.Path, help="the peer's program, run with --python")
    parser.add_argument("names", nargs="*", help="networks; all without")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4, help="of each measurement")
    parser.add_argument("--peer-threads", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--python", default="/usr/bin/python3", help="the Python that has the peer's library")
    parser.add_argument("--without-orientation", action="store_true", help="leave out built-in layers and plain")
    parser.add_argument("--any-blas", action="store_true", help="take a peer that has no fast BLAS")
    parser.add_argument("--raw", type=pathlib.Path, help="a file that gets every figure as a line of JSON")
    options = parser.parse_args()
    facts = peer_facts(options.python)
    if not facts["blas"] and not options.any_blas:
        sys.exit("The peer's library has no fast BLAS: its linear layers would be far slower than they can be, and the comparison unfair.\n"
                 "Install one (Debian: libopenblas0-pthread), or give --any-blas.")
    names = options.names or [each["name"] for each in run([options.python, str(options.peer), "--seconds", "0.01"])]
    figures, before = Figures(names), load()
    raw = options.raw.open("a") if options.raw else None

    def measure(name, whose, command, setting=None, environment=None):
        result, = run(command, {**os.environ, **(environment or {})})
        label = setting or str(result["threads"])
        figures.add(name, whose, label, result)
        print(f"{name}  {whose}  {label}: {result['ms_per_iteration']} ms", file=sys.stderr, flush=True)
        if raw:
            raw.write(json.dumps({"whose": whose, "setting": label, **result}) + "\n")
            raw.flush()

    seconds = ["--seconds", str(options.seconds)]
    for number in range(options.rounds):
        print(f"round {number + 1} of {options.rounds}, load {load()}", file=sys.stderr, flush=True)
        for name in names:
            measure(name, "engine", WORKBENCH + seconds + [name])
            for setting, count, environment in peer_settings(options.peer_threads, os.cpu_count()):
                measure(name, "peer", [options.python, str(options.peer), *seconds, "--threads", str(count), name], setting, environment)
            if number == 0 and not options.without_orientation:
                measure(name, "built-in-layers", WORKBENCH + seconds + ["--built-in-layers", name])
                measure(name, "plain", WORKBENCH + seconds + ["--plain", name])
    print(table(figures, facts, options.rounds, options.seconds, (before, load())))


if __name__ == "__main__":
    main()
