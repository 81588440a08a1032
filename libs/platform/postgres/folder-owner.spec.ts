import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeFolder } from './folder-owner.js';

describe('a data folder', () => {
  let folder: string;
  const file = (): string => path.join(folder, 'process');
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-folder-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('belongs to one process until that gives it back, and leaves nothing else behind', () => {
    const giveBack = takeFolder(folder);
    expect(fs.readdirSync(folder)).toEqual(['process']);
    expect(fs.readFileSync(file(), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
    expect(() => takeFolder(folder)).toThrow('already');
    giveBack();
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('is not taken from a process that is running', async () => {
    const other = spawn('sleep', ['60']);
    await once(other, 'spawn');
    const stat = fs.readFileSync(`/proc/${other.pid}/stat`, 'utf8');
    fs.writeFileSync(file(), `${other.pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`);
    expect(() => takeFolder(folder)).toThrow(
      expect.objectContaining({
        code: 'data-folder-in-use',
        details: { path: folder, process: String(other.pid) },
      }) as Error,
    );
    other.kill('SIGKILL');
    await once(other, 'exit');
    takeFolder(folder)();
  });

  it.each([
    ['a process that is gone', '999999999 5'],
    ['another process that had this number before', `${process.pid} 5`],
    ['nobody knows whom', 'nonsense'],
    ['a process that died while it wrote', ''],
  ])('is taken over from %s', (_, left) => {
    fs.writeFileSync(file(), left);
    const giveBack = takeFolder(folder);
    expect(fs.readFileSync(file(), 'utf8')).not.toBe(left);
    giveBack();
    expect(fs.readdirSync(folder)).toEqual([]);
  });
});
