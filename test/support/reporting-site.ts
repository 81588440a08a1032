import { XMLParser, XMLValidator } from 'fast-xml-parser';

type Node = Record<string, unknown>;

/** Text or a number as text; anything else is nothing that a site could show. */
const said = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** A time as FixMyStreet writes it in a query. */
const asked = (instant: number): string => new Date(instant).toISOString().replace(/\.\d+Z$/, 'Z');

/**
 * A reporting site that reads GeoReport v2 as FixMyStreet does: services as a whole or not at all, a number or a token but
 * not both, updates within the time that it asked about, each `update_id` once. It throws for what FixMyStreet would not take.
 */
export class ReportingSite {
  /** What it was told, by report. */
  readonly updates = new Map<string, Node[]>();
  private readonly seen = new Set<string>();

  /** @param endpoint ends in a slash, as it is configured there */
  constructor(
    private readonly endpoint: string,
    private readonly apiKey: string,
    private readonly format: 'xml' | 'json' = 'xml',
  ) {}

  async services(): Promise<Node[]> {
    const services = await this.list('services', 'services', 'service');
    if (services.length === 0) throw new Error('An empty list of services counts as none');
    for (const each of services)
      for (const name of ['service_code', 'service_name', 'metadata', 'type'])
        if (each[name] === undefined) throw new Error(`A service lacks its ${name}`);
    return services;
  }

  async questions(code: string): Promise<Node[]> {
    const definition = (await this.get(`services/${code}`)) as Node;
    const root = (this.format === 'json' ? definition : definition.service_definition) as Node;
    return this.within(root.attributes, 'attribute');
  }

  /** Posts a report, in multipart where it has photographs; its number, by way of a token where it gets one. */
  async report(fields: Readonly<Record<string, string>>, photographs: readonly File[] = []): Promise<string> {
    const [request] = this.rows(
      await this.post('requests', fields, photographs),
      'service_requests',
      'request',
    );
    const { service_request_id: number, token } = request!;
    if ((number === undefined) === (token === undefined))
      throw new Error('Neither or both of number and token');
    if (number !== undefined) return said(number);
    for (let tries = 0; tries < 5; tries++) {
      const [told] = await this.list(`tokens/${String(token)}`, 'service_requests', 'request');
      if (told!.service_request_id) return said(told!.service_request_id);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
    throw new Error('The token led to no number');
  }

  /** Asks what became of its reports in the last two hours and keeps what it takes; what is new to it. */
  async poll(now = Date.now()): Promise<Node[]> {
    const [from, to] = [now - 7_200_000, now];
    const query = `start_date=${encodeURIComponent(asked(from))}&end_date=${encodeURIComponent(asked(to))}`;
    const told = await this.list(`servicerequestupdates`, 'service_request_updates', 'request_update', query);
    const taken = told.filter((each) => {
      const at = Date.parse(String(each.updated_datetime));
      if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/.test(String(each.updated_datetime)))
        throw new Error(`No time: ${String(each.updated_datetime)}`);
      if (at < Math.floor(from / 1000) * 1000 || at > to)
        throw new Error('An update outside of the time asked about is lost');
      if (!each.update_id || this.seen.has(said(each.update_id))) return false;
      if (!each.description) throw new Error('An update without words is not shown');
      this.seen.add(said(each.update_id));
      return true;
    });
    for (const each of taken) {
      const id = String(each.service_request_id);
      this.updates.set(id, [...(this.updates.get(id) ?? []), each]);
    }
    return taken;
  }

  /** Posts an update; the id that it gets. */
  async update(fields: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.post('servicerequestupdates', fields);
    return String(this.rows(answer, 'service_request_updates', 'request_update')[0]!.update_id);
  }

  requests(query = ''): Promise<Node[]> {
    return this.list('requests', 'service_requests', 'request', query);
  }

  request(id: string): Promise<Node[]> {
    return this.list(`requests/${id}`, 'service_requests', 'request');
  }

  private async list(path: string, outer: string, inner: string, query = ''): Promise<Node[]> {
    return this.rows(await this.get(path, query), outer, inner);
  }

  private async get(path: string, query = ''): Promise<unknown> {
    const key = `api_key=${encodeURIComponent(this.apiKey)}`;
    return this.read(await fetch(`${this.endpoint}${path}.${this.format}?${query ? `${query}&` : ''}${key}`));
  }

  private async post(
    path: string,
    fields: Readonly<Record<string, string>>,
    photographs: readonly File[] = [],
  ): Promise<unknown> {
    const given = { api_key: this.apiKey, jurisdiction_id: '', ...fields };
    const data = new FormData();
    for (const [name, value] of Object.entries(given)) data.append(name, value);
    for (const [index, photo] of photographs.entries()) data.append(`photo${index + 1}`, photo);
    const body = photographs.length > 0 ? data : new URLSearchParams(given);
    return this.read(await fetch(`${this.endpoint}${path}.${this.format}`, { method: 'POST', body }));
  }

  private async read(answer: Response): Promise<unknown> {
    const text = await answer.text();
    const type = answer.headers.get('content-type') ?? '';
    if (!type.startsWith(this.format === 'xml' ? 'text/xml' : 'application/json'))
      throw new Error(`It is called ${type}`);
    const read = this.format === 'json' ? (JSON.parse(text) as unknown) : this.parse(text);
    if (answer.ok) return read;
    const [error] = this.rows(read, 'errors', 'error');
    throw new Error(`${answer.status} ${String(error!.code)}: ${String(error!.description)}`);
  }

  private parse(text: string): unknown {
    if (XMLValidator.validate(text) !== true) throw new Error(`No XML: ${text.slice(0, 200)}`);
    return new XMLParser({ ignoreDeclaration: true, parseTagValue: false }).parse(text);
  }

  private rows(read: unknown, outer: string, inner: string): Node[] {
    return this.format === 'json' ? (read as Node[]) : this.within((read as Node)[outer], inner);
  }

  private within(list: unknown, inner: string): Node[] {
    if (this.format === 'json') return list as Node[];
    const items = (list as Node | '')[inner as never] as Node | Node[] | undefined;
    return items === undefined ? [] : Array.isArray(items) ? items : [items];
  }
}
