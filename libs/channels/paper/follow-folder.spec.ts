import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { pdf } from '../../../test/support/pdf.js';
import { followFolder } from './follow-folder.js';

const SOON = { timeout: 30_000, interval: 50 };

/** Files that were written long ago. */
const LONG_AGO = 1_700_000_000;

describe('the folder that scanners write into', () => {
  let root: string;
  let room: string;
  let hub: MemoryHub;
  const running: { abort: AbortController; ended: Promise<void> }[] = [];
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-folder-'));
    room = path.join(root, 'letter', 'post-room');
    mkdirSync(room, { recursive: true });
    hub = new MemoryHub(['post-room']);
  });
  afterEach(async () => {
    for (const { abort } of running) abort.abort();
    await Promise.all(running.splice(0).map(({ ended }) => ended));
    rmSync(root, { recursive: true, force: true });
  });

  /** A process that looks into it, in a hurry. */
  const start = (): void => {
    const abort = new AbortController();
    const context = adapterContext(hub, { clock: new HastyClock(10) });
    running.push({ abort, ended: followFolder(root, context, abort.signal) });
  };
  const put = (name: string, content: Uint8Array): void => {
    writeFileSync(path.join(room, name), content);
    utimesSync(path.join(room, name), LONG_AGO, LONG_AGO);
  };
  const taken = (count: number) =>
    vi.waitFor(() => expect(readdirSync(path.join(room, 'taken'))).toHaveLength(count), SOON);

  it('gives letters to the hub, each file once though several processes look, and moves them when they are durable', async () => {
    let refusals = 1;
    hub.beforeReceive = () => {
      expect(readdirSync(room)).toContain('a.pdf');
      if (refusals-- > 0) throw new Error('The database is away');
    };
    put('a.pdf', pdf({ pages: 2 }));
    start();
    start();
    await taken(1);
    expect(hub.duplicates).toBe(0);
    expect(hub.arrivals).toMatchObject([
      { channel: 'letter', entryPoint: 'post-room', contact: { scan: { firstPage: 1, lastPage: 2 } } },
    ]);
    expect(hub.reports.some(({ state }) => state === 'trouble')).toBe(true);
  });

  it('leaves alone what is still written, what is hidden, and what only points elsewhere', async () => {
    const secret = path.join(root, 'secret.pdf');
    writeFileSync(secret, pdf());
    symlinkSync(secret, path.join(room, 'link.pdf'));
    put('.hidden.pdf', pdf());
    put('half.pdf.part', pdf());
    const whole = pdf({ pages: 3 });
    writeFileSync(path.join(room, 'growing.pdf'), whole.subarray(0, 100));
    put('other.pdf', pdf({ pages: 4 }));
    start();
    await taken(1);
    expect(readdirSync(room).toSorted()).toEqual([
      '.hidden.pdf',
      'growing.pdf',
      'half.pdf.part',
      'link.pdf',
      'taken',
    ]);
    put('growing.pdf', whole);
    await taken(2);
    expect(hub.arrivals.map(({ contact }) => contact!.scan!.lastPage)).toEqual([4, 3]);
  });

  it('sets aside what is no scan, with the reason, whatever it is called', async () => {
    const odd = Buffer.concat([Buffer.from(`${room}/`), Buffer.from([0x6e, 0xff, 0x2e, 0x70, 0x64, 0x66])]);
    writeFileSync(odd, pdf({ pages: 5 }));
    put('-rf $(reboot) “x”.txt', Buffer.from('no scan'));
    start();
    await taken(1);
    const refused = path.join(room, 'refused');
    await vi.waitFor(() => expect(readdirSync(refused)).toHaveLength(2), SOON);
    expect(readFileSync(path.join(refused, '-rf $(reboot) “x”.txt.txt'), 'utf8')).toBe(
      'This file was not taken, since it is no PDF, TIFF, JPEG or PNG. Scan the pages again as PDF or TIFF.\n',
    );
    expect(hub.arrivals[0]!.contact!.attachments[0]!.name).toBe('n\ufffd.pdf');
  });

  it('takes two files of one name one after the other, and keeps both', async () => {
    put('scan.pdf', pdf());
    start();
    await taken(1);
    put('scan.pdf', pdf({ pages: 2 }));
    await taken(2);
    expect(readdirSync(path.join(room, 'taken'))).toContain('scan.pdf');
  });
});
