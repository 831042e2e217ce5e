export { AcceptanceScenario, type Sections } from "./acceptance-scenario.ts";
export type { Behaviour, HostUnderTest, PlayableScenario, PlayedJournal } from "./behaviour.ts";
export { BEHAVIOURS } from "./behaviours.ts";
export { describeHost, type RegisterTest } from "./describe-host.ts";
export { liveHost, type LiveHost, type LiveHostOptions } from "./live-host.ts";
export { simulatorHost } from "./simulator-host.ts";
