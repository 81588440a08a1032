import { inboundContact } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { storableContact } from './storable-contact.js';

describe('a contact as it is kept', () => {
  it('has no characters that turn names, and identifiers for an index', () => {
    const long = '🏠'.repeat(400);
    const contact = storableContact({
      channel: 'web',
      entryPoint: 'form',
      from: { kind: 'email', value: 'pat@citizen.example', name: 'Pat\u202e Citizen' },
      alsoReachableAt: [{ kind: 'phone', value: '+441223000000', name: '\u2067Pat' }],
      cc: [{ kind: 'email', value: 'c@x.example', name: 'C\u200f' }],
      subject: 'Paid \u2067bill\u202e',
      text: 'x',
      attachments: [{ index: 0, name: 'bill\u202efdp.exe', contentType: 'x/y', size: 1 }],
      thread: { messageId: long, references: [long, 'short'], tokens: [] },
      bounce: { messageId: long, status: '5.1.1', reason: 'x' },
      takenDown: { agentId: 'a3f1c0de-0000-4000-8000-000000000000', name: 'P\u202eat' },
    });
    expect(contact).toMatchObject({
      from: { name: 'Pat Citizen' },
      alsoReachableAt: [{ name: 'Pat' }],
      cc: [{ name: 'C' }],
      subject: 'Paid bill',
      attachments: [{ name: 'billfdp.exe' }],
      thread: { references: [contact.thread?.messageId, 'short'] },
      bounce: { messageId: contact.thread?.messageId },
      takenDown: { name: 'Pat' },
    });
    expect(Buffer.byteLength(contact.thread?.messageId ?? '')).toBeLessThanOrEqual(500);
    expect(inboundContact.parse(contact)).toEqual(contact);
  });

  it('is otherwise the same', () => {
    const contact = {
      channel: 'sms',
      entryPoint: '+44',
      alsoReachableAt: [],
      text: 'x',
      attachments: [],
    } as const;
    expect(storableContact({ ...contact, alsoReachableAt: [], attachments: [] })).toEqual(contact);
  });
});
