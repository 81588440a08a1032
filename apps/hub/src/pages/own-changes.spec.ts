import { expect, it } from 'vitest';
import { OwnChanges } from './own-changes.js';

it('has whoever changes their time again and again wait for an hour, and nobody else', () => {
  const changes = new OwnChanges();
  for (let n = 0; n < 10; n++) changes.count('one', n * 1000);
  expect(() => changes.count('one', 10_000)).toThrowError(
    expect.objectContaining({ code: 'rate-limited', details: { seconds: 3590 } }),
  );
  changes.count('another', 10_000);
  changes.count('one', 3_600_000);
});
