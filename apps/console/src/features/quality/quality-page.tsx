import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayUse, useMe } from '../../session/me.js';
import { Page } from '../../ui/page.js';
import { Segments } from '../../ui/segments.js';
import { CriteriaForm } from './criteria-form.js';
import { DrawForm } from './draw-form.js';
import { DrawsList } from './draws-list.js';
import { NotesList } from './notes-list.js';
import { OwnNotes } from './own-notes.js';
import './quality.css';

type View = 'to-read' | 'written' | 'draws' | 'criteria' | 'own';

const SupervisorsPage = () => {
  const [view, setView] = useState<View>('to-read');
  const listed = useQuery({
    queryKey: [...keys.quality, 'to-read', 1],
    queryFn: ({ signal }) => call(api.listQualityNotes, { query: { state: 'to-read' } }, { signal }),
  });
  const own = useQuery({
    queryKey: [...keys.quality, 'own', 1],
    queryFn: ({ signal }) => call(api.listOwnQualityNotes, { query: {} }, { signal }),
  });
  return (
    <Page title="Quality">
      <div className="quality">
        <Segments<View>
          label="What of quality"
          value={view}
          options={[
            { value: 'to-read', label: 'To read', count: listed.data?.toRead },
            { value: 'written', label: 'Notes written' },
            { value: 'draws', label: 'Draws' },
            { value: 'criteria', label: 'What is looked at' },
            { value: 'own', label: 'On my contacts', count: own.data?.unseen },
          ]}
          onChange={setView}
        />
        {view === 'to-read' && (
          <>
            <DrawForm />
            <NotesList key="to-read" state="to-read" />
          </>
        )}
        {view === 'written' && <NotesList key="written" state="written" />}
        {view === 'draws' && <DrawsList />}
        {view === 'criteria' && <CriteriaForm />}
        {view === 'own' && <OwnNotes />}
      </div>
    </Page>
  );
};

/** Notes on single contacts: supervisors draw and write them, everybody reads those on their own. */
export const QualityPage = () =>
  mayUse(useMe(), api.listQualityNotes) ? (
    <SupervisorsPage />
  ) : (
    <Page title="Quality">
      <div className="quality">
        <OwnNotes />
      </div>
    </Page>
  );
