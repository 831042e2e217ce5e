import { expect, test } from "vitest";

import { catalog } from "./manifests.ts";
import { repositoryRoot } from "./planted-workspace.ts";

// Where the build of the `node` dependency was refused, scripts run on the machine's own Node
// and nothing says so.
test("tests run on the Node release that the catalog states", () => {
  expect(`npm:node@${process.versions.node}`).toBe(catalog(repositoryRoot).get("node"));
});
