import { CHANNELS, type Forecast } from '@frontdoor/contracts';
import { Directory } from '@frontdoor/casework/directory';
import { readConfig } from '@frontdoor/platform';
import { forecastCsv, ForecastDemand } from '@frontdoor/use-cases';
import { withDatabase } from '../database.js';
import { WrongUsage } from '../faults.js';
import type { Io } from '../io.js';
import { document, table } from '../table.js';
import { withUseCases } from '../use-cases.js';

interface Options {
  from?: string;
  to?: string;
  service?: string;
  csv?: boolean;
  json?: boolean;
}

/** Foresees what comes, as the console shows it. */
export async function forecastCommand(io: Io, options: Options): Promise<void> {
  const { from, to, service, csv, json } = options;
  for (const day of [from, to])
    if (day !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(day))
      throw new WrongUsage(`${day} is no day: write it as 2026-12-01.`);
  const config = readConfig(io.environment);
  const say = (line: string): void => (json || csv ? undefined : io.err(`${line}\n`));
  const forecast = await withDatabase(config, { say }, ({ url }) =>
    withUseCases(io, config, url, async (app) => {
      const { id } = await app.get(Directory).theOrganisation();
      return app.get(ForecastDemand).read(id, { from, to, service });
    }),
  );
  await io.out(csv ? forecastCsv(forecast) : json ? document(forecast) : sayForecast(forecast));
}

const share = (value: number | null): string => (value === null ? '–' : `${(value * 100).toFixed(1)} %`);

function sayForecast({ days, backtest, needs, learntFrom }: Forecast): string {
  const learnt = learntFrom
    ? `Learnt from ${learntFrom.contacts} contacts of ${learntFrom.days} days.`
    : 'Nothing came before today: there is nothing to learn from.';
  return [
    table(
      ['Day', 'Kind', 'Contacts', 'People at once'],
      days.map(({ date, kind, total, people }) => [
        date,
        kind,
        total.toFixed(1),
        String(Math.max(...people)),
      ]),
    ),
    table(
      ['Error of the last days', 'This forecast', 'Same weekday a week before'],
      [
        ['WAPE by half-hour', share(backtest.byHalfHour.ours), share(backtest.byHalfHour.naive)],
        ['WAPE by day', share(backtest.byDay.ours), share(backtest.byDay.naive)],
        ['MAPE by day', share(backtest.meanOfDays.ours), share(backtest.meanOfDays.naive)],
      ],
    ),
    table(
      ['Service', 'Channel', 'Contacts', 'Minutes each', 'People at once', 'By'],
      needs.map(({ service, channel, contacts, minutes, people, by }) => [
        ...[service, CHANNELS[channel].label, contacts.toFixed(1), minutes.toFixed(1)],
        ...[String(people), by],
      ]),
    ),
    `${learnt}\n`,
  ].join('\n');
}
