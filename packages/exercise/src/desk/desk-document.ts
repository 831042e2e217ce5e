import type { Duration, Instant } from "@contactpoint/engine";
import type {
  HoldRecord,
  OfficerTask,
  RequestForm,
  TaskRecord,
  Urgency,
} from "@contactpoint/protocol";
import type { Message } from "@contactpoint/protocol/messages";
import type { Readiness } from "../log/index.ts";
import type { LatencyStanding } from "../measures/index.ts";
import type { HotWashDocument } from "./hot-wash-document.ts";
import type { StaffDocument } from "./staff-document.ts";

/**
 * What a screen shows is made of documents. Each has a key, and a version that grows whenever it
 * changes; a client that says which version it has seen gets all that changed since. Instants are
 * those of the exercise, in milliseconds since the Unix epoch.
 */
export interface Versioned<Document extends DeskDocument = DeskDocument> {
  readonly key: string;
  readonly version: number;
  /** Null: it is gone. */
  readonly document: Document | null;
}

export type DeskDocument =
  | ExerciseDocument
  | ClockDocument
  | StateDocument
  | CaseDocument
  | MessageDocument
  | TaskDocument
  | InjectDocument
  | SeatDocument
  | WordsDocument
  | NoteDocument
  | LinkDocument
  | LatenciesDocument
  | RunDocument
  | HotWashDocument
  | StaffDocument;

/** Key `exercise`: what does not change. */
export interface ExerciseDocument {
  readonly kind: "exercise";
  readonly title: Readonly<Record<string, string>>;
  readonly marking: string;
  readonly level: string | null;
  readonly starts: Instant;
  readonly ends: Instant;
  readonly allowed_rates: readonly number[];
  readonly providers: readonly { readonly id: string; readonly state: string }[];
  readonly real_states: boolean;
  readonly objectives: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Key `clock`. A client goes on from `exercise` at `speed` until it hears otherwise. */
export interface ClockDocument {
  readonly kind: "clock";
  readonly phase: "lobby" | "running" | "paused" | "time-up" | "ended";
  readonly exercise: Instant;
  readonly speed: number;
  readonly rate: number;
  readonly overridden: boolean;
  /** Who owes an answer, longest first; for players their own debts alone. */
  readonly debts: readonly {
    readonly state: string;
    readonly task: string;
    readonly since: Instant;
    /** Real milliseconds without pauses, when this was shown. */
    readonly waited: Duration;
    readonly slows: boolean;
  }[];
}

export interface Place {
  readonly longitude: number;
  readonly latitude: number;
}

/** Key `state/<id>`: a contact point as the register and its roster show it. */
export interface StateDocument {
  readonly kind: "state";
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly offset: Duration;
  /** Where a picture of the world shows it, in degrees; see `placesOf`. */
  readonly place: Place;
  /** Messages between others pass through it. */
  readonly hub: boolean;
  readonly languages: readonly string[];
  readonly played_by: "human" | "machine" | "facilitator";
  readonly channels: readonly { readonly name: string; readonly address: string }[];
  readonly duty: "desk" | "on-call" | "closed" | "out-of-service";
  readonly present: number;
  readonly on_call: number;
  /** For the own State alone: whom to ask next, and the next change of shift. */
  readonly roster?: {
    readonly shift: string;
    readonly until: Instant;
    readonly escalate: readonly { readonly to: string; readonly wait: Duration }[];
  };
}

/** Key `case/<request>`: one request as this seat's State knows it. */
export interface CaseDocument {
  readonly kind: "case";
  readonly request: string;
  readonly side: "requesting" | "requested" | "hub" | "both";
  readonly from: string;
  readonly to: string;
  readonly form: RequestForm;
  readonly urgency: Urgency;
  readonly instrument: string;
  readonly opened_at: Instant;
  /** State of the machine on this side; of both for those who see both. */
  readonly status: Readonly<Partial<Record<"requesting" | "requested", string>>>;
  readonly final: boolean;
  /** When the data are said to go; null if nobody said. */
  readonly stated_expiry: Instant | null;
  readonly holds: readonly {
    readonly item: number;
    readonly change: HoldRecord["change"];
    readonly until: Instant;
  }[];
  /** What this pair's instrument allows tonight. */
  readonly terms: {
    readonly ordered_by: "police" | "prosecutor" | "judge";
    readonly grounds: readonly string[];
    readonly items: readonly string[];
    readonly languages: readonly string[];
  };
}

/** Key `message/<id>`: one that reached or left this contact point, as it stands on the wire. */
export interface MessageDocument {
  readonly kind: "message";
  readonly direction: "in" | "out" | "seen";
  readonly at: Instant;
  readonly channel: string;
  readonly letter: Message;
  /**
   * State whose key in the register verified the author's signature. There always is one: whatever
   * the channel, e-mail and telephone included, the network carries signed frames alone, and what
   * does not verify is rejected on the wire and reaches no case. What comes from outside the network
   * is an inject, which nobody signs.
   */
  readonly signed_by: string;
  /** Hubs that passed it on, nearest to the author first. */
  readonly through: readonly string[];
  /** The number to call back, as the register lists it. */
  readonly call_back: string | null;
}

/** Key `task/<node>/<request>/<number>`. */
export interface TaskDocument {
  readonly kind: "task";
  readonly node: string;
  readonly request: string;
  readonly item: number | null;
  readonly task: OfficerTask | TaskRecord["task"];
  readonly phase: "asked" | "started" | "finished" | "dropped";
  readonly by: "person" | "machine" | "authority";
  readonly asked_at: Instant;
  readonly urgency: Urgency;
  /** When the stated data go, or the next thing is lost; null if nothing is known. */
  readonly lost_at: Instant | null;
  readonly person: string | null;
  readonly result: string | null;
}

/** Key `inject/<id>`: for its addressee once it was sent; for staff and evaluators from the start. */
export interface InjectDocument {
  readonly kind: "inject";
  readonly id: string;
  readonly to: string;
  readonly via: string | null;
  readonly body: Readonly<Record<string, string>> | null;
  /** Null: by no time that is known, or not for this seat. */
  readonly planned_at: Instant | null;
  readonly sent_at: Instant | null;
  readonly status: "planned" | "reserve" | "sent" | "skipped";
  /** Somebody of the addressee has read it. */
  readonly read: boolean;
  /** For those who know the script. */
  readonly script?: {
    readonly trigger: "at" | "after" | "when" | "reserve";
    /** The inject that it comes after. */
    readonly after: string | null;
    /** When the file plans it, whatever was changed since. */
    readonly planned_at: Instant | null;
    /** Of a request: who asks, and for what. */
    readonly from: string | null;
    readonly form: RequestForm | null;
    /** How often it was changed. */
    readonly edits: number;
    /** What its addressee should do, by language. */
    readonly expected: Readonly<Record<string, string>> | null;
  };
}

/** Key `seat/<id>`. */
export interface SeatDocument {
  readonly kind: "seat";
  readonly id: string;
  readonly role: string;
  readonly states: readonly string[];
  readonly people: readonly {
    readonly name: string;
    readonly connected: boolean;
    /** Null until the person has practised and said so. */
    readonly ready: Readiness | null;
  }[];
  /** Whether any screen of it is open. */
  readonly connected: boolean;
  readonly taken_over_by: "machine" | "facilitator" | null;
}

/** Key `words/<number>`: words between seats. */
export interface WordsDocument {
  readonly kind: "words";
  readonly at: Instant;
  readonly from: string;
  readonly person: string;
  readonly to: string;
  readonly text: string;
  readonly about: string | null;
}

/** Key `note/<number>`. */
export interface NoteDocument {
  readonly kind: "note";
  readonly at: Instant;
  readonly seat: string;
  readonly person: string;
  readonly text: string;
  readonly about: string | null;
}

/** Key `link/<from>/<to>`: for the wall; traffic without content. */
export interface LinkDocument {
  readonly kind: "link";
  readonly from: string;
  readonly to: string;
  readonly sent: number;
  readonly lost: number;
  readonly last_at: Instant;
  readonly open: number;
  /** The last message that came to an end on it was lost. */
  readonly failing: boolean;
}

/** Key `latencies`: how long it has taken so far, by who played; for the wall. */
export interface LatenciesDocument {
  readonly kind: "latencies";
  readonly rows: readonly LatencyStanding[];
}

/** Key `run`: a recorded run, which is looked at and not played. */
export interface RunDocument {
  readonly kind: "run";
  readonly starts: Instant;
  /** Last instant of the journal. */
  readonly ends: Instant;
  /** Where to begin looking. */
  readonly opens: Instant;
  /** Lines of the journal. */
  readonly lines: number;
  /** People took part: there is an exercise's log. */
  readonly played: boolean;
  /** What is not as a finished run has it. */
  readonly notices: readonly RunNotice[];
  readonly marks: readonly RunMark[];
  /** Further ones, which are not listed. */
  readonly more_marks: number;
}

/** `unfinished`: no `end`; `cut`: the line cannot be read, nor what follows; `edited`: not what was written. */
export type RunNotice =
  | { readonly notice: "unfinished" | "edited" | "part" }
  | { readonly notice: "cut"; readonly line: number };

/** An instant that is worth a look. */
export interface RunMark {
  readonly at: Instant;
  readonly line: number;
  readonly mark: "inject" | "fault-began" | "fault-ended" | "violation";
  /** Of the inject or fault, or number and id of the rule. */
  readonly name: string;
  /** Of a violation: what was wrong, in English. */
  readonly because: string;
}
