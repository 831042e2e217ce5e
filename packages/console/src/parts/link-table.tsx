import type { Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";

/** The traffic of each link, the busiest first. */
export function LinkTable({ links, more }: { links: readonly Of<"link">[]; more: number }) {
  const ordered = links.toSorted((a, b) => b.sent - a.sent);
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("wall.link")}</th>
            <th scope="col">{t("wall.sent")}</th>
            <th scope="col">{t("wall.lost")}</th>
            <th scope="col">{t("wall.open")}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ from, to, sent, lost, open, failing }) => (
            <tr key={`${from}/${to}`}>
              <th scope="row">
                <bdi>
                  {from} → {to}
                </bdi>
              </th>
              <td>{sent}</td>
              <td>
                {lost}
                {failing && ` ✕ ${t("wall.failing")}`}
              </td>
              <td>{open}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="quiet">{t("wall.links.more", { n: more })}</p>}
    </>
  );
}
