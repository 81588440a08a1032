import type { Forecast } from '@frontdoor/contracts';

const oneTenth = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });
const share = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 });

export const tenths = (value: number): string => oneTenth.format(value);

/** A dash where nothing was there to count. */
export const percent = (value: number | null): string => (value === null ? '–' : share.format(value));

/** `09:30`, of a half-hour of the day. */
export const clockOf = (half: number): string =>
  `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`;

export const kindWord: Record<Forecast['days'][number]['kind'], string> = {
  usual: 'Usual',
  other: 'Bank holiday or other hours',
  campaign: 'Campaign',
};
