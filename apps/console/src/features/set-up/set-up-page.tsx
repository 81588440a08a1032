import { Navigate, useParams } from 'react-router';
import type { ReactNode } from 'react';
import { setUpParts } from '../../casework/set-up-parts.js';
import { Page } from '../../ui/page.js';
import { CategoriesPart } from './categories-part.js';
import { CharterPart } from './charter-part.js';
import { DevicesPart } from './devices-part.js';
import { EntryPointsPart } from './entry-points-part.js';
import { PartnersPart } from './partners-part.js';
import { PeoplePart } from './people-part.js';
import { RulesPart } from './rules-part.js';
import { ServicesPart } from './services-part.js';
import { SetUpNav } from './set-up-nav.js';
import { TeamsPart } from './teams-part.js';

type Path = (typeof setUpParts)[number]['path'];

const contents: Record<Path, ReactNode> = {
  '/set-up/people': <PeoplePart />,
  '/set-up/teams': <TeamsPart />,
  '/set-up/services': <ServicesPart />,
  '/set-up/rules': <RulesPart />,
  '/set-up/entry-points': <EntryPointsPart />,
  '/set-up/report-categories': <CategoriesPart />,
  '/set-up/partners': <PartnersPart />,
  '/set-up/devices': <DevicesPart />,
  '/set-up/charter': <CharterPart />,
};

/** How the organisation is set up, a page for each thing. */
export const SetUpPage = () => {
  const { part } = useParams();
  const shown = setUpParts.find(({ path }) => path === `/set-up/${part}`);
  if (!shown) return <Navigate to={setUpParts[0].path} replace />;
  return (
    <Page key={shown.path} title={shown.label} after={<SetUpNav />}>
      {contents[shown.path]}
    </Page>
  );
};
