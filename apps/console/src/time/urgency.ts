type Urgency = 'on-track' | 'at-risk' | 'missed';

/** How a promise stands at an instant (milliseconds since the epoch). */
export const urgencyOf = (promise: { dueAt: string; atRiskAt: readonly string[] }, now: number): Urgency => {
  if (now >= Date.parse(promise.dueAt)) return 'missed';
  return promise.atRiskAt.some((at) => now >= Date.parse(at)) ? 'at-risk' : 'on-track';
};
