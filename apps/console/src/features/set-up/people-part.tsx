import { api, type StaffMember } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { WideTable } from '../../ui/wide-table.js';
import { languageWord, presenceIcon, presenceWord, roleWord } from '../../ui/words.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';

const wordsOf = ({ name, email, team, roles, services, languages, presence }: StaffMember) => [
  ...[name, email, team, presenceWord[presence]],
  ...[...roles.map((role) => roleWord[role]), ...services, ...languages.map(languageWord)],
];

const Person = ({ person }: { person: StaffMember }) => {
  const { name, email, team, roles, services, levels, languages, presence, load, capacity, active } = person;
  const skills = services.map((service) =>
    levels[service] === undefined ? service : `${service} (level ${levels[service]})`,
  );
  return (
    <tr>
      <th scope="row">
        <span className="set-up-name">{name}</span>
        {email !== null && <span className="quiet small">{email}</span>}
      </th>
      <td>{team}</td>
      <td>{roles.map((role) => roleWord[role]).join(', ')}</td>
      <td className="described">{skills.join(', ') || <span className="quiet">None</span>}</td>
      <td>{languages.map(languageWord).join(', ')}</td>
      <td>
        {active ? (
          <span className="set-up-presence">
            <Icon name={presenceIcon[presence]} size={16} />
            {presenceWord[presence]}
          </span>
        ) : (
          <Badge>Shut out</Badge>
        )}
      </td>
      <td className="number">
        {load} of {capacity}
      </td>
    </tr>
  );
};

/** Everybody who logs in: what they may do, what they are skilled for, and whether they are there. */
export const PeoplePart = () => {
  const staff = useSetUp(api.listStaff, keys.staff);
  return (
    <>
      <HowChanged>
        People are added, changed and shut out on the command line, with <Command words="admin user" />. How
        well somebody knows a service is set with the <Link to="/set-up/rules">rules of the service</Link>.
      </HowChanged>
      <Loaded query={staff} rows={8}>
        {({ people }) => (
          <Searched what={['person', 'people']} rows={people} wordsOf={wordsOf}>
            {(shown) => (
              <WideTable label="People">
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Team</th>
                    <th scope="col">Role</th>
                    <th scope="col">Skilled for</th>
                    <th scope="col">Languages</th>
                    <th scope="col">Presence</th>
                    <th scope="col" className="number">
                      Load
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((person) => (
                    <Person key={person.id} person={person} />
                  ))}
                </tbody>
              </WideTable>
            )}
          </Searched>
        )}
      </Loaded>
    </>
  );
};
