import { CHANNELS, channel } from '@frontdoor/contracts';
import type { ApiError } from '../api/api-error.js';

/** What came from the customer meanwhile, where an act was refused because of it. */
export const newerIn = ({ code, details }: Pick<ApiError, 'code' | 'details'>): string | undefined => {
  if (code !== 'newer-from-customer') return undefined;
  const by = channel.safeParse(details['channel']);
  return `${by.success ? `${CHANNELS[by.data].label}: ` : ''}“${details['text'] ?? ''}”`;
};
