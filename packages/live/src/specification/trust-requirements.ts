import { inSection, must, mustNot, should } from "./requirement.ts";
import type { Requirement } from "./requirement.ts";

export const TRUST_REQUIREMENTS: readonly Requirement[] = [
  ...inSection("signatures", [
    must(
      "P-039",
      "What is signed, sealed or digested MUST be the canonical bytes (RFC 8785, in UTF-8) of the JSON value.",
      [
        "the canonical bytes of RFC 8785, section 3.2.4, come out",
        "keys stand in the order of RFC 8785, section 3.2.3",
        "the published vectors are what the code computes",
      ],
    ),
    must(
      "P-040",
      "A signature MUST be Ed25519 (RFC 8032) over the canonical bytes of the content with the field `purpose` added.",
      [
        "keys sign as in RFC 8032, section 7.1 (message '$message')",
        "a signature holds for its purpose, content and key, and for no other",
      ],
    ),
    mustNot("P-041", "A node MUST NOT sign content that has a field `purpose` of its own.", [
      "what has no canonical form or a purpose of its own is neither signed nor believed",
    ]),
    must(
      "P-042",
      "Bytes MUST be written in base64url without padding, and a node MUST refuse any other text for the same bytes.",
      ["base64url stands for bytes one to one"],
    ),
    must(
      "P-043",
      "A key MUST be named by the first 16 hexadecimal digits of the SHA-256 of its 32 raw public bytes.",
      ["the published vectors are what the code computes"],
    ),
    must(
      "P-044",
      "The author MUST sign each message; a node MUST refuse, as `signature-invalid`, one whose signature is not by a key that the register gives the author now.",
      [
        "a message is its author's; with any field changed it is nobody's",
        "a peer that forges the author gets no further, whatever it signs with",
      ],
      "UN-40.14",
    ),
    mustNot("P-045", "A node's private keys MUST NOT leave it.", [
      "a node's folder holds its own secrets only, and nobody else may read them",
    ]),
  ]),
  ...inSection("sealing", [
    must(
      "P-046",
      "A sealed message MUST be HPKE (RFC 9180) in base mode with DHKEM(X25519, HKDF-SHA256), HKDF-SHA256 and AES-256-GCM, to the addressee's `seal_key`.",
      [
        "boxes are those of the vectors of RFC 9180 for this suite",
        "the published vectors are what the code computes",
      ],
    ),
    must(
      "P-047",
      "`info` MUST be the ASCII text `contactpoint-sealed-v1`, and `aad` the canonical bytes of the hop's `routing`.",
      [
        "a box with any bit flipped, under another header or with another key stays shut",
        "the published vectors are what the code computes",
      ],
    ),
    must(
      "P-048",
      "The plaintext MUST be the canonical bytes of the signed message, followed by spaces (0x20) up to the next multiple of 1024 bytes; a node MUST refuse any other padding.",
      [
        "what is sealed must be padded, JSON, within the limits and of the schema",
        "the addressee reads what was sealed, and it fits a frame's padding",
      ],
    ),
    must("P-049", "Each box MUST have an ephemeral key of its own.", [
      "messages of one size class cannot be told apart by length, nor by repetition",
    ]),
    must(
      "P-050",
      "The addressee MUST check what it opened as if it had come in the clear, and that author, addressee and message id are those of `routing`.",
      ["every frame of the vectors gets the answer they state"],
    ),
    must(
      "P-051",
      "Where hubs only forward, the author MUST seal every message whose route has more than two States.",
      [],
    ),
  ]),
  ...inSection("hubs", [
    must(
      "P-052",
      "In each hop `from` MUST be the State that the connection proved, and `to` the receiver.",
      ["a hop from anyone but the peer is forged, one to another State is not for here"],
    ),
    must(
      "P-053",
      "`route` MUST begin with the author, end with the addressee and name no State twice; `position` MUST be the place of `to` in it, with `from` just before.",
      ["route, position and key must fit one another"],
    ),
    must(
      "P-054",
      "A State that passes a message on MUST sign its hop (`position` 2 and above); the author's own hop MUST have no such signature.",
      ["only a State that passes a message on signs the hop, and it must"],
    ),
    mustNot("P-055", "A hub MUST NOT change `routing` or `payload`.", [
      "a change of any field behind the signatures is refused",
    ]),
    must("P-056", "A hub MUST pass each message on under a key of its own position.", [
      "route, position and key must fit one another",
    ]),
    must(
      "P-057",
      "A hop MUST come over a connection of the channel that its `routing` names: `channel` is the last part of the path.",
      ["a hop is refused on a channel that it does not name"],
    ),
    must(
      "P-058",
      "A node MUST refuse, as `sender-not-registered`, a hop whose peer or author is not in the register.",
      ["who is not in the register is refused, as peer and as author"],
      "UN-41.2",
    ),
    must(
      "P-131",
      "A State that is no hub of the exercise MUST refuse, as `not-addressed-here`, a hop whose addressee is another State.",
      ["a State that is no hub passes nothing on, whatever the route says"],
    ),
    must(
      "P-132",
      "A State that passes messages on MUST refuse, as `oversize`, a hop whose `routing` and `payload`, as a JSON array of both, leave less than the limit `hop` of a frame free.",
      ["a hub refuses a frame that fits and would not fit when it is passed on"],
    ),
  ]),
  ...inSection("register", [
    must(
      "P-083",
      "A node MUST know the root key beforehand, and refuse a statement of keys that it did not sign.",
      ["a statement of keys by another root is refused"],
    ),
    must(
      "P-084",
      "A node MUST take a register only if a key that the newest statement allows now, and has not revoked, signed it.",
      [
        "nothing is taken before the root has named a key, nor by a key it does not allow now",
        "a revoked key is refused even where the statement still lists it",
      ],
    ),
    mustNot(
      "P-085",
      "A node MUST NOT go back to an older register or statement of keys, also not after a restart.",
      [
        "an older register is a rollback, also after a restart",
        "statements of keys do not go back, nor does the root sign two of a version",
      ],
    ),
    must(
      "P-086",
      "A node MUST refuse a second document of a version it knows, and report it to its operator.",
      ["a second register of a version held or passed is equivocation, and is reported"],
    ),
    must(
      "P-087",
      "A node MUST follow a register version by version, each by the `previous_digest` of the next.",
      [
        "a register that leaves versions out is followed only with the versions missed",
        "a register that does not name the one held as its past is refused",
      ],
    ),
    must("P-088", "Each entry MUST be signed by its own `sign_key`.", [
      "a thief of the register key cannot change what a member says of itself",
    ]),
    must(
      "P-089",
      "An entry with a new `sign_key` MUST carry the consent of the key before (`previous_key`).",
      [
        "a State changes its key with the consent of the key before, and only so",
        "a thief of the register key cannot replace a member's key",
      ],
    ),
    must("P-090", "An entry that differs from the one known MUST have a later `valid_from`.", [
      "a thief of the register key cannot bring back an entry that its State replaced",
    ]),
    mustNot("P-091", "A register MUST NOT change the exercise or its clock.", [
      "a register of another exercise, or that changes the clock, is refused",
    ]),
    mustNot(
      "P-092",
      "A node MUST NOT rely on a register, an entry or a statement of keys outside its window.",
      [
        "a register is taken and used only within its window",
        "an entry counts only within its own window",
        "a statement of keys that ran out makes the register worthless",
      ],
    ),
    must("P-093", "What a revoked key signed at or after `since` MUST count for nothing.", [
      "once the root revokes a stolen key, what it signed since is void and the past stays",
    ]),
    must(
      "P-094",
      "The secretariat MUST serve the documents over HTTPS to nodes of the exercise alone, with an `ETag`.",
      [
        "a node takes the register from the secretariat and is told when nothing changed",
        "a State that is revoked is gone for the others and cannot call any more",
      ],
    ),
    should(
      "P-095",
      "While the secretariat is out of reach a node SHOULD go on with its last good copy.",
      ["the last good copy serves while the secretariat is away, until it runs out"],
    ),
  ]),
];
