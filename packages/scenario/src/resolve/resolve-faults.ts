import type { Instant } from "@contactpoint/engine";
import type { ResolvedFault } from "@contactpoint/protocol";

import type { Path } from "../reader/problem.ts";
import type { FaultText } from "../schema/fault-schema.ts";
import type { PeopledContext } from "./context.ts";
import { type PackageKind, unpackFault } from "./fault-packages.ts";
import { resolvePointInRun } from "./points.ts";
import { resolveFaultKind, type SingleFault } from "./resolve-fault-kind.ts";
import { parseSpan } from "./span.ts";

/** The faults of the file, with those that come again and those of packages one by one. */
export function resolveFaults(context: PeopledContext): ResolvedFault[] {
  const seen = new Set<string>();
  return (context.text.faults ?? []).flatMap((text, index) => {
    const path: Path = ["faults", index];
    const id = text.id ?? `fault-${index + 1}`;
    if (seen.has(id)) context.report.error([...path, "id"], `the fault "${id}" exists twice`);
    seen.add(id);
    checkKeys(context, text, path);
    const from = resolvePointInRun(context, text.at, [...path, "at"]);
    const lasts = text.for === undefined ? Infinity : parseSpan(text.for);
    if (lasts === 0) context.report.error([...path, "for"], "the fault lasts no time");
    const starts = repeats(text) ? startsOf(context, text, from, lasts, path) : [from];
    return starts.flatMap((start, at) => {
      // A whole name for the first, so that a fault keeps its name when it is told to come again.
      const name = at === 0 ? id : `${id}/${at + 1}`;
      const until = lasts === Infinity ? context.end : start + lasts;
      // What is wrong with an entry is wrong once.
      const once = at === 0 ? context : { ...context, report: SILENT };
      return faultsAt(once, text, name, start, until, path);
    });
  });
}

function faultsAt(
  context: PeopledContext,
  text: FaultText,
  id: string,
  from: Instant,
  until: Instant,
  path: Path,
): ResolvedFault[] {
  if (isPackage(text.kind)) {
    const group = text.group ?? id;
    return unpackFault(context, text, text.kind, from, until, path).map(
      ({ name, what, ...times }) => ({ id: `${id}/${name}`, group, ...times, ...what }),
    );
  }
  const what = resolveFaultKind(context, text as SingleFault, path);
  return [{ id, group: text.group ?? null, from, until, ...what }];
}

type Kind = FaultText["kind"];

const OF_LINKS = ["link", "links", "state", "states", "region"] as const;
const OF_STATES = ["state", "states", "region"] as const;
const AGAIN = ["every", "times"] as const;

/** What each kind is about, and the keys it may have beside those of every fault. */
const KEYS: Readonly<Record<Kind, readonly (keyof FaultText)[]>> = {
  partition: [...OF_LINKS, "one_way", ...AGAIN],
  latency: [...OF_LINKS, "adds", ...AGAIN],
  loss: [...OF_LINKS, "share", ...AGAIN],
  duplication: [...OF_LINKS, "share", ...AGAIN],
  reordering: [...OF_LINKS, "share", "by", ...AGAIN],
  outage: [...OF_STATES, ...AGAIN],
  "no-show": [...OF_STATES, "officers", ...AGAIN],
  slowness: [...OF_STATES, "factor", ...AGAIN],
  "provider-refusal": ["providers", "share", ...AGAIN],
  crash: [...OF_STATES, "point", "store", "loses", ...AGAIN],
  clock: [...OF_STATES, "offset", "drift_ppm", ...AGAIN],
  revocation: [...OF_STATES, ...AGAIN],
  "bad-message": [...OF_STATES, "flaw", "every"],
  "partition-halves": ["states", "region", ...AGAIN],
  "isolate-one": ["states", "region", "every"],
  bridge: ["state", "states", ...AGAIN],
  "rolling-restart": ["states", "region", "point", "store", "loses", "every"],
  "night-shift": ["state", "states", "region"],
};

const OF_EVERY_KIND: readonly string[] = ["id", "group", "kind", "at", "for"];

const PACKAGES: Readonly<Record<PackageKind, true>> = {
  "partition-halves": true,
  "isolate-one": true,
  bridge: true,
  "rolling-restart": true,
  "night-shift": true,
};

function isPackage(kind: Kind): kind is PackageKind {
  return kind in PACKAGES;
}

/** Those that go from State to State or piece by piece use `every` for that. */
function repeats({ kind, every }: FaultText): boolean {
  return every !== undefined && KEYS[kind].includes("times");
}

function checkKeys(context: PeopledContext, text: FaultText, path: Path): void {
  for (const key of Object.keys(text) as (keyof FaultText)[]) {
    if (KEYS[text.kind].includes(key) || OF_EVERY_KIND.includes(key)) continue;
    const hint = `it may have ${KEYS[text.kind].join(", ")}`;
    const message = `has no meaning for a fault of kind ${text.kind}`;
    context.report.error([...path, key], message, hint, "key");
  }
  if (text.times !== undefined && text.every === undefined) {
    context.report.error([...path, "times"], 'needs the key "every"', "add every: P1D", "key");
  }
}

/** One entry comes again at most so often. */
const REPEATS_MOST = 1_000;

function startsOf(
  context: PeopledContext,
  text: FaultText,
  from: Instant,
  lasts: number,
  path: Path,
): Instant[] {
  const every = parseSpan(text.every ?? "PT0S");
  if (lasts > every) {
    const message = "it comes again before it is over";
    context.report.error([...path, "every"], message, "add for: with a shorter span");
    return [from];
  }
  const fits = Math.max(1, Math.ceil((context.end - from) / every));
  const wanted = Math.min(text.times ?? fits, fits);
  if (wanted > REPEATS_MOST) {
    const message = `it comes ${wanted} times, and at most ${REPEATS_MOST} are read`;
    context.report.error([...path, "every"], message, "add times:");
  }
  return Array.from({ length: Math.min(wanted, REPEATS_MOST) }, (_, at) => from + at * every);
}

const SILENT = { error: () => undefined, warn: () => undefined };
