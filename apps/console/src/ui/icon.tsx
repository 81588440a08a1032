import { iconPaths, type IconName } from './icon-paths.js';
import './icon.css';

/** A picture beside words: hidden from screen readers, which read the words. */
export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg className="icon" viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
    <path d={iconPaths[name]} />
  </svg>
);
