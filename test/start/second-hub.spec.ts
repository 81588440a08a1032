import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSettings } from '@frontdoor/casework/channels';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub } from '../../apps/hub/src/start/start-hub.js';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { freePort } from '../support/ports.js';
import { SECRET } from '../support/world.js';

const folders: string[] = [];
const newFolder = (): string => {
  folders.push(fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-second-')));
  return folders.at(-1)!;
};
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

const settings = async (more: Record<string, string>) =>
  readSettings({
    PORT: String(await freePort()),
    SMTP_PORT: String(await freePort()),
    LOG_LEVEL: 'silent',
    ...more,
  });

describe('a second demonstration hub on one database', () => {
  let shared: Record<string, string>;
  beforeAll(async () => {
    shared = { DATABASE_URL: await newDatabase(), SECRET, DEMO: 'on', FILES_DIR: newFolder() };
  });

  it('says that its password is not the one, and offers none', async () => {
    const first = await startHub(await settings({ ...shared, DATA_DIR: newFolder() }));
    const said: string[] = [];
    const second = await startHub(await settings({ ...shared, DATA_DIR: newFolder() }), {
      say: (line) => said.push(line),
    });
    try {
      expect(second.demonstrationPassword).toBeNull();
      expect(said.join('\n')).toContain('The council in this database was made elsewhere');
      // What the first one prints opens both.
      for (const { url } of [first, second])
        await ConsoleClient.logIn(url, 'ash', first.demonstrationPassword!);
    } finally {
      await second.stop();
      await first.stop();
    }
  });

  it('with the same data folder it has the same password, and says it', async () => {
    const DATA_DIR = folders[1]!;
    const again = await startHub(await settings({ ...shared, DATA_DIR }));
    try {
      await ConsoleClient.logIn(again.url, 'ash', again.demonstrationPassword!);
    } finally {
      await again.stop();
    }
  });
});

describe('a second hub on one data folder', () => {
  it('is refused by naming the process, and the first goes on with its database', async () => {
    const DATA_DIR = newFolder();
    const first = await startHub(await settings({ DATA_DIR }));
    try {
      const second = startHub(await settings({ DATA_DIR }));
      await expect(second).rejects.toMatchObject({
        code: 'data-folder-in-use',
        message: expect.stringContaining(`process ${process.pid}`) as string,
      });
      expect((await fetch(`${first.url}/ready`)).status).toBe(200);
    } finally {
      await first.stop();
    }
    const third = await startHub(await settings({ DATA_DIR }));
    await third.stop();
  });
});
