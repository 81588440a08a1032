import { spawnSync } from 'node:child_process';

/** How to start PostgreSQL's programs here: words to put before the command, and who must own its files. */
export interface Launcher {
  prefix: readonly string[];
  owner?: { uid: number; gid: number };
}

const runs = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore', timeout: 5000 }).status === 0;

const idOf = (flag: '-u' | '-g', name: string): string => {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : '';
};

/**
 * PostgreSQL refuses to run as root, so root starts it in a user namespace (files stay root's own) or, where the
 * kernel allows none, as another user. Where `setpriv` exists the server gets SIGINT when this process dies.
 */
export function findLauncher(): Launcher {
  const onDeath = process.platform === 'linux' && runs('setpriv', '--pdeathsig', 'INT', 'true');
  const death = onDeath ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (process.getuid?.() !== 0) return { prefix: death };
  for (const name of ['postgres', 'daemon', 'nobody']) {
    const uid = idOf('-u', name);
    const namespace = ['-U', `--map-user=${uid}`, `--map-group=${uid}`];
    if (uid && runs('unshare', ...namespace, 'true')) return { prefix: ['unshare', ...namespace, ...death] };
  }
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid && gid && onDeath) {
      return {
        prefix: ['setpriv', '--reuid', uid, '--regid', gid, '--clear-groups', '--pdeathsig', 'INT'],
        owner: { uid: Number(uid), gid: Number(gid) },
      };
    }
  }
  throw new Error(
    'PostgreSQL does not run as root on this machine: start as another user or set DATABASE_URL',
  );
}
