import type { Clock, Ids } from '@frontdoor/kernel';
import type { DataSource } from '@frontdoor/persistence';
import type { InstanceSecret } from '@frontdoor/platform';
import { CallerRules } from './caller-rules.js';
import { EntryPoints } from './entry-points.js';
import { Gazetteer } from './gazetteer.js';
import { Integrations } from './integrations.js';
import { Organisations } from './organisations.js';
import { PartnerAdministration } from './partners.js';
import { ReceptionDevices } from './reception-devices.js';
import { ReportCategories } from './report-categories.js';
import { Secrets } from './secrets.js';
import { Services } from './services.js';
import { Users } from './users.js';

interface Needs {
  source: DataSource;
  clock: Clock;
  ids: Ids;
  secret: InstanceSecret;
}

/**
 * What an administrator sets up and keeps up. Each change is one transaction, and a running hub sees it within five
 * seconds. It needs the database and nothing else, so that a council can be set up, and a person shut out, while the
 * queue does not answer.
 */
export class Administration {
  readonly organisations: Organisations;
  readonly services: Services;
  readonly callerRules: CallerRules;
  readonly entryPoints: EntryPoints;
  readonly users: Users;
  readonly integrations: Integrations;
  readonly secrets: Secrets;
  readonly gazetteer: Gazetteer;
  readonly partners: PartnerAdministration;
  readonly receptionDevices: ReceptionDevices;
  readonly reportCategories: ReportCategories;

  constructor({ source, clock, ids, secret }: Needs) {
    this.organisations = new Organisations(source, clock, ids);
    this.services = new Services(source, ids);
    this.callerRules = new CallerRules(source, clock, ids);
    this.entryPoints = new EntryPoints(source, ids);
    this.users = new Users(source, clock, ids);
    this.integrations = new Integrations(source, clock, ids, secret);
    this.secrets = new Secrets(source, secret);
    this.gazetteer = new Gazetteer(source);
    this.partners = new PartnerAdministration(source, clock, ids, secret);
    this.reportCategories = new ReportCategories(source, clock, ids);
    this.receptionDevices = new ReceptionDevices(source, clock, ids);
  }
}
