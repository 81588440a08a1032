import { Injectable } from '@nestjs/common';
import type { Pack, Rate } from '@frontdoor/charter';
import type { Scoreboard, ScoreRow } from '@frontdoor/contracts';
import { Clock, dayOf, FrontdoorError } from '@frontdoor/kernel';
import { DataSource, findYearsWithPromises, type Organisation } from '@frontdoor/persistence';
import { Charters } from '@frontdoor/casework/charters';
import { type ChoosablePeriod, choosablePeriods } from './period.js';
import { ScoreboardReader } from './scoreboard-reader.js';

/** How old an answer may be, so that nobody outside can keep the database busy. */
const FRESH_MS = 60_000;
const MOST_KEPT = 100;

export type Share = Scoreboard['firstContact'];

/** A published promise about a share of all cases. */
export interface PublicRate extends Pick<Rate, 'atLeast' | 'atMost'> {
  promiseId: string;
  title: string;
  source: string;
  share: Share;
}

/** What anybody may know: the published promises and nothing else. */
export interface PublicScoreboard {
  charter: string;
  chosen: ChoosablePeriod;
  periods: readonly ChoosablePeriod[];
  from: string;
  to: string;
  /** Epoch milliseconds UTC. */
  countedAt: number;
  rows: readonly ScoreRow[];
  rates: readonly PublicRate[];
  /** Published promises that nobody had a claim on in the period. */
  idle: readonly { id: string; title: string }[];
}

/** The scoreboard for everybody. Counted at most once a minute for each period. */
@Injectable()
export class PublicScores {
  private readonly counted = new Map<string, { at: number; board: Promise<PublicScoreboard> }>();

  constructor(
    private readonly source: DataSource,
    private readonly scoreboards: ScoreboardReader,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** @throws FrontdoorError `period-not-offered`. */
  async read(organisation: Organisation, period = ''): Promise<PublicScoreboard> {
    const now = this.clock.now();
    const key = `${organisation.id} ${period}`;
    const known = this.counted.get(key);
    // By how far the clock moved, so that one which goes back does not keep old figures.
    if (known && Math.abs(now - known.at) < FRESH_MS) return known.board;
    const board = this.count(organisation, period, now);
    // Faults are not kept, and neither are periods that somebody made up.
    board.catch(() => this.counted.delete(key));
    if (this.counted.size >= MOST_KEPT) this.counted.delete(this.counted.keys().next().value!);
    this.counted.set(key, { at: now, board });
    return board;
  }

  private async count(organisation: Organisation, period: string, now: number): Promise<PublicScoreboard> {
    const { id, zone } = organisation;
    const today = dayOf(now, zone);
    const years = await findYearsWithPromises(this.source, {
      organisationId: id,
      zone,
      until: Number(today.slice(0, 4)),
    });
    const periods = choosablePeriods(
      today,
      years.map(({ year }) => year),
    );
    const chosen = period === '' ? periods[0]! : periods.find(({ key }) => key === period);
    if (!chosen)
      throw new FrontdoorError('period-not-offered', {
        periods: periods.map(({ key }) => key).join(', '),
      });
    const { from, to } = chosen;
    const board = await this.scoreboards.read(id, { from, to, by: 'promise' });
    const pack = this.charters.current(organisation);
    const rows = board.rows.filter(({ published }) => published);
    return {
      charter: pack.title,
      chosen,
      periods,
      from,
      to,
      countedAt: now,
      rows,
      rates: ratesOf(pack, board),
      idle: pack.promises.filter(
        (promise) =>
          promise.published &&
          promise.clocks.some(({ whose }) => whose === 'council') &&
          !rows.some(({ promiseId }) => promiseId === promise.id),
      ),
    };
  }
}

const ratesOf = (pack: Pack, board: Scoreboard): PublicRate[] =>
  pack.promises.flatMap(({ id: promiseId, title, source, published, rate }) => {
    const share = rate && MEASURES[rate.of]?.(board);
    if (!published || !rate || !share) return [];
    return [{ promiseId, title, source, share, atLeast: rate.atLeast, atMost: rate.atMost }];
  });

/** What a charter calls a rate, and where it is measured. */
const MEASURES: Readonly<Record<string, (board: Scoreboard) => Share>> = {
  'enquiries settled at first contact': ({ firstContact }) => firstContact,
  'calls answered': ({ callsAnswered }) => callsAnswered,
  'calls that end in voicemail': ({ voicemail }) => voicemail,
};
