import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Desk } from '../state/desk.js';

/** Hands the desk down to every component. */
export const DeskContext = createContext<Desk | undefined>(undefined);

/** The desk of this page. @throws TypeError outside of `DeskContext` */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === undefined) throw new TypeError('useDesk needs a DeskContext.Provider above it.');
  return desk;
}
