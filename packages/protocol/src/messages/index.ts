export * from "./message-type.ts";
export * from "./request-item.ts";
