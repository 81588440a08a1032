import { Button } from 'react-aria-components/Button';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { NavLink, useLocation, useNavigate } from 'react-router';
import { useMe } from '../session/me.js';
import { lastAddressOf } from '../state/last-address.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { Icon } from '../ui/icon.js';
import { type Place, placesOf } from './places.js';
import './rail.css';

/** So many places stand in the bar of a phone; the rest is behind “More”. */
const IN_BAR = 4;

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

/** On a phone, the places that the bar has no room for. */
const MorePlaces = ({ places }: { places: readonly Place[] }) => {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const current = places.find(({ path }) => pathname.startsWith(path));
  return (
    <MenuTrigger>
      <Button className="rail-link rail-more" data-current={current ? true : undefined}>
        <Icon name={current?.icon ?? 'more'} size={22} />
        {current?.label ?? 'More'}
      </Button>
      <Popover className="popover" placement="top end">
        <Menu className="menu" aria-label="More screens" onAction={(path) => void navigate(String(path))}>
          {places.map(({ path, label, icon }) => (
            <MenuItem key={path} id={path} className="menu-item" textValue={label}>
              <Icon name={icon} />
              {label}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};

/** The navigation between the screens: at the side, on a phone at the bottom. */
export const Rail = () => {
  const places = placesOf(useMe());
  return (
    <nav className="rail" aria-label="Screens">
      <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="Frontdoor" width="32" height="32" />
      <ul>
        {places.map((place) => (
          <li key={place.path}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
      <MorePlaces places={places.slice(IN_BAR)} />
    </nav>
  );
};
