import type { ErrorEntry, FaultKind } from './errors/entry.js';
import { ACCESS } from './errors/access.js';
import { ADMINISTRATION } from './errors/administration.js';
import { ANSWERS } from './errors/answers.js';
import { ENQUIRIES } from './errors/enquiries.js';
import { OPERATION } from './errors/operation.js';
import { PAPER } from './errors/paper.js';
import { PROMISES } from './errors/promises.js';
import { RECEPTION } from './errors/reception.js';
import { REQUESTS } from './errors/requests.js';
import { SUPERVISION } from './errors/supervision.js';
import { VISITS } from './errors/visits.js';

export type { ErrorEntry, FaultKind };

/** Every error a person or program outside can meet, by topic; a code stands in one of them only. */
export const ERROR_TOPICS = [
  ACCESS,
  ADMINISTRATION,
  ANSWERS,
  ENQUIRIES,
  OPERATION,
  PAPER,
  PROMISES,
  RECEPTION,
  REQUESTS,
  SUPERVISION,
  VISITS,
] as const;

/** Kept equal to docs/errors.md by a test. */
export const ERRORS = {
  ...ACCESS,
  ...ADMINISTRATION,
  ...ANSWERS,
  ...ENQUIRIES,
  ...OPERATION,
  ...PAPER,
  ...PROMISES,
  ...RECEPTION,
  ...REQUESTS,
  ...SUPERVISION,
  ...VISITS,
};

export type ErrorCode = keyof typeof ERRORS;

/** An error for a person or program outside: code, plain sentence, what to do. */
export class FrontdoorError extends Error {
  readonly kind: FaultKind;
  readonly remedy: string;

  constructor(
    readonly code: ErrorCode,
    readonly details: Readonly<Record<string, string | number>> = {},
    options?: ErrorOptions,
  ) {
    const entry: ErrorEntry = ERRORS[code];
    super(fill(entry.message, details), options);
    this.name = 'FrontdoorError';
    this.kind = entry.kind;
    this.remedy = fill(entry.remedy, details);
  }
}

const fill = (text: string, details: Readonly<Record<string, string | number>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
