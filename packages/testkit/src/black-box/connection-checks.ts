import { FRAME_LIMITS } from "@contactpoint/live/wire";
import { labelOf } from "./door.ts";
import { check, type LinkCheck } from "./link-check.ts";

/** What a node does with connections and handshakes. */
export const CONNECTION_CHECKS: readonly LinkCheck[] = [
  check(
    "no-sub-protocol",
    "An opening without a sub-protocol that it speaks is declined.",
    ["P-010"],
    "400",
    (door) => door.openingStatus("/channels/email", ["other"]),
  ),
  check(
    "unknown-path",
    "A path that it does not serve is not found.",
    ["P-005", "P-011"],
    "404",
    (door) => door.openingStatus("/channels/nowhere"),
  ),
  check(
    "no-opening",
    "A request that is no WebSocket opening is told to upgrade.",
    ["P-011"],
    "426",
    (door) => door.plainStatus(),
  ),
  check(
    "handshake",
    "A registered State that proves itself is welcome.",
    ["P-019", "P-023", "P-025"],
    "receipt",
    (door) => door.answerTo(door.hop()),
  ),
  check(
    "binary",
    "A binary frame ends the connection.",
    ["P-012", "P-076"],
    "closed 4104",
    async (door) => {
      const peer = await door.member("XA");
      peer.socket.send(Buffer.from("{}"));
      return labelOf(await peer.next());
    },
  ),
  check(
    "deliver-first",
    "A delivery before the handshake ends the connection.",
    ["P-019", "P-027"],
    "closed 4100",
    async (door) => labelOf(await (await door.connect("XA")).ask(door.hop())),
  ),
  check(
    "deliver-before-proof",
    "A delivery instead of a proof ends the connection.",
    ["P-019", "P-027"],
    "closed 4100",
    async (door) => {
      const peer = await door.connect("XA");
      await peer.greet();
      return labelOf(await peer.ask(door.hop()));
    },
  ),
  {
    ...check(
      "not-registered",
      "A State that is not in the register is turned away.",
      ["P-022"],
      "closed 4201",
      async (door) => labelOf(await (await door.connect("XA", { state: "XZ" })).greet()),
    ),
    rules: ["S06"],
    stranger: "XZ",
  },
  check(
    "own-name",
    "Who calls itself by the node's own name is turned away.",
    ["P-022"],
    "closed 4201",
    async (door) => labelOf(await (await door.connect("XA", { state: "XB" })).greet()),
  ),
  check(
    "no-version",
    "Without a common version the connection ends.",
    ["P-021"],
    "closed 4102",
    async (door) => labelOf(await (await door.connect("XA", { versions: ["9.0.0"] })).greet()),
  ),
  check(
    "wrong-proof",
    "A proof by another key ends the connection.",
    ["P-024", "P-025"],
    "closed 4202",
    async (door) => {
      const peer = await door.connect("XA", { signing: door.signingOf("XC") });
      const challenge = await peer.greet();
      if (challenge.kind !== "challenge") return labelOf(challenge);
      return labelOf(await peer.ask({ kind: "proof", signature: peer.proof(challenge) }));
    },
  ),
  check(
    "replaced",
    "A newer connection takes the place of the older one.",
    ["P-014"],
    "closed 4002",
    async (door) => {
      const older = await door.member("XA");
      const newer = await door.member("XA");
      const answer = labelOf(await older.next());
      await newer.cut();
      return answer;
    },
  ),
  check(
    "no-certificate",
    "Who shows no certificate of the exercise is not let in.",
    ["P-007"],
    "0",
    (door) => door.openingWithoutCertificate(),
  ),
  check("no-compression", "Compression is not taken up.", ["P-013"], "none", (door) =>
    door.extensions(),
  ),
  check(
    "new-nonce",
    "Each connection has a nonce of its own.",
    ["P-020"],
    "two nonces",
    async (door) => {
      const nonces = new Set<string>();
      for (const _ of [1, 2]) {
        const peer = await door.connect("XA");
        const challenge = await peer.greet();
        if (challenge.kind === "challenge") nonces.add(challenge.nonce);
        await peer.cut();
      }
      return nonces.size === 2 ? "two nonces" : "one nonce";
    },
  ),
  check(
    "oversize-handshake",
    "A long frame before the proof ends the connection.",
    ["P-029"],
    "closed 4103",
    async (door) => {
      const peer = await door.connect("XA");
      return labelOf(await peer.ask(`{"kind":"hello"${" ".repeat(FRAME_LIMITS.bytes)}}`));
    },
  ),
  check(
    "register-conflict",
    "Two registers of one version end the connection.",
    ["P-030"],
    "closed 4205",
    async (door) => {
      const peer = await door.connect("XA", {
        held: { version: door.registerVersion, digest: "0".repeat(64) },
      });
      const challenge = await peer.greet();
      if (challenge.kind !== "challenge") return labelOf(challenge);
      const answer = await peer.ask({ kind: "proof", signature: peer.proof(challenge) });
      return labelOf(answer.kind === "welcome" ? await peer.next() : answer);
    },
  ),
];
