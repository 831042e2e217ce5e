import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { geoEquirectangular, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { filter, filterAttachedWeight, presimplify, simplify } from "topojson-simplify";

/** Least area of a detail that is kept, and of an island, in square degrees. */
const DETAIL = 0.35;
const ISLAND = 4;
/** The part that is shown: no State has a clock further south. */
const VIEW: [[number, number], [number, number]] = [
  [-180, -84],
  [180, 60],
];

type Topology = Parameters<typeof presimplify>[0];

/** The land of the world without any border, one degree a unit, north up. */
export function landSvg(): string {
  const file = fileURLToPath(import.meta.resolve("world-atlas/land-110m.json"));
  const world = JSON.parse(readFileSync(file, "utf8")) as Topology;
  const weighed = presimplify(world);
  const coarse = simplify(filter(weighed, filterAttachedWeight(weighed, ISLAND)), DETAIL);
  const { land } = coarse.objects;
  if (land?.type !== "GeometryCollection") throw new TypeError("the atlas has no land");
  // One degree a unit. It cuts what reaches over the date line.
  const flat = geoEquirectangular()
    .scale(180 / Math.PI)
    .translate([0, 0])
    .precision(0)
    .clipExtent(VIEW);
  const path = geoPath(flat).digits(1)(feature(coarse, land)) ?? "";
  return `${HEAD}<path id="land" d="${path}"/></svg>\n`;
}

const HEAD = `<!-- Land of the world, generalised. Made with Natural Earth (1:110m land, naturalearthdata.com),
     which is in the public domain, through world-atlas; see bench/generate-land.ts. It shows no borders. -->
<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -84 360 144">`;
