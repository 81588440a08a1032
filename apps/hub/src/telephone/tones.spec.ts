import { expect, it } from 'vitest';
import { TONES } from './tones.js';

const loudAt = (sound: Buffer, ms: number): number => {
  const heights = Array.from({ length: 160 }, (_, n) => Math.abs(sound.readInt16LE(44 + 2 * (ms * 8 + n))));
  return Math.max(...heights);
};

it('one ring of the British tone is 3 seconds: 0.4 on, 0.2 off, 0.4 on, 2 off', () => {
  const { ringing } = TONES;
  expect(ringing.subarray(0, 4).toString()).toBe('RIFF');
  expect((ringing.length - 44) / 2 / 8000).toBe(3);
  expect([100, 500, 800, 1500, 2900].map((ms) => loudAt(ringing, ms) > 1000)).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

it('the sound of a line on which nobody is yet is softer', () => {
  expect(loudAt(TONES.waiting, 100)).toBeLessThan(loudAt(TONES.ringing, 100));
  expect(loudAt(TONES.waiting, 100)).toBeGreaterThan(500);
});
