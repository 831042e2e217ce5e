import { t } from "../language/language.ts";
import { DayStrip } from "./day-strip.tsx";
import { DutyTable } from "./duty-table.tsx";
import { Folded } from "./folded.tsx";
import { LatencyTable } from "./latency-table.tsx";
import { LinkGraph } from "./link-graph.tsx";
import { LinkTable } from "./link-table.tsx";
import type { Picture } from "./picture.ts";
import { WorldMap } from "./world-map.tsx";

/** Where it is day and night, who is there, how busy the links are and how long it takes; each drawing with its table. */
export function PictureView({ picture }: { picture: Picture }) {
  const { now, states, links, moreLinks, latencies, realStates } = picture;
  return (
    <>
      <section aria-labelledby="wall-title">
        <h2 id="wall-title">{t("wall.title")}</h2>
        <DayStrip picture={picture} />
        <Folded title={t("wall.table")}>{() => <DutyTable states={states} now={now} />}</Folded>
        {realStates && <p class="quiet">{t("real.notice")}</p>}
      </section>
      <section aria-labelledby="latency-title">
        <h2 id="latency-title">{t("latency.title")}</h2>
        <LatencyTable rows={latencies} />
      </section>
      <section aria-labelledby="map-title">
        <h2 id="map-title">{t("map.title")}</h2>
        <WorldMap picture={picture} />
      </section>
      <section aria-labelledby="links-title">
        <h2 id="links-title">{t("wall.links")}</h2>
        <LinkGraph picture={picture} />
        <p class="quiet small">{t("wall.links.help")}</p>
        <Folded title={t("wall.table")}>
          {() => <LinkTable links={links} more={moreLinks} />}
        </Folded>
      </section>
    </>
  );
}
