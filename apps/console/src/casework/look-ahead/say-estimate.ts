import type { AheadEstimate } from '@frontdoor/contracts';

const tenths = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** `3.2 (2.8 to 3.6)`; a single figure where nothing is left to chance. Nought is the least that can be counted. */
export const sayEstimate = ({ mean, low, high }: AheadEstimate): string => {
  const [least, most] = [Math.max(low, 0), Math.max(high, 0)].map((each) => tenths.format(each));
  const shown = tenths.format(mean);
  return least === most ? shown : `${shown} (${least} to ${most})`;
};

/** `+3.2 (+2.8 to +3.6)`, with a sign, as differences have. */
export const sayDifference = ({ mean, low, high }: AheadEstimate): string => {
  const signed = (value: number) => {
    const text = tenths.format(Math.abs(value));
    return text === '0' ? '0' : `${value < 0 ? '−' : '+'}${text}`;
  };
  const [shown, least, most] = [mean, low, high].map(signed);
  return least === most ? shown! : `${shown} (${least} to ${most})`;
};

/** What a change does to the promises missed, in one sentence: only what is beyond chance counts as better or worse. */
export const sayVerdict = (missedMore: AheadEstimate, keptMore: AheadEstimate): string => {
  const by = tenths.format(Math.abs(missedMore.mean));
  if (missedMore.high < 0)
    return `About ${by} fewer promises missed, with 95 % certainty at least ${tenths.format(-missedMore.high)} fewer.`;
  if (missedMore.low > 0)
    return `About ${by} more promises missed, with 95 % certainty at least ${tenths.format(missedMore.low)} more.`;
  if (missedMore.low === 0 && missedMore.high === 0)
    return keptMore.mean > 0
      ? 'As many promises missed; more of those that fall due later are kept already.'
      : 'No promise is missed more or less because of it.';
  return 'It makes no difference to the promises missed that could be told from chance.';
};
