import { give } from "../connection/connection.ts";
import { all } from "../connection/desk-store.ts";
import { inLanguage, t } from "../language/language.ts";
import { TaskCard } from "../parts/task-card.tsx";

/** What waits at the contact points that the staff plays in the place of people. */
export function StaffTasks() {
  const played = all("state").flatMap(([, { id, played_by }]) =>
    played_by === "facilitator" ? [id] : [],
  );
  if (played.length === 0) return null;
  const tasks = all("task").filter(
    ([, { node, phase }]) => played.includes(node) && (phase === "asked" || phase === "started"),
  );
  const unread = all("inject").filter(
    ([, { to, status, read }]) => played.includes(to) && status === "sent" && !read,
  );
  return (
    <section aria-labelledby="play-title">
      <h2 id="play-title">
        {t("staff.play")} <span class="quiet">{played.join(", ")}</span>
      </h2>
      {tasks.length + unread.length === 0 && <p class="quiet">{t("next.none")}</p>}
      {unread.map(([key, { id, to, body }]) => (
        <article key={key} class="task urgent">
          <h3>
            {t("task.inject")} <span class="quiet">{to}</span>
          </h3>
          <p>{inLanguage(body)}</p>
          <button
            type="button"
            onClick={() => void give({ order: "act", act: { act: "read", inject: id } })}
          >
            {t("task.inject.done")}
          </button>
        </article>
      ))}
      {tasks.map(([key, task]) => (
        <TaskCard key={key} id={key.slice("task/".length)} task={task} />
      ))}
    </section>
  );
}
