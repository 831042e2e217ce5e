import { describeMachine } from "@contactpoint/protocol";
import type { StateTree } from "@contactpoint/protocol";

import { markdownTable } from "./markdown-table.ts";

type Node = StateTree["root"];

/** A machine for readers: a drawing of its states, and the tables of states and transitions. */
export function machineSection({ tree }: { readonly tree: StateTree }): string {
  return [
    "```mermaid",
    "stateDiagram-v2",
    ...drawn(tree.root, "  "),
    ...arrows(tree),
    "```",
    "",
    statesTable(tree),
    "",
    transitionsTable(tree),
  ].join("\n");
}

function drawn(node: Node, indent: string): string[] {
  return node.children.flatMap((child) => {
    const name = `state "${ownName(child)}" as ${idOf(child.path)}`;
    const initial = node.initial === child ? [`${indent}[*] --> ${idOf(child.path)}`] : [];
    const inner = drawn(child, `${indent}  `);
    const state = inner.length === 0 ? [name] : [`${name} {`, ...inner, `${indent}}`];
    const lines = state.map((line, at) => (at === 0 ? indent + line : line));
    return [...lines, ...initial];
  });
}

/** Transitions to other states; what stays where it is stands in the table alone. */
function arrows(tree: StateTree): string[] {
  return describeMachine({ tree })
    .filter(({ state, target }) => state !== target)
    .map(({ state, event, guard, target }) => {
      const when = event.replace(/@.*/, "");
      const label = guard === undefined ? when : `${when} [${guard}]`;
      return `  ${idOf(state)} --> ${idOf(target)} : ${label}`;
    });
}

function statesTable(tree: StateTree): string {
  const rows = tree.nodes.slice(1).map(({ path, final, config }) => {
    const { description = "", meta } = config;
    return [code(path), final ? `${description} (final)` : description, meta?.article ?? "-"];
  });
  return markdownTable(["state", "meaning", "article"], rows);
}

function transitionsTable(tree: StateTree): string {
  const rows = describeMachine({ tree }).map(({ state, event, guard, target, article }) => [
    code(state),
    code(event.replace(/@.*/, "")),
    guard === undefined ? "" : code(guard),
    target === state ? "" : code(target),
    article ?? "-",
  ]);
  return markdownTable(["in", "on", "if", "to", "article"], rows);
}

function ownName({ path }: Node): string {
  return path.slice(path.lastIndexOf(".") + 1);
}

function idOf(path: string): string {
  return `s_${path.replaceAll(/\W/g, "_")}`;
}

function code(text: string): string {
  return `\`${text}\``;
}
