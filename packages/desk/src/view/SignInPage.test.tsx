// @vitest-environment happy-dom
import { ChatError } from '@comptoir/transport';
import { screen } from '@testing-library/preact';
import { afterEach, expect, test } from 'vitest';
import { type RenderedDesk, renderDesk } from '../../test/scripted/renderDesk.js';

let desk: RenderedDesk | undefined;
afterEach(() => desk?.destroy());

async function signedOut(
  signIn: () => Promise<never> | Promise<{ operator: { id: string; name: string }; groups: string[] }>,
) {
  desk = await renderDesk({}, { signedIn: false, account: { signIn } });
  return desk;
}

const login = (): HTMLInputElement => screen.getByLabelText('Login');
const password = (): HTMLInputElement => screen.getByLabelText('Password');

test('the fields are named for password managers', async () => {
  await signedOut(async () => ({ operator: { id: '1', name: 'Anna' }, groups: [] }));
  expect([login().autocomplete, password().autocomplete]).toEqual(['username', 'current-password']);
  expect(password().type).toBe('password');
});

test('what is missing is said and gets the focus; nothing is asked of the server', async () => {
  let asked = 0;
  const { user } = await signedOut(async () => {
    asked++;
    throw new ChatError('sign_in_failed');
  });
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByRole('alert').textContent).toBe('Please enter your login.');
  expect(document.activeElement).toBe(login());
  await user.type(login(), 'anna');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  expect(screen.getByRole('alert').textContent).toBe('Please enter your password.');
  expect(document.activeElement).toBe(password());
  expect(asked).toBe(0);
});

test.each([
  ['sign_in_failed', 'Login or password is wrong.'],
  ['rate_limited', 'Too many attempts. Please wait a moment and try again.'],
  ['connection_failed', 'The server cannot be reached. Check your network and try again.'],
] as const)('%s is told in words and the password keeps the focus', async (code, words) => {
  const { user } = await signedOut(async () => {
    throw new ChatError(code);
  });
  await user.type(login(), 'anna');
  await user.click(password());
  await user.paste('secret');
  await user.keyboard('{Enter}');
  expect(screen.getByRole('alert').textContent).toBe(words);
  expect(password().value).toBe('secret');
  expect(document.activeElement).toBe(password());
});

test('the right words open the desk', async () => {
  const { user, environment } = await signedOut(async () => ({
    operator: { id: '1', name: 'Anna' },
    groups: [],
  }));
  expect(environment.sockets).toHaveLength(0);
  await user.type(login(), 'anna');
  await user.type(password(), 'secret{Enter}');
  expect(environment.sockets).toHaveLength(1);
  expect(await screen.findByText('Connecting to the server…')).toBeTruthy();
});
