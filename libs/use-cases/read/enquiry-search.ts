import { Injectable } from '@nestjs/common';
import type { AnswerOf, api, EnquirySummary, FoundEnquiry, BodyOf } from '@frontdoor/contracts';
import { daysAfter, FrontdoorError, startOfDay, toIso } from '@frontdoor/kernel';
import { Directory } from '@frontdoor/casework/directory';
import {
  type Agent,
  countNewestEnquiries,
  DataSource,
  findEnquiriesByAddress,
  findEnquiriesByText,
  findEnquiryByReference,
  findLastOfNewest,
  findMatches,
  findNewestByText,
  findNewestEnquiries,
  findSummaries,
  type RowOf,
} from '@frontdoor/persistence';
import { z } from 'zod';
import { excerptOf, markPart, markWords } from './search-marks.js';
import { readTerm, type Term } from './search-term.js';

type Query = BodyOf<typeof api.searchEnquiries>;
type Answer = AnswerOf<typeof api.searchEnquiries>;
type Filters = Omit<Parameters<typeof findNewestEnquiries>[1], 'most' | 'limit'>;
type Asked = Filters & { limit: number };
type Found = RowOf<typeof findNewestEnquiries>;

interface Page {
  /** One more than asked for, where there are more. */
  found: readonly Found[];
  count: Answer['count'];
  /** Where what was looked through ended without filling the page. */
  end?: Found | undefined;
}

/**
 * What is common fills a page from the `first` of the newest, and is then counted only so far. Of anything else so many
 * that match are looked at wherever they lie; where there are more, the page is looked for among so many of the `newest`
 * behind the one before. What a search costs does not depend on how many match.
 */
const MOST = { matching: 3000, counted: 1000, first: 1000, newest: 10_000, unsought: 50_000 };

/**
 * Finds enquiries by what somebody types. A whole reference or address is recognised and found by itself; anything else
 * is looked for in what was written, in names and in addresses.
 */
@Injectable()
export class EnquirySearch {
  constructor(
    private readonly source: DataSource,
    private readonly directory: Directory,
  ) {}

  /**
   * @param without ids of enquiries that are kept from whoever looks
   * @throws FrontdoorError `input-invalid` for a cursor that is none.
   */
  async find(agent: Agent, query: Query, without: readonly string[]): Promise<Answer> {
    const { organisationId } = agent;
    const term = readTerm(query.search);
    const [filters, exact] = await Promise.all([
      this.filters(agent, query, without),
      this.byReference(organisationId, term),
    ]);
    const page = filters ? await this.page(filters, term, query.limit) : NOTHING;
    const shown = page.found.slice(0, query.limit);
    const last = page.found.length > query.limit ? shown.at(-1) : page.end;
    return {
      enquiries: await this.shown(organisationId, shown, term),
      count: query.cursor === undefined ? page.count : null,
      nextCursor: last ? writeCursor(last) : null,
      lookedBackTo: page.end ? toIso(page.end.lastContactAt) : null,
      exact,
    };
  }

  /** Nothing where a filter names what is not there. */
  private async filters(
    agent: Agent,
    query: Query,
    without: readonly string[],
  ): Promise<Filters | undefined> {
    const { organisationId } = agent;
    const { state, owner, kind, channel, from, until } = query;
    const [organisation, service] = await Promise.all([
      this.directory.organisation(organisationId),
      query.service === undefined ? null : this.directory.serviceBySlug(organisationId, query.service),
    ]);
    if (service === undefined) return undefined;
    const { zone } = organisation;
    return {
      ...{ organisationId, without },
      state,
      serviceId: service?.id ?? null,
      kind: kind ?? null,
      ownerId: owner === undefined || owner === 'nobody' ? null : owner === 'me' ? agent.id : owner,
      unowned: owner === 'nobody',
      channel: channel ?? null,
      since: from === undefined ? null : startOfDay(from, zone),
      until: until === undefined ? null : startOfDay(daysAfter(until, 1), zone),
      ...(query.cursor === undefined ? { afterAt: null, afterId: null } : readCursor(query.cursor)),
    };
  }

  private async byReference(organisationId: string, { reference }: Term): Promise<string | null> {
    if (reference === undefined) return null;
    const [found] = await findEnquiryByReference(this.source, { organisationId, reference });
    return found?.id ?? null;
  }

  private async page(filters: Filters, term: Term, limit: number): Promise<Page> {
    const asked = { ...filters, limit: limit + 1 };
    if (term.words.length === 0 && term.part === null) return this.unsought(asked);
    if (term.addresses.length > 0) {
      const [kinds, values] = [
        term.addresses.map(({ kind }) => kind),
        term.addresses.map(({ value }) => value),
      ];
      const rows = await findEnquiriesByAddress(this.source, {
        ...asked,
        kinds,
        values,
        most: MOST.matching,
      });
      if (rows[0]!.fitting > 0) return pageOf(rows);
    }
    return this.byText(asked, term);
  }

  private async byText(asked: Asked, term: Term): Promise<Page> {
    const { words, ending, respelt, part } = term;
    const sought = { ...asked, words, ending, ...respelt };
    const first = await findNewestByText(this.source, { ...sought, part: null, most: MOST.first });
    const isCommon = first.length === asked.limit;
    const rows = isCommon
      ? await this.matching(findEnquiriesByText.common, { ...sought, most: MOST.counted }, term)
      : await this.matching(findEnquiriesByText.rare, { ...sought, most: MOST.matching }, term);
    const { cut, parted } = rows[0]!;
    const all = pageOf(rows);
    if (!cut) return all;
    const newest = { ...sought, part: parted ? part : null, most: MOST.newest };
    const found = isCommon && !parted ? first : await findNewestByText(this.source, newest);
    const [end] = found.length === asked.limit ? [] : await findLastOfNewest(this.source, newest);
    return { found, count: { n: Math.max(all.count!.n, found.length), exact: false }, end };
  }

  /** By the first words that lead to few enough, or by the last that there are. */
  private async matching(
    find: typeof findEnquiriesByText.rare,
    sought: Omit<Parameters<typeof find>[1], 'leading' | 'part' | 'from' | 'before'>,
    { leading, part, begun }: Term,
  ): Promise<readonly RowOf<typeof find>[]> {
    let rows: RowOf<typeof find>[] = [];
    const { from = null, before = null } = begun ?? {};
    for (const words of leading) {
      rows = await find(this.source, { ...sought, leading: words, part, from, before });
      if (!rows[0]!.tooMany) break;
    }
    return rows;
  }

  /** Nothing was typed: the newest that fit. */
  private async unsought(asked: Asked): Promise<Page> {
    const newest = { ...asked, most: MOST.unsought };
    const [found, [counted], [last]] = await Promise.all([
      findNewestEnquiries(this.source, newest),
      countNewestEnquiries(this.source, { ...newest, limit: MOST.counted + 1 }),
      findLastOfNewest(this.source, newest),
    ]);
    const n = Math.min(counted!.n, MOST.counted);
    return {
      found,
      count: { n, exact: n === counted!.n && last === undefined },
      end: found.length === asked.limit ? undefined : last,
    };
  }

  /** The newest contact first. */
  private async shown(organisationId: string, found: readonly Found[], term: Term): Promise<FoundEnquiry[]> {
    const ids = found.map(({ id }) => id);
    const { part } = term;
    const words = shownWords(term);
    const [rows, matches] = await Promise.all([
      findSummaries(this.source, { organisationId, ids }),
      words.length === 0 ? [] : findMatches(this.source, { organisationId, ids, words, part }),
    ]);
    const byId = new Map(matches.map((match) => [match.id, match]));
    return rows.map((row) => {
      const { text = null, address = null } = byId.get(row.id) ?? {};
      return {
        ...toSummary(row),
        match: {
          reference: markPart(row.reference, term.begun?.from ?? ''),
          subject: markWords(row.subject, words),
          customer: markName(row.customer, words, part),
          message: text === null ? null : excerptOf(text, words),
          address: address === null ? null : { text: address, marks: markPart(address, typedPart(part)) },
        },
      };
    });
  }
}

const NOTHING: Page = { found: [], count: { n: 0, exact: true } };

type Row = RowOf<typeof findEnquiriesByAddress>;

/** The rows of a page, of which there is one with the figures though it be empty. */
const pageOf = (rows: readonly Row[]): Page => ({
  found: rows.flatMap(({ id, lastContactAt }) =>
    id === null ? [] : [{ id, lastContactAt: lastContactAt! }],
  ),
  count: { n: rows[0]!.fitting, exact: !rows[0]!.cut },
});

/** By which what was found is shown: a letter that stands before an apostrophe would be marked everywhere. */
const shownWords = ({ words, respelt: { begun, whole } }: Term): string[] => [
  ...new Set([...words, ...[...begun, ...whole].filter((word) => word.length > 2)]),
];

const markName = (name: string, words: readonly string[], part: string | null) => {
  const marked = markWords(name, words);
  return marked.length > 0 ? marked : markPart(name, typedPart(part));
};

/** What a pattern of LIKE looks for. */
const typedPart = (pattern: string | null): string => (pattern ?? '').slice(1, -1).replaceAll(/\\(.)/g, '$1');

const writeCursor = ({ lastContactAt, id }: Found): string =>
  Buffer.from(JSON.stringify([toIso(lastContactAt), id])).toString('base64url');

const cursorShape = z.tuple([z.iso.datetime(), z.uuid()]);

function readCursor(cursor: string): Pick<Filters, 'afterAt' | 'afterId'> {
  try {
    const [at, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
    return { afterAt: Date.parse(at), afterId: id };
  } catch (error) {
    throw new FrontdoorError(
      'input-invalid',
      { faults: 'cursor: use the nextCursor of a page' },
      { cause: error },
    );
  }
}

/** An enquiry as a line in a list. */
export const toSummary = ({
  ownerId,
  ownerName,
  openedAt,
  lastContactAt,
  ...row
}: RowOf<typeof findSummaries>): EnquirySummary => ({
  ...row,
  owner: ownerId ? { id: ownerId, name: ownerName! } : null,
  openedAt: toIso(openedAt),
  lastContactAt: toIso(lastContactAt),
});
