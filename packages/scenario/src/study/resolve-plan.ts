import type { Reporter } from "../resolve/context.ts";
import type {
  ExplorationText,
  ReplicationsText,
  RobustnessText,
  SelectionText,
  StaffingText,
} from "./plan-schema.ts";
import { STUDY_DEFAULTS } from "./study-defaults.ts";
import type {
  ExplorationPlan,
  Grade,
  PrecisionTarget,
  ReplicationPlan,
  RobustnessPlan,
  SelectionRule,
  StaffingModel,
} from "./study.ts";

type ReplicationsMap = Exclude<ReplicationsText, number>;

/** `draws`: something is uncertain; a selection goes on after `min`. */
export function resolveReplications(
  given: ReplicationsText | undefined,
  draws: boolean,
  selection: SelectionRule | null,
  report: Reporter,
): ReplicationPlan {
  const bare = typeof given === "number" || given === undefined;
  const text: ReplicationsMap = bare ? { min: given ?? value("replications.fixed") } : given;
  const targets = (text.targets ?? []).map(
    ({ metric, of = "difference", relative = null, absolute = null }): PrecisionTarget => ({
      metric,
      of,
      relative,
      absolute,
    }),
  );
  const min = text.min ?? value("replications.min");
  const goesOn = targets.length > 0 || selection !== null;
  const most = text.max ?? (goesOn && !bare ? Math.max(min, value("replications.max")) : min);
  const max = selection?.kind === "ocba" ? Math.max(min, selection.budget) : most;
  const perDraw = draws ? (text.per_draw ?? usualPerDraw(min)) : 1;
  const plan = {
    min,
    max,
    batch: text.batch ?? usualBatch(min, perDraw),
    per_draw: perDraw,
    confidence: text.confidence ?? value("replications.confidence"),
    targets,
    look_ahead: text.look_ahead ?? value("replications.look_ahead"),
  };
  if (!draws && text.per_draw !== undefined) {
    const message = "has no effect: nothing is uncertain";
    report.error(["replications", "per_draw"], message, "leave it out, or add uncertain");
  }
  checkReplications(plan, report);
  if (selection?.kind !== "ocba") checkMost(plan, goesOn, report);
  else if (text.max !== undefined) {
    const message = "has no effect: ocba runs as many as its budget says";
    report.error(["replications", "max"], message, "leave it out");
  }
  return plan;
}

function usualPerDraw(min: number): number {
  const pair = value("replications.per_draw");
  return min % pair === 0 ? pair : 1;
}

/** The greatest number up to the usual batch that divides `min` and holds whole draws. */
function usualBatch(min: number, perDraw: number): number {
  for (let batch: number = value("replications.batch"); batch > 1; batch--) {
    if (min % batch === 0 && batch % perDraw === 0) return batch;
  }
  return Math.max(1, perDraw);
}

function checkReplications(plan: ReplicationPlan, report: Reporter): void {
  const { min, batch, per_draw: perDraw, targets } = plan;
  const at = (key: string): string[] => ["replications", key];
  if (batch % perDraw !== 0) {
    report.error(at("per_draw"), `is ${perDraw}, which does not divide the batch of ${batch}`);
  } else if (min % batch !== 0) {
    report.error(at("min"), `is ${min}, no whole number of batches of ${batch}`);
  }
  for (const [index, { absolute, relative }] of targets.entries()) {
    if (absolute === null && relative === null) {
      const hint = "add absolute: 0.01 or relative: 0.05";
      report.error([...at("targets"), index], "says no half-width", hint);
    }
  }
}

function checkMost(plan: ReplicationPlan, goesOn: boolean, report: Reporter): void {
  const { min, max, batch, targets } = plan;
  const at = (key: string): string[] => ["replications", key];
  if (max < min) report.error(at("max"), `is ${max}, less than min (${min})`);
  if (max > min && !goesOn) {
    report.error(
      at("max"),
      "has no effect: nothing asks for more than min",
      "add targets, or leave it out",
    );
  }
  if (targets.length > 0 && max === min) {
    report.error(
      at("targets"),
      `leave no room: min and max are both ${min}`,
      "write a greater max",
      "key",
    );
  }
  if (max > min && max % batch !== 0) {
    report.error(at("max"), `is ${max}, no whole number of batches of ${batch}`);
  }
}

export function resolveSelection(
  text: SelectionText | undefined,
  report: Reporter,
): SelectionRule | null {
  if (text === undefined) return null;
  const { kn, ocba } = text;
  if ((kn === undefined) === (ocba === undefined)) {
    const found = kn === undefined ? "none" : "both";
    const hint =
      kn === undefined
        ? "such as kn: { metric: …, indifference: 0.01 }"
        : "keep kn for a guarantee, or ocba for a fixed budget, and take the other out";
    report.error(["selection"], `a selection is one of kn and ocba, not ${found}`, hint, "key");
    return null;
  }
  if (ocba !== undefined) return { kind: "ocba", ...ocba };
  if (kn === undefined) return null;
  const { metric, indifference, confidence = value("selection.confidence") } = kn;
  return { kind: "kn", metric, indifference, confidence };
}

export function resolveStaffing(text: StaffingText = {}, report: Reporter): StaffingModel {
  const { basis, source, currency, ...figures } = text;
  if (Object.values(figures).some((figure) => figure !== undefined) && basis === undefined) {
    report.error(
      ["staffing"],
      "does not say what its figures rest on",
      "add basis: assumption",
      "key",
    );
  }
  if (basis !== undefined && basis !== "assumption" && source === undefined) {
    report.error(["staffing", "basis"], `is ${basis}, but there is no source`, "add source: …");
  }
  const own: Grade = { basis: basis ?? "assumption", source: source ?? "no source: an assumption" };
  const gradeOf = (figure: "hours_per_officer_year" | "on_call_weight"): Grade => {
    const { basis: usual, source: from } = STUDY_DEFAULTS[`staffing.${figure}`];
    return text[figure] === undefined ? { basis: usual, source: from } : own;
  };
  return {
    hours_per_officer_year: text.hours_per_officer_year ?? value("staffing.hours_per_officer_year"),
    on_call_weight: text.on_call_weight ?? value("staffing.on_call_weight"),
    cost_per_officer_year: text.cost_per_officer_year ?? null,
    currency: currency ?? value("staffing.currency"),
    grades: {
      hours_per_officer_year: gradeOf("hours_per_officer_year"),
      on_call_weight: gradeOf("on_call_weight"),
      cost_per_officer_year: own,
    },
  };
}

export function resolveExploration(text: ExplorationText = {}, report: Reporter): ExplorationPlan {
  const { sensitivity = [], discovery = [], regret = [] } = text;
  return {
    sensitivity,
    regret,
    discovery: discovery.flatMap(
      ({ metric, variant, against = null, below, above, min_support }, index) => {
        if ((below === undefined) === (above === undefined)) {
          const path = ["exploration", "discovery", index];
          report.error(path, "a case of interest has one of below and above", "such as below: 0.5");
          return [];
        }
        const when = below === undefined ? { above: above ?? 0 } : { below };
        const support = min_support ?? value("discovery.min_support");
        return [{ metric, variant, against, when, min_support: support }];
      },
    ),
  };
}

export function resolveRobustness(text: RobustnessText | undefined): RobustnessPlan | null {
  if (text === undefined) return null;
  const { removals, orders = value("robustness.orders"), metrics = [] } = text;
  return { removals, orders, metrics };
}

type DefaultKey = keyof typeof STUDY_DEFAULTS;

function value<K extends DefaultKey>(key: K): (typeof STUDY_DEFAULTS)[K]["value"] {
  return STUDY_DEFAULTS[key].value;
}
