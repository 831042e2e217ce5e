import { inSection, must, mustNot, should } from "./requirement.ts";
import type { Requirement } from "./requirement.ts";

export const DELIVERY_REQUIREMENTS: readonly Requirement[] = [
  ...inSection("delivery", [
    must(
      "P-059",
      "The `key` of a hop MUST be `<message id>/<position>/<copy>`, that of a bounce `<message id>/bounce/<copy>`; `copy` tells copies of one hop apart, from 0 and below 2 to the power of the position (2^7 for a bounce), since each link doubles what it carries at most once. A resend is no copy and has the same key.",
      ["route, position and key must fit one another"],
    ),
    must(
      "P-060",
      "A node MUST store a delivery so that no crash loses it before it sends the receipt.",
      [
        "no receipt is sent before the host has stored the frame",
        "what was reported as committed outlasts kills at any instant, and nothing half does",
        "A node that fails in the midst of a turn stores nothing of it, and gives no receipt",
      ],
    ),
    must(
      "P-061",
      "A sender MUST keep each frame until its receipt or a definite rejection, and send it again after a lost connection.",
      [
        "every frame arrives at least once, and once by key, while sockets are killed at random",
        "what is to be sent while no register is in force waits until one is",
      ],
    ),
    must(
      "P-062",
      "A sender MUST hold what it has not got a receipt for over a restart of its own.",
      ["A network that is stopped goes on from its store as if nothing had been"],
    ),
    must(
      "P-063",
      "A node MUST answer a key that it has stored with a receipt again, without any further effect.",
      [
        "the same frame twice in a row is worked on once and answered twice",
        "a repetition is told from a contradiction by the digest",
      ],
    ),
    must(
      "P-064",
      "A node MUST refuse, as `request-id-reused`, a key that it has stored with other content.",
      [
        "a key that is stored is refused with other content",
        "two frames of one key that say different things are worked on each for itself",
      ],
    ),
    must(
      "P-065",
      "After an indefinite rejection a sender MUST send the same frame again, with back-off.",
      ["a frame that the peer's host fails on is sent again with growing delays"],
    ),
    mustNot("P-066", "After a definite rejection a sender MUST NOT send the frame again.", [
      "a definite rejection ends a frame and says why",
    ]),
    mustNot(
      "P-067",
      "A client MUST NOT have more than `window_frames` frames without answer on one connection.",
      ["a peer that sends more than a window without waiting for receipts is flooding"],
    ),
    should(
      "P-068",
      "A sender SHOULD send the frames of one channel in the order in which they were said.",
      ["frames of one channel are handed over in the order in which they were sent"],
    ),
    mustNot(
      "P-069",
      "A receiver MUST NOT rely on that order: a message may come late, twice, or before one that was said earlier.",
      [
        "Under any events the requesting side never throws, final states absorb, and timers are right",
        "Under any events the requested side never throws, final states absorb, and timers are right",
      ],
    ),
    must(
      "P-070",
      "A bounce MUST go directly to the author of the message, signed by the State whose channel it was.",
      [
        "a bounce is of its message, by the State that gives it, and direct",
        "a notice is its giver's; with any field changed it is nobody's",
      ],
    ),
    must(
      "P-071",
      "A node MUST refuse, as `unknown-request`, a bounce of a message that it never said.",
      ["a bounce of a message that was never said is refused"],
    ),
    should(
      "P-072",
      "An author whose request bounced SHOULD try the next way at once.",
      [
        "Each rung waits its own time, the secretariat comes where the ladder names it, and after the last rung nothing is tried (UN-41.2, UN-41.6)",
      ],
      "UN-41.6",
    ),
  ]),
  ...inSection("errors", [
    must("P-073", "A `reject` MUST give code, name, sentence and finality as in the table.", [
      "the vectors show every error that a frame alone can earn",
    ]),
    must(
      "P-074",
      "A sender MUST go by `finality` alone, also of an error whose name it does not know.",
      [
        "a definite rejection ends a frame and says why",
        "a frame that the peer's host fails on is sent again with growing delays",
      ],
    ),
    mustNot("P-075", "`detail` MUST NOT quote what a message says.", []),
    must(
      "P-076",
      "A connection that a node ends for a reason of this protocol MUST be closed with a code of the table.",
      ["close codes are the application's, ascend, and say one short sentence each"],
    ),
    should(
      "P-077",
      "After 41xx and 42xx a node SHOULD NOT connect again before something has changed; after 40xx and 44xx it may, with back-off.",
      [],
    ),
  ]),
  ...inSection("limits", [
    must(
      "P-078",
      "A node MUST accept the size, depth and number of values that the limits of a frame allow, and refuse a frame beyond them before it keeps anything of it.",
      ["the limits are exact"],
    ),
    must(
      "P-079",
      "A node MUST bound the sockets that have not proved who they are, and its proved connections.",
      [
        "sockets in the handshake are limited, and the limit frees itself",
        "proved connections are limited as well",
      ],
    ),
    should(
      "P-080",
      "A server SHOULD read a peer above its rate more slowly instead of refusing its frames.",
      ["a peer above its rate is read no faster than its rate, and loses nothing"],
    ),
    must("P-081", "A node MUST end, with 4403, a connection whose peer does not read.", [
      "a peer that does not read what it is sent is closed as a slow reader",
      "a peer that does not read its receipts is closed as a slow reader",
    ]),
    should(
      "P-082",
      "A node SHOULD bound what waits for one peer, and say so to its own host when the queue is full.",
      ["a full queue refuses visibly and takes frames again when it has emptied"],
    ),
  ]),
  ...inSection("portal", [
    must(
      "P-125",
      "A portal MUST give an order that comes again under its id the same answer, and MUST carry it out once.",
      [
        "an order that comes again gets the same answer and takes effect once",
        "copies of an order that come at the same time take effect once",
      ],
    ),
    must("P-126", "A portal MUST give no answer that its OpenAPI document does not have.", [
      "the portal gives no answer that the document does not have",
    ]),
    must("P-127", "A portal MUST show an order to nobody but the State that placed it.", [
      "a credential speaks for one State, and another's order stays unknown to it",
    ]),
  ]),
];
