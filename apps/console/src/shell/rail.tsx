import { api, type Me } from '@frontdoor/contracts';
import { NavLink, useNavigate } from 'react-router';
import { mayUse, useMe } from '../session/me.js';
import { lastAddressOf } from '../state/last-address.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { Icon, type IconName } from '../ui/icon.js';
import './rail.css';

interface Place {
  path: string;
  label: string;
  icon: IconName;
  /** The letter that goes there after `g`. */
  letter: string;
  /** What the list of shortcuts says of it. */
  description: string;
  /** Only for those whom this lets in. */
  isFor?: (me: Me) => boolean;
}

/** The screens, in the order of the rail. */
const places: readonly Place[] = [
  {
    path: '/new-contact',
    label: 'New contact',
    icon: 'note',
    letter: 'n',
    description: 'Go to a new contact',
    // Everybody else has it in the top bar.
    isFor: (me) => me.roles.includes('reception'),
  },
  { path: '/', label: 'Queue', icon: 'queue', letter: 'q', description: 'Go to the queue' },
  { path: '/promises', label: 'Promises', icon: 'promises', letter: 'p', description: 'Go to the promises' },
  { path: '/search', label: 'Search', icon: 'search', letter: 's', description: 'Go to search' },
  { path: '/agents', label: 'Agents', icon: 'agents', letter: 'a', description: 'Go to the agents' },
  {
    path: '/scoreboard',
    label: 'Scoreboard',
    icon: 'scoreboard',
    letter: 'b',
    description: 'Go to the scoreboard',
    isFor: (me) => mayUse(me, api.readScoreboard),
  },
  {
    path: '/calendars',
    label: 'Calendars',
    icon: 'calendar',
    letter: 'c',
    description: 'Go to the calendars',
  },
  { path: '/audits', label: 'Audits', icon: 'audits', letter: 'd', description: 'Go to the audits' },
  {
    path: '/quarantine',
    label: 'Quarantine',
    icon: 'quarantine',
    letter: 'u',
    description: 'Go to the quarantine',
    isFor: (me) => mayUse(me, api.listQuarantine),
  },
  {
    path: '/who-is-who',
    label: 'Who is who',
    icon: 'question',
    letter: 'w',
    description: 'Go to who is who',
    isFor: (me) => mayUse(me, api.listCustomerDoubts),
  },
  {
    path: '/try-it',
    label: 'Try it',
    icon: 'try-it',
    letter: 't',
    description: 'Go to Try it',
    isFor: (me) => me.demonstration,
  },
];

/** One screen: by a press, or by `g` and its letter. */
const PlaceLink = ({ place: { path, label, icon, letter, description } }: { place: Place }) => {
  const navigate = useNavigate();
  const { id } = useMe();
  // Where it leads changes without this link being drawn anew.
  const open = () => void navigate(lastAddressOf(id, path));
  useShortcut(`g ${letter}`, description, open);
  return (
    <NavLink
      to={path}
      end={path === '/'}
      className="rail-link"
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        open();
      }}
    >
      <Icon name={icon} size={22} />
      {label}
    </NavLink>
  );
};

/** The navigation between the screens. */
export const Rail = () => {
  const me = useMe();
  return (
    <nav className="rail" aria-label="Screens">
      <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="Frontdoor" width="32" height="32" />
      <ul>
        {places
          .filter(({ isFor }) => isFor?.(me) ?? true)
          .map((place) => (
            <li key={place.path}>
              <PlaceLink place={place} />
            </li>
          ))}
      </ul>
    </nav>
  );
};
