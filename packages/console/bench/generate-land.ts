import { writeFileSync } from "node:fs";
import { landSvg } from "./land-svg.ts";

// Writes the outline that the map shows: `node packages/console/bench/generate-land.ts`.
writeFileSync(new URL("../src/map/land.svg", import.meta.url), landSvg());
