import './skeleton.css';

/** Grey lines where content is about to appear. */
export const Skeleton = ({ rows = 5, label = 'Loading' }: { rows?: number; label?: string }) => (
  <div className="skeleton" role="status">
    <span className="visually-hidden">{label}…</span>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className="skeleton-row" aria-hidden="true">
        <span />
        <span />
      </div>
    ))}
  </div>
);
