import { NavLink } from 'react-router';
import { useMe } from '../session/me.js';
import { Icon } from '../ui/icon.js';
import { placesOf } from './places.js';
import './rail.css';

/** The way between the screens. */
export const Rail = () => (
  <nav className="rail" aria-label="Screens">
    <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="Frontdoor" width="32" height="32" />
    <ul>
      {placesOf(useMe()).map(({ path, label, icon }) => (
        <li key={path}>
          <NavLink to={path} end={path === '/'} className="rail-link">
            <Icon name={icon} size={22} />
            {label}
          </NavLink>
        </li>
      ))}
    </ul>
  </nav>
);
