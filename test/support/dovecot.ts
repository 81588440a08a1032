import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const START_MS = 10_000;
const STOP_MS = 5_000;

/** A private IMAP server with one user, `agent`, on a temporary folder. */
export interface Dovecot {
  host: string;
  port: number;
  user: string;
  password: string;
  /** Puts a mail into INBOX as a mail server would: UIDs follow the order of the calls. */
  deliver(raw: Uint8Array): void;
  /** Number of mails in INBOX. */
  count(): number;
  /** Stops the server, if it runs, and starts it again on its mail and port. */
  restart(whileDown?: () => void): Promise<void>;
  stop(): Promise<void>;
  /** Gives all mails new UIDs from 1 under a new UIDVALIDITY, as after a rebuild of the mailbox. */
  renumber(): Promise<void>;
  /** Stops the server and removes its folder. */
  close(): Promise<void>;
}

const binary = (): string | undefined =>
  ['/usr/sbin/dovecot', '/usr/local/sbin/dovecot', '/opt/homebrew/sbin/dovecot'].find((path) =>
    existsSync(path),
  );

/**
 * Whether specs with an IMAP server can run. With REQUIRE_SERVERS=1 they must: then a missing server makes
 * `startDovecot` fail instead of the specs being skipped.
 */
export const hasDovecot = (): boolean => binary() !== undefined || process.env['REQUIRE_SERVERS'] === '1';

/** Starts Dovecot 2.3, as root (mail then belongs to `nobody`) or as an ordinary user. */
export async function startDovecot(): Promise<Dovecot> {
  const program = binary();
  if (!program) throw new Error('Dovecot is not installed: apt-get install dovecot-imapd');
  const folder = new ServerFolder();
  const port = await freePort();
  folder.write('dovecot.conf', configuration(folder, port));
  let running: ChildProcess | undefined;
  let delivered = 0;

  const start = async (): Promise<void> => {
    running = spawn(program, ['-F', '-c', folder.path('dovecot.conf')], { stdio: 'ignore', detached: true });
    await answering(port, running);
  };
  const stop = async (): Promise<void> => {
    const child = running;
    running = undefined;
    if (child?.pid === undefined) return;
    // The whole group: sessions outlive their master, and would hide that it was gone.
    for (let waited = 0; waited < 2 * STOP_MS; waited += 20) {
      if (!signalGroup(child.pid, waited < STOP_MS ? 'SIGTERM' : 'SIGKILL')) return;
      await sleep(20);
    }
  };
  const killed = (): void => void (running?.pid && signalGroup(running.pid, 'SIGTERM'));
  process.once('exit', killed);
  await start();

  return {
    host: '127.0.0.1',
    port,
    user: 'agent',
    password: 'secret',
    deliver: (raw) => folder.deliver(raw, ++delivered),
    count: () => folder.count(),
    restart: async (whileDown) => {
      await stop();
      whileDown?.();
      await start();
    },
    stop,
    renumber: async () => {
      await stop();
      folder.renumber();
      await start();
    },
    close: async () => {
      process.off('exit', killed);
      await stop();
      folder.remove();
    },
  };
}

/** The files of one server, owned by whom it runs as. */
class ServerFolder {
  readonly owner = userInfo().uid === 0 ? idsOf('nobody') : { uid: userInfo().uid, gid: userInfo().gid };
  readonly ownerName = nameOf('-un', this.owner.uid);
  readonly groupName = userInfo().uid === 0 ? groupOf('nobody') : nameOf('-gn', this.owner.uid);
  private readonly root = mkdtempSync(join(tmpdir(), 'dovecot-'));

  constructor() {
    chmodSync(this.root, 0o755);
    for (const name of ['run', 'log', 'mail', 'mail/agent', 'mail/agent/Maildir', ...MAILDIR])
      this.makeFolder(name);
    const { uid, gid } = this.owner;
    this.write('users', `agent:{PLAIN}secret:${uid}:${gid}::${this.path('mail/agent')}::\n`);
  }

  path(name: string): string {
    return join(this.root, name);
  }

  write(name: string, content: string | Uint8Array): void {
    writeFileSync(this.path(name), content, { mode: 0o644 });
    chownSync(this.path(name), this.owner.uid, this.owner.gid);
  }

  /** The way of maildir: written aside, then moved into place; names sort in order of delivery. */
  deliver(raw: Uint8Array, number: number): void {
    const name = `${String(number).padStart(10, '0')}.M1P1.test`;
    this.write(`mail/agent/Maildir/tmp/${name}`, raw);
    renameSync(this.path(`mail/agent/Maildir/tmp/${name}`), this.path(`mail/agent/Maildir/new/${name}`));
  }

  count(): number {
    return ['new', 'cur'].reduce(
      (sum, name) => sum + readdirSync(this.path(`mail/agent/Maildir/${name}`)).length,
      0,
    );
  }

  renumber(): void {
    const list = this.path('mail/agent/Maildir/dovecot-uidlist');
    const uidValidity = Number(/\bV(\d+)/.exec(readFileSync(list, 'utf8'))?.[1]);
    for (const name of readdirSync(this.path('mail/agent/Maildir'))) {
      if (name.startsWith('dovecot')) rmSync(this.path(`mail/agent/Maildir/${name}`));
    }
    this.write('mail/agent/Maildir/dovecot-uidlist', `3 V${uidValidity + 1} N1\n`);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }

  private makeFolder(name: string): void {
    mkdirSync(this.path(name), { mode: 0o755 });
    chownSync(this.path(name), this.owner.uid, this.owner.gid);
  }
}

const MAILDIR = ['cur', 'new', 'tmp'].map((name) => `mail/agent/Maildir/${name}`);

/** Dovecot takes one setting a line; every service that would change root or user is told not to. */
const configuration = (folder: ServerFolder, port: number): string => `
base_dir = ${folder.path('run')}
state_dir = ${folder.path('run')}
log_path = ${folder.path('log/dovecot.log')}
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
default_internal_user = ${folder.ownerName}
default_internal_group = ${folder.groupName}
default_login_user = ${folder.ownerName}
first_valid_uid = 1
mail_location = maildir:~/Maildir
namespace inbox {
  inbox = yes
  separator = /
}
passdb {
  driver = passwd-file
  args = ${folder.path('users')}
}
userdb {
  driver = passwd-file
  args = ${folder.path('users')}
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
`;

const idOf = (...args: string[]): string => spawnSync('id', args, { encoding: 'utf8' }).stdout.trim();
const nameOf = (option: '-un' | '-gn', uid: number): string => idOf(option, String(uid));
const groupOf = (user: string): string => idOf('-gn', user);
const idsOf = (user: string): { uid: number; gid: number } => ({
  uid: Number(idOf('-u', user)),
  gid: Number(idOf('-g', user)),
});

/** False when nobody of the group is left. */
function signalGroup(leader: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(-leader, signal);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let waited = 0; waited < START_MS; waited += 20) {
    if (child.exitCode !== null) throw new Error(`Dovecot ended at once with code ${child.exitCode}`);
    if (await greets(port)) return;
    await sleep(20);
  }
  throw new Error('Dovecot does not answer');
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const end = (ok: boolean) => (): void => {
      socket.destroy();
      resolve(ok);
    };
    socket.once('data', end(true)).once('error', end(false)).once('close', end(false));
  });
}
