/** What the browser tests need of an engine, and no more: the same for Playwright's engines and for WebDriver. */

/** A key by its name in `KeyboardEvent.key`. */
export type Key = 'Escape' | 'Tab' | 'Enter';

/** What style sheets can ask for. */
export interface Media {
  readonly print?: boolean;
  readonly dark?: boolean;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
}

/** One tab of one person. */
export interface Tab {
  go(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  /** A real click on a link; resolves when the next page has loaded. */
  follow(selector: string): Promise<void>;
  /** Runs in the page. `work` may not reach for anything outside itself but its argument. */
  run<Argument, Result>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  run<Result>(work: () => Result | Promise<Result>): Promise<Result>;
  /** A real click on the first match; open shadow roots are looked into. */
  click(selector: string): Promise<void>;
  /** Real keys into the first match; `\n` is Enter. */
  type(selector: string, text: string): Promise<void>;
  /** One key, wherever the focus is. */
  press(key: Key): Promise<void>;
  /** Makes the page's viewport this large, in CSS pixels; WebKitGTK's window is never narrower than 447. */
  resize(width: number, height: number): Promise<void>;
  /** What a person has asked the system for; what is left out is as without it. @throws Error where `cannot` has `media`. */
  media(wanted: Media): Promise<void>;
  /** What is to be seen of the page, as PNG. */
  picture(): Promise<Buffer>;
  /** Closes the tab as a person does: the page hears `pagehide`. */
  close(): Promise<void>;
}

/** A running browser with one person's profile: its tabs share storage. `shop.test` leads to 127.0.0.1. */
export interface EngineBrowser {
  /** As the browser says it itself. */
  readonly version: string;
  /** A tab of WebKitGTK is hidden under automation; a window of its own is seen. @default 'tab' */
  tab(kind?: 'tab' | 'window'): Promise<Tab>;
  /** Every process of it, as a sleeping laptop stops them all. */
  processes(): readonly number[];
  close(): Promise<void>;
}

/** How a browser is started. */
export interface EngineOptions {
  /** What the person has switched off. */
  readonly storage?: 'blocked';
  /** A folder that survives the browser: for restarts. @default a new one, removed at the end */
  readonly profile?: string;
}

/** One of the three families of browsers. */
export interface Engine {
  readonly name: 'Chromium' | 'Firefox ESR' | 'WebKitGTK';
  /** Why it cannot run here; `undefined` when it can. */
  readonly missing: string | undefined;
  /** What it cannot show under automation, by name of the option or behaviour. */
  readonly cannot: readonly ('profile' | 'bfcache' | 'blocked storage' | 'media' | 'names')[];
  open(options?: EngineOptions): Promise<EngineBrowser>;
}
