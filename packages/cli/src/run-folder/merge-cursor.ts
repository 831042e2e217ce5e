import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { parseRecord } from "../work/first-scenario.ts";
import { fileLines } from "./journal-reader.ts";

/** A record and the line that it was read from, without its end. */
export interface RecordLine {
  readonly record: JournalRecord;
  readonly text: string;
}

/** Reads one journal from its second record to its last, an instant at a time. */
export class MergeCursor implements Disposable {
  readonly #journal: string;
  readonly #lines: Iterator<string, void>;
  #line = 0;
  #next: RecordLine | undefined;
  #end: RecordLine | undefined;

  constructor(journal: string) {
    this.#journal = journal;
    this.#lines = fileLines(journal);
    this.#read();
    this.#advance();
  }

  /** Of the facts that `take` gives next; `Infinity` if none are left. */
  get at(): Instant {
    return this.#next?.record.at ?? Infinity;
  }

  /** The record `end`, once no fact is left. */
  get end(): RecordLine | undefined {
    return this.#end;
  }

  /**
   * All facts of the next instant, in the journal's order.
   *
   * @throws Failure 1 if a line is no record or the journal lacks its `end`, 65 if it goes back in time
   */
  take(): readonly RecordLine[] {
    const { at } = this;
    const facts: RecordLine[] = [];
    while (this.#next?.record.at === at) {
      facts.push(this.#next);
      this.#advance();
    }
    return facts;
  }

  [Symbol.dispose](): void {
    this.#lines.return?.();
  }

  #advance(): void {
    const before = this.#next?.record.at ?? -Infinity;
    const line = this.#read();
    if (line === undefined) throw this.#cut();
    if (!(line.record.at >= before)) throw this.#bad("goes back in time");
    if (line.record.kind !== "end") {
      this.#next = line;
      return;
    }
    this.#next = undefined;
    this.#end = line;
    if (this.#read() !== undefined) throw this.#bad("stands after the end");
  }

  #read(): RecordLine | undefined {
    const { value: text } = this.#lines.next();
    if (text === undefined) return undefined;
    this.#line += 1;
    return { record: parseRecord(text, this.#journal, this.#line), text };
  }

  #cut(): Failure {
    return new Failure(
      EXIT.finding,
      `${this.#journal}:${this.#line} is the last line, but not the end of the run: the journal was cut`,
    );
  }

  #bad(what: string): Failure {
    return new Failure(EXIT.badInput, `${this.#journal}:${this.#line} ${what}`);
  }
}
