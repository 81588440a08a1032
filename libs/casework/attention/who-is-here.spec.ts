import { describe, expect, it } from 'vitest';
import { type Glance, LASTS_MS, WhoIsHere } from './who-is-here.js';

const said = (name: string, state: Glance['state'], more: Partial<Glance> = {}): Glance => ({
  organisationId: 'council',
  enquiryId: 'e1',
  agentId: name.toLowerCase(),
  name,
  window: 'w1',
  state,
  ...more,
});

describe('who is here', () => {
  const seenBy = (here: WhoIsHere, agentId: string, enquiryId = 'e1') =>
    here.others(enquiryId, agentId).map(({ name, isWriting }) => `${name} ${isWriting ? 'writes' : 'looks'}`);
  const told = (changes: { agentIds: string[] }[]) => changes.flatMap(({ agentIds }) => agentIds);

  it('tells those who look already, once at each change and never at what is said again', () => {
    const here = new WhoIsHere();
    expect(here.take(said('Ash', 'looking'), 0)).toEqual([]);
    expect(here.take(said('Rowan', 'looking'), 0)).toEqual([
      { organisationId: 'council', enquiryId: 'e1', agentIds: ['ash'] },
    ]);
    expect(here.take(said('Rowan', 'looking'), 10_000)).toEqual([]);
    expect(told(here.take(said('Rowan', 'writing'), 11_000))).toEqual(['ash']);
    expect(here.take(said('Rowan', 'writing'), 12_000)).toEqual([]);
    expect(seenBy(here, 'ash')).toEqual(['Rowan writes']);
    expect(seenBy(here, 'rowan')).toEqual(['Ash looks']);
    expect(seenBy(here, 'maple')).toEqual(['Ash looks', 'Rowan writes']);
    expect(told(here.take(said('Rowan', 'gone'), 13_000))).toEqual(['ash']);
    expect(seenBy(here, 'ash')).toEqual([]);
  });

  it('forgets a window that has said nothing for 25 seconds', () => {
    const here = new WhoIsHere();
    here.take(said('Ash', 'looking'), 0);
    here.take(said('Rowan', 'writing'), 0);
    here.take(said('Ash', 'looking'), 10_000);
    expect(here.forget(LASTS_MS - 1)).toEqual([]);
    expect(told(here.forget(LASTS_MS))).toEqual(['ash']);
    expect(seenBy(here, 'ash')).toEqual([]);
    expect(seenBy(here, 'rowan')).toEqual(['Ash looks']);
  });

  it('counts one person in two windows once, and as writing where one of them writes', () => {
    const here = new WhoIsHere();
    here.take(said('Ash', 'looking'), 0);
    here.take(said('Rowan', 'looking'), 0);
    expect(told(here.take(said('Rowan', 'writing', { window: 'w2' }), 0))).toEqual(['ash']);
    expect(seenBy(here, 'ash')).toEqual(['Rowan writes']);
    expect(here.take(said('Rowan', 'gone'), 0)).toEqual([]);
    expect(told(here.take(said('Rowan', 'gone', { window: 'w2' }), 0))).toEqual(['ash']);
  });

  it('has each window at one enquiry: going to another leaves the first', () => {
    const here = new WhoIsHere();
    here.take(said('Ash', 'looking'), 0);
    here.take(said('Maple', 'looking', { enquiryId: 'e2' }), 0);
    here.take(said('Rowan', 'looking'), 0);
    const changes = here.take(said('Rowan', 'looking', { enquiryId: 'e2' }), 0);
    const heard = changes.map(({ enquiryId, agentIds }) => `${enquiryId} ${agentIds.join()}`);
    expect(new Set(heard)).toEqual(new Set(['e1 ash', 'e2 maple']));
    expect(seenBy(here, 'ash')).toEqual([]);
    expect(seenBy(here, 'maple', 'e2')).toEqual(['Rowan looks']);
  });

  it('keeps twenty windows of one person at most, those that spoke last', () => {
    const here = new WhoIsHere();
    for (let n = 0; n <= 20; n++)
      here.take(said('Rowan', 'looking', { window: `w${n}`, enquiryId: `e${n}` }), n);
    expect(seenBy(here, 'ash', 'e0')).toEqual([]);
    expect(seenBy(here, 'ash', 'e1')).toEqual(['Rowan looks']);
    expect(seenBy(here, 'ash', 'e20')).toEqual(['Rowan looks']);
  });
});
