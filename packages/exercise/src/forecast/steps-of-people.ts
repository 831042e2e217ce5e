import type { Instant } from "@contactpoint/engine";
import type { JournalRecord } from "@contactpoint/protocol";

/** Something that a person of a State would have to do. */
export interface PersonsStep {
  readonly id: string;
  readonly state: string;
  readonly since: Instant;
}

/**
 * Collects from the journal of a run with machines in every seat what people would owe in their
 * place: each task of an officer, and each inject that has to be read.
 */
export class StepsOfPeople {
  readonly steps: PersonsStep[] = [];
  readonly #states: ReadonlySet<string>;
  readonly #read = new Map<string, number>();

  /** @param states those that people play */
  constructor(states: ReadonlySet<string>) {
    this.#states = states;
  }

  note(record: JournalRecord): void {
    if (record.kind === "task" && record.phase === "asked" && record.by === "officer") {
      const { node, request, number, at } = record;
      if (this.#states.has(node))
        this.steps.push({ id: `${node}/${request}/${number}`, state: node, since: at });
    }
    if (record.kind === "inject" && this.#states.has(record.to)) {
      const time = (this.#read.get(record.inject) ?? 0) + 1;
      this.#read.set(record.inject, time);
      const id = `${record.to}/inject/${record.inject}/${time}`;
      this.steps.push({ id, state: record.to, since: record.at });
    }
  }
}
