import { SAMPLE_START } from "@contactpoint/analysis/testing";
import { entityKey } from "@contactpoint/engine";
import {
  interpretByXState,
  type JournalRecord,
  type ResolvedScenario,
} from "@contactpoint/protocol";
import { Case, type CaseFacts, type CaseItem } from "../case.ts";
import { TermsBook } from "../terms.ts";
import { World, type WorldHost } from "../world.ts";
import { TinyAgenda } from "./tiny-agenda.ts";

/** A world that a test can look into. */
export interface WorldBench {
  readonly world: World;
  readonly agenda: TinyAgenda;
  readonly records: JournalRecord[];
  /** The records of one kind so far. */
  readonly of: <K extends JournalRecord["kind"]>(kind: K) => Extract<JournalRecord, { kind: K }>[];
}

/** A world at the start of its scenario; `begun` opens desks and enters what is to come. */
export function worldBench(
  scenario: ResolvedScenario,
  begun = true,
  more: Partial<WorldHost> = {},
): WorldBench {
  const records: JournalRecord[] = [];
  const agenda = new TinyAgenda(SAMPLE_START);
  const record = (one: JournalRecord): void => void records.push(one);
  const world = new World(scenario, { agenda, interpret: interpretByXState, record, ...more });
  if (begun) world.begin();
  return {
    world,
    agenda,
    records,
    of: <K extends JournalRecord["kind"]>(kind: K) =>
      records.filter((one): one is Extract<JournalRecord, { kind: K }> => one.kind === kind),
  };
}

/** Facts of a request of XA to XB for one item of `p-XB` that is kept for 30 days. */
export function caseFacts(
  world: World,
  { item = {}, ...more }: Partial<CaseFacts> & { readonly item?: Partial<CaseItem> } = {},
): CaseFacts {
  const id = more.id ?? "test/XA/1";
  return {
    id,
    key: entityKey(id),
    form: "preservation",
    urgency: "urgent",
    from: world.pointOf("XA"),
    to: world.pointOf("XB"),
    mistaken_for: null,
    items: [
      {
        provider: "p-XB",
        expires_at: SAMPLE_START + 30 * 86_400_000,
        stated_expiry: null,
        data_class: "traffic",
        wrong_identifier: false,
        ...item,
      },
    ],
    circumstances: [],
    parent: null,
    parent_item: -1,
    incident: null,
    duplicate_of: null,
    omit: [],
    withdrawn_at: Infinity,
    files: [],
    ...more,
  };
}

/** A case that was opened by nobody: no machine of it runs. */
export function bareCase(world: World, more: Parameters<typeof caseFacts>[1] = {}): Case {
  const facts = caseFacts(world, more);
  const { form, urgency, to } = facts;
  const terms = new TermsBook(world.scenario).of(form, urgency, to.law, to.state.law, () => true);
  return new Case(facts, to, terms);
}
