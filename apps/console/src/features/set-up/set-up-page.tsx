import { NavLink, Navigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { setUpParts } from '../../casework/set-up-parts.js';
import { Page } from '../../ui/page.js';
import { CallersPart } from './callers-part.js';
import { CharterPart } from './charter-part.js';
import { DevicesPart } from './devices-part.js';
import { EntryPointsPart } from './entry-points-part.js';
import { PeoplePart } from './people-part.js';
import { ServicesPart } from './services-part.js';
import { TeamsPart } from './teams-part.js';
import './set-up-page.css';

type Path = (typeof setUpParts)[number]['path'];

const contents: Record<Path, ReactNode> = {
  '/set-up/people': <PeoplePart />,
  '/set-up/teams': <TeamsPart />,
  '/set-up/services': <ServicesPart />,
  '/set-up/callers': <CallersPart />,
  '/set-up/entry-points': <EntryPointsPart />,
  '/set-up/devices': <DevicesPart />,
  '/set-up/charter': <CharterPart />,
};

/** How the organisation is set up, a page for each thing. */
export const SetUpPage = () => {
  const { part } = useParams();
  const shown = setUpParts.find(({ path }) => path === `/set-up/${part}`);
  if (!shown) return <Navigate to={setUpParts[0].path} replace />;
  return (
    <Page
      key={shown.path}
      title={shown.label}
      after={
        <nav aria-label="Set-up" className="set-up-nav">
          {setUpParts.map(({ path, label }) => (
            <NavLink key={path} to={path}>
              {label}
            </NavLink>
          ))}
        </nav>
      }
    >
      {contents[shown.path]}
    </Page>
  );
};
