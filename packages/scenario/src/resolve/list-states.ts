import { formatPath } from "../reader/problem.ts";
import type { Path } from "../reader/problem.ts";
import type { StateText } from "../schema/state-schema.ts";
import { stateByCode } from "../states/states.ts";
import type { Context } from "./context.ts";
import { importStates } from "./import-states.ts";

/** A State as the file gives it, counted ones one by one. */
export interface ListedState {
  readonly id: string;
  readonly key: string;
  readonly text: StateText;
  readonly path: Path;
  /** Where its effects stand: drawn effects are recorded there once for many. */
  readonly effectsPath: Path;
  readonly profile: string;
  readonly law: string | undefined;
  readonly roster: string | undefined;
  /** Country whose holidays it keeps, or `none`. */
  readonly holidays: string;
}

export function listStates(context: Context): ListedState[] {
  const explicit = Object.entries(context.text.states ?? {}).flatMap(([id, text]) =>
    listState(context, id, text),
  );
  return [...explicit, ...importStates(context)];
}

function listState(context: Context, id: string, text: StateText): ListedState[] {
  const path: Path = ["states", id];
  checkCode(context, id, path);
  const { count, profile = "default", law, roster } = text;
  const row = context.text.real_states === true ? stateByCode(id) : undefined;
  const common = {
    text:
      row === undefined
        ? text
        : {
            name: row.name,
            languages: [...row.languages],
            weekend: [...row.weekend],
            region: row.region.name.replaceAll(" ", "-"),
            ...text,
          },
    path,
    effectsPath: [...path, "effects"],
    profile,
    law,
    roster,
    holidays: text.holidays ?? (row?.holiday_data === true ? id : "none"),
  };
  if (text.effects !== undefined) {
    const where = formatPath(common.effectsPath);
    context.parameters.note(where, text.effects, "scenario", "set in the scenario");
  }
  const key = text.key ?? id;
  if (count === undefined) return [{ ...common, id, key }];
  const digits = Math.max(2, String(count).length);
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(digits, "0");
    return {
      ...common,
      id: `${id}-${number}`,
      key: `${key}-${number}`,
      text: { ...common.text, name: `${common.text.name ?? id} ${index + 1}` },
    };
  });
}

const FICTITIOUS = /^X[A-JL-Z]$/;

function checkCode(context: Context, id: string, path: Path): void {
  const letters = id.slice(0, 2);
  const report = (message: string, hint: string): void =>
    context.report.error(path, message, hint, "key");
  if (letters === "XK") {
    report("XK is in use for Kosovo", "take another code from XA to XZ");
  } else if (id.length > 2 && !FICTITIOUS.test(letters)) {
    report(`${id} is no code of a State`, "numbered codes belong to XA to XZ");
  } else if (!FICTITIOUS.test(letters) && context.text.real_states !== true) {
    report(
      `${id} is, or may become, the code of a real State`,
      "take a code from XA to XZ, or set real_states: true",
    );
  } else if (!FICTITIOUS.test(letters) && stateByCode(letters) === undefined) {
    const hint =
      letters === "EU"
        ? "the European Union is an organisation and has no contact point here"
        : "codes are those of ISO 3166-1 alpha-2";
    report(`no State has the code ${id}`, hint);
  }
}
