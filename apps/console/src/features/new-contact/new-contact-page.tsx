import { CHANNELS } from '@frontdoor/contracts';
import { useMe } from '../../session/me.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { NewContactForm } from './new-contact-form.js';
import './new-contact-page.css';

/** A visit, a call or a letter, written down by whoever was there. */
export const NewContactPage = () => {
  const { desks } = useMe().organisation;
  return (
    <Page title="New contact">
      <div className="panel">
        {desks.length === 0 ? (
          <Message icon="question" title="Nothing can be recorded here yet.">
            <p>
              An administrator adds a reception desk, a telephone number or a post room:{' '}
              <code>frontdoor admin entry-point add</code>.
            </p>
          </Message>
        ) : (
          <NewContactForm
            ways={desks.map((value) => ({
              value,
              label: CHANNELS[value].takenDown?.label ?? CHANNELS[value].label,
            }))}
          />
        )}
      </div>
    </Page>
  );
};
