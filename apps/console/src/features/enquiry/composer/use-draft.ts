import { useState } from 'react';
import { useMe } from '../../../session/me.js';
import { draftPlace } from '../../../state/drafts.js';

/**
 * Text of the person who is logged in. It survives a reload and a look at another screen, until it is cleared, they log
 * out or the browser tab is closed.
 */
export const useDraft = (name: string): [string, (text: string) => void] => {
  const place = draftPlace(useMe().id, name);
  const [text, setText] = useState(() => sessionStorage.getItem(place) ?? '');
  return [
    text,
    (next) => {
      setText(next);
      if (next === '') sessionStorage.removeItem(place);
      else sessionStorage.setItem(place, next);
    },
  ];
};
