import { type api, type BodyOf, reportCategory } from '@frontdoor/contracts';
import { InstanceSecret } from '@frontdoor/platform';
import { Partner } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { SetReportCategoriesModule } from '../set-report-categories/set-report-categories.module.js';
import { SetReportCategories } from '../set-report-categories/set-report-categories.js';
import { SetPartnersModule } from './set-partners.module.js';
import { SetPartners } from './set-partners.js';

const COUNTY: BodyOf<typeof api.savePartner> = {
  name: 'County highways',
  kind: 'open311',
  address: 'https://county.example/open311/v2',
  jurisdiction: null,
  serviceCode: 'roads',
  was: null,
};

describe('what an administrator sets in the console of reporting', () => {
  let modules: TestModules;
  let clock: SteppedClock;
  let elm: Awaited<ReturnType<TestModules['agent']>>;
  beforeAll(async () => {
    clock = new SteppedClock('2026-07-07T09:00:00Z');
    modules = await TestModules.of([SetPartnersModule, SetReportCategoriesModule], clock);
    elm = await modules.agent('ash');
  });
  afterAll(() => modules?.stop());

  it('a partner is checked as on the command line, changed as it was seen, and brought back', async () => {
    const partners = modules.get(SetPartners);
    expect(() => partners.save(elm, 'county', { ...COUNTY, address: 'http://10.0.0.1/' })).toThrow(
      'cannot be the address of a partner',
    );
    expect(() => partners.save(elm, 'county', { ...COUNTY, serviceCode: '' })).toThrow('service_code');
    const added = await partners.save(elm, 'county', { ...COUNTY, apiKey: 'a key' });
    expect(added.partners).toMatchObject([
      { slug: 'county', address: 'https://county.example/open311/v2/', hasKey: true },
    ]);
    expect(JSON.stringify(added)).not.toContain('a key');
    const { hasKey: _key, trouble: _trouble, ...was } = added.partners[0]!;
    clock.step(1000);
    const changed = await partners.save(elm, 'county', { ...COUNTY, name: 'County', was });
    expect(changed).toMatchObject({
      partners: [{ name: 'County', hasKey: true }],
      changes: [
        { what: 'changed', parts: ['name'], canUndo: true, by: elm.name },
        { what: 'added', canUndo: false },
      ],
    });
    await expect(partners.save(elm, 'county', { ...COUNTY, was })).rejects.toMatchObject({
      code: 'set-up-changed',
    });
    await expect(partners.undo(elm, changed.changes[1]!.id)).rejects.toMatchObject({
      code: 'set-up-change-not-newest',
    });
    clock.step(1000);
    const gone = await partners.remove(elm, 'county');
    expect(gone.partners).toEqual([]);
    const back = await partners.undo(elm, gone.changes[0]!.id);
    expect(back.partners).toMatchObject([{ name: 'County', hasKey: true }]);
    const before = await partners.undo(elm, back.changes[1]!.id);
    expect(before.partners).toMatchObject([{ name: 'County highways' }]);
    const row = await modules.source.manager.findOneByOrFail(Partner, { slug: 'county' });
    expect(modules.get(InstanceSecret).unseal(row.sealedKey!)).toBe('a key');
  });

  it('a category too, with one rule for what can be asked', async () => {
    const categories = modules.get(SetReportCategories);
    const pothole = reportCategory.parse({
      ...{ code: 'pothole', name: 'Pothole', service: 'waste' },
      questions: [{ code: 'size', datatype: 'number', description: 'How deep?' }],
    });
    const [question] = pothole.questions;
    for (const questions of [[question, question], [{ ...question, datatype: 'singlevaluelist' }]])
      expect(reportCategory.safeParse({ ...pothole, questions }).success).toBe(false);
    await categories.save(elm, pothole, null);
    await expect(categories.save(elm, pothole, null)).rejects.toMatchObject({ code: 'set-up-changed' });
    clock.step(1000);
    await expect(categories.save(elm, { ...pothole, service: 'nowhere' }, pothole)).rejects.toMatchObject({
      code: 'service-unknown',
    });
    const changed = await categories.save(elm, { ...pothole, keywords: ['private'] }, pothole);
    expect(changed.categories).toMatchObject([{ code: 'pothole', keywords: ['private'] }]);
    const back = await categories.undo(elm, changed.changes[0]!.id);
    expect(back.categories).toEqual([pothole]);
    expect(back.changes[0]).toMatchObject({ parts: ['keywords'], undone: { by: elm.name } });
    const none = await categories.undo(elm, back.changes[1]!.id);
    expect(none.categories).toEqual([]);
    clock.step(1000);
    const filled = await categories.addFromServices(elm);
    expect(filled.categories.length).toBeGreaterThan(2);
  });
});
