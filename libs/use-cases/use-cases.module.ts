import { Module } from '@nestjs/common';
import { JobsModule } from '@frontdoor/jobs';
import { AttentionModule } from '@frontdoor/casework/attention';
import { ChannelsModule } from '@frontdoor/casework/channels';
import { ChartersModule } from '@frontdoor/casework/charters';
import { DeliveriesModule } from '@frontdoor/casework/deliveries';
import { DirectoryModule } from '@frontdoor/casework/directory';
import { EnquiriesModule } from '@frontdoor/casework/enquiries';
import { LedgerModule } from '@frontdoor/casework/ledger';
import { LiveModule } from '@frontdoor/casework/live';
import { MentionsModule } from '@frontdoor/casework/mentions';
import { PaperModule } from '@frontdoor/casework/paper';
import { PartnersModule } from '@frontdoor/casework/partners';
import { PlacesModule } from '@frontdoor/casework/places';
import { HandoversModule } from '@frontdoor/casework/handovers';
import { PlacementModule } from '@frontdoor/casework/placement';
import { QueueModule } from '@frontdoor/casework/queue';
import { ReadingsModule } from '@frontdoor/casework/readings';
import { ReceiptsModule } from '@frontdoor/casework/receipts';
import { ReportsModule } from '@frontdoor/casework/reports';
import { RepliesModule } from '@frontdoor/casework/replies';
import { StepsModule } from '@frontdoor/casework/steps';
import { StoredBytesModule } from '@frontdoor/casework/stored-bytes';
import { TimelineModule } from '@frontdoor/casework/timeline';
import { VisitsModule } from '@frontdoor/casework/visits';
import { AdministerModule } from './administer/administer.module.js';
import { AgreeDetailsModule } from './agree-details/agree-details.module.js';
import { ArrangeInterpreterModule } from './arrange-interpreter/arrange-interpreter.module.js';
import { AssignWorkModule } from './assign-work/assign-work.module.js';
import { AuditPremisesModule } from './audit-premises/audit-premises.module.js';
import { BeAwayModule } from './be-away/be-away.module.js';
import { ChangeBalanceModule } from './change-balance/change-balance.module.js';
import { ForecastDemandModule } from './forecast-demand/forecast-demand.module.js';
import { LookAheadModule } from './look-ahead/look-ahead.module.js';
import { CancelEnquiryModule } from './cancel-enquiry/cancel-enquiry.module.js';
import { ChangeCalendarsModule } from './change-calendars/change-calendars.module.js';
import { CorrectReceiptModule } from './correct-receipt/correct-receipt.module.js';
import { ChangeDetailsModule } from './change-details/change-details.module.js';
import { CheckInVisitorModule } from './check-in-visitor/check-in-visitor.module.js';
import { DismissSuggestionModule } from './dismiss-suggestion/dismiss-suggestion.module.js';
import { ExplainRoutingModule } from './explain-routing/explain-routing.module.js';
import { HandleCallsModule } from './handle-calls/handle-calls.module.js';
import { HandToPartnerModule } from './hand-to-partner/hand-to-partner.module.js';
import { HandleEnquiryModule } from './handle-enquiry/handle-enquiry.module.js';
import { HidePostModule } from './hide-post/hide-post.module.js';
import { JoinEnquiriesModule } from './join-enquiries/join-enquiries.module.js';
import { KeepApartModule } from './keep-apart/keep-apart.module.js';
import { KeepAuthorityModule } from './keep-authority/keep-authority.module.js';
import { KeepCallbacksModule } from './keep-callbacks/keep-callbacks.module.js';
import { KeepAppointmentsModule } from './keep-appointments/keep-appointments.module.js';
import { KeepIncidentsModule } from './keep-incidents/keep-incidents.module.js';
import { KeepViewsModule } from './keep-views/keep-views.module.js';
import { KeepVoicemailModule } from './keep-voicemail/keep-voicemail.module.js';
import { LogInModule } from './log-in/log-in.module.js';
import { LookAfterBytesModule } from './look-after-bytes/look-after-bytes.module.js';
import { LookAtEnquiryModule } from './look-at-enquiry/look-at-enquiry.module.js';
import { LookAtMentionsModule } from './look-at-mentions/look-at-mentions.module.js';
import { MakeCallModule } from './make-call/make-call.module.js';
import { KeepDraftsModule } from './keep-drafts/keep-drafts.module.js';
import { KeepTalliesModule } from './keep-tallies/keep-tallies.module.js';
import { MeasureBacklogModule } from './measure-backlog/measure-backlog.module.js';
import { MoveEnquiryModule } from './move-enquiry/move-enquiry.module.js';
import { PreferChannelModule } from './prefer-channel/prefer-channel.module.js';
import { PlanShiftsModule } from './plan-shifts/plan-shifts.module.js';
import { PostLettersModule } from './post-letters/post-letters.module.js';
import { PreviewLetterModule } from './preview-letter/preview-letter.module.js';
import { QuarantineModule } from './quarantine/quarantine.module.js';
import { RaiseAlarmsModule } from './raise-alarms/raise-alarms.module.js';
import { ReadArrivalsModule } from './read-arrivals/read-arrivals.module.js';
import { ReadModule } from './read/read.module.js';
import { ReadPaperModule } from './read-paper/read-paper.module.js';
import { ReceiveContactModule } from './receive-contact/receive-contact.module.js';
import { ReportByOpen311Module } from './report-by-open311/report-by-open311.module.js';
import { ReturnLeftWorkModule } from './return-left-work/return-left-work.module.js';
import { RouteContactModule } from './route-contact/route-contact.module.js';
import { SaveFormModule } from './save-form/save-form.module.js';
import { SaveRepliesModule } from './save-replies/save-replies.module.js';
import { ScanFilesModule } from './scan-files/scan-files.module.js';
import { AnswersModule } from '@frontdoor/casework/answers';
import { KeepAnswersModule } from './keep-answers/keep-answers.module.js';
import { OfferAnswersModule } from './offer-answers/offer-answers.module.js';
import { TopicsModule } from '@frontdoor/casework/topics';
import { SuggestServiceModule } from './suggest-service/suggest-service.module.js';
import { SuggestAnswersModule } from './suggest-answers/suggest-answers.module.js';
import { ApiKeysModule } from '@frontdoor/casework/api-keys';
import { OutgoingEventsModule } from '@frontdoor/casework/outgoing-events';
import { SubscribersModule } from '@frontdoor/casework/subscribers';
import { ServeIntegrationsModule } from './serve-integrations/serve-integrations.module.js';
import { TellSubscribersModule } from './tell-subscribers/tell-subscribers.module.js';
import { ScoreboardModule } from './scoreboard/scoreboard.module.js';
import { SeeVisitorsModule } from './see-visitors/see-visitors.module.js';
import { SendLinkModule } from './send-link/send-link.module.js';
import { SendMessageModule } from './send-message/send-message.module.js';
import { SendReplyModule } from './send-reply/send-reply.module.js';
import { AnswerQualityNoteModule } from './answer-quality-note/answer-quality-note.module.js';
import { CheckQualityModule } from './check-quality/check-quality.module.js';
import { AskOnceModule } from './ask-once/ask-once.module.js';
import { HandOverOwnedModule } from './hand-over-owned/hand-over-owned.module.js';
import { TakeHandoverModule } from './take-handover/take-handover.module.js';
import { SplitEnquiryModule } from './split-enquiry/split-enquiry.module.js';
import { TakeDownContactModule } from './take-down-contact/take-down-contact.module.js';
import { TakeScansModule } from './take-scans/take-scans.module.js';
import { FetchFilesModule } from './fetch-files/fetch-files.module.js';
import { SetPartnersModule } from './set-partners/set-partners.module.js';
import { SetReportCategoriesModule } from './set-report-categories/set-report-categories.module.js';
import { SetServiceRulesModule } from './set-service-rules/set-service-rules.module.js';
import { TypeTranscriptModule } from './type-transcript/type-transcript.module.js';
import { TellCustomersApartModule } from './tell-customers-apart/tell-customers-apart.module.js';
import { WatchChannelsModule } from './watch-channels/watch-channels.module.js';

const verbs = [
  AdministerModule,
  AgreeDetailsModule,
  AnswerQualityNoteModule,
  CheckQualityModule,
  CheckInVisitorModule,
  SeeVisitorsModule,
  ArrangeInterpreterModule,
  AskOnceModule,
  HandOverOwnedModule,
  TakeHandoverModule,
  AssignWorkModule,
  AuditPremisesModule,
  BeAwayModule,
  CancelEnquiryModule,
  ChangeBalanceModule,
  ForecastDemandModule,
  LookAheadModule,
  ChangeCalendarsModule,
  ChangeDetailsModule,
  CorrectReceiptModule,
  DismissSuggestionModule,
  ExplainRoutingModule,
  HandleCallsModule,
  HandleEnquiryModule,
  HandToPartnerModule,
  KeepVoicemailModule,
  LogInModule,
  LookAfterBytesModule,
  LookAtEnquiryModule,
  LookAtMentionsModule,
  MakeCallModule,
  KeepDraftsModule,
  KeepTalliesModule,
  HidePostModule,
  JoinEnquiriesModule,
  KeepIncidentsModule,
  KeepViewsModule,
  MeasureBacklogModule,
  MoveEnquiryModule,
  PreferChannelModule,
  KeepAppointmentsModule,
  KeepApartModule,
  KeepAuthorityModule,
  KeepCallbacksModule,
  PlanShiftsModule,
  PostLettersModule,
  PreviewLetterModule,
  QuarantineModule,
  RaiseAlarmsModule,
  ReadArrivalsModule,
  ReadModule,
  ReadPaperModule,
  ReceiveContactModule,
  ReportByOpen311Module,
  ReturnLeftWorkModule,
  RouteContactModule,
  SaveFormModule,
  SaveRepliesModule,
  ScanFilesModule,
  ScoreboardModule,
  SendLinkModule,
  SendMessageModule,
  SendReplyModule,
  SplitEnquiryModule,
  TakeDownContactModule,
  TakeScansModule,
  ServeIntegrationsModule,
  TellCustomersApartModule,
  WatchChannelsModule,
  FetchFilesModule,
  SetServiceRulesModule,
  SetPartnersModule,
  SetReportCategoriesModule,
  TypeTranscriptModule,
  TellSubscribersModule,
  KeepAnswersModule,
  OfferAnswersModule,
  SuggestAnswersModule,
  SuggestServiceModule,
];
const nouns = [
  AnswersModule,
  TopicsModule,
  ApiKeysModule,
  OutgoingEventsModule,
  SubscribersModule,
  JobsModule,
  AttentionModule,
  ChannelsModule,
  ChartersModule,
  DeliveriesModule,
  DirectoryModule,
  EnquiriesModule,
  LedgerModule,
  LiveModule,
  MentionsModule,
  PaperModule,
  PartnersModule,
  PlacementModule,
  HandoversModule,
  PlacesModule,
  QueueModule,
  ReadingsModule,
  ReceiptsModule,
  ReportsModule,
  RepliesModule,
  StepsModule,
  StoredBytesModule,
  TimelineModule,
  VisitsModule,
];

/** Everything Frontdoor does, and what it does it to. Needs the globals of the foundation and WIRING. */
@Module({ imports: [...nouns, ...verbs], exports: [...nouns, ...verbs] })
export class UseCasesModule {}
