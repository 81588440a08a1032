import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const source = fs.readFileSync(path.resolve('apps/hub/assets/_colours.scss'), 'utf8');
const [light = '', dark = ''] = source.split('@media screen and (prefers-color-scheme: dark)');
const coloursIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((found) => [found[1]!, found[2]!]),
  );

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: string): number => {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one: string, other: string): number => {
  const [more, less] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (more + 0.05) / (less + 0.05);
};

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
