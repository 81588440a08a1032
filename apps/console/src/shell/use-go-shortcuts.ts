import { api } from '@frontdoor/contracts';
import { useNavigate } from 'react-router';
import { mayUse } from '../api/may-use.js';
import { useMe } from '../session/me.js';
import { useShortcut } from '../shortcuts/use-shortcut.js';

/** `g` and a letter goes to a screen. */
export const useGoShortcuts = (): void => {
  const navigate = useNavigate();
  const me = useMe();
  useShortcut('g q', 'Go to the queue', () => void navigate('/'));
  useShortcut('g p', 'Go to the promises', () => void navigate('/promises'));
  useShortcut('g s', 'Go to search', () => void navigate('/search'));
  useShortcut('g a', 'Go to the agents', () => void navigate('/agents'));
  useShortcut(
    'g b',
    'Go to the scoreboard',
    () => void navigate('/scoreboard'),
    mayUse(me, api.readScoreboard),
  );
  useShortcut('g c', 'Go to the calendars', () => void navigate('/calendars'));
  useShortcut('g d', 'Go to the audits', () => void navigate('/audits'));
  useShortcut('g u', 'Go to the quarantine', () => void navigate('/quarantine'));
  useShortcut('g t', 'Go to Try it', () => void navigate('/try-it'), me.demonstration);
};
