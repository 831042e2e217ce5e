#!/usr/bin/env python3
"""A complete contact point for the lock-step profile (docs/lock-step.md), by the standard library.

    pnpm contactpoint conform --command 'python3 docs/examples/python/node.py'
"""

import copy
import json
import sys

from core import Core

HELLO = {
    "kind": "hello",
    "impl": "python-example",
    "version": "1.0.0",
    "protocol": "1.0.0",
    "profiles": ["core"],
    "features": ["states", "requesting", "restart", "audit", "lossy-disk", "desk"],
    "clock": "given",
}


class Node:
    """A core and its store, which is what the core was after the last frame that was stored."""

    def __init__(self, make_core=Core):
        self.make_core = make_core
        self.first = None
        self.core = None
        self.stored = None
        self.stored_before = None
        self.unsent = {}

    def answer(self, frame):
        kind = frame["kind"]
        if kind == "echo":
            return frame
        effects = {}
        if kind == "init":
            self.first = frame
            self.core = self.make_core(frame)
            self.store()
        elif kind == "crash":
            effects = self.crash(frame)
        elif kind == "restart":
            effects = self.restart(frame)
        else:
            effects = self.core.take(frame)
            self.store()
        return {"kind": "effects", "settled": True, **effects}

    def store(self):
        self.stored_before = self.stored
        self.stored = copy.deepcopy(self.core)

    def crash(self, frame):
        """The process ends amidst a frame: what was not stored is lost, what is stored stays."""
        self.unsent = {}
        if frame["point"] == "before-write":
            return {}
        effects = self.core.take(frame["during"])
        self.store()
        if frame["point"] == "after-send":
            return effects
        self.unsent = effects
        return {}

    def restart(self, frame):
        if frame["disk"] == "empty":
            self.core = self.make_core(self.first)
        else:
            stale = frame["disk"] == "stale"
            self.core = copy.deepcopy(self.stored_before if stale else self.stored)
        effects = self.unsent if frame["disk"] == "full" else {}
        self.unsent = {}
        self.core.effects = copy.deepcopy(effects)
        self.core.let_time_pass(frame["at"])
        self.core.effects["timers"] = self.core.pending()
        self.store()
        return self.core.effects


def serve(node, frames, out):
    print(json.dumps(HELLO), file=out, flush=True)
    for line in frames:
        print(json.dumps(node.answer(json.loads(line))), file=out, flush=True)


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")
    sys.stdout.reconfigure(encoding="utf-8")
    serve(Node(), sys.stdin, sys.stdout)
