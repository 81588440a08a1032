import { type Demand, WEEKDAYS } from '@frontdoor/contracts';
import { HoursInput } from '../../../casework/hours-input.js';
import { hoursInWords, weekdayWord } from '../../../casework/week.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Panel } from '../../../ui/panel.js';
import { count, percent, tenths } from '../numbers.js';
import { all, within, type WeekOfHours } from './demand.js';
import { many } from '../../../ui/many.js';

/** What other hours would change, beside those in force. */
const Comparison = ({ demand, now, tried }: { demand: Demand; now: WeekOfHours; tried: WeekOfHours }) => {
  const total = all(demand);
  const rows = [
    { name: 'Now', ...within(demand, now) },
    { name: 'With these hours', ...within(demand, tried) },
  ];
  const [before, after] = rows;
  const more = (after?.hours ?? 0) - (before?.hours ?? 0);
  return (
    <>
      <table className="figure-table">
        <caption className="visually-hidden">The hours in force beside those that are tried</caption>
        <thead>
          <tr>
            <th scope="col">Hours</th>
            <th scope="col">A week</th>
            <th scope="col">Come while open</th>
            <th scope="col">Unanswered calls outside</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, hours, came, unanswered }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{tenths(hours)} hours</td>
              <td>
                {percent(total.came === 0 ? null : came / total.came)}{' '}
                <span className="quiet">({count(came)})</span>
              </td>
              <td>{count(total.unanswered - unanswered)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status" className="panel-body">
        {more === 0 && after?.came === before?.came
          ? 'Type other hours to see what they would change.'
          : `${more < 0 ? `${tenths(-more)} hours a week less` : `${tenths(more)} hours a week more`}: ${
              (after?.came ?? 0) < (before?.came ?? 0)
                ? `${many((before?.came ?? 0) - (after?.came ?? 0), 'contact')} would no longer come while it is open.`
                : `${many((after?.came ?? 0) - (before?.came ?? 0), 'more contact')} would come while it is open.`
            }`}
      </p>
    </>
  );
};

interface Props {
  demand: Demand;
  texts: readonly string[];
  tried: WeekOfHours;
  onChange: (texts: readonly string[]) => void;
}

/** The hours of a week as people write them. */
export const asTexts = (week: WeekOfHours): string[] =>
  week.map((hours) =>
    hours.length === 0 ? '' : hoursInWords(hours).replaceAll(' to ', '-').replaceAll(' and ', ', '),
  );

/** Other opening hours, tried on what came. Nothing is changed by them. */
export const OtherHours = ({ demand, texts, tried, onChange }: Props) => (
  <Panel
    title="Try other hours"
    aside={
      <ActionButton size="small" onPress={() => onChange(asTexts(demand.calendar.hours))}>
        As they are
      </ActionButton>
    }
  >
    <p className="quiet small panel-body">On what came in this period. Nothing is changed by it.</p>
    <div className="demand-week">
      {WEEKDAYS.map((day, index) => (
        <HoursInput
          key={day}
          label={weekdayWord(day)}
          value={texts[index] ?? ''}
          onChange={(text) => onChange(texts.with(index, text))}
        />
      ))}
    </div>
    <Comparison demand={demand} now={demand.calendar.hours} tried={tried} />
  </Panel>
);
