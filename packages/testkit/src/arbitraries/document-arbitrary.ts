import { formatInstant, formatIsoDuration } from "@contactpoint/engine";
import type { ScenarioDocument } from "@contactpoint/scenario";
import fc from "fast-check";
import { choicesArbitrary } from "./choices-arbitrary.ts";
import { FAULT_KINDS, faultsArbitrary } from "./faults-arbitrary.ts";
import { CONDUCT, SURROUNDINGS } from "./features.ts";
import { ERAS, fictitiousFrame, type Frame } from "./frame.ts";
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
  const frames = ERAS.flatMap((era) => SIZES.map((size) => fictitiousFrame(era, size)));
  return fc.oneof(
    ...frames.map((frame) => {
      const features = { ...CONDUCT, ...SURROUNDINGS };
      return fc
        .tuple(statesArbitrary(frame), mixtureArbitrary(frame, features), eventsArbitrary(frame))
        .map(([states, mixture, { seed, ...events }]) => {
          const document = merged({ ...skeleton(frame), seed, states }, mixture);
          return { ...document, ...events, faults: overLinksOf(document, events.faults) };
        });
    }),
  );
}

/**
 * The base with other needs, duty, laws, times, errors and practice, further faults and choices.
 * Its States, providers, treaties, topology and register stay, and so do its own faults.
 */
export function neighbourArbitrary(base: Section, frame: Frame): fc.Arbitrary<ScenarioDocument> {
  const { expectations: _expected, objectives: _aims, injects: _injects, ...kept } = base;
  const own = Array.isArray(base["faults"]) ? (base["faults"] as readonly Plain[]) : [];
  return fc
    .tuple(mixtureArbitrary(frame, CONDUCT, kept), eventsArbitrary(frame))
    .map(([mixture, events]) => ({
      ...merged(kept, mixture),
      ...events,
      faults: [...own, ...events.faults],
    }));
}

/** Sections of the features that are in, and of those that are left out of a fictitious network. */
function mixtureArbitrary(
  frame: Frame,
  features: Readonly<Record<string, Feature>>,
  base?: Section,
): fc.Arbitrary<Section> {
  const names = Object.keys(features);
  return fc
    .record(
      {
        without: fc.subarray(names),
        drawn: fc.record(
          Object.fromEntries(
            Object.entries(features).map(([name, { drawn }]) => [name, drawn(frame)]),
          ),
          RECORD,
        ),
      },
      RECORD,
    )
    .map(({ without, drawn }) =>
      Object.entries(features).reduce<Section>((document, [name, { plain }]) => {
        if (!without.includes(name)) return merged(document, drawn[name] ?? {});
        return base === undefined ? merged(document, plain(frame)) : document;
      }, {}),
    );
}

type Feature = typeof CONDUCT | typeof SURROUNDINGS extends Record<string, infer F> ? F : never;

interface Events {
  readonly seed: number;
  readonly workload: readonly Section[];
  readonly faults: readonly Section[];
  readonly choices: readonly Section[];
}

/** Needs, faults of some of the kinds, and now and then a choice. */
function eventsArbitrary(frame: Frame): fc.Arbitrary<Events> {
  return fc
    .record(
      {
        seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
        workload: workloadArbitrary(frame),
        kinds: fc.subarray([...FAULT_KINDS]),
        faults: faultsArbitrary(frame),
        choices: fc.option(choicesArbitrary(frame, ["first", "second"]), { freq: 1, nil: [] }),
      },
      RECORD,
    )
    .map(({ kinds, faults, ...events }) => ({
      ...events,
      faults: faults.filter(({ kind }) => kinds.some((one) => one === kind)),
    }));
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
