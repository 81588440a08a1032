import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** The password of all demonstration log-ins, made once for each data folder, so that no two have the same. */
export function demonstrationPassword(dataDir: string): string {
  const file = path.join(dataDir, 'demonstration.password');
  fs.mkdirSync(dataDir, { recursive: true });
  if (!fs.existsSync(file))
    fs.writeFileSync(file, `door-${randomBytes(10).toString('hex')}`, { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}
