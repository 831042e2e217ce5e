import { inSection, must, mustNot, should } from "./requirement.ts";
import type { Requirement } from "./requirement.ts";

export const CASE_REQUIREMENTS: readonly Requirement[] = [
  ...inSection("messages", [
    must(
      "P-096",
      "A message MUST fit the schema of its type in the version agreed on, without further fields.",
      [
        "every message type has a schema, and no schema lacks a type",
        "the protocol version stands for exactly these schemas",
        "every schema is draft-07 and refuses unknown fields",
      ],
    ),
    must(
      "P-097",
      "`id` MUST be `<request>#<n>`, and no two messages on one request may have the same, whoever says them; what is said again has a new id.",
      [],
    ),
    must(
      "P-098",
      "A reference MUST be `<source>/<State>/<number>`, followed by `/c<number>` for each further request that came of it; the State is the requester, so that everybody can tell whose request it is. Only requests by script are `inject/<inject>/<number>`, and the scenario says whose they are.",
      ["nobody but the requester speaks for the requesting side"],
    ),
    should(
      "P-099",
      "The requesting side SHOULD count `n` in odd numbers and the requested side in even ones, so that their ids never meet.",
      [],
    ),
    must(
      "P-128",
      "A message that names a provider or a State which is not part of the exercise MUST be refused as `malformed`: nobody could work on it.",
      [
        "a member that asks nonsense in its own name harms nobody else's requests",
        "a member that answers nonsense to what it was asked harms nobody else's requests",
      ],
    ),
    must("P-100", "Instants MUST be whole milliseconds since the Unix epoch, in UTC.", [
      "a message with a field nobody knows, or marked as no exercise, is refused",
    ]),
    must(
      "P-101",
      "`instrument` MUST name an instrument that binds both States at `sent_at`, or a network of which both are members.",
      ["No safety rule is violated on random networks, but those that forgetting a renewal breaks"],
      "UN-65.2",
    ),
    must(
      "P-102",
      "A refusal MUST give reasons and a ground of the instrument's closed list.",
      [
        "a refusal without reasons or on an unlisted ground is no message",
        "No safety rule is violated on random networks, but those that forgetting a renewal breaks",
      ],
      "UN-42.6",
    ),
    must(
      "P-103",
      "A message that gives data MUST say for what they may be used (`use_limits`), and its data MUST have the digest it states.",
      [],
      "UN-36.1",
    ),
  ]),
  ...inSection("cases", [
    must(
      "P-104",
      "The requested side MUST say `acknowledgement` as soon as an officer has read and authenticated the request, unless it answers at once; a ping asks for nothing more.",
      ["The table makes every published move but those that cannot come and the last reminders"],
      "UN-41.4",
    ),
    must(
      "P-105",
      "The requested side MUST ask, by `missing-items-request`, for the items that the request must state and does not; an IP address at a time without a zone counts as not stated.",
      [
        "The table makes every published move but those that cannot come and the last reminders",
        "an address at a time without a zone leaves the data unstated",
      ],
      "UN-42.3",
    ),
    must(
      "P-106",
      "The requested side MUST answer a request that belongs to another State with a `referral`.",
      ["The table makes every published move but those that cannot come and the last reminders"],
      "BC-27.9",
    ),
    must(
      "P-107",
      "Once it has accepted a request, and unless it is withdrawn first, the requested side MUST answer each item with exactly one of `confirmation`, `negative`, `disclosure` and `traffic-data-disclosure`.",
      [
        "The table makes every published move",
        "No safety rule is violated on random networks, but those that forgetting a renewal breaks",
      ],
      "UN-42.8",
    ),
    mustNot(
      "P-108",
      "After a `prejudice-notice` the requested side MUST NOT execute anything before a `choice` to proceed.",
      ["No safety rule is violated on random networks, but those that forgetting a renewal breaks"],
      "UN-42.7",
    ),
    must(
      "P-109",
      "On the same request again the requested side MUST say again, word for word, what it has answered, also when the request is closed; nothing is ordered twice.",
      [
        "However often one side asks again, tasks, orders and first messages take their time",
        "No safety rule is violated on random networks, but those that forgetting a renewal breaks",
      ],
    ),
    must(
      "P-110",
      "A node MUST refuse, as `request-id-reused`, a request whose reference is bound to other content; a request that adds items it left out is the same request.",
      ["a reference stays bound to its request, which may only add what it left out"],
    ),
    must(
      "P-111",
      "A node MUST refuse, as `unknown-request`, any other message on a request that it never received or made, and what a State says as the requested side of a request that was not put to it.",
      ["what is said of a request that nobody here knows is refused"],
    ),
    must(
      "P-112",
      "A node MUST refuse, as `not-the-requester`, what the requesting side says from any State but the requester, alike whether or not there is such a request.",
      ["nobody but the requester speaks for the requesting side"],
      "UN-42.9",
    ),
    must(
      "P-113",
      "The requested side MUST preserve for at least 60 days from the moment the data were secured, and state that end as `until`.",
      [
        "Both clocks run from the instant at which the provider preserved: 60 days for the hold, 90 for the order (UN-42.8, UN-25.2)",
        "No safety rule is violated on random networks, but those that forgetting a renewal breaks",
      ],
      "UN-42.8",
    ),
    mustNot(
      "P-114",
      "A preservation MUST NOT end while a received `assistance-request` awaits its decision.",
      [
        "While assistance is pending only the order's clock runs, and no end of the hold is due (UN-42.8)",
      ],
      "UN-42.8",
    ),
    must(
      "P-115",
      "The requested side MUST say `expiry-notice` before a preservation ends by time, and `release-notice` when one has ended by time or because its order ran out.",
      [
        "After an extension the end is announced once more, and an announcement is never repeated (UN-42.9)",
        "No safety rule is violated on random networks, but those that forgetting a renewal breaks",
      ],
      "UN-42.9",
    ),
    must(
      "P-116",
      "While it holds data and no assistance is pending, the requested side MUST answer an `extension-request` with an `extension-decision` that states the end which now holds; a refusal leaves the old end, and no extension shortens it.",
      [
        "Only a granted extension moves the end (UN-42.9)",
        "An extension never shortens a hold (UN-42.9)",
      ],
      "UN-42.9",
    ),
    must(
      "P-117",
      "While it holds data, the requested side MUST answer an `assistance-request` with an `assistance-decision`; after the end of all preservation it repeats its decision, or says `release-notice` if there was none.",
      ["The table makes every published move but those that cannot come and the last reminders"],
      "UN-40.25",
    ),
    must(
      "P-133",
      "Asked for assistance when the request is closed and it never held anything of it, the requested side MUST say `status-report`, and again what it has answered; it has nothing to release.",
      [
        "a member that asks for assistance with what was never held is told how the request was closed",
      ],
      "UN-40.25",
    ),
    must(
      "P-118",
      "On a `withdrawal` of an open request the requested side MUST order nothing more, release what it holds and say `release-notice`.",
      [
        "What is held when the withdrawal arrives is released, and what is not yet held is not ordered",
      ],
      "UN-42.7",
    ),
    must(
      "P-119",
      "The requested side MUST answer a `status-query` at any time with a `status-report`, and say again what it has answered.",
      ["The table makes every published move but those that cannot come and the last reminders"],
      "UN-40.25",
    ),
    mustNot(
      "P-120",
      "Content MUST NOT be disclosed on a preservation request alone, without granted assistance or an emergency.",
      ["No safety rule is violated on random networks, but those that forgetting a renewal breaks"],
      "UN-44",
    ),
    must(
      "P-121",
      "The requesting side MUST let the first answer on an item stand, take an answer although no acknowledgement came, and ignore one on an item it never asked for.",
      [
        "The first answer on an item stands, and a repeated or contradicting one changes nothing (UN-42.8)",
        "An answer counts although no acknowledgement came before it (UN-42.8)",
        "An answer on an item that was never asked for changes nothing (UN-42.8)",
      ],
      "UN-42.8",
    ),
    mustNot(
      "P-122",
      "A late or repeated message MUST NOT move a request out of a final state or backwards.",
      [
        "Under any events the requested side never throws, final states absorb, and timers are right",
        "No safety rule is violated on random networks, but those that forgetting a renewal breaks",
      ],
    ),
    must(
      "P-123",
      "Messages on one request MUST stay bounded: within an hour at most four for each item and occasion.",
      ["No safety rule is violated on random networks, but those that forgetting a renewal breaks"],
    ),
    should(
      "P-124",
      "A side that waits for an answer SHOULD ask again, a limited number of times.",
      [
        "A second question is reminded of as often as the first (-)",
        "Silence brings two status queries, two days apart, and then an end (UN-40.25)",
      ],
      "UN-40.25",
    ),
    must(
      "P-129",
      "A requested side that closes a request because nobody answered its question MUST say so, by a `status-report` that says `closed`, and asks no more.",
      [
        "A %s is asked for again every three days, five times, and then the request is closed and the other side told (UN-40.25)",
        "A request that nobody answers is closed, the requester told, and nothing asked any more",
      ],
      "UN-40.25",
    ),
    mustNot(
      "P-130",
      "A report that a request is `closed` MUST NOT let the requesting side wait anew: where the answers do not come with it, that side asks a limited number of times more and gives up.",
      [
        "A report that the request is closed ends no silence: the answers come with it, or never (UN-40.25)",
      ],
      "UN-40.25",
    ),
  ]),
];
