import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useParams } from 'react-router';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { OfferBar } from '../../casework/offer-bar.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { AnswerLine } from './answers/answer-line.js';
import { AnswersPanel } from './answers/answers-panel.js';
import { AppointmentsPanel } from './appointments/appointments-panel.js';
import { AtAGlance } from './at-a-glance.js';
import { CallbacksPanel } from './callbacks/callbacks-panel.js';
import { ComposerLock } from './composer-lock.js';
import { CommitmentsPanel } from './commitments/commitments-panel.js';
import { Composer } from './composer/composer.js';
import { CustomerPanel } from './customer-panel.js';
import { EnquiryActions } from './enquiry-actions.js';
import { EnquiryFacts } from './enquiry-facts.js';
import { isKeptFromMe, KeptFromMe } from './exclusions/kept-from-me.js';
import { BriefBar } from './handover/brief-bar.js';
import { HandoversPanel } from './handover/handovers-panel.js';
import { SuggestedService } from './move/suggested-service.js';
import { JoinedEnquiries } from './joined-enquiries.js';
import { PartnersPanel } from './partners/partners-panel.js';
import { type Part, PhoneBar } from './phone-bar.js';
import { PromptBar } from './prompt-bar.js';
import { QuestionsPanel } from './questions/questions-panel.js';
import { SuggestedLinks } from './suggested-links.js';
import { useLookAtMentionsOn } from './use-look-at-mentions.js';
import { Timeline } from './timeline/timeline.js';
import { WhoIsHere } from './who-is-here.js';
import { WorkBar } from './work-bar.js';
import './enquiry-page.css';

const useEnquiry = (id: string) =>
  useQuery({
    queryKey: keys.enquiry(id),
    queryFn: ({ signal }) => call(api.readEnquiry, { params: { id } }, { signal }),
    refetchInterval: 60_000,
  });

const EnquiryView = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  useLookAtMentionsOn(enquiry);
  const mustRead = enquiry.state === 'open' && enquiry.handovers.some(({ mustOpen }) => mustOpen);
  const [part, setPart] = useState<Part>('talk');
  const talk = useRef<HTMLDivElement>(null);
  const show = (next: Part) => {
    flushSync(() => setPart(next));
    if (next === 'writing')
      talk.current?.querySelector<HTMLElement>('.composer-panel:not([inert]) textarea')?.focus();
  };
  return (
    <Page
      title={enquiry.subject}
      before={<EnquiryFacts enquiry={enquiry} />}
      after={
        <div className="enquiry-state">
          <WorkBar enquiry={enquiry} />
          <WhoIsHere id={enquiry.id} />
        </div>
      }
      actions={<EnquiryActions enquiry={enquiry} />}
      isFilling
    >
      <div className="enquiry" data-part={part}>
        <OfferBar isCard />
        <div className="enquiry-talk" ref={talk}>
          <BriefBar enquiry={enquiry} />
          <Timeline enquiry={enquiry} />
          <PromptBar enquiry={enquiry} />
          <SuggestedService enquiry={enquiry} />
          <AnswerLine enquiry={enquiry} onWrite={() => show('writing')} />
          {/* What was handed over is read before anything is written. */}
          {!mustRead && (
            <ComposerLock enquiry={enquiry}>
              <Composer enquiry={enquiry} onWrite={() => setPart('writing')} />
            </ComposerLock>
          )}
        </div>
        <section className="enquiry-about" aria-label="About this enquiry" tabIndex={0}>
          {enquiry.joinedInto && <JoinedEnquiries enquiry={enquiry} />}
          <AtAGlance enquiry={enquiry} />
          <CustomerPanel enquiry={enquiry} />
          <CommitmentsPanel enquiry={enquiry} />
          <QuestionsPanel enquiry={enquiry} />
          <AnswersPanel enquiry={enquiry} onWrite={() => show('writing')} />
          <AppointmentsPanel enquiry={enquiry} />
          <CallbacksPanel enquiry={enquiry} />
          <HandoversPanel enquiry={enquiry} />
          <PartnersPanel enquiry={enquiry} />
          <SuggestedLinks enquiry={enquiry} />
          {!enquiry.joinedInto && <JoinedEnquiries enquiry={enquiry} />}
        </section>
        <PhoneBar part={part} onChange={show} />
      </div>
    </Page>
  );
};

export const EnquiryPage = () => {
  const { id = '' } = useParams();
  const enquiry = useEnquiry(id);
  // Also where it was read before somebody said so.
  if (isKeptFromMe(enquiry.error)) return <KeptFromMe id={id} error={enquiry.error} />;
  if (enquiry.data) return <EnquiryView key={enquiry.data.id} enquiry={enquiry.data} />;
  return (
    <Page title="Enquiry">
      <Loaded query={enquiry}>{() => null}</Loaded>
    </Page>
  );
};
