import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { CaseVault } from "./case-vault.ts";
import { StoreBench } from "./store-bench.ts";

test("A key that is read again is the one that was taken, and holds no more memory than its bytes", () => {
  using bench = new StoreBench();
  const options = { kek: randomBytes(32), patience: 20, random: randomBytes };
  const first = new CaseVault(bench.path("keys"), options);
  const ids = [first.take(), first.take()];
  const taken = ids.map((id) => Buffer.from(first.key(id) ?? []));
  first.close();
  const again = new CaseVault(bench.path("keys"), options);
  for (const [at, id] of ids.entries()) {
    const key = again.key(id);
    expect(Buffer.from(key ?? [])).toEqual(taken[at]);
    expect(key?.buffer.byteLength).toBe(32);
  }
  again.close();
});
