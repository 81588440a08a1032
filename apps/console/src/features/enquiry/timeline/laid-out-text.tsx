import type { Layout, ShownAttachment } from '@frontdoor/contracts';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Icon } from '../../../ui/icon.js';
import { LongText } from '../../../ui/long-text.js';
import { EntryTime } from '../../../time/entry-time.js';
import { stretchesOf, type Stretch } from './laid-out.js';
import './laid-out-text.css';

/** Something beside what the writer says: one line that opens it. */
const Folded = ({ label, children }: { label: ReactNode; children: () => ReactNode }) => {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className="aside">
      <Button className="aside-line" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} size={14} />
        {label}
      </Button>
      {isOpen && <div className="aside-words">{children()}</div>}
    </div>
  );
};

const count = (lines: number): string => (lines === 1 ? '1 line' : `${lines.toLocaleString('en-GB')} lines`);

interface MailProps {
  stretch: Extract<Stretch, { kind: 'mail' }>;
  attachments: readonly ShownAttachment[];
}

/** A mail that came within another, as the mail that it is. */
const EnclosedMail = ({ stretch: { mail, within }, attachments }: MailProps) => {
  const { from, to, sentAt, subject, files } = mail;
  const named = attachments.filter(({ index }) => files.includes(index));
  return (
    <>
      <dl className="enclosed-head small">
        {from && (
          <>
            <dt>From</dt>
            <dd>
              <bdi>{from}</bdi>
            </dd>
          </>
        )}
        {to && (
          <>
            <dt>To</dt>
            <dd>
              <bdi>{to}</bdi>
            </dd>
          </>
        )}
        {sentAt && (
          <>
            <dt>Sent</dt>
            <dd>
              <EntryTime at={sentAt} />
            </dd>
          </>
        )}
        {subject && (
          <>
            <dt>Subject</dt>
            <dd>
              <bdi>{subject}</bdi>
            </dd>
          </>
        )}
        {named.length > 0 && (
          <>
            <dt>Files</dt>
            <dd>
              <bdi>{named.map(({ name }) => name).join(', ')}</bdi> <span className="quiet">(below)</span>
            </dd>
          </>
        )}
      </dl>
      {within.length === 0 && <p className="quiet">It says nothing.</p>}
      <Stretches stretches={within} attachments={attachments} />
    </>
  );
};

const labelOf = (stretch: Exclude<Stretch, { kind: 'own' }>): ReactNode => {
  if (stretch.kind !== 'mail')
    return stretch.kind === 'quote' ? `Quoted text (${count(stretch.lines)})` : 'Signature';
  const { subject, from } = stretch.mail;
  return (
    <span>
      Enclosed mail: <bdi>{subject ?? 'without a subject'}</bdi>
      {from && (
        <span className="quiet">
          {' '}
          from <bdi>{from}</bdi>
        </span>
      )}
    </span>
  );
};

interface StretchesProps {
  stretches: readonly Stretch[];
  attachments: readonly ShownAttachment[];
}

const Stretches = ({ stretches, attachments }: StretchesProps) =>
  stretches.map((stretch) =>
    stretch.kind === 'own' ? (
      <LongText key={stretch.key} text={stretch.text} />
    ) : (
      <Folded key={stretch.key} label={labelOf(stretch)}>
        {() =>
          stretch.kind === 'mail' ? (
            <EnclosedMail stretch={stretch} attachments={attachments} />
          ) : (
            <LongText text={stretch.text} />
          )
        }
      </Folded>
    ),
  );

interface Props {
  text: string;
  layout: Layout;
  attachments: readonly ShownAttachment[];
}

/** What a writer says, in full; what they quote, their signature and enclosed mails behind a line each. */
export const LaidOutText = ({ text, layout, attachments }: Props) => {
  const stretches = useMemo(() => stretchesOf(text, layout), [text, layout]);
  return <Stretches stretches={stretches} attachments={attachments} />;
};
