"""The requesting side of a case."""

from machine import Machine
from messages import stated_in

ANSWERS = {"confirmation": "preserved", "negative": "negative", "disclosure": "disclosed",
           "traffic-data-disclosure": "elsewhere"}
ENDING = ["deciding", "unasked", "extension-asked", "ending"]


class Requesting(Machine):
    name = "requesting"

    def __init__(self, core, command):
        super().__init__(core, command["request"])
        self.other = command["to"]
        self.form = command["form"]
        self.urgency = command["urgency"]
        self.instrument = command["instrument"]
        self.stated = command.get("stated", {})
        self.words = {"form": self.form, "urgency": self.urgency,
                      "language": command["language"], **stated_in(self.stated)}
        self.messages = -1
        self.tries = 0
        self.queries = 0
        self.extensions = 0
        self.answers = {}
        self.released = set()
        self.until = self.last_until = None
        self.state = "preparing"
        self.pursue("prepared")

    @property
    def pursues(self):
        return self.state.startswith("pursuing")

    @property
    def items(self):
        return range(len(self.stated.get("data", {}).get("items", [])))

    def say(self, kind, **fields):
        self.messages += 2
        self.core.say(self, kind, self.messages, fields)

    def pursue(self, event):
        """A try: the request leaves, and waits for an acknowledgement."""
        self.go(event, "pursuing.awaiting-acknowledgement")
        wait = self.core.config["tries"][self.urgency][self.tries]
        self.tries += 1
        self.set_timer("acknowledgementWait", self.core.now + wait)
        self.say("request", **self.words)

    # What the own State wants

    def withdraw(self):
        if self.pursues:
            self.give_up("needWithdrawn")

    def give_up(self, event):
        self.go(event, "withdrawn")
        self.say("withdrawal")

    def lodge(self):
        if self.state.startswith("preserved"):
            self.queries = 0
            self.go("lodged", "assistance-pending")
            self.seek_assistance()

    def seek_assistance(self):
        chase = self.core.config["assistance_chase"]["after"]
        self.set_timer("assistanceChase", self.core.now + chase)
        self.say("assistance-request", authority=self.core.config["authority"])

    # What arrives

    def acknowledgement(self, _message):
        if self.state == "pursuing.awaiting-acknowledgement":
            if self.form == "ping":
                self.go("acknowledged", "answered")
            else:
                self.wait_for_status("acknowledged")

    def wait_for_status(self, event):
        self.go(event, "pursuing.acknowledged")
        wait = self.core.config["status_query"]["after"][self.urgency]
        self.set_timer("statusWait", self.core.now + wait)

    def status_report(self, message):
        """Of a closed request nothing more is to come: that report ends no silence."""
        if self.state == "pursuing.acknowledged" and message["status"] != "closed":
            self.queries = 0
            self.wait_for_status("statusReported")

    def missing_items_request(self, _message):
        if self.pursues and self.state != "pursuing.supplementing":
            self.go("itemsMissed", "pursuing.supplementing")
            self.ask("supplement")

    def prejudice_notice(self, _message):
        if self.pursues and self.state != "pursuing.choosing":
            self.go("prejudiceNoticed", "pursuing.choosing")
            self.ask("choose")

    def location_answer(self, _message):
        self.conclude("locationAnswered", "answered")

    def refusal(self, _message):
        self.conclude("refused", "refused")

    def referral(self, _message):
        self.conclude("referred", "elsewhere")

    def conclude(self, event, to):
        if self.pursues:
            self.go(event, to)

    def item_answered(self, message):
        """The first answer on an item stands."""
        item = message["item"]
        if not self.pursues or item in self.answers or item not in self.items:
            return
        self.answers[item] = ANSWERS[message["type"]]
        if "until" in message:
            self.until = min(self.until or message["until"], message["until"])
            self.last_until = max(self.last_until or message["until"], message["until"])
        if len(self.answers) == len(self.items):
            self.all_answered()

    confirmation = negative = disclosure = traffic_data_disclosure = item_answered

    def all_answered(self):
        found = self.answers.values()
        if "preserved" in found:
            self.hold("always")
        elif "disclosed" in found:
            self.go("always", "answered")
        else:
            self.go("always", "elsewhere" if "elsewhere" in found else "negative")

    def hold(self, event):
        self.go(event, "preserved.holding")
        before = self.core.config["extension"]["ask_before"]
        self.set_timer("extensionReminder", self.until - before)

    def expiry_notice(self, _message):
        if self.state == "preserved.holding":
            self.consider("expiryNoticed")
        elif self.state == "preserved.unasked" and self.may_extend:
            self.consider("expiryNoticed")

    @property
    def may_extend(self):
        return self.extensions < self.core.config["extension"]["most"]

    def consider(self, event):
        self.run_out(event, "deciding" if self.may_extend else "ending")
        if self.state == "preserved.deciding":
            self.ask("follow-up")

    def run_out(self, event, to):
        self.go(event, f"preserved.{to}")
        self.set_timer("holdEnd", self.last_until)

    def extension_decision(self, message):
        if self.state != "preserved.extension-asked":
            return
        if not message["granted"]:
            self.run_out("extensionDecided", "ending")
        elif message["until"] > self.until:
            self.extensions += 1
            self.last_until += message["until"] - self.until
            self.until = message["until"]
            self.hold("extensionDecided")

    def assistance_decision(self, message):
        if self.state == "assistance-pending":
            self.go("assistanceDecided", "produced" if message["granted"] else "assistance-refused")

    def release_notice(self, message):
        if not self.state.startswith(("preserved", "assistance-pending")):
            return
        held = {item for item, answer in self.answers.items() if answer == "preserved"}
        self.released |= {message["item"]} if "item" in message else held
        if held <= self.released:
            self.go("always", "expired")

    # What people decide

    def supplement(self, _result, frame):
        self.stated = {**self.stated, **frame["supplied"]}
        self.wait_for_status("supplemented")
        self.say("supplement", supplied=frame["supplied"])

    def choose(self, result, _frame):
        if result == "proceed":
            self.wait_for_status("chose")
            self.say("choice", proceed=True)
        else:
            self.give_up("chose")

    def follow_up(self, result, _frame):
        if result == "ask":
            self.run_out("followedUp", "extension-asked")
            self.say("extension-request",
                     until=self.until + self.core.config["extension"]["adds"])
        else:
            self.run_out("followedUp", "unasked")

    # What time brings

    def timer_due(self, timer):
        event = self.after(timer)
        if timer == "acknowledgementWait":
            if self.tries < len(self.core.config["tries"][self.urgency]):
                self.pursue(event)
            else:
                self.go(event, "gave-up")
        elif timer == "statusWait":
            self.ask_again(event, self.core.config["status_query"]["most"], "gave-up")
        elif timer == "assistanceChase":
            self.ask_again(event, self.core.config["assistance_chase"]["most"], "expired")
        elif timer == "extensionReminder":
            self.consider(event)
        elif timer == "holdEnd":
            self.go(event, "expired")

    def ask_again(self, event, most, last):
        if self.queries >= most:
            self.go(event, last)
            return
        self.queries += 1
        if last == "gave-up":
            self.wait_for_status(event)
            self.say("status-query")
        else:
            self.go(event, self.state)
            self.seek_assistance()
