import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FixedClock } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { lineWords } from '../line-words.js';
import { greeting, requestTaken } from '../voice.js';

const ENGLISH = lineWords('en');
import { startTwilioStandIn } from './stand-in.js';
import { elements, parseTwiml, textOf } from './twiml.js';

describe('TwiML', () => {
  it('is read with its entities, comments and attributes', () => {
    const response = parseTwiml(
      `<?xml version="1.0"?><!-- hello --><Response><Say voice='a "b"'>Fish &amp; chips &#163;5</Say><Hangup/></Response>`,
    );
    const [say, hangup] = elements(response);
    expect(say!.attributes).toEqual({ voice: 'a "b"' });
    expect(textOf(say!)).toBe('Fish & chips £5');
    expect(hangup!.name).toBe('Hangup');
  });

  it.each([
    ['', 12100],
    ['Hello', 12100],
    ['<Response>', 12100],
    ['<Response></Say>', 12100],
    ['<Response/><Response/>', 12100],
    ['<Response><Say>Fish & chips</Say></Response>', 12100],
    ['<Response><Say>Fish &nbsp; chips</Say></Response>', 12100],
    ['<Response><Say>1 < 2</Say></Response>', 12100],
    ['<Response><Say voice=alice>Hello</Say></Response>', 12100],
    ['<Response><Say voice="a" voice="b">Hello</Say></Response>', 12100],
    ['<Speak/>', 12100],
    ['<Response>Hello</Response>', 12200],
    ['<Response><say>Hello</say></Response>', 12200],
    ['<Response><Gather><Dial>+44</Dial></Gather></Response>', 12200],
    ['<Response><Gather emptyResult="true"/></Response>', 12200],
  ])('%j is refused', (text, code) => {
    expect(() => parseTwiml(text)).toThrow(expect.objectContaining({ code }));
  });

  it('that we make is accepted', () => {
    expect(
      elements(parseTwiml(greeting('https://hub.example/a?b=1&c=2', ENGLISH)))[0]!.attributes,
    ).toMatchObject({
      input: 'speech',
      language: 'en-GB',
      action: 'https://hub.example/a?b=1&c=2',
      actionOnEmptyResult: 'true',
      speechTimeout: 'auto',
    });
    expect(textOf(parseTwiml(requestTaken('K7Q2-9XMA', 'today', ENGLISH)))).toContain('K 7 Q 2 9 X M A');
  });
});

describe('a call to a hub that answers badly', () => {
  it.each([
    ['broken TwiML', 200, 'text/xml', '<Response><Say>', 12100],
    ['JSON', 200, 'application/json', '{}', undefined],
    ['an error', 500, 'text/xml', '<Response/>', undefined],
  ])('%s: the call breaks off, and its end is told all the same', async (_name, status, type, body, code) => {
    const asked: string[] = [];
    const hub = createServer((request, response) => {
      asked.push(request.url!);
      response.writeHead(status, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
    const standIn = await startTwilioStandIn({
      accountSid: `AC${'0'.repeat(32)}`,
      authToken: 'token',
      numbers: [],
      clock: new FixedClock(0),
    });
    try {
      const call = standIn.placeCall({ from: '+447700900123', to: '+441223457000', words: 'Hello' }, url);
      await expect(call).rejects.toMatchObject(
        code ? { code } : { message: expect.stringContaining('11200') },
      );
      expect(asked).toEqual(['/webhooks/twilio/voice', '/webhooks/twilio/voice-status']);
    } finally {
      await standIn.close();
      hub.closeAllConnections();
      await new Promise((resolve) => hub.close(resolve));
    }
  });
});
