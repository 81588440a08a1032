import { parseDate, today } from '@internationalized/date';
import { ChannelChoice, ServiceChoice } from '../../casework/filter-choices.js';
import { useAgents } from '../../casework/use-agents.js';
import { useMe } from '../../session/me.js';
import { useZone } from '../../time/zone.js';
import { Choice } from '../../ui/choice.js';
import { DateInput } from '../../ui/date-picker.js';
import { Segments } from '../../ui/segments.js';
import { daysOf, type Period, periods, periodWord } from './period.js';
import { splits, splitWord, type View } from './view.js';
import './score-filters.css';

/** A first and a last day of one's own; the one that would turn the period round follows the other. */
const OwnDays = ({ view, onChange }: { view: View; onChange: (view: View) => void }) => {
  const latest = today(useZone());
  return (
    <>
      <DateInput
        label="First day"
        value={view.from}
        latest={latest}
        onChange={(from) => from && onChange({ ...view, from, to: from > view.to ? from : view.to })}
      />
      <DateInput
        label="Last day"
        value={view.to}
        earliest={parseDate(view.from)}
        latest={latest}
        onChange={(to) => to && onChange({ ...view, to, from: to < view.from ? to : view.from })}
      />
    </>
  );
};

const periodOptions = [
  ...periods.map((value) => ({ value, label: periodWord[value] })),
  { value: 'own' as const, label: 'Own dates' },
];

interface Props {
  view: View;
  /** Whether the rows can be split up. */
  isSplit?: boolean;
  onChange: (view: View) => void;
}

export const ScoreFilters = ({ view, isSplit = true, onChange }: Props) => {
  const { zone } = useMe().organisation;
  const teams = new Set([...(useAgents().data ?? []).map(({ team }) => team), view.team].filter(Boolean));
  const choosePeriod = (period: Period | 'own') =>
    onChange({ ...view, period, ...(period === 'own' ? {} : daysOf(period, today(zone))) });
  return (
    <div className="score-filters">
      <Choice label="Period" value={view.period} options={periodOptions} onChange={choosePeriod} />
      {view.period === 'own' && <OwnDays view={view} onChange={onChange} />}
      <ServiceChoice value={view.service} onChange={(service) => onChange({ ...view, service })} />
      <ChannelChoice value={view.channel} onChange={(channel) => onChange({ ...view, channel })} />
      <Choice
        label="Team"
        value={view.team}
        options={[
          { value: '', label: 'All teams' },
          ...[...teams].toSorted().map((team) => ({ value: team, label: team })),
        ]}
        onChange={(team) => onChange({ ...view, team })}
      />
      {isSplit && (
        <div className="field">
          <span className="react-aria-Label" aria-hidden="true">
            Split by
          </span>
          <Segments
            label="Split by"
            value={view.by}
            options={splits.map((value) => ({ value, label: splitWord[value] }))}
            onChange={(by) => onChange({ ...view, by })}
          />
        </div>
      )}
    </div>
  );
};
