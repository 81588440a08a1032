import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { many } from '../../ui/many.js';
import { Searched } from './searched.js';

it.each([
  [0, '0 partners'],
  [1, '1 partner'],
  [2, '2 partners'],
])('a list of %i says %s', (count, said) => {
  const rows = Array.from({ length: count }, (_, number) => `County ${number}`);
  const shown = renderToStaticMarkup(
    <Searched what={['partner', 'partners']} rows={rows} wordsOf={(row) => [row]}>
      {(left) => left.join(' ')}
    </Searched>,
  );
  expect(shown).toContain(`>${said}</p>`);
});

it.each([
  [1, 'reply', 'replies', '1 reply'],
  [0, 'reply', 'replies', '0 replies'],
  [1200, 'letter', undefined, '1,200 letters'],
])('%i of “%s” are %s', (count, one, more, said) => expect(many(count, one, more)).toBe(said));
