import { formatInstant, formatIsoDuration } from "@contactpoint/engine";
import type { ScenarioDocument } from "@contactpoint/scenario";
import fc from "fast-check";
import { choicesArbitrary } from "./choices-arbitrary.ts";
import { faultsArbitrary } from "./faults-arbitrary.ts";
import { CONDUCT, each, type Feature, SURROUNDINGS } from "./features.ts";
import { ERAS, fictitiousFrame, type Frame } from "./frame.ts";
import { livenessArbitrary } from "./liveness-arbitrary.ts";
import { isSection, merged } from "./merged.ts";
import { type Plain, RECORD, type Section } from "./plain-data.ts";
import { statesArbitrary } from "./states-arbitrary.ts";
import { workloadArbitrary } from "./workload-arbitrary.ts";

/**
 * Whole documents of two to four fictitious States and a few needs, made to break rules: each
 * varies some features, suffers some kinds of fault, and lasts from four days to more than half a
 * year. It shrinks towards all features and no faults.
 */
export function documentArbitrary(): fc.Arbitrary<ScenarioDocument> {
  return fc.oneof(
    ...ERAS.flatMap((era) =>
      SIZES.map((size) => ({
        weight: era.weight,
        arbitrary: framedArbitrary(fictitiousFrame(era, size)),
      })),
    ),
  );
}

function framedArbitrary(frame: Frame): fc.Arbitrary<ScenarioDocument> {
  const features = { ...CONDUCT, ...SURROUNDINGS };
  return fc
    .tuple(statesArbitrary(frame), mixtureArbitrary(frame, features), eventsArbitrary(frame))
    .map(([states, mixture, { seed, phase, ...events }]) => {
      const document = merged({ ...skeleton(frame), seed, states }, mixture);
      return { ...document, ...phase, ...events, faults: overLinksOf(document, events.faults) };
    });
}

/**
 * The base with other needs, duty, laws, times, errors and practice, further faults and choices.
 * Its States, providers, treaties, topology and register stay, and so do its own faults. Nobody
 * forgets to renew an order.
 */
export function neighbourArbitrary(
  base: ScenarioDocument,
  frame: Frame,
): fc.Arbitrary<ScenarioDocument> {
  // A document is plain data by its definition; it was read from a file or drawn.
  const plain = base as Section;
  const { expectations: _expected, objectives: _aims, injects: _injects, ...kept } = plain;
  const nobodyForgets = { profiles: each(frame.profiles, { error: { forget_renewal: 0 } }) };
  const own = Array.isArray(plain["faults"]) ? (plain["faults"] as readonly Plain[]) : [];
  return fc
    .tuple(mixtureArbitrary(frame, CONDUCT, true), eventsArbitrary(frame))
    .map(([mixture, { phase, ...events }]) => ({
      ...merged(merged(kept, mixture), nobodyForgets, 4),
      ...phase,
      ...events,
      faults: [...own, ...events.faults],
    }));
}

/** Sections of the features that are in, and of those that are left out of a fictitious network. */
function mixtureArbitrary(
  frame: Frame,
  features: Readonly<Record<string, Feature>>,
  isBase = false,
): fc.Arbitrary<Section> {
  const list = Object.values(features);
  return fc.tuple(...list.map(({ drawn }) => fc.option(drawn(frame), { freq: 2 }))).map((all) =>
    all.reduce<Section>((document, drawn, index) => {
      if (drawn !== null) return merged(document, drawn);
      return isBase ? document : merged(document, list[index]?.plain(frame) ?? {});
    }, {}),
  );
}

interface Events {
  readonly seed: number;
  readonly workload: readonly Section[];
  readonly faults: readonly Section[];
  readonly choices: readonly Section[];
  /** `liveness`, or nothing. */
  readonly phase: Section;
}

/** Needs, faults of some of the kinds, and now and then a choice. */
function eventsArbitrary(frame: Frame): fc.Arbitrary<Events> {
  return fc.record(
    {
      seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
      workload: workloadArbitrary(frame),
      faults: faultsArbitrary(frame),
      phase: fc.option(livenessArbitrary(frame), { freq: 2, nil: {} }),
      choices: fc.option(choicesArbitrary(frame, ["first", "second"]), { freq: 2, nil: [] }),
    },
    RECORD,
  );
}

/** Where not every pair of States has a link, a fault of one link strikes all of a State's instead. */
function overLinksOf({ topology }: Section, faults: readonly Section[]): readonly Section[] {
  if (isSection(topology) && topology["kind"] === "mesh") return faults;
  return faults.map(({ link, ...fault }) =>
    Array.isArray(link) ? { ...fault, state: link[0] } : fault,
  );
}

function skeleton({ start, length, networks, states }: Frame): Section {
  return {
    format: "contactpoint/1",
    id: "hunted",
    version: "1.0.0",
    title: "Hunted",
    marking: "EXERCISE",
    clock: { start: formatInstant(start), duration: formatIsoDuration(length) },
    networks: Object.fromEntries(networks.map((name) => [name, states.slice(0, 2)])),
  };
}

const SIZES = [2, 3, 4];
