import { api, CHANNELS, type Forecast } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { call, hrefOf } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ServiceChoice } from '../../casework/service-choice.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { ChartPanel } from '../../ui/chart-panel.js';
import { DateInput } from '../../ui/date-picker.js';
import { Day } from '../../ui/day.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { Campaigns } from './campaigns.js';
import { DayPlot } from './day-plot.js';
import { clockOf, kindWord, percent, tenths } from './words.js';
import './forecast-page.css';
import { many } from '../../ui/many.js';

type ForecastDay = Forecast['days'][number];

const Errors = ({ forecast: { backtest, learntFrom } }: { forecast: Forecast }) => {
  const rows = [
    ['By half-hour: all that was off ÷ all that came (WAPE)', backtest.byHalfHour],
    ['By day: all that was off ÷ all that came (WAPE)', backtest.byDay],
    ['By day: mean of the shares (MAPE)', backtest.meanOfDays],
  ] as const;
  return (
    <Panel title="How far off it was">
      <p className="panel-body quiet small">
        {learntFrom
          ? `Learnt from ${many(learntFrom.contacts, 'contact')} of ${many(learntFrom.days, 'day')}. Each of the last ${backtest.days} days was foreseen from the days before it alone, and held against what came.`
          : 'Nothing came before today: there is nothing to learn from.'}
      </p>
      <WideTable label="Error against the past">
        <thead>
          <tr>
            <th scope="col">Measure</th>
            <th scope="col" className="number">
              This forecast
            </th>
            <th scope="col" className="number">
              Same weekday a week before
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, { ours, naive }]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="number">{percent(ours)}</td>
              <td className="number">{percent(naive)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </Panel>
  );
};

const BY = {
  'erlang-a': 'Erlang A: 90 % begun with in time',
  'erlang-c': 'Erlang C: 90 % begun with in time',
  workload: 'the work itself, at 85 % of the time',
} as const;

const Needs = ({ needs }: { needs: Forecast['needs'] }) => (
  <Panel title="People needed" aside={<Link to="/what-if">Simulate a day</Link>}>
    <p className="panel-body quiet small">
      At once, in the fullest half-hour of these days, for each kind by itself: a quick estimate, which knows
      nothing of people who do several things. A simulation of the day is the answer.
    </p>
    {needs.length === 0 ? (
      <p className="panel-body">Nothing is expected.</p>
    ) : (
      <WideTable label="People needed">
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">Channel</th>
            <th scope="col">Promise</th>
            <th scope="col" className="number">
              Contacts
            </th>
            <th scope="col" className="number">
              Minutes each
            </th>
            <th scope="col" className="number">
              People
            </th>
            <th scope="col">By</th>
          </tr>
        </thead>
        <tbody>
          {needs.map(({ service, channel, promise, contacts, minutes, isLearnt, people, by }) => (
            <tr key={`${service} ${channel}`}>
              <th scope="row">{service}</th>
              <td>{CHANNELS[channel].label}</td>
              <td>{promise?.title ?? <span className="quiet">none</span>}</td>
              <td className="number">{tenths(contacts)}</td>
              <td className="number">
                {tenths(minutes)}
                {!isLearnt && <span className="quiet"> (taken for granted)</span>}
              </td>
              <td className="number">{people}</td>
              <td className="quiet small">{BY[by]}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    )}
  </Panel>
);

const DayTable = ({ day }: { day: ForecastDay }) => (
  <WideTable label="By half-hour">
    <thead>
      <tr>
        <th scope="col">From</th>
        <th scope="col" className="number">
          Contacts
        </th>
        <th scope="col" className="number">
          People needed
        </th>
      </tr>
    </thead>
    <tbody>
      {day.halves.map((contacts, half) => (
        <tr key={clockOf(half)}>
          <th scope="row">{clockOf(half)}</th>
          <td className="number">{tenths(contacts)}</td>
          <td className="number">{day.people[half]}</td>
        </tr>
      ))}
    </tbody>
  </WideTable>
);

const Days = ({ days }: { days: Forecast['days'] }) => {
  const [chosen, choose] = useState<string | null>(null);
  const day = days.find(({ date }) => date === chosen) ?? days[0];
  const most = Math.max(1, ...days.map(({ total }) => total));
  return (
    <>
      <Panel title="Day by day">
        <WideTable label="Contacts foreseen by day">
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Kind</th>
              <th scope="col" className="number">
                Contacts
              </th>
              <th scope="col">
                <span className="visually-hidden">As a bar</span>
              </th>
              <th scope="col">
                <span className="visually-hidden">Look at it</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, kind, total }) => (
              <tr key={date}>
                <th scope="row">
                  <Day date={date} />
                </th>
                <td>{kindWord[kind]}</td>
                <td className="number">{tenths(total)}</td>
                <td className="forecast-bar" aria-hidden="true">
                  <svg width="100%" height="14">
                    <rect className={`forecast-${kind}`} width={`${(total / most) * 100}%`} height="14" />
                  </svg>
                </td>
                <td>
                  <ActionButton
                    size="small"
                    look="quiet"
                    aria-label={`${date === day?.date ? 'Shown below' : 'By half-hour'}: ${date}`}
                    onPress={() => choose(date)}
                  >
                    {date === day?.date ? 'Shown below' : 'By half-hour'}
                  </ActionButton>
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </Panel>
      {day && (
        <ChartPanel
          title="By half-hour"
          chart={
            <div className="panel-body">
              <p className="small">
                <Day date={day.date} />
              </p>
              <DayPlot day={day} />
            </div>
          }
          table={<DayTable day={day} />}
        />
      )}
    </>
  );
};

/** What is foreseen by half-hour, how far off that was, and how many people it takes. */
export const ForecastPage = () => {
  const zone = useZone();
  const [from, setFrom] = useState<string | null>(() => today(zone).add({ days: 1 }).toString());
  const [service, setService] = useState('');
  const query = { ...(from ? { from } : {}), ...(service ? { service } : {}) };
  const forecast = useQuery({
    queryKey: [...keys.forecast, query],
    queryFn: ({ signal }) => call(api.readForecast, { query }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <Page
      title="Forecast"
      actions={
        <>
          <Link className="button button-plain button-normal" to="/scoreboard/demand">
            <Icon name="clock" /> Demand by hour
          </Link>
          <a className="button button-plain button-normal" href={hrefOf(api.readForecastCsv, { query })}>
            <Icon name="download" /> CSV
          </a>
        </>
      }
    >
      <Panel title="Two weeks">
        <div className="forecast-filters panel-body">
          <DateInput label="From" value={from} onChange={setFrom} />
          <ServiceChoice label="Service" value={service} onChange={setService} />
          {service !== '' && <ActionButton onPress={() => setService('')}>All services</ActionButton>}
        </div>
      </Panel>
      <Loaded query={forecast} rows={8}>
        {(data) => (
          <>
            <Days days={data.days} />
            <Needs needs={data.needs} />
            <Errors forecast={data} />
          </>
        )}
      </Loaded>
      <Campaigns />
    </Page>
  );
};
