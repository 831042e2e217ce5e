"""The messages of docs/protocol.md as a table, and the check that a message fits its type."""

import re

WORDS = {
    "form": ["preservation", "location-query", "emergency-disclosure", "ping"],
    "urgency": ["emergency", "urgent", "routine"],
    "ground": ["political-offence", "essential-interests", "domestic-bar", "discrimination",
               "dual-criminality", "outside-scope"],
    "threat": ["will-not-secure", "threatens-confidentiality", "prejudices-investigation"],
    "measure": ["order", "voluntary"],
    "negative": ["not-held", "deleted", "wrong-identifier"],
    "status": ["received", "checking", "awaiting-supplement", "reviewing", "awaiting-choice",
               "executing", "holding", "assistance-pending", "closed"],
    "reason": ["expiry", "withdrawal", "assistance-refused", "lapsed", "produced"],
    "data_class": ["subscriber", "traffic", "content"],
}
STATED = ["authority", "offence", "data", "location", "necessity", "intended_assistance",
          "confidentiality"]
"""Fields (a) to (g) of a request."""

REQUESTING_TYPES = ["request", "supplement", "choice", "withdrawal", "extension-request",
                    "assistance-request", "status-query"]

# Type of each field; a question mark stands behind what may be left out.
TYPES = {
    "request": "form:word urgency:word language:text asked_back:list? "
               + " ".join(f"{name}:map?" for name in STATED),
    "supplement": "supplied:map",
    "choice": "proceed:flag",
    "withdrawal": "reasons:text?",
    "extension-request": "until:instant reference:text? reasons:text?",
    "assistance-request": "authority:text reference:text?",
    "status-query": "question:text?",
    "acknowledgement": "received_at:instant reference:text?",
    "missing-items-request": "missing:list question:text?",
    "refusal": "ground:word reasons:text",
    "prejudice-notice": "threat:word explanation:text",
    "referral": "next_state:text next_provider:text?",
    "confirmation": "item:count reference:text preserved_from:instant until:instant provider:text "
                    "measure:word scope:text? confidential:flag assistance:map?",
    "negative": "item:count negative:word provider:text",
    "traffic-data-disclosure": "item:count next_provider:text next_state:text path:list "
                               "use_limits:list",
    "location-answer": "located:list",
    "disclosure": "item:count provider:text content:flag data_sha256:text use_limits:list",
    "extension-decision": "granted:flag until:instant reasons:text?",
    "assistance-decision": "granted:flag use_limits:list reasons:text?",
    "status-report": "status:word note:text?",
    "expiry-notice": "until:instant",
    "release-notice": "reason:word",
}
COMMON = ("type:text id:text request:text from:text to:text sent_at:instant instrument:text "
          "marking:text item:count? cause:text?")
REFERENCE = re.compile(r"^(.+)/([^/]+)/(\d+)((/c\d+)*)$")


def fits(message):
    """Whether a message is one of the protocol, with all it needs and nothing more."""
    if not isinstance(message, dict) or message.get("type") not in TYPES:
        return False
    fields = {}
    for entry in f"{COMMON} {TYPES[message['type']]}".split():
        name, kind = entry.split(":")
        fields[name] = kind
    if any(name not in fields for name in message):
        return False
    for name, kind in fields.items():
        if name not in message:
            if not kind.endswith("?"):
                return False
        elif not is_of(kind.rstrip("?"), name, message[name]):
            return False
    return REFERENCE.match(message["request"]) is not None and numbered(message) and whole(message)


def is_of(kind, name, value):
    if kind == "text":
        return isinstance(value, str) and value != ""
    if kind == "word":
        return value in WORDS[name]
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "list":
        return isinstance(value, list)
    if kind == "map":
        return isinstance(value, dict)
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    return is_whole and (kind == "instant" or value >= 0)


def numbered(message):
    """An id is `<request>#<n>`."""
    request, _, number = message["id"].rpartition("#")
    return request == message["request"] and number.isdigit()


def whole(message):
    """What a request or supplement states is stated in full."""
    stated = message.get("supplied", message)
    if message["type"] == "choice" and message["proceed"] is not True:
        return False
    if any(name not in STATED for name in message.get("supplied", {})):
        return False
    if message["type"] == "missing-items-request" and not message["missing"]:
        return False
    if "data" not in stated or message["type"] not in ("request", "supplement"):
        return True
    items = stated["data"].get("items") if isinstance(stated["data"], dict) else None
    return isinstance(items, list) and len(items) > 0 and all(is_item(item) for item in items)


def is_item(item):
    return (isinstance(item, dict)
            and isinstance(item.get("provider"), str)
            and item.get("data_class") in WORDS["data_class"]
            and isinstance(item.get("identifiers"), list)
            and "stated_expiry" in item)


def requester(message):
    """The State in the reference: whose request it is."""
    return REFERENCE.match(message["request"]).group(2)


def named_parties(message):
    """The providers and the States that a message speaks of."""
    stated = message.get("supplied", message)
    data = stated.get("data") if isinstance(stated.get("data"), dict) else {}
    places = [message, *data.get("items", []), *message.get("located", []),
              *message.get("path", [])]
    places = [place for place in places if isinstance(place, dict)]
    providers = {place[name] for place in places for name in ("provider", "next_provider")
                 if isinstance(place.get(name), str)}
    states = {place[name] for place in places for name in ("state", "next_state")
              if isinstance(place.get(name), str)}
    return providers, states


def content(message):
    """What binds a reference: all but who copies it when, and but what may be added later."""
    left_out = ["id", "sent_at", "cause", *STATED]
    return {name: value for name, value in message.items() if name not in left_out}


def stated_in(message):
    return {name: message[name] for name in STATED if name in message}
