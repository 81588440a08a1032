import { Injectable } from '@nestjs/common';
import { Channels } from '@frontdoor/casework/channels';
import { Directory } from '@frontdoor/casework/directory';
import { Reports } from '@frontdoor/casework/reports';
import { asOpen311Time } from '@frontdoor/channels/open311';
import { integrationChannel, type ReportCategory } from '@frontdoor/contracts';
import { Clock, FrontdoorError } from '@frontdoor/kernel';
import {
  DataSource,
  findPublicReports,
  findReportOfToken,
  findReports,
  type RowOf,
} from '@frontdoor/persistence';
import { PublicPhotographs } from './public-photographs.js';
import { TellSites } from './tell-sites.js';

/** What is asked for when no time is named, and the longest time that is answered (GeoReport v2). */
const NINETY_DAYS_MS = 90 * 24 * 3_600_000;
const MOST = 1000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export interface AskedReports {
  ids?: readonly string[] | undefined;
  codes?: readonly string[] | undefined;
  state?: string | undefined;
  from?: number | undefined;
  to?: number | undefined;
}

/**
 * What reporting sites ask by Open311 GeoReport v2. Private reports are listed to nobody; the site that sent one in, known
 * by its key, is told of it by its number.
 */
@Injectable()
export class AnswerSites {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
    private readonly channels: Channels,
    private readonly reports: Reports,
    private readonly tell: TellSites,
    private readonly photographs: PublicPhotographs,
    private readonly clock: Clock,
  ) {}

  async services() {
    const categories = await this.reports.categories(await this.organisationId());
    return categories.map((each) => ({
      service_code: each.code,
      service_name: each.name,
      description: each.description,
      metadata: each.questions.length > 0,
      type: each.type,
      keywords: each.keywords.join(','),
      group: each.group ?? '',
    }));
  }

  /** @throws FrontdoorError `report-category-unknown` */
  async definition(code: string) {
    const category = await this.reports.category(code);
    if (!category) throw new FrontdoorError('report-category-unknown', { code: code.slice(0, 100) });
    return {
      service_code: category.code,
      attributes: category.questions.map((each, index) => attributeOf(each, index)),
    };
  }

  async listed({ codes, state, from, to }: AskedReports) {
    const now = this.clock.now();
    const until = to ?? (from === undefined ? now : from + NINETY_DAYS_MS);
    const since = Math.max(from ?? 0, until - NINETY_DAYS_MS);
    const found = await findPublicReports(this.source, {
      organisationId: await this.organisationId(),
      from: since,
      to: until,
      codes: codes ?? null,
      state: state ?? null,
      limit: MOST,
    });
    return this.requests(found);
  }

  /** By their numbers. @throws FrontdoorError `report-unknown` where there is none of these. */
  async byIds(ids: readonly string[], entryPoint: string | undefined) {
    const at = entryPoint === undefined ? undefined : await this.entryPointId(entryPoint);
    const found = await findReports(this.source, {
      organisationId: await this.organisationId(),
      references: ids.slice(0, MOST).map((each) => each.toUpperCase()),
      entryPointId: at ?? null,
    });
    if (found.length === 0) throw new FrontdoorError('report-unknown', { id: ids.join(', ').slice(0, 100) });
    return this.requests(found);
  }

  /** The number behind a token; it has none until it is in the queue. @throws FrontdoorError `report-unknown` */
  async token(token: string) {
    const [found] = UUID.test(token)
      ? await findReportOfToken(this.source, { organisationId: await this.organisationId(), id: token })
      : [];
    if (!found) throw new FrontdoorError('report-unknown', { id: token.slice(0, 100) });
    return { service_request_id: found.isRouted ? found.reference : '', token };
  }

  /** What became visible to a site within a time; afterwards `fetched` says that it has it. */
  async updates(entryPoint: string, from: number, to: number) {
    const told = await this.tell.updates((await this.entryPointId(entryPoint))!, from, to);
    return {
      updates: told.map(({ id, reference, siteId, at, status, description }) => ({
        update_id: id,
        service_request_id: reference,
        status,
        updated_datetime: asOpen311Time(at),
        description,
        ...(siteId !== null && { fixmystreet_id: siteId }),
      })),
      fetched: () => this.tell.fetched(told),
    };
  }

  /** Signing keys and clock, as the keys of sites are looked up. */
  get keys() {
    return {
      integration: (key: string) => this.channels.integrationKey(key),
      clock: this.clock,
    };
  }

  /** With the addresses of the photographs that anybody may see. */
  private async requests(found: readonly Found[]) {
    const shown = await this.photographs.of(found);
    return found.map((each) => requestOf(each, shown.get(each.id) ?? []));
  }

  private async organisationId(): Promise<string> {
    return (await this.directory.theOrganisation()).id;
  }

  private async entryPointId(address: string): Promise<string | undefined> {
    return (await this.directory.entryPointAt(integrationChannel, address))?.id;
  }
}

const attributeOf = (
  {
    code,
    datatype,
    required,
    description,
    datatypeDescription,
    values,
    automated,
  }: ReportCategory['questions'][number],
  index: number,
) => ({
  variable: true,
  code,
  datatype,
  required,
  datatype_description: datatypeDescription ?? '',
  order: index + 1,
  description,
  ...(automated && { automated }),
  values: values.map(({ key, name }) => ({ key, name })),
});

type Found = RowOf<typeof findReports>;

/** How a report stands beyond open and closed, which are all that `status` may say (GeoReport v2). */
const STAGES: Readonly<Record<Found['stage'], string>> = {
  new: 'Received, and waiting for somebody to deal with it',
  'in-hand': 'Somebody at the council is dealing with it',
  'with-partner': 'With another organisation, which deals with it for the council',
  closed: 'The council has closed it',
};

function requestOf(
  { reference, report, state, receivedAt, updatedAt, ...row }: Found,
  photographs: readonly string[],
) {
  const { latitude, longitude, address, addressId, mediaUrls, title, isPrivate, code, description } = report;
  return {
    service_request_id: reference,
    status: state,
    status_notes: STAGES[row.stage],
    service_name: row.categoryName ?? code,
    service_code: code,
    description,
    agency_responsible: row.team ?? '',
    service_notice: '',
    requested_datetime: asOpen311Time(receivedAt),
    updated_datetime: asOpen311Time(updatedAt),
    expected_datetime: row.promisedAt === null ? '' : asOpen311Time(row.promisedAt),
    address: address ?? '',
    address_id: addressId ?? '',
    zipcode: '',
    lat: latitude ?? '',
    long: longitude ?? '',
    media_url: [...mediaUrls, ...photographs],
    ...(title !== undefined && { title }),
    ...(isPrivate && { non_public: 1 }),
  };
}
