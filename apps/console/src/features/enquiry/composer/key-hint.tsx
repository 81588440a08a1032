import { type Asked, sendKeyWords } from './send-keys.js';

/** The keys that do what a button does, on the button; whoever hears the page is told them with the text field. */
export const KeyHint = ({ keys }: { keys: Asked }) => (
  <kbd className={`key-hint key-hint-${keys}`} aria-hidden="true">
    {sendKeyWords[keys]}
  </kbd>
);
