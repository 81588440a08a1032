import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { Outbound, type Outgoing } from '@frontdoor/casework/deliveries';
import { Delivery, Enquiry, EntryPoint } from '@frontdoor/persistence';
import { describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { titled } from './brief.js';
import { contactSaying, countReceipts, receiptByKey } from './look.js';
import { openDoor, thenNothingIsLostOrTold } from './open-door.js';
import { call, newSid, postTwilio, sms, type TwilioHow } from './phone.js';
import { type Answer, ENTRY, expectRefusal, sendContact } from './send.js';
import { eventually } from '../support/eventually.js';

describe('telephones and text messages that are not what they should be', () => {
  const door = openDoor();
  const word = (): string => door.secretly(`word${randomUUID()}`);
  const untaken = async (send: () => Promise<Answer>): Promise<Answer> => {
    const before = await countReceipts(door);
    const answer = await send();
    expect(await countReceipts(door)).toBe(before);
    return answer;
  };
  const keptAs = async (key: string): Promise<void> => door.took((await receiptByKey(door, key))!.id);

  describe('signed badly', () => {
    const refused = async (how: TwilioHow, code: 'signature-missing' | 'signature-wrong') => {
      for (const [path, form] of [
        ['messages', sms('+447700900140', word())],
        ['voice/callback', call('+447700900140', { SpeechResult: word() })],
        ['message-status', { MessageSid: newSid('SM'), MessageStatus: 'delivered' }],
      ] as const) {
        const error = expectRefusal(await untaken(() => postTwilio(door, path, form, how)), 401, code);
        expect(error.remedy).toContain('Sign the exact bytes');
      }
    };
    it('without a signature', () => refused({ signature: null }, 'signature-missing'));
    it.each(titled(['x', 'AAAA', '='.repeat(5000)]))('with the signature "%s"', (_title, signature) =>
      refused({ signature }, 'signature-wrong'),
    );
    it('with the token of another account', () => refused({ token: '0'.repeat(32) }, 'signature-wrong'));
    it('for another address of ours', () => refused({ signedPath: 'voice' }, 'signature-wrong'));
    it('for the same address with a query', () => refused({ signedPath: 'messages?a=1' }, 'signature-wrong'));
    it('for another body', () => refused({ body: 'Body=something+else' }, 'signature-wrong'));
    it('for another account', async () => {
      const form = { ...sms('+447700900140', word()), AccountSid: `AC${'0'.repeat(32)}` };
      expectRefusal(await untaken(() => postTwilio(door, 'messages', form)), 401, 'signature-wrong');
    });
  });

  it('a text message delivered five times is taken once, with the same empty answer', async () => {
    const text = word();
    const form = sms(door.secretly('+447700900141'), text);
    const before = await countReceipts(door);
    for (let i = 0; i < 5; i++) {
      const answer = await postTwilio(door, 'messages', form);
      expect([answer.status, answer.text]).toEqual([
        200,
        '<?xml version="1.0" encoding="UTF-8"?><Response/>',
      ]);
    }
    expect(await countReceipts(door)).toBe(before + 1);
    await keptAs(form.MessageSid!);
  });

  it('the same text message with other words is still the first', async () => {
    const text = word();
    const form = sms('+447700900142', text);
    await postTwilio(door, 'messages', form);
    await postTwilio(door, 'messages', { ...form, Body: word() });
    expect((await contactSaying(door, text)).text).toBe(text);
    await keptAs(form.MessageSid!);
  });

  it.each(['COUNCIL', 'NHS-NoReply', '60777', 'rcs:brand_agent'])(
    'a text message from "%s" is kept and routed',
    async (from) => {
      const text = word();
      const form = sms(from, text);
      expect((await postTwilio(door, 'messages', form)).status).toBe(200);
      expect(await contactSaying(door, text)).toMatchObject({ party_kind: 'handle', party_value: from });
      await keptAs(form.MessageSid!);
    },
  );

  it.each(titled(['', ' ', '+', '+44', '\u0000', 'x'.repeat(500), 'a name that is much too long']))(
    'a text message from "%s" is kept in quarantine with the reason',
    async (_title, from) => {
      const form = sms(from, word());
      expect((await postTwilio(door, 'messages', form)).status).toBe(200);
      const receipt = await receiptByKey(door, form.MessageSid!);
      expect(receipt).toMatchObject({ state: 'quarantined' });
      expect(receipt!.fault!.reason).toMatch(/^The sender of this text message/);
      await keptAs(form.MessageSid!);
    },
  );

  it('a text message without words, and one with every field missing but the number', async () => {
    const empty = sms('+447700900143', '');
    expect((await postTwilio(door, 'messages', empty)).status).toBe(200);
    await keptAs(empty.MessageSid!);
    const bare = await postTwilio(door, 'messages', { To: ENTRY.sms, From: '+447700900144', Body: word() });
    expect(bare.status).toBe(200);
  });

  it.each(titled(['12', '+44', 'telephone', '+4412', '07700 900 1234567890']))(
    'the API refuses the telephone number "%s", saying how to write one',
    async (_title, phone) => {
      const send = () => sendContact(door, { customer: { phone, handle: 'h' }, text: word() });
      const error = expectRefusal(await untaken(send), 400, 'input-invalid');
      expect(error.message).toContain('customer.phone: not a telephone number; send it as +441223457000');
    },
  );

  it.each(['01223 457000', '(01223) 457-000', '+44 1223 457000', '00441223457000', 'tel:+441223457000'])(
    'the API takes the telephone number "%s" as +441223457000',
    async (phone) => {
      const text = word();
      const answer = await sendContact(door, { customer: { phone }, text });
      expect(answer.status).toBe(202);
      expect(await contactSaying(door, text)).toMatchObject({ party_value: '+441223457000' });
    },
  );

  describe('a call', () => {
    it('in which nothing is said is a callback all the same', async () => {
      const form = call(door.secretly('+447700900145'), { SpeechResult: '' });
      const answer = await postTwilio(door, 'voice/callback', form);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('<Say');
      await eventually('the callback', async () => {
        const rows: unknown[] = await door.database.query(
          `SELECT 1 FROM work_item w JOIN contact c ON c.id = w.contact_id
           WHERE w.kind = 'callback' AND c.text = 'The caller left no words.'`,
        );
        return rows.length === 1;
      });
      await keptAs(form.CallSid!);
    });

    it('that ends at the first question is a callback, once', async () => {
      const form = call(door.secretly('+447700900146'), { CallStatus: 'completed' });
      const before = await countReceipts(door);
      for (let i = 0; i < 2; i++) expect((await postTwilio(door, 'voice-status', form)).status).toBe(200);
      expect(await countReceipts(door)).toBe(before + 1);
      await keptAs(form.CallSid!);
    });

    it('from a withheld number is asked for one, and told when none can be made out', async () => {
      const form = call('+266696687');
      expect((await postTwilio(door, 'voice', form)).text).toContain('Your number is withheld');
      for (const said of [
        { Digits: '1' },
        { SpeechResult: 'I would rather not' },
        { Digits: '9'.repeat(200) },
        {},
      ]) {
        const answer = await untaken(() =>
          postTwilio(door, 'voice/number', { ...form, ...said } as typeof form),
        );
        expect(answer.status).toBe(200);
        expect(answer.text).toContain('could not make out a number');
      }
    });

    it('with a number in the address that is none is kept without one', async () => {
      const form = call('+266696687', { SpeechResult: word() });
      const answer = await postTwilio(door, 'voice/callback?number=%00nonsense', form);
      expect(answer.status).toBe(200);
      await keptAs(form.CallSid!);
    });

    it.each(
      titled(['yesterday at noon', '25 o’clock on the 31st of February', '9'.repeat(3000), '🙂'.repeat(500)]),
    )('whose caller says "%s" is a callback with a time', async (_title, said) => {
      const form = call('+447700900147', { SpeechResult: said });
      expect((await postTwilio(door, 'voice/callback', form)).status).toBe(200);
      await keptAs(form.CallSid!);
    });
  });

  describe('a text that tells the provider whether texts are wanted', () => {
    const number = '+447700900148';
    const told = (Body: string, OptOutType?: string) =>
      postTwilio(door, 'messages', { ...sms(number, Body), ...(OptOutType && { OptOutType }) });

    it('is obeyed, opens nothing, and closes the way by text until it is wanted again', async () => {
      const text = word();
      await postTwilio(door, 'messages', sms(door.secretly(number), text));
      const { enquiry_id: id } = await contactSaying(door, text);
      const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
      const read = () => ash.ask(api.readEnquiry, { params: { id } });
      const reply = () =>
        ash.request(api.sendReply, {
          params: { id },
          body: { text: 'Yes.', channel: 'sms', to: number, requestId: randomUUID() },
        });
      for (const [stop, start] of [
        [() => told('Stop', 'STOP'), () => told('Start', 'START')],
        [() => told(' STOP. '), () => told('unstop')],
      ] as const) {
        await untaken(stop);
        const closed = await read();
        expect(closed.replyRoutes.filter(({ channel }) => channel === 'sms')).toEqual([]);
        expect(closed.closedRoutes).toEqual([
          { label: `Text message to ${number}`, why: expect.stringContaining('STOP') },
        ]);
        const refused = await reply();
        expect([refused.status, await refused.text()]).toEqual([
          409,
          expect.stringContaining('number-refused'),
        ]);
        await untaken(start);
        expect((await read()).replyRoutes.filter(({ channel }) => channel === 'sms')).toHaveLength(1);
      }
      await untaken(() => told('Help', 'HELP'));
      const { timeline, workItems, commitments } = await read();
      expect(workItems).toHaveLength(1);
      expect(commitments.filter(({ whose }) => whose === 'council')).toHaveLength(1);
      const said = timeline.flatMap((each) => (each.type === 'event' ? each.text : []));
      for (const word of ['STOP', 'START', 'HELP']) expect(said.join()).toContain(`(${word})`);
    });

    it.each(['Please stop the noise', 'help', 'cancel', 'Stop it!'])(
      '“%s” is somebody who writes to us',
      async (words) => {
        const form = { ...sms('+447700900149', words) };
        expect((await postTwilio(door, 'messages', form)).status).toBe(200);
        await keptAs(form.MessageSid!);
      },
    );

    it.each([
      ['when it is sent', '+447700900151', 'refused'],
      ['in the news of what became of it', '+447700900152', 'taken'],
    ])('is learnt from a refusal %s as well', async (_title, other, outcome) => {
      const text = word();
      await postTwilio(door, 'messages', sms(door.secretly(other), text));
      const { enquiry_id: id } = await contactSaying(door, text);
      const { twilio } = door.standIns;
      if (outcome === 'refused') twilio.textsTo(other, 21610);
      const ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
      await ash.ask(api.sendReply, {
        params: { id },
        body: { text: 'Yes.', channel: 'sms', to: other, requestId: randomUUID() },
      });
      if (outcome === 'taken') {
        const sent = await eventually('the text taken', async () =>
          twilio.messages.find(({ to }) => to === other),
        );
        const news = { MessageSid: sent.sid, MessageStatus: 'undelivered', ErrorCode: '21610' };
        await twilio.settled();
        expect((await postTwilio(door, 'message-status', news)).status).toBe(200);
      }
      const closed = await eventually('the way closed', async () => {
        const enquiry = await ash.ask(api.readEnquiry, { params: { id } });
        return enquiry.workItems.some(({ kind }) => kind === 'delivery-failed') && enquiry;
      });
      expect(closed.closedRoutes).toHaveLength(1);
    });
  });

  describe('a number that costs, whichever door it came in by', () => {
    const premium = { kind: 'phone' as const, value: '+449098790000' };
    const PERSON = '+447700900153';
    it.each<[string, Pick<Outgoing, 'channel' | 'to' | 'call'>]>([
      ['is not texted', { channel: 'sms', to: premium }],
      [
        'is not rung',
        { channel: 'phone', to: premium, call: { agentNumber: PERSON, callerId: ENTRY.phone } },
      ],
      [
        'is not rung as that of an agent',
        {
          channel: 'phone',
          to: { ...premium, value: PERSON },
          call: { agentNumber: premium.value, callerId: ENTRY.phone },
        },
      ],
    ])('%s', async (_title, how) => {
      const text = word();
      await postTwilio(door, 'messages', sms(door.secretly(PERSON), text));
      const { enquiry_id } = await contactSaying(door, text);
      const { manager } = door.database;
      const enquiry = await manager.findOneByOrFail(Enquiry, { id: enquiry_id });
      const { organisationId } = enquiry;
      const address = ENTRY[how.channel === 'sms' ? 'sms' : 'phone'];
      const entryPoint = await manager.findOneByOrFail(EntryPoint, { address });
      const id = randomUUID();
      const plan = { id, organisationId, enquiry, entryPoint, ...how };
      await manager.transaction((inside) =>
        door.hub.app.get(Outbound).add(inside, [{ ...plan, text, authorId: null, conversation: [] }]),
      );
      const refused = await eventually('the delivery refused', async () => {
        const found = await manager.findOneByOrFail(Delivery, { id });
        return found.state === 'failed' && found;
      });
      expect(refused.problem).toContain('premium-rate');
      const { twilio } = door.standIns;
      expect([...twilio.messages, ...twilio.calls].filter(({ to }) => to === premium.value)).toEqual([]);
    });
  });

  it('news of messages and calls that we never sent is taken and changes nothing', async () => {
    for (const MessageStatus of ['delivered', 'failed', 'nonsense', '']) {
      const news = { MessageSid: newSid('SM'), MessageStatus, ErrorCode: 'x' };
      expect((await postTwilio(door, 'message-status', news)).status).toBe(200);
    }
    const over = { CallSid: newSid('CA'), CallStatus: 'completed', AnsweredBy: 'nonsense' };
    for (const path of ['voice/leg-status?leg=nobody', 'voice/leg-recognised?leg=nobody', 'voice/room'])
      expect((await untaken(() => postTwilio(door, path, over))).status).toBe(200);
  });

  thenNothingIsLostOrTold(door);
});
