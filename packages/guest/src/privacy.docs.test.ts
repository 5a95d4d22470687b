import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ledger } from '../../core/src/storage/ledger.js';

const packages = fileURLToPath(new URL('../../', import.meta.url));

/** Whatever touches a storage of the browser by itself, and the names of the ledger that it may use. */
const writers: Readonly<Record<string, readonly string[]>> = {
  'core/src/browserEnvironment.ts': [],
  'core/src/outbox/eraseIndexedDb.ts': [],
  'core/src/outbox/openIndexedDb.ts': ['letters', 'values'],
  'triggers/src/browserEnvironment.ts': ['triggers'],
  'widget/src/form/formDraft.ts': ['form.<id>.<version>'],
  'widget/src/front/isStored.ts': [],
  'widget/src/front/wipeRest.ts': [],
  'widget/src/launcher/createCounter.ts': ['owner', 'running', 'open'],
  'widget/src/launcher/wipe.ts': [],
  'widget/src/window/rememberOpen.ts': ['open'],
};

test('nothing of the counter touches a storage but what the ledger names', () => {
  const found = ['core', 'triggers', 'widget', 'transport'].flatMap((name) =>
    readdirSync(`${packages}${name}/src`, { recursive: true, encoding: 'utf8' })
      .map((file) => `${name}/src/${file}`)
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .filter((file) =>
        /\b(localStorage|sessionStorage|indexedDB|caches|cookieStore)\b|document\.cookie|\}Storage`/.test(
          readFileSync(packages + file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''),
        ),
      ),
  );
  expect(found.sort()).toEqual(Object.keys(writers).sort());
  for (const name of Object.values(writers).flat()) expect(ledger).toHaveProperty([name]);
});
