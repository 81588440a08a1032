import { describe, expect, it } from 'vitest';
import { dialling } from './dialling.js';

const HOME = ['GB', 'GG', 'IM', 'JE'];
const verdict = (number: string, countries = HOME): string => dialling(number, countries).verdict;

describe('numbers that may be rung or texted', () => {
  it.each([
    '+441223457000',
    '+447400123456',
    '+443001234567',
    '+448001111',
    '+447797712345',
    '+447700900123',
    '+441632960100',
  ])('%s is rung without asking', (number) => expect(verdict(number)).toBe('free'));

  it.each([
    ['+449098790000', 'premium'],
    ['+448712345678', 'premium'],
    ['+448439876543', 'premium'],
    ['+447012345678', 'personal'],
    ['+447600123456', 'pager'],
    ['+882161234567', 'satellite'],
    ['+881612345678', 'satellite'],
    ['+8835100123456', 'satellite'],
    ['+870773123456', 'satellite'],
    ['+97912345678', 'satellite'],
    ['+19005551234', 'premium'],
    ['+44999', 'whole'],
    ['+44112', 'whole'],
    ['999', 'whole'],
    ['+4479', 'whole'],
  ])('%s is never rung, by name: %s', (number, word) => {
    const judged = dialling(number, [...HOME, 'US']);
    expect(judged).toMatchObject({ verdict: 'refuse', why: expect.stringContaining(word) });
  });

  it.each([
    ['+353861234567', 'Ireland'],
    ['+12025550123', 'United States'],
    ['+18095550123', 'Dominican Republic'],
    ['+441999999999', 'No numbering plan'],
  ])('%s is rung only when somebody confirms it: %s', (number, word) => {
    expect(dialling(number, HOME)).toMatchObject({ verdict: 'ask', why: expect.stringContaining(word) });
  });

  it('which countries are rung without asking is a setting', () => {
    expect(verdict('+353861234567', ['IE'])).toBe('free');
    expect(verdict('+441223457000', ['IE'])).toBe('ask');
  });
});
