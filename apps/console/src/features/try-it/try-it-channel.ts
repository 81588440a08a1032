import type { AnswerOf, api } from '@frontdoor/contracts';

/** A channel a newcomer can try, with its ready-made example. */
export type TryItChannel = AnswerOf<typeof api.tryItSetup>['channels'][number];
