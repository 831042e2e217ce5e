import { writeFileSync } from "node:fs";
import { joinStates } from "./join-states.ts";

// Writes the generated sources of `src/states/`: `node packages/scenario/bench/generate-states.ts`.
for (const [path, text] of Object.entries(joinStates())) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text);
}
