// Types and plain data only. The schemas load zod, so they have a door of their own: `./messages`.
export * from "./message-type.ts";
export * from "./request-item.ts";
export * from "./missing-items.ts";
export * from "./errors.ts";
export * from "./protocol-version.ts";
export type { Message, MessageOf } from "./message.ts";
export type { StatedItems } from "./stated-items.ts";
export type { DataItem } from "./data-item.ts";
