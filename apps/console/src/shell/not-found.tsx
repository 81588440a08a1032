import { Link } from 'react-router';
import { Message } from '../ui/message.js';
import { Page } from '../ui/page.js';

export const NotFound = () => (
  <Page title="There is no such page">
    <Message icon="question" title="The address may be mistyped, or the page may have moved.">
      <Link to="/">Go to the queue</Link>
    </Message>
  </Page>
);
