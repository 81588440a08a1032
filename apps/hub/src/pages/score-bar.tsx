import { sayShare } from './score-words.js';

interface Part {
  name: 'kept' | 'extended' | 'missed';
  words: string;
  count: number;
}

const PATTERN = { kept: undefined, extended: 'url(#extended)', missed: 'url(#late)' };

/** The patterns of what was late or met by a later date, defined once for the page: bars must read without colour. */
export const Hatching = () => (
  <svg className="hatching" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="late" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="4" height="4" className="ground" />
        <rect width="1.6" height="4" className="stroke" />
      </pattern>
      <pattern id="extended" width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" className="ground" />
        <circle cx="2.5" cy="2.5" r="1.4" className="dot" />
      </pattern>
    </defs>
  </svg>
);

/** How many of a hundred were kept, met by a later date that was agreed, or late. */
export function ScoreBar({ kept, extended, missed }: { kept: number; extended: number; missed: number }) {
  const all = kept + extended + missed;
  const parts: Part[] = [
    { name: 'kept', words: 'kept', count: kept },
    { name: 'extended', words: 'met by a later date that was agreed', count: extended },
    { name: 'missed', words: 'late', count: missed },
  ];
  const label = parts
    .filter(({ count }) => count > 0)
    .map(({ words, count }) => `${sayShare(count / all)} ${words}`)
    .join(', ');
  let from = 0;
  return (
    <svg className="bar" role="img" aria-label={label} focusable="false">
      {parts.map(({ name, count }) => {
        const width = (count / all) * 100;
        const x = from;
        from += width;
        return (
          <rect
            key={name}
            className={name}
            x={`${x}%`}
            width={`${width}%`}
            height="100%"
            fill={PATTERN[name]}
          />
        );
      })}
    </svg>
  );
}
