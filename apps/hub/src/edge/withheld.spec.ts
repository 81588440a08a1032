import { api, type CallView, KEPT_FROM_YOU } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withheld } from './withheld.js';

const KEPT = '0197f0a0-0000-7000-8000-000000000001';
const OTHER = '0197f0a0-0000-7000-8000-000000000002';
const AT = '2026-07-07T09:00:00.000Z';
const kept = new Set([KEPT, 'K7Q2-9XMA']);

const row = (enquiryId: string, reference: string) => ({
  ...{ enquiryId, reference, subject: 'A parrot', text: 'It shouted', at: AT, tags: ['loud'], note: 'Loud' },
});
const rows = z.object({
  rows: z.array(
    z.object({
      ...{ enquiryId: z.uuid(), reference: z.string(), subject: z.string(), text: z.string() },
      ...{ at: z.iso.datetime(), tags: z.array(z.string()), note: z.string().nullable() },
    }),
  ),
  total: z.int(),
});

describe('what is withheld of an answer', () => {
  it('is the words of each row that names what is kept, by its id or its reference, and nothing else', () => {
    const answer = { rows: [row(OTHER, 'AAAA-2222'), row(KEPT, ''), row(OTHER, 'K7Q2-9XMA')], total: 3 };
    const silent = { subject: KEPT_FROM_YOU, text: '', tags: [], note: null, at: AT };
    expect(withheld(rows, answer, kept)).toEqual({
      rows: [
        row(OTHER, 'AAAA-2222'),
        { ...silent, enquiryId: KEPT, reference: '' },
        { ...silent, enquiryId: OTHER, reference: 'K7Q2-9XMA' },
      ],
      total: 3,
    });
  });

  it('is a row whose enquiry stands within it, and only what names it of one that is about somebody else', () => {
    const schema = z.object({
      visitors: z.array(z.object({ name: z.string(), enquiry: z.object({ id: z.uuid() }).nullable() })),
      agents: z.array(
        z.object({ name: z.string(), busyWith: z.object({ enquiryId: z.uuid(), ticket: z.string() }) }),
      ),
    });
    const answer = {
      visitors: [{ name: 'Zebedee', enquiry: { id: KEPT } }],
      agents: [{ name: 'Ash', busyWith: { enquiryId: KEPT, ticket: 'A07' } }],
    };
    expect(withheld(schema, answer, kept)).toEqual({
      visitors: [{ name: KEPT_FROM_YOU, enquiry: { id: KEPT } }],
      agents: [{ name: 'Ash', busyWith: { enquiryId: KEPT, ticket: '' } }],
    });
  });

  it('is all of it where it is about what is kept, or cannot be told without its words', () => {
    expect(withheld(z.object({ id: z.uuid() }), { id: KEPT }, kept)).toBeUndefined();
    const worded = z.object({ rows: z.array(z.object({ id: z.uuid(), text: z.string().min(1) })) });
    expect(withheld(worded, { rows: [{ id: KEPT, text: 'It shouted' }] }, kept)).toBeUndefined();
    expect(withheld(z.object({ any: z.any() }), { any: { id: KEPT, text: 'It shouted' } }, kept)).not.toEqual(
      expect.objectContaining({ any: expect.objectContaining({ text: 'It shouted' }) }),
    );
  });

  it('is the caller of a call in progress, which can still be ended', () => {
    const call: CallView = {
      ...{
        id: OTHER,
        reference: 'K7Q2-9XMA',
        enquiryId: KEPT,
        state: 'talking',
        mine: 'mine',
        direction: 'in',
      },
      ...{ isMachine: false, number: '+447700900123', name: 'Zebedee', service: 'Help', serviceSlug: 'help' },
      ...{ entryPoint: 'Main line', agent: 'Ash', beganAt: AT, answeredAt: AT, heldAt: null, endedAt: null },
      people: [{ id: OTHER, kind: 'agent', who: 'Ash', agentId: OTHER, state: 'joined', softphone: false }],
      ...{
        unreached: [],

        needs: [],
        interpreter: null,
        lastSaid: [{ at: AT, text: 'They shouted' }],
      },
      openMatters: [{ id: KEPT, reference: 'K7Q2-9XMA', subject: 'A parrot', service: 'Help', owner: null }],
      brief: {
        ...{ handoverId: OTHER, by: 'Birch', at: AT },
        words: {
          ...{ edition: 1, asked: 'A parrot', facts: [], done: [], promised: [], needs: [], missing: [] },
          why: 'It shouted',
        },
      },
    };
    const shown = withheld(api.listMyCalls.answer!, { calls: [call], notRung: [], softphone: false }, kept);
    expect(shown).toMatchObject({
      calls: [{ id: OTHER, state: 'talking', name: KEPT_FROM_YOU, number: null, brief: null }],
    });
    expect(JSON.stringify(shown)).not.toMatch(/Zebedee|parrot|shouted|900123/);
  });
});
