import type { GradedParameter } from "@contactpoint/protocol";

import { DEFAULTS } from "./defaults.ts";
import type { DefaultKey } from "./defaults.ts";

type ValueOf<K extends DefaultKey> = (typeof DEFAULTS)[K]["value"];

/** Collects every parameter a run rests on, with its basis. */
export class Parameters {
  readonly #list: GradedParameter[] = [];

  get list(): readonly GradedParameter[] {
    return this.#list;
  }

  /** The value given in the scenario, else the default; either is recorded under `path`. */
  take<K extends DefaultKey, T>(key: K, path: string, given: T | undefined): T | ValueOf<K> {
    if (given !== undefined) {
      this.note(path, given, "scenario", "set in the scenario");
      return given;
    }
    const { value, basis, source } = DEFAULTS[key];
    this.note(path, value, basis, source);
    return value;
  }

  note(path: string, value: unknown, basis: GradedParameter["basis"], source: string): void {
    this.#list.push({ path, value: plain(value), basis, source });
  }
}

/** A value on one line, much as it is written in a scenario. */
function plain(value: unknown): string {
  if (value === null || value === undefined) return "none";
  if (typeof value !== "object") return typeof value === "string" ? value : JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plain).join(", ")}]`;
  const entries = Object.entries(value).map(([key, inner]) => `${key}: ${plain(inner)}`);
  return `{ ${entries.join(", ")} }`;
}
