import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Icon } from './icon.js';
import './pop-up.css';

interface Props {
  title: string;
  /** Without these, the surrounding DialogTrigger opens and closes it. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children: (close: () => void) => ReactNode;
}

/** A dialog over the page: Escape, the cross and a press beside it close it. */
export const PopUp = ({ title, children, ...open }: Props) => (
  <ModalOverlay className="pop-up-veil" isDismissable {...open}>
    <Modal className="pop-up">
      <Dialog className="pop-up-dialog">
        {({ close }) => (
          <>
            <header className="pop-up-head">
              <Heading slot="title">{title}</Heading>
              <Button slot="close" className="button button-quiet button-icon" aria-label="Close">
                <Icon name="cross" />
              </Button>
            </header>
            {children(close)}
          </>
        )}
      </Dialog>
    </Modal>
  </ModalOverlay>
);
