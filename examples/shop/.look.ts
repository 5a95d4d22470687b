import { openBrowser } from './e2e/openBrowser.js';
import { signIn } from './e2e/operator.js';
import { visitShop } from './e2e/visitor.js';
import { startDemo } from './startDemo.js';

const demo = await startDemo({
  data: '/tmp/demo/data' + Date.now(),
  env: { COMPTOIR_FIRST_OPERATOR_PASSWORD: 'test-password-1' },
});
const b = await openBrowser();
try {
  const op = await signIn(
    await b.person({ viewport: { width: 1440, height: 900 } }),
    demo.deskUrl,
    'operator',
    'test-password-1',
  );
  const c = await b.person();
  const v = await visitShop(c, demo.shopUrl);
  await v.open('Chat');
  await v.say('Hello');
  const chat = op.chatWith('Hello');
  await chat.waitFor();
  await op.answer(chat, 'Good evening');
  await v.page.on('websocket', () => {});
  await v.composer.pressSequentially('And', { delay: 50 });
  await v.page.waitForTimeout(300);
  console.log(await chat.innerText());
  await v.page.waitForTimeout(2500);
  await v.composer.pressSequentially(' then', { delay: 50 });
  await v.page.waitForTimeout(300);
  console.log(await chat.innerText());
  console.log(await op.page.getByRole('region', { name: 'Today' }).innerText());
} finally {
  console.log(b.complaints);
  await b.close();
  await demo.stop();
}
