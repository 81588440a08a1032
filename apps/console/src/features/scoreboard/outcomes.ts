import { CHANNELS, type Scoreboard, type ScoreRow } from '@frontdoor/contracts';

/** What can become of a promise, the good first; each with a pattern of its own. */
export const outcomes = ['kept', 'extended', 'missed', 'running', 'waived', 'withdrawn'] as const;
type Outcome = (typeof outcomes)[number];

export const outcomeWord: Record<Outcome, string> = {
  kept: 'Kept',
  extended: 'Extended',
  missed: 'Missed',
  running: 'Running',
  waived: 'Waived',
  withdrawn: 'Withdrawn',
};

export type Outcomes = Record<Outcome, number>;

export const totalOf = (made: Outcomes): number => outcomes.reduce((sum, outcome) => sum + made[outcome], 0);

interface Part {
  outcome: Outcome;
  amount: number;
  /** How much is stacked before it. */
  before: number;
}

/** The outcomes that are there, one after the other. */
export const stacked = (made: Outcomes): Part[] => {
  const parts: Part[] = [];
  let before = 0;
  for (const outcome of outcomes) {
    if (made[outcome] > 0) parts.push({ outcome, amount: made[outcome], before });
    before += made[outcome];
  }
  return parts;
};

/** `120 kept, 3 extended, 7 missed` */
export const outcomesInWords = (made: Outcomes): string =>
  outcomes
    .filter((outcome) => made[outcome] > 0)
    .map((outcome) => `${made[outcome]} ${outcomeWord[outcome].toLowerCase()}`)
    .join(', ') || 'none';

/** What a row is about besides its promise, as a word. */
export const splitNameOf = (row: ScoreRow, by: Scoreboard['by']): string => {
  if (by === 'channel') return row.channel ? CHANNELS[row.channel].label : 'No channel';
  if (by === 'service') return row.service ?? 'No service';
  return row.team ?? 'No team';
};

export interface OutcomeGroup {
  name: string;
  detail: string;
  made: Outcomes;
}

/** Rows added up by promise, or by what the report is split by; the most frequent first. */
export const groupsOf = (rows: readonly ScoreRow[], by: Scoreboard['by']): OutcomeGroup[] => {
  const groups = new Map<string, OutcomeGroup>();
  for (const row of rows) {
    const name = by === 'promise' ? row.promiseId : splitNameOf(row, by);
    const group = groups.get(name) ?? {
      name,
      detail: by === 'promise' ? row.title : '',
      made: { kept: 0, extended: 0, missed: 0, running: 0, waived: 0, withdrawn: 0 },
    };
    for (const outcome of outcomes) group.made[outcome] += row[outcome];
    groups.set(name, group);
  }
  return [...groups.values()].toSorted((a, b) => totalOf(b.made) - totalOf(a.made));
};
