import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { KeepViewsModule } from './keep-views.module.js';
import { KeepViews } from './keep-views.js';

describe('saved views', () => {
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([KeepViewsModule], new SteppedClock('2026-07-07T09:00:00Z'));
  });
  afterAll(() => modules?.stop());

  const view = (name: string, address = 'state=open', place: 'queue' | 'search' = 'search') => ({
    ...{ name, address, place },
  });

  it('are each agent’s own, and one of the same name takes the place of the other', async () => {
    const keep = modules.get(KeepViews);
    const [ash, maple] = [await modules.agent('ash'), await modules.agent('maple')];
    await keep.save(ash, view('My bins', 'q=bin'));
    await keep.save(ash, view('My bins', 'channel=sms', 'queue'));
    const { views } = await keep.save(ash, view('My bins', 'q=bin&state=open'));
    expect(views).toEqual(
      expect.arrayContaining([
        expect.objectContaining(view('My bins', 'q=bin&state=open')),
        expect.objectContaining(view('My bins', 'channel=sms', 'queue')),
      ]),
    );
    expect(views).toHaveLength(2);
    expect(await keep.of(maple)).toEqual({ views: [] });
    await expect(keep.remove(maple, views[0]!.id)).rejects.toMatchObject({ code: 'view-unknown' });
    expect((await keep.remove(ash, views[0]!.id)).views).toHaveLength(1);
  });

  it('are fifty at most, of which each may still be changed', async () => {
    const keep = modules.get(KeepViews);
    const rowan = await modules.agent('rowan');
    for (let n = 1; n <= 50; n++) await keep.save(rowan, view(`View ${n}`));
    await expect(keep.save(rowan, view('One more'))).rejects.toMatchObject({ code: 'too-many-views' });
    expect((await keep.save(rowan, view('View 7', 'q=bin'))).views).toHaveLength(50);
  });
});
