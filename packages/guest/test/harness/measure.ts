/** A rectangle in viewport coordinates, rounded to whole pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** How one of our elements stands in the viewport. */
export interface Standing extends Box {
  /** Whether a press in its middle reaches it. */
  readonly isReached: boolean;
  /** Whether it is painted at all, as far as the engine says it: neither transparent, nor skipped, nor hidden. */
  readonly isSeen: boolean;
  readonly fontSize: string;
  readonly color: string;
}

/** The viewport without scroll bars. */
export interface View {
  readonly width: number;
  readonly height: number;
}

/** Measures the first match in our shadow root; `null` without one. Runs in the page. */
export function measure(selector: string): Standing | null {
  const host = document.querySelector('comptoir-counter');
  const root = host?.shadowRoot;
  const element = root?.querySelector(selector);
  if (!root || !element) return null;
  const { left, top, width, height } = element.getBoundingClientRect();
  const { fontSize, color } = getComputedStyle(element);
  const [x, y] = [left + width / 2, top + height / 2];
  const found = root.elementFromPoint(x, y);
  return {
    left: Math.round(left),
    top: Math.round(top),
    width: Math.round(width),
    height: Math.round(height),
    isSeen:
      element.checkVisibility?.({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      }) ?? true,
    isReached: document.elementFromPoint(x, y) === host && found !== null && element.contains(found),
    fontSize,
    color,
  };
}

/** Measures the viewport. Runs in the page. */
export function measureView(): View {
  // Without scroll bars, which `innerWidth` and `innerHeight` count.
  const { width, height, scale } = visualViewport ?? { width: innerWidth, height: innerHeight, scale: 1 };
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}
