import type { ScoreRow } from '@frontdoor/contracts';
import type { PublicRate } from '@frontdoor/use-cases';
import type { PromiseScores } from './promise-scores.js';
import { decided, ENOUGH, sayClock, sayNumber, sayShare, sayTimes } from './score-words.js';

/** Every promise at a look. The name of a promise has a line of its own, so that narrow screens have room for it. */
export const ScoreTable = ({ promises }: { promises: readonly PromiseScores[] }) => (
  <table className="govuk-table scores">
    <caption className="govuk-table__caption govuk-table__caption--m">
      What we kept, and what was late
    </caption>
    <thead className="govuk-table__head">
      <tr className="govuk-table__row">
        <th scope="col" className="govuk-table__header">
          Promised
        </th>
        <th scope="col" className="govuk-table__header">
          In time
        </th>
        <th scope="col" className="govuk-table__header">
          Late
        </th>
      </tr>
    </thead>
    {promises.map(({ id, title, rows, rates }) => (
      <tbody key={id} className="govuk-table__body">
        <tr>
          <th scope="rowgroup" colSpan={3} className="govuk-table__header">
            {title}
          </th>
        </tr>
        {rows.map((row) => (
          <ClockRow key={`${row.clockId} ${row.charter.hash}`} row={row} />
        ))}
        {rates.map((rate) => (
          <RateRow key={rate.share.definition} rate={rate} />
        ))}
      </tbody>
    ))}
  </table>
);

function ClockRow({ row }: { row: ScoreRow }) {
  const all = decided(row);
  const clock = sayClock(row.clockId);
  const cell = (count: number) => (
    <td className="govuk-table__cell">
      {all < ENOUGH ? (
        `${count} of ${all}`
      ) : (
        <>
          {sayShare(count / all)}
          <small>{sayNumber(count)}</small>
        </>
      )}
    </td>
  );
  const notes = [
    all < ENOUGH ? undefined : sayTimes(row),
    row.extended > 0 ? `${sayNumber(row.extended)} more met by a later date that was agreed.` : undefined,
  ].filter((note) => note !== undefined);
  return (
    <>
      <tr className={notes.length > 0 ? 'govuk-table__row noted' : 'govuk-table__row'}>
        <td className="govuk-table__cell">
          {clock ? `${clock} within` : 'Within'} {row.within}
        </td>
        {all === 0 ? (
          <td className="govuk-table__cell" colSpan={2}>
            None was due
          </td>
        ) : (
          <>
            {cell(row.kept)}
            {cell(row.missed)}
          </>
        )}
      </tr>
      {notes.length > 0 && (
        <tr className="govuk-table__row">
          <td className="govuk-table__cell notes" colSpan={3}>
            {notes.join(' ')}
          </td>
        </tr>
      )}
    </>
  );
}

function RateRow({ rate: { share, atLeast, atMost } }: { rate: PublicRate }) {
  const promised = [
    atLeast !== undefined && `at least ${atLeast} %`,
    atMost !== undefined && `at most ${atMost} %`,
  ].filter(Boolean);
  return (
    <tr className="govuk-table__row">
      <td className="govuk-table__cell">
        {promised.length > 0 ? `Promised: ${promised.join(' and ')}` : 'Counted'}
      </td>
      <td className="govuk-table__cell" colSpan={2}>
        {share.share === null
          ? 'There were none'
          : share.of < ENOUGH
            ? `${Math.round(share.share * share.of)} of ${share.of}`
            : `${sayShare(share.share)} of ${sayNumber(share.of)}`}
      </td>
    </tr>
  );
}
