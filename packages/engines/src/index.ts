export type { Engine, EngineBrowser, EngineOptions, Tab } from './engine.js';
export { engines } from './engines.js';
