import { api } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { TextField } from 'react-aria-components/TextField';
import { useNavigate } from 'react-router';
import { call } from '../api/client.js';
import { keys } from '../api/keys.js';
import { useAgents } from '../casework/use-agents.js';
import { pathOf, useSavedViews } from '../casework/use-saved-views.js';
import { shortcuts } from '../shortcuts/shortcuts.js';
import { useLater } from '../state/use-later.js';
import { useStore } from '../state/store.js';
import { useMe } from '../session/me.js';
import { placesOf } from './places.js';
import { PopUp } from '../ui/pop-up.js';
import { presenceWord } from '../ui/words.js';
import { PALETTE } from './palette-keys.js';
import './palette.css';

interface Entry {
  id: string;
  label: string;
  detail: string;
  run: () => void;
}

/** So many enquiries are listed; the search has the others. */
const MOST = 6;
const PAUSE_MS = 150;

/** Whether all words of `sought` begin a word of `label`. */
const fits = (label: string, sought: string): boolean => {
  const words = label.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((one) => words.some((word) => word.startsWith(one)));
};

const useEnquiries = (text: string) =>
  useQuery({
    queryKey: [...keys.search, 'palette', text],
    queryFn: ({ signal }) => call(api.searchEnquiries, { body: { search: text, limit: MOST } }, { signal }),
    select: ({ enquiries }) => enquiries,
    enabled: text.length > 1,
    placeholderData: keepPreviousData,
  });

/** What fits what is typed, under its heading. */
const useEntries = (text: string): { title: string; entries: Entry[] }[] => {
  const navigate = useNavigate();
  const go = (address: string) => () => void navigate(address);
  const known = useStore(shortcuts);
  const agents = useAgents().data ?? [];
  const views = useSavedViews().data ?? [];
  const later = useLater(text, PAUSE_MS);
  const enquiries = useEnquiries(later).data ?? [];
  const actions = known
    .filter(({ keys: pressed, description }) => pressed !== PALETTE && fits(description, text))
    .map(({ keys: pressed, description, run }) => ({
      ...{ id: `action ${pressed}`, label: description, detail: pressed, run },
    }));
  const parts = placesOf(useMe())
    .flatMap(({ label: place, parts: within = [] }) => within.map((part) => ({ place, ...part })))
    .filter(({ label }) => text !== '' && fits(label, text))
    .map(({ place, path, label }) => ({ id: `part ${path}`, label, detail: place, run: go(path) }));
  const saved = views
    .filter(({ name }) => fits(name, text))
    .map(({ id, place, name, address }) => ({
      ...{ id: `view ${id}`, label: name, detail: place === 'queue' ? 'Queue' : 'Search' },
      run: go(`${pathOf[place]}?${address}`),
    }));
  const people = agents
    .filter(({ name }) => text !== '' && fits(name, text))
    .map(({ id, name, presence }) => ({
      ...{ id: `agent ${id}`, label: name, detail: `${presenceWord[presence]}: their open enquiries` },
      run: go(`/search?state=open&owner=${id}`),
    }));
  const found = text.length < 2 ? [] : enquiries;
  const everything = { id: 'all', label: `Search for “${text}”`, detail: 'Enquiries' };
  return [
    { title: 'Actions and places', entries: [...actions, ...parts] },
    { title: 'Saved views', entries: saved },
    { title: 'People', entries: people },
    {
      title: 'Enquiries',
      entries: [
        ...found.map(({ id, subject, reference, customer, state }) => ({
          ...{ id: `enquiry ${id}`, label: `${subject} · ${customer}` },
          ...{ detail: state === 'open' ? reference : `${reference}, closed`, run: go(`/enquiries/${id}`) },
        })),
        ...(text === '' ? [] : [{ ...everything, run: go(`/search?q=${encodeURIComponent(text)}`) }]),
      ],
    },
  ].filter(({ entries }) => entries.length > 0);
};

/** Once the dialog has closed and given the focus back. */
const afterwards = (run: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(run));
};

/** Which list it controls, and what of it is chosen, the autocomplete says. */
const COMBOBOX = { role: 'combobox', 'aria-expanded': true, 'aria-haspopup': 'listbox' } as const;

const Entries = ({ onClose }: { onClose: () => void }) => {
  const [text, setText] = useState('');
  const sections = useEntries(text.trim());
  const entries = sections.flatMap((section) => section.entries);
  return (
    <Autocomplete inputValue={text} onInputChange={setText}>
      <TextField aria-label="Action, place, person or enquiry" autoFocus maxLength={200}>
        <Input className="input" {...COMBOBOX} placeholder="Action, place, person or enquiry" />
      </TextField>
      <ListBox
        className="palette-list"
        aria-label="What fits"
        selectionMode="none"
        onAction={(id) => {
          const chosen = entries.find((entry) => entry.id === id);
          onClose();
          if (chosen) afterwards(chosen.run);
        }}
        renderEmptyState={() => <p className="quiet">Nothing fits.</p>}
      >
        {sections.map(({ title, entries: listed }) => (
          <ListBoxSection key={title} id={title}>
            <Header className="palette-head">{title}</Header>
            {listed.map(({ id, label, detail }) => (
              <ListBoxItem key={id} id={id} className="palette-item" textValue={`${label}, ${detail}`}>
                <bdi>{label}</bdi>
                <span className="quiet small">{detail}</span>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </Autocomplete>
  );
};

/** One field for everything that can be done and found, by keyboard alone. */
const Palette = ({ onClose }: { onClose: () => void }) => (
  <PopUp title="Go to or do" isOpen onOpenChange={onClose}>
    {() => <Entries onClose={onClose} />}
  </PopUp>
);

// Fetched when it is first wanted.
// oxlint-disable-next-line import/no-default-export
export default Palette;
