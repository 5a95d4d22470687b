import type { Subject } from './subjects.js';

/** One line of the tables: what it is, how it is written, and what is wanted of it. */
export interface BenchRow {
  /** The figure's name in the results. */
  readonly figure: string;
  readonly what: string;
  readonly unit: 'ms' | 'MB' | '';
  /** At most this much, in the row's unit. */
  readonly most?: number;
  /** The floor to divide by, and how many times it the counter may be at most. */
  readonly floor?: Exclude<Subject, 'counter'>;
  readonly times?: number;
}

/** The tables, by their headings. All that says "work" is processor time of the page's main thread. */
export const tables: Readonly<Record<string, readonly BenchRow[]>> = {
  'The bar, processor slowed down four times': [
    { figure: 'start.script', what: 'scripts before idle', unit: 'ms', most: 25, floor: 'button' },
    { figure: 'start.main', what: 'all work before idle', unit: 'ms', floor: 'button' },
    {
      figure: 'start.scriptToBar',
      what: 'script is there → bar painted',
      unit: 'ms',
      floor: 'button',
      times: 1.3,
    },
    { figure: 'start.snippetToBar', what: 'snippet runs → bar painted', unit: 'ms', floor: 'button' },
    { figure: 'start.blocking', what: 'blocking time (TBT)', unit: 'ms', most: 0 },
    { figure: 'start.longest', what: 'longest task', unit: 'ms', most: 50 },
  ],
  'The window, processor slowed down four times': [
    {
      figure: 'hovered.toFocus',
      what: 'click → focus in the composer, after the pointer rested on the button',
      unit: 'ms',
      floor: 'preact',
      times: 1.3,
    },
    {
      figure: 'cold.toFocus',
      what: 'the same without that: the code comes with the click',
      unit: 'ms',
      floor: 'preact',
    },
    {
      figure: 'hovered.main',
      what: 'all work of the opening, after the pointer',
      unit: 'ms',
      floor: 'preact',
    },
    { figure: 'cold.main', what: 'the same without that', unit: 'ms', floor: 'preact' },
    { figure: 'hovered.longest', what: 'longest task, after the pointer', unit: 'ms', most: 50 },
    { figure: 'cold.longest', what: 'longest task without that', unit: 'ms', most: 50 },
    { figure: 'hovered.blocking', what: 'blocking time, after the pointer', unit: 'ms' },
    { figure: 'cold.blocking', what: 'blocking time without that', unit: 'ms' },
    { figure: 'open.heap', what: 'script heap that the open window adds to the page', unit: 'MB', most: 1 },
    { figure: 'open.nodes', what: 'nodes that it adds', unit: '', most: 120 },
    { figure: 'open.listeners', what: 'listeners that it adds', unit: '' },
  ],
  'History, processor at full speed': [
    {
      figure: 'history.100.main',
      what: '100 messages: work until they are painted',
      unit: 'ms',
      floor: 'preact',
    },
    { figure: 'history.100.shown', what: 'the same by the clock', unit: 'ms', floor: 'preact' },
    {
      figure: 'history.1000.main',
      what: '1,000 messages: work until they are painted',
      unit: 'ms',
      most: 60,
      floor: 'preact',
    },
    { figure: 'history.1000.shown', what: 'the same by the clock', unit: 'ms', floor: 'preact' },
    {
      figure: 'history.1000.memory',
      what: 'the same: script heap and page memory',
      unit: 'MB',
      floor: 'preact',
    },
    {
      figure: 'history.10000.main',
      what: '10,000 messages: work until they are painted',
      unit: 'ms',
      most: 250,
      floor: 'preact',
    },
    { figure: 'history.10000.shown', what: 'the same by the clock', unit: 'ms', floor: 'preact' },
    {
      figure: 'history.10000.memory',
      what: 'the same: script heap and page memory',
      unit: 'MB',
      most: 25,
      floor: 'preact',
    },
    { figure: 'history.10000.nodes', what: 'the same: nodes', unit: '', floor: 'preact' },
    { figure: 'scroll.1000.main', what: 'scrolling in 1,000: work in a frame', unit: 'ms', floor: 'window' },
    {
      figure: 'scroll.10000.main',
      what: 'scrolling in 10,000: work in a frame',
      unit: 'ms',
      most: 4,
      floor: 'window',
    },
  ],
  'One message after the other, a thousand of them, processor at full speed': [
    {
      figure: 'append.main',
      what: 'work for a message, its frame included',
      unit: 'ms',
      most: 3.5,
      floor: 'preact',
    },
    { figure: 'append.first', what: 'the first hundred', unit: 'ms', floor: 'preact' },
    { figure: 'append.last', what: 'the last hundred', unit: 'ms', floor: 'preact' },
    { figure: 'append.growth', what: 'last hundred by first hundred', unit: '', most: 1.2 },
  ],
};
