import { readFileSync } from "node:fs";

import { didYouMean, formatProblem, problemAt, readYaml } from "@contactpoint/scenario";
import type { Problem } from "@contactpoint/scenario";
import { z } from "zod";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";

/** Who may sign in to which seat. */
export interface SeatList {
  /** Claim of the issuer by which people are known. */
  readonly claim: string;
  readonly seatOf: ReadonlyMap<string, string>;
}

const WANTED_PERSON = "a text that the issuer gives, such as anna@astoria.example";
const person = z.string({ error: WANTED_PERSON }).min(1, { error: WANTED_PERSON });
const WANTED_CLAIM = "the name of a claim, such as email or sub";
const seatList = z.strictObject(
  {
    claim: z.string({ error: WANTED_CLAIM }).min(1, { error: WANTED_CLAIM }),
    seats: z.record(z.string(), z.array(person, { error: "a list of people" }), {
      error: "a map of seats, each with a list of people",
    }),
  },
  {
    error: (issue) =>
      issue.code === "unrecognized_keys" ? "claim seats" : "a map with the keys claim and seats",
  },
);

/**
 * Reads the file that says who has which seat.
 *
 * @param seats that there are
 * @throws Failure 65 with one line a problem, or if the file cannot be read
 */
export function readSeatList(path: string, seats: readonly string[]): SeatList {
  const read = readYaml(path, textOf(path), seatList);
  if ("problems" in read) throw faulty(path, read.problems);
  const { value, document } = read;
  const seatOf = new Map<string, string>();
  const problems: Problem[] = [];
  for (const [seat, people] of Object.entries(value.seats)) {
    const where = ["seats", seat];
    if (!seats.includes(seat)) {
      const message = `is no seat of this exercise; there are ${seats.join(", ")}`;
      problems.push(problemAt(document, where, message, didYouMean(seat, seats), "key"));
    }
    for (const [index, name] of people.entries()) {
      const before = seatOf.get(name);
      if (before !== undefined) {
        const message = `${name} has the seat ${before} already; one person has one seat`;
        problems.push(problemAt(document, [...where, index], message));
      }
      seatOf.set(name, seat);
    }
  }
  if (problems.length > 0) throw faulty(path, problems);
  return { claim: value.claim, seatOf };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.badInput, `cannot read ${path}: ${why}`);
  }
}

function faulty(path: string, problems: readonly Problem[]): Failure {
  const lines = problems.map(formatProblem);
  return new Failure(EXIT.badInput, `${path} is no list of seats\n${lines.join("\n")}`);
}
