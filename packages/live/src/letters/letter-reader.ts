import type {
  InstrumentBasis,
  MessageBody,
  MessageType,
  ResolvedScenario,
} from "@contactpoint/protocol";
import { missingItems } from "@contactpoint/protocol";
import type { Message, MessageOf } from "@contactpoint/protocol/messages";
import { readReasons } from "./decision-reasons.ts";
import { type ReadRequest, readRequest } from "./read-request.ts";
import { releaseBody } from "./release-words.ts";

/** What a message says to a machine. */
export interface ReadLetter {
  readonly type: MessageType;
  /** The item it is about, from 0; -1 for the whole request. */
  readonly item: number;
  readonly body: MessageBody | null;
}

/**
 * Where only a network joins two States, Budapest's list of items applies by analogy: an
 * assumption, the one that the simulated world makes.
 */
const NETWORK_BASIS: InstrumentBasis = "BUDAPEST";

/** Reads messages of the wire; what a request must state depends on the scenario's instruments. */
export class LetterReader {
  readonly #bases: ReadonlyMap<string, InstrumentBasis>;

  constructor(scenario: Pick<ResolvedScenario, "instruments">) {
    this.#bases = new Map(scenario.instruments.map(({ id, basis }) => [id, basis]));
  }

  /** Every well-formed message can be read. */
  read(message: Message): ReadLetter {
    const { type, item = -1 } = message;
    return {
      type,
      item,
      body: message.type === "request" ? this.#gapsOf(message) : bodyOf(message),
    };
  }

  readRequest(message: MessageOf<"request">): ReadRequest {
    return readRequest(message, this.#basisOf(message));
  }

  #gapsOf(message: MessageOf<"request">): MessageBody | null {
    const missing = missingItems(message, this.#basisOf(message));
    return missing.length === 0 ? null : { missing };
  }

  #basisOf({ instrument }: Message): InstrumentBasis {
    return this.#bases.get(instrument) ?? NETWORK_BASIS;
  }
}

function bodyOf(message: Exclude<Message, { type: "request" }>): MessageBody | null {
  switch (message.type) {
    case "missing-items-request":
      return { missing: message.missing };
    case "refusal":
      return { ground: message.ground, reasons: message.reasons };
    case "referral": {
      const { next_state, next_provider } = message;
      return next_provider === undefined ? { next_state } : { next_state, next_provider };
    }
    case "confirmation": {
      const { preserved_from, until, provider } = message;
      return { preserved_from, until, provider };
    }
    case "negative":
      return { negative: message.negative, provider: message.provider };
    case "disclosure":
      return { content: message.content, provider: message.provider };
    case "traffic-data-disclosure":
      return pathBody(message);
    case "location-answer":
      return locatedBody(message);
    case "extension-decision":
      return { granted: message.granted, until: message.until, ...readReasons(message) };
    case "assistance-decision":
      // Assistance that is granted brings the data themselves.
      return message.granted
        ? { granted: true, content: true, ...readReasons(message) }
        : { granted: false, ...readReasons(message) };
    case "expiry-notice":
      return { until: message.until };
    case "release-notice":
      return releaseBody(message);
    case "status-report":
      return message.status === "closed" ? { closed: true } : null;
    case "supplement":
    case "choice":
    case "withdrawal":
    case "extension-request":
    case "assistance-request":
    case "status-query":
    case "acknowledgement":
    case "prejudice-notice":
      return null;
  }
}

/** The first stop of the path is the provider that was asked. */
function pathBody({
  path,
  next_provider,
  next_state,
}: MessageOf<"traffic-data-disclosure">): MessageBody {
  const [asked] = path;
  const provider = asked === undefined ? {} : { provider: asked.provider };
  return { content: false, ...provider, next_state, next_provider };
}

/** A location query is about one item, and so is its answer. */
function locatedBody({ located }: MessageOf<"location-answer">): MessageBody | null {
  const [first] = located;
  if (first === undefined) return null;
  const { provider, state } = first;
  return state === null ? { provider } : { provider, next_state: state };
}
