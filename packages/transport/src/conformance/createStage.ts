import { createClientId } from '../createClientId.js';
import type { ConversationId, Message } from '../model.js';
import type { Hello, Sent, Transport } from '../transport.js';
import { assert, within } from './assertions.js';
import type { BackendRemote, DeskRemote, DeskSeen, Harness, Wire } from './harness.js';
import { openVisitor, type Visitor } from './openVisitor.js';
import { textOf } from './texts.js';
import { watchFor } from './watchFor.js';

/** A visitor in an open conversation. */
export interface Talk {
  readonly visitor: Visitor;
  readonly conversation: ConversationId;
  readonly first: Sent;
}

/** What an operator may be able to do. */
type OptionalVerb = 'edit' | 'remove' | 'transfer' | 'sayAsBot' | 'leave' | 'comeBack';

/** Where one case plays: the harness with what every case does with it. */
export interface Stage {
  readonly harness: Harness;
  /** The deadline of every wait, in milliseconds. */
  readonly deadlineMs: number;
  /** Connects a tab. All tabs are closed after the case. */
  visit(hello?: Hello, transport?: Transport): Promise<Visitor>;
  /** Connects again as the same visitor, from where this tab stood. */
  comeBack(visitor: Visitor): Promise<Visitor>;
  /** A visitor whose first message has reached the operator. */
  talk(intent?: string): Promise<Talk>;
  /** Waits until the desk has seen something. */
  desk<T>(look: (seen: DeskSeen) => T | undefined | false, what: string): Promise<T>;
  /** The desk says something and these tabs hear it: whatever came before has been delivered by then. */
  fence(conversation: ConversationId, ...visitors: readonly Visitor[]): Promise<Message>;
  /** A remote control that the case has declared as needed. */
  remote<Name extends keyof BackendRemote>(name: Name): NonNullable<BackendRemote[Name]>;
  /** The wire, which the case has declared as needed. */
  wire(): Wire;
  /** Something the operator does that the case has declared as needed; it has a deadline. */
  operator<Name extends OptionalVerb>(name: Name): NonNullable<DeskRemote[Name]>;
  /** Loses every connection, by a cut or by killing the backend, and brings the backend back. */
  lose(...visitors: readonly Visitor[]): Promise<void>;
  /** Closes the tabs, and fails when an adapter spoke too early or too late. */
  clear(): Promise<void>;
}

/** Sets the stage for one case. */
export function createStage(harness: Harness, deadlineMs: number): Stage {
  const visitors: Visitor[] = [];
  const { desk, backend } = harness;
  let fences = 0;

  const stage: Stage = {
    harness,
    deadlineMs,
    async visit(hello = {}, transport = harness.tab()) {
      const visitor = await openVisitor(transport, hello, deadlineMs);
      visitors.push(visitor);
      return visitor;
    },
    comeBack: ({ session, cursor }) => stage.visit({ session, ...(cursor !== undefined && { cursor }) }),
    async talk(intent = 'chat') {
      const visitor = await stage.visit();
      const first = await visitor.connection.send({
        clientId: createClientId(),
        parts: [{ kind: 'text', text: `hello, ${intent}` }],
        intent,
      });
      const { conversation } = first.message;
      await stage.desk(
        (seen) =>
          seen.chats.get(conversation)?.phase === 'open' &&
          seen.messages.some(({ id }) => id === first.message.id),
        'the operator gets the conversation and its first message',
      );
      await visitor.until(
        () => visitor.conversation?.phase === 'open',
        'the visitor hears that his conversation is open',
      );
      return { visitor, conversation, first };
    },
    desk: (look, what) => watchFor(desk.onChange, () => look(desk.seen), deadlineMs, `desk: ${what}`),
    async fence(conversation, ...listeners) {
      const text = `fence ${++fences}`;
      const said = await within(
        desk.say(conversation, [{ kind: 'text', text }]),
        deadlineMs,
        `the operator says “${text}”`,
      );
      for (const visitor of listeners) {
        await visitor.until(
          () => visitor.heard.some((message) => message.id === said.id),
          `“${text}” arrives`,
        );
      }
      assert(textOf(said) === text, `the operator's own message comes back as ${JSON.stringify(said)}`);
      return said;
    },
    remote(name) {
      const control = backend[name];
      assert(control, `the harness declares “${name}” and has no such remote control`);
      return control.bind(backend) as NonNullable<BackendRemote[typeof name]>;
    },
    wire() {
      assert(harness.wire, 'the harness declares “wire” and has none');
      return harness.wire;
    },
    operator(name) {
      const verb = desk[name];
      assert(verb, `the harness declares “${name}” and its desk has no such remote control`);
      return verb.bind(desk) as NonNullable<DeskRemote[typeof name]>;
    },
    async lose(...losers) {
      const kills = backend.drop === undefined && harness.wire === undefined;
      if (kills) await stage.remote('kill')();
      else await (backend.drop?.() ?? harness.wire?.cut());
      for (const { connection } of losers) await within(connection.closed, deadlineMs, 'closed settles');
      if (kills) await stage.remote('start')();
    },
    async clear() {
      for (const visitor of visitors) await visitor.close();
      for (const { faults } of visitors) assert(faults.length === 0, faults.join('; '));
    },
  };
  return stage;
}
