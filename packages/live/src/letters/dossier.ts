import type { Instant } from "@contactpoint/engine";
import type {
  HoldRecord,
  JournalRecord,
  ResolvedScenario,
  SentRecord,
  StateRecord,
} from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import type { Keep } from "../store/index.ts";
import type { Said } from "./said.ts";

/** What is on file of one request; plain JSON. */
export type Notes = { -readonly [K in keyof Said]: Said[K] } & {
  /** Ends of holds as confirmed and extended: the earliest counts. */
  held_until?: Instant;
};

/** Types of messages whose words the addressee has to keep on file; of all others it keeps none. */
export const HEARD: ReadonlySet<Message["type"]> = new Set([
  "missing-items-request",
  "confirmation",
  "extension-decision",
]);

/**
 * What a contact point has on file of its requests: all that its messages say beyond their records,
 * except the digest of disclosed data. It is told the point's own records and what it hears, in
 * order.
 */
export class Dossier {
  readonly #extension: number;
  readonly #of: Keep<Notes>;

  /** @param notes where they are kept, by request */
  constructor({ practice }: Pick<ResolvedScenario, "practice">, notes: Keep<Notes> = new Map()) {
    this.#extension = practice.extension.adds;
    this.#of = notes;
  }

  note(record: JournalRecord): void {
    switch (record.kind) {
      case "delivered":
        if (record.type === "request") this.#notesOn(record.request).received_at ??= record.at;
        break;
      case "state":
        this.#moved(record);
        break;
      case "hold":
        this.#held(record);
        break;
      default:
        break;
    }
  }

  /** A message of the other side, when it is delivered for the first time. */
  heard(message: Message): void {
    const notes = this.#notesOn(message.request);
    switch (message.type) {
      case "missing-items-request":
        notes.asked = message.missing;
        break;
      case "confirmation":
        notes.held_until = Math.min(notes.held_until ?? Infinity, message.until);
        notes.reference ??= message.reference;
        break;
      case "extension-decision":
        // A decision said again may be that on an earlier extension.
        if (message.granted)
          notes.held_until = Math.max(notes.held_until ?? -Infinity, message.until);
        break;
      default:
        break;
    }
  }

  /** What this message says beyond its record, as far as it is on file. */
  said({ type, request }: SentRecord): Said {
    const { held_until, received_at, asked, status, reason, reference } = this.#notesOn(request);
    const quoted = reference === undefined ? {} : { reference };
    switch (type) {
      case "acknowledgement":
      case "traffic-data-disclosure":
        return received_at === undefined ? {} : { received_at };
      case "supplement":
        return asked === undefined ? {} : { asked };
      case "status-report":
        return { status: status ?? "received" };
      case "release-notice":
        return reason === undefined ? {} : { reason };
      case "assistance-request":
        return quoted;
      case "extension-request":
        return held_until === undefined
          ? quoted
          : { ...quoted, until: held_until + this.#extension };
      default:
        return {};
    }
  }

  #moved({ machine, request, to }: StateRecord): void {
    if (machine !== "requested" || request === undefined) return;
    const notes = this.#notesOn(request);
    notes.status = statusOf(to);
    if (to === "withdrawn") notes.reason = "withdrawal";
  }

  #held({ request, change, reason }: HoldRecord): void {
    const notes = this.#notesOn(request);
    if (change === "lapsed" || change === "produced") notes.reason = change;
    if (change !== "released") return;
    const found = REASONS.find((one) => one === reason);
    if (found === undefined)
      throw new RangeError(`${request} was released for an unknown reason: ${reason ?? "none"}`);
    notes.reason = found;
  }

  #notesOn(request: string): Notes {
    let notes = this.#of.get(request);
    if (notes === undefined) {
      notes = {};
      this.#of.set(request, notes);
    }
    return notes;
  }
}

const REASONS = ["expiry", "withdrawal", "assistance-refused"] as const;

const STATUSES = [
  "received",
  "checking",
  "awaiting-supplement",
  "reviewing",
  "awaiting-choice",
  "executing",
  "holding",
  "assistance-pending",
] as const;

/** The status that a state of the requested side stands for, such as `open.holding.idle`. */
function statusOf(state: string): NonNullable<Said["status"]> {
  const parts = state.split(".");
  // Where the data are is found out while the request is examined.
  if (parts.includes("locating")) return "checking";
  return STATUSES.find((status) => parts.includes(status)) ?? "closed";
}
