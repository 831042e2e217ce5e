import { type ActStamp, LiveNetwork, type RecalledAct } from "@contactpoint/live";
import type { JournalRecord } from "@contactpoint/protocol";
import { Board } from "../desk/index.ts";
import { drySteps } from "../forecast/index.ts";
import type { ExerciseFact, ExerciseRecord, Order } from "../log/index.ts";
import type { ExercisePlay, Outcome, Player } from "../service/index.ts";
import type { Seat } from "../seats/index.ts";
import { ClockDesk } from "./clock-desk.ts";
import { Debts } from "./debts.ts";
import { factOf, type LoggedOrder } from "./fact-of.ts";
import { GovernedClock } from "./governed-clock.ts";
import { InjectDesk } from "./inject-desk.ts";
import { KnownOrders } from "./known-orders.ts";
import { LetterBook, pagedLetters } from "./letter-book.ts";
import { putLog } from "./log-sheets.ts";
import { openedFact } from "./opened-fact.ts";
import { conflict, outcomeOf, OVER } from "./outcome-of.ts";
import { PeopleDesk } from "./people-desk.ts";
import { AWAKE, LINKS, type PlayOptions } from "./play-options.ts";
import { SeatDesk } from "./seat-desk.ts";
import { seatsOf } from "./seats-of.ts";
import { type Sheets, sheetsOf } from "./sheets-of.ts";
import { StaffDesks } from "./staff-desks.ts";
import { TaskDesk } from "./task-desk.ts";
import { WordsDesk } from "./words-desk.ts";

type Doer = Pick<ExerciseRecord, "seat" | "person" | "order_id">;
const SERVICE: Doer = { seat: "service", person: "" };
/** So often it is looked whether the time is up and what the staff sees is out of date. */
const BEAT_MS = 250;

/**
 * An exercise under way on a live network: its clock, its people, its log and what they see. What
 * it is follows from the journal and the log alone, in the order of their positions.
 */
export class LivePlay implements ExercisePlay {
  readonly board: Board;
  readonly seats: readonly Seat[];
  readonly #options: PlayOptions;
  readonly #clock: GovernedClock;
  readonly #clockDesk: ClockDesk;
  readonly #seatDesk: SeatDesk;
  readonly #tasks: TaskDesk;
  readonly #injects: InjectDesk;
  readonly #words: WordsDesk;
  readonly #staff: StaffDesks;
  readonly #debts: Debts;
  readonly #letters: LetterBook;
  readonly #sheets: readonly Sheets[];
  readonly #orders: KnownOrders;
  readonly #stop = new AbortController();
  #network: LiveNetwork | null = null;
  #people: PeopleDesk | null = null;
  /** Run time of what was done last. */
  #run = 0;

  /** Opens the network's ports. What an earlier life of the service had come to follows with `run`. */
  static async open(options: PlayOptions): Promise<LivePlay> {
    const play = new LivePlay(options);
    await play.#open();
    return play;
  }

  private constructor(options: PlayOptions) {
    const { scenario, staff, life, now, links, log } = options;
    this.#options = options;
    this.#orders = new KnownOrders(log.records);
    // At once and not when their place comes: no old link may open a seat until then.
    links.recall(log.records);
    const board = new Board(life);
    this.board = board;
    this.seats = seatsOf(scenario, staff);
    this.#clock = GovernedClock.of(scenario, options.opensAt, now);
    this.#clockDesk = new ClockDesk(scenario, this.#clock, board);
    this.#seatDesk = new SeatDesk(scenario, this.seats, board, (state) => this.#turned(state));
    this.#tasks = new TaskDesk(board);
    this.#injects = new InjectDesk(scenario, board);
    this.#words = new WordsDesk(board, this.seats, scenario.states);
    const [clock, clockDesk, seatDesk] = [this.#clock, this.#clockDesk, this.#seatDesk];
    const people = new Set(options.replays === true ? [] : seatDesk.peopleOf().keys());
    const sources = { clock, clockDesk, seatDesk, now, log, plan: drySteps(scenario, people) };
    this.#staff = new StaffDesks(scenario, board, sources);
    const { forecast } = this.#staff;
    this.#debts = new Debts({ clock, clockDesk, tasks: this.#tasks, forecast });
    const played = new Set(scenario.exercise?.seats.map(({ state }) => state));
    this.#letters = new LetterBook(scenario, pagedLetters(), ({ route }) =>
      route.some((id) => played.has(id)),
    );
    this.#sheets = sheetsOf(scenario, board, {
      postedOf: (message) => this.#letters.posted(message),
      now: () => clock.fair.at(this.#run),
      playedBy: (state) => this.#seatDesk.playedBy(state),
    });
  }

  /** Runs to the end of the exercise, or until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    const beat = setInterval(() => this.#beat(), BEAT_MS);
    await this.#running
      .run(AbortSignal.any([signal, this.#stop.signal]))
      .finally(() => clearInterval(beat));
    const isOver = !signal.aborted || this.#clockDesk.phase === "ended";
    this.#clockDesk.stand(this.#clock.run, isOver);
    if (!isOver) return;
    this.#staff.show();
    this.#orders.answerWaiting(OVER);
  }

  /** Closes the network's ports; the desks can still be seen. */
  async close(): Promise<void> {
    const network = this.#network;
    this.#network = null;
    await network?.close();
  }

  perform({ seat, person }: Player, order: Order, id?: string): Promise<Outcome> {
    return this.#orders.once(seat.id, id, (answer) => {
      if (this.#clockDesk.phase === "ended") return answer(OVER);
      if (order.order === "close") return answer(conflict("It is not over: end it first."));
      const doer = { seat: seat.id, person, ...(id === undefined ? {} : { order_id: id }) };
      this.#running.host.act((stamp) => answer(this.#do(seat, doer, order, stamp)));
    });
  }

  /** Nothing of this is recorded but the end of the time, at its very instant. */
  #beat(): void {
    if (this.#options.replays === true) return;
    this.#staff.refresh();
    if (!this.#clock.isSpent) return;
    this.#running.host.act((stamp) => {
      if (this.#clock.isSpent) this.#govern(stamp, "time-up");
    });
  }

  watched(seat: Seat, screens: number): void {
    this.#seatDesk.watched(seat, screens);
  }

  /** Others play a State from now on; what waits for its people machines may have to do. */
  #turned(state: string): void {
    if (!this.#seatDesk.plays(state)) this.#debts.leave(state, this.#run, this.#running.host.world);
    for (const sheets of this.#sheets) sheets.refresh?.(state);
  }

  get #running(): LiveNetwork {
    if (this.#network === null) throw new Error("the exercise is not open");
    return this.#network;
  }

  async #open(): Promise<void> {
    const { scenario, contentHash, log, store, secret, now, sinks, replays } = this.#options;
    const { id, seed, marking } = scenario;
    const exercise = { scenario: id, content_hash: contentHash, seed, marking };
    const network = await LiveNetwork.open({
      scenario,
      exercise: { ...exercise, started_at: now(), rate: 1 },
      clock: replays ? this.#clock.untimed(() => this.#clockDesk.phase === "ended") : this.#clock,
      store,
      secret,
      keepsOrder: true,
      awake: AWAKE,
      limits: LINKS,
      sinks: [...sinks, (record) => this.#note(record)],
      now,
      people: {
        plays: (state) => this.#plays(state),
        asked: (work) => this.#debts.asked(work),
        gone: (work) => this.#debts.gone(work, this.#run, this.#running.host.world.now),
      },
      recalled: log.records.map((record) => this.#recalled(record)),
    });
    this.#network = network;
    this.#people = new PeopleDesk(scenario, network.host, {
      letters: this.#letters,
      tasks: this.#tasks,
      injects: this.#injects,
      debts: this.#debts,
    });
    this.#seatDesk.show();
    if (replays === true) return;
    // The first things that are done in this life; until then the earlier one is done again.
    const isBack = log.records.length > 0;
    network.host.act((stamp) => this.#opened(stamp, isBack));
    // Nobody could act while the service was away, so the exercise stands until it is resumed.
    if (isBack) network.host.act((stamp) => this.#govern(stamp, "interrupted"));
  }

  #opened(stamp: ActStamp, isBack: boolean): void {
    this.#run = Math.max(this.#run, this.#clock.fair.runAt(stamp.at));
    this.#clock.runTime.restore(this.#run);
    this.#append(stamp, openedFact(this.#options, isBack));
    this.#clockDesk.show(this.#run);
  }

  /** The service itself governs the clock. */
  #govern(stamp: ActStamp, act: "interrupted" | "time-up"): void {
    const fact = { kind: "clock", act } as const;
    this.#run = this.#clock.run;
    this.#clockDesk.govern(fact, this.#run, this.#options.now());
    this.#append(stamp, fact);
    this.#clockDesk.show(this.#run);
  }

  #do(seat: Seat, doer: Doer, order: LoggedOrder, stamp: ActStamp): Outcome {
    this.#run = this.#clock.run;
    const { log, links, onRevoked } = this.#options;
    const present = { ratings: this.#staff.ratings, injects: this.#injects };
    const record = this.#record(stamp, doer, factOf(order, present));
    try {
      this.#apply(record, seat);
    } catch (error) {
      const outcome = outcomeOf(error);
      this.#append(stamp, { kind: "refused", order: order.order, error: outcome.error }, doer);
      return outcome;
    }
    log.append(record);
    this.#did(record);
    if (record.kind === "seat" && record.act === "revoked") {
      links.revoke(record.of ?? seat.id);
      onRevoked(record.of ?? seat.id);
    }
    return { done: true };
  }

  /** What was done in an earlier life is done again at its place, and not logged again. */
  #recalled(record: ExerciseRecord): RecalledAct {
    const seat = this.seats.find(({ id }) => id === record.seat);
    const carryOut = (): void => {
      this.#run = record.run;
      if (seat !== undefined) this.#apply(record, seat);
      else if (record.kind === "clock") this.#clockDesk.govern(record, record.run, record.real);
      this.#did(record);
    };
    return { position: record.position, at: record.exercise, carryOut };
  }

  /** It is in the log. */
  #did(record: ExerciseRecord): void {
    putLog(this.board, record);
    this.#staff.forecast.did(record);
  }

  /** @throws Conflict, Unknown, WorkFault or FindingFault; then nothing has changed */
  #apply(record: ExerciseRecord, seat: Seat): void {
    const { world } = this.#running.host;
    switch (record.kind) {
      case "clock":
        this.#clockDesk.govern(record, this.#run, record.real);
        if (record.act === "ended") this.#stop.abort();
        return this.#clockDesk.show(this.#run);
      case "act":
        this.#clockDesk.refuseIfOver();
        this.#people?.carryOut(seat, record, this.#run);
        return this.#clockDesk.show(this.#run);
      case "inject":
        this.#clockDesk.refuseIfOver();
        return this.#injects.govern(record, world);
      case "seat":
        return this.#seatDesk.govern(record, seat);
      case "message":
        return this.#words.say(record);
      case "note":
        return this.#words.note(record);
      default:
        return this.#staff.apply(record, seat);
    }
  }

  /** A fact of the network. */
  #note(record: JournalRecord): void {
    this.#letters.note(record);
    for (const sheets of this.#sheets) sheets.note(record);
    this.#staff.note(record);
    if (record.kind !== "inject") return;
    const isOwed = this.#injects.note(record);
    if (isOwed && this.#plays(record.to))
      this.#debts.owe(`${record.to}/inject/${record.inject}`, record.at);
  }

  /** Whether people play a State, and are there yet. */
  #plays(state: string): boolean {
    const { opensAt } = this.#options;
    if (opensAt !== undefined && this.#running.host.world.now <= opensAt) return false;
    return this.#seatDesk.plays(state);
  }

  #append(stamp: ActStamp, fact: ExerciseFact, doer = SERVICE): void {
    const record = this.#record(stamp, doer, fact);
    this.#options.log.append(record);
    putLog(this.board, record);
  }

  #record({ position, at }: ActStamp, doer: Doer, fact: ExerciseFact): ExerciseRecord {
    const { log, now } = this.#options;
    const number = log.records.length + 1;
    return { number, real: now(), run: this.#run, exercise: at, position, ...doer, ...fact };
  }
}
