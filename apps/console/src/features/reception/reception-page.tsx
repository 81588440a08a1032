import { api, type Reception } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DialogTrigger } from 'react-aria-components/Dialog';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ActionButton } from '../../ui/action-button.js';
import { Choice } from '../../ui/choice.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { PopUp } from '../../ui/pop-up.js';
import { TextInput } from '../../ui/text-input.js';
import { CheckInForm } from './check-in-form.js';
import { Expected } from './expected.js';
import { useCallNext, usePlace } from './use-reception.js';
import { useSingleTaps } from './use-single-taps.js';
import { VisitorRow } from './visitor-row.js';
import '../../ui/tick.css';
import './reception-page.css';

const ALL = 'all';

/** Who came to reception: who waits and whose turn it is, who is being seen, and who has gone. */
export const ReceptionPage = () => {
  const [desk, setDesk] = useState(ALL);
  const [place, setPlace] = usePlace();
  const chosen = desk === ALL ? undefined : desk;
  const reception = useQuery({
    queryKey: [...keys.visitors, desk],
    queryFn: ({ signal }) => call(api.listVisitors, { query: { desk: chosen } }, { signal }),
    refetchInterval: 30_000,
  });
  const taps = useSingleTaps();
  const next = useCallNext();
  const desks = reception.data?.desks ?? [];
  return (
    <Page
      title="Reception"
      actions={
        <DialogTrigger>
          <ActionButton look="main" size="big" icon="visit">
            Check in
          </ActionButton>
          <PopUp title="Check a visitor in">{(close) => <CheckInForm desk={chosen} onDone={close} />}</PopUp>
        </DialogTrigger>
      }
    >
      <div className="reception" {...taps}>
        <div className="reception-bar">
          {desks.length > 1 && (
            <Choice
              label="Desk"
              value={desk}
              options={[
                { value: ALL, label: 'All desks' },
                ...desks.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={setDesk}
            />
          )}
          <TextInput
            label="You call to"
            value={place}
            onChange={setPlace}
            maxLength={60}
            hint="Such as Desk 2"
          />
          <ActionButton
            size="big"
            isDisabled={place.trim() === ''}
            isPending={next.isPending}
            onPress={() =>
              next.mutate({ body: { where: place.trim(), ...(chosen !== undefined && { desk: chosen }) } })
            }
          >
            Call next
          </ActionButton>
        </div>
        <Loaded query={reception} rows={4}>
          {(list) => (
            <div className="reception-lists">
              <Visitors list={list} place={place.trim()} />
              <Expected expected={list.expected} desk={chosen} />
            </div>
          )}
        </Loaded>
      </div>
    </Page>
  );
};

const Visitors = ({ list: { visitors, today, mustSayAsked }, place }: { list: Reception; place: string }) => {
  const parts = [
    { title: 'Waiting', of: visitors.filter(({ stage }) => stage === 'waiting' || stage === 'called') },
    { title: 'Being seen', of: visitors.filter(({ stage }) => stage === 'seen') },
    { title: 'Gone today', of: visitors.filter(({ stage }) => stage === 'ended') },
  ];
  return (
    <div className="reception-part">
      <p className="reception-today figures">
        Today: {today.came} came, {today.waiting} {today.waiting === 1 ? 'waits' : 'wait'}, {today.seen} seen,{' '}
        {today.leftUnseen} left unseen
      </p>
      {visitors.length === 0 && (
        <div className="panel">
          <Message icon="visit" title="Nobody has come today." />
        </div>
      )}
      {parts.map(
        ({ title, of }) =>
          of.length > 0 && (
            <section key={title} className="reception-part" aria-label={title}>
              <h2>
                {title} <span className="quiet figures">{of.length}</span>
              </h2>
              <ul className="visitors">
                {of.map((visitor) => (
                  <VisitorRow key={visitor.id} visitor={visitor} place={place} mustSayAsked={mustSayAsked} />
                ))}
              </ul>
            </section>
          ),
      )}
    </div>
  );
};
