import { defineComponent, onActivated, onBeforeUnmount, onDeactivated, onMounted, toRaw, watch } from 'vue';
import { copyData } from '../keeper/copyData.js';
import { createChatKeeper } from '../keeper/createChatKeeper.js';
import type { Chat } from '../launcher/chat.js';
import type { ChatOptions } from '../launcher/chatOptions.js';
import { chatProps } from './chatProps.js';

/**
 * The counter, for as long as this component is mounted and not put aside by `KeepAlive`; it renders nothing
 * where it stands. `ready` brings the verbs of each counter.
 *
 * `context`, `consent` and `hidden` change under the running counter; a change of any other prop puts another
 * one in its place. Props are compared by what they say, but a `transport` by identity: make it once.
 */
export const ComptoirChat = defineComponent({
  name: 'ComptoirChat',
  inheritAttrs: false,
  props: chatProps,
  emits: { ready: (_: Chat) => true },
  setup(props, { emit }) {
    const keeper = createChatKeeper((chat) => emit('ready', chat));
    const options = (): ChatOptions => {
      const { transport, ...data } = props;
      // Copied here already, so that Vue sees all that was read.
      return { ...copyData(data), transport: toRaw(transport) };
    };
    let isHere = false;
    const be = (here: boolean) => () => {
      isHere = here;
      if (here) keeper.update(options());
      else keeper.leave();
    };
    for (const comes of [onMounted, onActivated]) comes(be(true));
    for (const goes of [onDeactivated, onBeforeUnmount]) goes(be(false));
    watch(options, (now) => isHere && keeper.update(now));
    return () => null;
  },
});
