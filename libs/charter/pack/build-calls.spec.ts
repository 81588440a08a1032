import { describe, expect, it } from 'vitest';
import { loadPack, packFiles } from '../spec/read-charters.js';
import { readPack } from './read-pack.js';

const withCalls = (rule: string) =>
  readPack(
    packFiles('cambridge-city', (file) =>
      file.path.endsWith('charter.yaml')
        ? {
            ...file,
            text: file.text.replace(/^calls:\n( .*\n)+/m, '').replace(/^promises:$/m, `${rule}\npromises:`),
          }
        : file,
    ),
  );

describe('what holds for callers', () => {
  it('is as usual where the charter says nothing', () => {
    expect(loadPack('cambridgeshire-feedback').calls).toEqual({
      offerAfterSeconds: 60,
      offerAgainAfterSeconds: 120,
      shortCallSeconds: 5,
      ringsBack: true,
      offers: ['callback', 'callback-later', 'voicemail'],
    });
  });

  it('is what the charter says, and as usual in what it leaves out', () => {
    const { pack } = withCalls(
      'calls: { offer-after-seconds: 30, short-call-seconds: 10, ring-back: never, offers: [callback], shows: 01632 960000 }',
    );
    expect(pack!.calls).toEqual({
      offerAfterSeconds: 30,
      offerAgainAfterSeconds: 120,
      shortCallSeconds: 10,
      ringsBack: false,
      offers: ['callback'],
      shows: '+441632960000',
    });
  });

  it.each([
    ['calls: { offer-after-seconds: 1 }', 'calls.offer-after-seconds'],
    ['calls: { ring-back: sometimes }', 'calls.ring-back'],
    ['calls: { short-call-seconds: 900 }', 'calls.short-call-seconds'],
    ['calls: { offers: [] }', 'calls.offers'],
    ['calls: { shows: our number }', 'calls.shows'],
  ])('is refused with its place where it cannot be: %s', (rule, path) => {
    expect(withCalls(rule).faults).toMatchObject([{ path }]);
  });

  it('knows no other word', () => {
    expect(withCalls('calls: { music: loud }').faults[0]?.path).toMatch(/^calls/);
  });
});
