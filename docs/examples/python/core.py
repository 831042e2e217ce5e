"""A contact point without its store: all that it knows, and what it does with one frame."""

import hashlib

import messages
from requested import Requested
from requesting import Requesting

URGENCIES = ["emergency", "urgent", "routine"]


class Core:
    def __init__(self, frame):
        self.id = frame["nodeId"]
        self.config = frame["config"]
        self.now = frame["now"]
        self.register = frame["register"]
        self.known_states = {state["id"] for state in frame["register"]["states"]}
        self.requested = {}
        self.requesting = {}
        self.taken = {}
        self.bound = {}
        self.queue = []
        self.numbers = 0
        self.sequence = 0
        self.last_digest = ""
        self.effects = {}

    def take(self, frame):
        """Does all that a frame brings and gives the effects."""
        self.effects = {}
        self.let_time_pass(frame["at"])
        getattr(self, "take_" + frame["kind"])(frame)
        self.effects["timers"] = self.pending()
        return self.effects

    # Frames

    def take_tick(self, _frame):
        pass

    def take_deliver(self, frame):
        message = frame["msg"]
        error = self.error_of(message, frame["brought_by"], frame["signed_by"])
        if error is not None:
            self.reject(error, message)
        elif message["id"] not in self.taken:
            self.taken[message["id"]] = message
            self.audit(f"received {message['id']}")
            self.hand_on(message)

    def take_decide(self, frame):
        about = (frame["request"], frame.get("item"))
        for machine in self.machines():
            if (machine.request, machine.item) == about:
                machine.decided(frame["task"], frame)

    def take_provider(self, frame):
        case = self.requested.get(frame["request"])
        if case is not None and frame["item"] < len(case.holds):
            case.holds[frame["item"]].provider_answered(frame)

    def take_command(self, frame):
        request = frame["request"]
        if frame["command"] == "request":
            if request not in self.requesting:
                self.requesting[request] = Requesting(self, frame)
        elif request in self.requesting:
            getattr(self.requesting[request], frame["command"])()

    def take_register(self, frame):
        self.register = frame["register"]

    def take_free(self, _frame):
        """An officer takes up the most urgent task, of equals the one asked first."""
        self.queue = [(machine, task, asked) for machine, task, asked in self.queue
                      if machine.tasks.get(task) == asked]
        if not self.queue:
            return
        first = min(self.queue, key=lambda entry: (self.rank(entry[0]), entry[2]))
        self.queue.remove(first)
        self.effect("take", {"task": first[1], **first[0].about()})

    def rank(self, machine):
        return URGENCIES.index(getattr(machine, "case", machine).urgency)

    # Messages

    def error_of(self, message, brought_by, signed_by):
        """The first error that applies, or None."""
        if not messages.fits(message):
            return "malformed"
        states = {state["id"] for state in self.register["states"]}
        hubs = {state["id"] for state in self.register["states"] if state["hub"]}
        sender = message["from"]
        if "EXERCISE" not in message["marking"]:
            return "unmarked"
        if brought_by != sender and brought_by not in hubs:
            return "hop-forged"
        if message["to"] != self.id:
            return "not-addressed-here"
        if sender not in states or brought_by not in states:
            return "sender-not-registered"
        if signed_by != sender:
            return "signature-invalid"
        providers, named = messages.named_parties(message)
        known = {provider["id"] for provider in self.config["providers"]}
        if not providers <= known or not named <= self.known_states:
            return "malformed"
        outward = message["type"] in messages.REQUESTING_TYPES
        if outward and messages.requester(message) != sender:
            return "not-the-requester"
        case = (self.requested if outward else self.requesting).get(message["request"])
        if message["type"] != "request" and (case is None or case.other != sender):
            return "unknown-request"
        return "request-id-reused" if self.is_other_content(message) else None

    def is_other_content(self, message):
        known = self.taken.get(message["id"])
        if known is not None and known != message:
            return True
        if message["type"] != "request" or message["request"] not in self.requested:
            return False
        stated = self.requested[message["request"]].stated
        return (self.bound[message["request"]] != messages.content(message)
                or any(name in stated and stated[name] != value
                       for name, value in messages.stated_in(message).items()))

    def hand_on(self, message):
        request, kind = message["request"], message["type"]
        if kind == "request":
            if request in self.requested:
                self.requested[request].request_again(message)
            else:
                self.bound[request] = messages.content(message)
                self.requested[request] = Requested(self, message)
            return
        outward = kind in messages.REQUESTING_TYPES
        case = (self.requested if outward else self.requesting)[request]
        getattr(case, kind.replace("-", "_"))(message)

    def reject(self, error, message):
        self.audit(f"rejected {error}")
        said = message if isinstance(message, dict) else {}
        names = {"from": "from", "message": "id", "request": "request"}
        texts = {name: said[field] for name, field in names.items()
                 if isinstance(said.get(field), str)}
        self.effect("reject", {"error": error, **texts})

    def say(self, case, kind, number, fields):
        message = {"type": kind, "id": f"{case.request}#{number}", "request": case.request,
                   "from": self.id, "to": case.other, "sent_at": self.now,
                   "instrument": case.instrument, "marking": self.config["marking"], **fields}
        self.audit(f"sent {message['id']}")
        self.effect("send", message)

    # Time

    def let_time_pass(self, at):
        """Fires what is due on the way, each timer at its own instant."""
        while True:
            due = [(*when, machine, timer) for machine in self.machines()
                   for timer, when in machine.timers.items() if when[0] <= at]
            if not due:
                break
            when, _, machine, timer = min(due, key=lambda entry: entry[:2])
            self.now = max(self.now, when)
            del machine.timers[timer]
            machine.timer_due(timer)
        self.now = at

    def pending(self):
        timers = [{"timer": timer, **machine.about(), "due": when[0]}
                  for machine in self.machines() for timer, when in machine.timers.items()]
        return sorted(timers, key=lambda timer: timer["due"])

    # Records

    def machines(self):
        for case in self.requested.values():
            yield case
            yield from case.holds
        yield from self.requesting.values()

    def number(self):
        self.numbers += 1
        return self.numbers

    def effect(self, kind, effect):
        self.effects.setdefault(kind, []).append(effect)

    def audit(self, entry):
        self.sequence += 1
        text = f"{self.last_digest}\n{self.sequence}\n{self.now}\n{entry}"
        digest = hashlib.sha256(text.encode()).hexdigest()
        self.effect("audit", {"sequence": self.sequence, "clock": self.now,
                              "previous": self.last_digest, "entry": entry, "digest": digest})
        self.last_digest = digest
