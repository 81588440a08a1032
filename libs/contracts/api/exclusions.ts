import { z } from 'zod';
import { endpoint, session } from '../endpoint.js';
import { exclusionReason, instant } from '../words.js';
import { named } from './views.js';

const exclusionView = z.object({
  id: z.uuid(),
  agent: named,
  why: exclusionReason,
  note: z.string().nullable(),
  /** Null where it followed from what happened. */
  by: z.string().nullable(),
  at: instant,
});
export type ExclusionView = z.infer<typeof exclusionView>;

const exclusions = z.object({ exclusions: z.array(exclusionView) });
const one = z.object({ id: z.uuid() });

export const listExclusions = endpoint({
  method: 'GET',
  path: '/api/v1/enquiries/:id/exclusions',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Who must not deal with an enquiry, and why. Whoever is kept from reading it sees what was said of themselves, a supervisor of everybody, without notes',
  params: one,
  whoeverIsKept: true,
  answer: exclusions,
});

export const excludeAgent = endpoint({
  method: 'POST',
  path: '/api/v1/enquiries/:id/exclusions',
  access: session('agent', 'supervisor', 'reception'),
  summary:
    'Say that somebody must not deal with an enquiry: its work is taken off them and never given to them',
  params: one,
  body: z.object({
    agentId: z.uuid(),
    why: exclusionReason.exclude(['decided-before']),
    note: z.string().trim().max(500).optional(),
  }),
  answer: exclusions,
});

export const undoExclusion = endpoint({
  method: 'POST',
  path: '/api/v1/exclusions/:id/undo',
  access: session('supervisor'),
  summary: 'Say that somebody may deal with an enquiry after all, with the reason',
  params: one,
  whoeverIsKept: true,
  body: z.object({ reason: z.string().trim().min(3).max(500) }),
  answer: exclusions,
});
