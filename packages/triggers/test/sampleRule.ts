/** A rule that speaks on an exit intent, with whatever the test changes about it; `payload` changes what it says. */
export function sampleRule({ payload, ...change }: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: 'rescue',
    when: { signal: 'exitIntent' },
    // biome-ignore lint/suspicious/noThenProperty: the rule language's own word, never awaited
    then: {
      kind: 'help',
      intent: 'chat',
      text: { en: 'Can we help?', ru: 'Помочь?' },
      button: 'Ask',
      ...(payload as object),
    },
    ...change,
  };
}
