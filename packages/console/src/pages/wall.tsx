import { all, exerciseNow, one } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { DayStrip } from "../parts/day-strip.tsx";
import { clockText } from "../parts/time-text.ts";

/** What everybody may see: where it is day and night, and how busy the links are. */
export function Wall() {
  const now = exerciseNow.value;
  const states = all("state").map(([, state]) => state);
  const links = all("link").toSorted(([, a], [, b]) => b.sent - a.sent);
  return (
    <>
      <section aria-labelledby="wall-title">
        <h2 id="wall-title">{t("wall.title")}</h2>
        <DayStrip />
        <details>
          <summary>{t("wall.table")}</summary>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("wall.state")}</th>
                <th scope="col">{t("wall.time")}</th>
                <th scope="col">{t("wall.duty")}</th>
              </tr>
            </thead>
            <tbody>
              {states.map((state) => (
                <tr key={state.id}>
                  <th scope="row">{state.name}</th>
                  <td>
                    <bdi>{clockText(now, state.offset)}</bdi>
                  </td>
                  <td>{named("duty", state.duty)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
        {one("exercise", "exercise")?.real_states === true && (
          <p class="quiet">{t("real.notice")}</p>
        )}
      </section>
      <section aria-labelledby="links-title">
        <h2 id="links-title">{t("wall.links")}</h2>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("wall.links")}</th>
              <th scope="col">{t("wall.sent")}</th>
              <th scope="col">{t("wall.lost")}</th>
              <th scope="col">{t("wall.open")}</th>
            </tr>
          </thead>
          <tbody>
            {links.map(([key, link]) => (
              <tr key={key}>
                <th scope="row">
                  <bdi>
                    {link.from} → {link.to}
                  </bdi>
                </th>
                <td>{link.sent}</td>
                <td>{link.lost}</td>
                <td>{link.open}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
