import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, test } from "vitest";

import { descriptorWarning, grantedDescriptors } from "./file-descriptors.ts";
import { LINK_LIMITS } from "./link-limits.ts";

test("a common soft limit of 1,024 is too small for one node with all its connections", () => {
  expect(descriptorWarning(1, LINK_LIMITS, 1_024)).toContain("1336 file descriptors");
  expect(descriptorWarning(1, LINK_LIMITS, 1_336)).toBeNull();
});

test("195 nodes in one process fit into a hard limit of 20,000 because connections are capped", () => {
  expect(descriptorWarning(195, LINK_LIMITS, 20_000)).toBeNull();
  expect(descriptorWarning(195, { ...LINK_LIMITS, outgoing_connections: 97 }, 20_000)).toContain(
    "195 node(s)",
  );
});

test("nothing is claimed where the system does not say what it grants", () => {
  expect(grantedDescriptors("/nowhere/limits")).toBeNull();
  expect(descriptorWarning(195, LINK_LIMITS, null)).toBeNull();
});

test("the soft limit is read, also when there is none", () => {
  const folder = mkdtempSync(join(tmpdir(), "limits-"));
  try {
    const path = join(folder, "limits");
    writeFileSync(
      path,
      "Limit  Soft Limit  Hard Limit  Units\nMax open files  1024  4096  files\n",
    );
    expect(grantedDescriptors(path)).toBe(1_024);
    writeFileSync(path, "Max open files            unlimited            unlimited  files\n");
    expect(grantedDescriptors(path)).toBe(Number.POSITIVE_INFINITY);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
