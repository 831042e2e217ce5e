import { ScenarioFolder } from "../edge/scenario-folder.ts";
import { parseYaml } from "../reader/parse-yaml.ts";

/** Whether a file says that it is a study; false of anything that cannot be read. */
export function isStudy(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  const result = new ScenarioFolder(path).read(name);
  if (!result.ok) return false;
  const { value } = parseYaml(name, result.text);
  const format =
    typeof value === "object" && value !== null && "format" in value ? value.format : undefined;
  return typeof format === "string" && format.startsWith("contactpoint-study/");
}
