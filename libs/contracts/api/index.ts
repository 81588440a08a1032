import type { Endpoint } from '../endpoint.js';
import * as answers from './answers.js';
import * as absence from './absence.js';
import * as apiKeys from './api-keys.js';
import * as appointmentHours from './appointment-hours.js';
import * as appointments from './appointments.js';
import * as attention from './attention.js';
import * as callbacks from './callbacks.js';
import * as serviceRules from './service-rules.js';
import * as calls from './calls.js';
import * as channels from './channels.js';
import * as charter from './charter.js';
import * as customers from './customers.js';
import * as drafts from './drafts.js';
import * as enquiries from './enquiries.js';
import * as forecasts from './forecast.js';
import * as integration from './integration.js';
import * as handovers from './handovers.js';
import * as exclusions from './exclusions.js';
import * as interpreters from './interpreters.js';
import * as mentions from './mentions.js';
import * as moves from './moves.js';
import * as open311 from './open311.js';
import * as operations from './operations.js';
import * as pages from './pages.js';
import * as partners from './partners.js';
import * as preferences from './preferences.js';
import * as printQueue from './print-queue.js';
import * as queue from './queue.js';
import * as quality from './quality.js';
import * as questions from './questions.js';
import * as readings from './readings.js';
import * as receiptDates from './receipt-dates.js';
import * as receptionDevices from './reception-devices.js';
import * as receptionPages from './reception-pages.js';
import * as savedReplies from './saved-replies.js';
import * as savedViews from './saved-views.js';
import * as scans from './scans.js';
import * as demand from './demand.js';
import * as scoreboard from './scoreboard.js';
import * as session from './session.js';
import * as setUp from './set-up.js';
import * as shifts from './shifts.js';
import * as subscribers from './subscribers.js';
import * as supervision from './supervision.js';
import * as setUpReporting from './set-up-reporting.js';
import * as incidentAnswers from './incident-answers.js';
import * as social from './social.js';
import * as topics from './topics.js';
import * as tryIt from './try-it.js';
import * as visits from './visits.js';

/** Every address of the API, by name. Routes, OpenAPI and clients are made from this. */
export const api = {
  ...session,
  ...answers,
  ...printQueue,
  ...queue,
  ...enquiries,
  ...absence,
  ...apiKeys,
  ...forecasts,
  ...integration,
  ...handovers,
  ...exclusions,
  ...interpreters,
  ...subscribers,
  ...customers,
  ...appointmentHours,
  ...appointments,
  ...attention,
  ...callbacks,
  ...serviceRules,
  ...calls,
  ...channels,
  ...drafts,
  ...mentions,
  ...moves,
  ...open311,
  ...partners,
  ...operations,
  ...charter,
  ...preferences,
  ...quality,
  ...questions,
  ...readings,
  ...receiptDates,
  ...receptionDevices,
  ...receptionPages,
  ...savedReplies,
  ...savedViews,
  ...scans,
  ...demand,
  ...scoreboard,
  ...setUp,
  ...shifts,
  ...setUpReporting,
  ...incidentAnswers,
  ...social,
  ...supervision,
  ...topics,
  ...tryIt,
  ...visits,
  ...pages,
};

export const endpoints: readonly (readonly [string, Endpoint])[] = Object.entries(api).filter(
  (entry): entry is [string, (typeof entry)[1] & Endpoint] =>
    typeof entry[1] === 'object' && 'path' in entry[1],
);

export type { LetterInQueue, PrintQueueList, PrintQueueShow, ReturnReason } from './print-queue.js';
export type { ApiKeyView } from './api-keys.js';
export type { AttemptView, SubscriberView } from './subscribers.js';
export { type SavedMark, type SavedReply } from './saved-replies.js';
export { apiContact, type ApiContact, sentFiles } from './operations.js';
export { type PartnersView, type ReportCategoriesView } from './set-up-reporting.js';
export { type Incident, type IncidentAnswer } from './incident-views.js';
export {
  type AheadEstimate,
  type AheadSide,
  type LiveBoard,
  type BalanceChangeView,
  type LookedAheadView,
  type RunView,
  type WhatIf,
} from './supervision.js';
export type { Forecast } from './forecast.js';
export type { OpenedQualityNote, OwnQualityNote, QualityNoteView, QualitySampleView } from './quality.js';
