import fc from "fast-check";

/** Some zones that come up often enough to compare; clocks change in most, by half an hour in one. */
const FREQUENT = [
  "Europe/Paris",
  "America/New_York",
  "Asia/Kathmandu",
  "Pacific/Auckland",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
];

/** Any of these zones, two times of three one of a few. */
export function worldZones(all: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...all) },
    { weight: 2, arbitrary: fc.constantFrom(...FREQUENT) },
  );
}
