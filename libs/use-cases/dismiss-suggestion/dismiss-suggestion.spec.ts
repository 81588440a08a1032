import { randomUUID } from 'node:crypto';
import { Suggestion, TimelineEvent } from '@frontdoor/persistence';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { DismissSuggestion } from './dismiss-suggestion.js';
import { DismissSuggestionModule } from './dismiss-suggestion.module.js';

let modules: TestModules;
beforeAll(async () => {
  modules = await TestModules.of([DismissSuggestionModule], new SteppedClock('2026-07-07T09:00:00Z'));
});
afterAll(() => modules?.stop());

it('two enquiries are two from either side, once, and never where one mail went to both', async () => {
  const [one, two, three] = [
    await modules.receive('waste'),
    await modules.receive('waste'),
    await modules.receive('waste'),
  ];
  const ash = await modules.agent('ash');
  const { manager } = modules.source;
  await manager.insert(Suggestion, [
    { enquiryId: two.id, otherId: one.id, why: 'It mentions it', state: 'open' },
    { enquiryId: three.id, otherId: one.id, why: 'One mail', state: 'same-mail' },
  ]);
  const dismiss = (id: string, otherId: string) => modules.get(DismissSuggestion).dismiss(ash, id, otherId);
  await dismiss(one.id, two.id);
  await dismiss(two.id, one.id);
  await dismiss(one.id, three.id);
  const found = await manager.find(Suggestion, { order: { why: 'ASC' } });
  expect(found.map(({ state }) => state)).toEqual(['dismissed', 'same-mail']);
  const said = await manager.findBy(TimelineEvent, { byId: ash.id });
  expect(said.map(({ text }) => text).toSorted()).toEqual(
    [one, two].map(({ reference }) => `Ash said that ${reference} is another matter`).toSorted(),
  );
  await expect(dismiss(one.id, randomUUID())).rejects.toMatchObject({ code: 'enquiry-not-found' });
});
