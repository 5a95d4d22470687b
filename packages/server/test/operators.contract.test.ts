import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectDesk } from './connectDesk.js';
import { type ServerProcess, startServerProcess } from './startServerProcess.js';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(() => server.dispose());

describe('operators are looked after beside the running server', () => {
  it('a lost password is replaced; whoever was signed in with the old one is out', async () => {
    await server.addOperator({ login: 'anna', name: 'Anna', groups: ['chat'], password: 'the-old-one' });
    const cookie = await server.signIn('anna', 'the-old-one');
    const desk = await connectDesk(server, { cookie });
    const bystander = await connectDesk(server);
    const said = await server.operator('password', 'anna');
    const password = /Password: (\S+)/.exec(said)?.[1] ?? '';
    expect(await desk.closed).toBe(4001);
    const me = await fetch(`${server.url}/v1/operator/me`, { headers: { cookie } });
    expect(me.status).toBe(401);
    await expect(server.signIn('anna', 'the-old-one')).rejects.toThrow('401');
    await (await connectDesk(server, { login: 'anna', password })).close();
    expect(bystander.socket.readyState).toBe(bystander.socket.OPEN);
    await bystander.close();
  });

  it('a picture is what visitors see beside the name', async () => {
    await server.addOperator({ login: 'lea', name: 'Lea', groups: ['chat'], password: 'password-of-lea' });
    await server.operator('picture', 'lea', '--address', 'https://shop.test/lea.jpg');
    const desk = await connectDesk(server, { login: 'lea', password: 'password-of-lea' });
    expect(desk.welcome.operator).toMatchObject({ name: 'Lea', avatarUrl: 'https://shop.test/lea.jpg' });
    await desk.close();
    await server.operator('picture', 'lea');
    const again = await connectDesk(server, { login: 'lea', password: 'password-of-lea' });
    expect(again.welcome.operator).not.toHaveProperty('avatarUrl');
    await again.close();
    await server.operator('remove', 'lea');
  });

  it('an operator who is removed is out, and the login is free again', async () => {
    const vera = { login: 'vera', name: 'Vera', groups: ['stylist'], password: 'password-of-vera' };
    await server.addOperator(vera);
    const desk = await connectDesk(server, vera);
    expect(await server.operator('list')).toContain('vera\tVera\tstylist\n');
    await server.operator('remove', 'vera');
    expect(await desk.closed).toBe(4001);
    await expect(server.signIn('vera', vera.password)).rejects.toThrow('401');
    expect(await server.operator('list')).not.toContain('vera');
    await server.addOperator(vera);
    await (await connectDesk(server, vera)).close();
  });

  it('says what is wrong', async () => {
    await expect(server.operator('password', 'nobody')).rejects.toThrow('There is no operator "nobody"');
    await expect(server.operator('remove', 'nobody')).rejects.toThrow('There is no operator "nobody"');
    await expect(server.operator('picture', 'operator', '--address', 'javascript:alert(1)')).rejects.toThrow(
      'web address of a picture',
    );
    await expect(server.operator('password', 'operator', '--password', 'short')).rejects.toThrow(
      '8 characters',
    );
    for (const args of [[], ['password'], ['rename', 'anna'], ['list', 'anna'], ['add', 'a', 'b']]) {
      await expect(server.operator(...args)).rejects.toThrow('Usage:');
    }
  });
});
