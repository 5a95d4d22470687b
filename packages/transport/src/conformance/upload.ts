import { createClientId } from '../createClientId.js';
import { isChatError } from '../errors.js';
import { assert, equal, rejects } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import { picture } from './picture.js';
import { put } from './put.js';

/** A backend may put something harmless for what some file system does not take; the rest stays. */
const withoutReserved = (name: string) => name.replace(/["<>|:*?]/g, '_');

/** Files. */
export const upload: readonly ConformanceCase[] = [
  {
    id: '71',
    title: 'a file is stored as it is, and too large a one is refused with the limit',
    needs: ['upload', 'ability fetchFile'],
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      const { connection } = visitor;
      const blob = picture('small');
      const file = await put(stage, connection, blob, 'coat.png');
      equal([file.name, file.type, file.size], ['coat.png', 'image/png', blob.size], '[name, type, size]');
      const stored = await stage.remote('fetchFile')(file.url);
      equal([...stored], [...new Uint8Array(await blob.arrayBuffer())], 'bytes');
      const sent = await connection.send({ clientId: createClientId(), parts: [{ kind: 'file', file }] });
      const seen = await stage.desk(
        ({ messages }) => messages.find(({ id }) => id === sent.message.id),
        'the file',
      );
      equal(seen.parts[0]?.kind === 'file' && seen.parts[0].file.id, file.id, 'the file at the desk');
      const can = connection.capabilities.upload;
      assert(can !== false, 'upload is offered by the transport and not by its connection');
      const large = new Blob([blob, new Uint8Array(can.maxBytes)], { type: 'image/png' });
      const error = await rejects(
        put(stage, connection, large, 'large.png'),
        { code: 'file_too_large' },
        'upload',
      );
      equal(error.limit, can.maxBytes, 'limit');
      await stage.fence(conversation, visitor);
    },
  },
  {
    id: '71b',
    title: 'an empty file gets a definite answer',
    needs: ['upload'],
    async run(stage) {
      const { connection } = await stage.visit();
      const answer = await put(stage, connection, new Blob([], { type: 'image/png' }), 'empty.png').catch(
        (error) => error,
      );
      if (isChatError(answer)) equal(answer.kind, 'rejected', 'kind');
      else equal(answer.size, 0, 'size');
    },
  },
  {
    id: '72',
    title: 'progress rises and ends at the total',
    needs: ['upload.progress'],
    async run(stage) {
      const { connection } = await stage.visit();
      const blob = picture('x'.repeat(300_000));
      const steps: (readonly [number, number])[] = [];
      await put(stage, connection, blob, 'progress.png', {
        onProgress: (sent, total) => steps.push([sent, total]),
      });
      const sent = steps.map(([bytes]) => bytes);
      equal(
        sent,
        [...sent].sort((one, other) => one - other),
        'steps',
      );
      equal(steps.at(-1), [blob.size, blob.size], 'the last step');
    },
  },
  {
    id: '73',
    title: 'an aborted upload settles as aborted and the connection lives on',
    needs: ['upload'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const early = put(stage, visitor.connection, picture('early'), 'a.png', {
        signal: AbortSignal.abort(),
      });
      await rejects(early, { code: 'aborted' }, 'aborted before');
      const controller = new AbortController();
      const late = put(stage, visitor.connection, picture('x'.repeat(1_000_000)), 'b.png', {
        signal: controller.signal,
      });
      controller.abort();
      await rejects(late, { code: 'aborted' }, 'aborted during');
      await visitor.say('the connection lives on');
    },
  },
  {
    id: '74',
    title: 'a retried upload is one file',
    needs: ['upload'],
    async run(stage) {
      const { connection } = await stage.visit();
      const clientId = createClientId();
      const one = await put(stage, connection, picture('same'), 'same.png', { clientId });
      const two = await put(stage, connection, picture('same'), 'same.png', { clientId });
      equal([two.id, two.url], [one.id, one.url], '[id, url]');
    },
  },
  {
    id: '75',
    title: 'a forbidden type is refused',
    needs: ['upload.types'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const program = new Blob(['MZ'], { type: 'application/x-msdownload' });
      await rejects(
        put(stage, visitor.connection, program, 'setup.exe'),
        { code: 'file_type_forbidden' },
        'upload',
      );
      await visitor.say('the connection lives on');
    },
  },
  {
    id: '77',
    title: 'two uploads at once keep their bytes apart',
    needs: ['upload', 'ability fetchFile'],
    async run(stage) {
      const { connection } = await stage.visit();
      const blobs = [picture('one'.repeat(20_000)), picture('two')];
      const files = await Promise.all(
        blobs.map((blob, index) => put(stage, connection, blob, `${index}.png`)),
      );
      assert(files[0]?.id !== files[1]?.id, 'both have one id');
      for (const [index, blob] of blobs.entries()) {
        const stored = await stage.remote('fetchFile')(files[index]?.url ?? '');
        equal([...stored], [...new Uint8Array(await blob.arrayBuffer())], `bytes of file ${index}`);
      }
    },
  },
  {
    id: '45',
    title: 'file names with quotes, slashes, Cyrillic and 255 bytes',
    needs: ['upload', 'ability fetchFile'],
    async run(stage) {
      const { connection } = await stage.visit();
      const kept = ['Мой «чек» №1.png', `it's "quoted" & <b>.png`, 'a b+c%20d#e?f.png'];
      for (const name of kept) {
        const file = await put(stage, connection, picture(name), name);
        equal(withoutReserved(file.name), withoutReserved(name), 'name');
        await stage.remote('fetchFile')(file.url);
      }
      const long = await put(stage, connection, picture('long'), `${'x'.repeat(251)}.png`);
      assert(/^x{100,}\.png$/.test(long.name), `a long name keeps its start and its extension: ${long.name}`);
      await stage.remote('fetchFile')(long.url);
      for (const name of ['../../etc/passwd.png', 'a\\b.png', 'nul\u0000.png', '..']) {
        const answer = await put(stage, connection, picture(name), name).catch((error) => error);
        if (isChatError(answer)) equal(answer.kind, 'rejected', `kind for ${JSON.stringify(name)}`);
        else await stage.remote('fetchFile')(answer.url);
      }
    },
  },
];
