import './brand.css';

export const Brand = () => (
  <span className="brand">
    <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width="28" height="28" />
    Frontdoor
  </span>
);
