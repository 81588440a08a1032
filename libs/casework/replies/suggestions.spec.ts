import fs from 'node:fs';
import { type Pack, readPack } from '@frontdoor/charter';
import { describe, expect, it } from 'vitest';
import { suggestionFor } from './suggestions.js';

const read = (path: string) => ({ path, text: fs.readFileSync(`charters/${path}`, 'utf8') });
const packOf = (id: string): Pack =>
  readPack([read(`${id}/charter.yaml`), read(`${id}/calendar.yaml`), read('holidays/united-kingdom.json')])
    .pack!;
const known = {
  owner: 'Willow',
  service: 'Complaints',
  organisation: 'Fenmoor Council',
  reference: 'AAAA-BBBB',
  telephone: '01223 457000',
  responseDue: Date.UTC(2026, 5, 1, 16),
};

describe('what the hub can say by itself', () => {
  const pack = packOf('cambridgeshire-feedback');

  it('names the owner, the number, the reference and the day', () => {
    const say = (element: Parameters<typeof suggestionFor>[0]) => suggestionFor(element, { ...known, pack });
    expect(say('who-deals-with-it')).toContain('Willow');
    expect(say('contact-for-queries')).toMatch(/01223 457000.*AAAA-BBBB/);
    expect(say('when-to-expect-reply')).toContain('Monday 1 June 2026 at 17:00');
    expect(say('outcome')).toBeNull();
  });

  it('gives the customer as long as the charter does, and no figure where it gives none', () => {
    const escalate = (of: Pack) => suggestionFor('how-to-escalate', { ...known, pack: of });
    expect(escalate(pack)).toContain('within 20 working days');
    expect(suggestionFor('ombudsman-details', { ...known, pack })).toContain('within 12 calendar months');
    expect(escalate(packOf('cambridge-city'))).toBe(
      'If you are not satisfied, answer this message, say why, and ask for the next stage.',
    );
  });

  it('promises no day where none is promised', () => {
    expect(suggestionFor('when-to-expect-reply', { ...known, pack, responseDue: undefined })).toBeNull();
  });
});
