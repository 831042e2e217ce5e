import { signal } from "@preact/signals";

/** Seconds from one ringing to the next. */
const EVERY = 4;
/** Beginning in seconds and pitch in hertz of the two tones of one ringing. */
const TONES = [
  [0, 880],
  [0.25, 660],
] as const;
const TONE_SECONDS = 0.2;
const VOLUME = 0.15;

/** The browser lets the page make no sound until somebody presses a key or a button on it. */
export const isHeldBack = signal(false);

let context: AudioContext | null = null;
let ringing: AudioBufferSourceNode | null = null;

/** Begins to ring, and goes on until `stopRinging`, also while the page is in the background. */
export function startRinging(): void {
  if (ringing !== null) return;
  const open = opened();
  ringing = open.createBufferSource();
  ringing.buffer = toneOf(open);
  // The sound itself is a loop: browsers slow the timers of pages in the background, not their sound.
  ringing.loop = true;
  ringing.connect(open.destination);
  ringing.start();
  allowSound();
}

export function stopRinging(): void {
  ringing?.stop();
  ringing = null;
}

/** Rings once, to try the sound. */
export function ringOnce(): void {
  const open = opened();
  const once = open.createBufferSource();
  once.buffer = toneOf(open);
  once.connect(open.destination);
  once.start();
  allowSound();
}

/** Asks the browser to let the page sound; it does so when a person has just pressed something. */
export function allowSound(): void {
  void context?.resume();
}

/** One for the whole life of the page: browsers allow only a few. */
function opened(): AudioContext {
  if (context !== null) return context;
  const made = new AudioContext();
  context = made;
  const note = (): void => void (isHeldBack.value = made.state === "suspended");
  made.addEventListener("statechange", note);
  note();
  for (const pressed of ["pointerdown", "keydown"]) addEventListener(pressed, allowSound);
  return made;
}

/** Two tones and the silence after them; made here, so that nothing has to be loaded. */
function toneOf(open: AudioContext): AudioBuffer {
  const { sampleRate } = open;
  const buffer = open.createBuffer(1, EVERY * sampleRate, sampleRate);
  const samples = buffer.getChannelData(0);
  for (const [begins, pitch] of TONES)
    for (let index = 0; index < TONE_SECONDS * sampleRate; index++) {
      const seconds = index / sampleRate;
      // It swells and fades, so that it does not click.
      const swell = Math.sin((Math.PI * seconds) / TONE_SECONDS);
      samples[Math.floor(begins * sampleRate) + index] =
        VOLUME * swell * Math.sin(2 * Math.PI * pitch * seconds);
    }
  return buffer;
}
