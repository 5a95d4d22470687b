/** A whole chat backend inside the page: for demos, for tests, and for a first try without any server. */
export type {
  DeskEvent,
  MemoryBackend,
  MemoryBackendOptions,
  MemoryCounter,
  MemoryOperator,
  VisitorListener,
  VisitorPort,
} from './memory/backend.js';
export { createMemoryBackend } from './memory/createMemoryBackend.js';
export type { MemoryTransportOptions } from './memory/memoryTransport.js';
export { memoryTransport } from './memory/memoryTransport.js';
export type { ScriptedOperatorOptions } from './memory/scriptedOperator.js';
export { scriptedOperator } from './memory/scriptedOperator.js';
