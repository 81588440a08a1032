import type { Sender } from '@frontdoor/casework/customers';
import type { Draft } from './draft.js';
import { customerKey, type Known, type KnownCustomer } from './known.js';
import type { Plan } from './plan.js';

/**
 * The customer whose address it is. A mail address that asked to be answered at one person's address, and now asks for
 * another's, is that of a program which passes on what people write: it finds nobody, now and later, unless an agent said that it is one person's.
 */
export function identify(
  draft: Draft,
  { known, plan }: { known: Known; plan: Plan },
): { draft: Draft; found: KnownCustomer | undefined } {
  const { customerId } = draft.contact.takenDown ?? draft.contact.addedTo ?? {};
  if (customerId !== undefined) return { draft, found: known.chosenCustomers.get(customerId) };
  const { proven, reachable } = draft.sender;
  if (!proven) return { draft, found: undefined };
  const key = customerKey(draft, proven);
  const [author, ...others] = reachable.filter(({ kind }) => kind === proven.kind);
  const found = known.customers.get(key);
  if (found && author && !found.isOwn && found.named.size > 0 && !found.named.has(author.value)) {
    plan.shared.push({ organisationId: draft.organisation.id, kind: proven.kind, value: proven.value });
    known.customers.delete(key);
    known.shared.add(key);
  }
  if (!known.shared.has(key)) return { draft, found };
  const sender: Sender = author
    ? {
        ...{ party: author, doubt: 'stated', reachable: others, namedBy: proven.value },
        copies: draft.sender.copies.filter(({ value }) => value !== author.value),
      }
    : { ...draft.sender, proven: undefined, doubt: 'shared' };
  return { draft: { ...draft, sender }, found: undefined };
}
