import type { LocatedDocument } from "../reader/origins.ts";
import type { Path } from "../reader/problem.ts";
import type { DistributionContext } from "../resolve/distributions.ts";
import { inLanguages } from "../resolve/in-languages.ts";
import type { Change, Patch } from "./change.ts";
import { setAt } from "./change.ts";
import type { LocatedChange } from "./locate-changes.ts";
import { resolveDesign, resolveFactorOfStudy, resolveUncertain } from "./resolve-factors.ts";
import { resolveMetrics } from "./resolve-metrics.ts";
import {
  resolveExploration,
  resolveReplications,
  resolveRobustness,
  resolveSelection,
  resolveStaffing,
} from "./resolve-plan.ts";
import type { ChangesText, StudyText } from "./study-schema.ts";
import type { Study, StudyVariant } from "./study.ts";

/**
 * A study with its defaults. What is wrong with one part goes to the reporter; the result counts
 * only if nothing did.
 */
export function resolveStudy(text: StudyText, base: string, context: DistributionContext): Study {
  const { report } = context;
  const { variants, factors = {}, uncertain = [], switches = {} } = text;
  const selection = resolveSelection(text.selection, report);
  const staffing = resolveStaffing(text.staffing, report);
  return {
    format: "contactpoint-study/1",
    id: text.id,
    version: text.version,
    title: inLanguages(text.title),
    description: inLanguages(text.description ?? text.title),
    marking: text.marking,
    seed: text.seed,
    base,
    variants: Object.entries(variants).map(([name, variant]) => resolveVariant(name, variant)),
    baseline: text.baseline ?? Object.keys(variants)[0] ?? "",
    factors: Object.entries(factors).flatMap(([name, factor]) => {
      const resolved = resolveFactorOfStudy(name, factor, context);
      return resolved === null ? [] : [resolved];
    }),
    design: resolveDesign(text.design, context),
    uncertain: uncertain.flatMap((parameter, index) => {
      const resolved = resolveUncertain(parameter, index, context);
      return resolved === null ? [] : [resolved];
    }),
    switches: Object.entries(switches).map(([name, off]) => resolveVariant(name, off)),
    metrics: resolveMetrics(text.metrics, staffing.currency, report),
    replications: resolveReplications(text.replications, uncertain.length > 0, selection, report),
    selection,
    staffing,
    exploration: resolveExploration(text.exploration, report),
    robustness: resolveRobustness(text.robustness),
    keep: text.keep ?? "measures",
  };
}

function resolveVariant(name: string, { title, patch, set = {} }: ChangesText): StudyVariant {
  const changes: Change[] = Object.entries(set).map(([path, value]) => setAt(path, value));
  if (patch !== undefined) changes.unshift({ patch });
  return { name, title: inLanguages(title ?? name), changes };
}

/**
 * The same changes with their places; read from the document, whose parts know where they stand.
 * What is no map there is a problem already.
 */
export function locatedChanges(
  { value }: LocatedDocument,
  section: "variants" | "switches",
  name: string,
): LocatedChange[] {
  const { patch, set } = mapIn(mapIn(mapIn(value)[section])[name]);
  const path: Path = [section, name];
  const changes = Object.entries(mapIn(set)).map(([key, put]): LocatedChange => {
    const at = [...path, "set", key];
    return { change: setAt(key, put), key: at, value: at };
  });
  const merged = mapIn(patch);
  if (merged !== patch) return changes;
  const at = [...path, "patch"];
  return [{ change: { patch: merged }, key: at, value: at }, ...changes];
}

function mapIn(value: unknown): Patch {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Patch)
    : {};
}
