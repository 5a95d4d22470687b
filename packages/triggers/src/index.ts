export { browserEnvironment } from './browserEnvironment.js';
export type { Keep } from './createMemory.js';
export type { Explanation, Triggers, TriggersOptions } from './createTriggers.js';
export { createTriggers } from './createTriggers.js';
export type { BroadcastPort, StoragePort, TriggersEnvironment } from './environment.js';
export type { FactName, Facts, FactType, FactValue } from './facts.js';
export { factTypes } from './facts.js';
export type { Happening, History, HistoryEvent } from './history.js';
export type { Money } from './money.js';
export type { Operator } from './operators.js';
export type { ParsedRules } from './parseRules.js';
export { parseRules } from './parseRules.js';
export type { Prompt } from './prompt.js';
export type {
  Budget,
  Condition,
  HelpPayload,
  Limits,
  Problem,
  PromptButton,
  Rule,
  RuleSet,
  Schedule,
  Text,
  Unless,
  When,
} from './rules.js';
export type { ChatFacts, ShopContext } from './shopContext.js';
export type { SignalEvent } from './signalEvent.js';
export type { ConditionTrace, DecisionTrace, GateTrace, Reason, RuleTrace } from './trace.js';
