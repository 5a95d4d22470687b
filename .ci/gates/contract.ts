/** The kit over every adapter: finds or installs the foreign servers that it runs against, then runs the family. */
import { installMissing } from './installMissing.js';
import { vitest } from './vitest.js';

// Where one is missing and cannot be had, its tests say "not run" by name.
await installMissing({
  '/usr/bin/prosody': 'prosody',
  '/usr/sbin/ejabberdctl': 'ejabberd',
  // ejabberd's archive in a file that survives a hard end.
  '/usr/share/doc/erlang-p1-sqlite3': 'erlang-p1-sqlite3',
  '/usr/sbin/nginx': 'nginx-light',
});
// These tests wait more than they work, also where vitest would take a core for itself.
process.exitCode = await vitest('contract', ['--maxWorkers=2']);
