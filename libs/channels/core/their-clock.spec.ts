import { expect, it } from 'vitest';
import { clockAhead } from './their-clock.js';

it('reads the clock of whoever answered', () => {
  const now = Date.parse('2026-07-07T09:00:00Z');
  expect(clockAhead('Tue, 07 Jul 2026 09:10:00 GMT', now)).toBe(600_000);
  expect(clockAhead('Tue, 07 Jul 2026 08:50:00 GMT', now)).toBe(-600_000);
  for (const none of [undefined, null, '', 'yesterday', 7]) expect(clockAhead(none, now)).toBe(0);
});
