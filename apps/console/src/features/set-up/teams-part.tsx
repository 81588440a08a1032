import { api, type Skill, type TeamView } from '@frontdoor/contracts';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { languageWord } from '../../ui/words.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';

const Named = ({ names }: { names: readonly string[] }) => (
  <td className="described">{names.join(', ') || <span className="quiet">Nobody</span>}</td>
);

const Available = ({ available, people }: Pick<TeamView, 'available' | 'people'>) => (
  <td className="number">
    {available} of {people.length}
  </td>
);

/** Who can do something, and how many of them are there. */
const Skills = ({ title, first, skills }: { title: string; first: string; skills: readonly Skill[] }) => (
  <Panel title={title}>
    <WideTable label={title}>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          <th scope="col" className="number">
            Available
          </th>
          <th scope="col">People</th>
        </tr>
      </thead>
      <tbody>
        {skills.map(({ name, people, available }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <Available available={available} people={people} />
            <Named names={people} />
          </tr>
        ))}
      </tbody>
    </WideTable>
  </Panel>
);

const Teams = ({ teams }: { teams: readonly TeamView[] }) => (
  <WideTable label="Teams">
    <thead>
      <tr>
        <th scope="col">Team</th>
        <th scope="col">Does</th>
        <th scope="col" className="number">
          Available
        </th>
        <th scope="col">People</th>
      </tr>
    </thead>
    <tbody>
      {teams.map(({ id, name, services, people, available }) => (
        <tr key={id}>
          <th scope="row">{name}</th>
          <td className="described">{services.join(', ') || <span className="quiet">No service</span>}</td>
          <Available available={available} people={people} />
          <Named names={people} />
        </tr>
      ))}
    </tbody>
  </WideTable>
);

/** Which team does what, and who is skilled for which service and language. */
export const TeamsPart = () => {
  const query = useSetUp(api.listTeams, keys.teams);
  return (
    <>
      <HowChanged>
        A team begins with the first service or person that is given to it on the command line, with{' '}
        <Command words="admin service" /> or <Command words="admin user" />; skills are given to each person
        there.
      </HowChanged>
      <Loaded query={query} rows={8}>
        {({ teams, services, languages }) => (
          <>
            <Searched
              what={['team', 'teams']}
              rows={teams}
              wordsOf={({ name, services: done, people }) => [name, ...done, ...people]}
            >
              {(shown) => <Teams teams={shown} />}
            </Searched>
            <Skills title="Skilled for a service" first="Service" skills={services} />
            <Skills
              title="Languages spoken"
              first="Language"
              skills={languages.map(({ name, ...skill }) => ({ name: languageWord(name), ...skill }))}
            />
          </>
        )}
      </Loaded>
    </>
  );
};
