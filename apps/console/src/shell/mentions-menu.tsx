import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useNavigate } from 'react-router';
import { MentionLine } from '../casework/mention-line.js';
import { useLookAtMentions, useMentions } from '../casework/use-mentions.js';
import { Icon } from '../ui/icon.js';
import './mentions-menu.css';

const ALL_SEEN = 'all-seen';

/** The notes that mention me: how many I have not looked at, and the list of them. Not there while nobody ever has. */
export const MentionsMenu = () => {
  const { unseen = 0, mentions = [] } = useMentions().data ?? {};
  const lookAt = useLookAtMentions();
  const navigate = useNavigate();
  if (mentions.length === 0) return null;
  const fresh = mentions.filter(({ seenAt }) => seenAt === null);
  const seen = mentions.filter(({ seenAt }) => seenAt !== null);
  const open = (key: string) => {
    if (key === ALL_SEEN) return lookAt(fresh.map(({ noteId }) => noteId));
    const mention = mentions.find(({ noteId }) => noteId === key);
    if (mention) void navigate(`/enquiries/${mention.enquiryId}`);
  };
  return (
    <MenuTrigger>
      <Button className="mentions-button" aria-label={unseen === 0 ? 'Mentions' : `Mentions: ${unseen} new`}>
        <Icon name="social" />
        {unseen > 0 && <span className="mentions-count figures">{unseen}</span>}
      </Button>
      <Popover className="popover mentions-popover" placement="bottom end">
        <Menu className="menu" aria-label="Mentions" onAction={(key) => open(String(key))}>
          {[
            { name: 'New', those: fresh },
            { name: 'Looked at', those: seen },
          ]
            .filter(({ those }) => those.length > 0)
            .map(({ name, those }) => (
              <MenuSection key={name}>
                <Header className="menu-head">{name}</Header>
                {those.map((mention) => (
                  <MenuItem
                    key={mention.noteId}
                    id={mention.noteId}
                    className="menu-item"
                    textValue={`${mention.by}, ${mention.reference}: ${mention.preview}`}
                  >
                    <MentionLine mention={mention} />
                  </MenuItem>
                ))}
              </MenuSection>
            ))}
          {fresh.length > 0 && (
            <MenuItem id={ALL_SEEN} className="menu-item">
              <Icon name="check" size={16} /> I have seen them all
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
