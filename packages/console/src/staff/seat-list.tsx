import { give } from "../connection/connection.ts";
import { all, clock, type Of } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { AskSure } from "../parts/ask-sure.tsx";
import { Readiness, ReadyCount } from "../parts/readiness.tsx";

type SeatAct = "revoke" | "give-to-machine" | "take-over" | "give-back";

/** Who sits where; seats can be taken over by the facilitator or a machine, and given back. */
export function SeatList({ canGovern }: { canGovern: boolean }) {
  // Who practised matters to whoever waits with the start.
  const isLobby = clock.value?.phase === "lobby";
  return (
    <section aria-labelledby="seats-title">
      <h2 id="seats-title">{t("seats.title")}</h2>
      {isLobby && <ReadyCount />}
      <ul class="list">
        {all("seat").map(([key, one]) => (
          <li key={key}>
            <p class="split">
              <span>
                <strong>
                  <bdi>{one.id}</bdi>
                </strong>{" "}
                <span class="quiet small">
                  {one.people.length === 0
                    ? t("seats.nobody")
                    : one.people.map(({ name }) => name).join(", ")}
                  {one.taken_over_by !== null &&
                    ` · ${t("seats.by", { by: t(`played.${one.taken_over_by}`) })}`}
                </span>{" "}
                {isLobby && <Readiness seat={one} />}
              </span>
              <span class={one.connected ? "verified small" : "quiet small"}>
                {one.connected ? `● ${t("seats.connected")}` : `○ ${t("seats.away")}`}
              </span>
            </p>
            {canGovern && one.role === "player" && <SeatButtons of={one} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SeatButtons({ of }: { of: Of<"seat"> }) {
  const order = (act: SeatAct): void => void give({ order: "seat", seat: of.id, act });
  const button = (act: SeatAct, text: string) => (
    <button
      type="button"
      class="quiet-button small"
      aria-label={`${text}: ${of.id}`}
      onClick={() => order(act)}
    >
      {text}
    </button>
  );
  return (
    <p class="buttons">
      {of.taken_over_by !== "machine" && button("give-to-machine", t("seats.machine"))}
      {of.taken_over_by !== "facilitator" && button("take-over", t("seats.take"))}
      {of.taken_over_by !== null && button("give-back", t("seats.back"))}
      <AskSure
        text={t("seats.revoke")}
        sure={t("seats.revoke.sure")}
        onSure={() => order("revoke")}
      />
    </p>
  );
}
