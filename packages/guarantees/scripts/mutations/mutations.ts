import type { Mutation } from './mutation.js';

const kit = 'packages/server/test/websocket.contract.test.ts';

/** Everything that nothing lost rests on, each with the tests that must notice when it is gone. */
export const mutations: readonly Mutation[] = [
  {
    mechanism: 'unique client id',
    change: 'no index, and no look for the id before a message is stored',
    edits: [
      {
        file: 'packages/server/src/storage/sqlite/migrations.ts',
        from: 'create unique index once on messages',
        to: 'create index once on messages',
      },
      {
        file: 'packages/server/src/storage/sqlite/sendAsVisitor.ts',
        from: 'if (first !== undefined) {',
        to: 'if (first === null) {',
      },
    ],
    project: 'contract',
    tests: kit,
    title: '#2[45] ',
  },
  {
    mechanism: 'unique index',
    change: 'the look for the id stays, the index is gone',
    edits: [
      {
        file: 'packages/server/src/storage/sqlite/migrations.ts',
        from: 'create unique index once on messages',
        to: 'create index once on messages',
      },
    ],
    project: 'unit',
    tests: 'packages/server/src/storage/sqlite/createSqliteStorage.test.ts',
  },
  {
    mechanism: 'ack after commit',
    change: 'the acknowledgement leaves before the message is stored',
    edits: [
      {
        file: 'packages/server/src/visitor/onSend.ts',
        from: 'const stored = await storage.log.sendAsVisitor({',
        to: `const early = { id: frame.clientId, clientId: frame.clientId, order: '0', conversation: 'c', at: now() };
  const told = { ...early, from: 'visitor', parts: frame.parts } as const;
  link.send({ type: 'ok', id: frame.id, message: told, cursor: '', duplicate: false });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const stored = await storage.log.sendAsVisitor({`,
      },
    ],
    project: 'contract',
    tests: 'packages/server/test/durability.contract.test.ts',
  },
  {
    mechanism: 'gap check',
    change: 'a snapshot that does not go on from the cursor is taken as if it did',
    edits: [
      {
        file: 'packages/core/src/connection/createSupervisor.ts',
        from: 'hello.cursor !== undefined && connection.snapshot.complete',
        to: 'hello.cursor !== undefined',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/createSession',
  },
  {
    mechanism: 'outbox write-ahead',
    change: 'a message may leave before it is kept',
    edits: [
      {
        file: 'packages/core/src/outbox/createMirror.ts',
        from: 'return kept.some(({ clientId }) => clientId === first?.clientId) ? first : undefined;',
        to: 'return first;',
      },
      {
        file: 'packages/core/src/outbox/createCourier.ts',
        from: "await mirror.change({ type: 'tried', clientId });",
        to: "void mirror.change({ type: 'tried', clientId });",
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/createSession',
  },
  {
    mechanism: 'outbox',
    change: 'nothing is kept beyond the page',
    edits: [
      {
        file: 'packages/core/src/outbox/createDelivery.ts',
        from: 'const opening = isOwned ? openStore(options) : undefined;',
        to: 'const opening = isOwned ? undefined : undefined;',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/createSession',
  },
  {
    mechanism: 'write-ahead before the outbox has come',
    change: 'what is sent before the code of the outbox is there stands in memory alone',
    edits: [
      {
        file: 'packages/core/src/outbox/createLateDelivery.ts',
        from: 'if (isWrittenAhead(entry)) {',
        to: 'if (!entry.parts) {',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/createSession.ahead.test.ts',
  },
  {
    mechanism: 'write-ahead before the database is open',
    change: 'what is sent while the database is being opened stands in memory alone',
    edits: [
      {
        file: 'packages/core/src/outbox/createLateDelivery.ts',
        from: 'if (isWrittenAhead(entry)) {',
        to: 'if (isWrittenAhead(entry) && !state().outbox[0]) {',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/createSession.ahead.test.ts',
  },
  {
    mechanism: 'resume',
    change: 'the cursor is not sent when coming back',
    edits: [
      {
        file: 'packages/transport/src/adapters/websocket/connectLink.ts',
        from: `          identity,
          cursor,`,
        to: '          identity,',
      },
    ],
    project: 'contract',
    tests: kit,
    title: '#(9|14) ',
  },
  {
    mechanism: 'heartbeat',
    change: 'a silent connection is never asked',
    edits: [
      {
        file: 'packages/transport/src/adapters/websocket/createPulse.ts',
        from: 'timer = setTimeout(tick, ms);',
        to: 'timer = setTimeout(() => ms, ms);',
      },
    ],
    project: 'contract',
    tests: kit,
    title: '#8 ',
  },
  {
    mechanism: 'ordering',
    change: "messages stand as they came, not by the backend's order",
    edits: [
      {
        file: 'packages/core/src/messages/mergeMessages.ts',
        from: 'return [...kept, ...added].sort(byOrder);',
        to: 'return byOrder ? [...kept, ...added] : [];',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/',
  },
  {
    mechanism: 'tab lock',
    change: 'every tab sends at once',
    edits: [
      {
        file: 'packages/core/src/outbox/createDelivery.ts',
        from: 'if (!shelter.isShared()) return held();',
        to: 'if (!signal.aborted) return held();',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/createSession',
  },
  {
    mechanism: 'sleep detection',
    change: 'a gap in time is nothing',
    edits: [
      {
        file: 'packages/core/src/connection/reduceConnection.ts',
        from: "case 'restored':\n      return phase === 'idle' || isOver ? at",
        to: "case 'restored':\n      return phase !== 'idle' || isOver ? at",
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/',
  },
  {
    mechanism: 'echo and acknowledgement are one',
    change: 'messages are paired by the id of the backend alone',
    edits: [
      {
        file: 'packages/core/src/messages/mergeMessages.ts',
        from: 'taken.get(id) ?? taken.get(clientId)',
        to: 'taken.get(id) ?? taken.get(clientId.slice(0, 0))',
      },
    ],
    project: 'unit',
    tests: 'packages/core/src/',
  },
  {
    mechanism: 'stream behind the snapshot',
    change: 'what happens while a snapshot is read is dropped',
    edits: [
      {
        file: 'packages/server/src/socket/holdBack.ts',
        from: 'else held.push(frame);',
        to: 'else held = [...held];',
      },
    ],
    project: 'unit',
    tests: 'packages/server/src/socket/holdBack.test.ts',
  },
];
