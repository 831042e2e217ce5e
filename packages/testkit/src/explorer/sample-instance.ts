import { DocumentResolver } from "@contactpoint/scenario";
import { PLAIN_SECTIONS, providerOf } from "../acceptance/plain-sections.ts";
import { type Instance, instanceOf } from "./instance.ts";
import type { Profile } from "./profile.ts";

/** An instance with a request for each pair of States, such as `XA>XB`, one after another. */
export function sampleInstance(profile: Profile, ...pairs: readonly string[]): Instance {
  const resolved = new DocumentResolver().resolve({
    ...PLAIN_SECTIONS,
    id: "sample",
    providers: Object.fromEntries(
      Object.keys(PLAIN_SECTIONS.states).map((state) => [`mail-${state}`, providerOf({ state })]),
    ),
    workload: pairs.map((pair, index) => {
      const [from = "", to = ""] = pair.split(">");
      const [need] = PLAIN_SECTIONS.workload;
      return {
        ...need,
        id: `need-${index}`,
        arrivals: { times: [{ at: `T+0${index + 1}:00`, from, provider: `mail-${to}` }] },
        from: { [from]: 1 },
      };
    }),
  });
  if ("problems" in resolved) throw new Error(JSON.stringify(resolved.problems));
  return instanceOf(resolved.scenario, pairs.length, profile);
}
