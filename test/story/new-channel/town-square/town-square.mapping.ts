import { type Arrival, cannotSend, type OutboundMessage } from '@frontdoor/channels/core';
import { z } from 'zod';

const post = z.object({
  id: z.string().min(1),
  /** Where it was written. */
  wall: z.string().min(1),
  by: z.object({ handle: z.string().min(1), name: z.string() }),
  text: z.string(),
});

/** What Town Square tells of, in our words. What cannot be understood is kept for people. */
export function toArrival(raw: Uint8Array): Arrival {
  const read = parsed(raw);
  const shared = { channel: 'social' as const, raw, contentType: 'application/json' };
  if (!read)
    return {
      ...shared,
      entryPoint: '@council',
      idempotencyKey: `unreadable ${Buffer.from(raw).toString('base64').slice(0, 80)}`,
      fault: { reason: 'It is no post of Town Square', remedy: 'Look at the raw bytes' },
    };
  const { id, wall, by, text } = read;
  const from = { kind: 'public-handle' as const, value: `town-square:${by.handle}`, name: by.name };
  const contact = {
    channel: shared.channel,
    entryPoint: wall,
    from,
    text,
    alsoReachableAt: [],
    attachments: [],
  };
  return { ...shared, entryPoint: wall, idempotencyKey: id, contact };
}

/** An answer as Town Square takes it. @throws ChannelError `give-up` for somebody who has no handle there. */
export function toAnswer({ id, to, text }: OutboundMessage): { id: string; to: string; text: string } {
  const [network, handle] = to.value.split(':');
  if (to.kind !== 'public-handle' || network !== 'town-square' || !handle)
    throw cannotSend('Town Square reaches only people who wrote there.');
  return { id, to: handle, text };
}

function parsed(raw: Uint8Array): z.infer<typeof post> | undefined {
  try {
    return post.parse(JSON.parse(Buffer.from(raw).toString('utf8')));
  } catch {
    return undefined;
  }
}
