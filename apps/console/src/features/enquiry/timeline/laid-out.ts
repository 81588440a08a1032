import type { Aside, Layout } from '@frontdoor/contracts';

/** A stretch of a text: what its writer says, or something told apart from that. */
export type Stretch =
  | { kind: 'own'; key: number; text: string }
  | { kind: 'quote' | 'signature'; key: number; text: string; lines: number }
  | { kind: 'mail'; key: number; mail: NonNullable<Aside['mail']>; within: Stretch[] };

/** A text in stretches, in order; together they are all of it. */
export function stretchesOf(text: string, { asides }: Pick<Layout, 'asides'>): Stretch[] {
  const lines = text.split('\n');
  return within(
    lines,
    0,
    lines.length,
    asides.toSorted((a, b) => a.from - b.from || b.to - a.to),
  );
}

function within(lines: readonly string[], from: number, to: number, asides: readonly Aside[]): Stretch[] {
  const found: Stretch[] = [];
  const own = (start: number, end: number): void => {
    const text = lines.slice(start, end).join('\n');
    // Empty lines between two of them are no words.
    if (text.trim()) found.push({ kind: 'own', key: start, text: trimmed(text) });
  };
  let at = from;
  for (const aside of asides) {
    if (aside.from < at || aside.to > to || aside.from >= aside.to) continue;
    own(at, aside.from);
    at = aside.to;
    if (aside.mail) {
      const start = Math.min(aside.from + aside.mail.lines, aside.to);
      const inner = asides.filter((each) => each !== aside && each.from >= start && each.to <= aside.to);
      found.push({
        kind: 'mail',
        key: aside.from,
        mail: aside.mail,
        within: within(lines, start, at, inner),
      });
    } else if (aside.kind !== 'mail') {
      const text = trimmed(lines.slice(aside.from, at).join('\n'));
      found.push({ kind: aside.kind, key: aside.from, text, lines: at - aside.from });
    }
  }
  own(at, to);
  return found;
}

const trimmed = (text: string): string => text.replace(/^\n+/, '').trimEnd();
