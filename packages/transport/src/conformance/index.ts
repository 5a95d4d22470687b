export type { AdapterCase, ConformanceCase, ElsewhereCase } from './conformanceCase.js';
export type { DeskRecorder } from './createDeskSeen.js';
export { createDeskSeen } from './createDeskSeen.js';
export type {
  Ability,
  BackendRemote,
  DeskRemote,
  DeskSeen,
  Direction,
  Harness,
  Wire,
} from './harness.js';
export type { Need } from './needs.js';
export type { ConformanceReport, TestTransportOptions } from './testTransport.js';
export { testTransport } from './testTransport.js';
