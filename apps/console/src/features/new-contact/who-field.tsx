import { type AnswerOf, api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { SearchField } from 'react-aria-components/SearchField';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ActionButton } from '../../ui/action-button.js';
import { Failure } from '../../ui/loaded.js';

export type Person = AnswerOf<typeof api.findPeople>['people'][number];

const SHORTEST = 2;

const PersonLine = ({ person, onChoose }: { person: Person; onChoose: (person: Person) => void }) => {
  const { name, addresses, enquiries } = person;
  const open = enquiries.filter(({ state }) => state === 'open').length;
  return (
    <li>
      <button type="button" className="person" onClick={() => onChoose(person)}>
        <strong>{name ?? addresses[0] ?? 'Name not given'}</strong>
        <span className="quiet small">
          {[...addresses.slice(0, 3), open === 0 ? 'nothing open' : `${open} open`].join(' · ')}
        </span>
        {enquiries[0] && <span className="small">Last: {enquiries[0].subject}</span>}
      </button>
    </li>
  );
};

/** Looks for the person among those who were in touch before. */
const FindPerson = ({ onChoose }: { onChoose: (person: Person) => void }) => {
  const [words, setWords] = useState('');
  const search = words.trim();
  const found = useQuery({
    queryKey: [...keys.people, search],
    queryFn: ({ signal }) => call(api.findPeople, { body: { search } }, { signal }),
    enabled: search.length >= SHORTEST,
    placeholderData: keepPreviousData,
  });
  const people = search.length >= SHORTEST ? found.data?.people : undefined;
  return (
    <>
      <SearchField className="field" value={words} onChange={setWords} autoFocus>
        <Label>Who is it?</Label>
        <Input className="input" placeholder="Name, telephone number, address or reference" />
      </SearchField>
      {found.error && <Failure error={found.error} onRetry={() => void found.refetch()} />}
      <p className="quiet small" role="status">
        {people === undefined
          ? 'Found here, what they asked before is at hand. Or fill in below who they are.'
          : people.length === 0
            ? 'Nobody known fits: fill in below who they are.'
            : `${people.length === 1 ? '1 person fits' : `${people.length} people fit`}: choose, or fill in below who they are.`}
      </p>
      {people && people.length > 0 && (
        <ul className="people" aria-label="People found">
          {people.map((person) => (
            <PersonLine key={person.id} person={person} onChoose={onChoose} />
          ))}
        </ul>
      )}
    </>
  );
};

interface Props {
  person: Person | null;
  onChange: (person: Person | null) => void;
}

/** The person whom it is from, found or still to be said. */
export const WhoField = ({ person, onChange }: Props) =>
  person === null ? (
    <FindPerson onChoose={onChange} />
  ) : (
    <p className="person-chosen">
      <span>
        From <strong>{person.name ?? person.addresses[0] ?? 'somebody without a name'}</strong>{' '}
        <span className="quiet">{person.addresses.join(', ')}</span>
      </span>
      <ActionButton size="small" onPress={() => onChange(null)}>
        Somebody else
      </ActionButton>
    </p>
  );
