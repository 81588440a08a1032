import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { api } from '@frontdoor/contracts';
import { ConsoleClient } from '../support/console-client.js';
import { contactSaying } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { contactForm, submitForm } from './form.js';
import { call, postTwilio, sms } from './phone.js';
import { type Answer, ENTRY, expectRefusal, mail, sendContact, sendMailWebhook } from './send.js';

const NUL = '\u0000';
const mark = (): string => `mark${randomUUID().replaceAll('-', '')}`;
const expectTaken = (answer: Answer): void => {
  expect({ status: answer.status, text: answer.text }).toMatchObject({
    status: expect.toSatisfy((n: number) => n >= 200 && n < 300),
  });
};

describe('text that databases choke on', () => {
  const door = openDoor();
  const own = (text: string): string => door.secretly(text);

  describe('NUL characters are left out and the rest is routed', () => {
    it('API: in every field', async () => {
      const word = own(mark());
      const handle = mark();
      const answer = await sendContact(door, {
        customer: { name: `A${NUL}nn`, handle: `h${NUL}${handle}` },
        subject: `Lamp${NUL}post`,
        text: `${NUL}${word}${NUL}`,
        service: `waste${NUL}`,
        reference: `AB${NUL}CD`,
      });
      expectTaken(answer);
      expect(await contactSaying(door, word)).toMatchObject({
        text: word,
        subject: 'Lamppost',
        party_name: 'Ann',
        party_value: `h${handle}`,
      });
    });

    it('email: in the headers and the body', async () => {
      const word = own(mark());
      const from = own(someone());
      const raw = mail(from, `${NUL}${word}${NUL} end`).replace('A question', `A ${NUL}question`);
      expectTaken(await sendMailWebhook(door, ENTRY.mail, raw));
      const contact = await contactSaying(door, word);
      expect(contact).toMatchObject({ party_value: from });
      expect(contact.text + contact.subject).not.toContain(NUL);
    });

    it('text message: in the text and in a field nobody reads', async () => {
      const word = own(mark());
      expectTaken(
        await postTwilio(door, 'messages', sms('+447700900111', `a${NUL}b ${word}`, { FromCity: NUL })),
      );
      expect((await contactSaying(door, word)).text).toBe(`ab ${word}`);
    });

    it('telephone: in what the caller said', async () => {
      const word = own(mark());
      const said = call('+447700900112', { SpeechResult: `${word}${NUL}` });
      expectTaken(await postTwilio(door, 'voice/callback', said));
      expect((await contactSaying(door, word)).text).toBe(word);
    });

    it('web form: in every field', async () => {
      const word = own(mark());
      const email = own(someone());
      const form = await contactForm(door);
      expectTaken(
        await submitForm(door, form, {
          text: `${NUL}${word}`,
          name: `B${NUL}o`,
          email,
          service: NUL,
          subject: NUL,
        }),
      );
      expect(await contactSaying(door, word)).toMatchObject({
        text: word,
        party_name: 'Bo',
        party_value: email,
      });
    });

    it('console: in a note, a reply, a search, a filter and a log-in', async () => {
      const word = own(mark());
      expectTaken(await sendContact(door, { customer: { email: own(someone()) }, text: word }));
      const { enquiry_id: id } = await contactSaying(door, word);
      const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
      const note = await ash.ask(api.addNote, { params: { id }, body: { text: `no${NUL}te` } });
      expect(note.timeline.some((entry) => entry.type === 'note' && entry.text === 'note')).toBe(true);
      const { channel, to } = note.replyRoutes.find((route) => route.channel === 'email')!;
      const replied = await ash.ask(api.sendReply, {
        params: { id },
        body: { text: `re${NUL}ply`, channel, to, requestId: randomUUID() },
      });
      expect(replied.timeline.some((entry) => entry.type === 'contact' && entry.text === 'reply')).toBe(true);
      expect((await ash.request(api.searchEnquiries, { body: { search: NUL } })).status).toBe(200);
      expect((await ash.request(api.readQueue, { query: { service: NUL } })).status).toBe(200);
      const promises = await ash.request(api.listOpenPromises, { query: { service: NUL } });
      expect(promises.status).toBe(200);
      const nobody = await ash.request(api.logIn, { body: { email: 'a@b.example', password: `x${NUL}` } });
      expect(nobody.status).toBe(401);
    });
  });

  describe('halves of characters and broken UTF-8 are kept as far as they can be read', () => {
    it('API: a lone surrogate in every field', async () => {
      const word = own(mark());
      const lone = '\\ud800';
      const body = `{"customer":{"name":"A${lone}","handle":"${mark()}${lone}"},"subject":"${lone}","text":"${word} ${lone} end"}`;
      expectTaken(await sendContact(door, body));
      expect((await contactSaying(door, word)).text).toBe(`${word} \ufffd end`);
    });

    it('API: bytes that are not UTF-8 are refused as not JSON', async () => {
      const body = Buffer.concat([
        Buffer.from('{"customer":{"handle":"h"},"text":"'),
        Buffer.from([0xc3, 0x28]),
        Buffer.from('"}'),
      ]);
      expectRefusal(await sendContact(door, body), 400, 'body-not-json');
    });

    it('email: bytes that are not UTF-8 in headers and body', async () => {
      const word = own(mark());
      const raw = Buffer.concat([
        Buffer.from(mail(own(someone()), `${word} `).replace('A question', 'A \xff question'), 'latin1'),
        Buffer.from([0xff, 0xfe, 0xc3, 0x28]),
      ]);
      expectTaken(await sendMailWebhook(door, ENTRY.mail, raw));
      expect((await contactSaying(door, word)).subject).toContain('question');
    });

    it('email: a lone surrogate by HTML entity', async () => {
      const word = own(mark());
      const raw = mail(own(someone()), `<p>${word} &#xD800; end</p>`).replace('text/plain', 'text/html');
      expectTaken(await sendMailWebhook(door, ENTRY.mail, raw));
      expect((await contactSaying(door, word)).text).toContain('end');
    });

    it('web form: broken percent-encoding', async () => {
      const word = own(mark());
      const form = await contactForm(door);
      const body = `formToken=${encodeURIComponent(form.token)}&text=${word}%ff%zz%C3%28&email=${own(someone())}`;
      expectTaken(await submitForm(door, form, body));
      expect((await contactSaying(door, word)).text).toContain(word);
    });

    it('console: a lone surrogate in a note and a reply', async () => {
      const word = own(mark());
      expectTaken(await sendContact(door, { customer: { email: own(someone()) }, text: word }));
      const { enquiry_id: id } = await contactSaying(door, word);
      const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
      const { replyRoutes } = await ash.ask(api.addNote, { params: { id }, body: { text: 'half \ud83d' } });
      const { channel, to } = replyRoutes.find((route) => route.channel === 'email')!;
      const body = { text: 'half \ud83d', channel, to, requestId: randomUUID() };
      const replied = await ash.ask(api.sendReply, { params: { id }, body });
      expect(replied.timeline.some((each) => each.type === 'contact' && each.text === 'half \ufffd')).toBe(
        true,
      );
    });
  });

  describe('names that JavaScript treats as its own', () => {
    it('API: __proto__ and constructor keys are ignored', async () => {
      const word = own(mark());
      const body = `{"__proto__":{"text":"x","polluted":1},"constructor":{"prototype":{"polluted":1}},"customer":{"handle":"${mark()}","__proto__":{"email":"no"}},"text":"${word}"}`;
      expectTaken(await sendContact(door, body));
      await contactSaying(door, word);
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    });

    it('text message and web form: fields called __proto__ and constructor are ignored', async () => {
      const word = own(mark());
      const odd = JSON.parse('{"__proto__":"x","constructor":"y","hasOwnProperty":"z"}') as Record<
        string,
        string
      >;
      expectTaken(
        await postTwilio(door, 'messages', {
          ...sms('+447700900113', word),
          constructor: 'y',
          toString: 'z',
        }),
      );
      await contactSaying(door, word);
      const other = own(mark());
      const form = await contactForm(door);
      expectTaken(await submitForm(door, form, { ...odd, text: other, email: own(someone()) }));
      await contactSaying(door, other);
    });
  });

  thenNothingIsLostOrTold(door);
});
