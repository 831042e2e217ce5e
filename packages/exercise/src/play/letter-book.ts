import { type Dictation, Dossier, HEARD, LetterWriter, type Notes } from "@contactpoint/live";
import { DiskMap, type Keep, PagedMap, within } from "@contactpoint/live/store";
import type {
  JournalRecord,
  NeedRecord,
  ResolvedScenario,
  SentRecord,
} from "@contactpoint/protocol";
import type { Posted } from "../desk/index.ts";

/** Where letters are kept, by the message's id, and by request what the next ones follow from. */
export interface LetterKeeps {
  readonly posted: Keep<Posted>;
  readonly needs: Keep<NeedRecord>;
  readonly notes: Keep<Notes>;
}

/** All in memory. */
export function letterKeeps(): LetterKeeps {
  return { posted: new Map(), needs: new Map(), notes: new Map() };
}

/** Letters on the disk, and what they follow from once it has not been used for long. */
export function pagedLetters(): LetterKeeps {
  return { posted: new DiskMap(), needs: new PagedMap(), notes: new PagedMap() };
}

/**
 * The letters of an exercise as they stand on the wire. They follow from the journal and from what
 * people dictated, so they can be had again without having been kept.
 */
export class LetterBook {
  readonly #writer: LetterWriter;
  readonly #dossiers: ReadonlyMap<string, Dossier>;
  readonly #posted: Keep<Posted>;
  readonly #kept: (record: SentRecord) => boolean;

  /**
   * @param kept whether a letter may be asked for later
   */
  constructor(
    scenario: ResolvedScenario,
    { posted, needs, notes }: LetterKeeps,
    kept: (record: SentRecord) => boolean,
  ) {
    this.#writer = new LetterWriter(scenario, needs);
    this.#posted = posted;
    this.#dossiers = new Map(
      scenario.states.map(({ id }) => [id, new Dossier(scenario, within(notes, id))]),
    );
    this.#kept = kept;
  }

  dictate(request: string, words: Dictation): void {
    this.#writer.dictate(request, words);
  }

  /** By the message's id. */
  posted(message: string): Posted | undefined {
    return this.#posted.get(message);
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
        if (record.again !== undefined || !HEARD.has(record.type)) return;
        const posted = this.#posted.get(record.message);
        if (posted !== undefined) dossier?.heard(posted.letter);
        return;
      }
      default:
    }
  }

  #compose(record: SentRecord): void {
    const said = this.#dossiers.get(record.from)?.said(record) ?? {};
    const more = record.type === "disclosure" ? { data_sha256: NO_DATA } : {};
    const letter = this.#writer.compose(record, { ...said, ...more });
    const { message, type, channel, route } = record;
    if (this.#kept(record) || HEARD.has(type))
      this.#posted.set(message, { letter, channel, through: route.slice(1, -1) });
  }
}

/** Exercises disclose no data; what stands for them is not shown. */
const NO_DATA = "0".repeat(64);
