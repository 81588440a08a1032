import type { Wiring } from '@frontdoor/casework/channels';
import { api, MOST_SCAN_BYTES } from '@frontdoor/contracts';

/** Largest bodies in bytes by content type, for scans and for what adapters take larger or smaller than everything else. */
export const bodyLimits = ({ adapters }: Wiring): Readonly<Record<string, number>> =>
  Object.fromEntries([
    ...(api.uploadScan.consumes ?? []).map((contentType) => [contentType, MOST_SCAN_BYTES] as const),
    ...adapters.flatMap(({ adapter, settings }) => Object.entries(adapter.largestBodies?.(settings) ?? {})),
  ]);
