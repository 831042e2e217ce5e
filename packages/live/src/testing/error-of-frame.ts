import type { ProtocolErrorName } from "@contactpoint/protocol";
import { checkContents, checkEnvelope } from "../wire/check-envelope.ts";
import { chooseVersion } from "../wire/negotiation.ts";
import { parseFrame } from "../wire/parse-frame.ts";
import { openSealed } from "../wire/sealed-message.ts";
import { testingKeysOf, testingSealingKey } from "./testing-keys.ts";

/**
 * The error with which the testing State `self` answers a text that comes from the State `peer`, or
 * null if it takes it: all checks of the wire, in the order in which a node makes them.
 */
export async function errorOfFrame(
  text: string,
  peer: string,
  self: string,
): Promise<ProtocolErrorName | null> {
  const { frame, error } = parseFrame(text);
  if (error !== undefined) return error.name;
  if (frame.kind === "hello") {
    return chooseVersion(frame.versions) === undefined ? "unknown-version" : null;
  }
  if (frame.kind !== "deliver") return null;
  const wrong = await checkEnvelope(frame, { peer, self, keysOf: testingKeysOf });
  if (wrong !== undefined) return wrong.name;
  const { payload, routing } = frame;
  if (payload.kind !== "sealed" || routing.addressee !== self) return null;
  const opened = await openSealed(payload.sealed, routing, testingSealingKey(self));
  if (opened.error !== undefined) return opened.error.name;
  return (await checkContents(opened.signed, routing, testingKeysOf))?.name ?? null;
}
