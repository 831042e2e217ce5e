import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Instant } from "@contactpoint/engine";
import { NodeStore } from "@contactpoint/live/store";
import type { JournalRecord, ResolvedScenario } from "@contactpoint/protocol";
import { SeatLinks } from "../access/index.ts";
import type { DeskDocument, Versioned } from "../desk/index.ts";
import {
  ExerciseLog,
  type ExerciseRecord,
  type Finding,
  type Order,
  type PlayerAct,
} from "../log/index.ts";
import { LivePlay, replayPlay } from "../play/index.ts";
import type { Outcome } from "../service/index.ts";

const CONTENT = "0".repeat(64);

/** An exercise whose log and store outlive its lives. */
export class PlayedExercise implements Disposable {
  readonly scenario: ResolvedScenario;
  readonly folder = mkdtempSync(join(tmpdir(), "contactpoint-exercise-"));
  readonly links = new SeatLinks(new Uint8Array(32).fill(3));
  readonly #opensAt: Instant | undefined;

  /** `opensAt`: people come in after this instant. */
  constructor(scenario: ResolvedScenario, opensAt?: Instant) {
    this.scenario = scenario;
    this.#opensAt = opensAt;
  }

  /** Opens it, and lets it run until `stop` is called or it ends. */
  async open(): Promise<OpenExercise> {
    const { scenario } = this;
    const log = new ExerciseLog(join(this.folder, "exercise.jsonl"));
    const store = this.#store("network.db");
    const journal: JournalRecord[] = [];
    const play = await LivePlay.open({
      scenario,
      contentHash: CONTENT,
      software: "test",
      log,
      store,
      secret: new Uint8Array(32).fill(7),
      links: this.links,
      staff: { evaluators: 1, observers: 1 },
      life: randomUUID(),
      now: Date.now,
      sinks: [(record) => journal.push(record)],
      onRevoked: () => undefined,
      opensAt: this.#opensAt,
    });
    return new OpenExercise(play, journal, log, store);
  }

  /** Its journal once more, from its log alone. */
  async replayed(log: readonly ExerciseRecord[]): Promise<readonly JournalRecord[]> {
    const journal: JournalRecord[] = [];
    await this.#again(log, [(record) => journal.push(record)]);
    return journal;
  }

  /** What a seat sees once it was played again, from its log alone. */
  async desksAgain(
    seat: string,
    log: readonly ExerciseRecord[],
  ): Promise<Map<string, DeskDocument>> {
    return seenBy(await this.#again(log, []), seat);
  }

  async #again(
    log: readonly ExerciseRecord[],
    sinks: readonly ((record: JournalRecord) => void)[],
  ): Promise<LivePlay> {
    const store = this.#store("replay.db");
    const play = await replayPlay({ scenario: this.scenario, log, store, now: Date.now, sinks });
    store.close();
    return play;
  }

  #store(name: string): NodeStore {
    return NodeStore.open(join(this.folder, name), {
      run: { content_hash: CONTENT, seed: this.scenario.seed, protocol: "1.0.0" },
      kek: new Uint8Array(32).fill(1),
    });
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}

/** One life of an exercise. */
export class OpenExercise {
  readonly play: LivePlay;
  readonly journal: readonly JournalRecord[];
  readonly log: ExerciseLog;
  readonly #store: NodeStore;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(
    play: LivePlay,
    journal: readonly JournalRecord[],
    log: ExerciseLog,
    store: NodeStore,
  ) {
    this.play = play;
    this.journal = journal;
    this.log = log;
    this.#store = store;
    this.#ended = play.run(this.#stop.signal);
  }

  /** Gives an order as somebody in a seat. */
  order(seat: string, order: Order, person = "P"): Promise<Outcome> {
    const found = this.play.seats.find(({ id }) => id === seat);
    if (found === undefined) throw new RangeError(`there is no seat ${seat}`);
    return this.play.perform({ seat: found, person }, order);
  }

  act(seat: string, act: PlayerAct): Promise<Outcome> {
    return this.order(seat, { order: "act", act });
  }

  finish(seat: string, task: string, finding: Finding): Promise<Outcome> {
    return this.act(seat, { act: "finish", task, finding });
  }

  /** All that a seat sees, by key. */
  seen(seat: string): Map<string, DeskDocument> {
    return seenBy(this.play, seat);
  }

  /** Waits until a seat sees something, and gives it. */
  async until<T>(
    seat: string,
    look: (seen: Map<string, DeskDocument>) => T | undefined,
  ): Promise<T> {
    for (;;) {
      const found = look(this.seen(seat));
      if (found !== undefined) return found;
      const { promise, resolve } = Promise.withResolvers<void>();
      const forget = this.play.board.onChange(resolve);
      await promise;
      forget();
    }
  }

  /** The key of a task that waits for a seat's State. */
  task(seat: string, task: string): Promise<string> {
    return this.until(seat, (seen) => {
      for (const [key, document] of seen)
        if (document.kind === "task" && document.task === task && document.phase === "asked")
          return key.slice("task/".length);
      return undefined;
    });
  }

  /** Waits for the end of the exercise, and closes it. */
  async ended(): Promise<void> {
    await this.#ended;
    await this.#close();
  }

  /** Stops this life as a kill would: nothing is written that was not written. */
  async kill(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
    await this.#close();
  }

  async #close(): Promise<void> {
    await this.play.close();
    this.#store.close();
    this.log.close();
  }
}

function seenBy(play: LivePlay, id: string): Map<string, DeskDocument> {
  const seat = play.seats.find((one) => one.id === id);
  if (seat === undefined) throw new RangeError(`there is no seat ${id}`);
  const { documents } = play.board.since(seat, 0);
  return new Map(
    documents.flatMap(({ key, document }: Versioned) =>
      document === null ? [] : [[key, document] as const],
    ),
  );
}
