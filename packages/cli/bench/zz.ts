import { readScenario } from "@contactpoint/scenario";
import { simulate } from "@contactpoint/simulator";
import { loadScenario } from "./load-scenario.ts";
import { writeFileSync } from "node:fs";
const hours = Number(process.argv[2] ?? 24),
  states = Number(process.argv[3] ?? 24);
writeFileSync("/tmp/m6/load.yaml", loadScenario(1, hours, states));
const read = readScenario("/tmp/m6/load.yaml");
if ("problems" in read) throw 1;
const st = new Map<string, string>();
let facts = 0,
  needs = 0;
let next = 0;
const start = read.scenario.clock.start;
const quiet = (m: string, s: string) =>
  m === "hold"
    ? !["ordered", "retrying"].includes(s)
    : m === "requesting"
      ? !s.startsWith("pursuing")
      : !s.startsWith("open.") || s.startsWith("open.holding");
simulate(read.scenario, {
  sinks: [
    (r) => {
      facts++;
      if (r.kind === "need") needs++;
      if (r.kind === "state" && r.machine !== "desk") {
        st.set(`${r.request} ${r.machine} ${r.item ?? ""}`, `${r.machine}|${r.to}`);
      }
      while (r.at >= start + next * 3600000) {
        if (next % 6 === 0 || next > hours - 2) {
          let q = 0,
            a = 0;
          for (const v of st.values()) {
            const [m = "", s = ""] = v.split("|");
            if (m === "hold") continue;
            if (quiet(m, s)) q++;
            else a++;
          }
          console.log(`h ${next} needs ${needs} facts ${facts} active sides ${a} quiet sides ${q}`);
        }
        next++;
      }
    },
  ],
});
