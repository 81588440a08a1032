import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../../house/tracked-files.js';
import { CopiedTree } from '../../support/copied-tree.js';
import type { World } from '../../support/world.js';
import { stepsOf, take } from './guide.js';

const FOLDER = 'libs/use-cases/rename-enquiry';

/** Follows docs/add-a-use-case.md in a copy of the tree. */
describe('a use case added as the guide says', () => {
  const steps = stepsOf(fs.readFileSync(path.join(root, 'docs/add-a-use-case.md'), 'utf8'));
  const files = [...new Set(steps.map(({ file }) => file))];
  let tree: CopiedTree;
  let world: World;

  beforeAll(() => {
    tree = CopiedTree.make();
    for (const step of steps) take(tree, step);
  });
  afterAll(async () => {
    await world?.stop();
    tree?.remove();
  });

  it('is a folder, a statement, and lines in the lists that name what there is', () => {
    const before = files.filter((file) => fs.existsSync(path.join(root, file)));
    expect(files.filter((file) => !before.includes(file)).toSorted()).toEqual([
      'libs/persistence/queries/subjects.ts',
      `${FOLDER}/rename-enquiry.module.ts`,
      `${FOLDER}/rename-enquiry.spec.ts`,
      `${FOLDER}/rename-enquiry.ts`,
    ]);
    expect(tree.changes().map(({ file }) => file)).toEqual(files.toSorted());
    expect(tree.changes().flatMap(({ removed }) => removed)).toEqual([]);
  });

  it('fits the types of everything it touches', () => {
    const { config } = ts.readConfigFile(tree.at('tsconfig.json'), (file) => ts.sys.readFile(file));
    const { options } = ts.parseJsonConfigFileContent(config, ts.sys, tree.root);
    const program = ts.createProgram(files.map(tree.at.bind(tree)), { ...options, noEmit: true });
    const faults = files.flatMap((file) => {
      const source = program.getSourceFile(tree.at(file))!;
      return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    });
    expect(faults.map(({ messageText, file }) => [file?.fileName, messageText])).toEqual([]);
  }, 60_000);

  it('keeps to the layers', async () => {
    const cruise = [tree.at('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), ...files];
    const { stdout } = await promisify(execFile)(process.execPath, cruise, { cwd: tree.root });
    expect(stdout).toMatch(/no dependency violations found \(\d+ modules/);
  }, 60_000);

  it('is called through its address, by those who may, and refuses what it says it refuses', async () => {
    const load = <T>(file: string): Promise<T> => tree.load<T>(file);
    const { startEmbedded } = await load<typeof import('../../support/world.js')>('test/support/world.ts');
    const { ConsoleClient } = await load<typeof import('../../support/console-client.js')>(
      'test/support/console-client.ts',
    );
    const { eventually } = await load<typeof import('../../support/eventually.js')>(
      'test/support/eventually.ts',
    );
    const { Receipts } = await load<typeof import('@frontdoor/casework/receipts')>(
      'libs/casework/receipts/index.ts',
    );
    const { api } = await load<typeof import('@frontdoor/contracts')>('libs/contracts/index.ts');
    const { renameEnquiry } = api as typeof api & { renameEnquiry: typeof api.addNote };
    world = await startEmbedded();
    const { reference } = await world.hub.app.get(Receipts).receive({
      channel: 'email',
      entryPoint: 'waste@fenmoor.example',
      raw: Buffer.from('as it came'),
      contentType: 'message/rfc822',
      idempotencyKey: randomUUID(),
      contact: {
        channel: 'email',
        entryPoint: 'waste@fenmoor.example',
        from: { kind: 'email', value: 'resident@customer.example' },
        alsoReachableAt: [],
        text: 'It was not emptied',
        attachments: [],
      },
    });
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const { id } = await eventually('the enquiry', async () => {
      const { enquiries } = await ash.ask(api.searchEnquiries, { body: { search: reference } });
      return enquiries[0];
    });
    const rename = { params: { id }, body: { subject: 'Missed bin, Mill Lane' } };
    const { subject, timeline } = await ash.ask(renameEnquiry, rename);
    expect(subject).toBe('Missed bin, Mill Lane');
    expect(timeline.at(-1)).toMatchObject({
      type: 'event',
      text: expect.stringContaining('Mill Lane') as string,
    });

    const again = await ash.request(renameEnquiry, rename);
    expect([again.status, await again.json()]).toMatchObject([
      409,
      { error: { code: 'subject-unchanged', message: `Enquiry ${reference} has this subject already.` } },
    ]);
    const empty = await ash.request(renameEnquiry, { ...rename, body: { subject: ' ' } });
    expect(empty.status).toBe(400);
    const stranger = await fetch(`${world.url}/api/v1/enquiries/${id}/subject`, { method: 'PUT' });
    expect(stranger.status).toBe(401);
  }, 60_000);
});
