import { KeyedRandom } from "@contactpoint/engine";

import { drawErdosRenyi } from "../graphs/draw-erdos-renyi.ts";
import { drawRandomRegular } from "../graphs/draw-random-regular.ts";
import { drawScaleFree } from "../graphs/draw-scale-free.ts";
import { drawSmallWorld } from "../graphs/draw-small-world.ts";
import type { EdgeSet } from "../graphs/edge-set.ts";
import { NodeDraws } from "../graphs/node-draws.ts";
import type { Path } from "../reader/problem.ts";
import type { GeneratorText } from "../schema/generator-schema.ts";
import type { PeopledContext } from "./context.ts";

const PATH: Path = ["topology", "generator"];
const MOST_ATTEMPTS = 100;

/**
 * Links drawn by the seed and the keys of the States, in code-unit order. The first of at
 * most 100 draws that hangs together; that and the number of links are noted as an assumption.
 */
export function generateNetwork(context: PeopledContext, text: GeneratorText): [string, string][] {
  const states = [...context.states.values()];
  const draw = drawing(context, text, states.length);
  if (draw === null) return [];
  const keys = states.map(({ key }) => key);
  const seed = context.text.topology?.generator_seed;
  const random = seed === undefined ? context.random : new KeyedRandom(seed);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const edges = draw(new NodeDraws(random, keys, attempt));
    if (edges?.isConnected() !== true) continue;
    const named = edges.pairs().map(([a, b]) => [states[a]?.id ?? "", states[b]?.id ?? ""]);
    const source = `a network drawn by ${seed === undefined ? "the seed" : `the seed ${seed}`}, no real one: ${named.length} links, draw ${attempt + 1} of at most ${MOST_ATTEMPTS}`;
    context.parameters.note("topology.generator", text, "assumption", source);
    return named.map((pair) => pair.toSorted() as [string, string]).toSorted(byCodeUnits);
  }
  context.report.error(
    PATH,
    `none of ${MOST_ATTEMPTS} draws gave a network that hangs together`,
    "ask for more links",
  );
  return [];
}

/** One draw of the network asked for; null, and a problem reported, where there can be none. */
function drawing(
  context: PeopledContext,
  text: GeneratorText,
  size: number,
): ((draws: NodeDraws) => EdgeSet | null) | null {
  const named = Object.values(text).filter((value) => value !== undefined).length;
  if (named !== 1) {
    const message = `a generator has one key, not ${named}`;
    context.report.error(PATH, message, "such as { scale_free: { attach: 2 } }");
    return null;
  }
  const { small_world: ring, scale_free: growing, random_regular: regular } = text;
  const fits = (links: number, kind: string, key: string): boolean => {
    if (links < size) return true;
    context.report.error([...PATH, kind, key], `is ${links}, but there are only ${size} States`);
    return false;
  };
  if (ring !== undefined) {
    const { neighbours, rewire } = ring;
    return fits(neighbours, "small_world", "neighbours")
      ? (draws) => drawSmallWorld(draws, neighbours, rewire)
      : null;
  }
  if (growing !== undefined) {
    const { attach } = growing;
    return fits(attach, "scale_free", "attach") ? (draws) => drawScaleFree(draws, attach) : null;
  }
  if (regular !== undefined) {
    const { degree } = regular;
    if (!fits(degree, "random_regular", "degree")) return null;
    if ((degree * size) % 2 === 0) return (draws) => drawRandomRegular(draws, degree);
    const message = `${size} States cannot have ${degree} links each: the product is odd`;
    context.report.error([...PATH, "random_regular", "degree"], message);
    return null;
  }
  const { chance = 0 } = text.erdos_renyi ?? {};
  return (draws) => drawErdosRenyi(draws, chance);
}

function byCodeUnits([a, b]: [string, string], [c, d]: [string, string]): number {
  if (a !== c) return a < c ? -1 : 1;
  return b < d ? -1 : b > d ? 1 : 0;
}
