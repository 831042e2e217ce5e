import { setImmediate as turn } from "node:timers/promises";

import { sampleDirect } from "../testing/sample-frames.ts";
import { testingSigningKey } from "../testing/testing-keys.ts";
import type { TlsCredentials } from "../trust/index.ts";
import type { HopEnvelope, Reject } from "../wire/index.ts";
import type { Incident } from "./incident.ts";
import type { OnFrame } from "./intake.ts";
import type { HeldRegister } from "./link-context.ts";
import type { LinkLimits } from "./link-limits.ts";
import type { LinkPeer } from "./link-peer.ts";
import { Station } from "./station.ts";
import type { Timers } from "./timers.ts";

/** The channel that the tests use unless they need two. */
export const CHANNEL = "/channels/network";
export const OTHER_CHANNEL = "/channels/email";

/** A register that tests change at will. */
export type TestRegister = Map<string, LinkPeer>;

interface RiggedOptions {
  readonly register: TestRegister;
  readonly limits?: Partial<LinkLimits>;
  readonly timers?: Timers;
  readonly random?: () => number;
  readonly onFrame?: OnFrame;
  readonly held?: HeldRegister;
  readonly tls?: TlsCredentials;
  readonly fingerprint?: string;
}

/** A station on loopback with everything that it told its host. */
export interface Rigged {
  readonly station: Station;
  readonly port: number;
  readonly frames: HopEnvelope[];
  readonly receipts: string[];
  readonly rejects: { readonly key: string; readonly error: Reject["error"] }[];
  /** Peers whose full queues have emptied to one half. */
  readonly rooms: string[];
  readonly incidents: Incident[];
}

/** Starts a station and enters it in the register. */
export async function rig(state: string, options: RiggedOptions): Promise<Rigged> {
  const { register, held = HELD, tls, fingerprint, onFrame, ...given } = options;
  const told = {
    frames: [] as HopEnvelope[],
    receipts: [] as string[],
    rejects: [] as { key: string; error: Reject["error"] }[],
    rooms: [] as string[],
    incidents: [] as Incident[],
  };
  const { limits, timers, random } = given;
  const station = new Station({
    state,
    signKey: testingSigningKey(state),
    channels: [CHANNEL, OTHER_CHANNEL],
    peer: (name) => register.get(name),
    register: () => held,
    onIncident: (incident) => told.incidents.push(incident),
    onReceipt: (key) => told.receipts.push(key),
    onReject: (key, error) => told.rejects.push({ key, error }),
    onRoom: (peer) => told.rooms.push(peer),
    onFrame: (peer, channel, envelope) => {
      told.frames.push(envelope);
      return onFrame === undefined ? Promise.resolve("stored") : onFrame(peer, channel, envelope);
    },
    ...(limits === undefined ? {} : { limits }),
    ...(timers === undefined ? {} : { timers }),
    ...(random === undefined ? {} : { random }),
    ...(tls === undefined ? {} : { tls }),
  });
  const port = await station.listen({ host: "127.0.0.1", port: 0 });
  enter(register, state, port, fingerprint);
  return { station, port, ...told };
}

/** Enters a State in the register under its testing key. */
export function enter(
  register: TestRegister,
  state: string,
  port: number,
  fingerprint?: string,
): void {
  register.set(state, {
    endpoint: `${fingerprint === undefined ? "ws" : "wss"}://127.0.0.1:${port}`,
    signKey: testingSigningKey(state).verify,
    channels: [CHANNEL, OTHER_CHANNEL],
    ...(fingerprint === undefined ? {} : { tlsFingerprint: fingerprint }),
  });
}

/** Version and digest of the register that all hold unless a test says otherwise. */
export const HELD: HeldRegister = { version: 7, digest: "ab".repeat(32) };

/** The text of a delivery. */
export function frameText(from: string, to: string, key: string, base = SAMPLE): string {
  return JSON.stringify({ ...base, key, from, to });
}

const SAMPLE = sampleDirect();

/** Waits, turn by turn of the event loop, until the condition holds. */
export async function until(condition: () => boolean, meanwhile = (): void => {}): Promise<void> {
  while (!condition()) {
    meanwhile();
    await turn();
  }
}

/** The kinds of incidents told so far, each once. */
export function kindsOf({ incidents }: Pick<Rigged, "incidents">): string[] {
  return [...new Set(incidents.map(({ kind }) => kind))].toSorted();
}
