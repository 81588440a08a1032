import type { Clock, Ids } from '@frontdoor/kernel';
import type { DataSource } from '@frontdoor/persistence';
import { type Config, type InstanceSecret, Metrics } from '@frontdoor/platform';
import { ApiKeys } from '@frontdoor/casework/api-keys';
import { SendEvent, Subscribers } from '@frontdoor/casework/subscribers';
import { AnswersInFile } from './answers.js';
import { EntryPoints } from './entry-points.js';
import { EventSubscribers } from './event-subscribers.js';
import { Gazetteer } from './gazetteer.js';
import { Integrations } from './integrations.js';
import { Organisations } from './organisations.js';
import { PartnerAdministration } from './partners.js';
import { DeviceRegister } from './reception-devices.js';
import { ReportCategories } from './report-categories.js';
import { Secrets } from './secrets.js';
import { ServiceRules } from './service-rules.js';
import { Services } from './services.js';
import { SystemKeys } from './system-keys.js';
import { TopicAdministration } from './topics.js';
import { Users } from './users.js';

interface Needs {
  source: DataSource;
  clock: Clock;
  ids: Ids;
  secret: InstanceSecret;
  /** Networks of our own in which subscribers of events may lie; none where it is left out. */
  reachInside?: Config['reachInside'];
}

/**
 * What an administrator sets up and keeps up. Each change is one transaction, and a running hub sees it within five
 * seconds. It needs the database and nothing else, so that a council can be set up, and a person shut out, while the
 * queue does not answer.
 */
export class Administration {
  readonly organisations: Organisations;
  readonly services: Services;
  readonly answers: AnswersInFile;
  readonly topics: TopicAdministration;
  readonly serviceRules: ServiceRules;
  readonly entryPoints: EntryPoints;
  readonly users: Users;
  readonly integrations: Integrations;
  readonly secrets: Secrets;
  readonly gazetteer: Gazetteer;
  readonly partners: PartnerAdministration;
  readonly receptionDevices: DeviceRegister;
  readonly reportCategories: ReportCategories;
  readonly subscribers: EventSubscribers;
  readonly apiKeys: SystemKeys;

  constructor({ source, clock, ids, secret, reachInside = null }: Needs) {
    this.organisations = new Organisations(source, clock, ids);
    this.services = new Services(source, ids);
    this.topics = new TopicAdministration(source, clock, ids);
    this.answers = new AnswersInFile(source, clock, ids);
    this.serviceRules = new ServiceRules(source, clock, ids);
    this.entryPoints = new EntryPoints(source, ids);
    this.users = new Users(source, clock, ids);
    this.integrations = new Integrations(source, clock, ids, secret);
    this.secrets = new Secrets(source, secret);
    this.gazetteer = new Gazetteer(source);
    this.partners = new PartnerAdministration(source, clock, ids, secret);
    this.reportCategories = new ReportCategories(source, clock, ids);
    this.receptionDevices = new DeviceRegister(source, clock, ids);
    this.subscribers = new EventSubscribers(
      source,
      new Subscribers(source, clock, ids, secret, { inside: reachInside }),
      new SendEvent(clock, secret, new Metrics(), { reachInside }),
    );
    this.apiKeys = new SystemKeys(source, new ApiKeys(source, clock, ids));
  }
}
