import { DAY, type Duration, type Instant } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { type Message as Letter, messageSchema } from "@contactpoint/protocol/messages";
import { NODE, PEER } from "../conformance/bench-terms.ts";
import { CaseJournal } from "../conformance/case-journal.ts";
import type { PlacedComplaint } from "../conformance/case-player.ts";
import { Conversation } from "../conformance/conversation.ts";
import { letterWords } from "../conformance/effect-words.ts";
import { needOf } from "../conformance/script-frames.ts";
import type { ExamCase, ExamStep, HearsStep } from "./exam-case.ts";
import type { ExamHall, HeardLetter } from "./exam-hall.ts";

export interface ExamTerms {
  readonly hall: Pick<ExamHall, "clock" | "say">;
  readonly scenario: ResolvedScenario;
  /** Reference of the request that the story is about. */
  readonly request: string;
  /** Exercise time by which the way of a message varies. */
  readonly jitter: Duration;
}

/** A bound has to be so many times the jitter, or nothing follows from its being missed. */
const JITTERS = 3;

/** Tells one story to a black box. */
export class ExamPlayer {
  readonly journal: CaseJournal;
  readonly complaints: PlacedComplaint[] = [];
  /** Why something could not be decided, or null. */
  undecided: string | null = null;
  readonly #story: ExamCase;
  readonly #terms: ExamTerms;
  readonly #conversation: Conversation;
  readonly #inbox: HeardLetter[] = [];
  #step = -1;
  #last: Instant;
  #wake: () => void = () => undefined;

  constructor(story: ExamCase, terms: ExamTerms) {
    this.#story = story;
    this.#terms = terms;
    this.#last = terms.hall.clock.now();
    this.journal = new CaseJournal(terms.scenario, false);
    this.#conversation = new Conversation(terms.request, terms.scenario.practice.extension.adds);
  }

  /** A message of the node on this story's request. */
  hear(heard: HeardLetter): void {
    this.#inbox.push(heard);
    this.#wake();
  }

  async play(): Promise<void> {
    for (const [at, step] of this.#story.steps.entries()) {
      this.#step = at;
      if ("says" in step) await this.#say(step);
      else await this.#listen(step);
      if (this.undecided !== null || this.complaints.length > 0) break;
    }
    this.journal.end();
  }

  async #say(step: Exclude<ExamStep, HearsStep>): Promise<void> {
    const { hall, request } = this.#terms;
    const { by = PEER, signed_by = by, rejected, twice } = step;
    const reference = step.astray === true ? `${request}/c9` : request;
    const at = hall.clock.now();
    const message = this.#conversation.compose({ ...step, request: reference }, at);
    this.#now(at);
    this.#last = at;
    const frame = { kind: "deliver", at, brought_by: by, signed_by, msg: message } as const;
    const need = needOf(frame, this.#story);
    if (need !== null && rejected === undefined) this.journal.need(need);
    const { reply } = await hall.say(by, message, signed_by);
    if (twice === true) await hall.say(by, message, signed_by);
    const read = messageSchema.safeParse(message);
    if (reply === "stored" && read.success) this.#took(read.data, by);
    else this.journal.rejected(by, { error: reply, message: String(message["id"]) });
    const expected = rejected ?? "stored";
    if (reply !== expected) this.#complain(`expected: ${expected}; the node said: ${reply}`);
  }

  #took(letter: Letter, by: string): void {
    this.#conversation.note(letter);
    this.journal.said(letter);
    this.journal.arrived(letter, { signed_by: letter.from, brought_by: by });
  }

  async #listen({ hears, within, notBefore = 0 }: HearsStep): Promise<void> {
    const { jitter, hall } = this.#terms;
    if (within < JITTERS * jitter) {
      this.undecided = `the bound of ${within / 1000} s is below ${JITTERS} times the jitter, ${jitter / 1000} s`;
      return;
    }
    const begun = this.#last;
    const words: string[] = [];
    const deadline = begun + within + jitter;
    while (hall.clock.now() < deadline && (hears.length === 0 || words.length < hears.length)) {
      const heard = this.#inbox.shift();
      if (heard === undefined) await this.#pause(deadline);
      else words.push(this.#heard(heard, notBefore === 0 ? -Infinity : begun + notBefore - jitter));
    }
    this.#compare(hears, words);
  }

  #heard({ letter, at, to }: HeardLetter, earliest: Instant): string {
    this.#now(at);
    this.#last = at;
    const words = letterWords(letter, this.#conversation);
    this.#conversation.note(letter);
    this.journal.said(letter);
    this.journal.arrived(letter, { signed_by: NODE, brought_by: NODE });
    if (to !== letter.to) this.#complain(`${letter.id} came to ${to}`);
    if (at < earliest) this.#complain(`${words} came ${(earliest - at) / 1000} s too early`);
    return words;
  }

  /** Rests until something comes or the deadline passes; of a slow clock, a day at most. */
  async #pause(deadline: Instant): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const rest = Math.min(this.#terms.hall.clock.until(deadline), DAY);
    const timer = setTimeout(resolve, rest);
    await promise;
    clearTimeout(timer);
  }

  #compare(hears: readonly string[], words: readonly string[]): void {
    const [expected, heard] = [hears.toSorted(), words.toSorted()];
    if (hears.length === 0) this.#last = this.#terms.hall.clock.now();
    if (expected.join("\n") === heard.join("\n")) return;
    this.#complain(`expected: ${list(expected)}; heard: ${list(heard)}`);
  }

  /** A journal never goes back, whatever two clocks say. */
  #now(at: Instant): void {
    this.journal.now = Math.max(this.journal.now, at);
  }

  #complain(sentence: string): void {
    const [requirement = ""] = this.#story.musts;
    this.complaints.push({ requirement, sentence, step: this.#step });
  }
}

function list(words: readonly string[]): string {
  return words.length === 0 ? "nothing" : words.join(", ");
}
