import { narrowedBox, primBox, withLimit } from "./prim-box.ts";
import type { PrimBox, PrimInput, PrimLimit } from "./prim-box.ts";
import { significant } from "./prim-significance.ts";
import type { Search } from "./prim-significance.ts";

export interface PrimResult {
  /** From all cases to the last box that was peeled. */
  readonly trajectory: readonly PrimBox[];
  /** The box of the trajectory with the best harmonic mean of coverage and density, trimmed and pasted. */
  readonly box: PrimBox;
}

/** Share of a box's cases that a step takes away, or adds. */
const STEP = 0.05;
const OPEN = { from: -Infinity, until: Infinity };

/**
 * Finds conditions under which cases of interest are frequent: peels off, again and again, the 5 %
 * of the box at one end of one input (or the cases of one word) whose loss leaves it densest, down
 * to `minSupport`; drops limits of the chosen box that chance explains; and pastes back at each end
 * what makes it no thinner. Sources: Friedman and Fisher, Statistics and Computing 9 (1999) 123-143;
 * coverage and density: Bryant and Lempert, Technological Forecasting and Social Change 77 (2010)
 * 34-49. `null` if no case is of interest, or all are.
 */
export function prim(search: Search): PrimResult | null {
  const { inputs, interest, minSupport } = search;
  if (!interest.includes(true) || !interest.includes(false)) return null;
  const trajectory = [primBox(inputs, interest, new Map())];
  for (let box = trajectory[0]; box !== undefined;) {
    if (box.density < 1) box = peeled(inputs, interest, box, minSupport);
    else break;
    if (box !== undefined) trajectory.push(box);
  }
  const chosen = trajectory.toSorted((a, b) => balance(b) - balance(a))[0];
  if (chosen === undefined) return null;
  return { trajectory, box: pasted(inputs, interest, significant(search, chosen)) };
}

function balance({ coverage, density }: PrimBox): number {
  return (2 * coverage * density) / (coverage + density || 1);
}

/** The densest of all boxes one step smaller, and of equally dense ones the largest. */
function peeled(
  inputs: readonly PrimInput[],
  interest: readonly boolean[],
  box: PrimBox,
  minSupport: number,
): PrimBox | undefined {
  return inputs
    .flatMap((input, at) =>
      narrower(input, box, box.limits.get(at)).map((limit) =>
        narrowedBox(inputs, interest, box, at, limit),
      ),
    )
    .filter(({ support, cases }) => support >= minSupport && cases.length < box.cases.length)
    .toSorted((a, b) => b.density - a.density || b.support - a.support)[0];
}

function narrower(input: PrimInput, { cases }: PrimBox, limit: PrimLimit | undefined): PrimLimit[] {
  if (input.kind === "word") {
    const present = new Set(cases.map((at) => input.values[at] ?? ""));
    if (present.size < 2) return [];
    const among = limit !== undefined && "among" in limit ? limit.among : new Set(input.values);
    return [...present].map((word) => ({ among: new Set([...among].filter((w) => w !== word)) }));
  }
  const ends = limit !== undefined && "from" in limit ? limit : OPEN;
  const sorted = Float64Array.from(cases, (at) => input.values[at] ?? 0).sort();
  const least = sorted[0] ?? 0;
  const most = sorted.at(-1) ?? 0;
  if (least === most) return [];
  const step = Math.max(1, Math.floor(sorted.length * STEP));
  // Where many cases share the value at an end, all of them go.
  const from = sorted.find((value, at) => at >= step && value > least) ?? most;
  const until = sorted.findLast((value, at) => at < sorted.length - step && value < most) ?? least;
  return [
    { ...ends, from },
    { ...ends, until },
  ];
}

/** Widens ends, the best first, as long as the box does not get thinner. */
function pasted(
  inputs: readonly PrimInput[],
  interest: readonly boolean[],
  start: PrimBox,
): PrimBox {
  let box = start;
  for (;;) {
    const wider = [...box.limits]
      .flatMap(([at, limit]) =>
        widened(inputs, box, at, limit).map((changed) => withLimit(box.limits, at, changed)),
      )
      .map((limits) => primBox(inputs, interest, limits))
      .filter(({ cases, density }) => cases.length > box.cases.length && density >= box.density)
      .toSorted((a, b) => b.density - a.density || b.support - a.support)[0];
    if (wider === undefined) return box;
    box = wider;
  }
}

function widened(
  inputs: readonly PrimInput[],
  box: PrimBox,
  at: number,
  limit: PrimLimit,
): PrimLimit[] {
  const input = inputs[at];
  if (input === undefined) return [];
  const { limits } = box;
  const others = primBox(
    inputs,
    input.values.map(() => false),
    withLimit(limits, at, undefined),
  ).cases;
  if ("among" in limit) {
    const words = new Set(others.flatMap((each) => input.values[each] ?? []));
    return [...words].flatMap((word) =>
      typeof word === "number" || limit.among.has(word)
        ? []
        : [{ among: new Set([...limit.among, word]) }],
    );
  }
  const step = Math.max(1, Math.floor(box.cases.length * STEP));
  const values = others.map((each) => Number(input.values[each])).toSorted((a, b) => a - b);
  const below = values.filter((value) => value < limit.from).slice(-step)[0];
  const above = values
    .filter((value) => value > limit.until)
    .slice(0, step)
    .at(-1);
  return [
    ...(below === undefined ? [] : [{ ...limit, from: below }]),
    ...(above === undefined ? [] : [{ ...limit, until: above }]),
  ];
}
