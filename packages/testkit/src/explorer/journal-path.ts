import type {
  CrashRecord,
  DeliveredRecord,
  JournalRecord,
  SentRecord,
  StateRecord,
} from "@contactpoint/protocol";
import type { Action, CrashPoint } from "./action.ts";
import { OMITTED } from "./conclusion.ts";
import type { Fact } from "./fact.ts";
import { isFate, isOrder, isTrigger } from "./journal-steps.ts";
import type { RequestHost } from "./request-host.ts";
import {
  type RequestState,
  type Said,
  type Side,
  unbornRequest,
  type Work,
} from "./request-state.ts";
import { actionsOf, sideOf, stateAfter } from "./request-steps.ts";

/**
 * Retraces the journal of one request, which a simulator has written, step by step among the states
 * that are explored.
 *
 * @returns the actions it took
 * @throws Error naming the first record that no step explains
 */
export function pathOfJournal(host: RequestHost, journal: readonly JournalRecord[]): Action[] {
  return new Retracing(host, journal).run();
}

class Retracing {
  readonly #host: RequestHost;
  readonly #journal: readonly JournalRecord[];
  readonly #said = new Map<string, Said>();
  readonly #actions: Action[] = [];
  #state: RequestState = unbornRequest();
  /** What the last step did and no record has told yet. */
  #untold: Fact[] = [];
  #posted: Said[] = [];
  #lost: string[] = [];
  #from = "";
  /** What a stopped contact point has written and not sent. */
  #withheld: { readonly fact: Fact; readonly said: Said }[] = [];
  #place = 0;

  constructor(host: RequestHost, journal: readonly JournalRecord[]) {
    this.#host = host;
    this.#journal = journal;
  }

  run(): Action[] {
    for (const [at, record] of this.#journal.entries()) {
      this.#place = at;
      // A machine writes its move after what it orders in it.
      const isTold = this.#untold.length > 0 || this.#withheldOf(record) >= 0;
      if (isOrder(record) && !isTold) this.#takeMoveAfter(at);
      this.#on(record);
      if (this.#untold.length === 0) this.#dropLost();
    }
    this.#expectNothing("the end");
    return this.#actions;
  }

  #takeMoveAfter(at: number): void {
    const move = this.#journal.slice(at).find(({ kind }) => kind === "state");
    if (move?.kind === "state") this.#takeUntriggered(move);
  }

  /** Messages are lost as they leave, in the midst of the step that says them. */
  #dropLost(): void {
    const lost = this.#lost;
    this.#lost = [];
    for (const message of lost) this.#take({ kind: "drop", message: this.#indexOf(message) });
  }

  #on(record: JournalRecord): void {
    switch (record.kind) {
      case "need":
        this.#from = record.from;
        return this.#take({ kind: "arise", crash: null });
      case "state":
        return this.#onState(record);
      case "sent":
        return this.#onSent(record);
      case "delivered":
        return this.#onDelivered(record);
      case "lost":
        return void this.#lost.push(record.message);
      case "task":
        if (record.phase === "finished")
          this.#finish(this.#sideOf(record.node), record.task, record.result ?? "");
        return;
      case "crash":
        return this.#onCrash(record);
      case "order":
        if (record.phase === "sent") return void this.#tell("ordered", record);
        return this.#finish("requested", "provider", record.answer ?? "");
      case "hold":
        return void this.#tell("hold", record);
      default:
    }
  }

  #onState(record: StateRecord): void {
    if (record.machine === "desk") return;
    if (this.#untold.length === 0) this.#takeUntriggered(record);
    const fact = this.#tell("state", record);
    const [said, done] = [record, fact].map(moveOf);
    if (said !== done) throw new Error(`the journal says ${said}, the explorer ${done}`);
  }

  /** Steps of which nothing but a move of a machine tells. */
  #takeUntriggered({ machine, event }: StateRecord): void {
    if (machine === "desk") return;
    if (event === "needWithdrawn") return this.#take({ kind: "withdraw", crash: null });
    if (event === "detailsObtained")
      return this.#finish("requesting", "details", "details-obtained");
    const timer = this.#host[machine].timers.indexOf(event.replace("after ", ""));
    if (timer < 0) throw new Error(`nothing explains ${machine} ${event}`);
    this.#take({ kind: "fire", machine, timer, crash: null });
  }

  #onCrash({ node, phase }: CrashRecord): void {
    const side = this.#sideOf(node);
    if (phase === "restarted") this.#take({ kind: "restart", side });
    // In the midst of a step it has stopped with that.
    if (phase === "crashed" && !this.#state.down[side]) this.#take({ kind: "stop", side });
  }

  #onSent(record: SentRecord): void {
    const place = this.#withheldOf(record);
    const [held] = place < 0 ? [] : this.#withheld.splice(place, 1);
    const fact = held?.fact ?? this.#tell("sent", record);
    const said = held?.said ?? this.#posted.shift();
    if (fact.kind !== "sent" || fact.type !== record.type || said === undefined)
      throw new Error(`${record.type} was not to be sent`);
    this.#said.set(record.message, said);
  }

  #onDelivered({ message }: DeliveredRecord): void {
    const at = this.#indexOf(message);
    const { copies = 0, later = 0, arrived = true } = this.#state.underWay[at] ?? {};
    const fates = this.#journal
      .slice(this.#place)
      .filter((record) => isFate(record) && record.message === message);
    // More copies come or are lost than have left, so that the link has made some.
    for (let missing = fates.length - copies - later; missing > 0 && !arrived; missing--)
      this.#take({ kind: "duplicate", message: at });
    this.#take({ kind: "deliver", message: at, crash: null });
  }

  #indexOf(message: string): number {
    const said = this.#said.get(message);
    return this.#state.underWay.findIndex((flying) => flying.said === said);
  }

  #finish(
    side: Side,
    kind: Work["kind"] | "background" | "translate" | "relay",
    result: string,
  ): void {
    const work = this.#state.work.findIndex((each) => each.side === side && each.kind === kind);
    // An authority's journal says what came of it, an officer's what the officer concluded.
    const named =
      kind === "authorise" ? "authorised" : kind === "prepare" ? this.#prepared : result;
    this.#take({ kind: "finish", work, result: named, crash: null });
  }

  /** What is left out of a request shows only when it leaves. */
  get #prepared(): string {
    const leaves = this.#journal.find(({ kind }) => kind === "sent");
    const isWhole = leaves?.kind !== "sent" || leaves.body?.missing === undefined;
    return isWhole ? "prepared" : OMITTED;
  }

  #take(plain: Action): void {
    this.#expectNothing(JSON.stringify(plain));
    if (!this.#isAllowed(plain))
      throw new Error(`no step ${JSON.stringify(plain)} is explored here`);
    const before = this.#state;
    const crash = this.#crashIn(plain);
    const stopped = "crash" in plain ? stateAfter(this.#host, before, { ...plain, crash }) : null;
    // Who says nothing in a step stops after it as well as in it.
    const after = stopped ?? stateAfter(this.#host, before, plain);
    if (after === null) throw new Error(`the step ${JSON.stringify(plain)} cannot be taken`);
    const known = new Set(before.underWay.map(({ said }) => said));
    this.#posted = after.underWay.flatMap(({ said }) => (known.has(said) ? [] : [said]));
    this.#untold = this.#host.facts.filter(({ kind }) => TOLD.has(kind));
    if (stopped !== null && crash === "before-send") this.#withhold();
    this.#state = after;
    this.#actions.push(stopped === null || !("crash" in plain) ? plain : { ...plain, crash });
  }

  #withhold(): void {
    const facts = this.#untold.filter(({ kind }) => kind === "sent");
    this.#untold = this.#untold.filter(({ kind }) => kind !== "sent");
    for (const [at, fact] of facts.entries()) {
      const said = this.#posted[at];
      if (said !== undefined) this.#withheld.push({ fact, said });
    }
    this.#posted = [];
  }

  /** Where the message that is now sent waits since its author has stopped, or -1. */
  #withheldOf(record: JournalRecord): number {
    if (record.kind !== "sent") return -1;
    const by = this.#sideOf(record.from);
    return this.#withheld.findIndex(({ fact }) => fact.kind === "sent" && fact.by === by);
  }

  #isAllowed(action: Action): boolean {
    if (action.kind === "stop") return !this.#state.down[action.side];
    return actionsOf(this.#host, this.#state).some((each) => isSame(this.#state, each, action));
  }

  /** Where its contact point stops in this step, or null. */
  #crashIn(action: Action): CrashPoint | null {
    const { at } = this.#journal[this.#place] ?? { at: 0 };
    const side = sideOf(this.#state, action);
    for (const record of this.#journal.slice(this.#place + 1)) {
      if (record.at > at || isTrigger(record)) return null;
      if (record.kind !== "crash" || this.#sideOf(record.node) !== side) continue;
      const { phase, point = "before-write" } = record;
      return phase === "crashed" && point !== "before-write" ? point : null;
    }
    return null;
  }

  #tell(kind: Fact["kind"], record: JournalRecord): Fact {
    const at = this.#untold.findIndex((fact) => fact.kind === kind);
    const fact = this.#untold[at];
    if (fact === undefined)
      throw new Error(
        `no step did ${JSON.stringify(record)}; untold: ${JSON.stringify(this.#untold)}`,
      );
    this.#untold.splice(at, 1);
    return fact;
  }

  #expectNothing(before: string): void {
    if (this.#untold.length > 0)
      throw new Error(`before ${before} the journal does not say ${JSON.stringify(this.#untold)}`);
  }

  #sideOf(node: string): Side {
    return node === this.#from ? "requesting" : "requested";
  }
}

const TOLD: ReadonlySet<Fact["kind"]> = new Set(["state", "sent", "ordered", "hold"] as const);

function moveOf(move: JournalRecord | Fact): string {
  return move.kind === "state" ? `${move.machine}: ${move.from} ${move.event} ${move.to}` : "";
}

/** Of equal messages and equal work only the first is listed. */
function isSame(state: RequestState, listed: Action, wanted: Action): boolean {
  if (listed.kind !== wanted.kind) return false;
  if (listed.kind === "finish" && wanted.kind === "finish") {
    const [one, other] = [state.work[listed.work], state.work[wanted.work]];
    return (
      listed.result === wanted.result && one?.kind === other?.kind && one?.side === other?.side
    );
  }
  if (listed.kind === "fire" && wanted.kind === "fire")
    return listed.machine === wanted.machine && listed.timer === wanted.timer;
  if ("message" in listed && "message" in wanted) {
    const [one, other] = [state.underWay[listed.message], state.underWay[wanted.message]];
    return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
  }
  return true;
}
