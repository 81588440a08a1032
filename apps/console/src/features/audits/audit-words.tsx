import type { AnswerOf, api } from '@frontdoor/contracts';
import { Badge } from '../../ui/badge.js';
import type { IconName } from '../../ui/icon.js';

export type Audits = AnswerOf<typeof api.readAudits>;
export type Audit = Audits['audits'][number];
export type Result = Audits['history'][number]['result'];

export const results = ['met', 'partly', 'not-met'] as const satisfies readonly Result[];

export const resultWord: Record<Result, string> = { met: 'Met', partly: 'Partly met', 'not-met': 'Not met' };

const resultLook: Record<Result, { tone: 'good' | 'risk' | 'bad'; icon: IconName }> = {
  met: { tone: 'good', icon: 'check' },
  partly: { tone: 'risk', icon: 'at-risk' },
  'not-met': { tone: 'bad', icon: 'missed' },
};

/** `every month`, `every 6 months`, `every year` */
export const scheduleInWords = (months: number): string => {
  if (months % 12 === 0) return months === 12 ? 'every year' : `every ${months / 12} years`;
  return months === 1 ? 'every month' : `every ${months} months`;
};

/** How many checks are overdue. */
export const overdueIn = (audits: readonly Audit[]): number =>
  audits.flatMap(({ items }) => items).filter(({ overdue }) => overdue).length;

export const ResultBadge = ({ result }: { result: Result }) => (
  <Badge {...resultLook[result]}>{resultWord[result]}</Badge>
);
