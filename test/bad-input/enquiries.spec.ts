import { randomUUID } from 'node:crypto';
import { type AnswerOf, api, type Endpoint, type EnquiryDetail } from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { contactSaying } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { postTwilio, sms } from './phone.js';
import { type Answer, ENTRY, expectRefusal, mail, read, sendContact, sendMailWebhook } from './send.js';

describe('enquiries and replies that are out of place', () => {
  const door = openDoor();
  let ash: ConsoleClient;
  let oak: ConsoleClient;
  beforeAll(async () => {
    ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
    oak = await ConsoleClient.logIn(door.url, 'oak', door.password);
  });

  const detail = (id: string): Promise<EnquiryDetail> => ash.ask(api.readEnquiry, { params: { id } });
  const newEnquiry = async (from: string): Promise<EnquiryDetail> => {
    const word = door.secretly(`word${randomUUID()}`);
    expect((await sendMailWebhook(door, ENTRY.mail, mail(door.secretly(from), word))).status).toBe(202);
    return detail((await contactSaying(door, word)).enquiry_id);
  };
  const act = async (endpoint: Endpoint, id: string, body?: unknown, who = ash): Promise<Answer> =>
    read(await who.request(endpoint, { params: { id }, ...(body !== undefined && { body }) }));
  const reply = (enquiry: EnquiryDetail, more: object = {}): object => {
    const { channel, to } = enquiry.replyRoutes[0]!;
    return { text: 'We will see to it.', channel, to, requestId: randomUUID(), ...more };
  };
  const sentCount = async (id: string): Promise<number> =>
    (await detail(id)).timeline.filter((each) => each.type === 'contact' && each.by !== null).length;

  describe('a closed enquiry', () => {
    it('takes no reply of an agent until it is reopened', async () => {
      const enquiry = await newEnquiry(someone());
      await act(api.closeEnquiry, enquiry.id, { reason: 'Done', how: 'resolved' });
      const error = expectRefusal(
        await act(api.sendReply, enquiry.id, reply(enquiry)),
        409,
        'enquiry-closed',
      );
      expect(error.message).toBe(`Enquiry ${enquiry.reference} is closed.`);
      expect(error.remedy).toBe('Reopen it first, then try again.');
      expect(await sentCount(enquiry.id)).toBe(0);
      expect((await act(api.reopenEnquiry, enquiry.id)).status).toBe(200);
      expect((await act(api.sendReply, enquiry.id, reply(enquiry))).status).toBe(202);
      expect(await sentCount(enquiry.id)).toBe(1);
    });

    it('goes to no other service', async () => {
      const enquiry = await newEnquiry(someone());
      await act(api.closeEnquiry, enquiry.id, { how: 'unanswered' });
      const to = { service: 'waste', reason: 'About a bin' };
      expectRefusal(await act(api.moveEnquiry, enquiry.id, to), 409, 'enquiry-closed');
    });

    it('has no call whose outcome could be said when none was made', async () => {
      const enquiry = await newEnquiry(someone());
      for (const id of [randomUUID(), enquiry.timeline.find(({ type }) => type === 'contact')!.id])
        expectRefusal(await act(api.sayCallOutcome, id, { outcome: 'reached' }), 404, 'call-unknown');
    });

    it('takes no call either', async () => {
      const word = door.secretly(`word${randomUUID()}`);
      await postTwilio(door, 'messages', sms(door.secretly('+447700900130'), word));
      const { enquiry_id: id } = await contactSaying(door, word);
      await act(api.closeEnquiry, id, { how: 'unanswered' });
      expectRefusal(await act(api.callNow, id, { requestId: randomUUID() }), 409, 'enquiry-closed');
    });

    it('is reopened by the customer who answers', async () => {
      const from = someone();
      const enquiry = await newEnquiry(from);
      await act(api.sendReply, enquiry.id, reply(enquiry, { close: true }));
      const { mail: sent } = await door.standIns.mail.waitFor((each) =>
        Boolean(each.envelope.to.includes(from) && each.mail.text?.includes('see to it')),
      );
      expect((await detail(enquiry.id)).state).toBe('closed');
      const word = door.secretly(`word${randomUUID()}`);
      const answer = mail(from, word, [`In-Reply-To: ${sent.messageId}`]);
      expect((await sendMailWebhook(door, sent.replyTo![0]!.address!, answer)).status).toBe(202);
      expect((await contactSaying(door, word)).enquiry_id).toBe(enquiry.id);
      const now = await detail(enquiry.id);
      expect(now.state).toBe('open');
      expect(now.workItems.some((item) => item.state === 'waiting' || item.state === 'offered')).toBe(true);
      expect(now.timeline).toContainEqual(
        expect.objectContaining({ type: 'event', text: 'Reopened: the customer wrote again' }),
      );
    });

    it('closed and reopened twice stays what it is', async () => {
      const { id } = await newEnquiry(someone());
      for (const endpoint of [api.closeEnquiry, api.closeEnquiry, api.reopenEnquiry, api.reopenEnquiry])
        expect((await act(endpoint, id, { how: 'unanswered' })).status).toBe(200);
      const { state, timeline, workItems } = await detail(id);
      expect(state).toBe('open');
      const told = timeline.flatMap((entry) => (entry.type === 'event' ? [entry.text] : []));
      const ends = told.flatMap((text) => / (closed|reopened) it$/.exec(text)?.[1] ?? []);
      expect(ends).toEqual(['closed', 'reopened']);
      expect(workItems.filter((item) => item.state !== 'done')).toHaveLength(1);
    });

    it('somebody else who answers with its reference does not get in', async () => {
      const from = someone();
      const enquiry = await newEnquiry(from);
      await act(api.sendReply, enquiry.id, reply(enquiry));
      const { mail: sent } = await door.standIns.mail.waitFor((each) =>
        Boolean(each.envelope.to.includes(from) && each.mail.text?.includes('see to it')),
      );
      const word = door.secretly(`word${randomUUID()}`);
      const stolen = mail(door.secretly(someone()), word, [`In-Reply-To: ${sent.messageId}`]);
      expect((await sendMailWebhook(door, sent.replyTo![0]!.address!, stolen)).status).toBe(202);
      expect((await contactSaying(door, word)).enquiry_id).not.toBe(enquiry.id);
    });
  });

  describe('after the customer has written more', () => {
    const owed = ({ commitments }: EnquiryDetail): string[] =>
      commitments.filter(({ promiseId }) => /^CITY-E[12]$/.test(promiseId)).map(({ state }) => state);
    /** An enquiry as somebody has it on the screen, and what its customer wrote since. */
    const outdated = async (): Promise<{ seen: EnquiryDetail; word: string; newest: string }> => {
      const from = someone();
      const first = door.secretly(`word${randomUUID()}`);
      const raw = mail(from, first);
      expect((await sendMailWebhook(door, ENTRY.mail, raw)).status).toBe(202);
      const seen = await detail((await contactSaying(door, first)).enquiry_id);
      const word = door.secretly(`WAIT, do not ${randomUUID()}`);
      const messageId = /Message-ID: (.*)/.exec(raw)![1]!;
      await sendMailWebhook(door, ENTRY.mail, mail(from, word, [`In-Reply-To: ${messageId}`]));
      const newer = await contactSaying(door, word);
      expect(newer.enquiry_id).toBe(seen.id);
      return { seen, word, newest: newer.id };
    };

    it('a reply that was written before is refused with what came, and goes out once that was seen', async () => {
      const { seen, word, newest } = await outdated();
      const { seenUpTo } = seen;
      const answer = await act(api.sendReply, seen.id, reply(seen, { seenUpTo, close: true }));
      const { details } = expectRefusal(answer, 409, 'newer-from-customer');
      expect(details).toMatchObject({ entry: newest, channel: 'email', text: word });
      const now = await detail(seen.id);
      expect(now).toMatchObject({ state: 'open', seenUpTo: newest });
      expect(await sentCount(seen.id)).toBe(0);
      const again = reply(seen, { seenUpTo: now.seenUpTo, close: true });
      expect((await act(api.sendReply, seen.id, again)).status).toBe(202);
      await eventually('both kept', async () => owed(await detail(seen.id)).join() === 'kept,kept');
      expect((await detail(seen.id)).state).toBe('closed');
    });

    it('a reply of a writer who has left goes out, answers what they saw, ends no work and closes nothing', async () => {
      const { seen } = await outdated();
      const sent = reply(seen, { seenUpTo: seen.seenUpTo, close: true, whenNewer: 'send' });
      expect((await act(api.sendReply, seen.id, sent)).status).toBe(202);
      const now = await eventually('the first kept', async () => {
        const enquiry = await detail(seen.id);
        return owed(enquiry).includes('kept') && enquiry;
      });
      expect(owed(now)).toEqual(['kept', 'running']);
      expect(now.state).toBe('open');
      expect(now.workItems.filter(({ state }) => state !== 'done')).toHaveLength(1);
      expect(now.timeline).toContainEqual(
        expect.objectContaining({ type: 'event', text: expect.stringContaining('was not closed') }),
      );
    });

    it('a question of a writer who has left has the enquiry wait for nobody', async () => {
      const { seen } = await outdated();
      const sent = reply(seen, { seenUpTo: seen.seenUpTo, purpose: 'question', whenNewer: 'send' });
      expect((await act(api.sendReply, seen.id, sent)).status).toBe(202);
      const now = await eventually('sent', async () => {
        const enquiry = await detail(seen.id);
        return enquiry.ledger.some(({ type }) => type === 'paused') && enquiry;
      });
      expect(now.waitingSince).toBeNull();
      expect(owed(now)).toEqual(['running', 'running']);
    });

    it('who does not say what they saw is taken to have seen what opened it, and what they took on', async () => {
      const { seen, newest } = await outdated();
      expectRefusal(await act(api.sendReply, seen.id, reply(seen)), 409, 'newer-from-customer');
      const { workItems } = await detail(seen.id);
      const item = workItems.find(({ state }) => state !== 'done')!;
      await oak.ask(api.assignWorkItem, {
        params: { id: item.id },
        body: { agentId: ash.me.id },
      });
      expect((await detail(seen.id)).seenUpTo).toBe(newest);
      expect((await act(api.sendReply, seen.id, reply(seen))).status).toBe(202);
    });

    it('nothing else that answers or ends it is done either', async () => {
      const { seen } = await outdated();
      const { seenUpTo, id } = seen;
      const item = seen.workItems[0]!;
      const acts: [Endpoint, string, object][] = [
        [api.closeEnquiry, id, { how: 'withdrawn', reason: 'A duplicate' }],
        [api.closeEnquiry, id, { how: 'resolved' }],
        [api.recordEvent, id, { type: 'resolved' }],
        [api.recordEvent, id, { type: 'paused', reason: 'A plan is missing' }],
        [api.recordEvent, id, { type: 'classified', kind: 'complaint' }],
        [api.moveEnquiry, id, { service: 'complaints', kind: 'complaint', reason: 'A complaint' }],
        [api.moveEnquiry, id, { service: 'waste', reason: 'About a bin' }],
        [api.finishWorkItem, item.id, { outcome: 'Told by telephone' }],
      ];
      for (const [endpoint, of, body] of acts)
        expectRefusal(await act(endpoint, of, { ...body, seenUpTo }), 409, 'newer-from-customer');
      const now = await detail(id);
      expect(now).toMatchObject({ state: 'open', kind: 'enquiry', waitingSince: null });
      expect(owed(now)).toEqual(['running', 'running']);
      expect(now.workItems.some(({ state }) => state !== 'done')).toBe(true);
    });

    it('what was seen has to be of this enquiry', async () => {
      const { seen } = await outdated();
      for (const seenUpTo of [
        randomUUID(),
        seen.timeline.find(({ type }) => type === 'event')?.id ?? seen.id,
      ])
        expectRefusal(
          await act(api.sendReply, seen.id, reply(seen, { seenUpTo })),
          400,
          'seen-entry-unknown',
        );
    });
  });

  describe('a move to nowhere', () => {
    it.each([
      [
        'to a service that there is not',
        { service: 'alchemy', reason: 'About gold' },
        404,
        'service-unknown',
      ],
      ['without a reason', { service: 'waste' }, 400, 'input-invalid'],
      ['with a reason of blanks', { service: 'waste', reason: '     ' }, 400, 'input-invalid'],
      [
        'as something that there is not',
        { service: 'waste', reason: 'A bin', kind: 'rumour' },
        400,
        'input-invalid',
      ],
    ] as const)('%s is refused, and the enquiry stays where it is', async (_, to, status, code) => {
      const enquiry = await newEnquiry(someone());
      expectRefusal(await act(api.moveEnquiry, enquiry.id, to), status, code);
      expect((await detail(enquiry.id)).serviceSlug).toBe(enquiry.serviceSlug);
    });
  });

  describe('what staff take down', () => {
    const letter = (more: object = {}) => ({
      ...{ requestId: randomUUID(), channel: 'letter', name: 'A neighbour', postal: '1 Mill Lane\nFenmoor' },
      ...{ service: 'waste', text: door.secretly(`The bin was not emptied ${randomUUID()}`) },
      ...more,
    });
    const take = async (body: object) => {
      const answer = await read(await ash.request(api.takeDownContact, { body }));
      expect(answer.status).toBe(201);
      const { enquiryId, ...rest } = answer.json as AnswerOf<typeof api.takeDownContact>;
      return { ...rest, enquiry: await detail(enquiryId!) };
    };
    const hoursAgo = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

    it('is a contact like any other, and its promises run from when it came', async () => {
      const receivedAt = hoursAgo(30);
      const { enquiry, reference } = await take(letter({ receivedAt }));
      expect(enquiry).toMatchObject({
        reference,
        customer: 'A neighbour',
        serviceSlug: 'waste',
        openedAt: receivedAt,
      });
      expect(enquiry.customerDetail.identifiers).toMatchObject([
        { kind: 'postal', value: '1 Mill Lane, Fenmoor' },
      ]);
      expect(enquiry.commitments).toMatchObject([
        { clockId: 'CITY-L1', startedAt: receivedAt, state: 'running' },
      ]);
      expect(enquiry.workItems).toMatchObject([{ channel: 'letter', kind: 'answer' }]);
    });

    it('is taken once, however often it is sent', async () => {
      const body = letter();
      const [first, second] = await Promise.all([take(body), take(body)]);
      expect(second.enquiry.id).toBe(first.enquiry.id);
      expect(first.duplicate).toBe(!second.duplicate);
    });

    it('belongs to whom, and to what, its taker says; whoever it is from is found by a reference or a name', async () => {
      const name = `Reed ${randomUUID().slice(0, 8)}`;
      const { enquiry } = await take(letter({ name, channel: 'visit', postal: '' }));
      expect(enquiry.customerDetail.name).toBe(name);
      for (const search of [enquiry.reference, name]) {
        const { people } = await ash.ask(api.findPeople, { body: { search } });
        expect(people).toMatchObject([
          { id: enquiry.customerDetail.id, name, enquiries: [{ id: enquiry.id }] },
        ]);
      }
      const customerId = enquiry.customerDetail.id;
      const again = await take(
        letter({ channel: 'phone', customerId, enquiryId: enquiry.id, name: '', postal: '' }),
      );
      expect(again.enquiry.id).toBe(enquiry.id);
      expect(again.reference).toBe(enquiry.reference);
      const other = await take(letter({ channel: 'phone', customerId, name: '', postal: '' }));
      expect(other.enquiry.id).not.toBe(enquiry.id);
      expect(other.enquiry.customerDetail.id).toBe(customerId);
      expect(other.enquiry.ledger.map(({ type }) => type)).toEqual(['contact-received', 'answered']);
    });

    it('keeps what an answer on the spot keeps, and is closed where nothing is left', async () => {
      const { enquiry } = await take(letter({ answer: 'It is emptied tomorrow.' }));
      expect(enquiry.commitments).toMatchObject([{ clockId: 'CITY-L1', state: 'kept' }]);
      expect(enquiry).toMatchObject({ state: 'closed', owner: { name: 'Ash' } });
      expect(enquiry.workItems.every(({ state }) => state === 'done')).toBe(true);
      expect(enquiry.timeline).toContainEqual(
        expect.objectContaining({ type: 'note', by: 'Ash', text: 'It is emptied tomorrow.' }),
      );
      const complaint = await take(letter({ kind: 'complaint', answer: 'We are sorry.' }));
      expect(complaint.enquiry.state).toBe('open');
      expect(complaint.enquiry.commitments).toMatchObject([{ clockId: 'CITY-C1', state: 'running' }]);
      expect(complaint.enquiry.workItems.some(({ state }) => state !== 'done')).toBe(true);
    });

    it.each([
      ['in the future', { receivedAt: new Date(Date.now() + 3_600_000).toISOString() }, 'receivedAt'],
      ['years ago', { receivedAt: '2019-01-07T09:00:00Z' }, 'receivedAt'],
      ['with half a number', { phone: 'ring me' }, 'phone'],
      ['with half an address', { email: 'reed at home' }, 'email'],
      ['for a service that there is not', { service: 'alchemy' }, 'service'],
      ['that came by email', { channel: 'email' }, 'channel'],
    ])('nothing is taken %s, and the field is named', async (_, wrong, field) => {
      const body = letter(wrong);
      const answer = await read(await ash.request(api.takeDownContact, { body }));
      const { details } = expectRefusal(answer, 400, 'contact-field-wrong');
      expect(details).toMatchObject({ field });
      expect((await ash.ask(api.searchEnquiries, { body: { search: body.text } })).enquiries).toEqual([]);
    });

    it('keeps nothing for what its taker could not have seen', async () => {
      const from = someone();
      const raw = mail(from, door.secretly(`The bin ${randomUUID()}`));
      await sendMailWebhook(door, ENTRY.mail, raw);
      const { id, customerDetail } = await detail(
        (await contactSaying(door, raw.split('\r\n').at(-1)!)).enquiry_id,
      );
      const wait = door.secretly(`WAIT, do not ${randomUUID()}`);
      await sendMailWebhook(
        door,
        ENTRY.mail,
        mail(from, wait, [`In-Reply-To: ${/Message-ID: (.*)/.exec(raw)![1]}`]),
      );
      const { id: newest } = await contactSaying(door, wait);
      const call = letter({
        ...{ channel: 'phone', name: '', postal: '', enquiryId: id, customerId: customerDetail.id },
        answer: 'It is emptied tomorrow.',
      });
      const refused = await read(await ash.request(api.takeDownContact, { body: call }));
      const { details } = expectRefusal(refused, 409, 'newer-from-customer');
      expect(details).toMatchObject({ entry: newest, text: wait });
      const now = await detail(id);
      expect([now.state, now.commitments.some(({ state }) => state === 'kept')]).toEqual(['open', false]);

      // What comes while it is on its way is not answered by it either.
      const meanwhile = door.secretly(`And another thing ${randomUUID()}`);
      await door.database.query(
        `CREATE FUNCTION late() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(1); RETURN NEW; END $$;
         CREATE TRIGGER late BEFORE INSERT ON receipt FOR EACH ROW WHEN (NEW.channel = 'phone') EXECUTE FUNCTION late()`,
      );
      const taking = take({ ...call, seenUpTo: newest });
      await new Promise((resolve) => setTimeout(resolve, 300));
      await sendMailWebhook(
        door,
        ENTRY.mail,
        mail(from, meanwhile, [`In-Reply-To: ${/Message-ID: (.*)/.exec(raw)![1]}`]),
      );
      await contactSaying(door, meanwhile);
      const { enquiry } = await taking;
      await door.database.query('DROP TRIGGER late ON receipt; DROP FUNCTION late');
      expect(enquiry.state).toBe('open');
      expect(enquiry.timeline).toContainEqual(
        expect.objectContaining({ type: 'event', text: expect.stringContaining('still to be answered') }),
      );
      const { seenUpTo } = await detail(id);
      const seen = await take({ ...call, requestId: randomUUID(), seenUpTo });
      expect(seen.enquiry.state).toBe('closed');
    });

    it('of nobody we know and of nobody’s enquiry is refused', async () => {
      const { enquiry } = await take(letter());
      const cases = [
        [{ customerId: randomUUID() }, 'customer-not-found'],
        [{ enquiryId: enquiry.id }, 'enquiry-not-found'],
        [{ customerId: enquiry.customerDetail.id, enquiryId: randomUUID() }, 'enquiry-not-found'],
      ] as const;
      for (const [wrong, code] of cases)
        expectRefusal(await read(await ash.request(api.takeDownContact, { body: letter(wrong) })), 404, code);
      expectRefusal(
        await read(await ash.request(api.takeDownContact, { body: letter({ channel: 'fax' }) })),
        409,
        'desk-missing',
      );
    });
  });

  describe('a number that costs whoever rings it', () => {
    const texted = async (from: string): Promise<EnquiryDetail> => {
      const word = door.secretly(`word${randomUUID()}`);
      await postTwilio(door, 'messages', sms(door.secretly(from), word));
      return detail((await contactSaying(door, word)).enquiry_id);
    };
    const answers = ({ id }: EnquiryDetail, to: string, despiteWarning: boolean): Promise<Answer>[] => [
      act(api.sendReply, id, { text: 'Yes.', channel: 'sms', to, requestId: randomUUID(), despiteWarning }),
      act(api.callNow, id, { to, requestId: randomUUID(), despiteWarning }),
    ];

    it.each(['+449098790001', '+448712345671', '+447012345671', '+882161234561'])(
      '%s is taken from whoever leaves it, and neither rung nor texted',
      async (number) => {
        const enquiry = await texted(number);
        expect(enquiry.callNumbers).toEqual([
          { value: number, warning: expect.stringContaining('It is neither rung nor texted') },
        ]);
        for (const answer of answers(enquiry, number, true))
          expectRefusal(await answer, 409, 'number-refused');
        expect(door.standIns.twilio.messages.filter(({ to }) => to === number)).toEqual([]);
      },
    );

    it('of another country is used by somebody who confirms it', async () => {
      const enquiry = await texted('+353861234561');
      const [reply, call] = answers(enquiry, '+353861234561', false);
      expectRefusal(await reply!, 409, 'address-doubtful');
      expectRefusal(await call!, 409, 'address-doubtful');
      const body = { text: 'Yes.', channel: 'sms', to: '+353861234561', despiteWarning: true };
      const confirmed = await act(api.sendReply, enquiry.id, { ...body, requestId: randomUUID() });
      expect(confirmed.status).toBe(202);
    });
  });

  describe('a reply', () => {
    it('to an address that is not the customer’s is not sent', async () => {
      const enquiry = await newEnquiry(someone());
      for (const to of [someone(), 'oak@demo.frontdoor.example', '', '+447700900999', 'x'.repeat(320)]) {
        const answer = await act(api.sendReply, enquiry.id, reply(enquiry, { to }));
        expectRefusal(answer, 400, 'reply-route-unknown');
      }
      expect(await sentCount(enquiry.id)).toBe(0);
    });

    it('on a channel that does not lead to the customer is not sent', async () => {
      const enquiry = await newEnquiry(someone());
      for (const channel of ['sms', 'letter', 'api'])
        expectRefusal(
          await act(api.sendReply, enquiry.id, reply(enquiry, { channel })),
          400,
          'reply-route-unknown',
        );
      expect(await sentCount(enquiry.id)).toBe(0);
    });

    it('asked for twice, also at once, is sent once', async () => {
      const enquiry = await newEnquiry(someone());
      const body = reply(enquiry);
      const answers = await Promise.all([1, 2, 3].map(() => act(api.sendReply, enquiry.id, body)));
      expect(answers.map((each) => each.status)).toEqual([202, 202, 202]);
      expect(await sentCount(enquiry.id)).toBe(1);
    });

    it('with the request id of another message is refused rather than lost', async () => {
      const other = await newEnquiry(someone());
      const used = randomUUID();
      await act(api.sendReply, other.id, reply(other, { requestId: used }));
      const enquiry = await newEnquiry(someone());
      const [incoming] = enquiry.timeline.filter((each) => each.type === 'contact');
      for (const requestId of [used, incoming!.id]) {
        const answer = await act(api.sendReply, enquiry.id, reply(enquiry, { requestId }));
        expectRefusal(answer, 400, 'request-id-used');
      }
      expect(await sentCount(enquiry.id)).toBe(0);
    });

    it.each([
      ['text', { text: '   ' }],
      ['text', { text: 'x'.repeat(50_001) }],
      ['text', { text: null }],
      ['channel', { channel: 'pigeon' }],
      ['to', { to: 'x'.repeat(321) }],
      ['requestId', { requestId: '1' }],
      ['close', { close: 'yes' }],
    ])('with a wrong %s is refused, naming it', async (field, more) => {
      const answer = await act(api.sendReply, randomUUID(), {
        ...{ text: 'x', channel: 'email', to: 'a@b.example', requestId: randomUUID() },
        ...more,
      });
      expect(expectRefusal(answer, 400, 'input-invalid').message).toContain(`${field}: `);
    });
  });

  const bodies = { text: 'x', channel: 'email', to: 'a@b.example', requestId: randomUUID() };
  const one: Endpoint[] = [
    api.readEnquiry,
    api.sendReply,
    api.addNote,
    api.closeEnquiry,
    api.reopenEnquiry,
    api.callNow,
  ];
  it.each(one)('$method $path: an unknown id is answered with 404', async (endpoint) => {
    const body = endpoint.body ? bodies : undefined;
    expectRefusal(await act(endpoint, randomUUID(), body), 404, 'enquiry-not-found');
  });

  it.each([...one, api.retryDelivery])(
    '$method $path: an id that is no uuid is refused',
    async (endpoint) => {
      for (const id of ['1', '..', "'--", '%00', 'x'.repeat(90)]) {
        if (id === '..' && endpoint === api.readEnquiry) continue;
        const answer = await act(endpoint, id, endpoint.body ? bodies : undefined);
        expect([400, 404]).toContain(answer.status);
        expect(answer.json).toMatchObject({
          error: { code: expect.stringMatching(/input-invalid|page-not-found/) as string },
        });
      }
    },
  );

  it('a delivery and an attachment that do not exist are answered with 404', async () => {
    const outcome = await act(api.sayMessageOutcome, randomUUID(), { outcome: 'arrived' });
    expectRefusal(outcome, 404, 'message-unknown');
    expect((await act(api.retryDelivery, randomUUID())).status).toBe(404);
    const enquiry = await newEnquiry(someone());
    const [contact] = enquiry.timeline.filter((each) => each.type === 'contact');
    for (const params of [
      { id: contact!.id, index: '0' },
      { id: contact!.id, index: '99999999999' },
      { id: randomUUID(), index: '0' },
    ])
      expectRefusal(await read(await ash.request(api.readAttachment, { params })), 404, 'page-not-found');
    for (const index of ['-1', 'x', '1.5', '1e400'])
      expectRefusal(
        await read(await ash.request(api.readAttachment, { params: { id: contact!.id, index } })),
        400,
        'input-invalid',
      );
  });

  it('a call to an enquiry without a number, or to another number, is refused', async () => {
    const enquiry = await newEnquiry(someone());
    expectRefusal(await act(api.callNow, enquiry.id, { requestId: randomUUID() }), 409, 'call-not-possible');
    const word = door.secretly(`word${randomUUID()}`);
    await sendContact(door, { customer: { phone: door.secretly('+447700900131') }, text: word });
    const { enquiry_id: id } = await contactSaying(door, word);
    const other = { requestId: randomUUID(), to: '+447700900999' };
    expectRefusal(await act(api.callNow, id, other), 409, 'call-not-possible');
    expect(door.standIns.twilio.calls).toHaveLength(0);
  });

  it.each(['%', '_', '\\', "' OR '1'='1", '%%%', '(((', 'a'.repeat(200), '🙂'])(
    'a search for "%s" is answered',
    async (search) => {
      expect((await ash.request(api.searchEnquiries, { body: { search } })).status).toBe(200);
    },
  );

  it('of a conversation without end the newest is shown, and everything older when asked for', async () => {
    const { id } = await newEnquiry(someone());
    await door.database.query(
      `INSERT INTO contact SELECT (jsonb_populate_record(c, jsonb_build_object(
         'id', gen_random_uuid(), 'at', c.at + n * interval '1 second', 'text', 'number ' || n, 'message_id', NULL))).*
       FROM contact c, generate_series(1, 2200) n WHERE c.enquiry_id = $1 AND c.direction = 'in'`,
      [id],
    );
    await door.database.query(
      `INSERT INTO timeline_event (id, enquiry_id, at, type, text, tone)
       SELECT gen_random_uuid(), id, opened_at + n * interval '1 second', 'note', 'note ' || n, 'neutral'
       FROM enquiry, generate_series(1, 2200) n WHERE id = $1`,
      [id],
    );
    const textsOf = (part: { timeline: readonly { text: string }[] }): string[] =>
      part.timeline.map(({ text }) => text);
    let part: AnswerOf<typeof api.readOlderTimeline> = await ash.ask(api.readEnquiry, { params: { id } });
    expect(
      textsOf(part)
        .filter((text) => text.startsWith('n'))
        .slice(-2)
        .toSorted(),
    ).toEqual(['note 2200', 'number 2200']);
    const texts = new Set(textsOf(part));
    while (part.olderUntil !== null) {
      expect(part.timeline.length).toBeGreaterThan(1000);
      part = await ash.ask(api.readOlderTimeline, { params: { id }, query: { until: part.olderUntil } });
      for (const text of textsOf(part)) texts.add(text);
    }
    const { trackingUrl } = await ash.ask(api.readEnquiry, { params: { id } });
    const page = await (await fetch(door.url + new URL(trackingUrl).pathname)).text();
    expect(page).toContain('number 2200</p>');
    expect(page).toContain('These are the newest messages');
    for (let n = 1; n <= 2200; n += 1) {
      expect(texts).toContain(`number ${n}`);
      expect(texts).toContain(`note ${n}`);
    }
  });

  it('of messages without end only so much is read at once, by agents and by whoever has the link', async () => {
    const { id } = await newEnquiry(someone());
    const much = 1_000_000;
    await door.database.query(
      `INSERT INTO contact SELECT (jsonb_populate_record(c, jsonb_build_object(
         'id', gen_random_uuid(), 'at', c.at + n * interval '1 second', 'message_id', NULL,
         'text', 'number ' || n || repeat(' and', $2::int / 4)))).*
       FROM contact c, generate_series(1, 12) n WHERE c.enquiry_id = $1 AND c.direction = 'in'`,
      [id, much],
    );
    const read = await ash.request(api.readEnquiry, { params: { id } });
    const answer = await read.text();
    expect(answer.length).toBeLessThan(6 * much);
    let part: AnswerOf<typeof api.readOlderTimeline> = api.readEnquiry.answer!.parse(JSON.parse(answer));
    const numbers = new Set<string>();
    for (let parts = 1; ; parts++) {
      for (const each of part.timeline)
        if (each.text.startsWith('number')) {
          expect(each.text.length).toBeGreaterThan(much);
          numbers.add(each.text.slice(0, 'number 12'.length));
        }
      if (part.olderUntil === null) break;
      expect(parts).toBeLessThan(12);
      part = await ash.ask(api.readOlderTimeline, { params: { id }, query: { until: part.olderUntil } });
    }
    expect(numbers.size).toBe(12);

    const { trackingUrl } = await ash.ask(api.readEnquiry, { params: { id } });
    await door.database.query(
      `INSERT INTO contact SELECT (jsonb_populate_record(c, jsonb_build_object(
         'id', gen_random_uuid(), 'at', c.at - n * interval '1 second'))).*
       FROM contact c, generate_series(1, 40) n WHERE c.enquiry_id = $1 AND c.text LIKE 'number 12%'`,
      [id],
    );
    const page = await (await fetch(door.url + new URL(trackingUrl).pathname)).text();
    expect(page.length).toBeLessThan(2 * much);
    for (const said of ['number 12 and', 'Only its beginning is shown', 'These are the newest messages'])
      expect(page).toContain(said);
  });

  it('what somebody searched for is not written down, found, refused or sent astray', async () => {
    const search = door.secretly(`word${randomUUID()}`);
    for (const [body, status] of [
      [{ search }, 200],
      [{ search, limit: 0 }, 400],
      [{ search, state: search }, 400],
    ] as const)
      expect((await ash.request(api.searchEnquiries, { body })).status).toBe(status);
    for (const path of [`/nowhere?search=${search}`, `/api/v1/enquiries?search=${search}`, `/%zz?${search}`])
      expect([400, 401, 404]).toContain((await fetch(door.url + path)).status);
  });

  it('enquiries of another organisation are as if they did not exist', async () => {
    const enquiry = await newEnquiry(someone());
    await door.database.query('UPDATE enquiry SET organisation_id = $2 WHERE id = $1', [
      enquiry.id,
      randomUUID(),
    ]);
    for (const endpoint of one)
      expectRefusal(
        await act(endpoint, enquiry.id, endpoint.body ? bodies : undefined, oak),
        404,
        'enquiry-not-found',
      );
  });

  thenNothingIsLostOrTold(door);
});
