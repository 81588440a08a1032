import { z } from 'zod';
import { callRules } from '../call-rules.js';
import { endpoint, session } from '../endpoint.js';
import { instant } from '../words.js';

const callerRulesView = z.object({
  /** What the charter has for every service without rules of its own. */
  usual: z.object({ offerAfterSeconds: z.int(), ringsBack: z.boolean() }),
  services: z.array(
    z.object({
      /** Its short name. */
      slug: z.string(),
      name: z.string(),
      /** Null: as the charter has it. */
      rules: callRules.nullable(),
      sentences: z.array(z.string()),
    }),
  ),
  /** The newest first. */
  changes: z.array(
    z.object({
      id: z.uuid(),
      service: z.string(),
      /** Null: on the command line. */
      by: z.string().nullable(),
      at: instant,
      /** How it was from then on; none: as the charter has it. */
      sentences: z.array(z.string()),
      undone: z.object({ at: instant, by: z.string().nullable() }).nullable(),
      /** It is the newest of its service. */
      canUndo: z.boolean(),
    }),
  ),
});
export type CallerRulesView = z.infer<typeof callerRulesView>;

export const readCallerRules = endpoint({
  method: 'GET',
  path: '/api/v1/set-up/caller-rules',
  access: session('supervisor', 'administrator'),
  summary: 'What each service does with its callers before and while they wait, and who changed that',
  answer: callerRulesView,
});

export const changeCallerRules = endpoint({
  method: 'PUT',
  path: '/api/v1/set-up/services/:slug/caller-rules',
  access: session('administrator'),
  summary: 'Give a service other rules about its callers; null: as the charter has it for all',
  params: z.object({ slug: z.string().max(100) }),
  body: z.object({
    rules: callRules.nullable(),
    /** As they were shown: refused where somebody changed them since. */
    was: callRules.nullable(),
  }),
  answer: callerRulesView,
});

export const undoCallerRules = endpoint({
  method: 'POST',
  path: '/api/v1/set-up/caller-rules/changes/:id/undo',
  access: session('administrator'),
  summary: 'Take back the newest change of what a service does with its callers',
  params: z.object({ id: z.uuid() }),
  status: 200,
  answer: callerRulesView,
});
