import type { InboundContact } from '@frontdoor/contracts';
import { indexable, withoutDirectionMarks } from '@frontdoor/kernel';

/**
 * A contact from whatever channel as it is kept: names of people and files and subjects do not turn the direction of what
 * stands around them, identifiers fit into an index.
 */
export function storableContact(contact: InboundContact): InboundContact {
  const {
    from,
    knownAs,
    alsoReachableAt,
    cc,
    subject,
    attachments,
    thread,
    bounce,
    takenDown,
    details,
    ...rest
  } = contact;
  return {
    ...rest,
    ...(from && { from: named(from) }),
    ...(knownAs && { knownAs: named(knownAs) }),
    alsoReachableAt: alsoReachableAt.map(named),
    ...(cc && { cc: cc.map(named) }),
    ...(takenDown && { takenDown: named(takenDown) }),
    ...(details && { details: named(details) }),
    ...(subject !== undefined && { subject: withoutDirectionMarks(subject) }),
    attachments: attachments.map(({ name, ...each }) => ({ ...each, name: withoutDirectionMarks(name) })),
    ...(thread && {
      thread: {
        ...thread,
        ...(thread.messageId !== undefined && { messageId: indexable(thread.messageId) }),
        references: thread.references.map(indexable),
      },
    }),
    ...(bounce && {
      bounce: {
        ...bounce,
        ...(bounce.messageId !== undefined && { messageId: indexable(bounce.messageId) }),
      },
    }),
  };
}

const named = <T extends { name?: string | undefined }>(whose: T): T => ({
  ...whose,
  ...(whose.name !== undefined && { name: withoutDirectionMarks(whose.name) }),
});
