import { clock } from './clock.js';
import { createLink, type Frame, type Link } from './createLink.js';
import { type Flight, type Flown, toFlown } from './flight.js';
import { waitUntil } from './waitUntil.js';

/** What is left of the acknowledged messages in the server's log. */
export interface Audit {
  readonly acked: number;
  readonly lost: number;
  readonly doubled: number;
}

/** Pairs of a visitor and the operator whom the server gave to him. */
export interface Talk {
  readonly links: readonly Link[];
  ready(): Promise<void>;
  steady(perSecond: number, seconds: number): Promise<Flown>;
  flatOut(seconds: number): Promise<Flown>;
  audit(): Promise<Audit>;
}

interface Voice {
  readonly side: 'visitor' | 'operator';
  say(clientId: string, text: string): void;
}

const text = 'Do you have the linen dress in size M, and when could it be here? Thank you!';

/** Opens all links; a visitor's first message opens the conversation. */
export function createTalk(url: string, cookies: readonly string[], visitors: number): Talk {
  const address = url.replace('http', 'ws');
  const flights = new Map<string, Flight>();
  const acked = new Map<string, Set<string>>();
  const voices: Voice[] = [];
  const conversations = new Map<string, number>();
  const pages = new Map<string, (frame: Frame) => void>();
  const shown = new Map<string, Link>();
  let count = 0;
  let onAck = (_voice: Voice): void => undefined;

  const heard = (clientId: unknown, side: Voice['side']): void => {
    const flight = flights.get(String(clientId));
    if (flight !== undefined && flight.voice.side !== side) flight.arrivedAt ??= clock();
  };
  const answered = (frame: Frame): void => {
    const flight = flights.get(frame.id as string);
    if (flight === undefined) return;
    if (frame.type === 'error') flight.refused = String(frame.code);
    else {
      flight.ackedAt ??= clock();
      acked.get(frame.message.conversation as string)?.add(frame.id as string);
    }
    onAck(flight.voice as Voice);
  };
  const onFrame = (side: Voice['side'], frame: Frame): void => {
    if (frame.type === 'message') heard(frame.message.clientId, side);
    else if (frame.type === 'chat') for (const { clientId } of frame.chat.messages) heard(clientId, side);
    else if (pages.has(frame.id as string)) pages.get(frame.id as string)?.(frame);
    else if (frame.type === 'ok' || frame.type === 'error') answered(frame);
  };

  const desks = cookies.map((cookie) => {
    const link: Link = createLink({
      address: `${address}/v1/operator`,
      cookie,
      hello: () => ({}),
      onFrame: (frame) => {
        const chats: readonly Frame[] =
          frame.type === 'welcome' ? frame.chats : frame.type === 'chat' ? [frame.chat] : [];
        for (const { conversation } of chats) shown.set(conversation.id as string, link);
        onFrame('operator', frame);
      },
    });
    return link;
  });
  const people = Array.from({ length: visitors }, (_, index) => {
    let token: string | undefined;
    let cursor: string | undefined;
    const link: Link = createLink({
      address: `${address}/v1/visitor`,
      hello: () => (token === undefined ? {} : { token, cursor }),
      onFrame: (frame) => {
        if (frame.type === 'welcome') {
          if (token === undefined) voice.say(`first-${index}`, text);
          token = frame.token as string;
          for (const { clientId } of frame.messages) heard(clientId, 'visitor');
        }
        if (frame.cursor !== undefined) cursor = frame.cursor as string;
        if (frame.id === `first-${index}` && !conversations.has(frame.message.conversation as string)) {
          const conversation = frame.message.conversation as string;
          conversations.set(conversation, index);
          acked.set(conversation, new Set([frame.id as string]));
          voices.push(voice, {
            side: 'operator',
            say: (clientId, words) =>
              shown.get(conversation)?.send({
                type: 'send',
                id: clientId,
                conversation,
                clientId,
                parts: [{ kind: 'text', text: words }],
              }),
          });
        }
        onFrame('visitor', frame);
      },
    });
    const voice: Voice = {
      side: 'visitor',
      say: (clientId, words) =>
        link.send({ type: 'send', id: clientId, clientId, parts: [{ kind: 'text', text: words }] }),
    };
    return link;
  });

  const say = (voice: Voice, dueAt: number): void => {
    count += 1;
    const clientId = `m${process.pid}-${count}`;
    flights.set(clientId, { voice, dueAt });
    voice.say(clientId, text);
  };
  const landed = async (start: number): Promise<Flown> => {
    const end = clock() + 5_000;
    const flying = () =>
      [...flights.values()].some(
        (f) => f.refused === undefined && (f.ackedAt === undefined || f.arrivedAt === undefined),
      );
    while (flying() && clock() < end) await new Promise((resolve) => setTimeout(resolve, 20));
    const flown = toFlown([...flights.values()], start);
    flights.clear();
    return flown;
  };

  return {
    links: [...desks, ...people],
    ready: () => waitUntil(() => voices.length === 2 * visitors && shown.size >= visitors),
    steady: async (perSecond, seconds) => {
      const start = clock();
      let sent = 0;
      while (sent < perSecond * seconds) {
        // Each has the time at which it was due, so that a stall is felt by all who would have written in it.
        for (; sent < Math.min(perSecond * seconds, ((clock() - start) / 1000) * perSecond); sent++) {
          const voice = voices[Math.floor(Math.random() * voices.length)];
          if (voice !== undefined) say(voice, start + (sent / perSecond) * 1000);
        }
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
      return landed(start);
    },
    flatOut: async (seconds) => {
      const start = clock();
      onAck = (voice) => {
        if (clock() < start + seconds * 1000) say(voice, clock());
      };
      for (const voice of voices) say(voice, clock());
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      onAck = () => undefined;
      return landed(start);
    },
    audit: async () => {
      let lost = 0;
      let doubled = 0;
      let total = 0;
      for (const [conversation, ids] of acked) {
        const link = people[conversations.get(conversation) ?? -1];
        const stored: string[] = [];
        let before: string | undefined;
        do {
          count += 1;
          const id = `page-${count}`;
          const page = await new Promise<Frame>((resolve) => {
            pages.set(id, resolve);
            link?.send({ type: 'history', id, limit: 100, ...(before === undefined ? {} : { before }) });
          });
          pages.delete(id);
          stored.push(...page.messages.flatMap((m: Frame) => (m.clientId === undefined ? [] : [m.clientId])));
          before = page.before as string | undefined;
        } while (before !== undefined);
        const there = new Set(stored);
        doubled += stored.length - there.size;
        lost += [...ids].filter((id) => !there.has(id)).length;
        total += ids.size;
      }
      return { acked: total, lost, doubled };
    },
  };
}
