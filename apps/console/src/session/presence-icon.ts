import type { Presence } from '@frontdoor/contracts';
import type { IconName } from '../ui/icon-paths.js';

export const presenceIcon: Record<Presence, IconName> = {
  available: 'available',
  busy: 'busy',
  'wrap-up': 'wrap-up',
  away: 'clock',
  offline: 'offline',
};
