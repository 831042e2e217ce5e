import type { JournalRecord, ResolvedScenario, SentRecord } from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import { type Dictation, Dossier, LetterWriter } from "@contactpoint/live";

/**
 * The letters of an exercise as they stand on the wire. They follow from the journal and from what
 * people dictated, so they can be had again without having been kept.
 */
export class LetterBook {
  readonly #writer: LetterWriter;
  readonly #dossiers: ReadonlyMap<string, Dossier>;
  readonly #letters = new Map<string, Message>();
  readonly #kept: (record: SentRecord) => boolean;

  /** `kept`: whether a letter may be asked for later; others are read and forgotten once delivered. */
  constructor(scenario: ResolvedScenario, kept: (record: SentRecord) => boolean) {
    this.#writer = new LetterWriter(scenario);
    this.#dossiers = new Map(scenario.states.map(({ id }) => [id, new Dossier(scenario)]));
    this.#kept = kept;
  }

  dictate(request: string, words: Dictation): void {
    this.#writer.dictate(request, words);
  }

  letter(message: string): Message | undefined {
    return this.#letters.get(message);
  }

  note(record: JournalRecord): void {
    switch (record.kind) {
      case "need":
        this.#writer.learn(record);
        return;
      case "sent":
        this.#compose(record);
        return;
      case "state":
      case "hold":
        this.#dossiers.get(record.node)?.note(record);
        return;
      case "delivered": {
        const dossier = this.#dossiers.get(record.node);
        dossier?.note(record);
        const letter = this.#letters.get(record.message);
        if (record.again === undefined && letter !== undefined) dossier?.heard(letter);
        return;
      }
      default:
    }
  }

  #compose(record: SentRecord): void {
    const said = this.#dossiers.get(record.from)?.said(record) ?? {};
    const more = record.type === "disclosure" ? { data_sha256: NO_DATA } : {};
    const letter = this.#writer.compose(record, { ...said, ...more });
    if (this.#kept(record) || HEARD.has(record.type)) this.#letters.set(record.message, letter);
  }
}

/** Exercises disclose no data; what stands for them is not shown. */
const NO_DATA = "0".repeat(64);
/** Types whose content the other side's file depends on. */
const HEARD: ReadonlySet<SentRecord["type"]> = new Set([
  "missing-items-request",
  "confirmation",
  "extension-decision",
]);
