import { useState } from 'react';
import { ActionButton } from './action-button.js';
import { FormattedText } from './formatted-text.js';
import './long-text.css';

const MANY_LINES = 16;
const MANY_LETTERS = 1400;

interface Props {
  text: string;
  /** The same with the marks of light formatting, where it has any. */
  markup?: string | undefined;
}

/** Text as it was written; only the beginning of a long one until it is asked for. */
export const LongText = ({ text, markup }: Props) => {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > MANY_LETTERS || text.split('\n').length > MANY_LINES;
  return (
    <>
      {markup === undefined ? (
        <p className={isLong && !isWhole ? 'long-text long-text-cut' : 'long-text'}>{text}</p>
      ) : (
        <div className={isLong && !isWhole ? 'formatted-text-cut' : undefined}>
          <FormattedText markup={markup} />
        </div>
      )}
      {isLong && (
        <ActionButton size="small" look="quiet" aria-expanded={isWhole} onPress={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all'}
        </ActionButton>
      )}
    </>
  );
};
