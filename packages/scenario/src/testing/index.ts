export {
  readText,
  resolvedScenarioArbitrary,
  scenarioTextArbitrary,
} from "./scenario-arbitrary.ts";
export { memoryFiles } from "./memory-files.ts";
