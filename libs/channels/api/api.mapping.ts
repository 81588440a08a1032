import type { ApiContact, Attachment, InboundContact, Party } from '@frontdoor/contracts';
import { FrontdoorError, toE164, withoutDirectionMarks } from '@frontdoor/kernel';

/**
 * A contact as another system sends it, in our words. The first of email, phone and handle is answered; the handle is
 * what the system knows the customer by, email and phone are what it was told.
 *
 * @throws FrontdoorError `input-invalid` for a telephone number that cannot be one.
 */
export function toInboundContact(body: ApiContact, entryPoint: string): InboundContact {
  const { customer } = body;
  const phone = customer.phone === undefined ? undefined : toE164(customer.phone);
  if (customer.phone !== undefined && !phone) {
    throw new FrontdoorError('input-invalid', {
      faults: 'customer.phone: not a telephone number; send it as +441223457000',
    });
  }
  const parties: Party[] = [
    ...(customer.email ? [{ kind: 'email' as const, value: customer.email }] : []),
    ...(phone ? [{ kind: 'phone' as const, value: phone }] : []),
    ...(customer.handle ? [{ kind: 'handle' as const, value: customer.handle }] : []),
  ];
  const [from, ...alsoReachableAt] = parties;
  return {
    channel: 'api',
    entryPoint,
    from: { ...from!, name: customer.name },
    alsoReachableAt,
    ...(customer.handle && { knownAs: { kind: 'handle', value: customer.handle } }),
    subject: body.subject,
    text: body.text,
    attachments: attachmentsOf(body.files),
    language: body.language,
    kind: body.kind,
    service: body.service,
    thread: body.reference ? { references: [], tokens: [], reference: body.reference } : undefined,
    sentAt: body.sentAt,
  };
}

/** What is said of files that came in the same document. */
const attachmentsOf = (files: ApiContact['files'] = []): Attachment[] =>
  files.map(({ name, contentType, content }, index) => ({
    ...{ index, contentType },
    name: withoutDirectionMarks(name),
    size: Buffer.byteLength(content, 'base64'),
  }));
