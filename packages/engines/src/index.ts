export type { Engine, EngineBrowser, EngineOptions, Key, Media, Tab } from './engine.js';
export { engines } from './engines.js';
