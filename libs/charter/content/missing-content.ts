import type { ContentElement } from '@frontdoor/kernel';
import { fits } from '../clock/applies.js';
import type { ContentRule, Pack } from '../pack/pack.js';
import type { Facts } from '../words/events.js';

/** A message about to leave: which of the messages with rules it is, the facts of the matter, and when. */
export interface OutgoingMessage {
  in: ContentRule['in'][number];
  facts: Facts;
  /** Epoch milliseconds, UTC. */
  at: number;
}

export interface RequiredContent {
  promiseId: string;
  element: ContentElement;
}

/** Everything the charter wants this message to say, each element once, with the promise that wants it first. */
export function requiredContent(pack: Pack, message: OutgoingMessage): RequiredContent[] {
  const wanted = new Map<ContentElement, string>();
  for (const promise of pack.promises) {
    for (const rule of promise.content) {
      if (!rule.in.includes(message.in) || !fits(rule.appliesWhen, message.facts, message.at)) continue;
      for (const element of rule.mustSay) if (!wanted.has(element)) wanted.set(element, promise.id);
    }
  }
  return [...wanted].map(([element, promiseId]) => ({ promiseId, element }));
}

/** What the message still has to say before it may leave. */
export function missingContent(
  pack: Pack,
  message: OutgoingMessage,
  said: ReadonlySet<ContentElement>,
): RequiredContent[] {
  return requiredContent(pack, message).filter(({ element }) => !said.has(element));
}
