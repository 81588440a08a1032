import type { Scoreboard, ScoreRow } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { scoreboardCsv } from './scoreboard-csv.js';

const row: ScoreRow = {
  promiseId: 'CITY-E1',
  clockId: 'CITY-E1',
  title: 'Answered',
  within: '4 working hours',
  unit: 'working-hours',
  source: 'Contacting us by email: point 1',
  published: true,
  charter: { id: 'cambridge-city', version: '1.0', hash: 'abc' },
  channel: null,
  service: null,
  team: null,
  opened: 4,
  kept: 2,
  missed: 1,
  extended: 0,
  waived: 0,
  withdrawn: 1,
  running: 0,
  keptShare: 2 / 3,
  median: 1.5,
  p90: null,
};
const csv = (change: Partial<ScoreRow>): string =>
  scoreboardCsv({ from: '2026-01-01', to: '2026-01-31', rows: [{ ...row, ...change }] } as Scoreboard);

describe('the scoreboard as CSV', () => {
  it('has a heading and a row, each ended by CRLF, with empty cells for what is not known', () => {
    const lines = csv({}).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^\ufefffrom,to,promise,clock,title,.*,median,90th percentile,unit$/);
    expect(lines[1]).toMatch(/^2026-01-01,2026-01-31,CITY-E1,CITY-E1,Answered,4 working hours,/);
    expect(lines[1]).toMatch(/,4,2,1,0,0,1,0,0\.6666666666666666,1\.5,,working-hours$/);
    expect(lines[2]).toBe('');
  });

  it('quotes commas, quotation marks and line breaks', () => {
    expect(csv({ service: 'Parks, "play" and\npaths' })).toContain(',"Parks, ""play"" and\npaths",');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('shows %j as text', (service) => {
    expect(csv({ service })).toMatch(/,"?'[=+\-@\t\r]/);
  });
});
