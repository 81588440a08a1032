import type { VisitStep } from '@frontdoor/contracts';
import type { Standing } from '@frontdoor/casework/visits';

type Name = VisitStep['step'];

/** Whether a colleague was asked and has neither come nor said that they cannot. */
const isAwaited = ({ colleague }: Standing): boolean =>
  colleague !== null && colleague.cameAt === null && colleague.cannot === null;

/** Why a step cannot be said of a visitor as they stand, as part of a sentence; undefined where it can. */
export function refusalOf(step: Name, standing: Standing): string | undefined {
  const { stage, greetedAt } = standing;
  if (stage === 'ended') return 'their visit has ended';
  switch (step) {
    case 'greeted':
      return greetedAt === null ? undefined : 'they were greeted already';
    case 'called':
    case 'seen':
    case 'left':
      return stage === 'seen' ? 'somebody sees them already' : undefined;
    case 'colleague-asked':
      return isAwaited(standing) ? 'a colleague was asked already' : undefined;
    case 'colleague-came':
    case 'colleague-cannot':
      return isAwaited(standing) ? undefined : 'no colleague was asked';
    case 'ended':
      return stage === 'seen' ? undefined : 'nobody has seen them yet';
  }
}
