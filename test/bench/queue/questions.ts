import { api, type Endpoint } from '@frontdoor/contracts';
import type { ConsoleClient } from '../../support/console-client.js';
import type { Sample } from './samples.js';

/** What is asked, of one of the open items or about its like. */
export interface Question {
  name: string;
  who: 'holder' | 'supervisor';
  ask: (client: ConsoleClient, sample: Sample) => Promise<Response>;
}

const VIEWS = ['waiting', 'mine', 'all'] as const;
const FILTERS = {
  none: () => ({}),
  service: ({ service }: Sample) => ({ service }),
  channel: ({ channel }: Sample) => ({ channel }),
  both: ({ service, channel }: Sample) => ({ service, channel }),
};
const STANDINGS = ['all', 'missed', 'at-risk', 'safe', 'paused'] as const;

type Query = Record<string, string>;

const asking = (name: string, ask: Question['ask'], who: Question['who'] = 'supervisor'): Question => ({
  name,
  who,
  ask,
});

const question = (
  name: string,
  endpoint: Endpoint,
  query: (sample: Sample) => Query,
  who?: Question['who'],
): Question => asking(name, (client, sample) => client.request(endpoint, { query: query(sample) }), who);

const pagesOf = (view: (typeof VIEWS)[number]): Question[] =>
  Object.entries(FILTERS).flatMap(([filter, of]) => {
    const who = view === 'mine' ? 'holder' : 'supervisor';
    const cursor = ({ cursor: shared, ownCursor }: Sample): string => (view === 'mine' ? ownCursor : shared);
    return [
      question(
        `queue ${view} by ${filter}, first page`,
        api.readQueue,
        (sample) => ({ view, ...of(sample) }),
        who,
      ),
      question(
        `queue ${view} by ${filter}, deep page`,
        api.readQueue,
        (sample) => ({ view, ...of(sample), cursor: cursor(sample) }),
        who,
      ),
    ];
  });

const promises = (name: string, query: (sample: Sample) => Query): Question[] =>
  STANDINGS.map((standing) =>
    question(`promises ${standing} ${name}`, api.listOpenPromises, (sample) => ({
      standing,
      ...query(sample),
    })),
  );

const search = (
  name: string,
  term: (sample: Sample) => string,
  filters: (sample: Sample) => Query = () => ({ state: 'open' }),
): Question =>
  asking(`search by ${name}`, (client, sample) =>
    client.request(api.searchEnquiries, { body: { search: term(sample), ...filters(sample) } }),
  );

/** Everything that a screen asks about the queue. */
export const QUESTIONS: readonly Question[] = [
  ...VIEWS.flatMap(pagesOf),
  question('due within the hour', api.readQueue, () => ({ view: 'all', due: 'hour' })),
  question('counts', api.readQueue, () => ({ limit: '1' })),
  ...promises('of all services', () => ({})),
  ...promises('of a service', ({ service }) => ({ service })),
  ...promises('that are mine', () => ({ mine: 'true' })).map((each) => ({ ...each, who: 'holder' as const })),
  search('reference', ({ reference }) => reference),
  search('email', ({ email }) => email),
  search('telephone', ({ telephone }) => telephone),
  // Two letters fewer than the whole: the middle of a name that many share.
  search('part of a name', ({ lastName }) => lastName.slice(1, -1)),
  search('words, common', ({ topic }) => topic),
  search('words, rare', ({ topic, street }) => `${topic} ${street}`),
  search('a word of a message', ({ hall }) => hall),
  search('two words, one of the message', ({ hall, topic }) => `${hall} ${topic.split(' ')[0]!}`),
  search('the beginning of a word', ({ hall }) => hall.slice(0, 3)),
  search('words of every message', () => 'it gets worse for some days'),
  search(
    'words, filtered',
    ({ topic }) => topic,
    ({ service, channel }) => ({ service, channel }),
  ),
  search(
    'nothing, newest of a service',
    () => '',
    ({ service }) => ({ service }),
  ),
  {
    name: 'one enquiry',
    who: 'supervisor',
    ask: (client, { enquiryId }) => client.request(api.readEnquiry, { params: { id: enquiryId } }),
  },
];
