// An exercise of three States that the tests of this room share.
import type { SigningKey } from "../wire/index.ts";
import { exerciseCredentials } from "./exercise-credentials.ts";
import { RegisterBook } from "./register-book.ts";
import type { BookAnswer } from "./register-book.ts";
import type { RegisterRefusal } from "./register-refusal.ts";
import type { Register, RegisterEntry, RegisterKeys } from "./register.ts";
import { registerDigest, signEntry, signRegister, signRegisterKeys } from "./sign-register.ts";

const DAY = 86_400_000;
export const VALID = { valid_from: 10 * DAY, valid_until: 100 * DAY };
export const NOW = 20 * DAY;

export const made = exerciseCredentials({
  exercise: {
    scenario: "small",
    content_hash: "0".repeat(64),
    seed: 1,
    marking: "EXERCISE",
    started_at: 10 * DAY,
    rate: 60,
  },
  states: ["XA", "XB", "XC"].map((id) => ({ id, name: id, languages: ["en"], hours: "always" })),
  channels: ["link", "email"],
  endpointOf: (state) => `wss://127.0.0.1:${4100 + state.charCodeAt(1)}`,
  validity: VALID,
});
export const { root, secretariat, register: first } = made;

export function holding(report?: (refused: RegisterRefusal) => void): RegisterBook {
  const book = new RegisterBook({
    root: root.verify.raw,
    ...(report === undefined ? {} : { report }),
  });
  book.acceptKeys(made.keys, NOW);
  book.accept(first, NOW);
  return book;
}

export function nextOf(
  before: Register,
  changes: Partial<Register> = {},
  key: SigningKey = secretariat,
): Register {
  const { key: _, signature: __, ...content } = before;
  const { version, previous_digest } = {
    version: before.version + 1,
    previous_digest: registerDigest(before),
  };
  return signRegister({ ...content, version, previous_digest, ...changes }, key);
}

export function statement(changes: Partial<RegisterKeys>): RegisterKeys {
  const { signature: _, ...content } = made.keys;
  return signRegisterKeys({ ...content, ...changes }, root);
}

export function keyOf(state: string): SigningKey {
  const keys = made.nodes.get(state);
  if (keys === undefined) throw new RangeError(state);
  return keys.signing;
}

export function renewed(
  state: string,
  changes: Partial<RegisterEntry>,
  key = keyOf(state),
  previous?: SigningKey,
): RegisterEntry {
  const entry = first.entries.find((each) => each.state === state);
  if (entry === undefined) throw new RangeError(state);
  const { sign_key: _, signature: __, previous_key: ___, ...content } = entry;
  return signEntry({ ...content, ...changes }, key, previous);
}

export function nameOf(answer: BookAnswer): string {
  return "refused" in answer ? answer.refused.name : answer.changed ? "taken" : "held";
}
