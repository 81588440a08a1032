import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { expect, it } from 'vitest';

interface Bill {
  bomFormat: string;
  specVersion: string;
  metadata: { component: { name: string; version: string } };
  components: { name: string; version: string; hashes?: unknown[]; licenses?: unknown[] }[];
}
interface Lock {
  packages: Record<string, { version: string }>;
}
const json = (file: string): unknown => JSON.parse(fs.readFileSync(file, 'utf8'));
const text = (file: string): string => fs.readFileSync(file, 'utf8');

it('the README and the image name the same release of Node, and CI tries every release that is allowed', () => {
  const allowed = (json('package.json') as { engines: { node: string } }).engines.node;
  const releases = [...allowed.matchAll(/(\d+)\.\d+\.\d+/g)].map((found) => found[1]!);
  expect(releases.length).toBeGreaterThan(1);
  const newest = releases.at(-1)!;
  expect(text('apps/hub/Dockerfile')).toContain(`ARG NODE=${newest}\n`);
  expect(text('README.md')).toContain(`\nNode ${newest}, nothing else`);
  const [parts] = /^parts=\(.*\)$/m.exec(text('.ci/run'))!;
  const tried = [...parts.matchAll(/node-(\d+)/g)].map((found) => found[1]!);
  // The oldest is the one that the machine of CI has; it runs everything.
  expect(tried.sort()).toEqual(releases.slice(1));
});

it('the bill of materials lists every package of the lock file once, with hash and licence', () => {
  const { status, stderr } = spawnSync(process.execPath, ['apps/cli/bin/write-sbom.mjs'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const bill = json('dist/sbom.json') as Bill;
  expect(bill).toMatchObject({ bomFormat: 'CycloneDX', metadata: { component: { name: 'frontdoor' } } });
  const locked = Object.entries((json('package-lock.json') as Lock).packages)
    .filter(([place]) => place !== '')
    .map(([place, { version }]) => `${place.split('node_modules/').at(-1)}@${version}`);
  const listed = bill.components.map(({ name, version }) => `${name}@${version}`);
  expect(listed.toSorted()).toEqual([...new Set(locked)].toSorted());
  for (const { name, hashes, licenses } of bill.components)
    expect({ name, hash: Boolean(hashes?.length), licence: Boolean(licenses?.length) }).toEqual({
      name,
      hash: true,
      licence: true,
    });
});
