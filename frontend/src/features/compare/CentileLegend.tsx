export function CentileLegend({ own }: { own: string | undefined }) {
  const swatch = (drawn: "band-outer" | "band-inner") => (
    <svg width="24" height="14" aria-hidden="true">
      <rect className={drawn} width="24" height="14" />
    </svg>
  );
  return (
    <ul className="icon-key legend">
      <li>{swatch("band-inner")}the middle half, 25th to 75th centile</li>
      <li>{swatch("band-outer")}nine in ten, 5th to 95th centile</li>
      <li>
        <svg width="24" height="14" aria-hidden="true">
          <path className="centre" d="M0 7H24" />
        </svg>
        median
      </li>
      {own && (
        <li>
          <svg width="24" height="14" aria-hidden="true">
            <path className="line line--own" d="M0 7H24" />
          </svg>
          {own}
        </li>
      )}
    </ul>
  );
}
