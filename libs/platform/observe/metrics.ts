import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Prometheus metrics of this process. Labels never hold personal data. */
export class Metrics {
  readonly registry = new Registry();

  readonly contactsReceived = this.counter('frontdoor_contacts_received_total', 'Contacts made durable', [
    'channel',
  ]);
  readonly contactsRouted = this.counter('frontdoor_contacts_routed_total', 'Contacts routed to an enquiry', [
    'channel',
  ]);
  readonly quarantined = this.counter(
    'frontdoor_quarantined_total',
    'Things kept that could not be understood',
    ['channel'],
  );
  readonly deliveries = this.counter('frontdoor_deliveries_total', 'Attempts to send', [
    'channel',
    'outcome',
  ]);
  readonly eventsSent = this.counter(
    'frontdoor_events_sent_total',
    'Attempts to tell subscribers of events',
    ['outcome'],
  );
  readonly commitmentsSettled = this.counter(
    'frontdoor_commitments_settled_total',
    'Commitments kept or missed',
    ['promise', 'state'],
  );
  readonly refused = this.counter('frontdoor_requests_refused_total', 'Requests refused, by error code', [
    'code',
  ]);
  readonly offers = this.counter('frontdoor_offers_total', 'Offers to agents', ['outcome']);
  readonly requestSeconds = new Histogram({
    name: 'frontdoor_http_request_seconds',
    help: 'Time to answer HTTP requests',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });
  readonly routeSeconds = new Histogram({
    name: 'frontdoor_route_seconds',
    help: 'From receipt to routed',
    buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300],
    registers: [this.registry],
  });
  readonly alarmSeconds = new Histogram({
    name: 'frontdoor_alarm_seconds',
    help: 'From the instant a promise is at risk or missed to its alarm',
    buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300],
    registers: [this.registry],
  });
  readonly waiting = this.gauge('frontdoor_work_items', 'Work items by state', ['state']);
  readonly backlog = this.gauge('frontdoor_backlog', 'Receipts, jobs and deliveries not yet dealt with', [
    'kind',
  ]);
  readonly talliesCorrected = this.counter(
    'frontdoor_tallies_corrected_total',
    'Tallies that were not what was counted',
    ['what'],
  );
  readonly filesScanned = this.counter(
    'frontdoor_files_scanned_total',
    'Files looked at by the virus scanner',
    ['outcome'],
  );
  readonly silent = this.gauge(
    'frontdoor_entry_point_silent',
    'Whether nothing has come to an entry point for longer than is usual there',
    ['channel', 'entry_point'],
  );
  readonly lastContact = this.gauge(
    'frontdoor_entry_point_last_contact_seconds',
    'When something came to an entry point last, in seconds since 1970',
    ['channel', 'entry_point'],
  );
  readonly sources = this.gauge('frontdoor_source_ok', 'Whether a listened-to source shows signs of life', [
    'source',
  ]);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  private counter(name: string, help: string, labelNames: string[]): Counter {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  private gauge(name: string, help: string, labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
