export * from "./message-type.ts";
