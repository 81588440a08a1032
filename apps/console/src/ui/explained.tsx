import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './icon.js';
import './explained.css';

/** A question mark that says what a figure counts. */
export const Explained = ({ what, text }: { what: string; text: string }) => (
  <DialogTrigger>
    <Button className="explained-button" aria-label={`What is counted: ${what}`}>
      <Icon name="question" size={16} />
    </Button>
    <Popover className="popover" placement="bottom">
      <Dialog className="explained" aria-label={`What is counted: ${what}`}>
        {text}
      </Dialog>
    </Popover>
  </DialogTrigger>
);
