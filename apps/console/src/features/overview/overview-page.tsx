import { api, type ServiceLoads } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { mayUse, useMe } from '../../session/me.js';
import { Badge } from '../../ui/badge.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { Absent } from './absent.js';
import { LastingCalls } from './lasting-calls.js';
import { LiveBoard, NextHours } from './live-board.js';
import { ServiceTable } from './service-table.js';
import { useServiceLoads } from './use-service-loads.js';
import './overview-page.css';

const sum = (figures: readonly number[]) => figures.reduce((total, figure) => total + figure, 0);

/** The whole in one line, the pressing first. */
const Totals = ({ loads: { services, isAtLeast } }: { loads: ServiceLoads }) => {
  const missed = sum(services.map((each) => each.missed));
  const atRisk = sum(services.map((each) => each.atRisk));
  const due = sum(services.map((each) => each.dueThisHour));
  const atLeast = isAtLeast ? 'at least ' : '';
  return (
    <p className="overview-totals">
      {missed > 0 && (
        <Badge tone="bad" icon="missed">
          {atLeast}
          {missed} missed
        </Badge>
      )}
      {atRisk > 0 && (
        <Badge tone="risk" icon="at-risk">
          {atLeast}
          {atRisk} at risk
        </Badge>
      )}
      {missed === 0 && atRisk === 0 && (
        <Badge tone="good" icon="check">
          Every promise on track
        </Badge>
      )}
      <span className="figures">
        {sum(services.map((each) => each.waiting))} waiting,{' '}
        {due === 0 ? (
          'none due within the hour'
        ) : (
          <Link to="/queue?view=all&due=hour">
            {atLeast}
            {due} due within the hour
          </Link>
        )}
        , {sum(services.map((each) => each.assigned))} in hand
      </span>
      <Link to="/queue">Open the queue</Link>
    </p>
  );
};

/** A supervisor’s first page: what waits where, what is pressing, and whose work lies still. */
export const OverviewPage = () => {
  const me = useMe();
  const loads = useServiceLoads();
  return (
    <Page title="Overview">
      <Loaded query={loads} rows={8}>
        {(data) => (
          <>
            <Totals loads={data} />
            <NextHours />
            {mayUse(me, api.listCalls) && <LastingCalls />}
            <Panel title="Services, the most pressing first">
              <ServiceTable services={data.services} />
            </Panel>
            <LiveBoard />
            <Absent />
          </>
        )}
      </Loaded>
    </Page>
  );
};
