import type { EnquiryDetail } from '@frontdoor/contracts';
import { Page } from '../../ui/page.js';
import { CommitmentsPanel } from './commitments/commitments-panel.js';
import { Composer } from './composer/composer.js';
import { CustomerPanel } from './customer-panel.js';
import { EnquiryActions } from './enquiry-actions.js';
import { EnquiryFacts } from './enquiry-facts.js';
import { OtherEnquiries } from './other-enquiries.js';
import { Timeline } from './timeline/timeline.js';
import { PromptBar } from './prompts/prompt-bar.js';
import { WaitingBar } from './waiting-bar.js';
import { WorkBar } from './work/work-bar.js';
import './enquiry-view.css';

export const EnquiryView = ({ enquiry }: { enquiry: EnquiryDetail }) => (
  <Page
    title={enquiry.subject}
    before={<EnquiryFacts enquiry={enquiry} />}
    actions={<EnquiryActions enquiry={enquiry} />}
    isFilling
  >
    <PromptBar prompts={enquiry.prompts} />
    <WaitingBar enquiry={enquiry} />
    <WorkBar items={enquiry.workItems} />
    <div className="enquiry">
      <div className="enquiry-talk">
        <Timeline entries={enquiry.timeline} customer={enquiry.customer} />
        <Composer enquiry={enquiry} />
      </div>
      <section className="enquiry-about" aria-label="About this enquiry" tabIndex={0}>
        <CommitmentsPanel enquiry={enquiry} />
        <CustomerPanel enquiry={enquiry} />
        <OtherEnquiries title="Other open enquiries" enquiries={enquiry.otherOpen} />
        <OtherEnquiries
          title="May belong together"
          hint="The evidence was not enough to join them: have a look."
          enquiries={enquiry.suggestions}
        />
      </section>
    </div>
  </Page>
);
