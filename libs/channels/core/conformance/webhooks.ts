import { CHANNELS, inboundContact } from '@frontdoor/contracts';
import { FrontdoorError, SystemClock } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import {
  type Arrival,
  callEvent,
  type ChannelConnection,
  type OutgoingFile,
  deliveryUpdate,
  type RawRequest,
  type WebhookAccepted,
} from '../index.js';
import { itWhere, type Candidate, type During, type Webhooks } from './candidate.js';

const clock = new SystemClock();

/** What an adapter promises about the requests of its provider. */
export function holdWebhooks({ adapter: { manifest }, has }: Candidate, during: During): void {
  type Take = (request: ReturnType<Webhooks['message']>) => Promise<WebhookAccepted>;
  const taking = (look: (take: Take, webhooks: Webhooks) => Promise<void>): (() => Promise<void>) =>
    during((connection, world) => look(async (request) => take(connection, await request), world.webhooks!));
  const does = (what: keyof Webhooks): boolean => has.webhooks!.includes(what);

  describe('a webhook', () => {
    it(
      'is taken whole, and fits the shape of a contact',
      taking(async (take, { message }) => {
        const request = await message('The bin is full');
        const { arrivals } = await take(request);
        expect(arrivals.length).toBeGreaterThan(0);
        for (const arrival of arrivals) {
          expect(manifest.receives).toContain(arrival.channel);
          expect(Buffer.from(arrival.raw).equals(Buffer.from(request.body))).toBe(true);
          expect(arrival.entryPoint).not.toBe('');
          expect(inboundContact.parse(arrival.contact)).toMatchObject({
            channel: arrival.channel,
            entryPoint: arrival.entryPoint,
          });
          expect(arrival.contact!.text).toContain('The bin is full');
        }
      }),
    );

    it(
      'that comes twice has the same key twice',
      taking(async (take, { message }) => {
        const request = await message('Sent once, delivered twice');
        const keysOf = async (): Promise<string[]> =>
          (await take(request)).arrivals.map(({ idempotencyKey }) => idempotencyKey);
        const keys = await keysOf();
        expect(await keysOf()).toEqual(keys);
        expect(keys.every((key) => key.length > 0 && key.length <= 500)).toBe(true);
      }),
    );

    it(
      'of the same words by the same party is another message, of the same party',
      taking(async (take, { message }) => {
        const [first, second] = [await take(message('Hello?')), await take(message('Hello?'))].map(
          ({ arrivals }) => arrivals[0]!,
        );
        expect(second!.idempotencyKey).not.toBe(first!.idempotencyKey);
        const { from } = first!.contact!;
        expect(second!.contact!.from).toEqual(from);
        const { addressedBy } = CHANNELS[first!.channel];
        if (from && addressedBy.length > 0) expect(addressedBy).toContain(from.kind);
      }),
    );

    it(
      'that somebody else signed is refused with an error that says what to do',
      taking(async (take, { forged }) => {
        const refusal = await take(forged()).catch((error: unknown) => error);
        expect(refusal).toBeInstanceOf(FrontdoorError);
        expect((refusal as FrontdoorError).remedy).not.toBe('');
      }),
    );

    itWhere(does('garbled'))(
      'that makes no sense is refused in plain words, or kept for people',
      taking(async (take, { garbled }) => {
        const outcome = await take(garbled!()).catch((error: unknown) => error);
        if (outcome instanceof FrontdoorError) return expect(outcome.remedy).not.toBe('');
        for (const { contact, fault } of (outcome as WebhookAccepted).arrivals) {
          expect(contact).toBeUndefined();
          expect(fault!.reason).not.toBe('');
          expect(fault!.remedy).not.toBe('');
        }
      }),
    );

    itWhere(does('withFile'))(
      'with a file keeps it in the raw bytes, whole',
      during(async (connection, { webhooks }) => {
        const { request, content } = webhooks!.withFile!;
        const { arrivals } = await take(connection, await request());
        const { raw, contact } = arrivals[0]!;
        expect(contact!.attachments).toHaveLength(1);
        const [{ index, name, contentType, size }] = contact!.attachments as [Attached];
        const [read, again] = (await connection.attachments!(raw, [index, index])) as [
          OutgoingFile,
          OutgoingFile,
        ];
        expect(again).toEqual(read);
        expect({ name: read.name, contentType: read.contentType }).toEqual({ name, contentType });
        expect(Buffer.from(read.content).equals(Buffer.from(content))).toBe(true);
        expect(size).toBe(content.byteLength);
        await expect(connection.attachments!(raw, [index + 1])).rejects.toThrow();
      }),
    );

    itWhere(does('deliveries'))(
      'tells of what was sent',
      taking(async (take, { deliveries }) => {
        const { deliveries: told } = await take(deliveries!());
        expect(told.length).toBeGreaterThan(0);
        for (const each of told) expect(deliveryUpdate.parse(each)).toEqual(each);
      }),
    );

    itWhere(does('calls'))(
      'tells the moments of a call, each leg counted on',
      taking(async (take, { calls }) => {
        const moments = [];
        for (const request of calls!()) moments.push(...(await take(request)).calls);
        expect(moments.length).toBeGreaterThan(0);
        expect(new Set(moments.map(({ call }) => JSON.stringify(call))).size).toBe(1);
        for (const each of moments) expect(callEvent.parse(each)).toEqual(each);
        for (const leg of ['agent', 'customer']) {
          const counted = moments.flatMap((each) => (each.leg === leg ? (each.sequence ?? []) : []));
          expect(counted).toEqual(counted.toSorted((a, b) => a - b));
        }
      }),
    );

    itWhere(does('changes'))(
      'tells of what was edited and removed after it came in, each change by itself',
      taking(async (take, { changes }) => {
        const requests = changes!();
        const [original, ...changed] = await Promise.all(requests.map((request) => take(request)));
        const { idempotencyKey, entryPoint } = original!.arrivals[0]!;
        const told = changed.map((each) => each.changes[0]!);
        expect(told.map(({ kind }) => kind)).toEqual(['edited', 'edited', 'removed']);
        for (const change of told) expect(change).toMatchObject({ idempotencyKey, entryPoint });
        const keys = told.map(({ changeKey }) => changeKey);
        expect(new Set(keys).size).toBe(3);
        expect(keys.every((key) => key.length > 0 && key.length <= 500)).toBe(true);
        for (const { at } of told) if (at !== undefined) expect(at).toBeLessThanOrEqual(clock.now());
        expect((await take(requests[1])).changes[0]!.changeKey).toBe(told[0]!.changeKey);
        for (const [i, { contact, raw }] of told.entries()) {
          expect(Buffer.from(raw).equals(Buffer.from((await requests[i + 1]!).body))).toBe(true);
          if (i < 2) expect(inboundContact.parse(contact)).toMatchObject({ entryPoint });
        }
      }),
    );
  });
}

/** What a request carries, read where it is to be kept first. */
async function take(connection: ChannelConnection, request: RawRequest): Promise<WebhookAccepted> {
  const accepted = await connection.acceptWebhook!(request);
  const read = async ({ unread, ...arrival }: Arrival): Promise<Arrival> =>
    unread ? { ...arrival, ...(await connection.readKept!({ ...arrival, unread })) } : arrival;
  return { ...accepted, arrivals: await Promise.all(accepted.arrivals.map(read)) };
}

type Attached = NonNullable<Arrival['contact']>['attachments'][number];
