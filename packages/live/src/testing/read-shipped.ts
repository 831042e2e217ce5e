import { fileURLToPath } from "node:url";
import type { ResolvedScenario } from "@contactpoint/protocol";
import { readScenario } from "@contactpoint/scenario";

/** A scenario of those that come with the project, by the name of its file. */
export function readShipped(name: string): ResolvedScenario {
  const file = fileURLToPath(new URL(`../../../../scenarios/${name}.yaml`, import.meta.url));
  const found = readScenario(file);
  if ("problems" in found) throw new Error(`${name} has problems`);
  return found.scenario;
}
