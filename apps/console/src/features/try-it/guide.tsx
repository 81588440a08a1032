import { Link } from 'react-router';
import './guide.css';

/** The whole loop in three steps. */
export const Guide = () => (
  <ol className="guide">
    <li>
      <strong>Write as a customer.</strong> Choose a channel below, keep the example or change it, and send.
    </li>
    <li>
      <strong>Answer as an agent.</strong> Go to <Link to="/">the queue</Link>, press “Take next”, read,
      reply.
    </li>
    <li>
      <strong>See what the customer got.</strong> Come back here: the reply stands under “What the customer
      has received”, and the promise in the enquiry is kept.
    </li>
  </ol>
);
