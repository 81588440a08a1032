import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNCIL, CUSTOMER, startTestHub, type TestHub, WELSH_LINE } from './twilio.test-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  for (const list of [hub.arrivals, hub.receipts]) list.length = 0;
});

const call = (details: { from?: string; to?: string; words?: string; number?: string }) =>
  hub.standIn.placeCall({ from: CUSTOMER, to: COUNCIL, ...details }, hub.publicUrl);

describe('a call', () => {
  it('is answered without a menu, and the request to be rung back is taken', async () => {
    const { sid, heard } = await call({ words: 'It is about my council tax. Tomorrow morning please.' });
    expect(heard[0]).toMatch(/^Thank you for calling\. Our team will ring you back\./);
    expect(heard[1]).toBe(
      'Thank you. We will ring you back tomorrow between 9 in the morning and 12 noon. ' +
        'Your reference is K 7 Q 2 9 X M A Once more: K 7 Q 2 9 X M A Goodbye.',
    );
    expect(hub.arrivals).toHaveLength(1);
    expect(hub.arrivals[0]).toMatchObject({
      channel: 'callback',
      entryPoint: COUNCIL,
      idempotencyKey: sid,
      contact: {
        from: { kind: 'phone', value: CUSTOMER },
        text: 'It is about my council tax. Tomorrow morning please.',
        callback: { from: '2026-11-24T09:00:00.000Z', to: '2026-11-24T12:00:00.000Z' },
      },
    });
  });

  it('whose end is told afterwards stays one contact', async () => {
    await call({ words: 'Ring me' });
    expect(hub.receipts.map(({ duplicate }) => duplicate)).toEqual([false, true]);
  });

  it('without words is taken too', async () => {
    await call({ words: '' });
    expect(hub.arrivals[0]!.contact).toMatchObject({ text: 'The caller left no words.' });
    expect(hub.arrivals[0]!.contact!.callback).toEqual({
      from: '2026-11-23T10:00:00.000Z',
      to: '2026-11-24T17:00:00.000Z',
    });
  });

  it('that is hung up on the greeting still becomes a request', async () => {
    const { sid } = await call({});
    expect(hub.arrivals).toHaveLength(1);
    expect(hub.arrivals[0]).toMatchObject({
      idempotencyKey: sid,
      contact: { text: 'The caller hung up before leaving details.', from: { value: CUSTOMER } },
    });
  });
});

describe('a call with a withheld number', () => {
  it('is asked for a number, which is the one to ring', async () => {
    const { heard } = await call({ from: 'anonymous', number: '07700900456', words: 'My rent, any time' });
    expect(heard[0]).toContain('Your number is withheld');
    expect(heard[1]).toContain('We have your number');
    expect(heard[2]).toContain('Your reference is');
    expect(hub.arrivals).toHaveLength(1);
    expect(hub.arrivals[0]!.contact).toMatchObject({
      from: { kind: 'phone', value: '+447700900456' },
      text: 'My rent, any time',
    });
  });

  it('may say the number', async () => {
    await call({ from: '+7378742833', words: 'oh seven seven double oh nine double oh four five six' });
    expect(hub.arrivals[0]!.contact!.from).toEqual({ kind: 'phone', value: '+447700900456' });
  });

  it('is let go politely without one, and kept', async () => {
    const { heard } = await call({ from: 'anonymous', words: 'I would rather not say' });
    expect(heard.at(-1)).toContain('we cannot ring you back');
    expect(hub.arrivals).toHaveLength(1);
    expect(hub.arrivals[0]!.contact!.from).toBeUndefined();
    expect(hub.arrivals[0]!.contact!.text).toContain('withheld');
  });
});

describe('a call to a line in Welsh', () => {
  it('is spoken with in Welsh, and taken without a question that nobody would understand the answer of', async () => {
    const { heard } = await call({ to: WELSH_LINE, words: 'Fy nhreth gyngor, yfory' });
    expect(heard).toEqual([
      expect.stringMatching(/^Diolch am ffonio\. Bydd ein tîm yn eich ffonio yn ôl\./),
      'Diolch. Byddwn yn eich ffonio yn ôl. Eich cyfeirnod yw K 7 Q 2 9 X M A Unwaith eto: K 7 Q 2 9 X M A Hwyl fawr.',
    ]);
    expect(hub.arrivals[0]).toMatchObject({
      entryPoint: WELSH_LINE,
      contact: { from: { value: CUSTOMER }, text: 'The caller left no words.' },
    });
  });

  it('is asked for the keys of a number that is withheld', async () => {
    const { heard } = await call({ to: WELSH_LINE, from: 'anonymous', number: '07700900456' });
    expect(heard[0]).toContain('Allweddwch rif ffôn');
    expect(hub.arrivals[0]!.contact!.from).toEqual({ kind: 'phone', value: '+447700900456' });
  });
});
