/** Every ground that some instrument's closed list contains; which list holds which is in `instruments.ts`. */
export const REFUSAL_GROUNDS = [
  "political-offence",
  "essential-interests",
  "domestic-bar",
  "discrimination",
  "dual-criminality",
  "outside-scope",
] as const;

export type RefusalGround = (typeof REFUSAL_GROUNDS)[number];
