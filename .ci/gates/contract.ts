/** The kit over every adapter: finds or installs the foreign servers that it runs against, then runs the family. */
import { existsSync } from 'node:fs';
import { run } from './gate.js';
import { canInstallDebian, installDebian } from './installDebian.js';

/** Debian packages by a file of theirs. Where one is missing and cannot be had, its tests say "not run" by name. */
const servers = {
  '/usr/bin/prosody': 'prosody',
  '/usr/sbin/ejabberdctl': 'ejabberd',
  // ejabberd's archive in a file that survives a hard end.
  '/usr/share/doc/erlang-p1-sqlite3': 'erlang-p1-sqlite3',
  '/usr/sbin/nginx': 'nginx-light',
} as const;

const missing = Object.entries(servers).flatMap(([program, name]) => (existsSync(program) ? [] : [name]));
if (missing.length > 0 && canInstallDebian()) {
  console.log(`installing ${missing.join(', ')}`);
  await installDebian(missing);
}
const args = [
  'run',
  '--config',
  '.config/vitest.config.ts',
  '--project',
  'contract',
  ...process.argv.slice(2),
];
process.exitCode = await run('vitest', args);
