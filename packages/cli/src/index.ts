export { runCommandLine } from "./command-line/program.ts";
export { EXIT } from "./exit/exit-code.ts";
export type { ExitCode } from "./exit/exit-code.ts";
