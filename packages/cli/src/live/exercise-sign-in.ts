import { readFileSync } from "node:fs";

import { SignIn, SignInRefusal } from "@contactpoint/exercise";
import type { SignInOptions } from "@contactpoint/exercise";
import { guardedFetch } from "@contactpoint/live/providers";

import { EXIT } from "../exit/exit-code.ts";
import { Failure } from "../exit/failure.ts";
import { hostGuard, refuseHosts } from "./outside-portals.ts";
import { readSeatList } from "./read-seat-list.ts";
import { SECRET_VARIABLE, type SignInTask } from "./sign-in-task.ts";

/** What an exercise adds to the task. */
export interface SignInPlace {
  /** Address that people use. */
  readonly base: string;
  /** Seats that there are. */
  readonly seats: readonly string[];
  /** 32 bytes that are the exercise's own. */
  readonly secret: Uint8Array;
  /** Without links somebody must be able to take the facilitator's seat. */
  readonly opensLinks: boolean;
}

/**
 * Prepares signing in, without asking the issuer anything yet.
 *
 * @throws Failure 64 if the issuer may not be spoken to; 65 for a bad list of seats
 */
export function signInOf(task: SignInTask, place: SignInPlace): SignIn {
  const { issuer, clientId } = task;
  const guard = hostGuard(task.allowHost);
  refuseHosts(guard, [{ what: "the issuer", url: issuer.href }]);
  const { claim, seatOf } = readSeatList(task.seats, place.seats);
  if (!place.opensLinks && ![...seatOf.values()].includes("facilitator"))
    throw new Failure(EXIT.badInput, `${task.seats} gives nobody the seat facilitator`);
  const fetch = guardedFetch(guard);
  const asked: SignInOptions["fetch"] = (url, { method, headers, body, signal }) =>
    fetch(url, {
      method,
      headers,
      body: body instanceof URLSearchParams ? body.toString() : (body ?? null),
      ...(signal === undefined ? {} : { signal }),
    });
  const returnsTo = new URL("/sign-in/back", place.base);
  const clientSecret = secretOf(task);
  const { secret } = place;
  return new SignIn({
    issuer,
    clientId,
    clientSecret,
    returnsTo,
    claim,
    seatOf,
    fetch: asked,
    secret,
    now: Date.now,
  });
}

/**
 * Asks whether the issuer is there. An exercise that goes on does so without it: those who sit have
 * their seats, and each sign-in asks again.
 *
 * @throws Failure 69 if the issuer cannot be reached
 */
export async function reachIssuer(signIn: SignIn, isBack: boolean): Promise<void> {
  try {
    await signIn.reach();
  } catch (error) {
    if (!(error instanceof SignInRefusal)) throw error;
    if (!isBack) throw new Failure(EXIT.unavailable, error.message);
    process.stderr.write(`${error.message}; until it can, nobody signs in\n`);
  }
}

function secretOf({ secretFile }: SignInTask): string | null {
  if (secretFile === undefined) return process.env[SECRET_VARIABLE] ?? null;
  try {
    return readFileSync(secretFile, "utf8").trim();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(EXIT.badInput, `cannot read ${secretFile}: ${why}`);
  }
}
