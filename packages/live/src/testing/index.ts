export * from "./testing-keys.ts";
export * from "./envelope-arbitrary.ts";
export * from "./frame-arbitrary.ts";
export * from "./journal-complaints.ts";
