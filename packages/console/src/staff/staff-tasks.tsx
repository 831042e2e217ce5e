import { all, clock } from "../connection/desk-store.ts";
import { t } from "../language/language.ts";
import { Draft } from "../parts/draft.tsx";
import { InjectCard, Step } from "../parts/steps.tsx";

/** What waits at the contact points that the staff plays in the place of people. */
export function StaffTasks() {
  const played = all("state").flatMap(([, { id, played_by }]) =>
    played_by === "facilitator" ? [id] : [],
  );
  if (played.length === 0 || clock.value?.phase === "ended") return null;
  const tasks = all("task").filter(
    ([, { node, phase }]) => played.includes(node) && (phase === "asked" || phase === "started"),
  );
  const unread = all("inject").filter(
    ([, { to, status, read }]) => played.includes(to) && status === "sent" && !read,
  );
  return (
    <section class="played" aria-labelledby="play-title">
      <h2 id="play-title">
        {t("staff.play")} <span class="quiet">{played.join(", ")}</span>
      </h2>
      {tasks.length + unread.length === 0 && <p class="quiet">{t("next.none")}</p>}
      {unread.map(([key, inject]) => (
        <InjectCard key={key} inject={inject} />
      ))}
      {tasks.map(([key, task]) => (
        <Step key={key} waiting={{ id: key.slice("task/".length), task }} isNext />
      ))}
      {played.map((state) => (
        <Draft key={state} from={state} />
      ))}
    </section>
  );
}
