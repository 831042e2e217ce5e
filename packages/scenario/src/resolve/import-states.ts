import { formatPath } from "../reader/problem.ts";
import type { DrawnName, ImportText } from "../schema/state-schema.ts";
import { stateByCode, states } from "../states/states.ts";
import type { StateRow } from "../states/states.ts";
import { chooseWeighted } from "./choose-weighted.ts";
import type { Context } from "./context.ts";
import type { ListedState } from "./list-states.ts";

/** The real States that `import_states` names, in order of their codes. */
export function importStates(context: Context): ListedState[] {
  const wanted = context.text.import_states;
  if (wanted === undefined) return [];
  if (context.text.real_states !== true) {
    const hint = "add real_states: true; outputs then say that they assess no State";
    context.report.error(["import_states"], "takes in real States", hint, "key");
    return [];
  }
  if (wanted.select === undefined && wanted.codes === undefined) {
    context.report.error(
      ["import_states"],
      "names no States",
      "add select: [uncc-signatories] or codes: [FR]",
      "key",
    );
  }
  noteDraws(context, wanted);
  return selected(context, wanted).map((row) => {
    const draw = (what: "profile" | "law" | "roster"): string | undefined =>
      drawName(context, wanted[what], `state-${what}`, row.iso2);
    return {
      id: row.iso2,
      key: row.iso2,
      text: {
        name: row.name,
        zone: row.zone,
        region: row.region.name.replaceAll(" ", "-"),
        languages: [...row.languages],
        weekend: [...row.weekend],
        ...(wanted.effects === undefined ? {} : { effects: wanted.effects }),
      },
      path: ["import_states"],
      effectsPath: ["import_states", "effects"],
      profile: draw("profile") ?? "default",
      law: draw("law"),
      roster: draw("roster"),
      holidays: row.holiday_data ? row.iso2 : "none",
    };
  });
}

function selected(context: Context, wanted: ImportText): StateRow[] {
  const except = new Set(wanted.except ?? []);
  const explicit = new Set(Object.keys(context.text.states ?? {}));
  const codes = new Set(wanted.codes ?? []);
  for (const [index, code] of (wanted.codes ?? []).entries()) {
    requireReal(context, code, ["import_states", "codes", index]);
  }
  for (const [index, code] of (wanted.except ?? []).entries()) {
    requireReal(context, code, ["import_states", "except", index]);
  }
  const select = wanted.select ?? [];
  if (select.includes("uncc-signatories")) {
    context.report.warn(
      ["import_states", "select"],
      "the European Union signed too, but has no contact point: it is left out",
    );
  }
  return states().filter(
    (row) =>
      !except.has(row.iso2) &&
      !explicit.has(row.iso2) &&
      (codes.has(row.iso2) || select.some((list) => isIn(list, row))),
  );
}

type Selection = NonNullable<ImportText["select"]>[number];

/** Whether a list of real States holds this one. */
export function isIn(list: Selection, row: StateRow): boolean {
  switch (list) {
    case "uncc-signatories":
      return row.uncc_signed !== null;
    case "budapest-parties":
      return row.budapest_party;
    case "all":
      return true;
  }
}

function requireReal(context: Context, code: string, path: readonly (string | number)[]): void {
  if (code === "EU") {
    context.report.warn(
      path,
      "the European Union is an organisation without a contact point: it is left out",
    );
  } else if (code === "XK") {
    context.report.error(path, "XK is in use for Kosovo and has no data here");
  } else if (stateByCode(code) === undefined) {
    context.report.error(
      path,
      `no State has the code ${code}`,
      "codes are those of ISO 3166-1 alpha-2",
    );
  }
}

function drawName(
  context: Context,
  drawn: DrawnName | undefined,
  label: string,
  entity: string,
): string | undefined {
  if (drawn === undefined || typeof drawn === "string") return drawn;
  const name = chooseWeighted(drawn.draw, context.random, label, entity);
  return name === "" ? undefined : name;
}

function noteDraws(context: Context, wanted: ImportText): void {
  for (const what of ["profile", "law", "roster", "effects"] as const) {
    const given = wanted[what];
    if (given === undefined) continue;
    const path = ["import_states", what] as const;
    const source = "assigned by the scenario, drawn by the seed; says nothing of any real State";
    context.parameters.note(formatPath(path), given, "assumption", source);
    const weights = typeof given === "object" && "draw" in given ? given.draw : null;
    if (weights !== null && !Object.values(weights).some((weight) => weight > 0)) {
      context.report.error([...path, "draw"], "has no weight above 0");
    }
  }
}
