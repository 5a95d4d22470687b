/** The floor of what comes with the first open: a bar by hand, and a bare Preact window that is fetched on the way to it. */
import type { Message } from '@comptoir/transport';
import '../page/bench.js';
import { createFloorBar } from './createFloorBar.js';

interface Part {
  mountFloor(root: ShadowRoot): (messages: readonly Message[]) => void;
}

let loading: Promise<Part> | undefined;
const load = (): Promise<Part> => {
  const address = '/floors/preactWindow.js';
  loading ??= import(/* @vite-ignore */ address);
  return loading;
};
let isOpen = false;
const root = createFloorBar(
  async () => {
    if (isOpen) return;
    isOpen = true;
    const { mountFloor } = await load();
    window.floor = { give: mountFloor(root) };
  },
  () => void load(),
);
