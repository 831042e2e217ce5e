import { Fragment } from "preact";
import { named, t } from "../language/language.ts";
import type { Picture } from "./picture.ts";
import { spanText } from "./time-text.ts";

type Row = Picture["latencies"][number];

/** How long it has taken so far; people and machines never in one row, the open ones counted. */
export function LatencyTable({ rows }: { rows: Picture["latencies"] }) {
  if (rows.length === 0) return <p class="quiet">{t("latency.none")}</p>;
  return (
    <div class="wide" tabIndex={0} role="group" aria-label={t("latency.title")}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("latency.measure")}</th>
            <th scope="col">{t("latency.n")}</th>
            <th scope="col">{t("latency.half")}</th>
            <th scope="col">{t("latency.most")}</th>
            <th scope="col">{t("latency.longest")}</th>
            <th scope="col">{t("latency.open")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={`${row.measure}/${row.by}`}>
              <tr>
                <th scope="row">
                  {named("latency", row.measure)}
                  <br />
                  <span class="quiet small">{named("by", row.by)}</span>
                </th>
                <td>{row.n}</td>
                <td>{reached(row.p50_s)}</td>
                <td>{reached(row.p90_s)}</td>
                <td>{row.max_s === null ? "–" : <bdi>{spanText(row.max_s)}</bdi>}</td>
                <td>
                  {row.censored}
                  {row.open_s !== null && (
                    <>
                      {" "}
                      <bdi dir="ltr">(&gt; {spanText(row.open_s)})</bdi>
                    </>
                  )}
                  {row.competing > 0 && (
                    <>
                      <br />
                      <span class="quiet small">{t("latency.moot", { n: row.competing })}</span>
                    </>
                  )}
                </td>
              </tr>
              <Values row={row} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Of a few, shares say nothing: they are listed, across the table. */
function Values({ row: { values } }: { row: Row }) {
  if (values === null) return null;
  return (
    <tr class="values-of">
      <td class="small" colSpan={6}>
        {t("latency.values")}{" "}
        {values.map(({ exercise_s, ending }, index) => (
          <>
            {index > 0 && "; "}
            <bdi dir="ltr">
              {ending === "censored" ? `> ${spanText(exercise_s)}` : spanText(exercise_s)}
            </bdi>
            {ending === "competing" && ` (${t("latency.moot.one")})`}
          </>
        ))}
      </td>
    </tr>
  );
}

function reached(seconds: number | null) {
  return seconds === null ? t("latency.not-yet") : <bdi>{spanText(seconds)}</bdi>;
}
