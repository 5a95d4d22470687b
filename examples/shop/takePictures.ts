/** `pnpm pictures`: plays a short scene in the real thing and photographs shop and desk for the README. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfStale } from './buildIfStale.js';
import { addOperator } from './e2e/addOperator.js';
import { openBrowser } from './e2e/openBrowser.js';
import { signIn } from './e2e/operator.js';
import { visitShop } from './e2e/visitor.js';
import { startDemo } from './startDemo.js';

const pictures = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const password = 'only-for-a-picture';
/** Or the window would be photographed while it fades in. */
const still = { reducedMotion: 'reduce' } as const;
const data = mkdtempSync(join(tmpdir(), 'comptoir-pictures-'));

for (const name of ['widget', 'desk']) buildIfStale(name);
const demo = await startDemo({ data, env: { COMPTOIR_FIRST_OPERATOR_PASSWORD: password } });
const browser = await openBrowser();
try {
  await addOperator(data, { login: 'anna', name: 'Anna', groups: ['chat', 'stylist'], password });
  const anna = await signIn(
    await browser.person({ ...still, viewport: { width: 1440, height: 900 } }),
    demo.deskUrl,
    'anna',
    password,
  );
  const scenes = [
    { says: 'Is the linen dress true to size?', answers: 'It is. Between two sizes, take the smaller one.' },
    { says: 'When will my parcel arrive?', answers: 'It left us this morning and arrives on Tuesday.' },
  ];
  for (const [index, { says, answers }] of scenes.entries()) {
    const visitor = await visitShop(await browser.person(still), demo.shopUrl);
    await visitor.page.getByRole('link', { name: /dress/i }).nth(index).click();
    await visitor.page.getByRole('button', { name: /add to (bag|cart)/i }).click();
    await visitor.open('Chat');
    await visitor.say(says);
    const chat = anna.chatWith(says);
    await chat.waitFor();
    await anna.answer(chat, answers);
    await visitor.reads(answers);
    await visitor.say('Thank you!');
    await chat.getByText('Thank you!').waitFor();
    if (index === 0) {
      await visitor.go('');
      await visitor.composer.waitFor();
      await visitor.reads('Thank you!');
      await visitor.page.screenshot({ path: `${pictures}shop.png` });
    }
  }
  await anna.page.screenshot({ path: `${pictures}desk.png` });
} finally {
  await browser.close();
  await demo.stop();
  rmSync(data, { recursive: true, force: true });
}
