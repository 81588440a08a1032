import { useState, type ReactNode } from 'react';
import { Panel } from './panel.js';
import { Segments } from './segments.js';

interface Props {
  title: string;
  chart: ReactNode;
  table: ReactNode;
}

/** The same figures as a picture or as a table; the reader chooses. */
export const ChartPanel = ({ title, chart, table }: Props) => {
  const [as, setAs] = useState<'chart' | 'table'>('chart');
  return (
    <Panel
      title={title}
      aside={
        <Segments
          label={`${title}: show as`}
          value={as}
          options={[
            { value: 'chart', label: 'Chart' },
            { value: 'table', label: 'Table' },
          ]}
          onChange={setAs}
        />
      }
    >
      {as === 'chart' ? chart : table}
    </Panel>
  );
};
