import type { Duration, Instant } from "@contactpoint/engine";
import type {
  InstrumentBasis,
  RefusalGround,
  RequestForm,
  RequestItem,
  Urgency,
} from "@contactpoint/protocol";
import type { StatedItems } from "@contactpoint/protocol/messages";

/** What the bench says to a node in lock-step; `docs/lock-step.md` explains each. */
export type BenchFrame =
  | InitFrame
  | DeliverFrame
  | TickFrame
  | DecideFrame
  | ProviderFrame
  | CommandFrame
  | RegisterFrame
  | CrashFrame
  | RestartFrame
  | FreeFrame
  | EchoFrame;

/** What can be under way when a process ends. */
export type InputFrame =
  | DeliverFrame
  | TickFrame
  | DecideFrame
  | ProviderFrame
  | CommandFrame
  | RegisterFrame;

export interface InitFrame {
  readonly kind: "init";
  readonly nodeId: string;
  readonly now: Instant;
  readonly register: BenchRegister;
  readonly config: NodeConfig;
}

export interface BenchRegister {
  readonly version: number;
  readonly states: readonly { readonly id: string; readonly hub: boolean }[];
}

/** Terms under which a node works. Instants and durations are milliseconds. */
export interface NodeConfig {
  readonly marking: string;
  readonly instruments: readonly {
    readonly id: string;
    readonly basis: InstrumentBasis;
    readonly bound_from: Readonly<Record<string, Instant>>;
    readonly items: readonly RequestItem[];
    readonly grounds: readonly RefusalGround[];
  }[];
  readonly providers: readonly {
    readonly id: string;
    readonly state: string;
    readonly retries: number;
    readonly retry_after: Duration;
  }[];
  readonly order_by: "police" | "authority";
  readonly order_lasts: Duration;
  readonly preservation: Duration;
  readonly expiry_notice_before: Duration;
  readonly renewal_before: Duration;
  readonly extension: {
    readonly ask_before: Duration;
    readonly adds: Duration;
    readonly most: number;
  };
  readonly tries: Readonly<Record<Urgency, readonly Duration[]>>;
  readonly status_query: {
    readonly after: Readonly<Record<Urgency, Duration>>;
    readonly most: number;
  };
  readonly reminder: { readonly after: Duration; readonly most: number };
  readonly assistance_chase: { readonly after: Duration; readonly most: number };
  readonly authority: string;
  readonly use_limits: readonly string[];
}

export interface DeliverFrame {
  readonly kind: "deliver";
  readonly at: Instant;
  readonly brought_by: string;
  readonly signed_by: string;
  /** A message, or anything. */
  readonly msg: unknown;
}

export interface TickFrame {
  readonly kind: "tick";
  readonly at: Instant;
}

export interface DecideFrame {
  readonly kind: "decide";
  readonly at: Instant;
  readonly request: string;
  readonly item?: number;
  readonly task: string;
  readonly result: string;
  /** What goes with a result. */
  readonly missing?: readonly RequestItem[];
  readonly next_state?: string;
  readonly next_provider?: string;
  readonly ground?: RefusalGround;
  readonly reasons?: string;
  readonly threat?: string;
  readonly explanation?: string;
  readonly located?: readonly {
    readonly item: number;
    readonly provider: string;
    readonly state: string;
  }[];
  readonly supplied?: StatedItems;
}

export interface ProviderFrame {
  readonly kind: "provider";
  readonly at: Instant;
  readonly request: string;
  readonly item: number;
  readonly attempt: number;
  readonly answer: ProviderAnswer;
  readonly content?: boolean;
  readonly data_sha256?: string;
  readonly next_provider?: string;
  readonly next_state?: string;
}

export type ProviderAnswer =
  | "preserved"
  | "disclosed"
  | "not-held"
  | "deleted"
  | "wrong-identifier"
  | "elsewhere"
  | "failed"
  | "refused";

export type CommandFrame =
  | {
      readonly kind: "command";
      readonly at: Instant;
      readonly command: "request";
      readonly request: string;
      readonly to: string;
      readonly instrument: string;
      readonly form: RequestForm;
      readonly urgency: Urgency;
      readonly language: string;
      readonly stated: StatedItems;
    }
  | {
      readonly kind: "command";
      readonly at: Instant;
      readonly command: "withdraw" | "lodge";
      readonly request: string;
    };

export interface RegisterFrame {
  readonly kind: "register";
  readonly at: Instant;
  readonly register: BenchRegister;
}

export interface CrashFrame {
  readonly kind: "crash";
  readonly at: Instant;
  readonly point: "before-write" | "before-send" | "after-send";
  readonly during: InputFrame;
}

export interface RestartFrame {
  readonly kind: "restart";
  readonly at: Instant;
  readonly disk: "full" | "stale" | "empty";
}

export interface FreeFrame {
  readonly kind: "free";
  readonly at: Instant;
}

export interface EchoFrame {
  readonly kind: "echo";
  readonly text: string;
}
