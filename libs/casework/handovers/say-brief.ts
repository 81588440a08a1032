import type { Brief } from '@frontdoor/contracts';

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`${title}\n${lines.map((line) => `- ${line}`).join('\n')}`];

/**
 * A brief as a text, for those who do not see it here.
 *
 * @param sayTime an instant as the organisation writes it
 */
export const sayBrief = (
  { asked, facts, done, promised, needs, missing, why }: Brief,
  sayTime: (instant: number) => string,
): string =>
  [
    why,
    ...(asked === '' ? [] : [asked]),
    ...listed(
      'What is known:',
      facts.map(({ question, answer }) =>
        question.endsWith('?') ? `${question} ${answer}` : `${question}: ${answer}`,
      ),
    ),
    ...listed('Done so far:', done),
    ...listed(
      'Promised:',
      promised.map(
        ({ what, to, by }) => `${what}, to ${to}${by === null ? '' : `, by ${sayTime(Date.parse(by))}`}`,
      ),
    ),
    ...listed('What the customer needs:', needs),
    ...listed('Still missing:', missing),
  ].join('\n\n');
