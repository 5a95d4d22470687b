import { count } from '../locales/count.js';
import { params } from '../locales/params.js';

/** The words of the questionnaire, in English. */
export const formWords = {
  start: 'Answer a few questions',
  resume: 'Continue',
  answered: 'Answered',
  progress: params<{ step: string; steps: string }>('{step} of {steps}'),
  back: 'Back',
  next: 'Next',
  skip: 'Skip',
  submit: 'Send answers',
  leave: 'Skip, just talk',
  upTo: count({ one: 'At most {count}', other: 'At most {count}' }),
  addPhoto: 'Add a photo',
  questions: count({ one: '{count} question', other: '{count} questions' }),
};
