import type {
  HoldRecord,
  InterpreterOptions,
  Interpreter,
  MachineSpec,
  MessageBody,
  MessageType,
  StateRecord,
  Task,
  TimerOrders,
} from "@contactpoint/protocol";
import type { Happening } from "./agenda.ts";
import type { Case } from "./case.ts";
import type { Nemesis } from "./nemesis.ts";
import type { RestingCases } from "./resting-cases.ts";

/** How a machine is run; both interpreters of the protocol have this form. */
export type Interpret = <
  C extends { now: number },
  E extends { type: string },
  Out extends TimerOrders,
>(
  spec: MachineSpec<C, E, Out>,
  options?: InterpreterOptions,
) => Interpreter<C, E, Out>;

/** The machines of one case. */
export type Machine = "requesting" | "requested" | "hold";

/** What the machines' orders mean to the rest of the world. */
export interface Surroundings {
  readonly now: number;
  /** How faults reach into contact points. */
  readonly nemesis: Pick<Nemesis, "readClock" | "whenShown" | "input">;
  /** Nothing later takes place. */
  readonly end: number;
  /** Null where all files stay in memory. */
  readonly resting: RestingCases | null;
  at(due: number, happening: Happening): void;
  readonly record: ((record: StateRecord | HoldRecord) => void) | null;
  ask(of: Case, machine: Machine, item: number, task: Task): void;
  send(of: Case, machine: Machine, type: MessageType, item: number, body: MessageBody | null): void;
  request(of: Case, rung: number): void;
  inquire(of: Case): void;
  repeat(of: Case): void;
  order(of: Case, item: number): void;
  /** A side has nothing more to do: work that still waits for it is dropped. */
  finished(of: Case): void;
  /** Terms of the provider of an item, for its hold. */
  retriesOf(provider: string): { readonly retries: number; readonly retry_after: number };
}
