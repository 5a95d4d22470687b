import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

const execute = promisify(execFile);
/** Somebody else may be installing: wait for him instead of failing. */
const lock = ['-o', 'DPkg::Lock::Timeout=600'];

/** Whether packages can be installed here: on Debian or a child of it, as root. */
export function canInstallDebian(): boolean {
  const release = '/etc/os-release';
  const isDebian = existsSync(release) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(release, 'utf8'));
  return isDebian && process.getuid?.() === 0;
}

/**
 * Installs Debian packages without what they merely recommend.
 *
 * Their services are not started (runlevel 1 is what `invoke-rc.d` refuses to start in), and Erlang's port
 * mapper, which ejabberd brings along, stays on loopback.
 *
 * @throws Error with what apt-get said.
 */
export async function installDebian(packages: readonly string[]): Promise<void> {
  const env = {
    ...process.env,
    DEBIAN_FRONTEND: 'noninteractive',
    RUNLEVEL: '1',
    ERL_EPMD_ADDRESS: '127.0.0.1',
  };
  await execute('apt-get', [...lock, 'update', '-q'], { env });
  await execute('apt-get', [...lock, 'install', '-qy', '--no-install-recommends', ...packages], {
    env,
    maxBuffer: 64 * 1024 * 1024,
  });
}
