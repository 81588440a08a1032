import { amount } from './numbers.js';

/** A length of time in its own unit; a dash when nothing was met. */
export const AmountCell = ({ value, unit }: { value: number | null; unit: string }) => {
  if (value === null) return <td className="number">–</td>;
  const said = amount(value, unit);
  return (
    <td className="number">
      {said.figure} <span className="score-unit quiet small">{said.unit}</span>
    </td>
  );
};
