import { setTimeout as delay } from 'node:timers/promises';

/** One session of a W3C WebDriver. */
export interface WebDriver {
  /** Of the browser. */
  readonly version: string;
  /** @param path below the session. @throws Error with what the driver says. */
  call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<unknown>;
  end(): Promise<void>;
}

interface Answer {
  readonly value: {
    readonly error?: string;
    readonly message?: string;
    readonly sessionId?: string;
    readonly capabilities?: { readonly browserVersion?: string };
  } | null;
}

async function request(url: string, method: string, body?: object, signal?: AbortSignal): Promise<Answer> {
  const response = await fetch(url, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${answer.value?.error}: ${answer.value?.message}`);
  return answer;
}

/** Waits until the driver listens, then asks for a browser. @throws Error when none is there in time. */
export async function createWebDriver(base: string, startMs: number, wanted: object): Promise<WebDriver> {
  const until = AbortSignal.timeout(startMs);
  for (;;) {
    const isUp = await request(`${base}/status`, 'GET').then(
      () => true,
      () => false,
    );
    if (isUp) break;
    until.throwIfAborted();
    await delay(25);
  }
  const { value } = await request(
    `${base}/session`,
    'POST',
    { capabilities: { alwaysMatch: wanted } },
    until,
  );
  const session = `${base}/session/${value?.sessionId}`;
  await request(`${session}/timeouts`, 'POST', { script: 60_000 });
  return {
    version: value?.capabilities?.browserVersion ?? '',
    call: async (method, path, body) => (await request(session + path, method, body)).value,
    end: async () => void (await request(session, 'DELETE')),
  };
}
