export type { Agenda, Happening, RecordSink } from "./agenda.ts";
export type { Interpret } from "./surroundings.ts";
export { World, type WorldHost } from "./world.ts";
