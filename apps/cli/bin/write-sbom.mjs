/**
 * Writes dist/sbom.json: what this version is made of, as CycloneDX 1.5 (https://cyclonedx.org/specification/overview/).
 * It lists all that package-lock.json pins, on every platform, with licences and hashes. What npm calls development
 * (and marks as such) is listed too: it builds this version, and parts of it are bundled into the console.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (name) => JSON.parse(fs.readFileSync(path.join(root, name), 'utf8'));
const words = ['sbom', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
const { status, stdout, stderr } = spawnSync('npm', words, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});
if (status !== 0) {
  process.stderr.write(
    `npm could not write the bill of materials: ${stderr?.trim() || 'npm was not found'}\n`,
  );
  process.exit(1);
}
const bill = JSON.parse(stdout);
// npm names it after the folder it lies in.
bill.metadata.component.name = read('package.json').name;
fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
fs.writeFileSync(path.join(root, 'dist/sbom.json'), `${JSON.stringify(bill, null, 2)}\n`);
