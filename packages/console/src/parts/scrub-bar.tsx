import { run, show, standing, step, wanted } from "../connection/run-store.ts";
import { named, t } from "../language/language.ts";
import type { Of } from "../connection/desk-store.ts";
import { isPlaying, speed, SPEEDS } from "./play-forward.ts";
import { clockText, passedText, spanText } from "./time-text.ts";

const MINUTE = 60_000;
/** What arrow keys may move by. */
const STRIDES = [1, 5, 15, 60, 360, 1_440].map((minutes) => minutes * MINUTE);
/** Arrow keys cross the run in about so many strides. */
const STRIDES_ACROSS = 200;

/** The instant that is shown: a slider over the run, its marks, and buttons for the same. */
export function ScrubBar({ of }: { of: Of<"run"> }) {
  const at = wanted.value;
  const { starts, ends } = of;
  const stride = STRIDES.find((one) => one * STRIDES_ACROSS >= ends - starts) ?? 1_440 * MINUTE;
  const told = standing.value;
  const reading = `${clockText(at, 0, true)} UTC, ${passedText(at - starts)}`;
  return (
    <section class="scrub" aria-label={t("replay.bar")}>
      <p class="instant">
        <strong>
          <bdi>{clockText(at, 0, true)} UTC</bdi>
        </strong>{" "}
        <bdi>{passedText(at - starts)}</bdi>{" "}
        <span class="quiet">{t("replay.line", { line: told?.line ?? 0, lines: of.lines })}</span>
      </p>
      <div class="bar-and-marks" dir="ltr">
        <input
          type="range"
          min={starts}
          max={ends}
          step="1"
          value={at}
          aria-label={t("replay.bar")}
          aria-valuetext={reading}
          aria-describedby="scrub-help"
          onInput={(event) => show(Number(event.currentTarget.value))}
          onKeyDown={(event) => {
            const move = moveOf(event.key, stride);
            if (move === null) return;
            event.preventDefault();
            if (event.shiftKey) void step(move < 0 ? "previous" : "next");
            else show(at + move);
          }}
        />
        <Marks of={of} />
      </div>
      <div class="buttons">
        <button
          type="button"
          disabled={told?.previous === null}
          onClick={() => void step("previous")}
        >
          {t("replay.previous")}
        </button>
        <button type="button" class="main" onClick={() => (isPlaying.value = !isPlaying.value)}>
          {isPlaying.value ? t("replay.pause") : t("replay.play")}
        </button>
        <button type="button" disabled={told?.next === null} onClick={() => void step("next")}>
          {t("replay.next")}
        </button>
        <label>
          {t("replay.speed")}{" "}
          <select
            value={speed.value}
            onChange={(event) => (speed.value = Number(event.currentTarget.value))}
          >
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                × {one}
              </option>
            ))}
          </select>
        </label>
        <span id="scrub-help" class="quiet small">
          {t("replay.help", { step: spanText(stride / 1_000) })}
        </span>
      </div>
    </section>
  );
}

/** By how much a key moves; null: the slider's own business. It runs left to right in every language. */
function moveOf(key: string, stride: number): number | null {
  switch (key) {
    case "ArrowRight":
    case "ArrowUp":
      return stride;
    case "ArrowLeft":
    case "ArrowDown":
      return -stride;
    case "PageUp":
      return 10 * stride;
    case "PageDown":
      return -10 * stride;
    default:
      return null;
  }
}

const GLYPHS = {
  inject: "▼",
  "fault-began": "◆",
  "fault-ended": "◇",
  violation: "✕",
} as const;

function Marks({ of: { marks, starts, ends } }: { of: Of<"run"> }) {
  if (marks.length === 0) return null;
  return (
    <svg class="marks" role="img" aria-label={t("replay.marks", { n: marks.length })}>
      {marks.map(({ line, at, mark, name }) => (
        <text
          key={`${line}${mark}${name}`}
          class={mark}
          x={`${(((at - starts) / Math.max(1, ends - starts)) * 100).toFixed(2)}%`}
          y="14"
          text-anchor="middle"
        >
          {GLYPHS[mark]}
          <title>{`${named("mark", mark)}: ${name}`}</title>
        </text>
      ))}
    </svg>
  );
}

/** The marks as a table, each with a way to its instant. */
export function MarkTable() {
  const of = run.value;
  if (of === undefined || of.marks.length === 0) return null;
  return (
    <details class="mark-table">
      <summary>{t("replay.marks", { n: of.marks.length + of.more_marks })}</summary>
      <table>
        <tbody>
          {of.marks.map(({ line, at, mark, name, because }) => (
            <tr key={`${line}${mark}${name}`}>
              <td>
                <button type="button" class="time" onClick={() => show(at)}>
                  <bdi>{clockText(at)} UTC</bdi>
                </button>
              </td>
              <th scope="row">
                <span aria-hidden="true">{GLYPHS[mark]}</span> {named("mark", mark)}
              </th>
              <td lang="en">
                <bdi>{name}</bdi>
                {because !== "" && `: ${because}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {of.more_marks > 0 && <p class="quiet">{t("replay.marks.more", { n: of.more_marks })}</p>}
    </details>
  );
}
