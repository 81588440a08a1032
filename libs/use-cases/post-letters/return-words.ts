import type { ReturnReason } from '@frontdoor/contracts';

/** Why a letter came back, as it stands on the timeline. */
export const RETURN_WORDS: Readonly<Record<ReturnReason, string>> = {
  'gone-away': 'gone away',
  refused: 'refused',
  'not-called-for': 'not called for',
  'address-incomplete': 'the address is incomplete or wrong',
  other: 'another reason',
};
