import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";
import { needsReading } from "../seats/index.ts";

/** Something that a person of a State would have to do. */
export interface PersonsStep {
  readonly id: string;
  readonly state: string;
  readonly since: Instant;
  /** The request that it is part of; null: an inject is read. */
  readonly request: string | null;
  /** The inject that it follows from by the script. */
  readonly inject: string | null;
}

/**
 * Collects from the journal of a run with machines in every seat what people would owe in their
 * place: each task of an officer, and each inject that has to be read.
 */
export class StepsOfPeople {
  readonly steps: PersonsStep[] = [];
  /** When each inject was sent first. */
  readonly sentAt = new Map<string, Instant>();
  readonly #states: ReadonlySet<string>;
  readonly #read = new Map<string, number>();
  /** Injects that come as requests alone, which nobody has to read. */
  #unread: ReadonlySet<string> = new Set();

  /** @param states those that people play */
  constructor(states: ReadonlySet<string>) {
    this.#states = states;
  }

  note(record: JournalRecord): void {
    if (record.kind === "scenario") {
      const { injects } = record.scenario;
      this.#unread = new Set(injects.flatMap((one) => (needsReading(one) ? [] : [one.id])));
    }
    if (record.kind === "task" && record.phase === "asked" && record.by === "officer") {
      const { node, request, number, at } = record;
      const inject = injectOf(request);
      if (this.#states.has(node))
        this.steps.push({
          id: `${node}/${request}/${number}`,
          state: node,
          since: at,
          request,
          inject,
        });
    }
    if (record.kind !== "inject") return;
    const { inject, to, at } = record;
    if (!this.sentAt.has(inject)) this.sentAt.set(inject, at);
    if (!this.#states.has(to) || this.#unread.has(inject)) return;
    const time = (this.#read.get(inject) ?? 0) + 1;
    this.#read.set(inject, time);
    const id = `${to}/inject/${inject}/${time}`;
    this.steps.push({ id, state: to, since: at, request: null, inject });
  }
}

/** The inject whose request it is, by its reference `inject/<inject>/<time>`. */
function injectOf(request: string): string | null {
  const [source, inject = null] = request.split("/");
  return source === "inject" ? inject : null;
}
