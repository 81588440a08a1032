import { randomUUID } from 'node:crypto';
import { api, draftFile } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ScanFiles } from '../../libs/use-cases/scan-files/scan-files.js';
import { CLAMD_TAKES, type Clamd, EICAR, EICAR_NAME, hasClamd, startClamd } from '../support/clamd.js';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { contactForm } from './form.js';
import { contactSaying } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, ENTRY, expectRefusal, mail, read, sendMailWebhook } from './send.js';

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

  it('opens of a form what is clean, and nothing else', async () => {
    const { token } = await contactForm(door);
    const form = new FormData();
    for (const [name, value] of Object.entries({ formToken: token, text: 'My photos', email: someone() }))
      form.set(name, value);
    form.append('files', new File(['Dear council'], 'letter.txt'));
    form.append('files', new File([EICAR], 'photo.jpg'));
    expect((await fetch(`${door.url}/contact`, { method: 'POST', body: form })).status).toBe(201);
    const { id, files } = await filesOf('My photos', settled);
    expect(files).toMatchObject([
      { name: 'letter.txt', scan: 'clean' },
      { name: 'photo.jpg', scan: 'infected', finding: EICAR_NAME },
    ]);
    expect(await open(id, 0)).toMatchObject({ status: 200, text: 'Dear council' });
    expect(await open(id, 1)).toMatchObject({ status: 403, json: { error: { code: 'file-infected' } } });
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

  describe('that are to leave with a reply', () => {
    /** Puts a file on the reply of an enquiry, in pieces; the answer to the last piece. */
    const attach = async (client: ConsoleClient, id: string, name: string, content: Buffer) => {
      const { fileLimits } = await client.ask(api.readEnquiry, { params: { id } });
      const body = { name, contentType: 'application/pdf', size: content.length };
      const file = await client.ask(api.addDraftFile, { params: { id }, body });
      let answer: Answer | undefined;
      for (let place = 0; place * fileLimits.pieceBytes < content.length; place++) {
        const bytes = content.subarray(place * fileLimits.pieceBytes, (place + 1) * fileLimits.pieceBytes);
        const params = { id: file.id, place: String(place) };
        answer = await read(await client.request(api.sendFilePiece, { params, bytes }));
      }
      return { id: file.id, answer: answer! };
    };
    const enquiryOf = async (text: string): Promise<string> => {
      await send(text, {});
      return (await contactSaying(door, text)).enquiry_id;
    };
    const reply = async (client: ConsoleClient, id: string, files: string[], more = {}): Promise<Answer> => {
      const { replyRoutes } = await client.ask(api.readEnquiry, { params: { id } });
      const { channel, to } = replyRoutes[0]!;
      const body = { text: 'Here it is.', channel, to, requestId: randomUUID(), files, ...more };
      return read(await client.request(api.sendReply, { params: { id }, body }));
    };
    const whatLeft = (id: string) =>
      door.database.query<unknown[]>(
        `SELECT f.name FROM contact c LEFT JOIN outgoing_file f ON f.contact_id = c.id
         WHERE c.enquiry_id = $1 AND c.direction = 'out' AND NOT c.automatic ORDER BY f.index`,
        [id],
      );

    it('leave once they are found clean, and again harmlessly', async () => {
      const [client, id] = [await ash(), await enquiryOf('Please send me the plan')];
      const large = Buffer.alloc(CLAMD_TAKES - 10, 'x');
      const files = [
        await attach(client, id, 'plan.pdf', large),
        await attach(client, id, 'note.txt', Buffer.from('x')),
      ];
      expect(files.map(({ answer }) => draftFile.parse(answer.json).complete)).toEqual([true, true]);
      const asked = { requestId: randomUUID() };
      const ids = files.map((each) => each.id);
      expect((await reply(client, id, ids, asked)).status).toBe(202);
      expect((await reply(client, id, ids, asked)).status).toBe(202);
      expect(await whatLeft(id)).toEqual([{ name: 'plan.pdf' }, { name: 'note.txt' }]);
    });

    it('are told to their writer when something is found in one, and nothing leaves', async () => {
      const [client, id] = [await ash(), await enquiryOf('Please send me the bill')];
      const { id: file, answer } = await attach(client, id, 'bill.pdf', EICAR);
      for (const refused of [answer, await reply(client, id, [file])])
        expect(expectRefusal(refused, 409, 'file-infected-kept-back').message).toBe(
          `The file bill.pdf does not leave: the virus scanner found ${EICAR_NAME} in it.`,
        );
      expect(await whatLeft(id)).toEqual([]);
      // The rest of the reply is theirs to send.
      expect((await reply(client, id, [])).status).toBe(202);
    });

    it('wait with their reply where they cannot be scanned', async () => {
      const [client, id] = [await ash(), await enquiryOf('Please send me the map')];
      const tooLarge = await attach(client, id, 'map.png', Buffer.alloc(CLAMD_TAKES * 2, 'x'));
      expect(tooLarge.answer.status).toBe(200);
      const error = expectRefusal(await reply(client, id, [tooLarge.id]), 409, 'file-unscanned-kept-back');
      expect(error.message).toContain('it is larger than what is scanned');

      await clamd.stop();
      const file = await attach(client, id, 'map.txt', Buffer.from('Turn left'));
      expect(file.answer.status).toBe(200);
      const away = expectRefusal(await reply(client, id, [file.id]), 409, 'file-unscanned-kept-back');
      expect(away.message).toContain('the scanner does not answer');
      expect(await whatLeft(id)).toEqual([]);
      await clamd.start();
      expect((await reply(client, id, [file.id])).status).toBe(202);
      expect(await whatLeft(id)).toEqual([{ name: 'map.txt' }]);
    });
  });

  thenNothingIsLostOrTold(door);
});
