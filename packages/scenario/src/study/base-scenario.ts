import type { ResolvedScenario } from "@contactpoint/protocol";

import { CollectingReporter } from "../reader/collecting-reporter.ts";
import type { FileSource } from "../reader/load-document.ts";
import type { LocatedDocument } from "../reader/origins.ts";
import { formatProblem } from "../reader/problem.ts";
import type { Problem } from "../reader/problem.ts";
import { readBeside, resolveDocument } from "../reader/resolve-document.ts";
import type { Findings } from "../reader/resolve-document.ts";
import { lintScenario } from "../lint/lint-scenario.ts";
import { CalendarBook } from "../resolve/calendar-book.ts";
import { resolveScenario } from "../resolve/resolve-scenario.ts";
import { scenario as schema } from "../schema/scenario-schema.ts";
import type { ScenarioText } from "../schema/scenario-schema.ts";
import { applyChange } from "./apply-change.ts";
import type { Change } from "./change.ts";
import { withNewEntries } from "./new-entries.ts";
import { locateChanges } from "./locate-changes.ts";
import type { LocatedChange } from "./locate-changes.ts";

/** A changed scenario has problems. */
export class ScenarioFault extends Error {
  override readonly name = "ScenarioFault";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join("\n"));
    this.problems = problems;
  }
}

/**
 * The scenario that a study varies, to be resolved again and again: what does not differ from one
 * time to the next (calendars, desks, texts checked before) is kept in between.
 */
export class BaseScenario {
  readonly #document: LocatedDocument;
  readonly #files: FileSource;
  readonly #calendars = new CalendarBook();
  readonly #checked = new Map<string, ScenarioText>();

  /** `files` are those beside the scenario; the document is read and its includes are merged. */
  constructor(document: LocatedDocument, files: FileSource) {
    this.#document = document;
    this.#files = files;
  }

  /**
   * The scenario after these changes, in order, under a seed in place of its own: what
   * `readScenario` gives for a file with the changed text and this seed. Its arrays are shared with
   * other results and must not be changed.
   *
   * @throws ScenarioFault if it has problems; PathFault if a path leads nowhere.
   */
  resolve(changes: readonly Change[], seed: number): ResolvedScenario {
    const key = JSON.stringify(changes);
    const known = this.#checked.get(key);
    const text = known ?? this.#check(this.changed(changes));
    const reporter = new CollectingReporter(this.#document, []);
    const { scenario, context } = resolveScenario(
      { ...text, seed },
      reporter,
      (name, path) => readBeside(this.#files, name, path, reporter),
      this.#calendars,
    );
    if (known === undefined) lintScenario(context, scenario);
    if (reporter.errors.length > 0) throw new ScenarioFault(reporter.errors);
    if (known === undefined) this.#keep(key, text);
    return scenario;
  }

  /** The text after changes, as plain data. @throws PathFault if a path leads nowhere. */
  changed(changes: readonly Change[]): unknown {
    return changes.reduce<unknown>(
      (document, change) => applyChange(document, change),
      this.#document.value,
    );
  }

  /** Resolves once and tells all problems, at the study's place where the study put them in. */
  examine(study: LocatedDocument, changes: readonly LocatedChange[], seed: number): Findings {
    const document = locateChanges(this.#document, study, changes);
    if ("message" in document) return { scenario: null, problems: [document], warnings: [] };
    const found = resolveDocument(document, this.#files, seed, this.#calendars);
    if (found.problems.length === 0) return found;
    const made = changes.map(({ change }) => change);
    return { ...found, problems: withNewEntries(found.problems, this.#document.value, made) };
  }

  #check(document: unknown): ScenarioText {
    const parsed = schema.safeParse(document);
    if (parsed.success) return parsed.data;
    const located = { value: document, origins: this.#document.origins };
    const { problems } = resolveDocument(located, this.#files, 0, this.#calendars);
    throw new ScenarioFault(problems);
  }

  #keep(key: string, text: ScenarioText): void {
    if (this.#checked.size >= MOST_TEXTS) this.#checked.clear();
    this.#checked.set(key, text);
  }
}

/** Of a study with uncertain parameters every draw has its own text. */
const MOST_TEXTS = 64;
