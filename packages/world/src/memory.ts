import type { Case, CaseFacts } from "./case.ts";
import { type CaseImage, imageOf, putBack } from "./case-image.ts";
import type { Message } from "./message.ts";
import type { Passage } from "./post.ts";
import type { CrashFault } from "./process.ts";

/** What takes up work again that a store still holds, or has lost. */
export interface Recovery {
  /** Nobody works for this file any more. */
  abandon(of: Case): void;
  /** The alarms of a file are set anew, and what it waits for is asked for again. */
  resume(of: Case): void;
  /** A hub takes a message in hand again. */
  relay(passage: Passage): void;
  /** A hub has lost a message that it had in hand. */
  lost(passage: Passage): void;
}

/** What a store held at one time. */
interface Image {
  /** Images are numbered from 0 as they are taken; what a new store holds comes before all. */
  readonly taken: number;
  readonly files: readonly CaseImage[];
  readonly arrivals: number;
  readonly passages: readonly Passage[];
}

const NOTHING: Image = { taken: -1, files: [], arrivals: 0, passages: [] };

/**
 * What the store of one contact point holds. A crash after which it is stale puts it back to an
 * image that was taken in time; one after which it is empty, to nothing.
 */
export class Memory {
  readonly #recovery: Recovery;
  readonly #images = new Map<string, Image>();
  /** False where no crash loses anything: then nothing is kept. */
  readonly #lossy: boolean;
  #taken = 0;
  #files: Case[] = [];
  #arrivals: Message[] = [];
  #passages = new Set<Passage>();
  /** Files that are gone, by their requests. */
  readonly #gone = new Map<CaseFacts, Case>();
  #fallsTo: Image | null = null;
  #resuming: { readonly files: readonly Case[]; readonly passages: readonly Passage[] } | null =
    null;

  constructor(recovery: Recovery, lossy: boolean) {
    this.#recovery = recovery;
    this.#lossy = lossy;
  }

  get files(): readonly Case[] {
    return this.#files;
  }

  opened(of: Case): void {
    const before = this.#gone.get(of.facts);
    this.#gone.delete(of.facts);
    if (before !== undefined) of.continueFrom(before);
    this.#files.push(of);
  }

  arrived(message: Message): void {
    if (this.#lossy) this.#arrivals.push(message);
  }

  took(passage: Passage): void {
    if (this.#lossy) this.#passages.add(passage);
  }

  released(passage: Passage): void {
    this.#passages.delete(passage);
  }

  /** There was a file on this request, and there is none any more. */
  hasLost(facts: CaseFacts): boolean {
    return this.#gone.has(facts);
  }

  /** What a crash that is to come will fall back to. */
  takeImage(fault: CrashFault): void {
    this.#images.set(fault.id, {
      taken: this.#taken++,
      files: this.#files.map(imageOf),
      arrivals: this.#arrivals.length,
      passages: [...this.#passages],
    });
  }

  /** A crash has taken place; of several before one restart the one that loses most counts. */
  loses({ id, store }: CrashFault): void {
    if (store === "full") return;
    const image = store === "empty" ? NOTHING : (this.#images.get(id) ?? NOTHING);
    if (this.#fallsTo === null || image.taken < this.#fallsTo.taken) this.#fallsTo = image;
  }

  fallBack(): CrashFault["store"] {
    const image = this.#fallsTo;
    if (image === null) return "full";
    this.#fallsTo = null;
    for (const message of this.#arrivals.slice(image.arrivals)) message.arrived = false;
    this.#arrivals.length = image.arrivals;
    const held = new Set(image.files.map(({ of }) => of));
    for (const of of this.#files) {
      this.#recovery.abandon(of);
      if (!held.has(of)) this.#lose(of);
    }
    image.files.forEach(putBack);
    this.#files = image.files.map(({ of }) => of);
    for (const passage of this.#passages)
      if (!image.passages.includes(passage)) this.#recovery.lost(passage);
    this.#passages = new Set();
    this.#forgetAfter(image);
    this.#resuming = { files: this.#files, passages: image.passages };
    return image === NOTHING ? "empty" : "stale";
  }

  /** Takes up again what the store still holds. */
  resume(): void {
    const resuming = this.#resuming;
    this.#resuming = null;
    for (const of of resuming?.files ?? []) this.#recovery.resume(of);
    for (const passage of resuming?.passages ?? []) {
      this.#passages.add(passage);
      this.#recovery.relay(passage);
    }
  }

  /** What came after an image cannot be had back once the store has fallen to it. */
  #forgetAfter(image: Image): void {
    for (const [id, other] of this.#images)
      if (other.taken > image.taken) this.#images.set(id, image);
  }

  #lose(of: Case): void {
    const { facts } = of;
    facts.files = facts.files.filter((file) => file !== of);
    of.requesting = null;
    of.requested = null;
    of.holds = [];
    this.#gone.set(of.facts, of);
  }
}
