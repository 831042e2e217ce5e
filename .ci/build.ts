import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";

// Compiles every package into its folder dist. What stood there is removed, so that nothing is
// packed whose source is gone.
const root = resolve(import.meta.dirname, "..");
const packages = readdirSync(join(root, "packages")).map((name) => join("packages", name));
for (const path of packages) rmSync(join(root, path, "dist"), { recursive: true, force: true });
const compiler = join(root, "node_modules/.bin/tsc");
const words = ["--build", "--emitDeclarationOnly", "false", "--declarationMap", "false"];
const { status } = spawnSync(compiler, [...words, ...packages], { cwd: root, stdio: "inherit" });
const pages = join(root, "packages/console/src/bundle/ship-pages.ts");
const bundled = status === 0 ? spawnSync(process.execPath, [pages], { stdio: "inherit" }) : null;
process.exitCode = (status ?? 1) || (bundled?.status ?? 1);
