import { AUTHORITIES, type Authority } from '@frontdoor/contracts';
import { Badge } from '../ui/badge.js';
import './authority-lines.css';

const ENDED = {
  'ran-out': 'ran out',
  ended: 'was ended',
  'not-yet': 'does not hold yet',
  holds: '',
} as const;

/** Who acts for whom, in a sentence. */
export const sayAuthority = ({ direction, name, kind, from, until }: Authority): string => {
  const who = direction === 'acts' ? `Acts for ${name}` : `${name} acts for them`;
  return `${who}: ${AUTHORITIES[kind]}, from ${from}${until === null ? '' : ` to ${until}`}`;
};

/** For whom a customer acts and who acts for them; what no longer holds says so. */
export const AuthorityLines = ({ authorities }: { authorities: readonly Authority[] }) => (
  <>
    {authorities.map((each) => (
      <p key={each.id} className="authority-line">
        <bdi>{sayAuthority(each)}</bdi>{' '}
        {each.state !== 'holds' && (
          <Badge tone={each.state === 'not-yet' ? 'neutral' : 'bad'} icon="at-risk">
            This authority {ENDED[each.state]}
          </Badge>
        )}
      </p>
    ))}
  </>
);
