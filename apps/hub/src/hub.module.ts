import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DemonstrationModule } from '@frontdoor/demonstration';
import { type Foundation, FoundationModule, UseCasesModule } from '@frontdoor/use-cases';
import { WorkerModule } from '../../worker/src/worker.module.js';
import { CallbacksController } from './api/callbacks.controller.js';
import { AnswersController } from './api/answers.controller.js';
import { ApiKeysController } from './api/api-keys.controller.js';
import { AppointmentsController } from './api/appointments.controller.js';
import { AuditsController } from './api/audits.controller.js';
import { CalendarsController } from './api/calendars.controller.js';
import { CallsController } from './api/calls.controller.js';
import { ChannelsController } from './api/channels.controller.js';
import { CustomersController } from './api/customers.controller.js';
import { DraftsController } from './api/drafts.controller.js';
import { EnquiriesController } from './api/enquiries.controller.js';
import { EventsController } from './api/events.controller.js';
import { IntegrationController } from './api/integration.controller.js';
import { QualityController } from './api/quality.controller.js';
import { QuestionsController } from './api/questions.controller.js';
import { AbsenceController } from './api/absence.controller.js';
import { HandoversController } from './api/handovers.controller.js';
import { ExclusionsController } from './api/exclusions.controller.js';
import { InterpretersController } from './api/interpreters.controller.js';
import { LiveStreams } from './api/live-streams.js';
import { Open311Controller } from './open311/open311.controller.js';
import { MentionsController } from './api/mentions.controller.js';
import { MovesController } from './api/moves.controller.js';
import { OperationsController } from './api/operations.controller.js';
import { PartnersController } from './api/partners.controller.js';
import { PromisesController } from './api/promises.controller.js';
import { PromptsController } from './api/prompts.controller.js';
import { PrintQueueController } from './api/print-queue.controller.js';
import { QuarantineController } from './api/quarantine.controller.js';
import { QueueController } from './api/queue.controller.js';
import { ReadingsController } from './api/readings.controller.js';
import { SavedRepliesController } from './api/saved-replies.controller.js';
import { SavedViewsController } from './api/saved-views.controller.js';
import { ScansController } from './api/scans.controller.js';
import { ScoreboardController } from './api/scoreboard.controller.js';
import { SessionController } from './api/session.controller.js';
import { SetUpReportingController } from './api/set-up-reporting.controller.js';
import { SetUpController } from './api/set-up.controller.js';
import { ShiftsController } from './api/shifts.controller.js';
import { SubscribersController } from './api/subscribers.controller.js';
import { SocialController } from './api/social.controller.js';
import { STAND_INS, type StandIns } from './demonstration/stand-ins.js';
import { ForecastController } from './api/forecast.controller.js';
import { SupervisionController } from './api/supervision.controller.js';
import { TryItController } from './demonstration/try-it.controller.js';
import { AccessGuard } from './edge/access.guard.js';
import { AnswerInterceptor } from './edge/answer.interceptor.js';
import { ProblemFilter } from './edge/problem.filter.js';
import { AnswerPagesController } from './pages/answer-pages.controller.js';
import { ContactFormController } from './pages/contact-form.controller.js';
import { FormLimits } from './pages/form-limits.js';
import { Forms } from './pages/forms.js';
import { OwnCallbackController } from './pages/own-callback.controller.js';
import { OwnAppointmentController } from './pages/own-appointment.controller.js';
import { OwnEnquiryController } from './pages/own-enquiry.controller.js';
import { PlaceChoice } from './pages/place-choice.js';
import { PagesController } from './pages/pages.controller.js';
import { VisitsController } from './api/visits.controller.js';
import { ReceptionController } from './pages/reception/reception.controller.js';
import { WebhooksController } from './webhooks/webhooks.controller.js';

/** The HTTP edge. */
@Module({
  imports: [UseCasesModule, DemonstrationModule],
  controllers: [
    AnswersController,
    AnswerPagesController,
    ApiKeysController,
    IntegrationController,
    SubscribersController,
    AppointmentsController,
    CallbacksController,
    AuditsController,
    CalendarsController,
    CallsController,
    ChannelsController,
    ContactFormController,
    CustomersController,
    DraftsController,
    EnquiriesController,
    EventsController,
    ForecastController,
    AbsenceController,
    HandoversController,
    ExclusionsController,
    QualityController,
    QuestionsController,
    InterpretersController,
    MentionsController,
    MovesController,
    Open311Controller,
    OperationsController,
    OwnAppointmentController,
    OwnCallbackController,
    OwnEnquiryController,
    PagesController,
    PartnersController,
    PromisesController,
    PromptsController,
    PrintQueueController,
    QuarantineController,
    QueueController,
    ReceptionController,
    ReadingsController,
    SavedRepliesController,
    SavedViewsController,
    ScansController,
    ScoreboardController,
    SessionController,
    SetUpController,
    SetUpReportingController,
    ShiftsController,
    SocialController,
    SupervisionController,
    TryItController,
    VisitsController,
    WebhooksController,
  ],
  providers: [
    FormLimits,
    Forms,
    PlaceChoice,
    LiveStreams,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    ProblemFilter,
    { provide: APP_FILTER, useExisting: ProblemFilter },
  ],
})
export class HubModule {
  /** The hub, with the worker inside when the settings say so. */
  static of(foundation: Foundation, standIns: StandIns | null): DynamicModule {
    const worker = foundation.config.WORKER ? [WorkerModule] : [];
    return {
      module: HubModule,
      imports: [FoundationModule.of({ ...foundation, answers: true }), ...worker],
      providers: [{ provide: STAND_INS, useValue: standIns }],
    };
  }
}
