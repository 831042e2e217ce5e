import { FRAME_LIMITS, signHop } from "@contactpoint/live/wire";
import { labelOf } from "./door.ts";
import { check, type LinkCheck } from "./link-check.ts";

/** What a node does with frames before it looks at a message. */
export const FRAME_CHECKS: readonly LinkCheck[] = [
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
    "no-hub",
    "What is for another State is refused where there is no hub.",
    ["P-131"],
    "not-addressed-here",
    (door) => {
      const hop = door.hop();
      const routing = { ...hop.routing, addressee: "XC", route: ["XA", hop.to, "XC"] };
      const sealed = { enc: "A".repeat(43), ciphertext: "A".repeat(100), key: "0".repeat(16) };
      return door.answerTo({ ...hop, routing, payload: { kind: "sealed", sealed } });
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
  check(
    "padded-signature",
    "Another text for the same bytes is refused.",
    ["P-042"],
    "malformed",
    (door) => {
      const hop = door.hop();
      if (hop.payload.kind !== "message") return Promise.resolve("no message");
      const { signed } = hop.payload;
      const padded = { ...signed, signature: `${signed.signature}==` };
      return door.answerTo({ ...hop, payload: { kind: "message", signed: padded } });
    },
  ),
  check(
    "another-channel",
    "A hop that names another channel than it comes by is refused.",
    ["P-057"],
    "route-inconsistent",
    (door) => {
      const hop = door.hop();
      return door.answerTo({ ...hop, routing: { ...hop.routing, channel: "phone" } });
    },
  ),
  check(
    "bounce-of-nothing",
    "A bounce of what was never said is refused.",
    ["P-071"],
    "unknown-request",
    (door) => door.answerTo(door.bounce()),
  ),
  check(
    "as-large-as-may-be",
    "A frame as long as the limit is taken.",
    ["P-078"],
    "receipt",
    (door) => {
      const text = JSON.stringify(door.hop());
      return door.answerTo(text + " ".repeat(FRAME_LIMITS.bytes - Buffer.byteLength(text)));
    },
  ),
];

function frame(
  id: string,
  title: string,
  musts: readonly string[],
  expected: string,
  text: string,
): LinkCheck {
  return check(id, title, musts, expected, (door) => door.answerTo(text));
}
