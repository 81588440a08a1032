import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { BeAway } from './absence/be-away.js';
import { AgentWork } from './assign-work/agent-work.js';
import { AssignWork } from './assign-work/assign-work.js';
import { Presence } from './assign-work/presence.js';
import { QueueTransaction } from './assign-work/queue-transaction.js';
import { WorkItems } from './assign-work/work-items.js';
import { AuditRegister } from './audits/audit-register.js';
import { RecordAudit } from './audits/record-audit.js';
import { CalendarReader } from './change-calendars/calendar-reader.js';
import { ChangeCalendars } from './change-calendars/change-calendars.js';
import { RecomputeCommitments } from './change-calendars/recompute-commitments.js';
import { AcceptWebhook } from './connect-channels/accept-webhook.js';
import { Channels } from './connect-channels/channels.js';
import { ChannelIntake } from './connect-channels/intake.js';
import { CloseEnquiry } from './handle-enquiry/close-enquiry.js';
import { SeedYear } from './demonstration/seed-year/seed-year.js';
import { HandleEnquiry } from './handle-enquiry/handle-enquiry.js';
import { RecordEvent } from './handle-enquiry/record-event.js';
import { LiveEvents } from './live-events/live-events.js';
import { LiveTail } from './live-events/live-tail.js';
import { LogIn } from './log-in/log-in.js';
import { LoginGuard } from './log-in/login-guard.js';
import { MakeCall } from './make-call/make-call.js';
import { RaiseAlarms } from './open-commitments/raise-alarms.js';
import { Charters } from './open-commitments/charters.js';
import { Ledger } from './open-commitments/ledger.js';
import { Quarantine } from './quarantine/quarantine.js';
import { Attachments } from './read/attachments.js';
import { EnquiryPromises } from './read/enquiry-promises.js';
import { EnquiryReader } from './read/enquiry-reader.js';
import { OpenPromises } from './read/open-promises.js';
import { QueueReader } from './read/queue-reader.js';
import { TimelineReader } from './read/timeline-reader.js';
import { TrackedEnquiries } from './read/tracked-enquiry.js';
import { Directory } from './receive-contact/directory.js';
import { ReceiveContact } from './receive-contact/receive-contact.js';
import { RouteContact } from './route-contact/route-contact.js';
import { PublicScores } from './scoreboard/public-scores.js';
import { ScoreboardReader } from './scoreboard/scoreboard-reader.js';
import { DeliveryNews } from './send-message/delivery-news.js';
import { Outbound } from './send-message/outbound.js';
import { SendMessage } from './send-message/send-message.js';
import { ReplyKinds } from './send-reply/reply-kinds.js';
import { ReplyRoutes } from './send-reply/reply-routes.js';
import { SendReply } from './send-reply/send-reply.js';
import { AskSteps } from './steps/ask-steps.js';
import { StepPrompts } from './steps/step-prompts.js';
import { Sweeps } from './sweep/sweeps.js';

const verbs = [
  Ledger,
  RecordEvent,
  RecomputeCommitments,
  ReplyKinds,
  AcceptWebhook,
  AgentWork,
  AskSteps,
  AssignWork,
  Attachments,
  AuditRegister,
  BeAway,
  CalendarReader,
  ChangeCalendars,
  ChannelIntake,
  Channels,
  Charters,
  CloseEnquiry,
  DeliveryNews,
  Directory,
  EnquiryPromises,
  EnquiryReader,
  HandleEnquiry,
  LiveEvents,
  LiveTail,
  LogIn,
  LoginGuard,
  MakeCall,
  OpenPromises,
  Outbound,
  Presence,
  Quarantine,
  QueueReader,
  QueueTransaction,
  RaiseAlarms,
  ReceiveContact,
  RecordAudit,
  ReplyRoutes,
  RouteContact,
  PublicScores,
  ScoreboardReader,
  SeedYear,
  SendMessage,
  SendReply,
  StepPrompts,
  Sweeps,
  TimelineReader,
  TrackedEnquiries,
  WorkItems,
];

/** Everything Frontdoor does. Needs the globals of the foundation and WIRED_ADAPTERS. */
@Module({ imports: [JobsModule], providers: verbs, exports: [...verbs, JobsModule] })
export class UseCasesModule {}
