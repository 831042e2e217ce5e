import type { FieldKind, KindValue } from "./field-kinds.ts";

/**
 * The fields that a log line may have beside time, level, node and event, each with what it may
 * hold. No other field is ever written: a name that is missing here is a name that nobody has
 * judged free of case data. Apart from the six marked ones no name is also a field of a message,
 * so a message logged by mistake shows nothing but its identifiers.
 */
export const LOG_FIELDS = {
  id: { kind: "message", help: "Identifier of a message, as the message itself calls it." },
  request: { kind: "request", help: "The request, by the requesting side's reference." },
  item: { kind: "number", help: "The item of the request, from 0." },
  from: { kind: "state", help: "The State that sends." },
  to: { kind: "state", help: "The State that receives." },
  type: { kind: "messageType", help: "The type of the message." },

  message: { kind: "message", help: "Identifier of a message." },
  frame: { kind: "frame", help: "Key of a frame: message, position and copy." },
  peer: { kind: "state", help: "The State at the other end of the link." },
  author: { kind: "state", help: "The State that wrote the message." },
  addressee: { kind: "state", help: "The State that the message is for." },
  route: { kind: "state", help: "The States on the way, both ends included." },
  link_channel: { kind: "name", help: "The registered channel of the link." },
  portal: { kind: "name", help: "The order portal that was called." },
  check: { kind: "name", help: "The readiness check or the step of stopping." },
  signal: { kind: "signal", help: "The signal that the process got." },
  incident: { kind: "incident", help: "The kind of incident." },
  rejection: { kind: "protocolError", help: "The protocol error, by name." },
  endpoint: { kind: "address", help: "Host and port, with or without scheme." },
  key_id: { kind: "digest", help: "Identifier of a public key." },
  digest: { kind: "digest", help: "Digest of a public document." },
  version: { kind: "version", help: "A version of the protocol or the software." },

  count: { kind: "number", help: "How many, of what the event names." },
  limit: { kind: "number", help: "How many are allowed, of what the event names." },
  attempt: { kind: "number", help: "The number of the try, from 1." },
  bytes: { kind: "number", help: "Size in bytes." },
  frames: { kind: "number", help: "Number of frames." },
  inputs: { kind: "number", help: "Number of inputs stored or replayed." },
  entries: { kind: "number", help: "Number of audit entries." },
  connections: { kind: "number", help: "Number of open connections." },
  register_version: { kind: "number", help: "Version of the register." },
  close_code: { kind: "number", help: "Close code of the WebSocket." },
  http_status: { kind: "number", help: "Status of an HTTP answer." },
  exercise_clock: { kind: "number", help: "The exercise clock, milliseconds since 1970." },
  rate: { kind: "number", help: "Seconds of the exercise in one real second." },
  duration_ms: { kind: "number", help: "How long it took, in milliseconds." },
  delay_ms: { kind: "number", help: "How long the node waits now, in milliseconds." },
  lag_ms: { kind: "number", help: "How late it was, in milliseconds." },

  resumed: { kind: "flag", help: "True if earlier state was found." },
  secured: { kind: "flag", help: "True if the link runs over TLS." },

  error: { kind: "error", help: "Class, code and places of an error; its message only if ours." },
} as const satisfies Readonly<
  Record<string, { readonly kind: FieldKind | "error"; readonly help: string }>
>;

export type LogFieldName = keyof typeof LOG_FIELDS;

type FieldValue<K> = K extends FieldKind ? KindValue<K> | readonly KindValue<K>[] : unknown;

/** What a caller can log. Values that do not fit their field are redacted when the line is written. */
export type LogFields = {
  readonly [F in LogFieldName]?: FieldValue<(typeof LOG_FIELDS)[F]["kind"]> | undefined;
};
