import type { Arrival } from '@frontdoor/channels/core';
import { inboundContact } from '@frontdoor/contracts';
import { type Raw, storable } from '@frontdoor/kernel';
import { storableContact } from './storable-contact.js';

const UNREADABLE = {
  reason: 'It could not be read',
  remedy: 'Look at the raw bytes, then put it in the queue or leave it here',
};

/** What an adapter hands over, as it is kept. A contact mapped wrongly is not lost: it gets a fault that says what is wrong. */
export function checked<T extends Arrival<Raw>>(arrival: T): T {
  const idempotencyKey = storable(arrival.idempotencyKey);
  if (arrival.unread) return { ...arrival, idempotencyKey, unread: storable(arrival.unread) };
  if (!arrival.contact) return { ...arrival, idempotencyKey, fault: storable(arrival.fault ?? UNREADABLE) };
  const result = inboundContact.safeParse(storable(arrival.contact));
  if (result.success) return { ...arrival, idempotencyKey, contact: storableContact(result.data) };
  const where = result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ');
  return {
    ...arrival,
    idempotencyKey,
    contact: undefined,
    fault: {
      reason: `It does not fit the shape of a contact: ${where.slice(0, 500)}`,
      remedy: UNREADABLE.remedy,
    },
  };
}
