export { LetterBook, letterKeeps } from "./letter-book.ts";
export { LivePlay } from "./live-play.ts";
export type { PlayOptions } from "./play-options.ts";
export { replayPlay, type ReplayOptions } from "./replay-play.ts";
export { seatsOf, type StaffPlaces } from "./seats-of.ts";
export { exerciseDocument, registerOf, sheetsOf } from "./sheets-of.ts";
export { wordsOf } from "./words-of.ts";
