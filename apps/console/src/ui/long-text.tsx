import { useState } from 'react';
import { ActionButton } from './action-button.js';
import './long-text.css';

const MANY_LINES = 16;
const MANY_LETTERS = 1400;

/** Text as it was written; only the beginning of a long one until it is asked for. */
export const LongText = ({ text }: { text: string }) => {
  const [isWhole, setIsWhole] = useState(false);
  const isLong = text.length > MANY_LETTERS || text.split('\n').length > MANY_LINES;
  return (
    <>
      <p className={isLong && !isWhole ? 'long-text long-text-cut' : 'long-text'}>{text}</p>
      {isLong && (
        <ActionButton size="small" look="quiet" aria-expanded={isWhole} onPress={() => setIsWhole(!isWhole)}>
          {isWhole ? 'Show less' : 'Show all'}
        </ActionButton>
      )}
    </>
  );
};
