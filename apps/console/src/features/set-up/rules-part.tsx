import { api } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { Loaded } from '../../ui/loaded.js';
import { Command, HowChanged } from './how-changed.js';
import { RuleSentences } from './rule-sentences.js';
import { Searched } from './searched.js';
import { useSetUp } from './use-set-up.js';
import '../../ui/history-list.css';

/** What each service has of its own: when it is busy or closed, whom else to ask, work left alone, hops, words. */
export const RulesPart = () => {
  const query = useSetUp(api.listServiceRules, keys.serviceRules);
  const mayChange = mayUse(useMe(), api.changeServiceRule);
  return (
    <>
      <HowChanged>
        {mayChange ? 'Open a service to change its rules' : 'An administrator changes them here'}, or on the
        command line with <Command words="admin calls" />, <Command words="admin overflow" />,{' '}
        <Command words="admin rings" />, <Command words="admin hops" />, <Command words="admin left-alone" />{' '}
        and <Command words="admin topics" />.
      </HowChanged>
      <Loaded query={query} rows={8}>
        {({ services }) => (
          <Searched
            what={['service', 'services']}
            rows={services}
            wordsOf={({ name, slug, sentences }) => [name, slug, ...sentences]}
          >
            {(shown) => (
              <ul className="history-list" aria-label="Services">
                {shown.map(({ slug, name, sentences }) => (
                  <li key={slug}>
                    <div>
                      <p className="set-up-name">
                        <Link to={`/set-up/rules/${slug}`}>{name}</Link>
                      </p>
                      <RuleSentences sentences={sentences} none="All of it as usual." />
                    </div>
                  </li>
                ))}
              </ul>
            )}
          </Searched>
        )}
      </Loaded>
    </>
  );
};
