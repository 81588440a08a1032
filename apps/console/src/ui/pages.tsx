import { ActionButton } from './action-button.js';
import './pages.css';

interface Props {
  /** Of what, as in `Later incidents`. */
  what: string;
  page: number;
  last: number;
  onPage: (page: number) => void;
}

/** Leads from page to page; nothing where there is one. */
export const Pages = ({ what, page, last, onPage }: Props) =>
  last <= 1 ? null : (
    <nav className="pages-nav" aria-label={`Pages of ${what}`}>
      <ActionButton icon="left" isDisabled={page <= 1} onPress={() => onPage(page - 1)}>
        Earlier {what}
      </ActionButton>
      <span>
        Page {page} of {last}
      </span>
      <ActionButton icon="right" isDisabled={page >= last} onPress={() => onPage(page + 1)}>
        Later {what}
      </ActionButton>
    </nav>
  );
