// How many signatures of a typical message one process makes and checks in a second: the bound on
// what any node can carry. Run: node packages/live/bench/sign-and-verify.ts
import { SAMPLE_MESSAGE } from "../src/testing/sample-frames.ts";
import {
  generateSigningKey,
  signMessage,
  verifySigned,
  verifySignedSync,
} from "../src/wire/index.ts";
import { verifyOnPool } from "./verify-on-pool.ts";

const pairs = 10_000;
/** Checks under way at a time: enough to keep every thread of the pool, or the one of nodes, busy. */
const width = 64;
const key = generateSigningKey();
const message = (n: number): typeof SAMPLE_MESSAGE => ({ ...SAMPLE_MESSAGE, sent_at: n });

function here(): void {
  for (let n = 0; n < pairs; n += 1) {
    if (!verifySignedSync(signMessage(message(n), key), key.verify)) throw new Error("refused");
  }
}

async function many(verify: typeof verifySigned): Promise<void> {
  for (let n = 0; n < pairs; n += width) {
    const batch = Array.from({ length: Math.min(width, pairs - n) }, (_, index) =>
      verify(signMessage(message(n + index), key), key.verify),
    );
    if ((await Promise.all(batch)).includes(false)) throw new Error("refused");
  }
}

const ways = [
  ["sync", here],
  ["pool", () => many(verifyOnPool)],
  ["beside", () => many(verifySigned)],
] as const;
for (const [name, run] of [...ways, ...ways]) {
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`${name} ${Math.round(pairs / seconds)} pairs/s\n`);
}
