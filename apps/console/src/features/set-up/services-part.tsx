import { api, type ServiceView } from '@frontdoor/contracts';
import { keys } from '../../api/keys.js';
import { Loaded } from '../../ui/loaded.js';
import { WideTable } from '../../ui/wide-table.js';
import { kindWord, languageWord } from '../../ui/words.js';
import { Command, HowChanged } from './how-changed.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';

const wordsOf = ({ name, slug, team, kind, topics, languages, hours }: ServiceView) => [
  ...[name, slug, team, kindWord[kind]],
  ...[...topics, ...languages.map(languageWord), ...hours],
];

const Lines = ({ lines, none }: { lines: readonly string[]; none: string }) =>
  lines.length === 0 ? (
    <span className="quiet">{none}</span>
  ) : (
    <ul className="set-up-list">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );

const Service = ({ service }: { service: ServiceView }) => {
  const { name, slug, team, kind, topics, languages, hours, customerServiceCentre } = service;
  return (
    <tr>
      <th scope="row">
        <span className="set-up-name">{name}</span>
        <span className="quiet small fixed">{slug}</span>
      </th>
      <td>
        {team}
        {customerServiceCentre && (
          <span className="quiet small"> (its promises are those of the centre)</span>
        )}
      </td>
      <td>{kindWord[kind]}</td>
      <td className="described">
        <Lines lines={topics} none="Offered by its name" />
      </td>
      <td>{languages.map(languageWord).join(', ') || <span className="quiet">Nobody is skilled</span>}</td>
      <td className="described">
        <Lines lines={hours} none="No promise counts working time" />
      </td>
    </tr>
  );
};

/** What the organisation does, who does it, and by which hours its promises are counted. */
export const ServicesPart = () => {
  const query = useSetUp(api.listServices, keys.services);
  return (
    <>
      <HowChanged>
        Services and their topics are added on the command line, with <Command words="admin service" />; their
        hours are those of the charter’s calendars.
      </HowChanged>
      <Loaded query={query} rows={8}>
        {({ services }) => (
          <Searched what={['service', 'services']} rows={services} wordsOf={wordsOf}>
            {(shown) => (
              <WideTable label="Services">
                <thead>
                  <tr>
                    <th scope="col">Service</th>
                    <th scope="col">Team</th>
                    <th scope="col">Usually</th>
                    <th scope="col">Topics of the contact form</th>
                    <th scope="col">Languages</th>
                    <th scope="col">Hours</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map((service) => (
                    <Service key={service.slug} service={service} />
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
