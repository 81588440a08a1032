import { api, type Layout } from '@frontdoor/contracts';
import { useState } from 'react';
import { hrefOf } from '../../../api/client.js';
import { ActionButton } from '../../../ui/action-button.js';
import './as-it-looks.css';

const listed = new Intl.ListFormat('en-GB');

interface Props {
  contactId: string;
  page: NonNullable<Layout['page']>;
}

/**
 * A mail as its writer formatted it, in a frame that runs nothing and fetches nothing. Pictures that lie elsewhere are
 * fetched by the browser once somebody has asked for them.
 */
export const AsItLooks = ({ contactId, page: { picturesElsewhere, hosts } }: Props) => {
  const [pictures, setPictures] = useState<'own' | 'elsewhere'>('own');
  const [isTall, setIsTall] = useState(false);
  const few = picturesElsewhere === 1;
  return (
    <div className="as-it-looks">
      {picturesElsewhere > 0 && pictures === 'own' && (
        <div className="as-it-looks-blocked">
          <p className="small">
            {few ? 'One picture lies' : `${picturesElsewhere} pictures lie`} elsewhere ({listed.format(hosts)}
            ) and {few ? 'was' : 'were'} not fetched. Fetching tells whoever keeps {few ? 'it' : 'them'} that
            this mail was opened, when, and from which internet address.
          </p>
          <ActionButton size="small" onPress={() => setPictures('elsewhere')}>
            Show pictures from elsewhere
          </ActionButton>
        </div>
      )}
      <div className={isTall ? 'as-it-looks-frame as-it-looks-tall' : 'as-it-looks-frame'}>
        <iframe
          key={pictures}
          title="The mail as it looks"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          src={hrefOf(api.readContactPage, { params: { id: contactId }, query: { pictures } })}
        />
      </div>
      <ActionButton size="small" look="quiet" aria-pressed={isTall} onPress={() => setIsTall(!isTall)}>
        {isTall ? 'Smaller' : 'Larger'}
      </ActionButton>
    </div>
  );
};
