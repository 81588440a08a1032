import { describe, expect, it } from 'vitest';
import { whoElse } from './who-else.js';

const looks = (name: string) => ({ name, isWriting: false });
const writes = (name: string) => ({ name, isWriting: true });

describe('who else has an enquiry on the screen', () => {
  it.each([
    [[], ''],
    [[looks('Rowan')], 'Rowan is looking'],
    [[looks('Maple'), looks('Rowan')], 'Maple and Rowan are looking'],
    [[writes('Rowan')], 'Rowan is writing'],
    [[looks('Ash'), writes('Rowan'), looks('Birch')], 'Rowan is writing, Ash and Birch are looking'],
  ])('is said as %#', (others, words) => expect(whoElse(others)).toBe(words));
});
