import type { Instant } from "@contactpoint/engine";
import { type JournalRecord, PROTOCOL_VERSION } from "@contactpoint/protocol";
import { type CaseFacts, RestingCases, World } from "@contactpoint/world";
import { type Dictation, LetterReader, LetterWriter } from "../letters/index.ts";
import { DiskMap, type LoggedInput, PagedMap } from "../store/index.ts";
import type { NodeKeys } from "../trust/index.ts";
import { Acts, type ActStamp } from "./acts.ts";
import { AuditTrail } from "./audit-trail.ts";
import { CaseBook } from "./case-book.ts";
import { pagedMemory } from "./case-memory.ts";
import { clockLag, stoppedAt } from "./clock-lag.ts";
import { EarlierLife } from "./earlier-life.ts";
import type { HostContext, OutgoingFrame, UnsentFrame } from "./host-context.ts";
import { Inbox } from "./inbox.ts";
import { LiveAgenda } from "./live-agenda.ts";
import type { LiveHostOptions } from "./live-host-options.ts";
import { LiveNode } from "./live-node.ts";
import { observedInterpreter } from "./observed-interpreter.ts";
import { OutsideCalls } from "./outside-calls.ts";
import { OutsidePortal } from "./outside-portal.ts";
import { Reception } from "./reception.ts";
import { Truth } from "./truth.ts";
import { Turn } from "./turn.ts";
import { WireCarrier } from "./wire-carrier.ts";

/** More than the fastest network works on between one message of a request and the next. */
const AWAKE = 65_536;

/** So many happenings are carried out between two looks at the sockets. */
const TURN_MOST = 256;

/** Hosts contact points on a live network: the same world as the simulator's, on another clock. */
export class LiveHost implements HostContext {
  readonly world: World;
  readonly truth = new Truth();
  readonly reception: Reception;
  readonly #options: LiveHostOptions;
  readonly #agenda: LiveAgenda;
  readonly #inbox: Inbox;
  readonly #calls: OutsideCalls;
  readonly #nodes = new Map<string, LiveNode>();
  readonly #carrier: WireCarrier;
  readonly #writer: LetterWriter;
  readonly #turn: Turn;
  readonly #audit: AuditTrail;
  readonly #before: EarlierLife;
  readonly #acts: Acts;
  readonly #memory: ReturnType<typeof pagedMemory>;
  #isClosed = false;

  constructor(options: LiveHostOptions) {
    const { scenario, store, nodes, observer } = options;
    this.#options = options;
    this.#agenda = new LiveAgenda(scenario.clock.start, scenario.clock.end);
    this.#inbox = new Inbox(this.#agenda, store, options.keepsOrder, observer);
    this.#audit = new AuditTrail(store, observer);
    this.#before = new EarlierLife(store, this.#agenda, this.#audit);
    this.#acts = new Acts(options.recalled ?? []);
    this.#turn = new Turn(store, options.send, () => this.#before.mark(), observer);
    const { awake = AWAKE } = options;
    this.#memory = pagedMemory(awake);
    this.#writer = new LetterWriter(scenario, new PagedMap(awake));
    this.#carrier = new WireCarrier(this, scenario.topology.shape);
    this.#calls = new OutsideCalls({
      agenda: this.#agenda,
      inbox: this.#inbox,
      present: () => this.now,
      turn: this.#turn,
      observer,
      isReplaying: () => this.replaying,
    });
    this.world = this.#makeWorld(awake);
    this.reception = new Reception({
      world: this.world,
      inbox: this.#inbox,
      carrier: this.#carrier,
      turn: this.#turn,
      present: () => this.now,
      nodeOf: (state) => this.nodeOf(state),
      observer,
    });
    for (const keys of nodes) this.#nodes.set(keys.state, this.#makeNode(keys));
  }

  get now(): Instant {
    if (this.#inbox.keepsOrder) return this.#agenda.now;
    return Math.max(this.#agenda.now, this.#options.clock.now());
  }

  get replaying(): boolean {
    return this.#before.isRepeated;
  }

  /** Real milliseconds by which the exercise lags behind its clock; 0 while it keeps up. */
  get lag(): number {
    return clockLag(this.#options.clock, this.#next);
  }

  /**
   * Opens the journal and the desks, carries out again what an earlier life of this process had
   * stored, and sends again what nobody has receipted.
   *
   * @throws Error if the replay does not lead where it had led
   */
  begin(): void {
    const { scenario, store, nodes, send } = this.#options;
    const { start } = scenario.clock;
    this.#emit({ kind: "scenario", at: start, protocol: PROTOCOL_VERSION, scenario });
    if (this.#inbox.keepsOrder) this.#recall();
    this.world.begin();
    if (this.#inbox.keepsOrder) return;
    this.#before.repeat((input) => this.#enter(input));
    this.#calls.resume();
    for (const { state } of nodes)
      for (const { frame, ...rest } of store.outbox.pending(state))
        if (frame !== null) send(state, { ...rest, request: rest.request ?? "", frame });
  }

  /** Runs until the end of the scenario, or until the signal. After an error nothing is stored. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock } = this.#options;
    const { end } = this.world;
    try {
      while (!signal.aborted) {
        // What an earlier life did is done again at once; only then does time count.
        const limit = this.#isRepeating ? end : Math.min(end, clock.now() + 1);
        // An act may stop the clock or the host, so nothing else follows it in its turn.
        const most = this.#acts.recall(this.#agenda) ? 1 : this.#before.most(TURN_MOST);
        const stop = this.#agenda.run(limit, this.#acts.most(this.#agenda, most));
        const mayAct = stop === "idle" && !this.#isRepeating;
        const acted = mayAct && this.#acts.next(this.#agenda, limit - 1);
        this.#before.compare();
        if (this.#inbox.keepsOrder) await this.#calls.settled();
        await this.#turn.handOver();
        if (stop === "idle" && limit >= end && !acted) break;
        const ms = clock.until(this.#next);
        await this.#turn.rest(acted ? "more" : stop, ms, signal);
      }
    } catch (error) {
      this.#turn.fail(error);
      throw error;
    } finally {
      this.#calls.end();
      this.#options.portals?.close();
    }
    this.#agenda.now = signal.aborted ? stoppedAt(clock, this.#agenda.now, this.#next) : end;
  }

  /**
   * Something is done by a person as soon as all that is due has been carried out; what comes of it
   * leaves once it is stored.
   */
  act(carryOut: (stamp: ActStamp) => void): void {
    this.#acts.push(carryOut);
    this.#turn.wake();
  }

  /** A person of a node has written what a request or its next supplement states. */
  dictate(request: string, words: Dictation): void {
    this.#writer.dictate(request, words);
  }

  /** Writes the last record, and stores what is left. */
  async finish(): Promise<void> {
    // The clock may have been looked at a little after the end.
    this.#emit({ kind: "end", at: Math.min(this.now, this.world.end) });
    await this.#turn.store();
  }

  /** A peer has stored a frame of a node. */
  settle(state: string, key: string): void {
    if (!this.#isClosed) this.#turn.settle(state, key);
  }

  /** Something was turned away; it changes nothing but the audit log. */
  refused(state: string, kind: string, detail: string): void {
    if (this.#isClosed) return;
    this.#audit.refused(state, this.now, kind, detail);
    this.#turn.wake();
  }

  /** Stores what came without being part of a run, as while others finish theirs. */
  store(): Promise<void> {
    return this.#turn.store();
  }

  /** Stores what still comes until the links are closed: they wait for it, and so do their peers. */
  async storeUntil(closed: Promise<void>): Promise<void> {
    const over = new AbortController();
    const end = closed.finally(() => over.abort());
    while (!over.signal.aborted) {
      await this.#turn.store();
      await this.#turn.rest("idle", Infinity, over.signal);
    }
    await end;
    await this.#turn.store();
  }

  /** Nothing reaches the store any more: links may tell of what was under way when they closed. */
  close(): void {
    this.#isClosed = true;
  }

  nodeOf(state: string): LiveNode {
    const node = this.#nodes.get(state);
    if (node === undefined) throw new Error(`${state} does not run here`);
    return node;
  }

  dispatch(node: LiveNode, frame: OutgoingFrame | Promise<OutgoingFrame | null>): void {
    this.#turn.dispatch(node.state, frame);
  }

  unsent(node: LiveNode, frame: UnsentFrame): null {
    this.#options.unsent(node.state, frame);
    return null;
  }

  expect(state: string, key: string, due: Instant): boolean {
    if (!this.#inbox.keepsOrder) return !this.replaying;
    this.#inbox.expect(state, key, due);
    const recalled = this.#inbox.takeRecalled(state, key);
    if (recalled !== undefined) this.reception.repeat(recalled);
    return recalled === undefined;
  }

  get #isRepeating(): boolean {
    return !this.#before.isOver || this.#acts.areToCome;
  }

  get #next(): Instant {
    return Math.min(this.#agenda.nextDue, this.world.end);
  }

  #makeWorld(awake: number): World {
    const { scenario, nodes, portals, observer, people, store } = this.#options;
    return new World(scenario, {
      agenda: this.#agenda,
      interpret: observedInterpreter(observer),
      record: (record) => this.#note(record),
      carrier: this.#carrier,
      hosted: new Set(nodes.map(({ state }) => state)),
      resting: new RestingCases(new DiskMap(), awake),
      onNeed: (facts) => this.#learn(facts),
      ...(people === undefined ? {} : { people }),
      ...(portals === null ? {} : { portal: new OutsidePortal(this, this.#calls, portals, store) }),
    });
  }

  #makeNode(keys: NodeKeys): LiveNode {
    const { world } = this;
    const { scenario, registered } = this.#options;
    const reader = new LetterReader(scenario);
    const book = new CaseBook(keys.state, world, this.truth, reader, this.#memory(keys.state));
    return new LiveNode({ keys, book, registered, writer: this.#writer, reader, world });
  }

  /** What had arrived fills its place again; what had not is sent once more. */
  #recall(): void {
    const { store, nodes } = this.#options;
    for (const input of store.inputs.each()) this.#inbox.recall(input);
    for (const { state } of nodes)
      for (const { key } of store.outbox.pending(state)) store.outbox.settle(state, key);
  }

  #enter(input: LoggedInput): void {
    if (input.kind === "provider") this.#calls.replay(input);
    else this.reception.repeat(input);
  }

  #learn(facts: CaseFacts): void {
    this.truth.learn(facts);
    this.#nodes.get(facts.from.id)?.book.open(facts);
  }

  /** Passes a fact to those whose business it is, and to the sinks. */
  #note(record: JournalRecord): void {
    switch (record.kind) {
      case "need":
        this.#writer.learn(record);
        break;
      case "sent":
        this.#carrier.noteSent(record);
        break;
      case "state":
      case "hold":
      case "delivered":
        this.#nodes.get(record.node)?.note(record);
        break;
      default:
    }
    this.#audit.note(record, this.replaying);
    this.#emit(record);
    if (record.kind === "delivered") this.#nodes.get(record.node)?.hear(record.message);
  }

  #emit(record: JournalRecord): void {
    for (const sink of this.#options.sinks) sink(record);
  }
}
