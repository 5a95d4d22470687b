import type { Alert } from './alertFor.js';

/** The desk's bell. */
export interface Chime {
  /** Resolves to whether the browser let it sound: it refuses before the first click or key. */
  play(alert: Alert): Promise<boolean>;
  destroy(): void;
}

/** Two tones each, in hertz: rising for somebody new, falling for a word in a chat. */
const tones: Readonly<Record<Alert, readonly [number, number]>> = {
  chat: [587.33, 880],
  message: [783.99, 659.25],
};

const toneSeconds = 0.16;

/** Loud enough across a desk, quiet enough in a headset. */
const loudness = 0.12;

function ring(context: AudioContext, pitch: number, start: number): void {
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.frequency.value = pitch;
  gain.gain.setValueAtTime(0, start);
  gain.gain.linearRampToValueAtTime(loudness, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + toneSeconds * 2);
  oscillator.connect(gain).connect(context.destination);
  oscillator.start(start);
  oscillator.stop(start + toneSeconds * 2);
}

/** A blocked context may answer `resume` only after the next click, so nobody waits for it longer than this. */
const resumeMs = 400;

function resumeSoon(context: AudioContext): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, resumeMs);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    context.resume().then(done, done);
  });
}

/**
 * Makes the bell; no audio is set up before the first sound.
 *
 * @param createContext `undefined` where there is no Web Audio: the bell then stays silent.
 */
export function createChime(
  createContext: () => AudioContext | undefined = () =>
    typeof AudioContext === 'undefined' ? undefined : new AudioContext(),
): Chime {
  let context: AudioContext | undefined;
  return {
    async play(alert) {
      context ??= createContext();
      if (context === undefined) return false;
      const bell = context;
      if (bell.state !== 'running') await resumeSoon(bell);
      // Tones put into a sleeping context would all ring at once when it wakes.
      if (bell.state !== 'running') return false;
      const [first, second] = tones[alert];
      ring(bell, first, bell.currentTime + 0.02);
      ring(bell, second, bell.currentTime + 0.02 + toneSeconds);
      return true;
    },
    destroy() {
      void context?.close().catch(() => undefined);
      context = undefined;
    },
  };
}
