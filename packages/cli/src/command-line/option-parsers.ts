import { InvalidArgumentError } from "commander";

/** A seed as scenarios have it. */
export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seed)) {
    throw new InvalidArgumentError("It is a whole number from 0 to 9007199254740991.");
  }
  return seed;
}
