import { describe, expect, it } from 'vitest';
import { caseFiles, loadPack, PACK_IDS } from '../spec/read-charters.js';
import { runCases } from './run-cases.js';

describe.each(PACK_IDS)('the golden cases of %s', (id) => {
  const pack = loadPack(id);
  const run = () => caseFiles(id).map((file) => runCases(pack, file));

  it('all come out as the policy officer wrote', () => {
    expect(run().flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('show every clock kept, missed, over a bank holiday, a clock change and outside hours', () => {
    const runs = run().flatMap((result) => result.runs);
    for (const clockId of pack.clocks.keys()) {
      const shown = new Set(runs.filter((one) => one.clockId === clockId).flatMap(({ shows }) => shows));
      for (const what of ['kept', 'missed', 'bank-holiday', 'clock-change', 'outside-hours'] as const) {
        expect(shown, `${clockId} has no case that shows ${what}`).toContain(what);
      }
    }
  });

  it('show what they say they show', () => {
    for (const { clockId, story, shows, commitment } of run().flatMap(({ runs }) => runs)) {
      const { unit, calendar, movesToWorkingDay } = pack.clocks.get(clockId)!.spans[0]!;
      const counts = unit.includes('working') || movesToWorkingDay;
      if (shows.includes('bank-holiday') && counts) {
        expect(commitment!.explanation.join('\n'), story).toContain('bank holiday in');
      }
      if (shows.includes('clock-change')) {
        expect(commitment!.explanation.join('\n'), story).toContain('The clocks change in between');
      }
      if (shows.includes('outside-hours')) {
        const { startedAt } = commitment!;
        expect(calendar.openTimeBetween(startedAt, startedAt + 1), story).toBe(0);
      }
    }
  });
});
