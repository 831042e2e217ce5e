// Two rules of the pure packages that no stock rule of oxlint states. oxlint loads this file
// through `jsPlugins` in .oxlintrc.json.

type Node = {
  type: string;
  parent?: Node;
  kind?: string;
  declare?: boolean;
  operator?: string;
  init?: Node | null;
  left?: Node;
  right?: Node;
  callee?: Node;
  argument?: Node;
  name?: string;
  arguments?: Node[];
  declarations?: Node[];
};

type Context = { report(problem: { node: Node; message: string }): void };

type Rule = { create(context: Context): Record<string, (node: Node) => void> };

/** A run is a function of its inputs alone, so nothing may survive it at module level. */
const noModuleState: Rule = {
  create: (context) => ({
    VariableDeclaration(node) {
      if (!standsAtModuleLevel(node) || node.declare === true) return;
      if (node.kind !== "const") {
        context.report({ node, message: "Module state outlives a run: pass it as an argument." });
      }
      for (const declaration of node.declarations ?? []) {
        if (isEmptyCollection(declaration.init)) {
          context.report({
            node: declaration,
            message:
              "An empty collection at module level can only be there to be filled: pass it as an argument.",
          });
        }
      }
    },
  }),
};

/** `a ** b` is `Math.pow`, whose last bits differ between engines unless both are literals. */
const noInexactPower: Rule = {
  create: (context) => ({
    BinaryExpression(node) {
      if (node.operator === "**" && !(isLiteral(node.left) && isLiteral(node.right))) {
        context.report({
          node,
          message: "`**` is Math.pow: its last bits differ between engines.",
        });
      }
    },
    AssignmentExpression(node) {
      if (node.operator === "**=") {
        context.report({
          node,
          message: "`**=` is Math.pow: its last bits differ between engines.",
        });
      }
    },
  }),
};

export default {
  meta: { name: "house" },
  rules: { "no-module-state": noModuleState, "no-inexact-power": noInexactPower },
};

function standsAtModuleLevel(node: Node): boolean {
  const parent = node.parent;
  return (
    parent?.type === "Program" ||
    (parent?.type === "ExportNamedDeclaration" && parent.parent?.type === "Program")
  );
}

function isEmptyCollection(init: Node | null | undefined): boolean {
  return (
    init?.type === "NewExpression" &&
    ["Map", "Set", "WeakMap", "WeakSet"].includes(init.callee?.name ?? "") &&
    (init.arguments ?? []).length === 0
  );
}

function isLiteral(node: Node | undefined): boolean {
  if (node?.type === "UnaryExpression") return isLiteral(node.argument);
  return node?.type === "Literal";
}
