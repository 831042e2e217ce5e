import type {
  HoldRecord,
  MessageBody,
  MessageType,
  OrderRecord,
  StateRecord,
  TaskRecord,
} from "@contactpoint/protocol";
import type { Side } from "./request-state.ts";

/** What happened in a step, as a journal tells it, without names and but for holds without times. */
export type Fact =
  | {
      readonly kind: "state";
      readonly machine: Exclude<StateRecord["machine"], "desk">;
      readonly from: string;
      readonly event: string;
      readonly to: string;
      /** True where the machine stops. */
      readonly final: boolean;
    }
  | {
      readonly kind: "sent";
      readonly by: Side;
      readonly type: MessageType;
      readonly item: number;
      readonly body: MessageBody | null;
    }
  | {
      readonly kind: "delivered";
      /** Its author. */
      readonly by: Side;
      readonly type: MessageType;
      readonly again: boolean;
    }
  | { readonly kind: "ordered" }
  | { readonly kind: "order-answered"; readonly answer: ProviderAnswer }
  | { readonly kind: "concluded"; readonly task: TaskRecord["task"]; readonly result: string }
  | {
      readonly kind: "hold";
      readonly change: HoldRecord["change"];
      /** When, by the hold's own clock (ms from its beginning). */
      readonly at: number;
      readonly until: number;
      readonly order_until: number;
      readonly reason: string | undefined;
    };

export type ProviderAnswer = NonNullable<OrderRecord["answer"]>;
