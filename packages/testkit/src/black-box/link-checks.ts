import { FRAME_LIMITS, signHop } from "@contactpoint/live/wire";
import type { Story } from "../conformance/index.ts";
import { type Door, labelOf } from "./door.ts";

/** One thing done at a node's door, and what has to come of it in a word. */
export interface LinkCheck extends Story {
  readonly expected: string;
  run(door: Door): Promise<string>;
  /** The State that is no State of the exercise and was turned away, if one was. */
  readonly stranger?: string;
}

/** What a node does with connections and frames before it looks at a message. */
export const LINK_CHECKS: readonly LinkCheck[] = [
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
  check("binary", "A binary frame ends the connection.", ["P-012"], "closed 4104", async (door) => {
    const peer = await door.member("XA");
    peer.socket.send(Buffer.from("{}"));
    return labelOf(await peer.next());
  }),
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
  frame("not-json", "What is no JSON is rejected.", ["P-033", "P-037"], "not-json", "{"),
  frame("no-object", "What is no object is rejected.", ["P-033"], "not-json", "[]"),
  frame(
    "half-surrogate",
    "Half a surrogate pair is rejected.",
    ["P-035"],
    "not-json",
    String.raw`{"kind":"receipt","key":"\ud83d"}`,
  ),
  frame(
    "key-twice",
    "A key that stands twice is rejected.",
    ["P-034"],
    "forbidden-key",
    '{"kind":"deliver","kind":"deliver"}',
  ),
  frame(
    "forbidden-key",
    "A key of the language is rejected.",
    ["P-034"],
    "forbidden-key",
    '{"kind":"deliver","__proto__":{}}',
  ),
  frame(
    "too-deep",
    "What is nested too deep is rejected.",
    ["P-036"],
    "too-complex",
    `${"[".repeat(FRAME_LIMITS.depth + 1)}${"]".repeat(FRAME_LIMITS.depth + 1)}`,
  ),
  frame(
    "unknown-kind",
    "A frame of an unknown kind is rejected.",
    ["P-033", "P-073"],
    "unknown-kind",
    '{"kind":"farewell"}',
  ),
  frame(
    "oversize",
    "A frame that is too long ends the connection.",
    ["P-038"],
    "closed 4103",
    `{"kind":"deliver"${" ".repeat(FRAME_LIMITS.bytes)}}`,
  ),
  check(
    "many-malformed",
    "Several frames that cannot be read end the connection.",
    ["P-037"],
    "closed 4101",
    async (door) => {
      const peer = await door.member("XA");
      for (let said = 0; said < 50; said++) {
        const answer = await peer.ask("{");
        if (answer.kind === "closed") return labelOf(answer);
      }
      return "still open";
    },
  ),
  check("hop-of-another", "A hop of another State is refused.", ["P-052"], "hop-forged", (door) =>
    door.answerTo(door.hop({ from: "XC" })),
  ),
  check(
    "hop-to-another",
    "A hop to another State is refused.",
    ["P-052"],
    "not-addressed-here",
    (door) => door.answerTo(door.hop({ to: "XC" })),
  ),
  check(
    "wrong-position",
    "A position that is not that of the receiver is refused.",
    ["P-053"],
    "route-inconsistent",
    (door) => door.answerTo(door.hop({ position: 2 })),
  ),
  check(
    "wrong-route",
    "A route that does not lead here is refused.",
    ["P-053"],
    "route-inconsistent",
    (door) => {
      const { routing } = door.hop();
      return door.answerTo(door.hop({ routing: { ...routing, route: ["XA", "XC", "XB"] } }));
    },
  ),
  check(
    "wrong-key",
    "A key that is not of its message is refused.",
    ["P-059"],
    "hop-key-invalid",
    (door) => door.answerTo(door.hop({ key: "door/XA/1#7/1/0" })),
  ),
  check(
    "own-hop-signed",
    "The author's own hop has no signature of a hop.",
    ["P-054"],
    "hop-signature-invalid",
    (door) => door.answerTo(signHop(door.hop(), door.signingOf("XA"))),
  ),
  check(
    "changed-message",
    "A message that was changed is refused.",
    ["P-040", "P-044"],
    "signature-invalid",
    (door) => {
      const hop = door.hop();
      if (hop.payload.kind !== "message") return Promise.resolve("no message");
      const { signed } = hop.payload;
      const message = { ...signed.message, sent_at: signed.message.sent_at + 1 };
      return door.answerTo({
        ...hop,
        payload: { kind: "message", signed: { ...signed, message } },
      });
    },
  ),
  check(
    "receipt-again",
    "A key that is known gets its receipt again.",
    ["P-060", "P-063"],
    "receipt",
    async (door) => {
      const hop = door.hop();
      await door.answerTo(hop);
      return door.answerTo(hop);
    },
  ),
];

function check(
  id: string,
  title: string,
  musts: readonly string[],
  expected: string,
  run: LinkCheck["run"],
): LinkCheck {
  const steps = [{ expected }];
  return { id: `door-${id}`, title, profile: "core", rules: [], musts, steps, expected, run };
}

function frame(
  id: string,
  title: string,
  musts: readonly string[],
  expected: string,
  text: string,
): LinkCheck {
  return check(id, title, musts, expected, (door) => door.answerTo(text));
}
