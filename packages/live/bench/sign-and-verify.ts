// How many signatures of a typical message one process makes and checks in a second: the bound on
// what any node can carry. Run: node packages/live/bench/sign-and-verify.ts
import { SAMPLE_MESSAGE } from "../src/testing/sample-frames.ts";
import {
  generateSigningKey,
  signMessage,
  verifySigned,
  verifySignedSync,
} from "../src/wire/index.ts";

const pairs = 10_000;
/** Checks under way at a time: enough to keep every thread of the pool busy. */
const width = 64;
const key = generateSigningKey();
const message = (n: number): typeof SAMPLE_MESSAGE => ({ ...SAMPLE_MESSAGE, sent_at: n });

function here(): void {
  for (let n = 0; n < pairs; n += 1) {
    if (!verifySignedSync(signMessage(message(n), key), key.verify)) throw new Error("refused");
  }
}

async function onThePool(): Promise<void> {
  for (let n = 0; n < pairs; n += width) {
    const batch = Array.from({ length: Math.min(width, pairs - n) }, (_, index) =>
      verifySigned(signMessage(message(n + index), key), key.verify),
    );
    if ((await Promise.all(batch)).includes(false)) throw new Error("refused");
  }
}

for (const [name, run] of [
  ["sync", here],
  ["pool", onThePool],
  ["sync", here],
  ["pool", onThePool],
] as const) {
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`${name} ${Math.round(pairs / seconds)} pairs/s\n`);
}
