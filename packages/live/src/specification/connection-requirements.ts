import { inSection, must, mustNot, should } from "./requirement.ts";
import type { Requirement } from "./requirement.ts";

export const CONNECTION_REQUIREMENTS: readonly Requirement[] = [
  ...inSection("marking", [
    must("P-001", "Every message MUST carry a `marking` that contains the word EXERCISE.", [
      "a message with a field nobody knows, or marked as no exercise, is refused",
    ]),
    must("P-002", "A node MUST refuse a message without that word as `unmarked`.", [
      "every frame of the vectors gets the answer they state",
    ]),
    mustNot(
      "P-003",
      "A node MUST NOT carry a real case over this protocol, or show an exercise as a real exchange.",
      [],
    ),
    should(
      "P-004",
      "A node SHOULD call no host beyond its own machine unless its operator has named that host.",
      ["a peer beyond this machine is not called unless its host was named"],
    ),
  ]),
  ...inSection("transport", [
    must(
      "P-005",
      "A node MUST serve each of its channels as one WebSocket (RFC 6455) path, `/channels/<name>`, at the endpoint of its register entry.",
      ["each direction and each channel has a connection of its own"],
    ),
    must(
      "P-006",
      "The node that has something to deliver MUST open the connection: deliveries go from client to server alone, receipts and rejects from server to client alone.",
      [
        "%s to the serving side closes the connection",
        "an answer that no server may give closes the connection",
      ],
    ),
    must(
      "P-007",
      "A connection to a `wss` endpoint MUST use TLS 1.3, and each end MUST show a certificate that the exercise's authority signed and has not revoked.",
      [
        "two nodes with the registered certificates exchange frames over mutual TLS",
        "a client without a certificate is refused",
        "a revoked certificate is refused on either side",
      ],
    ),
    mustNot("P-008", "A `ws` endpoint (without TLS) MUST NOT be used beyond one machine.", []),
    must(
      "P-009",
      "Over TLS each end MUST accept for the other that certificate alone whose SHA-256 the register names (`tls_sha256`).",
      [
        "a server with another certificate of the authority than the registered one is left",
        "a client with another certificate of the authority than the registered one is refused",
      ],
    ),
    must(
      "P-010",
      "A client MUST offer the sub-protocol `contactpoint.v1`; a server MUST decline, with HTTP status 400, an opening that offers none which it speaks.",
      ["%s is refused before a WebSocket opens"],
    ),
    must(
      "P-011",
      "A server MUST answer a path that it does not serve with HTTP status 404, and a request that is no WebSocket opening with 426.",
      ["%s is refused before a WebSocket opens", "a plain HTTP request is told to upgrade"],
    ),
    must(
      "P-012",
      "Each frame MUST be one WebSocket text message; a binary one ends the connection with close code 4104.",
      ["a binary frame closes the connection"],
    ),
    mustNot("P-013", "A server MUST NOT take up WebSocket compression.", [
      "compression that a client offers is not taken up",
    ]),
    must(
      "P-014",
      "When a client has proved itself anew on a channel, the server MUST close its older connection of that channel with 4002.",
      ["a newer connection of the same peer to the same channel replaces the older"],
    ),
    must(
      "P-015",
      "Each end MUST ping, and MUST give up with 4402 a connection on which several beats passed without any sign of life.",
      [
        "a peer that no longer answers pings is given up",
        "a serving node cuts off a peer that does not answer pings",
        "a peer that answers pings stays connected however long it says nothing",
      ],
    ),
    should("P-016", "The client SHOULD close a connection that was long unused, with 4001.", [
      "an idle connection is closed by its opener, and opened again when needed",
    ]),
    should(
      "P-017",
      "After a failed connection a node SHOULD wait before the next one, with exponential back-off, a cap and random jitter.",
      [
        "delays double up to the cap when nothing is drawn",
        "the jitter takes away at most its share and adds nothing",
      ],
    ),
    should(
      "P-018",
      "A node that shuts down SHOULD take nothing new, wait a limited time for receipts, and close with 4000.",
      [
        "closing waits for what the host is working on and for receipts in flight",
        "closing waits no longer than its limit and leaves no timer behind",
      ],
    ),
  ]),
  ...inSection("handshake", [
    must(
      "P-019",
      "The frames of a handshake MUST be `hello` (client), `challenge` (server), `proof` (client) and `welcome` (server), in this order; any other frame ends the connection with 4100.",
      [
        "%s before the handshake closes the connection",
        "a delivery instead of the proof closes the connection",
      ],
    ),
    must("P-020", "Each end MUST choose 32 new random bytes as its nonce for each connection.", [
      "a recorded proof opens no second connection, even after the same hello",
    ]),
    must(
      "P-021",
      "The server MUST choose the newest version that both ends speak, and MUST close with 4102 if there is none.",
      [
        "the version chosen is spoken by both ends, and none that both speak is newer",
        "a version that nobody speaks here is refused",
      ],
    ),
    must(
      "P-022",
      "The server MUST close with 4201 on a node that is not in the register, or that gives the server's own name.",
      [
        "a node that is not in the register hears a close code and nothing else",
        "nobody may call a node in the node's own name",
      ],
    ),
    must(
      "P-023",
      "The server MUST sign its statement, with its own registered key, over the client's nonce.",
      ["a client that proves itself is welcome and its frames are taken"],
    ),
    must(
      "P-024",
      "Before it sends its proof, the client MUST check that the server is the State it called (4203), that it speaks the version chosen (4102), and the server's signature (4202).",
      ["a forged server that answers with %s gets no proof and no frame"],
    ),
    must(
      "P-025",
      "Before it says `welcome`, the server MUST check the client's signature over its own nonce, and close with 4202 if it is wrong.",
      ["%s opens nothing", "the server's own challenge cannot be sent back as a proof"],
    ),
    must(
      "P-026",
      "The server MUST look the client up again before `welcome`, because the register may have changed since `hello`.",
      ["a peer that is revoked between its hello and its proof is refused"],
    ),
    mustNot("P-027", "A client MUST NOT deliver before `welcome`.", [
      "a forged server that answers with %s gets no proof and no frame",
    ]),
    must("P-028", "A node MUST close with 4401 a handshake that is not finished in time.", [
      "who does not finish the handshake in time is closed",
    ]),
    must(
      "P-029",
      "A server MUST refuse a frame above `handshake_bytes` before the client is proved.",
      ["a stranger may say no more than a page before the handshake"],
    ),
    must(
      "P-030",
      "If the ends, once proved, hold registers of one version and different digests, the connection MUST end with 4205 and the operator MUST be told.",
      ["a peer with another register is reported, one with a contradicting register refused"],
    ),
    should(
      "P-031",
      "If the other end holds a register of another version, a node SHOULD ask the secretariat for the newest.",
      ["a client inquires again at each interval until it is stopped"],
    ),
    must(
      "P-032",
      "When the register drops a peer, a node MUST close its connections with 4201; when it changes the peer's key, certificate or endpoint, with 4003.",
      ["a peer that is revoked is cut off, and a changed key closes the connection"],
    ),
  ]),
  ...inSection("frames", [
    must(
      "P-033",
      "A frame MUST be one JSON object (RFC 8259) that fits the schema of its `kind`; a field that the schema does not have is refused.",
      [
        "a field that no frame has is refused at every place",
        "no text makes it throw, and what it refuses can be answered",
      ],
    ),
    mustNot(
      "P-034",
      "A frame MUST NOT hold a key twice in one object, nor the keys `__proto__`, `constructor` and `prototype`, escaped or not.",
      [
        "a key that stands twice is refused; one that stands in two objects is not",
        "a key of the language is refused at every place, escaped or not, and touches no prototype",
      ],
    ),
    mustNot("P-035", "A frame MUST NOT hold half a surrogate pair, raw or escaped.", [
      "half a character is refused, raw or escaped, as text or as key",
    ]),
    mustNot("P-036", "A node MUST NOT send a frame above the limits of a frame.", [
      "what is too large for any node is not encoded",
      "what cannot be sent is said at once",
    ]),
    must(
      "P-037",
      "A server MUST answer a frame that it cannot read with a `reject`, which names the hop's key if that could be read, and MUST close with 4101 after several of them.",
      [
        "two frames that cannot be read get a reason, the third ends the connection",
        "a refusal names the key of a delivery that has one",
      ],
    ),
    must("P-038", "A server MUST close with 4103 on a frame that is too long.", [
      "a frame that is a little too long is refused with a code of the protocol",
      "a frame that is far too long is refused before it is read",
    ]),
  ]),
];
