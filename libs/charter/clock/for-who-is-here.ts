import type { Milestone } from '@frontdoor/kernel';
import type { Clock } from '../pack/pack.js';

/** What begins at reception and is owed to somebody only while they are there. */
const AT_RECEPTION: readonly (Milestone | 'contact-received')[] = ['arrived', 'colleague-asked'];

/** Is it owed to a visitor only while they are here? Once they left, nobody can keep it any more. */
export const isForWhoIsHere = ({ starts }: Pick<Clock, 'starts'>): boolean => AT_RECEPTION.includes(starts);
