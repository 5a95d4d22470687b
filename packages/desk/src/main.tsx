import { parseServerToOperatorFrame } from '@comptoir/transport/wire';
import { render } from 'preact';
import './styles/desk.css';
import { browserNotifications } from './alerts/browserNotifications.js';
import { createChime } from './alerts/createChime.js';
import { deskTitle } from './alerts/deskTitle.js';
import { browserEnvironment } from './connection/browserEnvironment.js';
import { createAccount } from './connection/createAccount.js';
import { bindShortcuts } from './keys/bindShortcuts.js';
import { createDesk } from './state/createDesk.js';
import { App } from './view/App.js';
import { watchColumns } from './view/watchColumns.js';

const socketUrl = new URL('/v1/operator', location.href);
socketUrl.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';

const desk = createDesk({
  environment: browserEnvironment(socketUrl.href),
  account: createAccount(),
  chime: createChime(),
  notifications: browserNotifications(),
  parse: parseServerToOperatorFrame,
});

const root = document.querySelector('#desk');
if (root === null) throw new TypeError('index.html has no element with the id "desk".');

watchColumns((query) => matchMedia(query), desk.setColumns);
bindShortcuts(desk, window);
desk.$unread.subscribe((unread) => {
  document.title = deskTitle(unread);
});
render(<App desk={desk} />, root);
void desk.start();
