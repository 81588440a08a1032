import { api, CHANNELS } from '@frontdoor/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, hrefOf } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { count, percent, tenths } from './numbers.js';
import { queryOf, type View } from './view.js';

const HEADS = [
  ...['Enquiries', 'Settled at first contact', 'Repeated', 'Handed on', 'Hops', 'Back to where it was'],
  ...['Minutes lost', 'Replies', 'Asked again'],
];

/** How enquiries went on, per service and channel: what was settled at first, handed on, repeated and asked again. */
export const HandoverTable = ({ view }: { view: View }) => {
  const query = queryOf(view);
  const figures = useQuery({
    queryKey: [...keys.scoreboard, 'handovers', query],
    queryFn: ({ signal }) => call(api.readHandoverFigures, { query }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return (
    <Panel
      title="Handovers and what was asked again"
      aside={
        <a
          className="button button-quiet button-small"
          href={hrefOf(api.readHandoverCsv, { query })}
          download
        >
          <Icon name="download" size={16} /> CSV <span className="visually-hidden">of handovers</span>
        </a>
      }
    >
      <Loaded query={figures} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="panel-body quiet">No enquiry was opened in this period.</p>
          ) : (
            <WideTable label="Handovers and what was asked again">
              <thead>
                <tr>
                  <th scope="col">Service and channel</th>
                  {HEADS.map((head) => (
                    <th key={head} scope="col" className="number">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={`${row.service} ${row.channel}`}>
                    <th scope="row" className="described">
                      <strong>{row.service}</strong> {CHANNELS[row.channel].label}
                    </th>
                    <td className="number">{count(row.enquiries)}</td>
                    <td className="number">{percent(row.firstContact)}</td>
                    <td className="number">{count(row.repeated)}</td>
                    <td className="number">{count(row.handedOn)}</td>
                    <td className="number">{count(row.hops)}</td>
                    <td className="number">{count(row.returns)}</td>
                    <td className="number">{row.lostMinutes === null ? '–' : tenths(row.lostMinutes)}</td>
                    <td className="number">{count(row.replies)}</td>
                    <td className="number">{percent(row.askedAgain)}</td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
          )
        }
      </Loaded>
    </Panel>
  );
};
