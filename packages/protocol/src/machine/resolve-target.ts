/**
 * Where a target leads: the keys from the root down, or undefined if the form is none of
 * `sibling`, `.child`, `#machine.path`. Whether the state exists is for the caller to see.
 *
 * @param sourcePath dotted path of the state that holds the transition, empty for the root
 */
export function resolveTarget(
  target: string,
  sourcePath: string,
  machineId: string,
): string[] | undefined {
  const source = sourcePath === "" ? [] : sourcePath.split(".");
  const keys = target.split(".");
  const [first = "", ...rest] = keys;
  if (first.startsWith("#")) return first === `#${machineId}` && named(rest) ? rest : undefined;
  if (first === "") return rest.length > 0 && named(rest) ? [...source, ...rest] : undefined;
  // The root has no siblings.
  return sourcePath !== "" && named(keys) ? [...source.slice(0, -1), ...keys] : undefined;
}

function named(keys: readonly string[]): boolean {
  return keys.every((key) => key !== "");
}
