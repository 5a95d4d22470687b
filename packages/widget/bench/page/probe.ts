/** What is done and timed inside of the page, the same for every subject. Times in milliseconds of wall clock. */
import './bench.js';
import { makeMessages, markOf } from './makeMessages.js';

const nextFrame = (): Promise<number> => new Promise(requestAnimationFrame);

/** From inside of a frame's callback: once the frame is painted. */
function painted(): Promise<number> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve(performance.now());
    };
    port2.postMessage(0);
  });
}

async function until(holds: () => boolean): Promise<number> {
  do await nextFrame();
  while (!holds());
  return painted();
}

const button = (): HTMLElement | null | undefined => window.bench.root()?.querySelector('button');
const scroller = (): Element | null | undefined => window.bench.root()?.querySelector('.p-scroll');

function isLast(index: number): boolean {
  const last = window.bench.root()?.querySelector('[role=log]')?.lastElementChild?.lastElementChild;
  return last?.textContent?.includes(markOf(index)) === true;
}

const probe = {
  /** Puts the script into the page as a shop's snippet does, until its button is painted. */
  async insert(src: string) {
    const script = document.createElement('script');
    script.async = true;
    script.src = src;
    const start = performance.now();
    document.head.append(script);
    const end = await until(() => (button()?.getBoundingClientRect().width ?? 0) > 0);
    const [entry] = performance.getEntriesByName(script.src) as PerformanceResourceTiming[];
    return { fromSnippet: end - start, fromArrival: end - (entry?.responseEnd ?? Number.NaN) };
  },
  /** What a pointer does on its way to the button. */
  hover(): void {
    button()?.dispatchEvent(new PointerEvent('pointerenter'));
  },
  /** From the click until the composer has the focus. */
  press(): Promise<number> {
    return new Promise((resolve) => {
      const start = performance.now();
      const look = (): void => {
        if (window.bench.root()?.activeElement?.localName !== 'textarea') return;
        document.removeEventListener('focusin', look);
        resolve(performance.now() - start);
      };
      document.addEventListener('focusin', look);
      button()?.click();
    });
  },
  open: (): void => window.bench.open(),
  /** From the moment the messages are there until the last of them is painted. */
  async history(count: number): Promise<number> {
    const messages = makeMessages(0, count);
    await nextFrame();
    await painted();
    const start = performance.now();
    window.bench.give(messages);
    return (await until(() => isLast(count - 1))) - start;
  },
  /** Goes back in the list, one step a frame, as a reader does. */
  async scroll(frames: number, step: number): Promise<number> {
    const box = scroller();
    if (!box) throw new Error('There is nothing to scroll.');
    const start = box.scrollTop;
    for (let frame = 0; frame < frames; frame++) {
      await nextFrame();
      box.scrollTop -= step;
    }
    return start - box.scrollTop;
  },
  /** One message a frame. */
  async append(from: number, count: number): Promise<void> {
    for (const message of makeMessages(from, count)) {
      await nextFrame();
      window.bench.push(message);
    }
    await until(() => isLast(from + count - 1));
  },
};

/** What the page offers to the driver. */
export type Probe = typeof probe;

Object.assign(window, { probe });
