import { z } from 'zod';
import { hopBudget } from '../brief.js';
import { callRules } from '../call-rules.js';
import { endpoint, session } from '../endpoint.js';
import { leftAlone } from '../left-alone.js';
import { overflow } from '../overflow.js';
import { rings } from '../rings.js';
import { serviceRule, skillLevel, topicWords } from '../service-rules.js';
import { instant } from '../words.js';

const what = z.enum(['calls', 'overflow', 'rings', 'levels', 'left-alone', 'hops', 'words']);
const slug = z.object({ slug: z.string().max(100) });

const serviceRulesView = z.object({
  slug: z.string(),
  name: z.string(),
  calls: callRules.nullable(),
  overflow: overflow.nullable(),
  rings: rings.nullable(),
  hops: hopBudget.nullable(),
  leftAlone: leftAlone.nullable(),
  words: topicWords,
  /** Who is skilled for it, by name; `level` is null where they know it as usual. */
  people: z.array(z.object({ id: z.uuid(), name: z.string(), level: skillLevel.nullable() })),
  rules: z.array(z.object({ what, isUsual: z.boolean(), sentences: z.array(z.string()) })),
  /** What the charter has for callers of every service without rules of its own. */
  usualCalls: z.object({ offerAfterSeconds: z.int(), ringsBack: z.boolean() }),
  /** Those that may help out. */
  others: z.array(z.object({ slug: z.string(), name: z.string() })),
  /** The newest first. */
  changes: z.array(
    z.object({
      id: z.uuid(),
      what,
      /** Null: on the command line. */
      by: z.string().nullable(),
      at: instant,
      /** How it was from then on. */
      sentences: z.array(z.string()),
      undone: z.object({ at: instant, by: z.string().nullable() }).nullable(),
      /** It is the newest of its rule. */
      canUndo: z.boolean(),
    }),
  ),
});
export type ServiceRulesView = z.infer<typeof serviceRulesView>;

const figures = z.object({ right: z.int(), wrong: z.int(), silent: z.int() });
const tried = z.object({
  heldOut: z.int(),
  learntFrom: z.int(),
  rules: figures,
  learnt: figures,
  both: figures,
});

export const listServiceRules = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/service-rules',
  access: session('supervisor', 'administrator'),
  summary: 'The rules of each service in words, those alone that are not as usual',
  answer: z.object({
    services: z.array(
      z.object({
        slug: z.string(),
        name: z.string(),
        /** About its callers; null: as the charter has it. */
        calls: callRules.nullable(),
        sentences: z.array(z.string()),
      }),
    ),
  }),
});

export const readServiceRules = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/services/:slug/rules',
  access: session('supervisor', 'administrator'),
  summary: 'The rules of a service, in words and as they are kept, and who changed them',
  params: slug,
  answer: serviceRulesView,
});

export const changeServiceRule = endpoint({
  method: 'PUT',
  path: '/api/v1/set-up/services/:slug/rules',
  access: session('administrator'),
  summary: 'Set one rule of a service; null: as usual',
  params: slug,
  body: z.object({
    rule: serviceRule,
    /** As it was shown: refused where somebody changed it since. */
    was: serviceRule,
  }),
  answer: serviceRulesView,
});

export const undoServiceRule = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/service-rule-changes/:id/undo',
  access: session('administrator'),
  summary: 'Take back the newest change of a rule of a service',
  params: z.object({ id: z.uuid() }),
  status: 200,
  answer: serviceRulesView,
});

export const tryTopicWords = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/services/:slug/rules/try-words',
  access: session('administrator'),
  summary: 'Try words on texts of the past, beside those in use; changes nothing',
  params: slug,
  body: z.object({ words: topicWords }),
  status: 200,
  answer: z.object({ inUse: tried, tried }),
});
