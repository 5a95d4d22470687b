export { type Anomaly, type AnomalyKind, anomalyKinds } from './checks/anomaly.js';
export { checkHistory } from './checks/checkHistory.js';
export { formatHistory } from './history/formatHistory.js';
export type {
  History,
  HistoryEvent,
  LogMessage,
  SeenMessage,
  ShownEvent,
} from './history/historyEvent.js';
export { parseHistory } from './history/parseHistory.js';
