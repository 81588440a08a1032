import type { Milestone } from '@frontdoor/kernel';

/** How the hub treats a promise; one promise can be of several kinds. */
export const PROMISE_KINDS = ['clock', 'rate', 'rule', 'content', 'step', 'audit', 'feature'] as const;
export type PromiseKind = (typeof PROMISE_KINDS)[number];

/** Every event a clock can start on: a contact received, or a milestone. */
export type StartEvent = 'contact-received' | Milestone;
