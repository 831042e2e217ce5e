"""The requested side of a case."""

from hold import Hold
from machine import Machine
from messages import stated_in

REPEATED = ["acknowledgement", "missing-items-request", "prejudice-notice", "refusal", "referral",
            "confirmation", "negative", "disclosure", "traffic-data-disclosure", "location-answer",
            "extension-decision", "assistance-decision"]
QUESTIONS = ["missing-items-request", "prejudice-notice"]
FINAL = ["answered", "refused", "referred", "withdrawn", "closed"]


class Requested(Machine):
    name = "requested"

    def __init__(self, core, message):
        super().__init__(core, message["request"])
        self.other = message["from"]
        self.form = message["form"]
        self.urgency = message["urgency"]
        self.instrument = message["instrument"]
        self.stated = stated_in(message)
        self.cause = message["id"]
        self.came = core.now
        self.said = []
        self.messages = 0
        self.reminders = 0
        self.holds = []
        self.until = None
        self.last_end = None
        self.state = "open.received"
        self.ask("acknowledge")

    @property
    def is_final(self):
        return self.state in FINAL

    def say(self, kind, **fields):
        if kind in REPEATED:
            self.said.append((kind, fields))
        self.write(kind, fields)

    def write(self, kind, fields):
        self.messages += 2
        self.core.say(self, kind, self.messages, {**fields, "cause": self.cause})

    def repeat(self):
        """A closed request asks nothing any more."""
        for kind, fields in list(self.said):
            if not (self.is_final and kind in QUESTIONS):
                self.write(kind, fields)

    def forget(self, question):
        self.said = [(kind, fields) for kind, fields in self.said if kind != question]

    # What arrives

    def request_again(self, message):
        self.stated = {**stated_in(message), **self.stated}
        self.repeat()

    def supplement(self, message):
        self.stated = {**self.stated, **message["supplied"]}
        self.forget("missing-items-request")
        if self.state == "open.awaiting-supplement":
            self.examine("supplementReceived")

    def choice(self, _message):
        self.forget("prejudice-notice")
        if self.state == "open.awaiting-choice":
            self.execute("choiceReceived")

    def status_query(self, _message):
        words = self.state.split(".")
        status = "closed" if self.is_final else words[1].replace("locating", "checking")
        self.say("status-report", status=status)
        self.repeat()

    def withdrawal(self, _message):
        if self.is_final:
            return
        self.go("withdrawalReceived", "withdrawn")
        for hold in self.holds:
            hold.withdrawn()
        self.say("release-notice", reason="withdrawal")

    def extension_request(self, _message):
        if self.state == "open.holding.idle":
            self.go("extensionAsked", "open.holding.deciding-extension")
            self.ask("extend")

    def assistance_request(self, message):
        if self.state.startswith("open.holding"):
            self.go("assistanceReceived", "open.assistance-pending")
            self.ask("decide-assistance", by="authority")
            for hold in self.holds:
                hold.assistance_received()
        elif self.is_final and self.last_end is None:
            self.status_query(message)
        elif self.is_final:
            self.repeat()
            if not any(kind == "assistance-decision" for kind, _ in self.said):
                self.say("release-notice", reason=self.last_end)

    # What people decide

    def acknowledge(self, _result, _frame):
        if self.form == "ping":
            self.go("acknowledged", "answered")
        else:
            self.examine("acknowledged")
        self.say("acknowledgement", received_at=self.came)

    def examine(self, event):
        self.go(event, "open.checking")
        self.ask("check")

    def check(self, result, frame):
        if result == "incomplete":
            self.go("foundIncomplete", "open.awaiting-supplement")
            self.say("missing-items-request", missing=frame["missing"])
            self.await_answer()
        elif result == "wrong-addressee":
            self.go("foundMisaddressed", "referred")
            next_provider = {name: frame[name] for name in ["next_provider"] if name in frame}
            self.say("referral", next_state=frame["next_state"], **next_provider)
        else:
            locates = self.form == "location-query"
            self.go("foundComplete", "open.locating" if locates else "open.reviewing")
            self.ask("locate" if locates else "review")

    def locate(self, _result, frame):
        self.go("located", "answered")
        self.say("location-answer", located=frame["located"])

    def review(self, result, frame):
        if result == "refused":
            self.go("groundFound", "refused")
            self.say("refusal", ground=frame["ground"], reasons=frame["reasons"])
        elif result == "prejudice":
            self.go("prejudiceFound", "open.awaiting-choice")
            self.say("prejudice-notice", threat=frame["threat"], explanation=frame["explanation"])
            self.await_answer()
        else:
            self.execute("accepted")

    def execute(self, event):
        self.go(event, "open.executing")
        for item, stated in enumerate(self.stated.get("data", {}).get("items", [])):
            self.holds.append(Hold(self.core, self, item, stated))
        self.item_settled()

    def extend(self, result, _frame):
        self.go("extensionDecided", "open.holding.idle")
        if result == "granted":
            self.until += self.core.config["extension"]["adds"]
            for hold in self.holds:
                hold.extend()
        self.say("extension-decision", granted=result == "granted", until=self.until)

    def decide_assistance(self, result, frame):
        granted = result == "granted"
        self.go("assistanceDecided", "closed")
        for hold in self.holds:
            hold.assistance_decided(granted)
        reasons = {"reasons": frame["reasons"]} if "reasons" in frame else {}
        limits = self.core.config["use_limits"] if granted else []
        self.say("assistance-decision", granted=granted, use_limits=limits, **reasons)
        self.last_end = "produced" if granted else "assistance-refused"

    # What items and time bring

    def item_settled(self):
        unsettled = ["authorising", "awaiting-authority", "ordered", "retrying"]
        if self.state != "open.executing" or any(h.state in unsettled for h in self.holds):
            return
        held = any(hold.held for hold in self.holds)
        self.go("always", "open.holding.idle" if held else "answered")

    def item_ended(self, reason):
        self.last_end = reason
        waits = self.state.startswith("open.holding") or self.state == "open.assistance-pending"
        if waits and not any(hold.held for hold in self.holds):
            self.go("always", "closed")

    def await_answer(self):
        self.reminders = 0
        self.set_timer("reminder", self.core.now + self.core.config["reminder"]["after"])

    def timer_due(self, timer):
        """The other side owes an answer; it is asked again, and one day no more."""
        reminder = self.core.config["reminder"]
        if self.reminders < reminder["most"]:
            self.reminders += 1
            self.go(self.after(timer), self.state)
            self.set_timer(timer, self.core.now + reminder["after"])
            self.repeat()
        else:
            self.go(self.after(timer), "closed")
            self.say("status-report", status="closed")
