export * from "./compiler/index.ts";
export * from "./simulate.ts";
export * from "./journal-lines.ts";
export * from "./virtual-agenda.ts";
