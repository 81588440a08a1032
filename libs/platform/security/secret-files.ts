import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const CURRENT = 'secret';
/** Former ones, newest first, one a line. */
const FORMER = 'secret.previous';

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The secret that was generated once into the data folder, and those before it. */
export function readSecretFiles(dataDir: string): { secret: string; former: string[] } {
  const file = path.join(dataDir, CURRENT);
  if (!fs.existsSync(file)) write(dataDir, CURRENT, newSecret());
  const formerFile = path.join(dataDir, FORMER);
  return {
    secret: fs.readFileSync(file, 'utf8').trim(),
    former: fs.existsSync(formerFile) ? lines(fs.readFileSync(formerFile, 'utf8')) : [],
  };
}

/** Generates a new secret into the data folder and keeps the one before, so that what it signed still opens. */
export function renewSecretFiles(dataDir: string): void {
  const { secret, former } = readSecretFiles(dataDir);
  // The former one first: a crash in between must not lose it.
  write(dataDir, FORMER, [secret, ...former.filter((each) => each !== secret)].join('\n'));
  write(dataDir, CURRENT, newSecret());
}

const newSecret = (): string => randomBytes(32).toString('hex');

/** Written aside, then moved into place: nobody reads half of it. */
function write(dataDir: string, name: string, text: string): void {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const aside = path.join(dataDir, `${name}.new`);
  fs.writeFileSync(aside, `${text}\n`, { mode: 0o600 });
  fs.renameSync(aside, path.join(dataDir, name));
}
