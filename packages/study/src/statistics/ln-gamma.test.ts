import { expect, test } from "vitest";
import { lnGamma } from "./ln-gamma.ts";

// Python: scipy.special.gammaln(x)
const LN_GAMMA = [
  [0.5, 0.5723649429247],
  [1.5, -0.12078223763524526],
  [3, 0.6931471805599453],
  [10, 12.801827480081469],
  [100.5, 361.43554046777757],
  [1e4, 82099.71749644238],
  [1e6, 12815504.569147611],
] as const;

test.for(LN_GAMMA)("ln Γ(%d) is %d", ([x, value]) => {
  expect(Math.abs(lnGamma(x) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)));
});
