// A study killed with SIGKILL at random points and resumed: nothing may be lost or repeated.
// node packages/cli/bench/kill-study.ts [kills] [seed]
import { killedStudy } from "../src/testing/killed-study.ts";
import { Bench } from "../src/testing/program.ts";

const [kills = "20", seed = "1"] = process.argv.slice(2);

using bench = new Bench();
const { kept, ended, undisturbed } = await killedStudy(bench, Number(kills), Number(seed));
const wrong = ended.filter(
  ({ table, results }) => table !== undisturbed.table || results !== undisturbed.results,
);
console.log(`killed ${kept.length} times, with ${kept.join(", ")} results in the log`);
console.log(`${ended.length} studies came to their end; undisturbed: ${undisturbed.results}`);
console.log(wrong.length === 0 ? "all equal" : `${wrong.length} differ`);
process.exitCode = wrong.length === 0 ? 0 : 1;
