import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contactForm, faultsOn, submitForm } from './form.js';
import { contactSaying, countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, read } from './send.js';

describe('what customers do to their own enquiry', () => {
  const door = openDoor();
  const opened = async (): Promise<{ path: string; id: string; email: string }> => {
    const typed = { text: door.secretly(`word${randomUUID()}`), email: door.secretly(someone()) };
    const { text } = await submitForm(door, await contactForm(door), typed);
    const path = new URL(/href="([^"]+\/track\/[^"]+)"/.exec(text)![1]!).pathname;
    const { enquiry_id: id } = await contactSaying(door, typed.text);
    return { path, id, email: typed.email };
  };
  const post = async (path: string, typed: Record<string, string>): Promise<Answer> =>
    read(
      await fetch(door.url + path, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: new URLSearchParams(typed),
        redirect: 'manual',
      }),
    );
  const enquiry = async (id: string): Promise<{ state: string; withdrawn: number; told: number }> => {
    const [row] = await door.database.query<[{ state: string; withdrawn: number; told: number }]>(
      `SELECT state, (SELECT count(*)::int FROM enquiry_event WHERE enquiry_id = e.id AND type = 'withdrawn') AS withdrawn,
        (SELECT count(*)::int FROM timeline_event WHERE enquiry_id = e.id AND text LIKE 'The customer cancelled it%') AS told
       FROM enquiry e WHERE id = $1`,
      [id],
    );
    return row;
  };

  it('is cancelled once, however often the button is pressed, with a reason or none', async () => {
    const { path, id } = await opened();
    const reason = door.secretly('No longer\nneeded');
    const answers = await Promise.all([1, 2, 3].map(() => post(`${path}/cancel`, { reason })));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await enquiry(id)).toEqual({ state: 'closed', withdrawn: 1, told: 1 });
    const kept = await door.database.query<unknown[]>(
      `SELECT 1 FROM commitment WHERE enquiry_id = $1 AND whose = 'council' AND state IN ('running', 'paused')`,
      [id],
    );
    expect(kept).toEqual([]);
  });

  it('a reason that is too long comes back, and nothing is cancelled', async () => {
    const { path, id } = await opened();
    const answer = await post(`${path}/cancel`, { reason: 'x'.repeat(1001) });
    expect(answer.status).toBe(400);
    expect(faultsOn(answer.text)).toContain('Shorten your reason to 1,000 characters');
    expect((await enquiry(id)).state).toBe('open');
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing at all', {}, 'Enter what has changed. Leave the rest empty'],
    ['an address that is none', { email: 'x' }, 'Enter an email address like name@example.com'],
    ['a number that is none', { phone: '1' }, 'Enter a telephone number like 01223 457000'],
    ['a very long address', { address: 'x'.repeat(301) }, 'Shorten the address to 300 characters'],
  ])('new details with %s come back with the fault', async (_what, typed, fault) => {
    const { path } = await opened();
    const before = await countReceipts(door);
    const form = await contactForm(door, `${path}/details`);
    const answer = await submitForm(door, form, { preferred: '', ...typed }, `${path}/details`);
    expect(answer.status).toBe(400);
    expect(faultsOn(answer.text)).toContain(fault);
    expect(await countReceipts(door)).toBe(before);
  });

  it('new details are one contact with stated addresses, which find nobody elsewhere', async () => {
    const { path, id } = await opened();
    const email = door.secretly(someone());
    const form = await contactForm(door, `${path}/details`);
    const typed = { name: 'A. Newname', email, phone: '07700 900123', preferred: 'letter' };
    for (const _ of [1, 2]) expect((await submitForm(door, form, typed, `${path}/details`)).status).toBe(303);
    const contact = await contactSaying(door, email);
    expect(contact.enquiry_id).toBe(id);
    expect(contact.text).toBe(
      `My details have changed:\nName: A. Newname\nEmail address: ${email}\nPhone number: +447700900123\nWants to be answered: by letter`,
    );
    const named = await door.database.query<{ enquiry_id: string | null }[]>(
      'SELECT enquiry_id FROM identifier WHERE value = $1',
      [email],
    );
    for (const each of named) expect(each.enquiry_id).toBe(id);
  });

  it.each(['cancel', 'details'])('no other link opens /%s', async (what) => {
    const { path } = await opened();
    const wrong = `${path.slice(0, -1)}${path.endsWith('a') ? 'b' : 'a'}`;
    const headers = { accept: 'text/html' };
    expect((await fetch(`${door.url}${wrong}/${what}`, { headers })).status).toBe(404);
    expect((await post(`${wrong}/${what}`, { reason: '' })).status).toBe(404);
  });

  thenNothingIsLostOrTold(door);
});
