import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A screen that nobody looks at. */
export interface Screen {
  /** `:7` */
  readonly display: string;
  stop(): Promise<void>;
}

/** Starts an X server on a display number that it picks itself, so that two runs do not collide. */
export async function startXvfb(): Promise<Screen> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const pipe = server.stdio[3];
  if (pipe === null || pipe === undefined) throw new Error('Xvfb: no pipe for the display number');
  let said = '';
  const display = await new Promise<string>((resolve, reject) => {
    // It writes the digits and the line end apart, and dies of a closed pipe: read on, never close it.
    pipe.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('\n')) resolve(`:${said.trim()}`);
    });
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return {
    display,
    async stop() {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}
