import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { contactForm, faultsOn, type OpenForm } from './form.js';
import { contactSaying, countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, read } from './send.js';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 13, 10, 45, 45, 0, 255]);
const MIB = 1024 * 1024;

describe('a form that is saved and finished later', () => {
  const door = openDoor();
  const fields = (more: Record<string, string> = {}): Record<string, string> => ({
    text: door.secretly(`word${randomUUID()}`),
    email: door.secretly(someone()),
    ...more,
  });
  const photo = (name: string, content: Buffer<ArrayBuffer> = Buffer.from(JPEG)): File =>
    new File([content], name, { type: 'image/jpeg' });
  const press = async (
    action: string,
    form: OpenForm,
    typed: Record<string, string>,
    files: readonly File[] = [],
    path = '/contact',
  ): Promise<Answer> => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ formToken: form.token, action, ...typed }))
      body.set(name, value);
    for (const file of files) body.append('files', file);
    const headers = { accept: 'text/html' };
    return read(await fetch(door.url + path, { method: 'POST', headers, body, redirect: 'manual' }));
  };
  const post = async (path: string, typed: Record<string, string> = {}): Promise<Answer> =>
    read(
      await fetch(door.url + path, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: new URLSearchParams(typed),
        redirect: 'manual',
      }),
    );
  const get = async (path: string): Promise<Answer> =>
    read(await fetch(door.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' }));
  const linkOf = ({ headers }: Answer): string => headers.get('location')!.replace(/(\/saved|#files)$/, '');
  const saved = async (typed = fields(), files: readonly File[] = []): Promise<string> => {
    const answer = await press('save', await contactForm(door), typed, files);
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 303 });
    return linkOf(answer);
  };
  const filesOn = (page: string): string[] =>
    [...page.matchAll(/<li><span[^>]*><bdi>([^<]*)<\/bdi> \(([^)]*)\)/g)].map(
      ([, name, size]) => `${name}, ${size}`,
    );
  const countForms = async (): Promise<number> => {
    const [row] = await door.database.query<[{ n: number }]>('SELECT count(*)::int AS n FROM saved_form');
    return row.n;
  };

  it('opens by its link as it was, says that it was not sent, and until when it is kept', async () => {
    const before = await countReceipts(door);
    const typed = fields({ name: 'A “name”', service: 'waste/2', phone: '+447700900123' });
    const link = await saved(typed, [photo('one.jpg'), photo('two.jpg', Buffer.alloc(2_400_000, 'x'))]);
    const told = await get(`${link}/saved`);
    expect(told.text).toMatch(/until <strong>\w+day \d+ \w+ \d{4} at /);
    expect(told.text).toMatch(new RegExp(`href="https?://[^"/]+${link.replace('.', '\\.')}"`));
    const { text: page, status } = await get(link);
    expect(status).toBe(200);
    expect(page).toContain('It has not been sent to us yet');
    expect(page).toContain(typed.text);
    expect(page).toContain('value="A “name”"');
    expect(page).toMatch(/<input[^>]* value="waste\/2"[^>]*checked=""|checked=""[^>]*value="waste\/2"/);
    expect(filesOn(page)).toEqual(['one.jpg, 10 bytes', 'two.jpg, 2.4 MB']);
    expect(await countReceipts(door)).toBe(before);
  });

  it('becomes one contact with all its files when it is sent, and its link then leads to the enquiry', async () => {
    const typed = fields();
    const link = await saved(typed, [photo('one.jpg')]);
    const form = await contactForm(door, link);
    const before = await countReceipts(door);
    const again = () => press('send', form, typed, [photo('two.jpg', Buffer.alloc(MIB, 'y'))]);
    const answers = [...(await Promise.all([again(), again()])), await again()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(await countReceipts(door)).toBe(before + 1);
    const { id, enquiry_id: enquiryId } = await contactSaying(door, typed.text!);
    const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
    const { timeline } = await ash.ask(api.readEnquiry, { params: { id: enquiryId } });
    const contact = timeline.find((each) => each.type === 'contact' && each.id === id);
    expect(contact).toMatchObject({
      attachments: [
        { name: 'one.jpg', size: JPEG.length },
        { name: 'two.jpg', size: MIB },
      ],
    });
    const opened = await ash.request(api.readAttachment, { params: { id, index: '0' } });
    expect(Buffer.from(await opened.arrayBuffer()).equals(JPEG)).toBe(true);
    for (const path of [link, `${link}/saved`]) {
      const answer = await get(path);
      expect(answer.status).toBe(303);
      expect((await get(answer.headers.get('location')!)).text).toContain(typed.text);
    }
  });

  it('goes on on two devices, and the one that comes late keeps what it says', async () => {
    const typed = fields();
    const link = await saved(typed, [photo('one.jpg')]);
    const [phone, desk] = [await contactForm(door, link), await contactForm(door, link)];
    expect((await press('send', phone, typed)).status).toBe(201);
    const other = fields();
    const late = await press('send', desk, other);
    expect(late.status).toBe(400);
    expect(late.text).toContain(other.text);
    const more = await press('save', desk, other, [photo('late.jpg')]);
    expect(more.status).toBe(400);
    expect(faultsOn(more.text)[0]).toContain('This form was sent before');
    expect(filesOn(more.text)).toEqual(['one.jpg, 10 bytes', 'late.jpg, 10 bytes']);
    const token = /name="formToken" value="([^"]+)"/.exec(more.text)![1]!;
    expect((await press('send', { token, page: '' }, other)).status).toBe(201);
    await contactSaying(door, other.text!);
  });

  it('keeps chosen files over a fault, and lets each be taken away', async () => {
    const faulty = await press('send', await contactForm(door), fields({ text: '' }), [
      photo('one.jpg'),
      photo('two.jpg'),
    ]);
    expect(faulty.status).toBe(400);
    expect(filesOn(faulty.text)).toEqual(['one.jpg, 10 bytes', 'two.jpg, 10 bytes']);
    const token = /name="formToken" value="([^"]+)"/.exec(faulty.text)![1]!;
    const less = await press('remove 1', { token, page: '' }, fields({ text: '' }));
    expect(less.status).toBe(303);
    const page = (await get(linkOf(less))).text;
    expect(filesOn(page)).toEqual(['two.jpg, 10 bytes']);
    expect(page).not.toContain('This is your saved form');
  });

  it('keeps chosen files over a fault on the page of an enquiry too', async () => {
    const opened = await press('send', await contactForm(door), fields());
    const path = new URL(/href="([^"]+\/track\/[^"]+)"/.exec(opened.text)![1]!).pathname;
    const faulty = await press('send', await contactForm(door, path), { text: '' }, [photo('one.jpg')], path);
    expect(faulty.status).toBe(400);
    expect(filesOn(faulty.text)).toEqual(['one.jpg, 10 bytes']);
    const token = /name="formToken" value="([^"]+)"/.exec(faulty.text)![1]!;
    const more = await press('add', { token, page: '' }, { text: '' }, [photo('two.jpg')], path);
    expect(filesOn(more.text)).toEqual(['one.jpg, 10 bytes', 'two.jpg, 10 bytes']);
    const text = door.secretly(`word${randomUUID()}`);
    expect((await press('send', { token, page: '' }, { text }, [], path)).status).toBe(303);
    await contactSaying(door, text);
    await eventually('both files', async () => (await get(path)).text.includes('With 2 files'));
  });

  it('has no more files than one page may have, however they come', async () => {
    const link = await saved(fields(), [photo('a.jpg', Buffer.alloc(6 * MIB, 'a'))]);
    const form = await contactForm(door, link);
    const typed = fields();
    for (const action of ['add', 'save', 'send']) {
      const answer = await press(action, form, typed, [photo('b.jpg', Buffer.alloc(5 * MIB, 'b'))]);
      expect(answer.status).toBe(400);
      expect(faultsOn(answer.text)).toContain(
        'Choose up to 5 files, 10 MB together. Those you chose are larger',
      );
      expect(filesOn(answer.text)).toEqual(['a.jpg, 6.3 MB']);
    }
    const five = Array.from({ length: 5 }, (_, i) => photo(`${i}.jpg`, Buffer.from(`${i}`)));
    expect(faultsOn((await press('add', form, typed, five)).text)).toContain(
      'Choose up to 5 files, 10 MB together',
    );
  });

  it('is saved once, however often the button is pressed', async () => {
    const before = await countForms();
    const form = await contactForm(door);
    const typed = fields();
    const answers = await Promise.all([1, 2, 3].map(() => press('save', form, typed, [photo('one.jpg')])));
    expect(new Set(answers.map(linkOf)).size).toBe(1);
    expect(await countForms()).toBe(before + 1);
    expect(filesOn((await get(linkOf(answers[0]!))).text)).toEqual(['one.jpg, 10 bytes']);
  });

  it('cannot be guessed, and nobody learns whether there is one', async () => {
    const link = await saved();
    const [id, mark] = link.slice('/contact/'.length).split('.') as [string, string];
    const wrong = mark.startsWith('a') ? `b${mark.slice(1)}` : `a${mark.slice(1)}`;
    const answers = [];
    for (const token of [
      `${id}.${wrong}`,
      id,
      `${id}.`,
      `${randomUUID().replaceAll('-', '')}.${mark}`,
      `.${mark}`,
      'x',
      '%00',
    ])
      for (const path of [`/contact/${token}`, `/contact/${token}/saved`]) answers.push(await get(path));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    for (const path of [`/contact/${id}.${wrong}/link`, `/contact/${id}.${wrong}/delete`])
      expect((await post(path, { email: someone() })).status).toBe(404);
    expect((await get(link)).status).toBe(200);
  });

  it('is over when its time is, and when another organisation is asked for it', async () => {
    const link = await saved();
    const id = link.slice('/contact/'.length).split('.')[0];
    await door.database.query(
      `UPDATE saved_form SET expires_at = '2020-01-01' WHERE replace(id::text, '-', '') = $1`,
      [id],
    );
    const over = await get(link);
    expect(over.status).toBe(404);
    expect(over.text).toMatch(/<h1[^>]*>This form is not kept any more<\/h1>/);
    const other = await saved();
    const [organisation] = await door.database.query<[{ id: string }]>(
      `INSERT INTO organisation (id, name, zone, pack_id, created_at)
       SELECT gen_random_uuid(), 'Another', zone, pack_id, 'infinity' FROM organisation LIMIT 1 RETURNING id`,
    );
    await door.database.query(
      `UPDATE saved_form SET organisation_id = $1 WHERE replace(id::text, '-', '') = $2`,
      [organisation.id, other.slice('/contact/'.length).split('.')[0]],
    );
    expect((await get(other)).status).toBe(404);
    await door.database.query('DELETE FROM saved_form WHERE organisation_id = $1', [organisation.id]);
    await door.database.query('DELETE FROM organisation WHERE id = $1', [organisation.id]);
  });

  it('is deleted with its files when whoever saved it wants that', async () => {
    const link = await saved(fields(), [photo('one.jpg')]);
    const answer = await post(`${link}/delete`);
    expect(answer.text).toContain('Your form is deleted');
    expect((await get(link)).status).toBe(404);
    const [left] = await door.database.query<[{ n: number }]>(
      `SELECT count(*)::int AS n FROM saved_form_file WHERE replace(form_id::text, '-', '') = $1`,
      [link.slice('/contact/'.length).split('.')[0]],
    );
    expect(left.n).toBe(0);
  });

  it('has its link sent where somebody asks, a few times in an hour, and says nothing of what it holds', async () => {
    const typed = fields();
    const link = await saved(typed);
    const email = door.secretly(someone());
    const faulty = await post(`${link}/link`, { email: 'nobody' });
    expect(faultsOn(faulty.text)).toContain('Enter an email address like name@example.com');
    const pages = [];
    for (let n = 0; n < 6; n++) pages.push((await post(`${link}/link`, { email: email.toUpperCase() })).text);
    expect(new Set(pages).size).toBe(1);
    const states = () =>
      door.database.query<{ state: string }[]>('SELECT state FROM saved_form_link WHERE value = $1', [email]);
    await eventually('the links sent', async () => (await states()).every(({ state }) => state === 'sent'));
    expect(await states()).toHaveLength(3);
    const mine = door.standIns.mail.messages.filter(({ envelope }) => envelope.to.includes(email));
    expect(mine).toHaveLength(3);
    expect(mine[0]!.mail.text).toContain(link);
    expect(mine[0]!.mail.text).not.toContain(typed.text);
  });

  thenNothingIsLostOrTold(door);
});
