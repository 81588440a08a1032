import { channel as channels, CHANNELS } from '@frontdoor/contracts';
import { useAgents } from '../../casework/use-agents.js';
import { useMe } from '../../session/me.js';
import { Choice } from '../../ui/choice.js';
import { Segments } from '../../ui/segments.js';
import { OwnDays } from './own-days.js';
import { daysOf, type Period, periods, periodWord } from './period.js';
import { today } from '@internationalized/date';
import { splits, splitWord, type View } from './view.js';
import './score-filters.css';

const periodOptions = [
  ...periods.map((value) => ({ value, label: periodWord[value] })),
  { value: 'own' as const, label: 'Own dates' },
];

interface Props {
  view: View;
  onChange: (view: View) => void;
}

export const ScoreFilters = ({ view, onChange }: Props) => {
  const { services, zone } = useMe().organisation;
  const teams = new Set([...(useAgents().data ?? []).map(({ team }) => team), view.team].filter(Boolean));
  const choosePeriod = (period: Period | 'own') =>
    onChange({ ...view, period, ...(period === 'own' ? {} : daysOf(period, today(zone))) });
  return (
    <div className="score-filters">
      <Choice label="Period" value={view.period} options={periodOptions} onChange={choosePeriod} />
      {view.period === 'own' && <OwnDays view={view} onChange={onChange} />}
      <Choice
        label="Service"
        value={view.service}
        options={[
          { value: '', label: 'All services' },
          ...services.map(({ slug, name }) => ({ value: slug, label: name })),
        ]}
        onChange={(service) => onChange({ ...view, service })}
      />
      <Choice
        label="Channel"
        value={view.channel}
        options={[
          { value: '', label: 'All channels' },
          ...channels.options.map((value) => ({ value, ...CHANNELS[value] })),
        ]}
        onChange={(channel) => onChange({ ...view, channel })}
      />
      <Choice
        label="Team"
        value={view.team}
        options={[
          { value: '', label: 'All teams' },
          ...[...teams].toSorted().map((team) => ({ value: team, label: team })),
        ]}
        onChange={(team) => onChange({ ...view, team })}
      />
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
    </div>
  );
};
