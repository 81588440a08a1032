import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { api } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { contactForm, faultsOn, type OpenForm } from './form.js';
import { contactSaying, countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, rawRequest, read } from './send.js';

const MIB = 1024 * 1024;
/** Generous to a busy machine: to take 25 MB in costs a good part of it. */
const LONGEST_HOLD_UP_MS = 600;
const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 13, 10, 45, 45]);

describe('files in forms', () => {
  const door = openDoor({ PUBLIC_RATE: '10000', ARRIVING_MAX_BYTES_PER_ADDRESS: String(90 * MIB) });
  const fields = (more: Record<string, string> = {}): Record<string, string> => ({
    text: door.secretly(`word${randomUUID()}`),
    email: door.secretly(someone()),
    ...more,
  });
  const post = async (body: FormData | Uint8Array, path = '/contact', type?: string): Promise<Answer> =>
    read(
      await fetch(door.url + path, {
        method: 'POST',
        headers: { accept: 'text/html', ...(type && { 'content-type': type }) },
        body,
        redirect: 'manual',
      }),
    );
  const data = (form: OpenForm, typed: Record<string, string>, files: readonly File[]): FormData => {
    const all = new FormData();
    for (const [name, value] of Object.entries({ formToken: form.token, ...typed })) all.set(name, value);
    for (const file of files) all.append('files', file);
    return all;
  };
  const photo = (
    name = 'bin.jpg',
    content: string | Uint8Array<ArrayBuffer> = JPEG,
    type = 'image/jpeg',
  ): File => new File([content], name, { type });
  const send = async (typed: Record<string, string>, files: readonly File[], path = '/contact') =>
    post(data(await contactForm(door, path), typed, files), path);
  const untaken = async (act: () => Promise<Answer>): Promise<Answer> => {
    const before = await countReceipts(door);
    const answer = await act();
    expect(await countReceipts(door)).toBe(before);
    return answer;
  };
  const ash = (): Promise<ConsoleClient> => ConsoleClient.logIn(door.url, 'ash', door.password);
  const filesOf = async (words: string) => {
    const { id, enquiry_id: enquiryId } = await contactSaying(door, words);
    const { timeline } = await (await ash()).ask(api.readEnquiry, { params: { id: enquiryId } });
    const contact = timeline.find((each) => each.type === 'contact' && each.id === id);
    return contact?.type === 'contact' ? { id, files: contact.attachments } : { id, files: [] };
  };
  const trackingPath = ({ text }: Answer): string =>
    new URL(/href="([^"]+\/track\/[^"]+)"/.exec(text)![1]!).pathname;

  it('reach the agent whole, under a clean name, as something to save', async () => {
    const typed = fields();
    const large = Buffer.alloc(3 * MIB, 'photo');
    const answer = await send(typed, [
      photo('C:\\fakepath\\bill\u202egpj.exe', JPEG, 'text/html'),
      photo('gate.png', large, 'image/png'),
    ]);
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 201 });
    const { id, files } = await filesOf(typed.text!);
    expect(files).toMatchObject([
      { name: 'billgpj.exe', contentType: 'image/jpeg', size: JPEG.length },
      { name: 'gate.png', contentType: 'application/octet-stream', size: large.length },
    ]);
    const client = await ash();
    for (const [index, content] of [JPEG, large].entries()) {
      const opened = await client.request(api.readAttachment, { params: { id, index: String(index) } });
      expect(opened.headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(opened.headers.get('content-type')).toBe('application/octet-stream');
      expect(Buffer.from(await opened.arrayBuffer()).equals(content)).toBe(true);
    }
  });

  it('can be added on the page of the enquiry, which names them', async () => {
    const opened = await send(fields(), []);
    const path = trackingPath(opened);
    const text = door.secretly(`word${randomUUID()}`);
    expect((await send({ text }, [photo('later.jpg')], path)).status).toBe(303);
    expect((await filesOf(text)).files).toMatchObject([{ name: 'later.jpg' }]);
    const page = await (await fetch(door.url + path)).text();
    expect(page).toMatch(/With a file: <bdi>later\.jpg<\/bdi>/);
  });

  it('are not needed, and how many there may be is said beforehand', async () => {
    const form = await contactForm(door);
    expect(form.page).toContain('up to 5 files, 10 MB together');
    const typed = fields();
    expect((await post(data(form, typed, [new File([], '')]))).status).toBe(201);
    expect((await filesOf(typed.text!)).files).toEqual([]);
  });

  it('sent again from the same page make one contact, whatever the browser draws between them', async () => {
    const form = await contactForm(door);
    const typed = fields();
    const before = await countReceipts(door);
    const again = () => post(data(form, typed, [photo()]));
    const answers = [...(await Promise.all([again(), again()])), await again()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await countReceipts(door)).toBe(before + 1);
    const other = await post(data(form, fields(), [photo()]));
    expect(faultsOn(other.text)).toContain(
      'You have sent this page before with other words. Check your message and send it again',
    );
    expect(await countReceipts(door)).toBe(before + 1);
  });

  it.each<[string, () => File[], string]>([
    [
      'six files',
      () => Array.from({ length: 6 }, (_, i) => photo(`${i}.jpg`)),
      'Choose up to 5 files, 10 MB together',
    ],
    [
      'files that are larger together than they may be',
      () => [photo('a.jpg', Buffer.alloc(6 * MIB)), photo('b.jpg', Buffer.alloc(5 * MIB))],
      'Choose up to 5 files, 10 MB together. Those you chose are larger',
    ],
    ['an empty file', () => [photo('empty.jpg', '')], '“empty.jpg” is empty. Choose another file, or none'],
  ])('%s bring the page back with what was typed', async (_what, files, fault) => {
    const typed = fields({ name: 'Typed name', service: 'waste' });
    const answer = await untaken(() => send(typed, files()));
    expect(answer.status).toBe(400);
    expect(new Set(faultsOn(answer.text))).toEqual(new Set([fault]));
    expect(answer.text).toContain(typed.text);
    expect(answer.text).toMatch(/<input[^>]* name="name"[^>]* value="Typed name"/);
    expect(answer.text).toContain(`value="${typed.email}"`);
  });

  const BROKEN =
    'Your message did not arrive whole. Check it, choose the files again that you had just chosen, and send it';
  const part = (name: string, value: string): string =>
    `--a\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const HEAD = '--a\r\nContent-Disposition: form-data; name="files"; filename="x"\r\n\r\n';
  const filled = (piece: string, bytes: number): string => piece.repeat(Math.floor(bytes / piece.length));
  it.each<[string, string, string]>([
    ['no end', 'multipart/form-data; boundary=a', `${HEAD}${filled('x', 20 * MIB)}`],
    ['thousands of parts', 'multipart/form-data; boundary=a', `${filled(part('b', 'x'), 20 * MIB)}--a--`],
    ['a header of 20 MB', 'multipart/form-data; boundary=a', `--a\r\nX: ${filled('y', 20 * MIB)}`],
    [
      'a boundary that its content nearly is',
      `multipart/form-data; boundary="${'-'.repeat(69)}x"`,
      `--${'-'.repeat(69)}x${HEAD.slice(3)}${filled(`\r\n${'-'.repeat(71)}`, 20 * MIB)}`,
    ],
    ['another boundary than its header says', 'multipart/form-data; boundary=b', `${part('text', 'x')}--a--`],
    [
      'forms within forms',
      'multipart/form-data; boundary=a',
      `--a\r\n${filled('Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n', MIB)}`,
    ],
  ])('a form with %s is refused soon and helpfully', async (_what, type, odd) => {
    const typed = type.endsWith('=a') ? part('text', 'What I typed') : '';
    const body = Buffer.from(typed + odd, 'latin1');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const answer = await untaken(() => post(body, '/contact', type));
    delay.disable();
    expect(answer.status).toBe(400);
    expect(new Set(faultsOn(answer.text))).toEqual(new Set([BROKEN]));
    if (typed !== '') expect(answer.text).toContain('What I typed');
    expect(delay.max / 1e6).toBeLessThan(LONGEST_HOLD_UP_MS);
  });

  it('more than the hub takes at all is answered with a page that says what to do', async () => {
    const answer = await untaken(() => send(fields(), [photo('a.mov', Buffer.alloc(26 * MIB))]));
    expect(answer.status).toBe(413);
    expect(answer.text).toMatch(/<h1[^>]*>Your files are too large<\/h1>/);
    expect(answer.text).toContain('up to 5 files, 10 MB together');
    expect(answer.text).toContain('Go back');
    expect(answer.text).not.toContain('bytes');
  });

  it.each(['text/plain', 'multipart/mixed; boundary=a', 'multipart/form-data', 'application/json'])(
    'what is sent as %s is no form, which a page says',
    async (type) => {
      const answer = await untaken(() => post(Buffer.from(`${part('text', 'x')}--a--`), '/contact', type));
      expect(answer.status).toBe(415);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.text).toMatch(/<h1[^>]*>We could not read what was sent<\/h1>/);
    },
  );

  it('are for the pages that have them: elsewhere a body of their kind is as small as any', async () => {
    for (const path of ['/find-enquiry', '/api/v1/session', '/webhooks/twilio/messages', '/privacy']) {
      const answer = await rawRequest(
        door,
        `POST ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: ${2 * MIB}\r\n\r\n`,
      );
      expect({ path, answer: answer.slice(0, 12) }).toEqual({ path, answer: 'HTTP/1.1 413' });
    }
  });

  thenNothingIsLostOrTold(door);
});
