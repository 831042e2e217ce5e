import type { ProtocolErrorName } from "@contactpoint/protocol";
import { FRAME_LIMITS } from "./frame-limits.ts";
import type { HopEnvelope, Routing, SignedMessage, SignedNotice } from "./hop-envelope.ts";
import { verifyHop } from "./hop-signature.ts";
import { verifyNotice, verifySigned } from "./signed-message.ts";
import type { VerifyKey } from "./signing-key.ts";
import type { WireError } from "./wire-error.ts";

/** The keys of a State that the register allows now; two while one replaces the other. */
export interface RegisteredKeys {
  readonly sign: readonly VerifyKey[];
}

/** Who looks at an envelope, and what the register says. */
export interface EnvelopeCheck {
  /** The State at the other end of the connection, as its handshake proved. */
  readonly peer: string;
  /** The State that received the envelope. */
  readonly self: string;
  /** The keys of a State; undefined: it is not in the register. */
  readonly keysOf: (state: string) => RegisteredKeys | undefined;
}

/**
 * Everything about an envelope that can be decided from it and the register alone: that the hop is
 * the peer's and for this node, that hop, route, key and content fit one another, and that author
 * and passing State signed. What is sealed is checked by `checkContents` once it is open; whether it
 * came before, the store knows.
 *
 * @returns the first error in that order, or undefined if there is none; never rejects
 */
export async function checkEnvelope(
  envelope: HopEnvelope,
  { peer, self, keysOf }: EnvelopeCheck,
): Promise<WireError | undefined> {
  const fault =
    faultOfHop(envelope, peer, self) ??
    faultOfRoute(envelope) ??
    faultOfKey(envelope) ??
    faultOfPayload(envelope) ??
    faultOfRegister(envelope, keysOf) ??
    (await faultOfSignatures(envelope, keysOf));
  return fault && { ...fault, key: envelope.key };
}

/** The same for a message that came sealed: that it is the one its header names, and its author's. */
export async function checkContents(
  signed: SignedMessage,
  routing: Routing,
  keysOf: EnvelopeCheck["keysOf"],
): Promise<Omit<WireError, "key"> | undefined> {
  return (
    faultOfMessage(signed, routing) ??
    (keysOf(routing.author) === undefined ? notRegistered("author") : undefined) ??
    (await faultOfAuthor(signed, routing.author, keysOf))
  );
}

type Fault = Omit<WireError, "key">;

function faultOfHop({ from, to }: HopEnvelope, peer: string, self: string): Fault | undefined {
  if (from !== peer) return fault("hop-forged", "from is not the peer");
  return to === self ? undefined : fault("not-addressed-here", "to is another State");
}

function faultOfRoute({ from, to, position, routing }: HopEnvelope): Fault | undefined {
  const { route, author, addressee } = routing;
  const wrong =
    (new Set(route).size !== route.length && "a State stands twice") ||
    (route[0] !== author && "the route does not begin with the author") ||
    (route.at(-1) !== addressee && "the route does not end with the addressee") ||
    (route[position] !== to && "position is not that of to") ||
    (route[position - 1] !== from && "from does not stand before to");
  return wrong ? fault("route-inconsistent", wrong) : undefined;
}

function faultOfKey({ key, position, routing, payload }: HopEnvelope): Fault | undefined {
  const isBounce = payload.kind === "bounce";
  const start = `${routing.message}/${isBounce ? "bounce" : position}/`;
  const copy = key.startsWith(start) ? key.slice(start.length) : "";
  if (!/^(0|[1-9][0-9]{0,2})$/.test(copy)) {
    return fault("hop-key-invalid", "not message, position and copy");
  }
  // Each link doubles what it carries at most once; whoever claims more only fills the log.
  const links = isBounce ? FRAME_LIMITS.route - 1 : position;
  return Number(copy) < 2 ** links ? undefined : fault("hop-key-invalid", "more copies than links");
}

function faultOfPayload({ payload, routing }: HopEnvelope): Fault | undefined {
  if (payload.kind === "sealed") return undefined;
  if (payload.kind === "message") return faultOfMessage(payload.signed, routing);
  const { notice } = payload.signed;
  const wrong =
    (routing.route.length !== 2 && "a bounce goes directly") ||
    (notice.message !== routing.message && "the notice is of another message") ||
    (notice.to !== routing.addressee && "the notice is to another State");
  if (wrong) return fault("route-inconsistent", wrong);
  return notice.from === routing.author
    ? undefined
    : fault("author-not-sender", "the notice names another author");
}

function faultOfMessage({ message }: SignedMessage, routing: Routing): Fault | undefined {
  if (message.from !== routing.author) {
    return fault("author-not-sender", "the message names another author");
  }
  const wrong =
    (message.to !== routing.addressee && "the message is to another State") ||
    (message.id !== routing.message && "the message has another id");
  return wrong ? fault("route-inconsistent", wrong) : undefined;
}

function faultOfRegister(
  { from, routing }: HopEnvelope,
  keysOf: EnvelopeCheck["keysOf"],
): Fault | undefined {
  if (keysOf(from) === undefined) return notRegistered("peer");
  return keysOf(routing.author) === undefined ? notRegistered("author") : undefined;
}

/** Both signatures at once, on two threads of the pool. */
async function faultOfSignatures(
  envelope: HopEnvelope,
  keysOf: EnvelopeCheck["keysOf"],
): Promise<Fault | undefined> {
  const { payload, routing } = envelope;
  const [ofAuthor, ofHop] = await Promise.all([
    payload.kind === "sealed" ? undefined : faultOfAuthor(payload.signed, routing.author, keysOf),
    faultOfHopSignature(envelope, keysOf),
  ]);
  return ofAuthor ?? ofHop;
}

async function faultOfAuthor(
  signed: SignedMessage | SignedNotice,
  author: string,
  keysOf: EnvelopeCheck["keysOf"],
): Promise<Fault | undefined> {
  const key = keysOf(author)?.sign.find(({ id }) => id === signed.key);
  if (key === undefined) return fault("signature-invalid", "not a key of the author");
  const valid = "message" in signed ? verifySigned(signed, key) : verifyNotice(signed, key);
  return (await valid) ? undefined : fault("signature-invalid", "does not verify");
}

/** The author's own hop needs none; each later one is signed by the State that passes it on. */
async function faultOfHopSignature(
  envelope: HopEnvelope,
  keysOf: EnvelopeCheck["keysOf"],
): Promise<Fault | undefined> {
  const { signature, position, from } = envelope;
  if (position === 1) {
    return signature === undefined
      ? undefined
      : fault("hop-signature-invalid", "the author's own hop has none");
  }
  if (signature === undefined) return fault("hop-signature-invalid", "missing");
  const key = keysOf(from)?.sign.find(({ id }) => id === signature.key);
  if (key === undefined) return fault("hop-signature-invalid", "not a key of the passing State");
  return (await verifyHop(envelope, key))
    ? undefined
    : fault("hop-signature-invalid", "does not verify");
}

function fault(name: ProtocolErrorName, detail: string): Fault {
  return { name, detail };
}

function notRegistered(who: string): Fault {
  return fault("sender-not-registered", `${who} not in the register`);
}
