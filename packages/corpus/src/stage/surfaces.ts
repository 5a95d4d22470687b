import { counterSurface } from './counterSurface.js';
import { boardSurface, chatSurface } from './deskSurface.js';
import { formSurface } from './formSurface.js';
import { languageSurface } from './languageSurface.js';
import { outsideSurface } from './outsideSurface.js';
import { promptSurface } from './promptSurface.js';
import type { Surface } from './stage.js';
import { talkSurface } from './talkSurface.js';
import { wordsSurface } from './wordsSurface.js';

/** Every place that shows foreign strings. */
export const surfaces: readonly Surface[] = [
  talkSurface,
  formSurface,
  counterSurface,
  languageSurface,
  wordsSurface,
  promptSurface,
  boardSurface,
  chatSurface,
  outsideSurface,
];
