import { api, type SavedView } from '@frontdoor/contracts';
import { useState } from 'react';
import { Form } from 'react-aria-components/Form';
import { Link } from 'react-router';
import { useAction } from '../api/use-action.js';
import { keys } from '../api/keys.js';
import { notify } from '../state/notices.js';
import { ActionButton } from '../ui/action-button.js';
import { PopUp } from '../ui/pop-up.js';
import { TextInput } from '../ui/text-input.js';
import { pathOf, useSavedViews } from './use-saved-views.js';
import './saved-views.css';

interface Props {
  place: SavedView['place'];
  /** How the list is filtered now: what stands behind the question mark of the address. */
  filters: string;
}

const copyLink = () =>
  navigator.clipboard.writeText(location.href).then(
    () => notify({ tone: 'good', title: 'The link to this view is copied.' }),
    () =>
      notify({ tone: 'bad', title: 'The link could not be copied.', text: 'Copy it from the address bar.' }),
  );

const SaveForm = ({ place, filters }: Props) => {
  const [name, setName] = useState('');
  const save = useAction(api.saveView, {
    refresh: [keys.savedViews],
    onDone: (_, { body }) => {
      setName('');
      notify({ tone: 'good', title: `“${body.name}” is saved.` });
    },
  });
  return (
    <Form
      className="saved-views-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') save.mutate({ body: { place, name: name.trim(), address: filters } });
      }}
    >
      <TextInput
        label="Save what is shown now as"
        value={name}
        onChange={setName}
        maxLength={60}
        isRequired
      />
      <ActionButton type="submit" look="main" isPending={save.isPending}>
        Save
      </ActionButton>
    </Form>
  );
};

/** Lists by a name of one's own: opened, saved, removed, and shared by their link. */
export const SavedViews = ({ place, filters }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  const views = (useSavedViews().data ?? []).filter((view) => view.place === place);
  const remove = useAction(api.removeView, { refresh: [keys.savedViews] });
  return (
    <>
      <ActionButton look="quiet" onPress={() => setIsOpen(true)}>
        Saved views
      </ActionButton>
      <PopUp title="Saved views" isOpen={isOpen} onOpenChange={setIsOpen}>
        {(close) => (
          <>
            {views.length === 0 && <p className="quiet">You have saved none here yet.</p>}
            <ul className="saved-views" aria-label="Your saved views">
              {views.map(({ id, name, address }) => (
                <li key={id}>
                  <Link
                    to={`${pathOf[place]}?${address}`}
                    aria-current={address === filters ? 'page' : undefined}
                    onClick={close}
                  >
                    <bdi>{name}</bdi>
                  </Link>
                  <ActionButton
                    look="quiet"
                    icon="cross"
                    aria-label={`Remove “${name}”`}
                    onPress={() => remove.mutate({ params: { id } })}
                  />
                </li>
              ))}
            </ul>
            <SaveForm place={place} filters={filters} />
            <div className="pop-up-actions">
              <ActionButton onPress={() => void copyLink()}>Copy the link to what is shown</ActionButton>
            </div>
          </>
        )}
      </PopUp>
    </>
  );
};
