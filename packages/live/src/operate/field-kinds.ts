import { MESSAGE_TYPES, PROTOCOL_ERRORS } from "@contactpoint/protocol";
import { INCIDENT_KINDS } from "./incident-kinds.ts";

/**
 * What a field of a log line may hold. Each kind admits only values that cannot carry prose: an
 * identifier of known form, a number, a word of a closed list.
 */
export const FIELD_KINDS = {
  state: matching(/^[A-Z]{2}(-[0-9]{2,4})?$/),
  request: matching(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,159}$/),
  message: matching(/^[A-Za-z0-9][A-Za-z0-9_./-]{0,159}#[0-9]{1,9}$/),
  frame: matching(
    /^[A-Za-z0-9][A-Za-z0-9_./-]{0,159}#[0-9]{1,9}\/([0-9]{1,3}|bounce)\/[0-9]{1,9}$/,
  ),
  name: matching(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/),
  address: matching(/^(wss?:\/\/|https?:\/\/)?([a-z0-9.-]{1,253}|\[[0-9a-f:]{2,45}\]):[0-9]{1,5}$/),
  digest: matching(/^([0-9a-f]{16}|[0-9a-f]{64}|[A-Za-z0-9_-]{43})$/),
  version: matching(/^[0-9]{1,9}\.[0-9]{1,9}\.[0-9]{1,9}$/),
  signal: matching(/^SIG[A-Z0-9]{2,7}$/),
  number: (value: unknown): value is number => Number.isFinite(value),
  flag: (value: unknown): value is boolean => typeof value === "boolean",
  messageType: among(MESSAGE_TYPES),
  protocolError: among(PROTOCOL_ERRORS.map(({ name }) => name)),
  incident: among(INCIDENT_KINDS.map(({ name }) => name)),
} as const;

export type FieldKind = keyof typeof FIELD_KINDS;

/** The values that a kind admits, as far as the compiler can tell. */
export type KindValue<K extends FieldKind> = (typeof FIELD_KINDS)[K] extends ((
  value: unknown,
) => value is infer V)
  ? V
  : never;

function matching(pattern: RegExp): (value: unknown) => value is string {
  return (value): value is string => typeof value === "string" && pattern.test(value);
}

function among<const T extends string>(words: readonly T[]): (value: unknown) => value is T {
  return (value): value is T => words.some((word) => word === value);
}
