import { createHash } from "node:crypto";
import type { Instant } from "@contactpoint/engine";
import type {
  CrashRecord,
  DeliveredRecord,
  HoldRecord,
  JournalRecord,
  ResolvedFault,
} from "@contactpoint/protocol";
import type { World } from "@contactpoint/world";
import type { Around } from "../trial/index.ts";
import { type AuditHabits, AuditLogs } from "./audit-logs.ts";

/** What is done badly by contact points that show what they do. */
export interface ShownHabits extends AuditHabits {
  /** A fact shows before it is entered in the audit log. */
  readonly entersLate?: boolean;
  /** Who signs a message that comes by hubs; its author, unless said. */
  readonly signer?: (author: string, hubs: readonly string[]) => string;
  /** Who hands a message over; the last hub or the author, unless said. */
  readonly bringer?: (author: string, hubs: readonly string[]) => string;
  /** What is preserved of an item besides what was at first. */
  readonly addsToSet?: (record: HoldRecord) => string;
}

/**
 * Contact points that show what simulated ones keep to themselves and live ones log: digests of what
 * is said and preserved, who signed and brought a message, and the audit log, whose entry stands
 * before what it is about.
 */
export function showing(habits: ShownHabits = {}): Around {
  return (host, world) => {
    const { record } = host;
    if (record === null) return host;
    const logs = new AuditLogs(habits, (node, at) => clockOf(world(), node, at));
    const shows = new Shows(habits, world);
    return {
      ...host,
      record: (fact) => {
        const entries = logs.entriesOf(fact);
        if (habits.entersLate !== true) for (const entry of entries) record(entry);
        record(shows.shown(fact));
        if (habits.entersLate === true) for (const entry of entries) record(entry);
      },
    };
  };
}

/** Adds to records what contact points show. */
class Shows {
  readonly #habits: ShownHabits;
  /** Of messages by id: digest, author and the hubs passed so far. */
  readonly #messages = new Map<string, { digest: string; author: string; hubs: string[] }>();
  /** Of requests by id: what is asked. */
  readonly #asked = new Map<string, string>();

  /** What contact points that are down knew when they stopped. */
  readonly #before = new Map<string, string>();
  readonly #world: () => World;

  constructor(habits: ShownHabits, world: () => World) {
    this.#habits = habits;
    this.#world = world;
  }

  shown(record: JournalRecord): JournalRecord {
    switch (record.kind) {
      case "need":
        this.#asked.set(record.request, digestOf(record.form, record.items, record.circumstances));
        return record;
      case "sent": {
        const { message, type, item, body, from } = record;
        const digest = digestOf(type, item, body, this.#asked.get(record.request));
        this.#messages.set(message, { digest, author: from, hubs: [] });
        return { ...record, digest };
      }
      case "relayed":
        if (record.phase === "left") this.#messages.get(record.message)?.hubs.push(record.node);
        return record;
      case "delivered":
        return this.#delivered(record);
      case "hold":
        return { ...record, digest: this.#setOf(record) };
      case "crash":
        return this.#crash(record);
      default:
        return record;
    }
  }

  /** A store that has lost something gives another state by right. */
  #crash(record: CrashRecord): CrashRecord {
    const { node, phase, store } = record;
    if (phase === "crashed") this.#before.set(node, this.#stateOf(node));
    const before = this.#before.get(node);
    if (phase !== "restarted" || store !== "full" || before === undefined) return record;
    return { ...record, state: { before, replayed: this.#stateOf(node) } };
  }

  /** Digest of what a contact point knows of its requests. */
  #stateOf(node: string): string {
    const world = this.#world();
    const files = world.nemesis.processes?.of(world.pointOf(node))?.memory.files ?? [];
    const known = files.map(({ facts, requesting, requested, holds, answers }) => [
      facts.id,
      [requesting, requested, ...holds].map((machine) => [machine?.state, machine?.dues]),
      answers,
    ]);
    return digestOf(known);
  }

  #delivered(record: DeliveredRecord): DeliveredRecord {
    const sent = this.#messages.get(record.message);
    if (sent === undefined) return record;
    const { digest, author, hubs } = sent;
    const { signer, bringer } = this.#habits;
    const signed_by = signer?.(author, hubs) ?? author;
    const brought_by = bringer?.(author, hubs) ?? hubs.at(-1) ?? author;
    return { ...record, digest, signed_by, brought_by };
  }

  #setOf(record: HoldRecord): string {
    const added = this.#habits.addsToSet?.(record) ?? "";
    return digestOf(record.request, record.item, added);
  }
}

function digestOf(...parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

/** A contact point's own clock, off by what the scenario's faults say. */
function clockOf({ scenario }: World, node: string, at: Instant): Instant {
  return scenario.faults.reduce((clock, fault) => clock + errorOf(fault, node, at), at);
}

function errorOf(fault: ResolvedFault, node: string, at: Instant): number {
  if (fault.kind !== "clock" || !fault.states.includes(node)) return 0;
  if (at < fault.from || at >= fault.until) return 0;
  return fault.offset + Math.round(fault.drift * (at - fault.from));
}
