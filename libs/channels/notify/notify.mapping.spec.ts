import { describe, expect, it } from 'vitest';
import {
  broughtArrival,
  complaint,
  deliveryOf,
  listedArrival,
  newsOf,
  returnedLetter,
} from './notify.mapping.js';

const raw = Buffer.from('{}');
const brought = {
  id: '6e1bd5b0-7f2e-4f3a-9b57-0a8d0e1f2a3b',
  source_number: '447700900123',
  destination_number: '07700900100',
  message: 'Where is my brown bin?',
  date_received: '2026-11-27T09:00:00.000000Z',
};

describe('a text that somebody sent', () => {
  it('is of a telephone number, at our own number in full', () => {
    const arrival = broughtArrival(brought, raw);
    expect(arrival).toMatchObject({
      channel: 'sms',
      entryPoint: '+447700900100',
      idempotencyKey: brought.id,
      contact: { from: { kind: 'phone', value: '+447700900123' }, text: brought.message },
    });
    expect(arrival.contact).not.toHaveProperty('senderIs');
  });

  it('is the same whether a callback brings it or it is fetched', () => {
    const { id, message: content } = brought;
    const listed = listedArrival({
      ...{ id, content, user_number: '447700900123', notify_number: '07700900100' },
      created_at: '2026-11-27T09:00:01.000000Z',
    });
    const { raw: _raw, ...called } = broughtArrival(brought, raw);
    expect(listed).toMatchObject(called);
    expect(listed.contact).toEqual(called.contact);
  });

  it.each(['NHS-Notify', '60777'])('from %s cannot be answered there', (source_number) => {
    expect(broughtArrival({ ...brought, source_number }, raw).contact).toMatchObject({
      from: { kind: 'handle', value: source_number },
      senderIs: 'stated',
    });
  });

  it.each([
    [{ ...brought, source_number: '' }],
    [{ ...brought, message: null }],
    [{ id: 7 }],
    ['text'],
    [undefined],
    [[]],
  ])('that makes no sense (%j) is kept for people', (body) => {
    const { contact, fault, idempotencyKey } = broughtArrival(body, raw);
    expect(contact).toBeUndefined();
    expect(fault?.reason).toMatch(/^[A-Z].*\.$/);
    expect(idempotencyKey).not.toBe('');
  });
});

describe('what became of something that we sent', () => {
  it.each([
    ['email', 'delivered', 'delivered'],
    ['email', 'temporary-failure', 'failed'],
    ['email', 'technical-failure', 'failed'],
    ['sms', 'permanent-failure', 'failed'],
    ['sms', 'sent', 'sent'],
    ['letter', 'received', 'sent'],
    ['letter', 'validation-failed', 'failed'],
    ['letter', 'virus-scan-failed', 'failed'],
    ['letter', 'cancelled', 'failed'],
  ] as const)('%s %s is %s', (kind, status, state) => {
    const news = newsOf('id', kind, status);
    expect(news?.state).toBe(state);
    expect(news?.problem !== undefined).toBe(state === 'failed');
  });

  it.each([
    ['sms', 'sending'],
    ['email', 'created'],
    ['letter', 'accepted'],
    ['letter', 'pending-virus-check'],
    ['letter', 'toString'],
  ] as const)('%s %s is no news', (kind, status) => {
    expect(newsOf('id', kind, status)).toBeUndefined();
  });

  it('a letter that came back failed, also without a template', () => {
    expect(returnedLetter({ notification_id: 'n', template_id: 'None', sent_by: 'API' })).toMatchObject({
      providerId: 'n',
      state: 'failed',
      problem: expect.stringContaining('came back'),
    });
  });

  it('an email marked as junk arrived, and people are told', () => {
    expect(complaint({ notification_id: 'n', complaint_id: 'c' })).toMatchObject({
      state: 'delivered',
      remark: expect.stringContaining('junk'),
    });
  });

  it.each([[undefined], [null], [[]], [{ id: 'n' }], [{ id: 'n', status: 1, notification_type: 'sms' }]])(
    'of %j nothing is known',
    (body) => {
      expect([deliveryOf(body), returnedLetter(body), complaint(body)]).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    },
  );
});
