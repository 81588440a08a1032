import { describe, expect, it } from 'vitest';

// A copy of its own: what other tests of this process had learnt would leave no room.
const copy: string = './planned-once.js?copy';
const { planOnce, withPlan } = (await import(copy)) as typeof import('./planned-once.js');

describe('a statement that is planned once', () => {
  it('goes to the connection with a name of its own, and what is given besides', () => {
    planOnce('SELECT 1 WHERE $1');
    planOnce('SELECT 2 WHERE $1');
    const done = (): void => undefined;
    const [first, callback] = withPlan(['SELECT 1 WHERE $1', [true], done]);
    const [second] = withPlan(['SELECT 2 WHERE $1', [true]]);
    expect(first).toEqual({ name: expect.any(String) as string, text: 'SELECT 1 WHERE $1', values: [true] });
    expect(callback).toBe(done);
    expect((second as { name: string }).name).not.toBe((first as { name: string }).name);
  });

  it('is one that was made from an entity, once it has come often', () => {
    const given = ['SELECT "Agent"."id" FROM "agent" "Agent" WHERE "id" = $1', ['ash']];
    expect(withPlan(given)).toBe(given);
    for (let n = 0; n < 30; n++) withPlan(given);
    expect(withPlan(given)).toEqual([expect.objectContaining({ text: given[0], values: ['ash'] })]);
  });

  it('is no other: neither one of ours that is not said to be, nor one without parameters', () => {
    const ours = ['SELECT id FROM agent WHERE $1::uuid IS NULL', [null]];
    const plain = ['SELECT "Agent"."id" FROM "agent"'];
    for (let n = 0; n < 30; n++) expect([withPlan(ours), withPlan(plain)]).toEqual([ours, plain]);
  });
});
