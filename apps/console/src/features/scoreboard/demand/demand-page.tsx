import { api, type Demand } from '@frontdoor/contracts';
import { today } from '@internationalized/date';
import { useState } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { readHours } from '../../../casework/week.js';
import { useZone } from '../../../time/zone.js';
import { Day } from '../../../ui/day.js';
import { Icon } from '../../../ui/icon.js';
import { Loaded } from '../../../ui/loaded.js';
import { Message } from '../../../ui/message.js';
import { Page } from '../../../ui/page.js';
import { count, percent } from '../numbers.js';
import { ScoreFilters } from '../score-filters.js';
import { queryOf, searchOf, type View, viewOf } from '../view.js';
import { all, within } from './demand.js';
import { HeatMap } from './heat-map.js';
import { asTexts, OtherHours } from './other-hours.js';
import './demand-page.css';
import { many } from '../../../ui/many.js';

const useDemand = (view: View) => {
  const { by: _, ...query } = queryOf(view);
  return useQuery({
    queryKey: [...keys.scoreboard, 'demand', query],
    queryFn: ({ signal }) => call(api.readDemand, { query }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
};

/** What it comes to, in two sentences. */
const InShort = ({ demand }: { demand: Demand }) => {
  const total = all(demand);
  const open = within(demand, demand.calendar.hours);
  const { days, came } = demand.otherDays;
  return (
    <div className="panel demand-short">
      <p>
        <strong>{percent(open.came / total.came)}</strong> of {many(total.came, 'contact')} came while it is
        open, <strong>{count(total.came - open.came)}</strong> while it is closed;{' '}
        {many(total.unanswered - open.unanswered, 'call')} of these reached nobody.
      </p>
      <p className="quiet small">
        <Day date={demand.from} /> to <Day date={demand.to} />, in the time of {demand.zone}, by the hours of{' '}
        {demand.calendar.title} at the end of the period.
        {demand.calendar.assumption && ` ${demand.calendar.assumption}`}
        {days > 0 &&
          ` Besides, ${count(came)} came on ${days === 1 ? 'a day' : `${count(days)} days`} with other hours, such as bank holidays, which are left out here.`}
      </p>
    </div>
  );
};

const Report = ({ demand }: { demand: Demand }) => {
  const [texts, setTexts] = useState<readonly string[]>(() => asTexts(demand.calendar.hours));
  // While somebody types what makes no sense yet, the day keeps the hours that it has.
  const tried = texts.map((text, day) => readHours(text) ?? demand.calendar.hours[day] ?? []);
  if (all(demand).came === 0)
    return (
      <div className="panel">
        <Message icon="clock" title="Nothing came in this period.">
          <p>Choose a longer period, or take a filter away.</p>
        </Message>
      </div>
    );
  return (
    <>
      <InShort demand={demand} />
      <HeatMap demand={demand} week={tried} />
      <OtherHours demand={demand} texts={texts} tried={tried} onChange={setTexts} />
    </>
  );
};

/** When customers come, against the opening hours, and what other hours would change. */
export const DemandPage = () => {
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search, today(useZone()));
  const demand = useDemand(view);
  return (
    <Page
      title="Demand by hour"
      actions={
        <Link className="button button-plain button-normal" to={`/scoreboard?${searchOf(view)}`}>
          <Icon name="scoreboard" /> Scoreboard
        </Link>
      }
    >
      <ScoreFilters
        view={view}
        isSplit={false}
        onChange={(next) => setSearch(searchOf(next), { replace: true })}
      />
      <div className="scores" aria-busy={demand.isPlaceholderData}>
        <Loaded query={demand} rows={8}>
          {(loaded) => <Report demand={loaded} />}
        </Loaded>
      </div>
    </Page>
  );
};
