import { all, exerciseNow, one, type Of } from "../connection/desk-store.ts";
import { inLanguage, t } from "../language/language.ts";
import { clockText, passedText } from "../parts/time-text.ts";

const WIDTH = 1_200;
const LABEL = 110;
const ROW = 22;
const TOP = 22;
const HOUR = 3_600_000;

/**
 * Injects on the time of the exercise, a row for each addressee. It runs left to right in every
 * language; the list of injects says the same in words.
 */
export function InjectLine({
  chosen,
  onChoose,
}: {
  chosen: string | null;
  onChoose: (id: string) => void;
}) {
  const exercise = one("exercise", "exercise");
  const injects = all("inject").map(([, inject]) => inject);
  if (exercise === undefined || injects.length === 0) return null;
  const { starts, ends } = exercise;
  const rows = [...new Set(injects.map(({ to }) => to))].toSorted();
  const height = TOP + ROW * rows.length + 6;
  const x = (at: number): number =>
    LABEL + ((at - starts) / Math.max(1, ends - starts)) * (WIDTH - LABEL - 12);
  const now = Math.min(ends, Math.max(starts, exerciseNow.value));
  return (
    <section class="inject-line" aria-labelledby="line-title">
      <h2 id="line-title">{t("line.title")}</h2>
      <div class="scroll" dir="ltr" tabIndex={0} role="group" aria-labelledby="line-title">
        <svg viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={t("line.title")}>
          <rect
            class="passed"
            x={LABEL}
            y={TOP - 4}
            width={Math.max(0, x(now) - LABEL)}
            height={height - TOP}
          />
          <Ticks starts={starts} ends={ends} x={x} height={height} />
          {rows.map((row, index) => (
            <g key={row}>
              <line class="row" x1="0" x2={WIDTH} y1={rowEnd(index)} y2={rowEnd(index)} />
              <text class="row-text" x="0" y={rowEnd(index) - 6}>
                {row}
              </text>
            </g>
          ))}
          <line class="now" x1={x(now)} x2={x(now)} y1={TOP - 8} y2={height} />
          {injects.map((inject) => (
            <Mark
              key={inject.id}
              inject={inject}
              x={x}
              y={rowEnd(rows.indexOf(inject.to)) - ROW / 2}
              isChosen={inject.id === chosen}
              onChoose={onChoose}
            />
          ))}
        </svg>
      </div>
    </section>
  );
}

function rowEnd(index: number): number {
  return TOP + ROW * (index + 1);
}

interface Scale {
  readonly x: (at: number) => number;
}

/** Not more than a dozen, at full hours of the exercise. */
function Ticks({
  starts,
  ends,
  x,
  height,
}: Scale & { starts: number; ends: number; height: number }) {
  const steps = [0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 168].map((hours) => hours * HOUR);
  const step = steps.find((one) => (ends - starts) / one <= 12) ?? ends - starts;
  const count = Math.floor((ends - starts) / step);
  return (
    <>
      {Array.from({ length: count + 1 }, (_, index) => starts + index * step).map((at) => (
        <g key={at}>
          <line class="tick" x1={x(at)} x2={x(at)} y1={TOP - 6} y2={height} />
          {at < ends && (
            <text class="tick-text" x={x(at) + 3} y={12}>
              {passedText(at - starts)}
            </text>
          )}
        </g>
      ))}
    </>
  );
}

function Mark({
  inject,
  x,
  y,
  isChosen,
  onChoose,
}: Scale & {
  inject: Of<"inject">;
  y: number;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const at = inject.sent_at ?? inject.planned_at ?? inject.script?.planned_at ?? null;
  if (at === null) return null;
  const first = inject.script?.planned_at ?? null;
  const [cx, was] = [x(at), first === null ? null : x(first)];
  const state = `${inject.status}${isChosen ? " chosen" : ""}`;
  return (
    <g class={`mark ${state}`} onClick={() => onChoose(inject.id)}>
      {was !== null && Math.abs(was - cx) > 2 && (
        <line class="moved" x1={was} x2={cx} y1={y} y2={y} />
      )}
      <circle cx={cx} cy={y} r="6" />
      {inject.status === "skipped" && (
        <path d={`M${cx - 4} ${y - 4}L${cx + 4} ${y + 4}M${cx + 4} ${y - 4}L${cx - 4} ${y + 4}`} />
      )}
      <title>{`${inject.id}: ${t(`inject.${inject.status}`)}, ${clockText(at)} UTC. ${inLanguage(inject.body)}`}</title>
    </g>
  );
}
