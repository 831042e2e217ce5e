import type { Instant } from "@contactpoint/engine";
import type {
  Circumstance,
  OfficerTask,
  RequestForm,
  ResolvedScenario,
  Urgency,
} from "../resolved/index.ts";
import type { MessageType } from "../messages/message-type.ts";
import type { RefusalGround } from "../law/refusal-ground.ts";
import type {
  AuditRecord,
  CrashRecord,
  ExposedRecord,
  FaultRecord,
  InjectRecord,
  PhaseRecord,
  RejectedRecord,
} from "./outside-records.ts";

/**
 * One line of a journal: a fact, in order of time and, within one instant, of cause. The first
 * record is the scenario, the last is `end`. `at` is integer milliseconds since the Unix epoch.
 * Everything that is measured, judged or drawn reads these records and nothing else.
 *
 * What a record lacks is absent, as in a journal that was read, or undefined, as in one that is
 * being made: so all records of a kind have one form, and readers need not tell many apart.
 */
export type JournalRecord =
  | ScenarioRecord
  | NeedRecord
  | NoBasisRecord
  | StateRecord
  | SentRecord
  | RelayedRecord
  | DeliveredRecord
  | LostRecord
  | TaskRecord
  | OrderRecord
  | HoldRecord
  | DutyRecord
  | CallRecord
  | FaultRecord
  | InjectRecord
  | CrashRecord
  | RejectedRecord
  | ExposedRecord
  | AuditRecord
  | PhaseRecord
  | EndRecord;

export interface ScenarioRecord {
  readonly kind: "scenario";
  readonly at: Instant;
  readonly protocol: string;
  readonly scenario: ResolvedScenario;
}

/** A need arises; law and topology have been asked. It opens the row of `request`. */
export interface NeedRecord {
  readonly kind: "need";
  readonly at: Instant;
  /** The generator's key, such as `everyday/XA/17`; a child is `…/c1`. */
  readonly request: string;
  readonly parent?: string;
  /** The item of the parent that this child pursues, from 0. */
  readonly parent_item?: number;
  readonly incident?: string;
  /** The request that asks for the same data. */
  readonly duplicate_of?: string;
  readonly form: RequestForm;
  readonly urgency: Urgency;
  readonly from: string;
  /** The State addressed, which after an error is not the provider's. */
  readonly to: string;
  readonly items: readonly NeedItem[];
  readonly circumstances: readonly Circumstance[];
}

export interface NeedItem {
  readonly provider: string;
  /** When the data vanish in truth; officers never see it. */
  readonly expires_at: Instant;
  /** What the requesting side believes and states; null if unknown. */
  readonly stated_expiry: Instant | null;
  readonly data_class: "subscriber" | "traffic" | "content";
}

/** No instrument and no network lets the need become a request. It closes the row. */
export interface NoBasisRecord {
  readonly kind: "no-basis";
  readonly at: Instant;
  readonly request: string;
  readonly reason: "no-instrument" | "no-route";
}

/** A machine moved. `hold` machines are one per item. */
export interface StateRecord {
  readonly kind: "state";
  readonly at: Instant;
  readonly node: string;
  readonly machine: "requesting" | "requested" | "hold" | "desk";
  /** Absent for `desk`. */
  readonly request?: string;
  readonly item?: number | undefined;
  readonly from: string;
  readonly event: string;
  readonly to: string;
  /** Set when `to` is final on the requesting side: the row's `closed_at`. */
  readonly final?: true | undefined;
}

/**
 * A message leaves its author. `message` is `<request>#<n>`, n odd from the requesting side and even
 * from the requested side; a resend has its own id and the same `type`.
 */
export interface SentRecord {
  readonly kind: "sent";
  readonly at: Instant;
  readonly message: string;
  readonly type: MessageType;
  readonly request: string;
  readonly item?: number | undefined;
  readonly from: string;
  readonly to: string;
  /** States the message passes, both ends included. */
  readonly route: readonly string[];
  /** The instrument or network it rests on. */
  readonly instrument: string;
  readonly channel: string;
  /** 1 for the first try of a request, 2 for its first resend, …; absent for other messages. */
  readonly try?: number | undefined;
  /** The message this one answers. */
  readonly cause?: string | undefined;
  readonly body?: MessageBody | undefined;
  /** Digest of what it says, where a host shows it. */
  readonly digest?: string | undefined;
}

/** What a message says that rules and measures look at. */
export interface MessageBody {
  /** Items of the form left out (request) or asked for (request for missing items). */
  readonly missing?: readonly string[];
  readonly ground?: RefusalGround;
  readonly reasons?: string;
  readonly confidential?: boolean;
  readonly preserved_from?: Instant;
  readonly until?: Instant;
  readonly provider?: string;
  readonly negative?: "not-held" | "deleted" | "wrong-identifier";
  /** A referral or traffic-data disclosure: where to go next. */
  readonly next_state?: string;
  readonly next_provider?: string;
  readonly proceed?: boolean;
  readonly granted?: boolean;
  readonly content?: boolean;
  /** Of a disclosure: what is disclosed, and whether limits of use travel with it. */
  readonly data_class?: "subscriber" | "traffic" | "content";
  readonly use_limited?: boolean;
  /** A status report of a request that the requested side has closed. */
  readonly closed?: true;
}

/** A message arrives at a hub on its way. */
export interface RelayedRecord {
  readonly kind: "relayed";
  readonly at: Instant;
  readonly message: string;
  readonly request: string;
  readonly node: string;
  readonly phase: "arrived" | "left";
}

/** A message arrives at its addressee. `again`: the same message was delivered before. */
export interface DeliveredRecord {
  readonly kind: "delivered";
  readonly at: Instant;
  readonly message: string;
  readonly type: MessageType;
  readonly request: string;
  readonly item?: number | undefined;
  readonly node: string;
  readonly again?: true | undefined;
  /** Digest of what it says, where a host shows it. */
  readonly digest?: string | undefined;
  /** Who signed it, and which peer brought it, where a host shows it. */
  readonly signed_by?: string | undefined;
  readonly brought_by?: string | undefined;
}

export interface LostRecord {
  readonly kind: "lost";
  readonly at: Instant;
  readonly message: string;
  readonly request: string;
  readonly reason: "unreached" | "wrong-entry" | "link-loss" | "partition" | "outage";
  /** True if the sender learns of it at once. */
  readonly told: boolean;
}

/** Work for a person. One request (or item) can have several tasks over time, each with a number. */
export interface TaskRecord {
  readonly kind: "task";
  readonly at: Instant;
  readonly node: string;
  readonly request: string;
  readonly item?: number | undefined;
  /** `authorise`: an order; `lodge`: mutual legal assistance is lodged; `decide-assistance`: it is decided. */
  readonly task: OfficerTask | "authorise" | "lodge" | "decide-assistance" | "background";
  /** Number of the task within its request and contact point, from 1. */
  readonly number: number;
  readonly phase: "asked" | "started" | "finished" | "dropped";
  /** `officer` tasks wait in the desk's queue; `authority` tasks wait for a prosecutor or judge. */
  readonly by: "officer" | "authority";
  readonly result?: string | undefined;
  /** The contact point whose officer does it, where it is another one of a pool. */
  readonly desk?: string | undefined;
}

/** An order leaves for a provider, or its answer arrives. */
export interface OrderRecord {
  readonly kind: "order";
  readonly at: Instant;
  readonly node: string;
  readonly request: string;
  readonly item: number;
  readonly provider: string;
  readonly phase: "sent" | "answered";
  readonly answer?:
    | "preserved"
    | "disclosed"
    | "not-held"
    | "deleted"
    | "wrong-identifier"
    | "elsewhere"
    | "failed"
    | "refused";
  /** When the provider acted, where it says so and the answer was on its way since then. */
  readonly acted_at?: Instant;
  readonly next_provider?: string;
}

/** A preservation begins, changes or ends at the requested side. `until` is the end of the hold, `order_until` of the domestic order. */
export interface HoldRecord {
  readonly kind: "hold";
  readonly at: Instant;
  readonly node: string;
  readonly request: string;
  readonly item: number;
  readonly change:
    | "began"
    | "extended"
    | "renewed"
    | "suspended"
    | "released"
    | "lapsed"
    | "produced";
  readonly until: Instant;
  readonly order_until: Instant;
  /** Of `released`: why. `expiry`, `withdrawal`, `assistance-refused`. */
  readonly reason?: string;
  /** Digest of the preserved set, where a host shows it. */
  readonly digest?: string;
}

/** The desk changes: who is there now. */
export interface DutyRecord {
  readonly kind: "duty";
  readonly at: Instant;
  readonly node: string;
  readonly duty: "desk" | "on-call" | "closed" | "out-of-service";
  /** Officers present, called-out ones included. */
  readonly present: number;
  /** Officers on call and at home. */
  readonly on_call: number;
}

/** An officer on call is rung. */
export interface CallRecord {
  readonly kind: "call";
  readonly at: Instant;
  readonly node: string;
  readonly phase: "rung" | "slept-through" | "arrived" | "left";
}

export interface EndRecord {
  readonly kind: "end";
  readonly at: Instant;
}
