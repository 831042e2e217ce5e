import type { ConformanceCase } from "../conformance/index.ts";
import { ANSWERING_CASES } from "./answering-cases.ts";
import { ASSISTING_CASES } from "./assisting-cases.ts";
import { CRASHING_CASES } from "./crashing-cases.ts";
import { DESK_CASES } from "./desk-cases.ts";
import { FOLLOWING_UP_CASES } from "./following-up-cases.ts";
import { HOLDING_CASES } from "./holding-cases.ts";
import { OPENING_CASES } from "./opening-cases.ts";
import { REJECTING_CASES } from "./rejecting-cases.ts";
import { REPEATING_CASES } from "./repeating-cases.ts";
import { REQUESTING_CASES } from "./requesting-cases.ts";
import { REVIEWING_CASES } from "./reviewing-cases.ts";
import { WITHDRAWING_CASES } from "./withdrawing-cases.ts";

/** Every case of the bench, in the order in which they are told. */
export const CASES: readonly ConformanceCase[] = [
  ...OPENING_CASES,
  ...REVIEWING_CASES,
  ...ANSWERING_CASES,
  ...HOLDING_CASES,
  ...ASSISTING_CASES,
  ...WITHDRAWING_CASES,
  ...REPEATING_CASES,
  ...REJECTING_CASES,
  ...REQUESTING_CASES,
  ...FOLLOWING_UP_CASES,
  ...CRASHING_CASES,
  ...DESK_CASES,
];
