import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FORM_KEY, issueFormToken } from '@frontdoor/channels/web';
import { Channels } from '@frontdoor/casework/channels';
import { api } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { titled } from './brief.js';
import { COSTLY } from './costly.js';
import { contactForm, faultsOn, submitForm } from './form.js';
import { contactSaying, countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { postTwilio, sms } from './phone.js';
import type { Answer } from './send.js';

/** Generous to a busy machine; without bounds each of these takes many times that. */
const LONGEST_HOLD_UP_MS = 400;

const TOO_OLD = 'This page has been open too long. Check your message and send it again';

describe('forms that are filled in badly', () => {
  const door = openDoor();
  const fields = (more: Record<string, string> = {}): Record<string, string> => ({
    text: door.secretly(`word${randomUUID()}`),
    email: door.secretly(someone()),
    ...more,
  });
  const referenceOn = (page: string): string | undefined =>
    /<strong>([0-9A-Z]{4}-[0-9A-Z]{4})<\/strong>/.exec(page)?.[1];
  const expectReturned = (answer: Answer, faults: string[]): void => {
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(new Set(faultsOn(answer.text))).toEqual(new Set(faults));
    expect(answer.text).toContain('name="formToken"');
    expectSaidAtOnce(answer, /^Error: Contact us – /);
  };
  /** The title says it first, and the focus is on the list of faults without a script. */
  const expectSaidAtOnce = ({ text }: Answer, title: RegExp): void => {
    expect(/<title>([^<]*)</.exec(text)![1]).toMatch(title);
    expect(text).toMatch(
      /<main[^>]*>(<div class="govuk-grid[^>]*>)*<div class="govuk-error-summary"[^>]* tabindex="-1" autofocus=""/i,
    );
    expect(text).toMatch(/<h2 class="govuk-error-summary__title">There is a problem<\/h2>/);
  };
  const untaken = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await countReceipts(door);
    const answer = await send();
    expect(await countReceipts(door)).toBe(before);
    return answer;
  };

  it.each<[string, Record<string, string>, string[]]>([
    [
      'nothing at all',
      { text: '', email: '' },
      [
        'Say what your enquiry is about',
        'Enter an email address or a telephone number, so that we can answer',
      ],
    ],
    ['no text', { text: ' \n ' }, ['Say what your enquiry is about']],
    [
      'no way to answer',
      { email: '' },
      ['Enter an email address or a telephone number, so that we can answer'],
    ],
    [
      'an email address that is none',
      { email: 'not an address' },
      ['Enter an email address like name@example.com'],
    ],
    ['a telephone number that is none', { phone: '12' }, ['Enter a telephone number like 01223 457000']],
    [
      'a text of 20,001 characters',
      { text: 'x'.repeat(20_001) },
      ['Shorten your message to 20,000 characters'],
    ],
    ['a name of 201 characters', { name: 'x'.repeat(201) }, ['Shorten your name to 200 characters']],
  ])(
    'with %s the page comes back with the fault beside its field and what was typed',
    async (_title, odd, faults) => {
      const typed = fields({ name: 'Typed name', phone: '', service: 'waste', ...odd });
      const answer = await untaken(async () => submitForm(door, await contactForm(door), typed));
      expectReturned(answer, faults);
      for (const name of ['name', 'email', 'phone'].filter((each) => typed[each]))
        expect(answer.text).toMatch(
          new RegExp(`<input[^>]* name="${name}"[^>]* value="${typed[name]!.replaceAll('.', '\\.')}"`),
        );
      expect(answer.text).toContain(typed.text!.trim());
      expect(answer.text).toMatch(
        /<input[^>]* name="service" value="waste"[^>]* checked=""|<input[^>]* checked=""[^>]* value="waste"/,
      );
    },
  );

  it('what was typed comes back as text, not as markup', async () => {
    const typed = fields({ email: '', text: '</textarea><script>alert(1)</script>', name: '"><img src=x>' });
    const answer = await untaken(async () => submitForm(door, await contactForm(door), typed));
    expect(answer.text).not.toMatch(/<script>|<img/);
    expect(answer.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  it('the page that came back can be sent once it is put right', async () => {
    const form = await contactForm(door);
    const bad = await submitForm(door, form, fields({ email: '' }));
    const token = /name="formToken" value="([^"]+)"/.exec(bad.text)![1]!;
    const good = fields();
    expect((await submitForm(door, { token, page: bad.text }, good)).status).toBe(201);
    await contactSaying(door, good.text!);
  });

  it('what fills in a field that nobody is shown may be a program, and is kept for a person to look at', async () => {
    const typed = fields({ website: 'https://spam.example' });
    const answer = await submitForm(door, await contactForm(door), typed);
    expect(answer.status).toBe(201);
    const rows = await door.database.query<{ state: string; fault: { reason: string } }[]>(
      "SELECT state, fault FROM receipt WHERE contact->>'text' = $1",
      [typed.text],
    );
    expect(rows).toMatchObject([
      { state: 'quarantined', fault: { reason: expect.stringContaining('A program may have sent it') } },
    ]);
  });

  describe('the token of the form', () => {
    const tokenOf = (age: number, key = door.hub.app.get(Channels).keysFor(FORM_KEY)[0]!): string =>
      issueFormToken(key, randomUUID(), Date.now() - age);

    it('of an hour ago is taken', async () => {
      const good = fields();
      expect((await submitForm(door, { token: tokenOf(3_600_000), page: '' }, good)).status).toBe(201);
      await contactSaying(door, good.text!);
    });

    it('of more than a day ago brings the page back with what was typed and a new token', async () => {
      const token = tokenOf(86_400_000 + 60_000);
      const typed = fields();
      const answer = await untaken(() => submitForm(door, { token, page: '' }, typed));
      expectReturned(answer, [TOO_OLD]);
      expect(answer.text).toContain(typed.text);
      const fresh = /name="formToken" value="([^"]+)"/.exec(answer.text)![1]!;
      expect((await submitForm(door, { token: fresh, page: '' }, typed)).status).toBe(201);
    });

    it.each(titled(['', 'x', '..', 'a.b.c', '\u0000', 'x'.repeat(5000)]))(
      '"%s" is refused',
      async (_title, token) => {
        expectReturned(await untaken(() => submitForm(door, { token, page: '' }, fields())), [TOO_OLD]);
      },
    );

    it('made with another key, or with another time, is refused', async () => {
      const [id, , signature] = tokenOf(0).split('.') as [string, string, string];
      for (const token of [tokenOf(0, 'k'.repeat(32)), `${id}.${Date.now() + 1}.${signature}`])
        expectReturned(await untaken(() => submitForm(door, { token, page: '' }, fields())), [TOO_OLD]);
    });

    it('used again with the same words is the same enquiry', async () => {
      const form = await contactForm(door);
      const typed = fields();
      const before = await countReceipts(door);
      const answers = await Promise.all([1, 2, 3].map(() => submitForm(door, form, typed)));
      expect(answers.map((each) => each.status)).toEqual([201, 201, 201]);
      expect(new Set(answers.map((each) => referenceOn(each.text))).size).toBe(1);
      expect(await countReceipts(door)).toBe(before + 1);
    });

    it('used again with other words brings the page back with them, and takes nothing', async () => {
      const form = await contactForm(door);
      const before = await countReceipts(door);
      const both = await Promise.all([1, 2, 3].map(() => submitForm(door, form, fields())));
      expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 400, 400]);
      const other = fields();
      const answer = await submitForm(door, form, other);
      expectReturned(answer, [
        'You have sent this page before with other words. Check your message and send it again',
      ]);
      expect(answer.text).toContain(other.text);
      expect(await countReceipts(door)).toBe(before + 1);
      const fresh = /name="formToken" value="([^"]+)"/.exec(answer.text)![1]!;
      expect((await submitForm(door, { token: fresh, page: '' }, other)).status).toBe(201);
    });

    it.each(['form/contact', 'track/contact/x', 'form/nobody', ''])(
      'opens no way past the page: /webhooks/web/%s',
      async (path) => {
        const answer = await untaken(() =>
          submitForm(door, { token: tokenOf(0), page: '' }, fields(), `/webhooks/web/${path}`),
        );
        expect(answer.status).toBe(404);
      },
    );
  });

  it('the topics are in the words of customers, several to a service, and each goes to its service', async () => {
    const form = await contactForm(door);
    const topic = /value="(waste\/2)"[^>]*\/><label[^>]*>Street cleaning/.exec(form.page)?.[1];
    const typed = fields({ service: topic!, email: '' });
    const back = await submitForm(door, form, typed);
    expect([...back.text.matchAll(/<input[^>]* checked=""[^>]*>/g)].map(([it]) => it)).toEqual([
      expect.stringContaining('value="waste/2"'),
    ]);
    const good: Record<string, string> = { ...typed, email: door.secretly(someone()) };
    expect((await submitForm(door, await contactForm(door), good)).status).toBe(201);
    const { enquiry_id: id } = await contactSaying(door, good.text!);
    const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
    expect(await ash.ask(api.readEnquiry, { params: { id } })).toMatchObject({
      service: 'Waste and recycling',
    });
  });

  describe('a lost link', () => {
    const asking = (typed: Record<string, string>) =>
      submitForm(door, { token: '', page: '' }, typed, '/find-enquiry');
    const ask = (reference: string, email: string) => asking({ reference, email });
    const opened = async (
      more: Record<string, string> = {},
    ): Promise<{ reference: string; email: string; id: string }> => {
      const typed = fields(more);
      const reference = referenceOn((await submitForm(door, await contactForm(door), typed)).text)!;
      const { enquiry_id: id } = await contactSaying(door, typed.text!);
      return { reference, email: typed.email!, id };
    };
    /** What the hub wrote about an enquiry by itself. */
    const written = async (id: string): Promise<{ text: string; party_value: string; channel: string }[]> =>
      door.database.query(
        "SELECT text, party_value, channel FROM contact WHERE enquiry_id = $1 AND direction = 'out' ORDER BY at, id",
        [id],
      );

    it('is sent anew to the address on the enquiry alone, and nobody is told whether it was', async () => {
      const mine = await opened();
      const before = (await written(mine.id)).length;
      const timed = async (reference: string, email: string) => {
        const began = performance.now();
        const { status, text } = await ask(reference, email);
        return { said: { status, text }, ms: performance.now() - began };
      };
      const others = await timed(mine.reference, door.secretly(someone()));
      const nothing = await timed('K7Q2-9XMA', mine.email);
      expect(await written(mine.id)).toHaveLength(before);
      const found = await timed(mine.reference.toLowerCase().replace('-', ' '), mine.email.toUpperCase());
      expect(found.said.status).toBe(200);
      expect([others.said, nothing.said]).toEqual([found.said, found.said]);
      // Each waited for a whole second, whatever was found.
      for (const { ms } of [others, nothing, found]) expect(ms).toBeGreaterThan(990);
      const all = await written(mine.id);
      expect(all).toHaveLength(before + 1);
      expect(all.at(-1)!.party_value).toBe(mine.email.toLowerCase());
      const link = new URL(/https?:\S+\/track\/\S+/.exec(all.at(-1)!.text)![0]).pathname;
      expect((await fetch(door.url + link)).status).toBe(200);
    });

    it('is sent a few times in an hour, however often somebody asks', async () => {
      const mine = await opened();
      await Promise.all(Array.from({ length: 8 }, () => ask(mine.reference, mine.email)));
      expect(await written(mine.id)).toHaveLength(4);
    });

    it('is sent a few times in an hour to one address, whatever was opened in its name', async () => {
      const email = door.secretly(someone());
      const all = [];
      for (let n = 0; n < 5; n++) all.push(await opened({ email }));
      await Promise.all(all.flatMap(({ reference }) => [1, 2, 3].map(() => ask(reference, email))));
      const told = await Promise.all(all.map(({ id }) => written(id)));
      expect(told.flat()).toHaveLength(8);
    });

    describe('by telephone number', () => {
      const numbers = Array.from({ length: 9 }, (_, i) => `+44770090040${i}`);
      const texts = async (id: string) => (await written(id)).filter(({ text }) => text.includes('/track/'));
      const timed = async (reference: string, phone: string) => {
        const began = performance.now();
        const { status, text } = await asking({ reference, phone: door.secretly(phone) });
        expect(performance.now() - began).toBeGreaterThan(990);
        return { status, text };
      };

      it('is texted to the number on the enquiry alone, and nobody is told whether it was', async () => {
        const [phone, other] = numbers as [string, string];
        const mine = await opened({ email: '', phone });
        const others = await timed(mine.reference, other);
        const nothing = await timed('K7Q2-9XMA', phone);
        expect(await texts(mine.id)).toEqual([]);
        const found = await timed(mine.reference, phone.replace('+447700', '(07700) '));
        expect(found.status).toBe(200);
        expect(found.text).toContain('Check your text messages');
        expect([others, nothing]).toEqual([found, found]);
        const [sent] = await texts(mine.id);
        expect(sent).toMatchObject({ party_value: phone, channel: 'sms' });
        const link = new URL(/https?:\S+\/track\/\S+/.exec(sent!.text)![0]).pathname;
        expect((await fetch(door.url + link)).status).toBe(200);
      });

      it('is texted to whoever opened the enquiry by a text of their own', async () => {
        const phone = door.secretly(numbers[7]!);
        const text = door.secretly(`word${randomUUID()}`);
        await postTwilio(door, 'messages', sms(phone, text));
        const { enquiry_id: id } = await contactSaying(door, text);
        const [{ reference }] = (await door.database.query('SELECT reference FROM enquiry WHERE id = $1', [
          id,
        ])) as [{ reference: string }];
        await timed(reference, phone);
        expect(await texts(id)).toMatchObject([{ party_value: phone, channel: 'sms' }]);
      });

      it('is sent a few times in an hour', async () => {
        const phone = numbers[2]!;
        const mine = await opened({ email: '', phone });
        await Promise.all(Array.from({ length: 8 }, () => asking({ reference: mine.reference, phone })));
        expect(await texts(mine.id)).toHaveLength(4);
      });

      it('is not texted where others have the number too, or it wants no texts', async () => {
        const phone = numbers[3]!;
        const mine = await opened({ email: '', phone });
        await opened({ email: '', phone });
        expect((await timed(mine.reference, phone)).status).toBe(200);
        expect(await texts(mine.id)).toEqual([]);
        const shared = await opened({ email: '', phone: numbers[4]! });
        await door.database.query('UPDATE identifier SET shared = true WHERE value = $1', [numbers[4]]);
        await timed(shared.reference, numbers[4]!);
        expect(await texts(shared.id)).toEqual([]);
        const unwilling = await opened({ email: '', phone: numbers[5]! });
        await postTwilio(door, 'messages', sms(numbers[5]!, 'STOP', { OptOutType: 'STOP' }));
        await timed(unwilling.reference, numbers[5]!);
        expect(await texts(unwilling.id)).toEqual([]);
      });

      it('goes by email where both are given, and brings the page back where neither or a wrong one is', async () => {
        const mine = await opened({ phone: numbers[6]! });
        const before = (await written(mine.id)).length;
        const both = await asking({ reference: mine.reference, email: mine.email, phone: numbers[6]! });
        expect(both.text).toContain('Check your email');
        expect((await written(mine.id)).slice(before)).toMatchObject([{ channel: 'email' }]);
        const bad = await asking({ reference: mine.reference, phone: '12' });
        expect(bad.status).toBe(400);
        expect(new Set(faultsOn(bad.text))).toEqual(new Set(['Enter a telephone number like 07700 900123']));
        const none = await asking({ reference: mine.reference });
        expect(new Set(faultsOn(none.text))).toEqual(
          new Set(['Enter the email address or the phone number that you gave us']),
        );
      });
    });

    it('brings the page back with what was typed where it is no reference and no address', async () => {
      const answer = await ask('K7Q2', 'nobody');
      expect(answer.status).toBe(400);
      expectSaidAtOnce(answer, /^Error: Ask for a new link – /);
      expect(new Set(faultsOn(answer.text))).toEqual(
        new Set([
          'Enter the reference of your enquiry, like K7Q2-9XMA',
          'Enter an email address like name@example.com',
        ]),
      );
      expect(answer.text).toMatch(/<input[^>]* name="reference"[^>]* value="K7Q2"/);
    });
  });

  it('the page after sending says by when we answer, and of an email only when there is one', async () => {
    const when =
      /We will answer by <strong>[A-Z]\w+day \d+ [A-Z]\w+, (\d+(:\d\d)?(am|pm)|midday|midnight)<\/strong>/;
    const byMail = await submitForm(door, await contactForm(door), fields());
    expect(byMail.text).toMatch(when);
    expect(byMail.text).toMatch(/emailed you a confirmation|An email with this reference is on its way/);
    const byPhone = fields({ email: '', phone: '+447700900123' });
    const answer = await submitForm(door, await contactForm(door), byPhone);
    expect(answer.status).toBe(201);
    expect(answer.text).toMatch(when);
    expect(answer.text).not.toMatch(/email/i);
  });

  it('a service that does not exist goes to the one that answers the form, which is said', async () => {
    const typed = fields({ service: 'no-such-service' });
    expect((await submitForm(door, await contactForm(door), typed)).status).toBe(201);
    const { enquiry_id: id } = await contactSaying(door, typed.text!);
    const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
    const { timeline } = await ash.ask(api.readEnquiry, { params: { id } });
    expect(timeline.map(({ text }) => text)).toContainEqual(
      'It was sent for the service “no-such-service”, which there is not; it went to Customer services',
    );
  });

  describe('the tracking page', () => {
    const track = async (): Promise<string> => {
      const answer = await submitForm(door, await contactForm(door), fields());
      return new URL(/href="([^"]+\/track\/[^"]+)"/.exec(answer.text)![1]!).pathname;
    };
    const forged = [
      '/track/',
      '/track/x',
      '/track/k7q2-9xma',
      '/track/k7q2-9xma.abcdefghjkmnpqrstvwxyzabcd',
      '/track/%00',
      '/track/__proto__',
      '/track/..%2fcontact',
    ];
    it.each(forged)('%s shows nothing, to read or to add to', async (path) => {
      const headers = { accept: 'text/html' };
      const page = await fetch(door.url + path, { headers });
      expect([400, 404]).toContain(page.status);
      expect(await page.text()).toMatch(/<h1[^>]*>[A-Z].*<\/h1><p[^>]*>[A-Z].*\.<\/p>/);
      const form = await contactForm(door);
      const add = await untaken(() => submitForm(door, form, { text: 'x' }, path));
      expect([400, 404]).toContain(add.status);
    });

    it('with one letter changed shows nothing', async () => {
      const path = await track();
      expect((await fetch(door.url + path)).status).toBe(200);
      const changed = path.slice(0, -1) + (path.endsWith('a') ? 'b' : 'a');
      expect((await fetch(door.url + changed)).status).toBe(404);
    });

    it('of one enquiry does not open another', async () => {
      const [one, other] = [await track(), await track()];
      const [reference] = one.split('.');
      const [, mark] = other.split('.');
      expect((await fetch(`${door.url}${reference}.${mark}`)).status).toBe(404);
    });

    it('takes an addition once, and comes back when nothing was written', async () => {
      const path = await track();
      const form = await contactForm(door, path);
      const empty = await untaken(() => submitForm(door, form, { text: ' ' }, path));
      expect(empty.status).toBe(400);
      expectSaidAtOnce(empty, /^Error: Enquiry [0-9A-Z-]+ – /);
      expect(new Set(faultsOn(empty.text))).toEqual(new Set(['Write what you want to add']));
      const text = door.secretly(`word${randomUUID()}`);
      const before = await countReceipts(door);
      for (const answer of [
        await submitForm(door, form, { text }, path),
        await submitForm(door, form, { text }, path),
      ]) {
        expect(answer.status).toBe(303);
        expect(answer.headers.get('location')).toBe(path);
      }
      expect(await countReceipts(door)).toBe(before + 1);
      await contactSaying(door, text);
    });
  });

  it.each(Object.entries(COSTLY))('holds nobody up with %s', async (_what, send) => {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const answer = await untaken(() => send(door));
    delay.disable();
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status: 400 });
    expect(delay.max / 1e6).toBeLessThan(LONGEST_HOLD_UP_MS);
  });

  thenNothingIsLostOrTold(door);
});
