import { readFileSync } from 'node:fs';
import type { Place } from './place.js';

const guide = new URL('../../../widget/README.md', import.meta.url);

/**
 * A policy as the widget's guide gives it to shops: the block ` ```http NAME `.
 *
 * @throws Error when the guide has no such block.
 */
export function readPolicy(name: 'strict' | 'pictures' | 'hosts'): (place: Place) => string {
  const block = new RegExp(`^\`\`\`http ${name}\\nContent-Security-Policy: (.+)\\n\`\`\`$`, 'm');
  const policy = block.exec(readFileSync(guide, 'utf8'))?.[1];
  if (policy === undefined) throw new Error(`packages/widget/README.md has no block \`\`\`http ${name}`);
  return ({ server, nonce }) =>
    `${policy
      .replaceAll('wss://chat.example', server.replace('http', 'ws'))
      .replaceAll('https://chat.example', server)
      .replaceAll('R4nd0m', nonce)}; report-uri /reports`;
}
