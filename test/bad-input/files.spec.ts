import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScanFiles } from '../../libs/use-cases/scan-files/scan-files.js';
import { CLAMD_TAKES, type Clamd, EICAR, EICAR_NAME, hasClamd, startClamd } from '../support/clamd.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { contactSaying } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, ENTRY, mail, read, sendMailWebhook } from './send.js';

describe.skipIf(!hasClamd())('files that a virus scanner looks at', () => {
  const settings = { CLAMD: '', METRICS_TOKEN: 'a token for these tests' };
  let clamd: Clamd;
  beforeAll(async () => {
    clamd = await startClamd();
    settings.CLAMD = clamd.socket;
  }, 90_000);
  afterAll(() => clamd?.close());
  const door = openDoor(settings);

  const part = (name: string, content: Uint8Array): string[] => [
    '--b',
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment; filename="${name}"`,
    '',
    Buffer.from(content).toString('base64').replaceAll(/.{76}/g, '$&\r\n'),
  ];
  const send = async (text: string, files: Record<string, Uint8Array>, change = (raw: string) => raw) => {
    const parts = Object.entries(files).flatMap(([name, content]) => part(name, content));
    const body = ['--b', 'Content-Type: text/plain', '', text, ...parts, '--b--', ''].join('\r\n');
    const raw = mail(someone(), body).replace(
      /Content-Type: [^\r]*/,
      'Content-Type: multipart/mixed; boundary=b',
    );
    return sendMailWebhook(door, ENTRY.mail, change(raw));
  };
  const ash = (): Promise<ConsoleClient> => ConsoleClient.logIn(door.url, 'ash', door.password);
  /** Its files as an agent sees them, once all are as wanted; the contact is in the queue whatever they are. */
  const filesOf = async (words: string, wanted: (scans: string[]) => boolean = () => true) => {
    const { enquiry_id: id } = await contactSaying(door, words);
    const client = await ash();
    return eventually(`files of “${words}”`, async () => {
      const { timeline, workItems } = await client.ask(api.readEnquiry, { params: { id } });
      expect(workItems).toHaveLength(1);
      const contact = timeline.find((each) => each.type === 'contact')!;
      return (
        wanted(contact.attachments.map(({ scan }) => scan)) && {
          id: contact.id,
          files: contact.attachments,
        }
      );
    });
  };
  const open = async (id: string, index: number): Promise<Answer> =>
    read(await (await ash()).request(api.readAttachment, { params: { id, index: String(index) } }));
  const ready = async (): Promise<{ status: string; checks: Record<string, { ok: boolean }> }> =>
    (await (
      await fetch(`${door.url}/ready`, { headers: { authorization: `Bearer ${settings.METRICS_TOKEN}` } })
    ).json()) as never;
  const settled = (scans: string[]): boolean => scans.every((scan) => scan !== 'waiting');

  it('opens what is clean, and nothing else', async () => {
    const large = Buffer.alloc(CLAMD_TAKES * 2, 'x');
    await send('My papers', {
      'letter.txt': Buffer.from('Dear council'),
      'bill.pdf': EICAR,
      'map.png': large,
    });
    const { id, files } = await filesOf('My papers', settled);
    expect(files).toMatchObject([
      { name: 'letter.txt', scan: 'clean' },
      { name: 'bill.pdf', scan: 'infected', finding: EICAR_NAME },
      { name: 'map.png', scan: 'failed', finding: 'it is larger than what is scanned' },
    ]);
    expect(await open(id, 0)).toMatchObject({ status: 200, text: 'Dear council' });
    const infected = await open(id, 1);
    expect(infected).toMatchObject({ status: 403, json: { error: { code: 'file-infected' } } });
    expect(infected.text).toContain(EICAR_NAME);
    const unscanned = await open(id, 2);
    expect(unscanned).toMatchObject({ status: 409, json: { error: { code: 'file-not-scanned' } } });
    expect(unscanned.text).toContain('larger than what is scanned');
  });

  it('an original in the quarantine is scanned when somebody opens it', async () => {
    const nameless = (raw: string): string => raw.replace(/^From: .*\r\n/, '');
    await send('Nobody wrote this', { 'bill.pdf': EICAR }, nameless);
    await send('Nor this', { 'letter.txt': Buffer.from('x') }, nameless);
    const oak = await ConsoleClient.logIn(door.url, 'oak', door.password);
    const { items } = await eventually('both in quarantine', async () => {
      const list = await oak.ask(api.listQuarantine);
      return list.items.length === 2 && list;
    });
    const answers = await Promise.all(
      items.map(({ id }) => oak.request(api.readQuarantined, { params: { id } })),
    );
    const told = await Promise.all(
      answers.map(async (answer) => [answer.status, await answer.text()] as const),
    );
    expect(told.map(([status]) => status).toSorted((a, b) => a - b)).toEqual([200, 403]);
    expect(told.find(([status]) => status === 403)![1]).toContain('file-infected');
  });

  it('while the scanner is away nothing waits but the opening, operators and supervisors hear, and it is made good', async () => {
    const scanning = door.hub.app.get(ScanFiles);
    await clamd.stop();
    await scanning.look();
    await send('While it was away', { 'letter.txt': Buffer.from('Dear council') });
    const { id, files } = await filesOf('While it was away');
    expect(files).toMatchObject([{ scan: 'waiting' }]);
    expect(await open(id, 0)).toMatchObject({ status: 409, json: { error: { code: 'file-not-scanned' } } });
    await eventually('/ready to say so', async () => {
      const { status, checks } = await ready();
      return status === 'degraded' && checks.scanner?.ok === false;
    });
    const alarms = (): Promise<unknown[]> =>
      door.database.query(`SELECT FROM live_event_row WHERE topic = 'alarm' AND text LIKE '%virus scanner%'`);
    await scanning.look();
    expect(await alarms()).toHaveLength(0);
    await door.database.query(
      `UPDATE file_scan SET next_at = now() - interval '2 minutes' WHERE state = 'waiting'`,
    );
    await Promise.all([scanning.look(), scanning.look()]);
    expect(await alarms()).toHaveLength(1);

    await clamd.start();
    await scanning.look();
    expect((await filesOf('While it was away', settled)).files).toMatchObject([{ scan: 'clean' }]);
    expect((await open(id, 0)).text).toBe('Dear council');
    await eventually('/ready to say so', async () => (await ready()).checks.scanner?.ok === true);
  });

  thenNothingIsLostOrTold(door);
});
