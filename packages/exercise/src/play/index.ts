export { LivePlay, type PlayOptions } from "./live-play.ts";
export { seatsOf, type StaffPlaces } from "./seats-of.ts";
