import { Link } from 'react-router';
import { MentionLine } from '../../casework/mention-line.js';
import { useMentions } from '../../casework/use-mentions.js';

/** Notes that mention me and that I have not looked at. */
export const MyMentions = () => {
  const fresh = (useMentions().data?.mentions ?? []).filter(({ seenAt }) => seenAt === null);
  if (fresh.length === 0) return null;
  return (
    <>
      <h3 className="panel-body">Mentions</h3>
      <ul className="my-work" aria-label="Mentions">
        {fresh.map((mention) => (
          <li key={mention.noteId}>
            <Link to={`/enquiries/${mention.enquiryId}`} className="my-work-item">
              <MentionLine mention={mention} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
};
