/** A wire that breaks on demand, for the tests of adapters. Runs in Node alone. */

export type { Direction, Wire } from './conformance/harness.js';
export type { FaultProxy, FaultProxyOptions } from './faultProxy/createFaultProxy.js';
export { createFaultProxy } from './faultProxy/createFaultProxy.js';
export type { Target } from './faultProxy/target.js';
