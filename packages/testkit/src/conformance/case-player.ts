import { type Instant, MINUTE } from "@contactpoint/engine";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { type Message as Letter, messageSchema } from "@contactpoint/protocol/messages";
import { checkBooks, checkLetters, type Complaint } from "./answer-check.ts";
import { initFrame } from "./bench-document.ts";
import type { BenchFrame, CrashFrame, DeliverFrame, FreeFrame, InputFrame } from "./bench-frame.ts";
import { NODE, STATES } from "./bench-terms.ts";
import { bounded } from "./bounded-effects.ts";
import { CaseJournal } from "./case-journal.ts";
import type { ConformanceCase, CrashStep, RestartStep, Step } from "./conformance-case.ts";
import { Conversation } from "./conversation.ts";
import { effectWords } from "./effect-words.ts";
import { LockStepFault, type LockStepNode, OutOfStep } from "./lock-step-node.ts";
import type { Effects } from "./node-frame.ts";
import { inputFrame, needOf } from "./script-frames.ts";

/** A complaint, and at which step of the script it came up; -1 before the first. */
export interface PlacedComplaint extends Complaint {
  readonly step: number;
}

/** So many timers may fire between two steps. */
const TICKS_MOST = 1_000;

/** Tells one case to a node, step by step, and writes down what both do. */
export class CasePlayer {
  readonly journal: CaseJournal;
  readonly complaints: PlacedComplaint[] = [];
  /** Every answer of the node, as it came. */
  readonly texts: string[] = [];
  readonly #node: LockStepNode;
  readonly story: ConformanceCase;
  readonly #scenario: ResolvedScenario;
  readonly #conversation: Conversation;
  readonly #keepsAudit: boolean;
  readonly #firstRequests = new Map<string, string>();
  #step = -1;
  #now: Instant;
  #timers: Effects["timers"] = [];
  /** What left the node since the step began. */
  #words: string[] = [];
  /** What its process ended on before it was stored. */
  #unstored: InputFrame | null = null;
  #impliedTimers: readonly string[] | null = null;

  constructor(node: LockStepNode, story: ConformanceCase, scenario: ResolvedScenario) {
    this.#node = node;
    this.story = story;
    this.#scenario = scenario;
    this.#now = scenario.clock.start;
    this.journal = new CaseJournal(scenario);
    this.#keepsAudit = node.hello.features.includes("audit");
    this.#conversation = new Conversation(caseRequest(story), scenario.practice.extension.adds);
  }

  /** The step of the script that it is at; -1 before the first. */
  get step(): number {
    return this.#step;
  }

  /** Plays all steps. @throws LockStepFault if the node does not keep to the profile */
  async play(): Promise<void> {
    const { steps, live } = this.story;
    if (live === true) this.journal.liveness(STATES);
    await this.#exchange(initFrame(this.#scenario));
    for (const [at, step] of steps.entries()) {
      this.#step = at;
      this.#words = [];
      await this.#perform(step);
      if (step.brings !== undefined) this.#compare(step.brings);
    }
    await this.#hearOut();
    this.journal.end();
  }

  /** What a node says beyond its answers stands before the echo, and is not taken for the next case's. */
  async #hearOut(): Promise<void> {
    const { id } = this.story;
    const answer = await this.#node.exchange({ kind: "echo", text: id });
    if (answer.kind === "echo" && answer.echoed === id) return;
    throw new OutOfStep("it answers an echo with something else");
  }

  async #perform(step: Step): Promise<void> {
    const at = this.#now + (step.after ?? MINUTE);
    if ("pass" in step) return this.#passTo(this.#now + step.pass);
    // A process that has ended hears of no time.
    if ("restart" in step) return this.#restart(step, at);
    await this.#passTo(at);
    if ("crash" in step) return this.#crash(step);
    if ("free" in step) return this.#input({ kind: "free", at });
    await this.#input(inputFrame(step, at, this.#conversation));
  }

  /** Lets time come to an instant; the clock stops wherever something is due. */
  async #passTo(at: Instant): Promise<void> {
    for (let ticks = 0; ticks < TICKS_MOST; ticks++) {
      const due = this.#timers[0]?.due ?? Infinity;
      if (due > at) break;
      await this.#input({ kind: "tick", at: due });
    }
    if (this.#now < at) await this.#input({ kind: "tick", at });
  }

  async #input(frame: InputFrame | FreeFrame): Promise<void> {
    this.#begin(frame);
    this.#take(frame, await this.#exchange(frame), frame.at);
  }

  async #crash({ crash: point, during }: CrashStep): Promise<void> {
    const at = this.#now;
    const inside: InputFrame =
      "pass" in during ? { kind: "tick", at } : inputFrame(during, at, this.#conversation);
    const frame: CrashFrame = { kind: "crash", at, point, during: inside };
    this.#begin(inside);
    const before = this.#timers;
    const effects = await this.#exchange(frame);
    if (point !== "after-send" && effects.send.length + effects.order.length > 0)
      this.#complain({ requirement: "LS-011", sentence: "something left before it was stored" });
    if (point === "before-write") this.#unstored = inside;
    this.#take(point === "before-write" ? { kind: "tick", at } : inside, effects, at);
    const implied =
      point === "before-write" ? before : point === "after-send" ? effects.timers : null;
    this.#impliedTimers = implied === null ? null : namesOf(implied);
    this.#timers = [];
    this.journal.crash({ phase: "crashed", point });
  }

  async #restart({ restart: disk }: RestartStep, at: Instant): Promise<void> {
    const crashed = this.#now;
    const effects = await this.#exchange({ kind: "restart", at, disk });
    const implied = disk === "full" ? this.#impliedTimers : null;
    const timers =
      implied === null ? {} : { timers: { pending: namesOf(effects.timers), implied } };
    this.journal.crash({ phase: "restarted", store: disk, ...timers });
    this.#take({ kind: "tick", at }, effects, crashed);
    this.journal.crash({ phase: "recovered" });
    const unstored = this.#unstored;
    this.#unstored = null;
    if (unstored !== null) await this.#input({ ...unstored, at });
  }

  async #exchange(frame: BenchFrame): Promise<Effects> {
    if ("at" in frame) {
      this.#now = frame.at;
      this.journal.now = frame.at;
    }
    const answer = await this.#node.exchange(frame);
    this.texts.push(answer.text);
    if (answer.kind === "effects") return bounded(answer.effects);
    throw new LockStepFault("LS-002", `it answers ${frame.kind} by an echo`);
  }

  /** What others did before the node could do anything. */
  #begin(frame: InputFrame | FreeFrame): void {
    this.journal.now = frame.at;
    const need = needOf(frame, this.story);
    if (need !== null) this.journal.need(need);
    if (frame.kind === "decide") this.journal.decided(frame);
    if (frame.kind === "provider")
      this.journal.provided(frame, this.#scenario.providers[0]?.id ?? "");
    if (frame.kind === "register")
      this.journal.revoked(STATES.filter((state) => !isListed(frame.register, state)));
  }

  /** @param since when what it answers may have been made */
  #take(frame: InputFrame | FreeFrame, effects: Effects, since: Instant): void {
    const at = this.#now;
    const letter = frame.kind === "deliver" ? this.#taken(frame, effects) : null;
    if (letter !== null && frame.kind === "deliver" && isHonest(letter, frame))
      this.journal.said(letter);
    if (frame.kind === "deliver" && effects.reject.length === 0) this.#judgeInput(frame);
    this.journal.entered(effects.audit);
    if (letter !== null && frame.kind === "deliver") this.#arrived(letter, frame);
    this.journal.did(effects);
    const { letters, complaints } = checkLetters(
      effects.send,
      { from: since, until: at },
      {
        letter: (id) => this.#conversation.letter(id),
        firstRequest: (request) => this.#firstRequests.get(request),
      },
    );
    for (const complaint of [...complaints, ...checkBooks(effects, at, this.#keepsAudit)])
      this.#complain(complaint);
    this.#conversation.noteHolds(effects.hold, at);
    this.#words.push(...effectWords(effects, letters, this.#conversation));
    for (const letter of letters) this.#left(letter);
    for (const reject of effects.reject)
      this.journal.rejected(reject.from ?? broughtBy(frame), reject);
    this.#timers = effects.timers;
  }

  #left(letter: Letter): void {
    this.#conversation.note(letter);
    this.journal.said(letter);
    this.journal.arrived(letter, { signed_by: NODE, brought_by: NODE });
  }

  /** The message of a frame, if the node took it and had not had it before. */
  #taken({ msg }: DeliverFrame, { reject }: Effects): Letter | null {
    const read = messageSchema.safeParse(msg);
    if (!read.success || reject.length > 0) return null;
    return this.#conversation.letter(read.data.id) === undefined ? read.data : null;
  }

  /** What is no message has to be turned away: if the node does not say so, the journal does. */
  #judgeInput({ msg, brought_by }: DeliverFrame): void {
    if (messageSchema.safeParse(msg).success) return;
    const said = typeof msg === "object" && msg !== null ? msg : {};
    const request = "request" in said && typeof said.request === "string" ? said.request : "";
    this.journal.rejected(brought_by, { error: "malformed", request });
  }

  #arrived(letter: Letter, frame: DeliverFrame): void {
    this.#conversation.note(letter);
    if (letter.type === "request" && !this.#firstRequests.has(letter.request))
      this.#firstRequests.set(letter.request, letter.id);
    this.journal.arrived(letter, frame);
  }

  #compare(brings: readonly string[]): void {
    const [expected, seen] = [brings.toSorted(), this.#words.toSorted()];
    if (expected.join("\n") === seen.join("\n")) return;
    const missing = less(expected, seen);
    const surplus = less(seen, expected);
    const parts = [
      ...(missing.length === 0 ? [] : [`expected: ${missing.join(", ")}`]),
      ...(surplus.length === 0 ? [] : [`not expected: ${surplus.join(", ")}`]),
    ];
    this.#complain({ requirement: this.story.musts[0] ?? "LS-002", sentence: parts.join("; ") });
  }

  #complain(complaint: Complaint): void {
    this.complaints.push({ ...complaint, step: this.#step });
  }
}

/** The request that steps are about unless they say otherwise: the node's own where it is commanded. */
function caseRequest({ steps }: ConformanceCase): string {
  return steps.some((step) => "command" in step) ? "case/XB/1" : "case/XA/1";
}

/** Nothing about how it came is forged: only then did its author say it. */
function isHonest({ from }: Letter, { brought_by, signed_by }: DeliverFrame): boolean {
  return brought_by === from && signed_by === from;
}

function broughtBy(frame: InputFrame | FreeFrame): string {
  return frame.kind === "deliver" ? frame.brought_by : NODE;
}

function isListed(
  register: { readonly states: readonly { readonly id: string }[] },
  state: string,
) {
  return register.states.some(({ id }) => id === state);
}

function namesOf(timers: Effects["timers"]): readonly string[] {
  return timers
    .map(({ timer, request = "", item = "", due }) => `${timer} ${request} ${item} ${due}`)
    .toSorted();
}

/** The words of one list that the other lacks, as often as it lacks them. */
function less(some: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return some.filter((word) => {
    const at = left.indexOf(word);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
