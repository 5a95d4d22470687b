import { createClientId } from '../createClientId.js';
import { isChatError } from '../errors.js';
import type { FileRef } from '../model.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Stage } from './createStage.js';
import type { Visitor } from './openVisitor.js';
import { picture } from './picture.js';
import { put } from './put.js';
import { readAll } from './readAll.js';

/** Types under which a browser runs what it is given. */
const active = /html|xml|svg|javascript|ecmascript/;

async function sendFile(stage: Stage, { connection }: Visitor, file: FileRef): Promise<void> {
  const sent = connection.send({ clientId: createClientId(), parts: [{ kind: 'file', file }] });
  await within(sent, stage.deadlineMs, 'send settles');
}

const filesOf = async (stage: Stage, visitor: Visitor): Promise<readonly FileRef[]> =>
  (await readAll(stage, visitor)).flatMap(({ parts }) =>
    parts.flatMap((part) => (part.kind === 'file' ? [part.file] : [])),
  );

/** Sends a whole upload through, the one after a fault. */
async function retry(
  stage: Stage,
  visitor: Visitor,
  blob: Blob,
  name: string,
  clientId: string,
): Promise<void> {
  const one = await put(stage, visitor.connection, blob, name, { clientId });
  const two = await put(stage, visitor.connection, blob, name, { clientId });
  equal([two.id, two.url], [one.id, one.url], '[id, url] of the retried upload');
  await sendFile(stage, visitor, one);
  const files = await filesOf(stage, visitor);
  equal(
    files.map(({ id, size }) => [id, size]),
    [[one.id, blob.size]],
    '[id, size] of the files in the log',
  );
}

/** Files on a path that breaks, and files that are not what they say. */
export const uploadFaults: readonly ConformanceCase[] = [
  {
    id: '53',
    title: 'the address of a file in an old message still leads to it after a reload',
    needs: ['upload', 'ability fetchFile'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const blob = picture('kept');
      await sendFile(stage, visitor, await put(stage, visitor.connection, blob, 'kept.png'));
      await visitor.close();
      const back = await stage.visit({ session: visitor.session });
      const [file] = await filesOf(stage, back);
      assert(file, 'the file message is in the log after a reload');
      const stored = await stage.remote('fetchFile')(file.url);
      equal([...stored], [...new Uint8Array(await blob.arrayBuffer())], 'bytes behind the address');
    },
  },
  {
    id: '74b',
    title: 'cut in the middle of an upload: it fails as retryable, and the second try makes one file',
    needs: ['upload', 'ability wire'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const blob = picture('x'.repeat(200_000));
      const clientId = createClientId();
      stage.wire().cutAfter('up', 100_000);
      await rejects(
        put(stage, visitor.connection, blob, 'cut.png', { clientId }),
        { kinds: ['retryable'] },
        'upload',
      );
      stage.wire().heal();
      const back = await stage.visit({ session: visitor.session });
      await retry(stage, back, blob, 'cut.png', clientId);
    },
  },
  {
    id: '76',
    title: 'a page that calls itself a picture is refused, or is not handed out as a page',
    needs: ['upload'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const page = '<!doctype html><script>alert(document.domain)</script>';
      for (const [name, type] of [
        ['photo.png', 'image/png'],
        ['photo.html', 'image/png'],
        ['photo.svg', 'image/png'],
        ['photo.png', 'text/html'],
        ['photo.png', ''],
      ] as const) {
        const what = `${name} as ${type || 'nothing'}`;
        const blob = new Blob([page], { type });
        const answer = await put(stage, visitor.connection, blob, name).catch((error: unknown) => error);
        if (isChatError(answer)) equal(answer.kind, 'rejected', `kind of the refusal of ${what}`);
        else {
          const file = answer as FileRef;
          equal(file.size, blob.size, `size of ${what}`);
          assert(
            type === 'text/html' || !active.test(file.type),
            `${what} is handed out as ${file.type}, which it was not said to be`,
          );
        }
      }
      await visitor.say('the connection lives on');
    },
  },
  {
    id: '78',
    title: 'the connection is lost during an upload: it settles, and after the reconnect there is one file',
    needs: ['upload', 'ability drop or kill or wire'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const blob = picture('y'.repeat(300_000));
      const clientId = createClientId();
      const first = put(stage, visitor.connection, blob, 'again.png', { clientId }).then(
        () => undefined,
        (error: unknown) => error,
      );
      await stage.lose(visitor);
      const error = await first;
      assert(
        error === undefined || (isChatError(error) && error.kind === 'retryable'),
        `an upload over a lost connection ends well or as retryable, and not with ${String(error)}`,
      );
      await retry(stage, await stage.comeBack(visitor), blob, 'again.png', clientId);
    },
  },
  {
    id: '79',
    title: 'the session is forgotten during an upload: it is refused, and is nobody’s file',
    needs: ['upload', 'ability forgetSessions'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const under = put(stage, visitor.connection, picture('z'.repeat(300_000)), 'late.png').then(
        () => undefined,
        (error: unknown) => error,
      );
      await stage.remote('forgetSessions')();
      const during = await under;
      assert(
        during === undefined || (isChatError(during) && ['auth', 'retryable'].includes(during.kind)),
        `an upload whose session ends ends well, or as auth or retryable, and not with ${String(during)}`,
      );
      await rejects(
        put(stage, visitor.connection, picture('later'), 'later.png'),
        { kinds: ['auth', 'retryable'] },
        'an upload under a forgotten session',
      );
      equal(await filesOf(stage, await stage.visit()), [], 'files of a new visitor');
    },
  },
];
