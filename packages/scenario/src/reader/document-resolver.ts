import type { ResolvedScenario } from "@contactpoint/protocol";

import { CalendarBook } from "../resolve/calendar-book.ts";
import type { FileSource } from "./load-document.ts";
import { Origins } from "./origins.ts";
import type { Problem } from "./problem.ts";
import { resolveDocument } from "./resolve-document.ts";

/** Plain JSON data in the form of a scenario file. */
export type ScenarioDocument = Readonly<Record<string, unknown>>;

export type ResolvedDocument =
  | { readonly scenario: ResolvedScenario; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] };

/**
 * Resolves scenarios that stand in no file: documents that a program has made. Calendars once worked
 * out are kept from one document to the next. Files cannot be included.
 */
export class DocumentResolver {
  readonly #calendars = new CalendarBook();

  /** Never throws on bad input; problems name the path of the faulty part and no place in a file. */
  resolve(document: ScenarioDocument): ResolvedDocument {
    const located = { value: document, origins: new Origins(NOWHERE) };
    const { scenario, problems, warnings } = resolveDocument(
      located,
      NO_FILES,
      undefined,
      this.#calendars,
    );
    return scenario === null || problems.length > 0 ? { problems } : { scenario, warnings };
  }
}

const NOWHERE = { file: "(document)", line: 1, column: 1 };
const NO_FILES: FileSource = { read: () => ({ ok: false, reason: "missing" }) };
