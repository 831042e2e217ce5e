import type { Instant } from "@contactpoint/engine";
import type { HoldRecord, MessageBody, TaskRecord } from "../journal/index.ts";
import type { TimerOrders } from "../machine/index.ts";
import type { MessageType } from "../messages/message-type.ts";
import type { HoldEvent } from "./hold-machine.ts";
import type { RequestedEvent } from "./requested-machine.ts";

/** Work that a machine asks of a person; the result comes back as an event. */
export type Task = Exclude<TaskRecord["task"], "background" | "translate" | "relay">;

/** What both sides order of their host. */
export interface SideOrders extends TimerOrders {
  ask(task: Task): void;
  /** A message leaves for the other side. */
  send(type: MessageType, body: MessageBody | null): void;
}

export interface RequestingOrders extends SideOrders {
  /** The request leaves by this rung of the ladder, from 0. */
  request(rung: number): void;
  /** The secretariat is asked for correct details. */
  inquire(): void;
}

export interface RequestedOrders extends SideOrders {
  /** What was answered so far leaves again, word for word. */
  repeat(): void;
  /** A hold machine starts for each item. */
  startItems(): void;
  /** The same fact reaches the hold machine of every item. */
  tellItems(event: HoldEvent): void;
}

export interface HoldOrders extends SideOrders {
  /** The order leaves for the provider. */
  order(): void;
  hold(change: HoldRecord["change"], until: Instant, orderUntil: Instant, reason?: string): void;
  /** A fact reaches the machine of the whole request. */
  tellCase(event: RequestedEvent): void;
}
