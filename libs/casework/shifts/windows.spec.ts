import { describe, expect, it } from 'vitest';
import { fittedWindow, offeredWindows } from './windows.js';

const at = (time: string): number => Date.parse(`2026-06-08T${time}:00Z`);
const on = (from: string, to: string) => ({ from: at(from), to: at(to) });
const say = (span: { from: number; to: number } | undefined): string | undefined =>
  span && [span.from, span.to].map((each) => new Date(each).toISOString().slice(11, 16)).join('-');
const offered = (stretches: ReturnType<typeof on>[], minutes: number, notBefore = '00:00') =>
  offeredWindows({ stretches, minutes, notBefore: at(notBefore) }).map(say);

describe('windows that are offered', () => {
  it('follow each other while somebody is on, whoever that is', () => {
    expect(offered([on('09:00', '10:30'), on('10:30', '12:00')], 60)).toEqual([
      '09:00-10:00',
      '10:00-11:00',
      '11:00-12:00',
    ]);
  });

  it('leave out the time in which nobody is, and are shorter at its edge', () => {
    expect(offered([on('09:00', '10:30'), on('14:00', '15:10')], 60)).toEqual([
      '09:00-10:00',
      '10:00-10:30',
      '14:00-15:00',
    ]);
  });

  it('have not begun', () => {
    expect(offered([on('09:00', '12:00')], 60, '09:01')).toEqual(['10:00-11:00', '11:00-12:00']);
    expect(offered([], 60)).toEqual([]);
  });
});

describe('a window that a customer asks for', () => {
  const day = [on('09:00', '12:00'), on('14:00', '17:00')];

  it('stays as it is while somebody is on', () => {
    expect(say(fittedWindow(on('10:00', '11:00'), day))).toBe('10:00-11:00');
  });

  it('is as much of it as somebody is on for', () => {
    expect(say(fittedWindow(on('08:00', '10:00'), day))).toBe('09:00-10:00');
    expect(say(fittedWindow(on('11:00', '15:00'), day))).toBe('11:00-15:00');
    expect(say(fittedWindow(on('12:00', '15:00'), day))).toBe('14:00-15:00');
  });

  it('is moved to the next time where nobody is on in it', () => {
    expect(say(fittedWindow(on('12:30', '13:30'), day))).toBe('14:00-15:00');
    expect(say(fittedWindow(on('11:55', '12:30'), day))).toBe('14:00-14:35');
    expect(fittedWindow(on('17:00', '18:00'), day)).toBeUndefined();
  });
});
