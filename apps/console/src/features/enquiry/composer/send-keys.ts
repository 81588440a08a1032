import { type RefObject, useEffect, useEffectEvent } from 'react';
import { modifier } from '../../../shortcuts/modifier.js';

/** What a press of keys in the composer asks for. */
export type Asked = 'send' | 'send-and-close';

type Press = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'keyCode' | 'isComposing' | 'repeat'
>;

/** While an input method composes, browsers say so in one of two ways; Enter then belongs to it. */
const COMPOSING = 229;

/** Ctrl+Enter or Cmd+Enter sends, with Shift it closes the enquiry too. A key that is held down asks once. */
export const askedBy = (press: Press): Asked | null => {
  const { key, ctrlKey, metaKey, altKey, shiftKey, keyCode, isComposing, repeat } = press;
  if (key !== 'Enter' || ctrlKey === metaKey || altKey || repeat) return null;
  if (isComposing || keyCode === COMPOSING) return null;
  return shiftKey ? 'send-and-close' : 'send';
};

interface Props {
  form: RefObject<HTMLElement | null>;
  onAsked: (asked: Asked) => void;
}

/** Listens for them inside a form; what opens over the page from it keeps its own keys. */
export const SendKeys = ({ form, onAsked }: Props) => {
  const latest = useEffectEvent(onAsked);
  useEffect(() => {
    const { current } = form;
    const listen = (event: KeyboardEvent) => {
      const asked = askedBy(event);
      if (asked === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest(asked);
    };
    current?.addEventListener('keydown', listen);
    return () => current?.removeEventListener('keydown', listen);
  });
  return null;
};

/** The keys as they stand on this machine's keyboard. */
export const sendKeyWords = { send: `${modifier}+Enter`, 'send-and-close': `${modifier}+Shift+Enter` };
