import type fc from 'fast-check';
import type { World } from '../world/createWorld.js';
import { perform } from '../world/perform.js';
import type { Step } from '../world/step.js';
import { stepArbitraries } from './stepArbitraries.js';

/** What must be known to choose the next step. The judging is the checker's, on the whole history. */
export interface Model {
  tabs: number;
}

/** More tabs are more of the same. */
const mostTabs = 4;

/** A step as fast-check runs, replays and shrinks it. */
export function toCommand(step: Step): fc.AsyncCommand<Model, World> {
  return {
    check: ({ tabs }) => (step.do === 'open' ? tabs < mostTabs : !('tab' in step) || tabs > 0),
    async run(model, world) {
      if (step.do === 'open') model.tabs += 1;
      if (step.do === 'close') model.tabs -= 1;
      await perform(world, step);
    },
    toString: () => JSON.stringify(step),
  };
}

/** Fast-check draws each of a list with the same chance; a step of weight n therefore stands in it n times. */
export const stepCommands = stepArbitraries.flatMap(([weight, arbitrary]) =>
  Array.from({ length: weight }, () => arbitrary.map(toCommand)),
);
