import { all, beat, clock, clockCame, exerciseNow, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { clockText, spanWords } from "../parts/time-text.ts";

interface Row {
  readonly state: Of<"state">;
  readonly owed: number;
  /** Real milliseconds for which the oldest answer has been owed. */
  readonly waited: number;
  readonly holds: boolean;
}

/** Contact points that people play, and those that owe something: the longest owed first. */
export function OwedStates() {
  const rows = rowsOf();
  const now = exerciseNow.value;
  return (
    <section aria-labelledby="owed-title">
      <h2 id="owed-title">{t("owed.states")}</h2>
      <table class="owed">
        <thead>
          <tr>
            <th scope="col">{t("wall.state")}</th>
            <th scope="col">{t("wall.time")}</th>
            <th scope="col">{t("owed.count")}</th>
            <th scope="col">{t("owed.since")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ state, owed, waited, holds }) => (
            <tr key={state.id} class={holds ? "holds" : ""}>
              <th scope="row">
                {state.name} <span class="quiet">{state.id}</span>
                <br />
                <span class="quiet small">
                  {t(`played.${state.played_by}`)} · {t(`duty.${state.duty}`)}
                </span>
              </th>
              <td>
                <bdi>{clockText(now, state.offset)}</bdi>
              </td>
              <td>{owed === 0 ? <span class="quiet">{t("owed.none")}</span> : owed}</td>
              <td>
                {owed > 0 && (
                  <>
                    <strong>{spanWords(waited)}</strong>
                    <br />
                    <span class="quiet small">{holds ? t("clock.holds") : t("clock.spent")}</span>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function rowsOf(): readonly Row[] {
  const shown = clock.value;
  const passed = shown?.phase === "running" ? Math.max(0, beat.value - clockCame.value) : 0;
  const debts = Map.groupBy(shown?.debts ?? [], ({ state }) => state);
  return all("state")
    .map(([, state]): Row => {
      const own = debts.get(state.id) ?? [];
      const waited = Math.max(0, ...own.map((debt) => debt.waited + passed));
      return { state, owed: own.length, waited, holds: own.some(({ slows }) => slows) };
    })
    .filter(({ state, owed }) => owed > 0 || state.played_by !== "machine")
    .toSorted((one, other) => other.waited - one.waited);
}
