import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { MoveEnquiry } from '../move-enquiry/move-enquiry.js';
import { MoveEnquiryModule } from '../move-enquiry/move-enquiry.module.js';
import { SuggestService } from './suggest-service.js';
import { SuggestServiceModule } from './suggest-service.module.js';

describe('the service of an enquiry', () => {
  let modules: TestModules;
  let services: SuggestService;
  beforeAll(async () => {
    modules = await TestModules.of(
      [SuggestServiceModule, MoveEnquiryModule],
      new SteppedClock('2026-07-07T09:00:00Z'),
    );
    services = modules.get(SuggestService);
  });
  afterAll(() => modules?.stop());

  const come = (mailbox: string, text: string) => modules.receive(mailbox, { text, subject: 'Hello' });
  const move = async (id: string, service: string) =>
    modules.get(MoveEnquiry).move(await modules.agent('ash'), id, {
      ...{ service, reason: 'It is for them', despiteLater: true },
    });

  it('is suggested by words of the organisation, with those that were found, until somebody has moved it', async () => {
    const ash = await modules.agent('ash');
    const { id } = await come('help', 'The boiler is broken, there is no heating and no hot water');
    const { suggestion } = await services.of(ash, id);
    expect(suggestion).toMatchObject({ serviceSlug: 'housing-repairs', by: 'words', share: null });
    expect(suggestion!.why.toSorted()).toEqual(['boiler', 'hot water', 'no heating']);
    await move(id, 'housing-repairs');
    expect(await services.of(ash, id)).toEqual({ suggestion: null });
  });

  it('is not suggested where it is right, where nothing speaks for it, and where somebody said that it is right', async () => {
    const ash = await modules.agent('ash');
    const right = await come('repairs', 'The boiler is broken');
    const vague = await come('help', 'Can you ring me about it?');
    const kept = await come('help', 'I want to praise the man who mended the boiler');
    expect(await services.of(ash, right.id)).toEqual({ suggestion: null });
    expect(await services.of(ash, vague.id)).toEqual({ suggestion: null });
    expect((await services.of(ash, kept.id)).suggestion?.serviceSlug).toBe('housing-repairs');
    await services.confirm(ash, kept.id);
    expect(await services.of(ash, kept.id)).toEqual({ suggestion: null });
    await expect(services.of(ash, ash.id)).rejects.toMatchObject({ code: 'enquiry-not-found' });
  });

  it('is learnt from corrections, for which no rule has words', async () => {
    const ash = await modules.agent('ash');
    const birch = await modules.agent('birch');
    for (let n = 0; n < 15; n++) {
      const allotment = await come('help', `I would like an allotment to grow vegetables, plot ${n}`);
      await move(allotment.id, 'planning');
      const thanks = await come('help', `Thank you for the leisure centre swimming lesson ${n}`);
      await services.confirm(birch, thanks.id);
    }
    const { id } = await come('help', 'May I have an allotment for vegetables?');
    modules.clock.step(600_000);
    const { suggestion } = await services.of(ash, id);
    if (suggestion === null) throw new Error('nothing was learnt');
    expect(suggestion).toMatchObject({ serviceSlug: 'planning', by: 'past' });
    expect(suggestion.share).toBeGreaterThan(0.8);
    expect(suggestion.why).toContain('allotment');
  });
});
