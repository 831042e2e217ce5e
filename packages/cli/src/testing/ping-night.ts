/** A night in which people play one State and machines the other. */
export const PING_NIGHT = {
  format: "contactpoint/1",
  id: "ping-night",
  version: "1.0.0",
  title: "Ping night",
  marking: "EXERCISE EXERCISE EXERCISE",
  level: "L1",
  seed: 5,
  clock: { start: "2027-03-27T21:30:00Z", duration: "P1D", allowed_rates: [1] },
  states: {
    XA: { name: "Astoria", zone: "Europe/Paris", played_by: "human" },
    XB: { name: "Borealia", zone: "America/Chicago" },
  },
  instruments: {
    convention: { basis: "UNCC", parties: "all", in_force_from: "2026-01-01", assumed: true },
  },
  providers: { mailhaven: { state: "XB", retention: "P7D" } },
};
