import { exerciseNow, nameOf, one, seat } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { zonedText } from "./time-text.ts";

/** What time it is here and at the other end of a request. */
export function LocalTimes({ from, to }: { from: string; to: string }) {
  const own = seat.value?.states[0] ?? to;
  const other = from === own ? to : from;
  return (
    <dl class="fields times">
      <Reading name={t("case.here")} state={own} />
      <Reading name={t("case.there", { state: nameOf(other) })} state={other} />
    </dl>
  );
}

function Reading({ name, state }: { name: string; state: string }) {
  const offset = one("state", `state/${state}`)?.offset ?? 0;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{zonedText(exerciseNow.value, offset)}</bdi>
      </dd>
    </div>
  );
}
