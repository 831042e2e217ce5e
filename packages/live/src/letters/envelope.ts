import type { MessageOf } from "@contactpoint/protocol/messages";

/** What every message carries, whatever its type. */
export type Envelope = Omit<MessageOf<"choice">, "type" | "proceed">;
