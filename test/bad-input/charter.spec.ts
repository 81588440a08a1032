import { randomUUID } from 'node:crypto';
import { api, type Endpoint, type EnquiryDetail } from '@frontdoor/contracts';
import { beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { contactSaying } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { type Answer, ENTRY, expectRefusal, mail, read, sendMailWebhook } from './send.js';

describe('what agents and administrators say about promises, said wrongly', () => {
  const door = openDoor();
  let ash: ConsoleClient;
  let elm: ConsoleClient;
  let enquiry: EnquiryDetail;

  const act = async (
    endpoint: Endpoint,
    params: Record<string, string>,
    body: unknown,
    who = ash,
  ): Promise<Answer> => read(await who.request(endpoint, { params, body }));
  const detail = (id: string): Promise<EnquiryDetail> => ash.ask(api.readEnquiry, { params: { id } });

  beforeAll(async () => {
    ash = await ConsoleClient.logIn(door.url, 'ash', door.password);
    elm = await ConsoleClient.logIn(door.url, 'elm', door.password);
    const word = door.secretly(`word${randomUUID()}`);
    await sendMailWebhook(door, ENTRY.mail, mail(door.secretly(someone()), word));
    enquiry = await detail((await contactSaying(door, word)).enquiry_id);
  });

  it.each([
    ['nothing', {}],
    ['an unknown event', { type: 'teleported' }],
    ['a receipt, which only the hub sees', { type: 'contact-received' }],
    ['a response, which only the hub sees', { type: 'responded' }],
    ['a time that is none', { type: 'resolved', at: 'yesterday' }],
    ['a wait without a reason', { type: 'paused', reason: ' ' }],
    ['an exemption without evidence', { type: 'waived', waiver: 'person-unavailable', evidence: '' }],
    [
      'an out-of-office notice that nobody sent',
      { type: 'waived', waiver: 'out-of-office', evidence: 'I was away' },
    ],
    ['an unknown kind', { type: 'classified', kind: 'rumour' }],
  ])('recording %s is refused, and nothing is recorded', async (_, body) => {
    expectRefusal(await act(api.recordEvent, { id: enquiry.id }, body), 400, 'input-invalid');
    expect((await detail(enquiry.id)).ledger).toEqual(enquiry.ledger);
  });

  it.each([
    ['before the enquiry began', { type: 'resolved', at: '2020-01-01T00:00:00Z' }],
    ['in the future', { type: 'resolved', at: '2199-01-01T00:00:00Z' }],
    ['without any change', { type: 'classified' }],
    ['on which nothing starts or stops', { type: 'greeted' }],
    ['that ends a wait that is none', { type: 'resumed' }],
  ])('recording something %s is refused with the reason', async (_, body) => {
    expectRefusal(await act(api.recordEvent, { id: enquiry.id }, body), 409, 'event-refused');
  });

  it('the receipt of a contact, an unknown entry and that of another enquiry cannot be taken back', async () => {
    const [received] = enquiry.ledger;
    const reason = { reason: 'Not wanted' };
    for (const eventId of [received!.id, randomUUID()])
      expectRefusal(await act(api.takeBackEvent, { id: enquiry.id, eventId }, reason), 409, 'event-refused');
    expectRefusal(
      await act(api.takeBackEvent, { id: randomUUID(), eventId: received!.id }, reason),
      404,
      'enquiry-not-found',
    );
    expectRefusal(
      await act(api.takeBackEvent, { id: enquiry.id, eventId: received!.id }, { reason: '' }),
      400,
      'input-invalid',
    );
  });

  it.each([
    ['an unknown purpose', 'input-invalid', { purpose: 'poem' }],
    ['an unknown element', 'input-invalid', { content: [{ element: 'poem', passage: 'x' }] }],
    ['an empty passage', 'input-invalid', { content: [{ element: 'outcome', passage: ' ' }] }],
    ['a later date without one', 'later-date-missing', { purpose: 'later-date' }],
    ['a question that closes', 'reply-cannot-close', { purpose: 'question', close: true }],
    [
      'a later date for a promise of something else',
      'commitment-unknown',
      {
        purpose: 'later-date',
        laterDate: { commitmentId: randomUUID(), until: '2198-01-01T00:00:00Z', reason: 'ill' },
      },
    ],
  ] as const)('a reply with %s is refused, and nothing leaves', async (_, code, more) => {
    const { channel, to } = enquiry.replyRoutes[0]!;
    const body = { text: 'Hello.', channel, to, requestId: randomUUID(), ...more };
    expectRefusal(await act(api.sendReply, { id: enquiry.id }, body), 400, code);
    expect(
      (await detail(enquiry.id)).timeline.filter((entry) => entry.type === 'contact' && entry.by),
    ).toEqual([]);
  });

  it('a promise that may not be extended is not', async () => {
    const [commitment] = enquiry.commitments;
    expect(commitment).toMatchObject({ promiseId: 'CITY-E1', canExtend: false });
    const { channel, to } = enquiry.replyRoutes[0]!;
    const laterDate = { commitmentId: commitment!.id, until: '2198-01-01T00:00:00Z', reason: 'ill' };
    const body = { text: 'Later.', channel, to, requestId: randomUUID(), purpose: 'later-date', laterDate };
    const refused = await act(api.sendReply, { id: enquiry.id }, body);
    expect(expectRefusal(refused, 409, 'extension-refused').message).toContain('does not allow a later date');
  });

  it('closing it without a word on its promises is refused by their names', async () => {
    const error = expectRefusal(await act(api.closeEnquiry, { id: enquiry.id }, {}), 409, 'promises-open');
    expect(error.message).toContain('“An email or online message');
    expect((await detail(enquiry.id)).state).toBe('open');
  });

  it.each([
    ['an unknown kind', 'input-invalid', { kind: 'feast' }],
    [
      'a day that does not exist',
      'input-invalid',
      { kind: 'closure', calendar: 'office', date: '2027-02-30', title: 'Never' },
    ],
    [
      'a day gone by',
      'days-gone-by',
      { kind: 'closure', calendar: 'office', date: '2020-02-20', title: 'Too late' },
    ],
    [
      'hours that end before they begin',
      'calendar-change-refused',
      { kind: 'closure', calendar: 'office', date: '2027-02-22', title: 'Odd', hours: ['12:00-09:00'] },
    ],
    [
      'hours without a day of opening',
      'calendar-change-refused',
      { kind: 'hours', calendar: 'office', from: '2027-02-22', week: {} },
    ],
    [
      'an unknown calendar',
      'calendar-unknown',
      { kind: 'closure', calendar: '__proto__', date: '2027-02-22', title: 'Odd' },
    ],
    ['a list that is no JSON', 'holidays-unreadable', { kind: 'holidays', feed: '<html>' }],
    [
      'a list of something else',
      'holidays-unreadable',
      { kind: 'holidays', feed: '{"scotland":{"division":"scotland","events":[]}}' },
    ],
  ] as const)('a change of the calendars with %s is refused, in the preview too', async (_, code, body) => {
    for (const endpoint of [api.previewCalendarChange, api.changeCalendar])
      expectRefusal(await act(endpoint, {}, body, elm), 400, code);
    expect((await elm.ask(api.readCalendars)).changes).toEqual([]);
  });

  it('a change of the calendars that is not there cannot be undone', async () => {
    const undone = await act(api.undoCalendarChange, { id: randomUUID() }, undefined, elm);
    expectRefusal(undone, 404, 'calendar-change-not-found');
  });

  thenNothingIsLostOrTold(door);
});
