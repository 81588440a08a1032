/*
 * Words that the charter's engine and everything that crosses a process share. Browsers load this file too, by way of
 * contracts: it imports nothing.
 */

/** The ways a contact comes in or goes out. */
export const CHANNEL_NAMES = [
  'phone',
  'callback',
  'voicemail',
  'email',
  'sms',
  'letter',
  'fax',
  'social',
  'web',
  'visit',
  'api',
] as const;
export type Channel = (typeof CHANNEL_NAMES)[number];

/** What an enquiry is about, as classified when it is opened or later. */
export const ENQUIRY_KINDS = [
  'enquiry',
  'service-request',
  'complaint',
  'compliment',
  'suggestion',
  'representation',
  'foi',
  'personal-data-request',
  'statutory',
] as const;
export type EnquiryKind = (typeof ENQUIRY_KINDS)[number];

/** Things that happen outside the hub and that a person records. */
export const RECORDED_MILESTONES = [
  /** The customer received the response. */
  'response-received',
  /** The matter was settled on the spot, with nothing more to send. */
  'resolved',
  /** The officer it is for received it. */
  'officer-received',
  /** The body that decides made its final decision. */
  'final-decision',
  /** The customer asked for the next stage. */
  'escalated',
  /** The customer went to the ombudsman. */
  'ombudsman-approached',
  /** A visitor arrived at reception. */
  'arrived',
  /** A receptionist greeted the visitor. */
  'greeted',
  /** The visitor was seen by somebody who can deal with the matter. */
  'seen',
  /** Reception asked a colleague to come. */
  'colleague-asked',
  /** The colleague came. */
  'colleague-came',
  /** A call began to ring. */
  'first-ring',
  /** A person answered the call. */
  'answered',
  /** The agreed time of a home visit came. */
  'appointment-due',
  /** The officer arrived at the customer's home. */
  'visit-started',
  /** The customer was told that the officer is delayed. */
  'delay-told',
] as const;
export type RecordedMilestone = (typeof RECORDED_MILESTONES)[number];

/** Things that happen and that a clock can start or stop on. */
export const MILESTONES = [
  /** A personal acknowledgement was sent (an automatic receipt is not one). The hub sees it when it leaves. */
  'acknowledged',
  /** A full response was sent. The hub sees it when it leaves. */
  'responded',
  ...RECORDED_MILESTONES,
] as const;
export type Milestone = (typeof MILESTONES)[number];

/** When a step that only a person can do is asked of an agent. */
export const STEP_MOMENTS = [
  /** A person answered a call. */
  'call-answered',
  /** An agent is about to call a customer back. */
  'calling-back',
  /** An agent takes an enquiry on for the first time. */
  'taken-on',
  /** Somebody who can deal with the matter sees a visitor. */
  'visitor-seen',
  /** An officer is at a customer's home. */
  'home-visit',
] as const;
export type StepMoment = (typeof STEP_MOMENTS)[number];

/** What an outgoing message can be required to say. */
export const CONTENT_ELEMENTS = [
  'answer-to-enquiry',
  'who-deals-with-it',
  'contact-for-queries',
  'what-is-being-done',
  'what-happens-next',
  'when-to-expect-reply',
  'reason-for-delay',
  'new-date',
  'outcome',
  'remedies',
  'how-to-escalate',
  'refusal-reason',
  'how-to-appeal',
  'ombudsman-details',
  'urgent-contact',
  'return-date',
] as const;
export type ContentElement = (typeof CONTENT_ELEMENTS)[number];

/**
 * How a commitment stands. `extended`: met, but only by the later date that the customer was told of in time.
 * `lapsed`: a window that the customer had and let pass. `withdrawn`: the matter was taken back, or classified anew so
 * that this promise is not about it.
 */
export const COMMITMENT_STATES = [
  'running',
  'paused',
  'kept',
  'missed',
  'extended',
  'waived',
  'lapsed',
  'withdrawn',
] as const;
export type CommitmentState = (typeof COMMITMENT_STATES)[number];

/** The exemptions that standards name: an out-of-office message, a person who cannot come. */
export const WAIVERS = ['out-of-office', 'person-unavailable'] as const;
export type Waiver = (typeof WAIVERS)[number];

/** The days of a week; Monday is 0. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** What decided between those who could be given a work item. */
export const OFFER_REASONS = [
  /** They own the enquiry. */
  'owner',
  /** Nobody else who was free could be given it. */
  'only-one',
  /** They know the service best. */
  'level',
  /** They speak just the language that is asked for. */
  'language',
  /** Their last assignment is longest ago. */
  'longest-idle',
  /** They asked for work. */
  'asked',
] as const;
export type OfferReason = (typeof OFFER_REASONS)[number];
