import type { z } from "zod";

import { count, keyed, share, wholeFrom } from "./leaf.ts";

const even = "an even whole number of 2 or more, such as 4";

/** A network drawn by the seed; exactly one key. */
export const generator = keyed({
  small_world: keyed({
    neighbours: wholeFrom(2, even)
      .multipleOf(2, { error: even })
      .describe("Links of each State on the ring, half of them to either side; even."),
    rewire: share.describe("Chance that a link of the ring leads somewhere else."),
  })
    .optional()
    .describe("A ring of neighbours with some links led elsewhere (Watts and Strogatz 1998)."),
  scale_free: keyed({
    attach: count.describe("Links that each State after the first ones brings."),
  })
    .optional()
    .describe("Few States with many links (Barabási and Albert 1999)."),
  random_regular: keyed({
    degree: count.describe("Links of every State; degree times States is even."),
  })
    .optional()
    .describe("Every State has equally many links, to drawn others."),
  erdos_renyi: keyed({
    chance: share.describe("Chance that two States are linked."),
  })
    .optional()
    .describe("Every pair of States is linked by chance alone (Erdős and Rényi 1959)."),
}).meta({
  id: "Generator",
  description:
    "A network drawn by the seed and the keys of the States, with exactly one key. Drawn again until it hangs together, at most 100 times.",
  minProperties: 1,
  maxProperties: 1,
});

export type GeneratorText = z.infer<typeof generator>;
