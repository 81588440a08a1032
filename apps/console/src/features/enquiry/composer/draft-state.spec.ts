import { describe, expect, it } from 'vitest';
import { changed, type DraftState, heard, isConflict, NOTHING, opened, readKept } from './draft-state.js';

const [EARLY, LATE] = ['2026-07-07T09:00:00.000Z', '2026-07-07T09:05:00.000Z'];
const atHub = (text: string, version: string) => ({ kind: 'reply' as const, version, fields: { text } });
const here = (text: string, version: string | null, isDirty: boolean): DraftState => ({
  fields: { text },
  version,
  isDirty,
});

describe('a draft in a window', () => {
  it('leaves out what is empty, and has something to keep after a change', () => {
    expect(changed(here('a', EARLY, false), { purpose: 'update', text: '' })).toEqual({
      fields: { purpose: 'update' },
      version: EARLY,
      isDirty: true,
    });
  });

  it('of a fresh browser is what the hub keeps', () => {
    expect(opened(NOTHING, atHub('kept', EARLY))).toEqual(here('kept', EARLY, false));
  });

  it('that the hub does not have yet is not lost', () => {
    expect(opened(here('mine', null, true), undefined)).toEqual(here('mine', null, true));
    expect(opened(here('mine', EARLY, true), undefined)).toEqual(here('mine', EARLY, true));
  });

  it('that was sent elsewhere is gone when the window opens', () => {
    expect(opened(here('sent', EARLY, false), undefined)).toEqual(NOTHING);
  });

  it('follows another window as long as nothing was changed here', () => {
    expect(heard(here('old', EARLY, false), atHub('new', LATE))).toEqual(here('new', LATE, false));
    expect(heard(here('new', LATE, false), atHub('old', EARLY))).toEqual(here('new', LATE, false));
  });

  it('keeps its own words where both were changed, and a person has to say which', () => {
    const mine = here('mine', EARLY, true);
    expect(heard(mine, atHub('theirs', LATE))).toBe(mine);
    expect(isConflict(mine, atHub('theirs', LATE))).toBe(true);
    expect(isConflict(mine, atHub('mine', LATE))).toBe(false);
    expect(isConflict(here('mine', LATE, true), atHub('theirs', LATE))).toBe(false);
  });

  it('is read out of the tab, and what is no draft is nothing', () => {
    expect(readKept(JSON.stringify(here('mine', null, true)))).toEqual(here('mine', null, true));
    expect(readKept('"an older form"')).toEqual(NOTHING);
    expect(readKept(null)).toEqual(NOTHING);
  });
});
