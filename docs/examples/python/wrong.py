#!/usr/bin/env python3
"""Contact points that are wrong on purpose, each in one way, to try a bench on.

    python3 wrong.py               lists the faults and the rule that each breaks
    python3 wrong.py FAULT         speaks lock-step with that fault
"""

import sys

import messages
import node
from core import Core
from hold import Hold
from machine import Machine
from requested import Requested
from requesting import Requesting

FAULTS = {}


def breaks(rule):
    """Enters a fault under its name; the function puts it in."""

    def enter(put_in):
        FAULTS[put_in.__name__.replace("_", "-")] = (rule, put_in)
        return put_in

    return enter


def instead(owner, name):
    """Puts a function in the place of a method; it gets the method that was there first."""

    def put(function):
        before = getattr(owner, name)
        setattr(owner, name, lambda *given, **named: function(before, *given, **named))
        return function

    return put


@breaks("S01")
def acknowledges_what_never_came():
    @instead(Requested, "write")
    def write(before, case, kind, fields):
        cause = case.cause
        case.cause = f"{case.request}#9999" if kind == "acknowledgement" else cause
        before(case, kind, fields)
        case.cause = cause


@breaks("S02")
def answers_unknown_requests():
    @instead(Core, "error_of")
    def error_of(before, core, message, brought_by, signed_by):
        error = before(core, message, brought_by, signed_by)
        asks = error == "unknown-request" and message["type"] == "status-query"
        return None if asks else error

    @instead(Core, "hand_on")
    def hand_on(before, core, message):
        if message["type"] != "status-query" or message["request"] in core.requested:
            before(core, message)
            return
        stranger = Requested.__new__(Requested)
        Machine.__init__(stranger, core, message["request"])
        stranger.other, stranger.instrument = message["from"], message["instrument"]
        stranger.messages, stranger.cause, stranger.said = 0, message["id"], []
        stranger.say("status-report", status="executing")


@breaks("S03")
def binds_no_content():
    Core.is_other_content = lambda _core, _message: False


@breaks("S04")
def orders_again_for_a_duplicate():
    @instead(Requested, "request_again")
    def request_again(before, case, message):
        before(case, message)
        for each in case.holds:
            if each.state == "ordered":
                each.core.effect("order", {**each.about(), "provider": each.provider,
                                           "attempt": each.attempt, "form": case.form})


@breaks("S05")
def answers_duplicates_differently():
    @instead(Requested, "repeat")
    def repeat(_before, case):
        for kind, fields in list(case.said):
            other = {}
            if kind == "confirmation":
                other = {"until": fields["until"] + 86_400_000}
            case.write(kind, {**fields, **other})


@breaks("S06")
def serves_the_unregistered():
    @instead(Core, "error_of")
    def error_of(before, core, message, brought_by, signed_by):
        error = before(core, message, brought_by, signed_by)
        return None if error == "sender-not-registered" else error


@breaks("S07")
def believes_any_signature():
    @instead(Core, "error_of")
    def error_of(before, core, message, brought_by, _signed_by):
        sender = message.get("from") if isinstance(message, dict) else None
        return before(core, message, brought_by, sender)


@breaks("S08")
def acts_on_malformed_input():
    @instead(Core, "reject")
    def reject(before, core, error, message):
        if error == "malformed" and isinstance(message, dict) and message.get("type") == "choice":
            core.requested[message["request"]].choice(message)
        else:
            before(core, error, message)


@breaks("S10")
def says_everything_many_times():
    @instead(Requested, "repeat")
    def repeat(before, case):
        for _ in range(200):
            before(case)


@breaks("S12")
def skips_the_review():
    @instead(Requested, "check")
    def check(before, case, result, frame):
        if result == "complete" and case.form == "preservation":
            case.execute("accepted")
        else:
            before(case, result, frame)


@breaks("S14")
def refuses_on_a_ground_of_another_treaty():
    @instead(Requested, "review")
    def review(before, case, result, frame):
        before(case, result, {**frame, "ground": "political-offence"})


@breaks("S15")
def refuses_after_confirming():
    @instead(Requested, "extend")
    def extend(before, case, result, frame):
        before(case, result, frame)
        if result == "refused":
            case.say("refusal", ground="essential-interests", reasons="second thoughts")


@breaks("S16")
def extends_unasked():
    @instead(Requested, "status_query")
    def status_query(before, case, message):
        before(case, message)
        for each in case.holds:
            each.extend()


@breaks("S17")
def executes_before_the_choice():
    @instead(Requested, "review")
    def review(before, case, result, frame):
        before(case, result, frame)
        if result == "prejudice":
            case.execute("choiceReceived")


@breaks("S18")
def keeps_fifty_nine_days():
    @instead(Core, "__init__")
    def start(before, core, frame):
        before(core, frame)
        core.config = {**core.config, "preservation": 59 * 86_400_000}


@breaks("S19")
def lets_data_go_while_assistance_is_pending():
    @instead(Hold, "watch")
    def watch(before, item):
        before(item)
        if item.state.startswith("assistance-pending"):
            item.set_timer("holdEnd", item.until)
            if not item.noticed:
                item.set_timer("noticeDue",
                               item.until - item.core.config["expiry_notice_before"])

    @instead(Hold, "timer_due")
    def timer_due(before, item, timer):
        if timer == "holdEnd" and item.state.startswith("assistance-pending"):
            item.end("assistanceRefused", "released", "released", "expiry")
            item.case.item_ended("expiry")
        else:
            before(item, timer)


@breaks("S20")
def shortens_by_extending():
    @instead(Hold, "tell")
    def tell(before, item, change, reason=None):
        until = item.until
        if change == "extended":
            item.until -= item.core.config["extension"]["adds"] + 86_400_000
        before(item, change, reason)
        item.until = until


@breaks("S21")
def confirms_before_the_provider_answers():
    @instead(Hold, "authorise")
    def authorise(before, item, result, frame):
        before(item, result, frame)
        item.begin()


@breaks("S22")
def forgets_timers_at_restart():
    @instead(node.Node, "restart")
    def restart(before, station, frame):
        for kept in (station.stored, station.stored_before):
            for machine in kept.machines() if kept is not None else []:
                machine.timers = {}
        return before(station, frame)


@breaks("S24")
def lets_go_a_day_early():
    @instead(Hold, "watch")
    def watch(before, item):
        before(item)
        is_extended = item.until > item.preserved_from + item.core.config["preservation"]
        if "holdEnd" in item.timers and is_extended:
            item.set_timer("holdEnd", item.until - 86_400_000)


@breaks("S25")
def discloses_on_a_request_to_preserve():
    @instead(Hold, "begin")
    def begin(_before, item):
        item.settle("disclosed", "disclosure", content=False, data_sha256="0" * 64,
                    provider=item.provider, use_limits=item.core.config["use_limits"])


@breaks("S29")
def leaves_gaps_in_its_audit():
    @instead(Core, "audit")
    def audit(before, core, entry):
        if entry.startswith("rejected"):
            core.sequence += 1
        before(core, entry)


@breaks("S30")
def enters_not_what_it_says():
    @instead(Core, "audit")
    def audit(before, core, entry):
        if not entry.startswith("sent"):
            before(core, entry)


@breaks("S32")
def serves_routine_first():
    Core.rank = lambda _core, machine: -["emergency", "urgent", "routine"].index(
        getattr(machine, "case", machine).urgency)


@breaks("N03")
def waits_for_a_choice_that_came():
    @instead(Requested, "choice")
    def choice(_before, case, _message):
        case.forget("prejudice-notice")


@breaks("L03")
def closes_without_a_word():
    @instead(Requested, "timer_due")
    def timer_due(before, case, timer):
        case.say = lambda *_given, **_named: None
        before(case, timer)
        del case.say


@breaks("L08")
def never_stops_asking():
    @instead(Requesting, "ask_again")
    def ask_again(before, case, event, most, last):
        if case.state == "gave-up":
            case.say("status-query")
        else:
            before(case, event, most, last)
        if case.state == "gave-up":
            case.set_timer("statusWait", case.core.now + 86_400_000)


@breaks("L10")
def announces_the_end_an_hour_before():
    @instead(Hold, "watch")
    def watch(before, item):
        before(item)
        if "noticeDue" in item.timers:
            item.set_timer("noticeDue", item.until - 3_600_000)


def main(words):
    if len(words) != 1 or words[0] not in FAULTS:
        for name, (rule, _) in FAULTS.items():
            print(f"{name}  {rule}")
        return 0 if not words else 64
    FAULTS[words[0]][1]()
    node.HELLO["impl"] = f"python-example-that-{words[0]}"
    node.serve(node.Node(), sys.stdin, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
