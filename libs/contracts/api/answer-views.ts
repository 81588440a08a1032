import { z } from 'zod';
import { date, instant, language } from '../words.js';
import { named } from './views.js';

/** Part of the address of its page. */
const slug = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');

/** Where something can be done online. */
const link = z
  .string()
  .max(500)
  .regex(/^https:\/\/[^\s"<>]+$/, 'a web address that begins with https://');

/** What somebody writes of an answer. */
export const answerFields = z.object({
  slug,
  language,
  /** Short name of the service. */
  service: z.string().min(1).max(100),
  title: z.string().trim().min(3).max(120),
  /** As customers ask for it, a question or words on each line. */
  asked: z.string().trim().max(2000).default(''),
  /** May have light formatting, as replies have. */
  body: z.string().trim().min(1).max(10_000),
  link: link.nullable().default(null),
  /** What can be done there: “Report a missed bin”. */
  linkText: z.string().trim().min(1).max(120).nullable().default(null),
  /** By when somebody looks whether it is still right. */
  reviewOn: date,
  /** Customers may read it on the public pages. */
  isPublic: z.boolean().default(true),
});
export type AnswerFields = z.infer<typeof answerFields>;

/** Both or neither. */
export const hasWholeLink = ({ link: to, linkText }: Pick<AnswerFields, 'link' | 'linkText'>): boolean =>
  (to === null) === (linkText === null);
export const HALF_A_LINK = {
  path: ['linkText'],
  error: 'A link needs its address and its words, or neither.',
};

export const answerSummary = z.object({
  id: z.uuid(),
  slug: z.string(),
  language: z.string(),
  title: z.string(),
  serviceSlug: z.string(),
  service: z.string(),
  owner: named,
  reviewOn: date,
  /** Its day has passed. */
  isOverdue: z.boolean(),
  /** Customers find it now: it is public, in use, and not overdue for longer than is allowed. */
  isOffered: z.boolean(),
  putAwayAt: instant.nullable(),
});
export type AnswerSummary = z.infer<typeof answerSummary>;

export const answerDetail = answerSummary.extend({
  asked: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  linkText: z.string().nullable(),
  isPublic: z.boolean(),
  checkedAt: instant,
  version: z.int(),
  canChange: z.boolean(),
  /** Of its page; nobody but staff is led there while it is not offered. */
  address: z.string(),
  /** What became of it in the last 90 days. */
  uses: z.object({ replied: z.int(), told: z.int(), solved: z.int(), notSolved: z.int() }),
  /** The newest first, at most 50. */
  versions: z.array(
    z.object({
      version: z.int(),
      at: instant,
      /** Null for what was taken in on the command line. */
      by: z.string().nullable(),
      what: z.enum(['written', 'changed', 'checked', 'put-away', 'brought-back', 'undone']),
      title: z.string(),
      body: z.string(),
    }),
  ),
});
export type AnswerDetail = z.infer<typeof answerDetail>;

/** An answer that may be of use for an enquiry. */
export const answerSuggestion = z.object({
  id: z.uuid(),
  title: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  linkText: z.string().nullable(),
  language: z.string(),
  service: z.string(),
  /** Of its page; null where customers cannot read it. */
  address: z.string().nullable(),
  isOverdue: z.boolean(),
  reviewOn: date,
  /** Words of the enquiry, or of what was sought, that it has. */
  why: z.array(z.string()),
});
export type AnswerSuggestion = z.infer<typeof answerSuggestion>;
