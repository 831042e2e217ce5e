import { DAY, type Instant } from "@contactpoint/engine";
import type {
  DeliveredRecord,
  HoldRecord,
  NeedRecord,
  NoBasisRecord,
  OrderRecord,
  SentRecord,
  StateRecord,
  TaskRecord,
} from "@contactpoint/protocol";
import type { JournalLine } from "./verdict.ts";

/**
 * What a journal has said about one request so far: the lines that several rules need. Rules read
 * it; only the docket writes it.
 */
export class RequestFile {
  need: JournalLine<NeedRecord> | undefined;
  /** Number of items of the need; it outlives the need's record. */
  itemCount = 1;
  /** Both ends, and the hubs between them once it was sent; they outlive the need's record. */
  parties: readonly string[] = [];
  /** When work on it last went forward: a machine moved, a task, an order or a hold changed. */
  movedAt: Instant = -Infinity;
  /** Tasks that wait for a person or are under way, and those of an officer that nobody took up. */
  openTasks = 0;
  readonly queued: JournalLine<TaskRecord>[] = [];
  /** The first try. */
  firstSent: JournalLine<SentRecord> | undefined;
  lastTry: JournalLine<SentRecord> | undefined;
  /** Where the two machines are; absent before they first move. */
  requestingState: string | undefined;
  requestedState: string | undefined;
  /** True once the requested side said anything. */
  hasSpoken = false;
  /** Messages of type `request` that left. */
  requestsSent = 0;
  /** How often such a message arrived at its addressee. */
  requestsArrived = 0;
  /** Messages of any type that left within an hour of `burstFrom`, a first message. */
  burst = 0;
  burstFrom: Instant = -Infinity;
  /** Ids of the messages that arrived at the requested side, and of acknowledgements that left it. */
  readonly arrivals: string[] = [];
  readonly acknowledgements: string[] = [];
  /** States in the middle at which something of the request arrived. */
  readonly hubs: string[] = [];
  /** First arrival of the request at its addressee. */
  delivered: JournalLine<DeliveredRecord> | undefined;
  /** First arrival of anything from the requested side. */
  heard: JournalLine<DeliveredRecord> | undefined;
  acknowledged: JournalLine<DeliveredRecord> | undefined;
  confirmation: JournalLine<SentRecord> | undefined;
  /** First answer that speaks for every item. */
  answer: JournalLine<SentRecord> | undefined;
  /** The review found prejudice, or the requester is told so, whichever stands first. */
  prejudice: JournalLine<TaskRecord | SentRecord> | undefined;
  /** First arrivals at the requested side. */
  choice: JournalLine<DeliveredRecord> | undefined;
  withdrawal: JournalLine<DeliveredRecord> | undefined;
  extensionRequest: JournalLine<DeliveredRecord> | undefined;
  assistanceRequest: JournalLine<DeliveredRecord> | undefined;
  assistanceDecision: JournalLine<SentRecord> | undefined;
  requestingFinal: JournalLine<StateRecord | NoBasisRecord> | undefined;
  requestedFinal: JournalLine<StateRecord> | undefined;
  /** True once an order ran out whose renewal waited for an officer. */
  ranOutAtDesk = false;
  /** Both sides are final and the instant has passed: what rules may still ask remains. */
  ended = false;
  readonly #items: ItemFile[] = [];

  item(index: number): ItemFile {
    return (this.#items[index] ??= new ItemFile());
  }

  /** Items that some record spoke of. */
  get items(): readonly ItemFile[] {
    return this.#items.filter((item) => item !== undefined);
  }

  /** True while the requesting side waits for an answer, and nothing is held yet. */
  get isPursued(): boolean {
    return this.requestingState?.startsWith("pursuing") === true;
  }

  /** Lets go of everything that no rule may ask of an ended request. */
  end(): void {
    this.ended = true;
    this.#items.length = 0;
    this.arrivals.length = 0;
    this.acknowledgements.length = 0;
    this.need = undefined;
    this.firstSent = undefined;
    this.lastTry = undefined;
    this.confirmation = undefined;
    this.answer = undefined;
    this.prejudice = undefined;
    this.choice = undefined;
    this.withdrawal = undefined;
    this.extensionRequest = undefined;
  }
}

/** What a journal has said about one item at the requested side. */
export class ItemFile {
  /** The last order sent or answered. */
  order: JournalLine<OrderRecord> | undefined;
  began: JournalLine<HoldRecord> | undefined;
  /** The last change of the hold. */
  hold: JournalLine<HoldRecord> | undefined;
  /** The record that last moved the end of the hold. */
  untilSet: JournalLine<HoldRecord> | undefined;
  /** The record that last moved the end of the domestic order. */
  orderSet: JournalLine<HoldRecord> | undefined;
  /** The first asking for the renewal of that order, until an officer has seen to it. */
  renewal: JournalLine<TaskRecord> | undefined;
  /** The last announcement that the hold ends. */
  notice: JournalLine<SentRecord> | undefined;
  /** First answer about this item. */
  answer: JournalLine<SentRecord> | undefined;
  final: JournalLine<StateRecord> | undefined;

  /** True while data are held. */
  get held(): boolean {
    const change = this.hold?.record.change;
    return change !== undefined && !ENDINGS.has(change);
  }

  /**
   * True while the renewal of the order, asked for in time, waits for an officer: if the order runs
   * out then, people let it, and no protocol can do more.
   */
  get renewalWaits(): boolean {
    const { renewal, orderSet } = this;
    if (renewal === undefined || orderSet === undefined) return false;
    const { at, order_until } = orderSet.record;
    return renewal.record.at <= Math.max(at, order_until - IN_TIME);
  }
}

/** A day less than renewals are asked for before the end, since clocks may be wrong. */
const IN_TIME = 6 * DAY;

const ENDINGS: ReadonlySet<HoldRecord["change"]> = new Set(["released", "lapsed", "produced"]);
