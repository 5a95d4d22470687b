import { createClientId } from '../createClientId.js';
import type { ChatError } from '../errors.js';
import { assert, equal, rejects, within } from './assertions.js';
import type { ConformanceCase } from './conformanceCase.js';
import type { Stage } from './createStage.js';
import { readAll } from './readAll.js';
import { numbered, texts } from './texts.js';

async function refusedOnce(stage: Stage): Promise<void> {
  const { visitor } = await stage.talk();
  stage.remote('refuseNext')('rate_limited', 12_345);
  const error = await rejects(visitor.say('slowly'), { code: 'rate_limited', outcome: 'not-sent' }, 'send');
  equal(error.retryAfterMs, 12_345, 'retryAfterMs');
  await visitor.say('slowly');
  equal(texts(await readAll(stage, visitor)), ['hello, chat', 'slowly'], 'log');
}

/** Runs into the backend's own limit, waits as long as it says, and no longer; that wait is at most a deadline. */
async function refusedByLimit(stage: Stage): Promise<void> {
  const talk = await stage.talk();
  await stage.remote('tighten')();
  const visitor = await stage.comeBack(talk.visitor);
  const stored = ['hello, chat'];
  let refused: ChatError | undefined;
  for (const text of numbered('fast ', 20)) {
    const error = await visitor.say(text).then(
      () => undefined,
      (cause: unknown) => cause,
    );
    if (error === undefined) stored.push(text);
    else {
      refused = await rejects(Promise.reject(error), { code: 'rate_limited', outcome: 'not-sent' }, text);
      break;
    }
  }
  assert(refused, 'twenty messages in a row are accepted after tighten()');
  const { retryAfterMs = 0 } = refused;
  assert(
    retryAfterMs > 0 && retryAfterMs < stage.deadlineMs,
    `retryAfterMs after tighten(): expected 1 to ${stage.deadlineMs}, got ${refused.retryAfterMs}`,
  );
  await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
  await visitor.say('slowly');
  equal(texts(await readAll(stage, visitor)), [...stored, 'slowly'], 'log');
}

/** What is called off, and what the backend does not take. */
export const refusing: readonly ConformanceCase[] = [
  {
    id: '31',
    title: 'abort before, during and after a send',
    async run(stage) {
      const { visitor, conversation } = await stage.talk();
      await rejects(
        visitor.say('never', { signal: AbortSignal.abort() }),
        { code: 'aborted', outcome: 'not-sent' },
        'aborted before',
      );
      const during = new AbortController();
      const sent = visitor.connection.send(
        { clientId: createClientId(), parts: [{ kind: 'text', text: 'perhaps' }] },
        { signal: during.signal },
      );
      let settled = false;
      const error = rejects(sent, { code: 'aborted' }, 'aborted during').finally(() => {
        settled = true;
      });
      during.abort();
      await new Promise<void>((resolve) => setTimeout(resolve, 0));
      assert(settled, 'an aborted call settles within one tick');
      assert((await error).outcome !== undefined, 'an aborted send says what became of it');
      const after = new AbortController();
      await visitor.say('kept', { signal: after.signal });
      after.abort();
      await stage.fence(conversation, visitor);
      const log = texts(await readAll(stage, visitor)).filter((text) => text !== 'perhaps');
      equal(log, ['hello, chat', 'kept', 'fence 1'], 'log, apart from the aborted one');
    },
  },
  {
    id: '32',
    title: 'a refused message costs the others nothing',
    async run(stage) {
      const { visitor } = await stage.talk();
      const [one, refused, two] = await Promise.allSettled([
        visitor.say('one'),
        visitor.connection.send({ clientId: createClientId(), parts: [] }),
        visitor.say('two'),
      ]);
      equal([one.status, refused.status, two.status], ['fulfilled', 'rejected', 'fulfilled'], 'fates');
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'one', 'two'], 'log');
    },
  },
  {
    id: '33',
    title: 'too many: rate-limited, with the time to wait unshortened, and the order kept',
    needs: ['ability refuseNext or tighten'],
    run: (stage) => (stage.harness.backend.refuseNext ? refusedOnce(stage) : refusedByLimit(stage)),
  },
  {
    id: '35',
    title: 'what the backend sends back is a nack: rejected, not-sent, and others go on',
    needs: ['ability refuseNext or unwelcome'],
    async run(stage) {
      const { visitor } = await stage.talk();
      const { backend } = stage.harness;
      backend.refuseNext?.('bad_value');
      const parts = backend.refuseNext
        ? [{ kind: 'text' as const, text: 'no' }]
        : stage.remote('unwelcome')();
      await rejects(
        within(
          visitor.connection.send({ clientId: createClientId(), parts }),
          stage.deadlineMs,
          'send settles',
        ),
        { kinds: ['rejected'], outcome: 'not-sent' },
        'send',
      );
      await visitor.say('after it');
      equal(texts(await readAll(stage, visitor)), ['hello, chat', 'after it'], 'log');
    },
  },
];
