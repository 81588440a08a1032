import { NavLink } from 'react-router';
import { setUpParts } from '../../casework/set-up-parts.js';
import './set-up-page.css';

/** The pages about how the organisation is set up. */
export const SetUpNav = () => (
  <nav aria-label="Set-up" className="set-up-nav">
    {setUpParts.map(({ path, label }) => (
      <NavLink key={path} to={path}>
        {label}
      </NavLink>
    ))}
  </nav>
);
