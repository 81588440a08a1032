import { useNavigate } from 'react-router';
import { useMe } from '../session/me.js';
import { useShortcut } from '../shortcuts/use-shortcut.js';

/** `g` and a letter goes to a screen. */
export const useGoShortcuts = (): void => {
  const navigate = useNavigate();
  const { demonstration } = useMe();
  useShortcut('g q', 'Go to the queue', () => void navigate('/'));
  useShortcut('g s', 'Go to search', () => void navigate('/search'));
  useShortcut('g a', 'Go to the agents', () => void navigate('/agents'));
  useShortcut('g u', 'Go to the quarantine', () => void navigate('/quarantine'));
  useShortcut('g t', 'Go to Try it', () => void navigate('/try-it'), demonstration);
};
