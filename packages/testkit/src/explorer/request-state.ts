import type {
  HoldContext,
  Instance,
  MessageBody,
  MessageType,
  RequestedContext,
  RequestingContext,
  Task,
} from "@contactpoint/protocol";

/** The two contact points of a request. */
export type Side = "requesting" | "requested";

/**
 * Everything that can still matter of one request with one item: the machines of both contact
 * points, what they remember, who owes work, and the messages under way. Time is kept as the order
 * of each machine's pending deadlines; nothing is assumed of how long messages and people take, nor
 * of how fast one contact point's clock runs against another's.
 */
export interface RequestState {
  /** Null until the need has arisen. */
  requesting: Instance<RequestingContext> | null;
  /** Null until the request has arrived. */
  requested: Instance<RequestedContext> | null;
  /** Null until the order is in hand. Its clock starts with it and stands still between deadlines. */
  hold: Instance<HoldContext> | null;
  /** In no order: any of them may arrive next. */
  underWay: Flying[];
  /** Owed by people, providers and the secretariat; in no order either. */
  work: Work[];
  /** What the requested side has said and says again on demand, oldest first. */
  answers: Said[];
  /** Items of the form that each side believes to be missing. */
  missing: Record<Side, readonly string[]>;
  /** The requested side knows that the other chose to go on after a prejudice notice. */
  chosen: boolean;
  /** Whose contact point is down. */
  down: Record<Side, boolean>;
  /** The need has gone away. */
  needless: boolean;
  /** How often the domestic order was renewed. */
  renewals: number;
  /** What the rules remember of the past, by its number in a `RuleMemory`. */
  memory: number;
}

export interface Said {
  readonly type: MessageType;
  /** -1 for the whole request. */
  readonly item: number;
  readonly body: MessageBody | null;
}

/** One message, and how many copies of it are on their way. */
export interface Flying {
  readonly to: Side;
  readonly said: Said;
  copies: number;
  /** A copy of it has arrived; the others change nothing. */
  arrived: boolean;
  /** Copies that leave when its author's contact point is up again. */
  later: number;
}

export interface Work {
  readonly side: Side;
  readonly kind: Task | "provider" | "details";
  readonly item: number;
}

/** The number of an empty memory. */
const NOTHING_YET = 0;

export function unbornRequest(): RequestState {
  return {
    requesting: null,
    requested: null,
    hold: null,
    underWay: [],
    work: [],
    answers: [],
    missing: { requesting: [], requested: [] },
    chosen: false,
    down: { requesting: false, requested: false },
    needless: false,
    renewals: 0,
    memory: NOTHING_YET,
  };
}

/** A copy that shares nothing that a step changes. */
export function copyOf(state: RequestState): RequestState {
  return {
    ...state,
    requesting: copyInstance(state.requesting),
    requested: copyInstance(state.requested),
    hold: copyInstance(state.hold),
    underWay: state.underWay.map((message) => ({ ...message })),
    work: state.work.slice(),
    answers: state.answers.slice(),
    missing: { ...state.missing },
    down: { ...state.down },
  };
}

function copyInstance<C extends object>(instance: Instance<C> | null): Instance<C> | null {
  if (instance === null) return null;
  return { ...instance, context: { ...instance.context }, dues: instance.dues.slice() };
}
