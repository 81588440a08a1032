import type { Marks } from '@frontdoor/contracts';
import './marked.css';

/** A text with what was found in it marked. */
export const Marked = ({ text, marks }: { text: string; marks: Marks }) => (
  <bdi>
    {marks.map(([from, to], i) => (
      <span key={from}>
        {text.slice(i === 0 ? 0 : marks[i - 1]?.[1], from)}
        <mark className="marked">{text.slice(from, to)}</mark>
      </span>
    ))}
    {text.slice(marks.at(-1)?.[1] ?? 0)}
  </bdi>
);
