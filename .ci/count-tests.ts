import { readFileSync } from "node:fs";

type Report = {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

// Prints "PASSED FAILED" for one of vitest's JSON reports and names on stderr what did not pass.
// A skipped test, and a file that could not be loaded, count as failed.
const { testResults } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as Report;
let passed = 0;
const others: string[] = [];
for (const file of testResults) {
  for (const { fullName, status } of file.assertionResults) {
    if (status === "passed") passed += 1;
    else others.push(`${status}: ${file.name}: ${fullName}`);
  }
  const anyFailed = file.assertionResults.some(({ status }) => status === "failed");
  if (file.status !== "passed" && !anyFailed) others.push(`${file.status}: ${file.name}`);
}
for (const other of others) console.error(other);
console.log(`${passed} ${others.length}`);
