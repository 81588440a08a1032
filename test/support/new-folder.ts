import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A new, empty folder; it goes when the process that runs the tests does. */
export function newFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-test-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}
