import { plainName } from '@comptoir/transport/text';
import { useStore } from '@nanostores/preact';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { texts } from '../texts.js';
import { useDesk } from './DeskContext.js';
import { Icon } from './Icon.js';
import { PaneSwitch } from './PaneSwitch.js';
import { Toggle } from './Toggle.js';

/** Who sits here, whether new chats come, sound, shortcuts, sign-out. */
export function DeskHeader(): JSX.Element {
  const desk = useDesk();
  const { operator, status, ready } = useStore(desk.$state);
  const sound = useStore(desk.$sound);
  const notifications = useStore(desk.$notifications);
  const chats = useStore(desk.$chats);
  const narrow = useStore(desk.$columns) === 1;
  const [tested, setTested] = useState('');
  const available = status === 'available';

  async function testSound(): Promise<void> {
    setTested((await desk.testSound()) ? texts.header.soundHeard : texts.header.soundBlocked);
  }

  function signOut(): void {
    const open = chats.some((chat) => chat.conversation.phase !== 'ended');
    if (open) desk.openDialog({ kind: 'signOut' });
    else void desk.signOut();
  }

  return (
    <header class="header">
      <h1 class="brand">{texts.brand}</h1>
      <p class="header-operator">
        <bdi>{plainName(operator?.name ?? '')}</bdi>
      </p>
      {ready && (
        <Toggle
          label={texts.header.available}
          on={available}
          onChange={(on) => void desk.setStatus(on ? 'available' : 'away')}
        />
      )}
      <span class={available || !ready ? 'away-mark away-mark-off' : 'away-mark'}>{texts.header.away}</span>
      {narrow && <PaneSwitch />}
      <div class="header-tools">
        {notifications !== undefined && !narrow && (
          <Toggle
            label={texts.header.notifications}
            on={notifications}
            onChange={(on) => void desk.setNotifications(on)}
          />
        )}
        <Toggle label={texts.header.sound} on={sound} onChange={desk.setSound} />
        <button class="button button-quiet header-test" type="button" onClick={() => void testSound()}>
          {texts.header.testSound}
        </button>
        <span class="header-tested" role="status">
          {tested}
        </span>
        <button
          class="button button-quiet button-icon header-keys"
          type="button"
          aria-label={texts.header.shortcuts}
          title={`${texts.header.shortcuts} (?)`}
          onClick={() => desk.openDialog({ kind: 'shortcuts' })}
        >
          <Icon name="keyboard" />
        </button>
        <button class="button button-quiet" type="button" onClick={signOut}>
          {texts.header.signOut}
        </button>
      </div>
    </header>
  );
}
