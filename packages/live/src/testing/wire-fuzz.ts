import { setImmediate as turn } from "node:timers/promises";
import { PROTOCOL_ERRORS, type ResolvedScenario } from "@contactpoint/protocol";
import { messageArbitrary } from "@contactpoint/protocol/testing";
import fc from "fast-check";
import { parseFrame } from "../wire/index.ts";
import { AttackField, freePort } from "./attack-field.ts";
import { AttackFrames } from "./attack-frames.ts";
import { errorOfFrame } from "./error-of-frame.ts";
import { fieldScenario } from "./field-scenario.ts";
import { frameArbitrary } from "./frame-arbitrary.ts";
import { label, type HostilePeer } from "./hostile-peer.ts";
import { makeMembership } from "./membership.ts";
import { mutatedText } from "./mutated-text.ts";
import { testingSealingKey, testingSigningKey } from "./testing-keys.ts";

export interface FuzzOptions {
  readonly messages: number;
  readonly seed: number;
  /** Called about every ten thousand messages. */
  readonly onProgress?: (sent: number) => void;
}

export interface FuzzResult {
  readonly sent: number;
  readonly connections: number;
  /** How often each answer came. */
  readonly answers: Readonly<Record<string, number>>;
  /** Answers that no frame may get: receipts, faults of the node, unknown names. */
  readonly surprises: readonly string[];
  /** Whether journal, inputs and outbox are what they were. */
  readonly unchanged: boolean;
  readonly failure: unknown;
}

/** As XC, a member whose keys everybody knows; XA and XD have keys that no frame is signed by. */
const HOSTILE = "XC";
/** Stands for the channel of the connection by which a text is sent. */
const PLACEHOLDER = "line-x";
/** Used side by side. */
const CONNECTIONS = 8;
/** Said before the answers are waited for: less than a window (LINK_LIMITS). */
const AT_ONCE = 64;
const BATCH = 10_000;
/** One connection in so many says something odd instead of a hello. */
const RUDE = 20;
/** One text in so many is also checked without a socket, by a node of the testing keys. */
const DIRECT = 10;
/** More than in earnest, so that a connection, which costs more than a frame, is used longer. */
const MALFORMED = 200;
/** More than in earnest: on a busy machine the attackers, not the node, are late for a handshake. */
const HANDSHAKE_MS = 600_000;

/** Says mutated frames to a running node, as a member that has proved itself. */
export async function fuzzWire({ messages, seed, onProgress }: FuzzOptions): Promise<FuzzResult> {
  const scenario = withChannels(fieldScenario());
  const membership = await makeMembership(scenario, {
    port: await freePort(),
    keysOf: (state) => {
      const name = state === HOSTILE ? state : `${state}, really`;
      return { state, signing: testingSigningKey(name), sealing: testingSealingKey(name) };
    },
  });
  const surprises: string[] = [];
  await using field = await AttackField.open(scenario, {
    membership,
    limits: {
      frames_per_second: 1e9,
      burst_frames: 1e9,
      malformed_frames: MALFORMED,
      handshake_ms: HANDSHAKE_MS,
    },
    onIncident: ({ kind, detail }) => {
      if (kind === "host-failed") surprises.push(`host-failed: ${detail}`);
    },
  });
  const fuzz = new Fuzz(field, surprises);
  const before = JSON.stringify(await field.picture());
  const corpus = corpusOf(field, seed);
  for (let done = 0; done < messages; done += BATCH) {
    const count = Math.min(BATCH, messages - done);
    await fuzz.batch(corpus, count, seed + done);
    // The last sockets close first, so that whoever measures does not measure them.
    for (let n = 0; n < 10; n++) await turn();
    onProgress?.(done + count);
  }
  const unchanged = JSON.stringify(await field.picture()) === before;
  return { ...fuzz.counts, surprises, unchanged, failure: field.failure };
}

/** Any frames, and deliveries of the hostile member that are right but for what they speak of. */
function corpusOf(field: AttackField, seed: number): string[] {
  const frames = new AttackFrames(field);
  const own = fc.sample(messageArbitrary(), { numRuns: 400, seed }).map((message, n) => {
    const said = { ...message, from: HOSTILE, to: field.victim };
    // Half of them speak of a request that there could be; one of its own would be taken.
    const request = `everyday/${said.type === "request" ? "XA" : HOSTILE}/${n}`;
    const frame = frames.direct(n % 2 === 0 ? said : { ...said, request, id: `${request}#1` });
    return { ...frame, routing: { ...frame.routing, channel: PLACEHOLDER } };
  });
  // Most other frames have no place after the handshake and end the connection.
  const any = fc
    .sample(frameArbitrary(), { numRuns: 400, seed })
    .filter(({ kind }, n) => kind === "deliver" || n % 16 === 0);
  return [...own, ...any].map((frame) => JSON.stringify(frame));
}

const KNOWN_NAMES: ReadonlySet<string> = new Set(PROTOCOL_ERRORS.map(({ name }) => name));

class Fuzz {
  readonly counts = { sent: 0, connections: 0, answers: {} as Record<string, number> };
  readonly #field: AttackField;
  readonly #surprises: string[];

  constructor(field: AttackField, surprises: string[]) {
    this.#field = field;
    this.#surprises = surprises;
  }

  async batch(corpus: readonly string[], count: number, seed: number): Promise<void> {
    const texts = fc.sample(mutatedText(corpus), { numRuns: count, seed });
    for (const text of texts.filter((_, n) => n % DIRECT === 0))
      await errorOfFrame(text, HOSTILE, this.#field.victim);
    const queue = [...texts];
    const talks = Array.from({ length: CONNECTIONS }, (_, n) => this.#talk(queue, `line-${n}`));
    await Promise.all(talks);
  }

  /** One connection after the other, each until the node ends it or there is nothing more to say. */
  async #talk(queue: string[], channel: string): Promise<void> {
    while (queue.length > 0) {
      this.counts.connections++;
      if (this.counts.connections % RUDE === 0) await this.#beRude(queue.pop() ?? "", channel);
      const peer = await this.#field.member(HOSTILE, { channel });
      const round = new Round(queue, channel);
      while (!round.isOver) await this.#hear(peer, round.next());
      await peer.cut();
    }
  }

  async #beRude(text: string, channel: string): Promise<void> {
    const peer = await this.#field.connect(HOSTILE, { channel });
    peer.say(text);
    await this.#hear(peer, [text]);
    await peer.cut();
  }

  /** Says texts and counts the answers. Those still being worked on are lost with a connection. */
  async #hear(peer: HostilePeer, texts: readonly string[]): Promise<void> {
    for (const text of texts) peer.say(text);
    this.counts.sent += texts.length;
    for (const _ of texts) {
      const answer = label(await peer.next());
      this.#count(answer);
      if (answer.startsWith("closed")) return;
    }
  }

  #count(answer: string): void {
    const { answers } = this.counts;
    answers[answer] = (answers[answer] ?? 0) + 1;
    const isKnown = answer.startsWith("closed 4") || KNOWN_NAMES.has(answer);
    if (!isKnown || answer === "internal-fault") this.#surprises.push(answer);
  }
}

/** What is said on one connection, some at a time, up to what makes the node end it. */
class Round {
  isOver = false;
  readonly #queue: string[];
  readonly #channel: string;
  #malformed = 0;

  constructor(queue: string[], channel: string) {
    this.#queue = queue;
    this.#channel = channel;
  }

  next(): readonly string[] {
    const texts: string[] = [];
    while (texts.length < AT_ONCE && !this.isOver) {
      const text = this.#queue.pop()?.replaceAll(PLACEHOLDER, this.#channel);
      if (text !== undefined) {
        texts.push(text);
        this.#judge(text);
      }
      this.isOver ||= this.#queue.length === 0;
    }
    return texts;
  }

  #judge(text: string): void {
    const { frame, error } = parseFrame(text);
    if (error !== undefined) this.#malformed++;
    const ends = frame === undefined ? error.name === "oversize" : frame.kind !== "deliver";
    this.isOver = ends || this.#malformed >= MALFORMED;
  }
}

/** As many channels as connections: a node keeps one connection of a peer to each. */
function withChannels(scenario: ResolvedScenario): ResolvedScenario {
  const [channel] = Object.values(scenario.channels);
  if (channel === undefined) throw new RangeError("the scenario has no channel");
  const more = Array.from({ length: CONNECTIONS }, (_, n) => [`line-${n}`, channel] as const);
  return { ...scenario, channels: { ...scenario.channels, ...Object.fromEntries(more) } };
}
