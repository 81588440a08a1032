import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useAction } from '../../api/use-action.js';
import { mayUse, useMe } from '../../session/me.js';
import { ActionButton } from '../../ui/action-button.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { TextInput } from '../../ui/text-input.js';
import { IncidentFacts } from './incident-facts.js';
import { Pages } from '../../ui/pages.js';
import './incidents-page.css';

const PAGE = 20;

const OpenIncident = () => {
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const open = useAction(api.openIncident, {
    refresh: [keys.incidents],
    onDone: ({ id }) => void navigate(`/incidents/${id}`),
  });
  const isReady = title.trim().length >= 3;
  return (
    <form
      className="panel incident incident-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) open.mutate({ body: { id: crypto.randomUUID(), title } });
      }}
    >
      <TextInput
        label="What has happened?"
        hint="Such as: Flood in Mill Road"
        value={title}
        onChange={setTitle}
        maxLength={120}
      />
      <ActionButton type="submit" look="main" isDisabled={!isReady} isPending={open.isPending}>
        Open an incident
      </ActionButton>
    </form>
  );
};

/** One thing that many write about, so that they are told at once and each keeps a promise of their own. */
export const IncidentsPage = () => {
  const me = useMe();
  const [page, setPage] = useState(1);
  const incidents = useQuery({
    queryKey: [...keys.incidents, page],
    queryFn: ({ signal }) => call(api.listIncidents, { query: { page: String(page) } }, { signal }),
    refetchInterval: 30_000,
  });
  return (
    <Page title="Incidents">
      <p className="quiet">
        Many posts about one thing: grouped here they are told at once, and each keeps its own enquiry and
        promise.
      </p>
      {mayUse(me, api.openIncident) && <OpenIncident />}
      <Loaded query={incidents} rows={3}>
        {({ incidents: all, total }) =>
          all.length === 0 ? (
            <div className="panel">
              <Message icon="check" title="There are no incidents.">
                <p>Open one when many write about the same thing.</p>
              </Message>
            </div>
          ) : (
            <>
              <ul className="incidents">
                {all.map((incident) => (
                  <li key={incident.id} className="panel incident">
                    <h2>
                      <Link to={`/incidents/${incident.id}`}>{incident.title}</Link>
                    </h2>
                    <IncidentFacts incident={incident} />
                  </li>
                ))}
              </ul>
              <Pages what="incidents" page={page} last={Math.ceil(total / PAGE)} onPage={setPage} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
};
