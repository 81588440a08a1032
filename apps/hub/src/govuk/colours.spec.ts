import fs from 'node:fs';
import path from 'node:path';
import { LIGHT_GROUNDS, USUAL_COLOURS } from '@frontdoor/contracts';
import { contrast } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { councilColours } from './council-colours.js';

const source = fs.readFileSync(path.resolve('apps/hub/assets/_colours.scss'), 'utf8');
const [light = '', dark = ''] = source.split('@media screen and (prefers-color-scheme: dark)');
const coloursIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]),
  );

const TEXT = 4.5;
const SHAPE = 3;
const PAIRS: [string, string, number][] = [
  ['govuk-text-colour', 'govuk-body-background-colour', 7],
  ['govuk-text-colour', 'govuk-template-background-colour', 7],
  ['govuk-secondary-text-colour', 'govuk-body-background-colour', TEXT],
  ['govuk-error-colour', 'govuk-body-background-colour', TEXT],
  ['govuk-link-colour', 'govuk-body-background-colour', TEXT],
  ['govuk-link-colour', 'govuk-template-background-colour', TEXT],
  ['govuk-link-visited-colour', 'govuk-body-background-colour', TEXT],
  ['govuk-link-hover-colour', 'govuk-body-background-colour', TEXT],
  ['govuk-surface-text-colour', 'govuk-surface-background-colour', TEXT],
  ['govuk-surface-text-colour', 'govuk-hover-colour', TEXT],
  ['govuk-inverse-text-colour', 'govuk-success-colour', TEXT],
  ['govuk-focus-text-colour', 'govuk-focus-colour', TEXT],
  ['council-band-text', 'council-band', TEXT],
  ['council-action-text', 'council-action', TEXT],
  ['council-action-text', 'council-action-hover', TEXT],
  ['govuk-input-border-colour', 'govuk-body-background-colour', SHAPE],
  ['govuk-success-colour', 'govuk-body-background-colour', SHAPE],
  ['govuk-brand-colour', 'govuk-body-background-colour', SHAPE],
];

describe.each([
  ['light', coloursIn(light)],
  ['dark', { ...coloursIn(light), ...coloursIn(dark) }],
])('the colours of the public pages in the %s', (_scheme, colours) => {
  it.each(PAIRS)('%s on %s has a contrast of at least %d', (one, other, least) => {
    expect(contrast(colours[one]!, colours[other]!)).toBeGreaterThanOrEqual(least);
  });
});

it('what an organisation sets is checked against the colours of the style sheet', () => {
  const colours = coloursIn(light);
  expect(USUAL_COLOURS).toEqual({
    band: colours['council-band'],
    bandText: colours['council-band-text'],
    button: colours['council-action'],
    buttonText: colours['council-action-text'],
    link: colours['govuk-link-colour'],
  });
  expect(LIGHT_GROUNDS).toEqual([
    colours['govuk-body-background-colour'],
    colours['govuk-template-background-colour'],
  ]);
});

it.each([
  ['#1f3a5f', true],
  ['#ffd200', false],
])('a band of %s marks the page that one is on: %s', (band, does) => {
  const { 'govuk-brand-colour': brand } = coloursIn(councilColours({ band, bandText: '#000000' }));
  expect(brand).toBe(does ? band : undefined);
});

it.each([
  ['#1f5f8b', '#ffffff'],
  ['#ffd200', '#0b0c0c'],
  ['#767676', '#ffffff'],
])('a button of %s with words of %s is read as well when it is pointed at', (button, buttonText) => {
  const colours = coloursIn(councilColours({ button, buttonText }));
  expect(contrast(colours['council-action-hover']!, buttonText)).toBeGreaterThanOrEqual(
    contrast(button, buttonText),
  );
});
