import { useState } from 'react';

/** Text that survives a reload and a look at another screen, until it is cleared or the browser tab is closed. */
export const useDraft = (name: string): [string, (text: string) => void] => {
  const place = `frontdoor-draft-${name}`;
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
