import type { AnswerOf, api } from '@frontdoor/contracts';

/** Who is on when, of one week. */
export type ShiftWeek = AnswerOf<typeof api.readShifts>;
