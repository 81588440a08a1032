import { createHash } from 'node:crypto';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 60_000;

/** The test string that every scanner takes for a virus (https://www.eicar.org), in pieces so that no file is taken for one. */
export const EICAR = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE', '!$H+H*'].join(''),
);

/** What the scanner below calls it: signatures that are not its maker's are marked. */
export const EICAR_NAME = 'Eicar-Test.UNOFFICIAL';

/** The largest file that it takes. */
export const CLAMD_TAKES = 1024 * 1024;

/** A private clamd that knows one signature, on a socket in a temporary folder. */
export interface Clamd {
  socket: string;
  /** Stops it, and starts it again. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  close(): Promise<void>;
}

const binary = (): string | undefined =>
  ['/usr/sbin/clamd', '/usr/local/sbin/clamd', '/opt/homebrew/sbin/clamd'].find((path) => existsSync(path));

/** Whether specs with a virus scanner can run. With REQUIRE_SERVERS=1 they must. */
export const hasClamd = (): boolean => binary() !== undefined || process.env['REQUIRE_SERVERS'] === '1';

export async function startClamd(): Promise<Clamd> {
  const program = binary();
  if (!program) throw new Error('clamd is not installed: apt-get install clamav-daemon');
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'));
  const socket = join(folder, 'clamd.sock');
  const md5 = createHash('md5').update(EICAR).digest('hex');
  writeFileSync(join(folder, 'test.hdb'), `${md5}:${EICAR.byteLength}:Eicar-Test\n`);
  writeFileSync(
    join(folder, 'clamd.conf'),
    `Foreground yes\nDatabaseDirectory ${folder}\nLocalSocket ${socket}\nStreamMaxLength ${CLAMD_TAKES}\nMaxThreads 2\n`,
  );
  let running: ChildProcess | undefined;
  const kill = (): void => void running?.kill('SIGKILL');
  process.once('exit', kill);
  const start = async (): Promise<void> => {
    rmSync(socket, { force: true });
    running = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' });
    for (let waited = 0; !(await answers(socket)); waited += 50) {
      if (waited > START_MS || running.exitCode !== null) throw new Error('clamd does not answer');
      await sleep(50);
    }
  };
  const stop = async (): Promise<void> => {
    const child = running;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    socket,
    start,
    stop,
    close: async () => {
      process.off('exit', kill);
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path, () => socket.write('zPING\0'));
    const end = (ok: boolean) => (): void => {
      socket.destroy();
      resolve(ok);
    };
    socket.once('data', end(true)).once('error', end(false)).once('close', end(false));
  });
}
