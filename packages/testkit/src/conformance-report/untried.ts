import { REQUIREMENTS } from "@contactpoint/live/specification";
import { EXAM_CASES, LINK_CHECKS } from "../black-box/index.ts";
import { CASES } from "../conformance-cases/index.ts";

/** A sentence of `docs/protocol.md` with MUST or MUST NOT that no case tries. */
export interface Untried {
  readonly id: string;
  readonly sentence: string;
  /** Why not; undefined: nobody has said. */
  readonly reason: string | undefined;
}

/** The sentences without a case, in their order. */
export function untriedRequirements(): readonly Untried[] {
  const tried = new Set([...CASES, ...EXAM_CASES, ...LINK_CHECKS].flatMap(({ musts }) => musts));
  return REQUIREMENTS.filter(({ id, level }) => level !== "SHOULD" && !tried.has(id)).map(
    ({ id, sentence }) => ({ id, sentence, reason: REASONS.get(id) }),
  );
}

const WITHIN = "it happens within the node, where the bench does not see";
const ONE_MACHINE = "the bench speaks TLS with one certificate authority only";
const NO_HUB = "nobody in the exercise passes on what another wrote";
const NO_REGISTER = "the bench issues no register: the secretariat does";
const NO_PORTAL = "how a node reaches its providers is its own affair";
const LONG = "it would keep everybody waiting";

const REASONS: ReadonlyMap<string, string> = new Map([
  ...each(WITHIN, ["P-003", "P-026", "P-041", "P-045", "P-075", "P-079"]),
  ...each(ONE_MACHINE, ["P-008", "P-009"]),
  ...each(NO_HUB, [
    "P-046",
    "P-047",
    "P-048",
    "P-049",
    "P-050",
    "P-051",
    "P-055",
    "P-056",
    "P-070",
    "P-132",
  ]),
  ...each(NO_REGISTER, [
    "P-032",
    "P-083",
    "P-084",
    "P-085",
    "P-086",
    "P-087",
    "P-088",
    "P-089",
    "P-090",
    "P-091",
    "P-092",
    "P-093",
    "P-094",
  ]),
  ...each(NO_PORTAL, ["P-125", "P-126", "P-127"]),
  ...each(LONG, ["P-015", "P-028", "P-067", "P-081"]),
]);

function each(reason: string, ids: readonly string[]): readonly (readonly [string, string])[] {
  return ids.map((id) => [id, reason]);
}
