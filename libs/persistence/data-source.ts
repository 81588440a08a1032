import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { lookBeforeUse } from './before-use.js';
import { allowWork } from './allow-work.js';
import { type DatabaseLimits, LimitedPool, limitsOfPool } from './connections.js';
import * as entities from './entities/index.js';
import { Foundation1760000000000 } from './migrations/0001-foundation.js';
import { Charter1763800000000 } from './migrations/0002-charter.js';
import { Scoreboard1763900000000 } from './migrations/0003-scoreboard.js';
import { IntegrationSecrets1764100000000 } from './migrations/0004-integration-secrets.js';
import { Channels1764200000000 } from './migrations/0005-channels.js';
import { Queue1764300000000 } from './migrations/0006-queue.js';
import { ContactChanges1764400000000 } from './migrations/0007-contact-changes.js';
import { CallMoments1764500000000 } from './migrations/0008-call-moments.js';
import { WhoSomebodyIs1764600000000 } from './migrations/0009-who-somebody-is.js';
import { UnreadReceipts1764700000000 } from './migrations/0010-unread-receipts.js';
import { CallOutcomes1764800000000 } from './migrations/0011-call-outcomes.js';
import { UnknownDeliveries1764900000000 } from './migrations/0012-unknown-deliveries.js';
import { placeRestoredEvents } from './queries/restored.js';
import { refusalAtStart } from './refusal-at-start.js';
import { OptOuts1765000000000 } from './migrations/0013-opt-outs.js';
import { FilesAndOutcomes1765100000000 } from './migrations/0014-files-and-outcomes.js';
import { Drafts1765200000000 } from './migrations/0015-drafts.js';
import { SearchWords1765400000000 } from './migrations/0017-search-words.js';
import { SavedViews1765500000000 } from './migrations/0018-saved-views.js';
import { LongestWait1765600000000 } from './migrations/0019-longest-wait.js';
import { Topics1765900000000 } from './migrations/0022-topics.js';
import { SavedReplies1766000000000 } from './migrations/0023-saved-replies.js';
import { Mentions1766100000000 } from './migrations/0024-mentions.js';
import { Markup1766200000000 } from './migrations/0025-markup.js';
import { PublicPages1766400000000 } from './migrations/0027-public-pages.js';
import { StoredBytes1766500000000 } from './migrations/0028-stored-bytes.js';
import { Paper1766600000000 } from './migrations/0029-paper.js';
import { Letters1766800000000 } from './migrations/0031-letters.js';
import { WhoSentIt1766900000000 } from './migrations/0032-who-sent-it.js';
import { SavedForms1767000000000 } from './migrations/0033-saved-forms.js';
import { PreferredChannels1767100000000 } from './migrations/0034-preferred-channels.js';
import { MailAsItIs1767200000000 } from './migrations/0035-mail-as-it-is.js';
import { FilesOfFormsAndScans1767300000000 } from './migrations/0036-files-of-forms-and-scans.js';
import { LetterTemplates1767500000000 } from './migrations/0038-letter-templates.js';
import { Gazetteer1767700000000 } from './migrations/0040-gazetteer.js';
import { ToldDetails1767800000000 } from './migrations/0041-told-details.js';
import { ShiftPlan1768300000000 } from './migrations/0046-shift-plan.js';
import { Visits1768000000000 } from './migrations/0044-visits.js';
import { JoinedEnquiries1767900000000 } from './migrations/0042-joined-enquiries.js';
import { LargePrint1767600000000 } from './migrations/0039-large-print.js';
import { Appointments1768400000000 } from './migrations/0047-appointments.js';
import { PhoneCalls1768500000000 } from './migrations/0048-phone-calls.js';
import { Recordings1768600000000 } from './migrations/0049-recordings.js';
import { ReceptionDevices1768100000000 } from './migrations/0045-reception-devices.js';
import { CallbackLedger1768700000000 } from './migrations/0050-callback-ledger.js';
import { FilesAndLanguages1769300000000 } from './migrations/0056-files-and-languages.js';
import { CallRulesChanges1769200000000 } from './migrations/0055-call-rules-changes.js';
import { ShortCalls1769100000000 } from './migrations/0054-short-calls.js';
import { Transcripts1769000000000 } from './migrations/0053-transcripts.js';
import { OutgoingEvents1769700000000 } from './migrations/0060-outgoing-events.js';
import { Subscribers1769800000000 } from './migrations/0061-subscribers.js';
import { ApiKeys1769900000000 } from './migrations/0062-api-keys.js';
import { CallsThatWeMake1770800000000 } from './migrations/0051-calls-that-we-make.js';
import { Open3111770500000000 } from './migrations/0068-open311.js';
import { Partners1770600000000 } from './migrations/0069-partners.js';
import { WatchedChannels1770700000000 } from './migrations/0070-watched-channels.js';
import { LateListeners1770800000000 } from './migrations/0071-late-listeners.js';
import { EngagedAgents1770900000000 } from './migrations/0072-engaged-agents.js';
import { Customers1771800000000 } from './migrations/0081-customers.js';
import { AskedOnce1771700000000 } from './migrations/0080-asked-once.js';
import { Handovers1771600000000 } from './migrations/0079-handovers.js';
import { Interpreters1771500000000 } from './migrations/0078-interpreters.js';
import { MergesAndSplits1771900000000 } from './migrations/0082-merges-and-splits.js';
import { AppointmentHours1769500000000 } from './migrations/0058-appointment-hours.js';
import { WhoGoesFirst1769400000000 } from './migrations/0057-who-goes-first.js';
import { SocialPosts1770100000000 } from './migrations/0064-social-posts.js';
import { Incidents1770200000000 } from './migrations/0065-incidents.js';
import { RoutingDecisions1772600000000 } from './migrations/0076-routing-decisions.js';
import { Answers1772000000000 } from './migrations/0083-answers.js';
import { Supervision1772200000000 } from './migrations/0085-supervision.js';
import { LeftAlone1773600000000 } from './migrations/0094-left-alone.js';
import { QualityNotes1772800000000 } from './migrations/0086-quality-notes.js';
import { ServiceRules1773700000000 } from './migrations/0095-service-rules.js';
import { OwnTelephones1774400000000 } from './migrations/0102-own-telephones.js';
import { Overflow1773800000000 } from './migrations/0096-overflow.js';
import { OneKindOfRule1774200000000 } from './migrations/0100-one-kind-of-rule.js';
import { KeptFromPeople1774300000000 } from './migrations/0101-kept-from-people.js';
import { Rings1772900000000 } from './migrations/0087-rings.js';
import { SentOnceMore1773200000000 } from './migrations/0090-sent-once-more.js';
import { SetUpChanges1773500000000 } from './migrations/0093-set-up-changes.js';
import { HeldToServices1773300000000 } from './migrations/0091-held-to-services.js';
import { IncidentAnswers1773400000000 } from './migrations/0092-incident-answers.js';
import { Topics1772100000000 } from './migrations/0084-topics.js';
import { WorkingTime1772700000000 } from './migrations/0077-working-time.js';
import { SnakeNaming } from './snake-naming.js';

const MIGRATION_LOCK = 4_172_001;

/**
 * Connection options of one process. `synchronize` is off: the schema changes by migrations only.
 *
 * @param limits for everything that people or providers wait for; migrations and filling in bulk take their time.
 */
export const dataSourceOptions = (
  url: string,
  poolSize = 20,
  limits?: DatabaseLimits,
): DataSourceOptions => ({
  type: 'postgres',
  driver: { ...pg, Pool: LimitedPool },
  extra: limits && limitsOfPool(limits),
  url,
  poolSize,
  entities: Object.values(entities),
  migrations: [
    Foundation1760000000000,
    Charter1763800000000,
    Scoreboard1763900000000,
    IntegrationSecrets1764100000000,
    Channels1764200000000,
    Queue1764300000000,
    ContactChanges1764400000000,
    CallMoments1764500000000,
    WhoSomebodyIs1764600000000,
    UnreadReceipts1764700000000,
    CallOutcomes1764800000000,
    UnknownDeliveries1764900000000,
    OptOuts1765000000000,
    FilesAndOutcomes1765100000000,
    Drafts1765200000000,
    SearchWords1765400000000,
    SavedViews1765500000000,
    LongestWait1765600000000,
    Topics1765900000000,
    SavedReplies1766000000000,
    Mentions1766100000000,
    Markup1766200000000,
    PublicPages1766400000000,
    StoredBytes1766500000000,
    Paper1766600000000,
    Letters1766800000000,
    WhoSentIt1766900000000,
    SavedForms1767000000000,
    PreferredChannels1767100000000,
    MailAsItIs1767200000000,
    FilesOfFormsAndScans1767300000000,
    LetterTemplates1767500000000,
    Gazetteer1767700000000,
    ToldDetails1767800000000,
    ShiftPlan1768300000000,
    Visits1768000000000,
    JoinedEnquiries1767900000000,
    LargePrint1767600000000,
    Appointments1768400000000,
    PhoneCalls1768500000000,
    Recordings1768600000000,
    ReceptionDevices1768100000000,
    CallbackLedger1768700000000,
    Transcripts1769000000000,
    ShortCalls1769100000000,
    CallRulesChanges1769200000000,
    FilesAndLanguages1769300000000,
    OutgoingEvents1769700000000,
    Subscribers1769800000000,
    ApiKeys1769900000000,
    CallsThatWeMake1770800000000,
    Open3111770500000000,
    Partners1770600000000,
    WatchedChannels1770700000000,
    LateListeners1770800000000,
    EngagedAgents1770900000000,
    Customers1771800000000,
    Interpreters1771500000000,
    Handovers1771600000000,
    MergesAndSplits1771900000000,
    AskedOnce1771700000000,
    WhoGoesFirst1769400000000,
    AppointmentHours1769500000000,
    SocialPosts1770100000000,
    Incidents1770200000000,
    RoutingDecisions1772600000000,
    WorkingTime1772700000000,
    Answers1772000000000,
    Supervision1772200000000,
    Topics1772100000000,
    QualityNotes1772800000000,
    Rings1772900000000,
    SentOnceMore1773200000000,
    HeldToServices1773300000000,
    IncidentAnswers1773400000000,
    LeftAlone1773600000000,
    ServiceRules1773700000000,
    SetUpChanges1773500000000,
    Overflow1773800000000,
    OneKindOfRule1774200000000,
    KeptFromPeople1774300000000,
    OwnTelephones1774400000000,
  ],
  namingStrategy: new SnakeNaming(),
  // Standard output belongs to whoever started the process; this logger keeps silent unless DEBUG names it.
  logger: 'debug',
  synchronize: false,
  applicationName: 'frontdoor',
});

/** Longest time for one statement or transaction. */
export const workMsOf = ({ options }: DataSource): number => {
  const { extra } = options as { extra?: ReturnType<typeof limitsOfPool> };
  return Number(extra?.statement_timeout ?? Infinity);
};

/**
 * Looks whether the database can be used and brings the schema up to date; several processes may start at once, one
 * migrates and the others wait.
 *
 * @param owner the same database with a role that changes the schema, where the role of `url` only works with it
 * @throws FrontdoorError as `lookBeforeUse` does, and `database-rights` where the role may not change the schema.
 */
export async function migrate(url: string, owner: string = url): Promise<number> {
  await lookBeforeUse(url);
  if (owner !== url) await lookBeforeUse(owner);
  try {
    const steps = await runMigrations(owner);
    if (owner !== url) await allowWork(owner, url, 'public');
    return steps;
  } catch (error) {
    throw refusalAtStart(error, owner) ?? error;
  }
}

async function runMigrations(url: string): Promise<number> {
  const source = await new DataSource(dataSourceOptions(url, 2)).initialize();
  try {
    const lock = source.createQueryRunner();
    try {
      await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const { length } = await source.runMigrations({ transaction: 'each' });
      await placeRestoredEvents(source, {});
      return length;
    } finally {
      // Its connection is closed with the source, which gives the lock back.
      await lock.release();
    }
  } finally {
    await source.destroy();
  }
}
