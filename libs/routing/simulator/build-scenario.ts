import {
  always,
  type ByPeriod,
  type Distribution,
  exponential,
  fromData,
  gamma,
  lognormal,
  uniform,
} from './distribution.js';
import { OpenTimes } from './open-times.js';
import type { AgentGroup, ContactType, Scenario, ScenarioPromise } from './scenario.js';
import {
  type ChanceOfFactor,
  type ChanceOfLength,
  type Length,
  milliseconds,
  type ScenarioFile,
  type Weekday,
  WEEKDAYS,
} from './scenario-file.js';

const DAY = 24 * 3_600_000;
const HOUR = 3_600_000;
/** How far promises reach beyond the end of the scenario, in days. */
const BEYOND = 60;
/** Longest scenario, in days, and most contacts that are expected in one run of it: each is followed by itself. */
const LONGEST = 3660;
const MOST_CONTACTS = 2_000_000;

/** Something that does not fit together in a scenario: its place, and a plain sentence. */
export interface ScenarioFault {
  path: string;
  message: string;
}

interface BuiltScenario {
  scenario?: Scenario;
  faults: ScenarioFault[];
}

/** Makes a scenario of its file, or tells everything at once that does not fit together in it. */
export function buildScenario(file: ScenarioFile): BuiltScenario {
  const builder = new Builder(file);
  const scenario = builder.build();
  return builder.faults.length > 0 ? { faults: builder.faults } : { scenario, faults: [] };
}

type TypeFile = ScenarioFile['types'][number];
type GroupFile = ScenarioFile['groups'][number];
type Hours = { from: string; to: string; days?: Weekday[] | undefined };

class Builder {
  readonly faults: ScenarioFault[] = [];
  private readonly periodEnds: number[];
  private readonly calendars = new Map<string, OpenTimes>();

  constructor(private readonly file: ScenarioFile) {
    const { periods } = file;
    const lengths = Array.isArray(periods)
      ? periods.map((each) => this.ms(each))
      : Array.from({ length: periods.count }, () => this.ms(periods.each));
    let end = 0;
    this.periodEnds = lengths.map((each) => Math.min((end += each), LONGEST * DAY));
    if (!(end <= LONGEST * DAY)) this.complain('periods', `together they take longer than ${LONGEST} days`);
    if (lengths.some((each) => each <= 0)) this.complain('periods', 'each period must take some time');
  }

  build(): Scenario {
    const { file } = this;
    this.findTwice('types', file.types);
    this.findTwice('groups', file.groups);
    this.findTwice('calendars', file.calendars);
    for (const { id, open } of file.calendars)
      this.calendars.set(id, this.openTimes(`calendars.${id}`, open));
    const groups = file.groups.map((group) => this.group(group));
    const types = file.types.map((type) => this.type(type, groups));
    const expected = types.reduce(
      (sum, { arrivals }) =>
        sum +
        arrivals.reduce(
          (all, rate, period) => all + rate * (this.periodEnds[period]! - this.startOf(period)),
          0,
        ),
      0,
    );
    if (!(expected <= MOST_CONTACTS))
      this.complain('types', `more than ${MOST_CONTACTS} contacts are expected in one run`);
    return {
      title: file.title,
      policy: file.policy,
      periodEnds: this.periodEnds,
      dayFactor:
        file['day-factor'] && this.distribution('day-factor', file['day-factor'], (value) => value as number),
      dayLength: DAY,
      lines: file.lines ?? Infinity,
      warmUp: this.ms(file['warm-up']),
      finishes: file.closing === 'finish',
      types,
      groups,
    };
  }

  private type(type: TypeFile, groups: readonly AgentGroup[]): ContactType {
    const path = `types.${type.id}`;
    const ringBack = type['ring-back'];
    return {
      id: type.id,
      service: serviceOf(type),
      channel: type.channel,
      language: type.language,
      weight: type.weight,
      priority: type.priority,
      arrivals: this.arrivals(`${path}.arrivals`, type.arrivals),
      handling: this.lengthByChance(`${path}.handling`, type.handling),
      patience: type.patience && this.lengthByChance(`${path}.patience`, type.patience),
      promise: this.promise(path, type),
      groups: this.groupsOf(path, type, groups),
      retry: type.retry && this.retry(path, type.retry),
      ringBack: ringBack && {
        ...ringBack,
        after: this.ms(ringBack.after),
        attempt: this.ms(ringBack.attempt),
        between: this.ms(ringBack.between),
      },
    };
  }

  /** Somebody who always tries again at once would never leave. */
  private retry(
    path: string,
    { probability, delay }: NonNullable<TypeFile['retry']>,
  ): NonNullable<ContactType['retry']> {
    const isAtOnce = 'constant' in delay && [delay.constant].flat().some((each) => this.ms(each) === 0);
    if (probability === 1 && isAtOnce)
      this.complain(`${path}.retry`, 'whoever always tries again must wait before it');
    return { probability, delay: this.lengthByChance(`${path}.retry.delay`, delay) };
  }

  private promise(path: string, { promise }: TypeFile): ScenarioPromise {
    if (!promise) return { within: DAY, open: undefined, keptBy: 'answer' };
    const open = promise.calendar === undefined ? undefined : this.calendars.get(promise.calendar);
    if (promise.calendar !== undefined && !open)
      this.complain(`${path}.promise.calendar`, `there is no calendar ${promise.calendar}`);
    return { within: this.ms(promise.within), open, keptBy: promise['kept-by'] };
  }

  private groupsOf(path: string, type: TypeFile, groups: readonly AgentGroup[]): number[] {
    const named = type.groups?.map((id) => {
      const number = this.file.groups.findIndex((group) => group.id === id);
      if (number < 0) this.complain(`${path}.groups`, `there is no group ${id}`);
      return number;
    });
    const able = groups.flatMap(({ services, languages, channels, capacity }, number) =>
      services.includes(serviceOf(type)) &&
      languages.includes(type.language) &&
      channels.includes(type.channel) &&
      capacity >= type.weight
        ? [number]
        : [],
    );
    const found = named ?? able;
    if (found.length === 0)
      this.complain(path, 'no group has its service, language and channel, and room for it');
    return found;
  }

  private group(group: GroupFile): AgentGroup {
    const path = `groups.${group.id}`;
    const { types } = this.file;
    const named = types.filter((type) => type.groups?.includes(group.id));
    const numberOf = (place: string, id: string): number => {
      const number = types.findIndex((type) => type.id === id);
      if (number < 0) this.complain(`${path}.${place}`, `there is no type ${id}`);
      return number;
    };
    return {
      id: group.id,
      agents: this.agents(`${path}.agents`, group.agents),
      capacity: group.capacity,
      // Types that name their groups need nothing else.
      services: [...new Set([...(group.services ?? []), ...named.map(serviceOf)])],
      languages: [...new Set([...group.languages, ...named.map(({ language }) => language)])],
      channels: group.channels ?? [...new Set(types.map(({ channel }) => channel))],
      order: group.takes === 'longest-wait' ? undefined : group.takes.map((id) => numberOf('takes', id)),
      settles: new Map(
        Object.entries(group.settles ?? {}).map(([id, share]) => [numberOf('settles', id), share]),
      ),
    };
  }

  /** Arrivals a millisecond, by period. */
  private arrivals(path: string, given: TypeFile['arrivals']): number[] {
    if (typeof given === 'number' || Array.isArray(given))
      return this.perPeriod(path, given).map((rate) => rate / milliseconds(1, this.file.unit));
    const { 'a-day': aDay, 'by-hour': byHour = Array.from({ length: 24 }, () => 1) } = given;
    const all = byHour.reduce((sum, share) => sum + share, 0);
    if (all === 0) this.complain(`${path}.by-hour`, 'at least one hour must have a share');
    return this.periodEnds.map((end, period) => {
      const start = this.startOf(period);
      const hour = Math.floor((((start + end) / 2) % DAY) / HOUR);
      const day = Math.floor(start / DAY);
      const weekday = WEEKDAYS[this.weekdayOf(day)]!;
      const factor = (given['by-weekday']?.[weekday] ?? 1) * (given['on-days']?.[day + 1] ?? 1);
      return (aDay * factor * byHour[hour]!) / all / HOUR;
    });
  }

  private agents(path: string, given: GroupFile['agents']): number[] {
    if (typeof given === 'number') return this.perPeriod(path, given);
    if (typeof given[0] === 'number') return this.perPeriod(path, given as number[]);
    return this.periodEnds.map((end, period) => {
      const middle = (this.startOf(period) + end) / 2;
      return (given as (Hours & { agents: number })[]).reduce(
        (sum, shift) => sum + (this.covers(shift, middle) ? shift.agents : 0),
        0,
      );
    });
  }

  private covers({ from, to, days }: Hours, instant: number): boolean {
    return (
      this.holdsOn(days, Math.floor(instant / DAY)) &&
      instant % DAY >= ofDay(from) &&
      instant % DAY < ofDay(to)
    );
  }

  private holdsOn(days: readonly Weekday[] | undefined, day: number): boolean {
    if (!days) return true;
    return days.includes(WEEKDAYS[this.weekdayOf(day)]!) && !this.file['bank-holidays'].includes(day + 1);
  }

  private openTimes(path: string, open: readonly Hours[]): OpenTimes {
    const last = Math.ceil(this.periodEnds.at(-1)! / DAY) + BEYOND;
    const stretches: [number, number][] = [];
    for (let day = 0; day < last; day++) {
      const hours = open.filter(({ days }) => this.holdsOn(days, day));
      stretches.push(
        ...hours.map(({ from, to }): [number, number] => [day * DAY + ofDay(from), day * DAY + ofDay(to)]),
      );
    }
    stretches.sort(([a], [b]) => a - b);
    if (stretches.some(([from, to], index) => from >= to || from < (stretches[index - 1]?.[1] ?? 0)))
      this.complain(`${path}.open`, 'hours must end after they begin, and must not overlap');
    if (stretches.length === 0) this.complain(`${path}.open`, 'it is never open');
    return new OpenTimes(stretches);
  }

  private lengthByChance(path: string, given: ChanceOfLength): Distribution {
    return this.distribution(path, given, (value) => this.ms(value as Length));
  }

  private distribution(
    path: string,
    given: ChanceOfLength | ChanceOfFactor,
    value: (given: unknown) => number,
  ): Distribution {
    const list = (name: string, from: unknown): ByPeriod => {
      const values = Array.isArray(from) ? from : [from];
      this.checkCount(`${path}.${name}`, values);
      return values.map(value);
    };
    const plain = (name: string, from: unknown): ByPeriod => {
      const values = (Array.isArray(from) ? from : [from]) as number[];
      this.checkCount(`${path}.${name}`, values);
      return values;
    };
    if ('constant' in given) return always(list('constant', given.constant));
    if ('exponential' in given)
      return 'mean' in given.exponential
        ? exponential(list('mean', given.exponential.mean))
        : exponential(plain('rate', given.exponential.rate).map((rate) => value(1) / rate));
    if ('uniform' in given) {
      const [from, to] = [list('from', given.uniform.from), list('to', given.uniform.to)];
      if (from.some((each, period) => each > (to[period % to.length] ?? 0)))
        this.complain(`${path}.uniform`, 'from must not be more than to');
      return uniform(from, to);
    }
    if ('gamma' in given) return gamma(plain('shape', given.gamma.shape), list('mean', given.gamma.mean));
    if ('lognormal' in given)
      return lognormal(list('mean', given.lognormal.mean), list('deviation', given.lognormal.deviation));
    const rows = (Array.isArray(given.data[0]) ? given.data : [given.data]) as unknown[][];
    this.checkCount(`${path}.data`, rows);
    return fromData(rows.map((row) => row.map(value)));
  }

  /** A list of one value is for all periods; a shorter one that divides their number repeats, as days do. */
  private perPeriod(path: string, given: number | readonly number[]): number[] {
    const values = typeof given === 'number' ? [given] : given;
    this.checkCount(path, values);
    return this.periodEnds.map((_, period) => values[period % values.length]!);
  }

  private checkCount(path: string, values: readonly unknown[]): void {
    const periods = this.periodEnds.length;
    if (periods % values.length !== 0)
      this.complain(path, `has ${values.length} values, which cannot be repeated over ${periods} periods`);
  }

  private findTwice(path: string, all: readonly { id: string }[]): void {
    const seen = new Set<string>();
    for (const { id } of all) {
      if (seen.has(id)) this.complain(`${path}.${id}`, 'this ID is used twice');
      seen.add(id);
    }
  }

  private startOf(period: number): number {
    return period === 0 ? 0 : this.periodEnds[period - 1]!;
  }

  private weekdayOf(day: number): number {
    return (WEEKDAYS.indexOf(this.file['first-day']) + day) % 7;
  }

  private ms(length: Length): number {
    return milliseconds(length, this.file.unit);
  }

  private complain(path: string, message: string): void {
    this.faults.push({ path, message });
  }
}

/** A type that names its groups asks for nothing that others ask for too. */
const serviceOf = ({ id, service, groups }: TypeFile): string => service ?? (groups ? `only ${id}` : id);

/** Milliseconds after midnight of a time such as 9:00. */
function ofDay(time: string): number {
  const [hours, minutes] = time.split(':');
  return Number(hours) * HOUR + Number(minutes) * 60_000;
}
