import type { CallView } from '@frontdoor/contracts';
import { BriefView } from '../casework/brief/brief-view.js';

/** What a colleague passed on with the call, to be read before it is answered; nothing where nobody did. */
export const CallBrief = ({ call: { brief } }: { call: CallView }) =>
  brief === null ? null : (
    <section className="call-brief" aria-label={`Brief from ${brief.by}`}>
      <p>
        <strong>{brief.by} passes on what they know:</strong>
      </p>
      <BriefView brief={brief.words} />
    </section>
  );
