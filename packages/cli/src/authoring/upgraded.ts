import { type Document, isScalar, LineCounter, parseDocument } from "yaml";

import { documentText, isBlockMap } from "./document-text.ts";

/** Brings a file from one major version of its format to the next. */
export interface UpgradeStep {
  /** Major version that it reads; it gives the next. */
  readonly from: number;
  /** Changes the document in its place and says in a sentence each what was changed. */
  readonly change: (document: Document) => readonly string[];
}

/** A format as this release reads it. */
export interface Format {
  readonly current: number;
  /** One for each version that ever was before the current one. */
  readonly steps: readonly UpgradeStep[];
}

/** Version 1 is the first of both, so that there is no step yet. */
const FORMATS: Readonly<Record<string, Format>> = {
  contactpoint: { current: 1, steps: [] },
  "contactpoint-study": { current: 1, steps: [] },
};

export interface Upgrade {
  /** Such as `contactpoint/1`. */
  readonly from: string;
  readonly to: string;
  /** As it was, to the byte, if it is current. */
  readonly text: string;
  readonly changes: readonly string[];
}

/** The file cannot be upgraded; the message begins with line and column. */
export class UpgradeFault extends Error {
  override readonly name = "UpgradeFault";
}

/**
 * A scenario or study in the version of its format that this release reads. Comments and order stay;
 * lines are broken as by `fmt`. `formats` are those of this release.
 *
 * @throws UpgradeFault
 */
export function upgraded(text: string, formats = FORMATS): Upgrade {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: "1.2", lineCounter: lines, prettyErrors: false });
  const fault = (offset: number, message: string): UpgradeFault => {
    const { line, col } = lines.linePos(offset);
    return new UpgradeFault(`${line}:${col} ${message}`);
  };
  const [error] = document.errors;
  if (error !== undefined) throw fault(error.pos[0], `is no YAML: ${error.message}`);
  const node = isBlockMap(document) ? document.get("format", true) : undefined;
  if (!isScalar(node) || typeof node.value !== "string")
    throw fault(
      0,
      "names no format, or is no map in block style; a file begins with format: contactpoint/1",
    );
  const from = node.value;
  const { name, version, format } = known(from, formats, (message) =>
    fault(node.range?.[0] ?? 0, message),
  );
  const to = `${name}/${format.current}`;
  if (version === format.current) return { from: to, to, text, changes: [] };
  const changes = chain(document, version, format, (message) =>
    fault(node.range?.[0] ?? 0, message),
  );
  document.set("format", to);
  return { from, to, text: documentText(document), changes };
}

type Fault = (message: string) => UpgradeFault;

function known(
  written: string,
  formats: Readonly<Record<string, Format>>,
  fault: Fault,
): { readonly name: string; readonly version: number; readonly format: Format } {
  const [, name = "", major = "", minor] = /^([a-z-]+)\/(\d+)(\.[\d.]+)?$/.exec(written) ?? [];
  const format = Object.hasOwn(formats, name) ? formats[name] : undefined;
  if (format === undefined)
    throw fault(`format ${written} is none of ${Object.keys(formats).join(", ")}`);
  if (minor !== undefined)
    throw fault(`a format is named by its major version alone: ${name}/${major}`);
  const version = Number(major);
  if (version > format.current)
    throw fault(
      `format ${written} is newer than ${name}/${format.current}, which this release reads; a release with the major version ${major} of the format reads it`,
    );
  return { name, version, format };
}

/** Carries out every step from a version to the current one, in their order. */
function chain(
  document: Document,
  version: number,
  { current, steps }: Format,
  fault: Fault,
): readonly string[] {
  const changes: string[] = [];
  for (let at = version; at < current; at++) {
    const step = steps.find(({ from }) => from === at);
    if (step === undefined) throw fault(`no release ever wrote version ${at} of this format`);
    changes.push(...step.change(document));
  }
  return changes;
}
