import { expect, it } from 'vitest';
import { JOBS, QUEUES } from './catalogue.js';

it('each job goes to one of the queues, and each queue has a job', () => {
  expect(new Set(Object.values(JOBS).map(({ queue }) => queue))).toEqual(new Set(QUEUES));
});

it.each(Object.entries(JOBS))('%s carries ids and nothing that people wrote', (_, { payload }) => {
  const id = '01930000-0000-7000-8000-000000000001';
  expect(payload.parse({ ids: [id], text: 'Dear council' })).toEqual({ ids: [id] });
  expect(payload.safeParse({ ids: ['Dear council'] }).success).toBe(false);
});
