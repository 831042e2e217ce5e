import type { Of } from "../connection/desk-store.ts";
import { named, t } from "../language/language.ts";
import { clockText, offsetText } from "./time-text.ts";

/** Contact points with their local time, who plays them and who is at the desk. */
export function DutyTable({ states, now }: { states: readonly Of<"state">[]; now: number }) {
  return (
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
            <th scope="row">
              <bdi>{state.name}</bdi> <span class="quiet">{state.id}</span>
              <br />
              <span class="quiet small">
                {named("played", state.played_by)}
                {state.hub && ` · ${t("wall.hub")}`}
              </span>
            </th>
            <td>
              <bdi>{clockText(now, state.offset)}</bdi>
              <br />
              <bdi class="quiet small">{offsetText(state.offset)}</bdi>
            </td>
            <td>{named("duty", state.duty)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
