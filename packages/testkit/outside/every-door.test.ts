import { readFileSync, readdirSync } from "node:fs";

import { expect, test } from "vitest";

const scope = "node_modules/@contactpoint";
const doors = readdirSync(scope).flatMap((name) => {
  const manifest: { readonly exports: Readonly<Record<string, unknown>> } = JSON.parse(
    readFileSync(`${scope}/${name}/package.json`, "utf8"),
  );
  return Object.keys(manifest.exports).map((door) => `@contactpoint/${name}${door.slice(1)}`);
});

test.for(doors)("%s opens", async (door) => {
  expect(Object.keys(await import(/* @vite-ignore */ door))).not.toEqual([]);
});
