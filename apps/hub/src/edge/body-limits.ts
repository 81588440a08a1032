import type { Wiring } from '@frontdoor/casework/channels';

/** Largest bodies in bytes by content type, for what adapters take larger or smaller than everything else. */
export const bodyLimits = ({ adapters }: Wiring): Readonly<Record<string, number>> =>
  Object.fromEntries(
    adapters.flatMap(({ adapter, settings }) => Object.entries(adapter.largestBodies?.(settings) ?? {})),
  );
