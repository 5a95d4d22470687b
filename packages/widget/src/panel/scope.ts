import type { Session } from '@comptoir/core';
import { createContext, type JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { Dictionary } from '../locales/createDictionary.js';
import type { Words } from '../locales/en.js';
import type { PanelOptions } from './panel.js';

/** What every piece of one window can reach. */
export interface Scope {
  readonly options: PanelOptions;
  readonly session: Session;
  readonly words: Words;
  readonly dictionary: Dictionary;
  /** Lays a questionnaire over the end of the conversation; `undefined` takes it away and keeps its draft. */
  openForm(form: JSX.Element | undefined): void;
  /** Puts the focus into the composer. Not needed where what was pressed goes: see `keepFocus`. */
  focus(): void;
}

/** Where `useScope` finds its window. */
export const ScopeContext = createContext<Scope | undefined>(undefined);

/**
 * The window this component is in.
 *
 * @throws TypeError outside of one.
 */
export function useScope(): Scope {
  const scope = useContext(ScopeContext);
  if (!scope) throw new TypeError('useScope: no chat window around this component; use mountPanel');
  return scope;
}
