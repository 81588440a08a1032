import type { OpenPromise } from '@frontdoor/contracts';
import { PromiseRow } from './promise-row.js';
import './promise-table.css';

/** Open promises, the earliest due first. */
export const PromiseTable = ({ promises }: { promises: readonly OpenPromise[] }) => (
  <table className="promise-table">
    <thead>
      <tr>
        <th scope="col">Due</th>
        <th scope="col">Promise</th>
        <th scope="col">Enquiry</th>
        <th scope="col">Who has it</th>
      </tr>
    </thead>
    <tbody>
      {promises.map((promise) => (
        <PromiseRow key={promise.commitmentId} promise={promise} />
      ))}
    </tbody>
  </table>
);
