export { refuseUnsaidCall } from './refuse-unsaid-call.js';
export { EnquiriesModule } from './enquiries.module.js';
export { findEnquiry, openEnquiry, refuseJoined } from './find-enquiry.js';
export { OpenAndClosed, sayClosing } from './open-and-closed.js';
export { refuseUnseen, sawAll, type Seen, seenBy } from './seen.js';
export { subjectOf } from './subject.js';
