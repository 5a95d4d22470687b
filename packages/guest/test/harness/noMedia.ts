import type { Scenario } from './scenario.js';

const reason = 'its driver cannot change what the system asks for';

/** Where the system cannot be asked for another look. */
export const noMedia: NonNullable<Scenario['notIn']> = { 'Firefox ESR': reason, WebKitGTK: reason };
