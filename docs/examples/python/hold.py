"""The hold on one item at the requested side: order, provider, preservation, renewal, end."""

from machine import Machine

FINAL = ["negative", "disclosed", "elsewhere", "released", "lapsed", "produced", "withdrawn"]


class Hold(Machine):
    name = "hold"

    def __init__(self, core, case, item, stated):
        super().__init__(core, case.request, item)
        self.case = case
        self.provider = stated["provider"]
        self.attempt = 0
        self.noticed = False
        self.preserved_from = self.until = self.order_until = None
        self.state = "authorising"
        self.ask("order")

    @property
    def held(self):
        return self.state.startswith(("preserved", "assistance-pending"))

    def order(self, _result, _frame):
        if self.core.config["order_by"] == "police":
            self.serve("ordered")
        else:
            self.go("ordered", "awaiting-authority")
            self.ask("authorise", by="authority")

    def authorise(self, _result, _frame):
        self.serve("authorised")

    def serve(self, event):
        self.go(event, "ordered")
        self.attempt += 1
        self.core.effect("order", {**self.about(), "provider": self.provider,
                                   "attempt": self.attempt, "form": self.case.form})

    def provider_answered(self, frame):
        if self.state != "ordered" or frame["attempt"] != self.attempt:
            return
        answer = frame["answer"]
        if answer == "preserved":
            self.begin()
        elif answer == "disclosed":
            self.settle("disclosed", "disclosure", content=frame["content"],
                        data_sha256=frame["data_sha256"], provider=self.provider,
                        use_limits=self.core.config["use_limits"])
        elif answer == "elsewhere":
            path = [{"provider": self.provider, "address": "unknown", "at": self.core.now}]
            self.settle("elsewhere", "traffic-data-disclosure", path=path,
                        next_provider=frame["next_provider"], next_state=frame["next_state"],
                        use_limits=self.core.config["use_limits"])
        elif answer in ("failed", "refused") and self.attempt <= self.terms["retries"]:
            self.go("providerAnswered", "retrying")
            self.set_timer("retryWait", self.core.now + self.terms["retry_after"])
        else:
            failed = answer in ("failed", "refused")
            self.settle("negative", "negative", provider=self.provider,
                        negative="not-held" if failed else answer)

    @property
    def terms(self):
        return next(p for p in self.core.config["providers"] if p["id"] == self.provider)

    def settle(self, state, message, **fields):
        """The item is answered, and nothing is held."""
        self.go("providerAnswered", state)
        self.case.say(message, item=self.item, **fields)
        self.case.item_settled()

    def begin(self):
        self.go("providerAnswered", "preserved.running")
        now, config = self.core.now, self.core.config
        self.preserved_from = now
        self.until = now + config["preservation"]
        self.order_until = now + config["order_lasts"]
        self.watch()
        self.tell("began")
        confidentiality = self.case.stated.get("confidentiality", {})
        self.case.say("confirmation", item=self.item, reference=f"reference {self.request}",
                      preserved_from=now, until=self.until, provider=self.provider,
                      measure="order",
                      confidential=confidentiality.get("keep_confidential", False))
        self.case.until = min(self.case.until or self.until, self.until)
        self.case.item_settled()

    def watch(self):
        """Sets the timers of a hold that runs."""
        if self.state.startswith("preserved"):
            if not self.noticed:
                before = self.core.config["expiry_notice_before"]
                self.set_timer("noticeDue", self.until - before)
            self.set_timer("holdEnd", self.until)
        self.set_timer("orderEnd", self.order_until)
        self.set_timer("renewalDue", self.order_until - self.core.config["renewal_before"])

    def timer_due(self, timer):
        around = self.state.partition(".")[0]
        if timer == "retryWait":
            self.serve(self.after(timer))
        elif timer == "noticeDue":
            self.noticed = True
            self.case.say("expiry-notice", item=self.item, until=self.until)
        elif timer == "renewalDue":
            self.go(self.after(timer), f"{around}.renewing", keep=list(self.timers))
            self.ask("renew")
        elif timer == "holdEnd":
            self.end(f"after holdEnd@{around}", "released", "released", "expiry")
            self.case.say("release-notice", item=self.item, reason="expiry")
            self.case.item_ended("expiry")
        elif timer == "orderEnd":
            self.end(f"after orderEnd@{around}", "lapsed", "lapsed", "order-ran-out")
            self.case.say("release-notice", item=self.item, reason="lapsed")
            self.case.item_ended("lapsed")

    def renew(self, result, _frame):
        if result == "renewed":
            self.go("renewed", self.state.replace("renewing", "running"))
            self.order_until += self.core.config["order_lasts"]
            self.watch()
            self.tell("renewed")

    def extend(self):
        if self.state.startswith("preserved"):
            self.go("extensionGranted", "preserved.running")
            self.until += self.core.config["extension"]["adds"]
            self.noticed = False
            self.watch()
            self.tell("extended")

    def assistance_received(self):
        """From now on the end of the hold does not count; only the domestic order runs."""
        if self.state.startswith("preserved"):
            self.go("assistanceReceived", "assistance-pending.running")
            self.watch()
            self.tell("suspended")

    def assistance_decided(self, granted):
        if self.state.startswith("assistance-pending"):
            if granted:
                self.end("assistanceGranted", "produced", "produced", None)
            else:
                self.end("assistanceRefused", "released", "released", "assistance-refused")

    def withdrawn(self):
        if self.held:
            self.end("withdrawn", "withdrawn", "released", "withdrawal")
        elif self.state not in FINAL:
            self.go("withdrawn", "withdrawn")

    def end(self, event, state, change, reason):
        self.go(event, state)
        self.tell(change, reason)

    def tell(self, change, reason=None):
        """What becomes of the preservation, for the records."""
        fact = {**self.about(), "change": change, "until": self.until,
                "order_until": self.order_until}
        self.core.effect("hold", fact if reason is None else {**fact, "reason": reason})
